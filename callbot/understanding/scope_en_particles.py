"""English words that answer by themselves (yes, not really, sometimes), and the state of a clause."""

from __future__ import annotations

from callbot.understanding import scope_en_words as words
from callbot.understanding.claims import Kind
from callbot.understanding.scope_en_idle import Idle
from callbot.understanding.tokens import Token


class Particles(Idle):
    """The methods a tag take the token and its index."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__([_as_adverb(token) for token in tokens])
        self.subject = False
        """The clause has its subject."""
        self.auxiliary = -1
        """The token of its auxiliary."""
        self.subordinate = False
        self.clouded = False
        """After a word that could not be made out, past a negator."""
        self.of_whom = ""
        """Whom the clause speaks of, if not of the speaker."""

    def _reach(self) -> int:
        return -1 if self.negator >= 0 else 0 if self.clouded else 1

    def _close(self) -> None:
        self.negator, self.lost, self.excepting = -1, False, False
        self.clouded = False
        self.subject, self.auxiliary, self.aside = False, -1, False
        self.subordinate = False

    def _say(self, at: int, sign: int, kind: Kind, confidence: float, verb: str = "") -> None:
        start = max(0, at - 3) if kind in ("echo", "verb") else at
        if self.negator >= 0:
            start = min(start, self.negator)
        words = " ".join(token.text for token in self.tokens[start : at + 1])
        self._claim(at, sign, kind, confidence, words, verb)

    def _before(self, at: int) -> list[str]:
        """The last three words before this."""
        return [token.text for token in self.tokens[max(0, at - 3) : at]]

    def _initial(self, at: int) -> bool:
        """Nothing but fillers, or a finished answer, stands before."""
        return all(
            token.tag in ("soft", "fix", "yes", "no", "weak", "but", "adverb", "unknown")
            or token.text in ("i mean", "say", "said")
            for token in self.tokens[max(0, at - 4) : at]
        )

    def _ends(self, at: int) -> bool:
        """Whether an elliptic answer (I do, it is not) may end before this token."""
        if self._tag(at) in ("yes", "no"):
            stressed = self._text(at) in words.EMPHATIC and self._tag(at + 1) in ("end", "soft")
            return stressed or self._text(at) in words.PLAIN  # I have indeed
        if self._text(at) in words.HUMS:
            return True  # they do, uh-huh, every year
        often = self._text(at) in words.OFTEN and self.negator < 0
        if self._text(at) in words.LEANING or often:
            return self._tag(at + 1) in ("end", "soft")  # I do occasionally
        if at < len(self.tokens) and self.tokens[at].text in words.NOT_ENDING:
            return self._text(at) == "just" and self._text(at + 1) in ("me", "us")  # I do, just me
        asks = self._tag(at) == "ask" and self._text(at).split()[0] in words.ASKING_FIRST
        return asks or self._tag(at) in words.ENDING  # I have, is that a problem?

    def _after(self, at: int) -> int:
        """The next token that is no adverb and no determiner."""
        ahead = at + 1
        while self._strengthens(ahead) or (
            self._text(ahead) in words.DETERMINERS and self._tag(ahead + 1) in ("other", "verb")
        ):
            ahead += 1
        return ahead

    def _strengthens(self, at: int) -> bool:
        """An adverb, also one that says yes where it stands alone: totally unfair."""
        emphatic = self._text(at) in words.EMPHATIC and self._tag(at + 1) in ("other", "verb")
        return self._tag(at) == "adverb" or emphatic

    def _ends_list(self, at: int, token: Token) -> bool:
        """No cough, a fever though; no fever, a bit of a cough: an article ends what a "no" began."""
        behind_no = self.negator >= 0 and self._text(self.negator) == "no" and at - self.negator > 1
        if not behind_no or token.text not in words.ARTICLES or self._text(at - 1) in words.JOINING:
            return False
        self._close()
        self.governed[-1] = self._reach()
        return True

    def _yes(self, at: int, token: Token) -> None:
        if self._tag(at - 1) == "unsay" or (
            self._text(at - 1) in words.SAYING and self._quoted(at, 1)
        ):
            return
        if self.negator >= 0:
            self._say(at, -1, "agree", 0.9)
            self._close()
            return
        denied = bool(self.claims) and self.claims[-1].sign < 0
        if denied and token.text == "right" and self._text(at + 1) in words.LOCATING:
            return  # no, right in the middle of town
        goes_on = token.text.endswith(" it") and self._tag(at + 1) == "aux"
        if goes_on and self._text(at + 1) in words.MODAL:
            return  # I know it could be either
        if token.text.startswith("sure ") and self._tag(at + 1) == "neg":
            self.auxiliary = at  # I sure have not
            return
        if token.text not in words.SURE_ALONE and not self._answering(at, token):
            return
        heard = self._text(at + 1) == "i" and self._text(at + 2) in words.GRASPING
        if heard and self._text(at + 3) in ("you", "what", "that", "the", "perfectly"):
            return  # yes, I heard you
        asked_back = self._tag(at - 1) == "person"  # could he? Yeah
        of_another = self.aside and self.of_whom.startswith(("my ", "he", "she")) and not asked_back
        self._close()
        self.aside = of_another  # my brother does, yeah
        self._say(at, 1, "agree", 0.95)

    def _quoted(self, at: int, sign: int) -> bool:
        """I'm not saying no: a yes or no that is talked about, not given."""
        if self.negator >= 0 and not self.lost:
            self.claims = [claim for claim in self.claims if claim.token < self.negator]
            self._say(at, -sign, "agree", 0.62)
            self._close()
            return True
        if self._text(at - 2) in words.TOLD:
            self.aside = True  # everyone says yes
            self._say(at, sign, "agree", 0.62)
            return True
        to_another = self._text(at - 1) == "said" and self._text(at + 1) == "to"
        return self.lost or self._text(at - 2) == "to" or to_another

    def _answering(self, at: int, token: Token) -> bool:
        before, after = self._tag(at - 1), self._tag(at + 1)
        if token.text == "all right" and self._text(at - 1) in ("was", "were", "been"):
            return False  # it was all right: it could have been better
        if self.lost and not self._initial(at):
            return False
        if token.text in words.EMPHATIC:
            settled = before in ("no", "neg", "unsure") or after in ("no", "neg", "unsure", "hedge")
            if token.text in ("sure", "of course") and not settled and self._names(at + 1):
                return self._initial(at)
            return self._initial(at) and not settled and after not in ("other", "verb", "aux")
        echoing = before == "self" and token.text.startswith(("sure ", "would ", "could ", "can "))
        opinion = ("do not ", "have no ", "have to agree")  # I don't see a problem
        echoing = echoing or (before == "self" and token.text.startswith(opinion))
        echoing = echoing or (before == "person" and token.text.startswith("sure "))
        finished = before in ("aux", "adverb", "yes", "hedge") or after == "end"
        return echoing or finished or self._initial(at)

    def _names(self, at: int) -> bool:
        """Whether nothing but a thing is named from here on: sure, central air."""
        rest = self.tokens[at:]
        return 0 < len(rest) < 6 and all(token.tag in words.NAMING for token in rest)

    def _weak(self, at: int, token: Token) -> None:
        self._ends_list(at, token)
        if self.negator >= 0 and self._text(at + 1) in ("a", "an", "some"):
            self._close()  # not feeling great, a cough
            return
        lone = token.text in ("uhhuh", "mmhmm", "okay", "mm")
        if token.text == "okay" and self._text(at + 1) == "so" and self._tag(at + 2) != "end":
            return  # okay, so remember: it only begins to tell
        if self.negator >= 0 and (not lone or token.text == "okay"):
            if self._tag(at + 1) != "other":
                self._say(at, -1, "agree", 0.75)
        elif self.subject and self.auxiliary >= 0 and self._ends(at + 1) and not lone:
            self._say(at, 1, "content", 0.6, token.text)  # it was wonderful
        elif self._initial(at) and (
            lone
            or self._tag(at + 1) in ("end", "soft", "but", "yes", "fix")
            or (token.text in words.LIMITED and self._text(at + 1) in ("to", "for", "in"))
        ):
            self._say(at, 1, "weak", 0.75 if lone else 0.6)

    def _adverb(self, at: int, token: Token) -> None:
        self._ends_list(at, token)
        if token.text == "always have" and self.subject and self._ends(at + 1):
            self._say(at, 1, "echo", 0.9)
        asks = token.text == "really"  # oh really?
        measure = token.text in words.MEASURE or (token.text.endswith("ly") and not asks)
        if measure and self.negator < 0 and self._alone(at):
            self._say(at, 1, "weak", 0.7)

    def _alone(self, at: int) -> bool:
        """Whether the token is all of a clause, but for fillers."""
        return self._initial(at) and self._tag(at + 1) in ("end", "soft", "yes", "hedge")

    def _no(self, at: int, token: Token) -> None:
        if token.text == "no" and self._no_use(at):
            return
        if token.text.startswith("who ") and self._tag(at - 1) == "person" and self.aside:
            return  # it's my wife who has it
        rhetorical = ("why ", "are you ", "who ", "where ", "how ")
        finished = self._tag(at + 1) == "end" or self._text(at + 1) in words.NEW_SUBJECTS
        if token.text.startswith(rhetorical) and not finished:
            self.asking = self.lost = True
            return
        helped = token.text.startswith("not ") and self.auxiliary >= 0
        if helped and self._tag(at + 1) in ("verb", "aux", "other", "universal", "unsure"):
            self.negator = at  # "do not really have": no answer of its own
            return
        seldom = token.text in words.SELDOM or (
            token.text == "hardly" and self._tag(at + 1) == "aux"
        )
        if seldom and self._tag(at - 1) in ("self", "aux") and not self._ends(at + 1):
            self.negator = at  # I hardly ever turn it on
            return
        if self._tag(at - 1) == "unsay" or (
            self._text(at - 1) in words.SAYING and self._quoted(at, -1)
        ):
            return
        if token.text == "nothing" and self._text(at - 1) in words.SAYING:
            return  # I say nothing
        following = self._tag(at + 1)
        determiner = token.text == "no" and following in ("other", "verb", "slot", "universal")
        if token.text in words.NOUN_LIKE and self._excepts(at):
            self.lost = True  # nobody but me
            return
        if token.text == "no way" and following in ("self", "person"):
            self._say(at, -1, "agree", 0.9)
            self.negator = at  # there is no way I could
            return
        if self.negator >= at - 3 and self.negator >= 0 and token.text in words.WRONG:
            self._say(at, 1, "agree", 0.85)
            self._close()
            return
        if determiner and self._text(at - 1) == "with":
            self.negator = at  # a shack with no garage
            return
        asked = self.asking or self._text(at - 1) == "wish"  # have I been away? no
        ends = token.text in words.PLAIN and self._tag(at + 1) == "end"
        initial = self._initial(at) or (asked and ends)
        if not (self.lost and not initial):
            if token.text in words.NOUN_LIKE or (determiner and not initial):
                self._say(at, -1, "bare", 0.9)
            else:
                of_another = token.text.startswith("never ") and self.of_whom.startswith("my ")
                of_another = of_another and self.aside and self._tag(at - 1) == "person"
                self._close()
                self.aside = of_another  # my dad never did
                self._say(at, -1, "agree", 0.95)
        if determiner or (token.text in words.NOUN_LIKE and following in words.DETERMINED):
            self.negator = at

    def _unsure(self, at: int, token: Token) -> None:
        if token.text == "both" and self._tag(at + 1) not in ("end", "soft", "but"):
            return  # both fever and cough
        named = token.text == "both" and "and" in {t.text for t in self.tokens[max(0, at - 4) : at]}
        if named or (token.text == "whatever" and self._tag(at + 1) not in ("end", "soft")):
            return  # the subway and the buses both; whatever my daughter brings home
        self.unsure = self.unsure or token.text
        if token.text.endswith("not for"):
            self.claims.clear()  # I'd say no if it weren't for …
        self._close()
        self.lost = self.subordinate = True

    def _hedge(self, at: int, token: Token) -> None:
        self.hedged = True
        self._ends_list(at, token)
        if token.text == "not that i":
            if self._tag(at + 1) == "aux" and self._tag(at + 2) == "neg":
                self._say(at, 1, "echo", 0.7)  # not that I haven't
            self.lost = self.subordinate = True  # not that I have: neither
            return
        perhaps = self._text(at + 1) in ("maybe", "perhaps", "possibly")  # I guess, maybe
        if token.text in words.LEANING and self.negator < 0 and self._alone(at) and not perhaps:
            self._say(at, 1, "weak", 0.6)
        if self.negator >= 0 and token.text in words.REPORTING and self._tag(at + 1) == "end":
            self._say(at, -1, "agree", 0.6)

    def _fix(self, at: int, token: Token) -> None:
        if token.text == "wait" and self._tag(at - 1) in ("self", "verb", "aux"):
            return  # you tell the doctor, I wait
        within = self._tag(at - 1) in ("self", "person", "aux", "neg")
        if token.text == "actually" and within and self._tag(at + 1) != "end":
            return  # I actually have
        self._close()
        if token.text in ("oh yeah", "oh yes"):
            self._say(at, 1, "agree", 0.95)
            if len(self.claims) > 1:
                self.fixes.append(at)
            return
        if token.text == "oh no" and self._tag(at + 1) == "other":
            self._say(at, -1, "bare", 0.9)
            self.negator = at  # oh, no fever
        elif token.text == "oh no" and not self.claims:
            self._say(at, -1, "agree", 0.93)
        elif self.claims:
            self.fixes.append(at)

    def _universal(self, at: int, token: Token) -> None:
        """I did go anywhere: `any` wants a negator, which was not heard."""
        if (
            self.negator >= 0
            and self._tag(at + 1) == "end"
            and (not self._claimed_since(self.negator) or self.tokens[self.negator].tag == "no")
        ):
            self._say(at, -1, "bare", 0.85)  # I never had any
        heard = self.negator >= 0 or self.lost or not token.text.startswith("any")
        last = self.claims[-1] if self.claims else None
        if not heard and last and (last.token, last.sign, last.kind) == (at - 1, 1, "verb"):
            self.claims.pop()


def _as_adverb(token: Token) -> Token:
    """Unknown words in -ly are adverbs: not closely, terribly hot."""
    adverb = (
        token.tag == "other" and token.text.endswith("ly") and token.text not in words.NO_ADVERB
    )
    return token._replace(tag="adverb") if adverb else token
