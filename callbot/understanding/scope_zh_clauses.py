"""The state of a Mandarin clause, and the words that join clauses or close them."""

from __future__ import annotations

from callbot.understanding import scope_zh_words as words
from callbot.understanding.claims import Kind
from callbot.understanding.scope import Scope
from callbot.understanding.tokens import Token

_BIDDEN = ("说", "讲", "问")
"""说吧 bids the caller go on, and doubts nothing."""


class Clauses(Scope):
    """The methods a tag take the token and its index."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self.clause = 0
        """Number of claims before the present clause."""
        self.clause_token = 0
        self.double = False
        self.spent = -1
        """The verb on which a light negator was spent."""
        self.yours = False
        """The clause speaks of the caller: 你们打过一遍了."""
        self.conditional = False
        """Within the present clause, after a question word or a condition."""

    def _sign(self) -> int:
        if self.negator < 0:
            return 1
        return 1 if self.double else -1

    def _close(self, at: int) -> None:
        self.negator, self.double, self.lost, self.excepting = -1, False, False, False
        self.aside = self.yours = False
        self.clause, self.clause_token = len(self.claims), at

    def _reach(self) -> int:
        return 0 if self.lost else self._sign()

    def _read_on(self, at: int, token: Token) -> None:
        if token.tag in words.CLOSING and not self.lost:
            self.governed[at] = self._sign()  # a phrase that begins here begins anew

    def _say(self, at: int, sign: int, kind: Kind, confidence: float, verb: str = "") -> None:
        if self.yours and kind in ("verb", "content", "degree"):
            return
        start = self.negator if self.negator >= 0 else at
        if self.double and self.tokens[self.negator - 1].text.endswith("不是"):
            kind, start = "double", start - 1
        words = "".join(token.text for token in self.tokens[start : at + 1])
        self._claim(at, sign, kind, confidence, words, verb)

    def _aside(self, at: int, token: Token) -> None:
        self.aside = True

    def _hedge(self, at: int, token: Token) -> None:
        bids = token.text == "吧" and at > 0 and self._text(at - 1)[-1:] in _BIDDEN
        self.hedged = self.hedged or not bids
        if token.text == "吧":
            self._soft(at, token)

    def _fix(self, at: int, token: Token) -> None:
        if token.text == "不对" and not self.claims:
            self._say(at, -1, "agree", 0.95)
            return
        if token.text in (
            "对了",
            "哦对",
            "噢对",
            "啊对",
            "哎对",
            "哦对了",
            "啊对了",
        ) and at + 1 >= len(self.tokens):
            self._say(at, 1, "agree", 0.9)
            return
        self._close(at)
        self.fixes.append(at)
        if token.text == "哦有":
            self._say(at, 1, "have", 0.9)
        elif token.text in ("哦不", "噢不", "啊不", "哎不"):
            self._say(at, -1, "agree", 0.8)

    def _but(self, at: int, token: Token) -> None:
        self._close(at)
        self.but.append(at)

    def _except(self, at: int, token: Token) -> None:
        self._close(at)
        self.excepting = True

    def _tail(self, at: int, token: Token) -> None:
        isnt_it = next((i for i in range(at - 2, -1, -1) if self._text(i) == "不是"), at)
        if token.text == "吗" and isnt_it < at:  # 昨天不是打过了吗
            self.claims = [claim for claim in self.claims if claim.token < isnt_it]
        self._drop_clause()
        self._close(at + 1)

    def _drop_clause(self) -> None:
        self.asking = True
        del self.claims[min(self.clause, len(self.claims)) :]
        for index in range(self.clause_token, len(self.governed)):
            self.governed[index] = 0

    def _soft(self, at: int, token: Token) -> None:
        light = token.text in ("的", "那个", "这个") or (token.text == "了" and self.negator < 0)
        if (len(self.claims) > self.clause or self.lost) and not light:
            self._close(at + 1)
