"""One pass over the tokens of an utterance: the state and the result both languages share.

What a negator reaches, what ends its scope and what counts as a claim is grammar, and stands in
`scope_zh.py` and `scope_en.py`, a method a tag of the lexicon.
"""

from __future__ import annotations

from typing import Any, ClassVar

from callbot.understanding.claims import Claim, Kind, Reading
from callbot.understanding.tokens import Token


class Scope:
    """Reads an utterance; a language adds a method `_TAG(at, token)` for every tag it minds."""

    _methods: ClassVar[dict[str, Any]] = {}
    """A language's methods by the tag that they read (and some of no tag)."""

    def __init_subclass__(cls) -> None:
        """Find the methods once, rather than at every token."""
        cls._methods = {name[1:]: getattr(cls, name) for name in dir(cls) if name[:2] != "__"}

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.claims: list[Claim] = []
        self.governed: list[int] = []
        self.fixes: list[int] = []
        self.excepted: list[int] = []
        self.but: list[int] = []
        self.hedged = self.asking = False
        self.unsure = ""
        self.unknown = 0
        self.negator = -1
        """The token that denies what follows, within the present clause; -1 where none does."""
        self.lost = False
        """Within a question, a condition or what one does not know: nothing is claimed."""
        self.excepting = False
        """Within "except …"."""
        self.asides: list[bool] = []
        self.doubted = ""
        self.aside = False
        """The clause speaks of somebody else, or of another time."""

    def read(self) -> Reading:
        """Take the utterance apart."""
        methods = self._methods
        reach, read_on, governed, asides = self._reach, self._read_on, self.governed, self.asides
        for at, token in enumerate(self.tokens):
            governed.append(reach())
            if self.excepting:
                self.excepted.append(at)
            method = methods.get(token.tag)
            if method is not None:  # a tag without a method says nothing of its own
                method(self, at, token)
            read_on(at, token)
            asides.append(self.aside)
        return Reading(
            self.tokens, self.claims, self.governed, self.fixes, self.hedged, self.unsure,
            self.asking, self.unknown, self.excepted, self.but, self.asides, self.doubted,
        )  # fmt: skip

    def _reach(self) -> int:
        """Whether what begins here is denied (-1), unclear (0) or stands (1)."""
        raise NotImplementedError

    def _read_on(self, at: int, token: Token) -> None:
        """After a token was read."""

    def _tag(self, at: int) -> str:
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else "end"

    def _text(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def _claim(
        self, at: int, sign: int, kind: Kind, confidence: float, words: str, verb: str
    ) -> None:
        if not (self.lost or (self.excepting and sign > 0)):
            self.claims.append(Claim(sign, kind, confidence, at, words, verb, self.aside))
