"""Negation, its scope, and what is claimed, in English."""

from __future__ import annotations

import re

from callbot.understanding.claims import Kind, Reading
from callbot.understanding.scope import Scope
from callbot.understanding.tokens import Token

_SO = frozenset(  # fmt: skip
    ("say so", "would say so", "think so", "believe so", "guess so", "suppose so", "hope so",
     "imagine so", "i would imagine so", "i would think so", "reckon so", "suspect so", "expect so", "gather so")
)
_ENDING = frozenset("end soft but fix self person unknown".split())
_DETERMINED = frozenset("aux other verb universal slot adverb person".split())
_DETERMINERS = frozenset("a an the my our your any some another such one".split())
_THINGS = frozenset("you it that this there these those".split())
_WRONG = frozenset("false wrong incorrect untrue inaccurate negative disagree doubt".split()) | {
    "doubt it"
}
_SAYING = frozenset(("say", "saying", "said", "would say"))
_NOT_ENDING = frozenset("so just only still then rather sorry".split())
_PLAIN = frozenset("yes yeah yep no nope nah uhuh".split())
_SURE_ALONE = frozenset("yes yeah yep".split())
"""A yes wherever it stands; other words of agreement only where an answer can begin or end."""
_EMPHATIC = frozenset(
    "definitely totally certainly absolutely exactly indeed surely obviously precisely naturally "
    "undoubtedly sure".split()
) | {"for sure", "of course", "no doubt", "very much", "without a doubt"}
_NOUN_LIKE = frozenset("nothing none nobody noone neither".split())
_NO_FRAGMENT = _DETERMINERS | frozenset("him her he she them they you".split())
"""What denies itself alone behind a `not` that opens an answer: not the right number, not him."""
_NEVER_ELLIPTIC = frozenset("hardly barely without stopped denied lack".split()) | {
    "free of", "anything but",
}  # fmt: skip
_REPORTING = frozenset("think believe guess suppose feel agree".split()) | {"would say", "i feel"}
_ADVERBIAL = frozenset("just only still rather yet so then".split())
_CONTRASTING = frozenset("but just only although though except however".split()) | {"except for"}
_SUBORDINATING = frozenset("if when which who while until since because as than".split())
_NO_ADVERB = frozenset("family only july reply apply supply fly italy lily ugly early daily".split())
_MEASURE = frozenset(
    "very always usually often most quite extremely generally definitely twice once currently "
    "still too already exactly".split()
) | {"a lot", "all the time", "every day", "most of the time", "once or twice", "always have"}  # fmt: skip
"""Adverbs that answer by themselves: how much, how often."""
_LEANING = frozenset(
    "somewhat sometimes probably occasionally partly partially presumably guess suppose".split()
) | {
    "most likely", "likely", "more than likely", "very likely", "quite likely",
    "a little", "a little bit", "pretty much", "kind of", "sort of", "more or less",
    "once in a while", "now and then", "now and again", "from time to time", "every so often",
    "every now and then", "every once in a while", "to some extent", "in a way", "i guess",
    "i suppose",
}  # fmt: skip
"""Hedges that lean to yes; maybe and perhaps lean nowhere."""


_TAKEN_BACK = re.compile(
    r"(?<![^ ])(?:oh |uh |er |um |sorry )*(?:no|nope|wait|sorry|not me)(?: no| nope| wait)* "
    r"(?:(?:that|it|this|january|what) (?:was|is|were|had been) (?:\w+ ){0,2}?"
    r"(?:last|ago|years?|before|my|his|her|our|wife|husband|son|daughter|mother|father|brother|"
    r"sister|me|earlier|someone|somebody)|(?:once )?my (?:wife|husband|son|daughter|mother|father)"
    r"|(?:that is|it is) (?:me|right)) "
)
"""Words after which what was said before is of somebody else, of another time, or mistaken."""


def standing(plain: str) -> str:
    """What is left of a plain form once something was taken back: "a cough, no, that was my son"."""
    last = None
    for match in _TAKEN_BACK.finditer(plain):
        last = match
    return plain[last.start() :] if last and plain[: last.start()].strip() else plain


class _English(Scope):
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

    # --- state -------------------------------------------------------------------------------
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
            return self.tokens[at].text in _PLAIN
        if at < len(self.tokens) and self.tokens[at].text in _NOT_ENDING:
            return False
        return self._tag(at) in _ENDING

    def _after(self, at: int) -> int:
        """The next token that is no adverb and no determiner."""
        ahead = at + 1
        while self._tag(ahead) == "adverb" or (
            self._text(ahead) in _DETERMINERS and self._tag(ahead + 1) in ("other", "verb")
        ):
            ahead += 1
        return ahead

    # --- one method a tag ----------------------------------------------------------------------
    def _yes(self, at: int, token: Token) -> None:
        if self._text(at - 1) in _SAYING and self._quoted(at, 1):
            return
        if self.negator >= 0:
            self._say(at, -1, "agree", 0.9)
            self._close()
            return
        if token.text.startswith("sure ") and self._tag(at + 1) == "neg":
            self.auxiliary = at  # I sure have not
            return
        if token.text not in _SURE_ALONE and not self._answering(at, token):
            return
        self._close()
        self._say(at, 1, "agree", 0.95)

    def _quoted(self, at: int, sign: int) -> bool:
        """I'm not saying no: a yes or no that is talked about, not given."""
        if self.negator >= 0 and not self.lost:
            self.claims = [claim for claim in self.claims if claim.token < self.negator]
            self._say(at, -sign, "agree", 0.62)
            self._close()
            return True
        return self.lost or self._text(at - 2) == "to"

    def _answering(self, at: int, token: Token) -> bool:
        before, after = self._tag(at - 1), self._tag(at + 1)
        if self.lost and not self._initial(at):
            return False
        if token.text in _EMPHATIC:
            settled = before in ("no", "neg", "unsure") or after in ("no", "neg", "unsure", "hedge")
            return self._initial(at) and not settled and after not in ("other", "verb", "aux")
        echoing = before == "self" and token.text.startswith(("sure ", "would ", "could ", "can "))
        finished = before in ("aux", "adverb", "yes", "hedge") or after == "end"
        return echoing or finished or self._initial(at)

    def _weak(self, at: int, token: Token) -> None:
        lone = token.text in ("uhhuh", "mmhmm", "okay", "mm")
        if self.negator >= 0 and not lone:
            if self._tag(at + 1) != "other":
                self._say(at, -1, "agree", 0.75)
        elif self._initial(at) and (lone or self._tag(at + 1) in ("end", "soft", "but", "yes")):
            self._say(at, 1, "weak", 0.75 if lone else 0.6)

    def _adverb(self, at: int, token: Token) -> None:
        if token.text in _MEASURE and self.negator < 0 and self._alone(at):
            self._say(at, 1, "weak", 0.7)

    def _alone(self, at: int) -> bool:
        """Whether the token is all of a clause, but for fillers."""
        return self._initial(at) and self._tag(at + 1) in ("end", "soft", "yes", "hedge")

    def _no(self, at: int, token: Token) -> None:
        if token.text.startswith(("why ", "are you ")) and self._tag(at + 1) != "end":
            self._ask(at, token)
            return
        helped = token.text.startswith("not ") and self.auxiliary >= 0
        if helped and self._tag(at + 1) in ("verb", "aux", "other", "universal", "unsure"):
            self.negator = at  # "do not really have": no answer of its own
            return
        if self._text(at - 1) in _SAYING and self._quoted(at, -1):
            return
        following = self._tag(at + 1)
        determiner = token.text == "no" and following in ("other", "verb", "slot", "universal")
        if token.text in _NOUN_LIKE and self._excepts(at):
            self.lost = True  # nobody but me
            return
        if token.text == "no way" and following in ("self", "person"):
            self._say(at, -1, "agree", 0.9)
            self.negator = at  # there is no way I could
            return
        if self.negator >= 0 and token.text in _WRONG:
            self._say(at, 1, "agree", 0.85)
            self._close()
            return
        initial = self._initial(at)
        if not (self.lost and not initial):
            if token.text in _NOUN_LIKE or (determiner and not initial):
                self._say(at, -1, "bare", 0.9)
            else:
                self._close()
                self._say(at, -1, "agree", 0.95)
        if determiner or (token.text in _NOUN_LIKE and following in _DETERMINED):
            self.negator = at

    def _excepts(self, at: int) -> bool:
        """Whether somebody or something is excepted from nobody or nothing."""
        ahead = [token.text for token in self.tokens[at + 1 : at + 4]]
        return any(word in ("but", "except", "except for") for word in ahead)

    def _neg(self, at: int, token: Token) -> None:
        if token.text in _NEVER_ELLIPTIC:
            self.negator = at
            return
        if self.negator >= 0 and token.text == "never":
            return
        after = self._after(at)
        elliptic = (
            self.tokens[min(after, len(self.tokens) - 1)].text != "like"
            and self._ends(after)
            and self.tokens[after - 1].text
            not in (
                "very",
                "so",
                "too",
            )
        )
        if self._tag(after) in ("self", "person") and token.text == "not" and self.auxiliary < 0:
            elliptic = False
        if elliptic:
            echo = self.auxiliary >= 0 or self.subject
            self._say(at, -1, "echo" if echo else "bare", 0.95 if echo else 0.85)
            self._close()
            return
        alone = self._initial(at) and not self.subject and self.auxiliary < 0
        fragment = alone and self._tag(at + 1) not in ("no", "yes", "weak")
        if token.text == "not" and fragment and not _NO_FRAGMENT & {*self._text(at + 1).split()}:
            self._say(at, -1, "bare", 0.75)  # not at home, not that much: a fragment that denies
        self.negator = at

    def _aux(self, at: int, token: Token) -> None:
        after = self._after(at)
        following = self._tag(after)
        impersonal = self.tokens[at - 1].tag == "person" and following not in ("end", "soft")
        if self.subject and self.negator < 0 and not impersonal and self._ends(after):
            if following in ("self", "person") and self._tag(after + 1) in ("aux", "verb", "other"):
                # "i do i do", "i did we went": a finished answer before another begins
                self._say(at, 1, "echo", 0.85)
                return
            self._say(at, 1, "echo", 0.95)
            self._close()
            return
        if (
            self.negator >= 0
            and self.auxiliary >= 0
            and token.text in ("been", "be", "have", "had")
        ):
            self._say(at, -1, "verb", 0.93, token.text)
        elif self.negator >= 0 and self.subject and following == "end":
            self._say(at, -1, "echo", 0.9)
        self.auxiliary = at
        if self._perfect(after):
            return
        if (
            token.text in ("have", "has", "had")
            and self.subject
            and following in ("other", "count")
            and self.negator < 0
        ):
            self._say(at, 1, "verb", 0.8, "have")

    def _perfect(self, after: int) -> bool:
        """Whether a participle follows: "i have stayed" owns nothing."""
        return after < len(self.tokens) and self.tokens[after].text.endswith(("ed", "en", "put"))

    def _verb(self, at: int, token: Token) -> None:
        if token.text in _SO:
            self._say(
                at,
                -1 if self.negator >= 0 else 1,
                "agree",
                0.62 if token.text != "think so" else 0.65,
            )
            self.hedged = True
            self._close()
            return
        if self.negator >= 0:
            near = at - self.negator <= 3
            self._say(at, -1, "verb", 0.93 if near else 0.75, token.text)
            return
        if self.subject:
            emphatic = self.auxiliary >= 0 and self.tokens[self.auxiliary].text in (
                "did",
                "do",
                "have",
                "has",
            )
            self._say(at, 1, "verb", 0.9 if emphatic else 0.75, token.text)

    def _other(self, at: int, token: Token) -> None:
        if token.text in _DETERMINERS and self._tag(at + 1) in ("other", "verb"):
            return  # what is said to be, or not, is the noun
        far = at - self.negator - (self._text(at - 1) in _DETERMINERS)
        if self.negator >= 0 and far <= 2 and not self._claimed_since(self.negator):
            strong = self.auxiliary >= 0 and self.subject
            self._say(at, -1, "content", 0.85 if strong else 0.7, token.text)
        elif (
            self.subject
            and self.auxiliary >= 0
            and self._after(self.auxiliary) == at
            and not self._claimed_since(self.auxiliary)
        ):
            self._say(at, 1, "content", 0.6, token.text)

    _slot = _other

    def _soft(self, at: int, token: Token) -> None:
        helping = self.tokens[self.auxiliary].text if self.auxiliary >= 0 else "do"
        if token.text == "like" and self.subject and helping in ("do", "did", "would", "does"):
            self._verb(at, token)

    def _claimed_since(self, at: int) -> bool:
        return bool(self.claims) and self.claims[-1].token >= at

    def _unsure(self, at: int, token: Token) -> None:
        self.unsure = self.unsure or token.text
        self._close()
        self.lost = self.subordinate = True

    def _hedge(self, at: int, token: Token) -> None:
        self.hedged = True
        if token.text in _LEANING and self.negator < 0 and self._alone(at):
            self._say(at, 1, "weak", 0.6)
        if self.negator >= 0 and token.text in _REPORTING and self._tag(at + 1) == "end":
            self._say(at, -1, "agree", 0.6)

    def _fix(self, at: int, token: Token) -> None:
        self._close()
        if token.text in ("oh yeah", "oh yes"):
            self._say(at, 1, "agree", 0.95)
            if len(self.claims) > 1:
                self.fixes.append(at)
            return
        if token.text == "oh no" and not self.claims:
            self._say(at, -1, "agree", 0.93)
        elif self.claims:
            self.fixes.append(at)

    def _but(self, at: int, token: Token) -> None:
        if token.text == "still" and self._modifies(at):
            return
        if (
            token.text in _ADVERBIAL
            and self.negator >= 0
            and not (token.text in ("just", "only") and self._tag(at - 1) == "other")
        ):  # but "no fever, only a cough" contrasts
            return
        joined = (
            token.text in ("and", "or")
            and self.negator >= 0
            and self._tag(at + 1) in ("other", "verb")
        )
        if joined and self._continues_list(at, token):
            return
        lost = self.lost
        self._close()
        if token.text in _CONTRASTING:
            self.but.append(at)
        if token.text in ("and", "or") and lost:
            self.lost = True
        if token.text in _SUBORDINATING:
            self.lost = self.subordinate = True

    def _modifies(self, at: int) -> bool:
        """I still do: an adverb inside a clause, not the beginning of another."""
        return self._tag(at - 1) in ("self", "person", "aux") and self._tag(at + 1) in (
            "aux", "verb", "neg", "adverb",
        )  # fmt: skip

    def _continues_list(self, at: int, token: Token) -> bool:
        """One list in "no fever or cough", not in "no cough and fever since"."""
        return token.text == "or" or self._tag(at + 2) in ("end", "but", "soft", "yes", "no")

    def _universal(self, at: int, token: Token) -> None:
        """I did go anywhere: `any` wants a negator, which was not heard."""
        if self.negator >= 0 and self._tag(at + 1) == "end" and not self._claimed_since(self.negator):
            self._say(at, -1, "bare", 0.85)  # I never had any
        heard = self.negator >= 0 or self.lost or not token.text.startswith("any")
        last = self.claims[-1] if self.claims else None
        if not heard and last and (last.token, last.sign, last.kind) == (at - 1, 1, "verb"):
            self.claims.pop()

    def _except(self, at: int, token: Token) -> None:
        self._close()
        self.excepting = True

    def _condition(self, at: int, token: Token) -> None:
        if token.text == "wish":
            if self.subject and self._tag(at + 1) in ("end", "self", "but", "soft"):
                self._say(at, -1, "echo", 0.75)  # I wish I did
            self.lost = self.subordinate = True
            return
        if token.text == "will" and self.subject:
            self._aux(at, token)
            return
        if self.negator >= 0:
            self._say(at, -1, "verb", 0.75, token.text)
            return
        self.lost = True

    def _ask(self, at: int, token: Token) -> None:
        if token.text in ("do i", "am i") and self._tag(at - 1) == "self":
            self._say(at, 1, "echo", 0.9)  # "I do, I do"
            self.subject = True
            return
        if self.negator >= 0 or (self.subject and token.text != "huh"):
            self.lost = True
            return
        self.asking = True
        self.lost = True

    def _self(self, at: int, token: Token) -> None:
        if self.negator >= 0 and self.tokens[at - 1].tag == "neg" and self.auxiliary < 0:
            self.negator = -1
        if token.text in ("i", "we") or self.negator < 0:
            if self._reported(at):
                self.subject = True
                return
            kept, subordinate = self.lost, self.subordinate
            self._close()
            self.subordinate = subordinate
            self.lost = kept and (subordinate or token.text not in ("i", "we"))
        self.subject = True

    def _reported(self, at: int) -> bool:
        """I don't think I have: what is denied is what follows."""
        between = self.tokens[self.negator + 1 : at] if self.negator >= 0 else []
        reporting = any(token.text in _REPORTING for token in between)
        return reporting or (self.negator >= 0 and self.tokens[self.negator].text == "no way")

    def _person(self, at: int, token: Token) -> None:
        verbs = [t for t in self.tokens[max(self.negator, 0) : at] if t.tag == "aux"]
        if self.negator >= 0 and not verbs:
            return
        if self.subject and token.text.startswith("my ") and self._tag(at + 1) not in ("aux", "verb"):
            return  # visiting my brother: no subject of another clause
        kept = self.lost, self.subordinate
        self._close()
        self.lost, self.subordinate = kept
        self.subject = True
        self.aside = token.text not in _THINGS

    def _unknown(self, at: int, token: Token) -> None:
        self.unknown += 1
        clouded = self.clouded or self.negator >= 0
        self._close()
        self.clouded = clouded  # "nobody has a [unk] or a cough": perhaps denied, perhaps not


def _as_adverb(token: Token) -> Token:
    """Unknown words in -ly are adverbs: not closely, terribly hot."""
    adverb = token.tag == "other" and token.text.endswith("ly") and token.text not in _NO_ADVERB
    return token._replace(tag="adverb") if adverb else token


def read(tokens: list[Token]) -> Reading:
    """What an English utterance claims."""
    return _English(tokens).read()
