"""What is told in English and did not come about, or did in spite of a denial: plans, exceptions."""

from __future__ import annotations

from callbot.understanding import scope_en_words as words
from callbot.understanding.claims import Claim, Kind
from callbot.understanding.scope_en_particles import Particles
from callbot.understanding.tokens import Token

_UNREAL = ("ask", "unsure", "condition", "aux")
"""Tags of what makes a clause a question, a plan or a thing not known."""


class Unreal(Particles):
    """The methods a tag take the token and its index."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self.planned = -1
        """The token that ends a plan: was going to, wanted to go."""
        self.lost_by: Token | None = None
        """What makes the clause a question, a condition or a wish."""
        self.dropped: Claim | None = None
        """What a plan that came to nothing claims."""

    def _reach(self) -> int:
        if self.negator >= 0:
            return -1
        by = self.lost_by
        if by is None:
            return 0 if self.clouded else 1
        if by.tag == "unsay" or by.text in ("wish", "but", "except", "not that i"):
            return -1
        return 0 if by.tag in _UNREAL or by.text in ("if", "unless") or self.clouded else 1

    def _read_on(self, at: int, token: Token) -> None:
        if not self.lost:
            self.lost_by = None
        elif self.lost_by is None:
            self.lost_by = token

    def _claim(
        self, at: int, sign: int, kind: Kind, confidence: float, said: str, verb: str
    ) -> None:
        before = len(self.claims)
        super()._claim(at, sign, kind, confidence, said, verb)
        told = kind in ("agree", "echo") or verb in words.MOTION
        if sign > 0 and kind == "echo" and len(self.claims) > before:
            # I wasn't going to be, but now I am
            self.claims = [c for c in self.claims if c.sign > 0 or "going to" not in c.words]
        if sign > 0 and told and len(self.claims) > before and self.dropped in self.claims:
            self.claims.remove(self.dropped)  # I was going to stay, but I went

    def _unsay(self, at: int, token: Token) -> None:
        """I can't say I have: what stands behind it is the other way round; else it is not known."""
        ahead = at + 1
        behind = [t.text for t in self.tokens[ahead : ahead + 5]]
        if any(text.startswith("un") and len(text) > 5 for text in behind):
            self.unsure = self.unsure or token.text  # I wouldn't say I'm unhappy
        elif self._text(ahead) in words.PLAIN:
            self._say(at, -1 if self._tag(ahead) == "yes" else 1, "agree", 0.75)
            self.negator = -1
        elif token.text == "could not say" and (
            self._text(ahead).startswith("my ")
            or "neg" in (self._tag(ahead + 1), self._tag(ahead + 2))
            or self._tag(ahead + 1) not in ("aux", "neg")
        ):
            self.unsure = self.unsure or token.text  # I couldn't say, my son takes them in
        elif token.text == "can not say" and self._text(ahead) in words.PEOPLE:
            self.unsure = self.unsure or token.text  # I can't say, people don't tell you
        elif self._tag(ahead) in ("self", "person") and not words.STAYING & {*behind}:
            self.negator = -1
            sign = 1 if "neg" in (self._tag(ahead + 1), self._tag(ahead + 2)) else -1
            self._say(at, sign, "echo", 0.75 if self._tag(ahead + 1) == "aux" else 0.65)
        elif token.text.startswith(("can ", "could ")):
            self.unsure = self.unsure or token.text
        self.lost = self.subordinate = True

    def _condition(self, at: int, token: Token) -> None:
        if token.text == "wish":
            if self.subject and self._tag(at + 1) in ("end", "self", "but", "soft"):
                self._say(at, -1, "echo", 0.75)  # I wish I did
            self.lost = self.subordinate = True
            return
        if token.text.endswith(("first time", "last time")):
            self.lost = self.subordinate = True  # the first time I've done it
            return
        if token.text == "will" and self.subject:
            self._aux(at, token)
            return
        if self.negator >= 0 and token.text != "use to":
            self._say(at, -1, "verb", 0.75, token.text)
            return
        if token.text == "want to" and self._tag(at + 1) == "slot":
            return  # I want to Bangkok: "went" was heard so
        if token.text in words.UNFULFILLED and self.subject and self._tag(at + 1) == "end":
            self._say(at, -1, "bare", 0.62)  # I was just about to
        self.lost = True
        if token.text in words.PLANNING:
            self.planned = at + (self._tag(at + 1) in ("verb", "aux"))

    def _aux(self, at: int, token: Token) -> None:
        raise NotImplementedError

    def _given_up(self, at: int) -> None:
        """I was going to, but …: a plan of which nothing came, unless more is told."""
        if self.planned == at - 1 and self.planned >= 0:
            self._close()
            self._say(at, -1, "bare", 0.62)
            self.dropped = self.claims[-1]

    def _nearly(self, at: int) -> bool:
        """I almost went: what nearly came about did not."""
        if self.subject and self.negator < 0 and self._tag(at + 1) == "verb":
            self.negator = at
            return True
        return False

    def _hedge(self, at: int, token: Token) -> None:
        super()._hedge(at, token)
        if token.text in ("maybe", "perhaps") and any(
            t.text == token.text for t in self.tokens[:at]
        ):
            self.unsure = self.unsure or f"{token.text} … {token.text}"
            self.lost = self.subordinate = True
        if token.text == "almost":
            self._nearly(at)

    def _adverb(self, at: int, token: Token) -> None:
        if token.text != "nearly" or not self._nearly(at):
            super()._adverb(at, token)

    def _except(self, at: int, token: Token) -> None:
        if self._excepts_from_denial(at):
            return
        self._close()
        self.excepting = True

    def _all_but(self, at: int) -> bool:
        """Everyone but me stayed: what follows is not said of the speaker."""
        me = self._text(at + 1) in ("me", "us", "myself") and self._tag(at - 1) == "person"
        if me:
            self.lost = self.subordinate = True
            self.lost_by = self.tokens[at]
        return me

    def _excepts_from_denial(self, at: int) -> bool:
        """Nowhere except London, not much just to Oxford: a yes, for all that is denied beside it.

        Not of people ("nobody but my wife"), nor of errands ("only to the shops").
        """
        near = [claim for claim in self.claims if claim.token >= at - 8]
        if not near or any(claim.sign > 0 for claim in self.claims):
            return False
        before = {t.text for t in self.tokens[max(0, at - 4) : at]}
        ahead = [t.text for t in self.tokens[at + 1 : at + 6]]
        if words.PEOPLE & before or not ahead or words.ERRANDS.intersection(ahead):
            return False
        text = self._text(at)
        if text in ("just", "only") and ahead[0] not in ("to", "for"):
            return False
        if text == "but" and not words.ANYTHING & {self._text(at - 1)}:
            return False
        self.claims.clear()
        self._close()
        if {"me", "us", "i", "we"} & {ahead[0]}:
            self.lost = True
            return True
        self.hedged = self.subject = True
        self._say(at, 1, "echo", 0.7)
        self.but.append(at)
        return True

    def _no_answer(self, at: int, token: Token, following: str) -> bool:
        """Whether an auxiliary echoes no question: in a question, an infinitive, a perhaps."""
        before, behind = self._text(at - 1), self._text(at + 1)
        if before == "to":
            self.auxiliary = at
            return True  # great to have talked
        if before in ("that", "it") and behind.startswith("last "):
            return True  # that was last year
        if token.text in ("had", "have") and behind == "to" and self._ends(at + 2) and self.subject:
            self._say(at, -1 if self.negator >= 0 else 1, "echo", 0.8)  # but I had to
            return True
        could = token.text in ("be", "have") and self._text(self.auxiliary) == "could"
        been = (
            token.text == "been"
            and before == "have"
            and self._text(at - 2) in ("might", "may", "could")
        )
        perhaps = before in ("might", "may") or could or been
        must = token.text == "been" and before == "have" and self._text(at - 2) == "must"
        if must and self.negator < 0 and following != "end":
            return True  # that must have been somebody else: a guess at what was
        if before == "not" and self._text(at - 2) in ("might", "may"):
            self.unsure = self.unsure or "might not"
            self.lost = True  # might be, might not be
            return True
        if perhaps and self.negator < 0 and following in ("end", "soft", "but", "self", "person"):
            self.unsure = self.unsure or f"{before} {token.text}"  # I might have
            self.lost = True
            return True
        if token.text == "be" and self.negator >= 0 and self._superlative(at):
            return True
        if self._inverted(at):
            self.asking = self.lost = True
            return True
        return False

    def _inverted(self, at: int) -> bool:
        """Is Wuhan the one, are the shops open: a question."""
        if self._text(at) not in words.INVERTING or self.subject:
            return False
        behind = self._text(at + 1)
        named = behind in ("the", "your", "this", "a") or behind.startswith("my")
        if not (named or self._tag(at + 1) == "slot") or self._text(at + 2) in ("bit", "little"):
            return False
        return all(token.tag in ("soft", "but") for token in self.tokens[:at])

    def _either(self, at: int) -> bool:
        """I did or I didn't: neither is said."""
        last = self.claims[-1] if self.claims else None
        turned = "not" in (self._text(at + 2), self._text(at + 3)) and (
            self.tokens[at].text == "or" or self._text(at + 2) == self._text(at - 1)
        )
        if last and last.kind == "echo" and last.token == at - 1 and turned:
            self.claims.pop()
            self.unsure = self.unsure or "or"
            self._close()
            self.lost = self.subordinate = True
            return True
        return False

    def _exclaims(self, at: int, after: int) -> bool:
        """Wasn't it something, aren't they cute: put as a question, and none."""
        if self.auxiliary != at - 1 or self.subject or self._tag(after + 1) in ("end", "soft"):
            return False
        behind = self._text(after + 1)
        return self._text(after) in words.ASKED_OF or (
            self._text(after) in ("that", "this")
            and behind in ("a", "an", "the", "something", "great")
        )

    def _perfect(self, after: int) -> bool:
        """Whether a participle follows: "i have stayed" owns nothing, "i have a bed" does."""
        if self._text(after - 1) in words.DETERMINERS:
            return False
        text = self._text(after + (self._tag(after) == "hedge"))
        regular = text.endswith(("ed", "en", "put")) and text not in words.NO_PARTICIPLES
        return regular or text in words.PARTICIPLES

    def _superlative(self, at: int) -> bool:
        """I couldn't be happier: as happy as can be."""
        if self._text(self.auxiliary) not in ("could", "can"):
            return False
        more = self._text(at + 1)
        base = {"better": "great", "worse": "terrible", "more": self._text(at + 2)}.get(more, "")
        if more.endswith("er") and not base:
            base = f"{more[:-3]}y" if more.endswith("ier") else more[:-2]
        if not base:
            return False
        self.negator = -1
        self._say(at, 1, "content", 0.6, base)
        return True

    def _fragment(self, at: int) -> bool:
        """Whether a "not" that opens an answer denies by itself: not a drop, but not not him."""
        contrast = any(t.text == "but" for t in self.tokens[at : at + 8])  # not Paris but Rome
        alone = self._initial(at) and not self.subject and self.auxiliary < 0
        if not alone or contrast or self._tag(at + 1) in ("no", "yes", "weak"):
            return False
        short = self._text(at + 1) == "a" and self._tag(at + 2) == "other" and self._ends(at + 3)
        return short or not words.NO_FRAGMENT & {*self._text(at + 1).split()}

    def _denies(self, after: int) -> bool:
        """I don't think it does, they …: what is denied is finished before another clause begins."""
        reported = any(t.text in words.REPORTING for t in self.tokens[self.negator : after])
        return reported and self._tag(after) in ("self", "person", "soft", "but")

    def _modifies(self, at: int) -> bool:
        """I still do: an adverb inside a clause, not the beginning of another."""
        return self._tag(at - 1) in ("self", "person", "aux") and self._tag(at + 1) in (
            "aux", "verb", "neg", "adverb",
        )  # fmt: skip

    def _unknown(self, at: int, token: Token) -> None:
        self.unknown += 1
        clouded = self.clouded or self.negator >= 0
        self._close()
        self.clouded = clouded  # "nobody has a [unk] or a cough": perhaps denied, perhaps not
