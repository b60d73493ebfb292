"""Negation, its scope, and what is claimed, in Mandarin."""

from __future__ import annotations

import re

from callbot.understanding.claims import Kind, Reading
from callbot.understanding.scope import Scope
from callbot.understanding.tokens import Token

_TRANSPARENT = frozenset(
    [
        "再",
        "又",
        "很",
        "太",
        "非常",
        "特别",
        "比较",
        "经常",
        "常",
        "完全",
        "真",
        "曾经",
        "还",
        "可",
        "最近",
        "已经",
    ]
)
"""Adverbs that stand between a negator and what it denies."""
_CLOSING = frozenset(["have", "but", "fix", "yes", "no", "self", "person", "weak"])
"""Tags that may end the scope of a negator."""
_LONE = frozenset("对是好行成中错得")
"""Single characters that are an answer only where no unknown word adjoins."""
_NOT_AGREEING = tuple("面外象方待付比着于不起")
_DEGREES = frozenset(["很", "太", "特别", "非常", "完全", "经常"])
_SERIAL = frozenset(["去", "来", "想", "要", "会", "能", "敢", "肯", "出去", "出", "回"])
"""Verbs that carry a negator on to the next one: 不想去."""
_LIGHT = frozenset(
    ["不", "未", "别", "莫", "甭", "不太", "不怎么", "不大", "不会", "不想", "不能", "不敢", "不肯"]
)
"""Negators that reach one predicate only."""


_CHALLENGES = frozenset("怎么了 咋了 干嘛 干啥 为什么 为啥 凭什么 凭啥 怎么 咋 难道 到底 对吧 对不对 是不是".split())
"""Question words that open a clause of their own: 去了武汉怎么了."""
_NEVER_INDEFINITE = frozenset("怎么样 咋样 怎么办 咋办 又怎样".split())
_COMPLEMENTS = tuple("着到上成起动得")
"""After a verb and 不: 见不着, 回不去."""
_TIMES = frozenset(
    "这两天 这几天 这些天 这阵子 最近 昨天 今天 前天 昨晚 今早 前两天 前几天 上周 上个月 现在 刚刚".split()
)
_ONCE = re.compile(r"[^\W\d]{1,2}了(?:一?[趟次回]|[\ue000-\uf8ff])")


class _Mandarin(Scope):
    """The methods a tag take the token and its index."""

    def __init__(self, tokens: list[Token]) -> None:
        super().__init__(tokens)
        self.clause = 0
        """Number of claims before the present clause."""
        self.clause_token = 0
        self.double = False
        self.conditional = False
        """Within the present clause, after a question word or a condition."""

    # --- state -------------------------------------------------------------------------------
    def _sign(self) -> int:
        if self.negator < 0:
            return 1
        return 1 if self.double else -1

    def _close(self, at: int) -> None:
        self.negator, self.double, self.lost, self.excepting = -1, False, False, False
        self.aside = False
        self.clause, self.clause_token = len(self.claims), at

    def _reach(self) -> int:
        return 0 if self.lost else self._sign()

    def _read_on(self, at: int, token: Token) -> None:
        if token.tag in _CLOSING and not self.lost:
            self.governed[at] = self._sign()  # a phrase that begins here begins anew

    def _say(self, at: int, sign: int, kind: Kind, confidence: float, verb: str = "") -> None:
        start = self.negator if self.negator >= 0 else at
        if self.double and self.tokens[self.negator - 1].text.endswith("不是"):
            kind, start = "double", start - 1
        words = "".join(token.text for token in self.tokens[start : at + 1])
        self._claim(at, sign, kind, confidence, words, verb)

    def _reached(self, at: int) -> int:
        """The token a negator at `at` governs, or -1 where it stands alone."""
        strong = self.tokens[at].text in ("没有", "木有", "没得", "冇")
        ahead = at + 1
        while self._tag(ahead) in ("adverb", "universal", "ask", "hedge", "count", "soft"):
            text = self.tokens[ahead].text
            tag = self._tag(ahead)
            if tag == "soft" and text not in ("那个", "这个", "那"):
                return -1
            if tag == "adverb" and strong and text not in _TRANSPARENT:
                return -1
            if (
                tag == "ask"
                and strong
                and text in ("怎么了", "咋了", "干嘛", "为什么", "为啥", "对吧", "是不是")
            ):
                return -1
            ahead += 1
        return (
            ahead
            if self._tag(ahead)
            in ("verb", "other", "slot", "have", "yes", "weak", "degree", "neutral")
            else -1
        )

    # --- one method a tag ----------------------------------------------------------------------
    def _aside(self, at: int, token: Token) -> None:
        self.aside = True

    def _degree(self, at: int, token: Token) -> None:
        """不严重: what is not severe is there all the same."""
        self._say(at, self._sign(), "degree", 0.85, token.text)
        if self.negator >= 0:
            self._close(at + 1)

    def _neg(self, at: int, token: Token) -> None:
        if self.lost and self.conditional:
            self._close(at)
        double = self.negator == at - 1 and self.negator >= 0 and self.tokens[at - 1].tag == "deny"
        reached = self._reached(at)
        if token.text == "不" and self._tag(at - 1) == "verb" and reached == at + 1:
            if self._text(reached).startswith(_COMPLEMENTS):
                self._impossible(at)
                return
        if token.text == "不" and reached > 0 and self._tag(reached) == "have":
            reached = -1
        if token.text in ("没有", "没") and reached > 0 and self._tag(reached) == "yes":
            reached = -1 if self.tokens[reached].text not in ("同意", "答应", "问题") else reached
        if reached < 0:
            before = self.claims[-1] if self.claims else None
            topic = before is not None and before.token == at - 1 and before.kind == "verb"
            if (
                topic
                and before is not None
                and before.sign > 0
                and self.tokens[at - 1].text[-1] in "过了"
            ):
                self._drop_clause()
                return
            if self._finished_question(at):
                self.asking = True  # 说完了没有
                return
            self._deny_topic(at)
            self.negator, self.double = (at if double else -1), double
            sign = 1 if double else -1
            self._say(
                at,
                sign,
                "agree" if token.text in ("不", "不会") else "bare",
                0.8 if double else 0.95,
            )
            self.negator, self.double = -1, False
            return
        if not double:
            self._close(at) if self.negator >= 0 else None
        self.negator, self.double = at, double

    def _finished_question(self, at: int) -> bool:
        before = [token.text for token in self.tokens[at - 1 : at]]
        ends = self._tag(at + 1) == "end" and at > 1 and before[0] in ("了", "过", "完")
        return ends and not self.claims and self._tag(at - 2) == "other"

    def _deny_topic(self, at: int) -> None:
        """发烧没有: what stands right before a lone negator is what it denies."""
        for index in range(at - 1, self.clause_token - 1, -1):
            if self.tokens[index].tag not in (
                "verb",
                "other",
                "universal",
                "adverb",
                "count",
                "self",
            ):
                break
            self.governed[index] = -1
        self.claims = [
            c for c in self.claims if not (c.token >= self.clause_token and c.kind == "verb")
        ]

    def _deny(self, at: int, token: Token) -> None:
        following = self._tag(at + 1)
        self._close(at)
        degree = following == "adverb" and self.tokens[at + 1].text in _DEGREES
        if following == "neg" or degree:  # 不是没去过; 不是很严重
            self.negator = at
            return
        self._say(
            at, -1, "agree", 0.95 if following in ("end", "soft", "self", "but", "fix") else 0.8
        )
        if following in ("other", "verb", "slot"):
            self.negator = at

    def _yes(self, at: int, token: Token) -> None:
        denied = self.negator == at - 1 and self.negator >= 0
        if denied:
            if not (token.text == "好" and self._tag(at + 1) == "other"):
                self._say(at, -1, "agree", 0.95)
            self._close(at + 1)
            return
        asks = self._tag(at + 1 + (self._tag(at + 1) == "person")) == "ask"  # 我就是，您哪位
        if token.text == "就是" and not asks and self._tag(at + 1) not in ("end", "soft", "self"):
            self._but(at, token)
            return
        if self._part_of_word(at, token):
            if token.text == "是":
                self._close(at)
            return
        if token.text == "是" and self._tag(at - 1) == "hedge" and self._tag(at + 1) == "neg":
            self._close(at)  # 应该是没有: the copula before a denial agrees to nothing
            return
        self._close(at)
        self._say(at, 1, "agree", 0.95)

    def _part_of_word(self, at: int, token: Token) -> bool:
        if token.text not in _LONE:
            return False
        before = self._tag(at - 1) if at else "end"
        after = self._tag(at + 1)
        if token.text == "对" and at == 0 and after == "other":
            return self.tokens[1].text.startswith(_NOT_AGREEING)
        if before == "adverb" and self._tag(at - 2) == "other":
            return True  # 天气真好
        if token.text == "好":
            return after in ("other", "verb") or before in ("other", "verb")
        if token.text == "是" and before in ("universal", "adverb") and after == "person":
            return True
        if token.text == "是":
            return before in ("other", "self", "ask", "verb", "slot") or after in (
                "other",
                "verb",
                "slot",
                "ask",
            )
        return bool({"other", "slot", "verb"} & {before, after})

    def _weak(self, at: int, token: Token) -> None:
        if self.negator >= 0:
            self._close(at)
            return
        if "other" in (self._tag(at + 1), self._tag(at - 1) if at else "end"):
            return  # 很好看 is no 很好
        self._say(at, 1, "weak", 0.75)

    def _no(self, at: int, token: Token) -> None:
        if token.text in _LONE and self._part_of_word(at, token):
            return
        if token.text == "不了" and self._tag(at - 1) == "verb":
            self._impossible(at)
            return
        if token.text in ("错了", "错") and at and self._tag(at - 1) not in ("soft", "no", "yes"):
            return
        self._close(at)
        self._say(at, -1, "agree", 0.93)

    def _impossible(self, at: int) -> None:
        """去不了, 见不着: the verb before is denied."""
        self.claims = [claim for claim in self.claims if claim.token != at - 1]
        self._say(at, -1, "verb", 0.85, self._text(at - 1))

    def _have(self, at: int, token: Token) -> None:
        if self.negator >= 0 and self.tokens[self.negator].tag == "deny":
            self._say(at, -1, "have", 0.85)
            return
        if self.negator >= 0:
            self._close(at)
        before = self.tokens[at - 1] if at else None
        if before is not None and before.tag == "other" and before.text[-1] in "梅美每煤媒眉霉妹":
            self._say(at, -1, "have", 0.7)  # 没有 as a recogniser may write it
            return
        self._say(at, 1, "have", 0.95)

    def _verb(self, at: int, token: Token) -> None:
        self._restart(at, token)
        sign = self._sign()
        counted = token.text.endswith("过") and self._tag(at + 1) in ("count", "universal")
        beside = self.negator == at - 1 and self.tokens[self.negator].text == "没有"
        if sign < 0 and counted and beside:
            self.lost = True  # 没有去过一次: a denial, or "no; went once"
            self.asking = True
            return
        near = self.negator >= 0 and all(
            self.tokens[i].tag
            in ("adverb", "universal", "ask", "verb", "hedge", "soft", "count", "other")
            for i in range(self.negator + 1, at)
        )
        if sign < 0 and _ONCE.match("".join(t.text for t in self.tokens[at : at + 3])):
            # 没有 denies no verb with 了: 有，跟爱人去了趟… was heard, or a denial and a journey.
            self.doubted = self.doubted or f"{self.tokens[self.negator].text} with 了"
        following = self._text(at + 1)
        finished = token.text[-1] in "过了" or following in ("了", "过")
        if self.negator >= 0:
            self._say(at, sign, "verb", 0.95 if near and sign < 0 else 0.75, token.text)
            if self.tokens[self.negator].text in _LIGHT and not self.double:
                self._limit(at)
        else:
            self._say(at, 1, "verb", 0.9 if finished else 0.7, token.text)

    def _restart(self, at: int, token: Token) -> None:
        """没去武汉去的郑州: the same verb again, after an object, begins a new clause."""
        if self.negator < 0:
            return
        earlier = [t for t in self.tokens[self.negator : at] if t.tag == "verb"]
        if (
            earlier
            and self._tag(at - 1) in ("slot", "other")
            and earlier[0].text[0] == token.text[0]
        ):
            self._close(at)
            self.governed[at] = 1

    def _limit(self, at: int) -> None:
        """不咳发烧: a light negator is spent on its first predicate; verbs in series stay one."""
        if self.tokens[at].text in _SERIAL and self._tag(at + 1) == "verb":
            return
        self.negator = -1

    def _other(self, at: int, token: Token) -> None:
        if (self.negator >= 0 and self.negator == at - 1) or self._only_light_between(at):
            negator = self.tokens[self.negator].text
            strong = negator.startswith(("没", "木", "冇", "从", "无"))
            self._say(at, self._sign(), "content", 0.85 if strong else 0.6, token.text)
        elif self.negator < 0:
            self._say(at, 1, "content", 0.7, token.text)

    _slot = _other

    def _only_light_between(self, at: int) -> bool:
        return self.negator >= 0 and all(
            token.tag in ("adverb", "universal", "ask", "soft", "count")
            for token in self.tokens[self.negator + 1 : at]
        )

    def _unsure(self, at: int, token: Token) -> None:
        self._close(at)
        self.unsure = self.unsure or token.text
        self.lost = True

    def _hedge(self, at: int, token: Token) -> None:
        self.hedged = True

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

    def _adverb(self, at: int, token: Token) -> None:
        """没啥不对，这两天咳: once something was denied, a time of its own begins a clause."""
        spent = self.negator >= 0 and len(self.claims) > self.clause
        if spent and token.text in _TIMES and self._tag(at + 1) in ("verb", "other", "have"):
            self._close(at)
            self.governed[at] = 1

    def _except(self, at: int, token: Token) -> None:
        self._close(at)
        self.excepting = True

    def _condition(self, at: int, token: Token) -> None:
        if self.negator < 0:
            self._close(at)
            self.lost = self.conditional = True

    def _ask(self, at: int, token: Token) -> None:
        indefinite = token.text not in _NEVER_INDEFINITE and (
            self.negator >= 0 or self._tag(at + 1) == "universal" or self._universal_near(at)
        )
        if (
            not indefinite
            and self._tag(at + 1) in ("end", "soft")
            and {"不", "没"} & set(token.text)
        ):
            self._drop_clause()
        if not indefinite:
            if token.text not in _CHALLENGES:
                self._drop_clause()  # 武汉怎么样了, 确诊了会怎么样
            self.asking = True
            self.lost = True

    def _universal_near(self, at: int) -> bool:
        return any(token.tag in ("universal", "neg") for token in self.tokens[at + 1 : at + 4])

    def _tail(self, at: int, token: Token) -> None:
        self._drop_clause()
        self._close(at + 1)

    def _drop_clause(self) -> None:
        self.asking = True
        del self.claims[min(self.clause, len(self.claims)) :]
        for index in range(self.clause_token, len(self.governed)):
            self.governed[index] = 0

    def _self(self, at: int, token: Token) -> None:
        if len(self.claims) > self.clause or self.negator < 0:
            self._close(at)

    def _person(self, at: int, token: Token) -> None:
        self._self(at, token)
        self.aside = token.text not in ("你", "您", "你们", "大家")

    def _soft(self, at: int, token: Token) -> None:
        if token.text == "吧":
            self.hedged = True
        light = token.text in ("的", "那个", "这个") or (token.text == "了" and self.negator < 0)
        if (len(self.claims) > self.clause or self.lost) and not light:
            self._close(at + 1)

    def _unknown(self, at: int, token: Token) -> None:
        self.unknown += 1
        self._close(at)


def read(tokens: list[Token]) -> Reading:
    """What a Mandarin utterance claims."""
    return _Mandarin(tokens).read()
