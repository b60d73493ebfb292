"""Negation, its scope, and what is claimed, in Mandarin: predicates and questions."""

from __future__ import annotations

from callbot.understanding import scope_zh_words as words
from callbot.understanding.claims import Reading
from callbot.understanding.scope_zh_negators import Negators
from callbot.understanding.tokens import Token


class _Mandarin(Negators):
    """The methods a tag take the token and its index."""

    def _verb(self, at: int, token: Token) -> None:
        self._restart(at, token)
        if self.double and token.text == "想":
            self.lost = True  # 不是没想去，是去不成
            return
        mocking = self._text(at + 1) + self._text(at + 2)
        if self.negator < 0 and mocking.startswith(words.MOCKED):
            self._say(at, -1, "verb", 0.9, token.text)  # 接触个鬼
            return
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
        if sign < 0 and words.ONCE.match("".join(t.text for t in self.tokens[at : at + 3])):
            # 没有 denies no verb with 了: 有，跟爱人去了趟… was heard, or a denial and a journey.
            self.doubted = self.doubted or f"{self.tokens[self.negator].text} with 了"
        if sign > 0 and self._leads_to(at, token):
            self.lost = self.conditional = True  # 喝了我就别想睡了
            self.governed[at] = 0
            return
        following = self._text(at + 1)
        slightly = token.text in words.SYMPTOMS and self._text(at - 1) in words.SLIGHTLY
        finished = slightly or token.text[-1] in "过了" or following in ("了", "过")
        if self._of_part_of_day(at, token):
            finished = True
        if self.negator >= 0:
            self._say(at, sign, "verb", 0.95 if near and sign < 0 else 0.75, token.text)
            if self.tokens[self.negator].text in words.LIGHT and not self.double:
                self._limit(at)
        else:
            self._say(at, 1, "verb", 0.9 if finished else 0.7, token.text)

    def _leads_to(self, at: int, token: Token) -> bool:
        """Whether a verb with 了 only says on what condition something would come: 去了就得隔离."""
        if token.text[-1] != "了" and self._text(at + 1) != "了":
            return False
        ahead = "".join(one.text for one in self.tokens[at + 1 : at + 7])
        return bool(words.COMES_OF_IT.match(ahead))

    def _of_part_of_day(self, at: int, token: Token) -> bool:
        """早上不烧晚上烧: takes back what was denied of another part of the day."""
        if self.tokens[at - 1].text not in words.PARTS_OF_DAY or self.negator >= 0 or not at:
            return False
        verb = words.group(token.text)
        denied = [c for c in self.claims if c.sign < 0 and words.group(c.verb) == verb]
        for claim in denied:
            if self._text(claim.token - 2) in words.PARTS_OF_DAY:
                self.claims.remove(claim)
        return bool(denied)

    def _restart(self, at: int, token: Token) -> None:
        """没去武汉去的郑州, 没直接接触，坐过一趟车: another event begins a new clause."""
        if self.negator < 0 or self.double:
            return
        earlier = [t for t in self.tokens[self.negator : at] if t.tag == "verb"]
        home = self._text(at + 1) == "的" and self._text(at + 2).startswith(words.AWAY)
        if earlier and token.text in words.WELL:  # 没烧，正常
            self._close(at)
            self.governed[at] = 1
            return
        if not earlier:
            if home and len(self.claims) > self.clause:  # 没坐火车，开车回的老家
                self._close(at)
                self.governed[at] = 1
            return
        told = self._tag(at - 1) in ("slot", "other") or self._text(at + 1) == "的"
        finished = token.text[-1] in "过了" or self._text(at + 1) in ("了", "过")
        again = earlier[0].text[0] == token.text[0]
        last = earlier[-1].text
        another = (
            finished
            and last not in words.SERIAL
            and token.text not in words.SYMPTOMS
            and words.group(last) != words.group(token.text)
        )
        # 没有密切接触，见过一面
        once = token.text[-1] == "过" and self._text(at + 1)[:1] in words.SOME_TIMES
        another = another or (once and last not in words.SERIAL and last != token.text)
        # 没烧，咳嗽几天了; 没咳，烧到三十八度
        going_on = self._tag(at + 1) == "count" or self._text(at + 1)[:1] in ("到", "得")
        lasting = token.text in words.SYMPTOMS and going_on
        if (
            lasting
            or (again and (told or (finished and last == earlier[0].text)))
            or another
            or home
        ):
            self._close(at)
            self.governed[at] = 1

    def _limit(self, at: int) -> None:
        """不咳发烧: a light negator is spent on its first predicate; verbs in series stay one."""
        if self.tokens[at].text in words.SERIAL and self._tag(at + 1) == "verb":
            return
        self.negator, self.spent = -1, at

    def _other(self, at: int, token: Token) -> None:
        if self.spent == at - 1 >= 0:
            self.governed[at] = -1
            return  # 不抽烟, 不像本地的: the object of what was denied
        if self.negator == at - 1 >= 0 and self._with_somebody(at):
            return  # 没跟那些人打过交道: the verb is denied
        if (self.negator >= 0 and self.negator == at - 1) or self._only_light_between(at):
            negator = self.tokens[self.negator].text
            strong = negator.startswith(("没", "木", "冇", "从", "无"))
            self._say(at, self._sign(), "content", 0.85 if strong else 0.6, token.text)
        elif self.negator < 0:
            if not self._all_is_well(at):
                self._say(at, 1, "content", 0.7, token.text)  # 体温一直正常 has not said 体温
        elif token.text[0] in "跟和同与" and any(
            c.verb.endswith("过") for c in self.claims[self.clause :]
        ):
            self._close(at)  # 没去过武汉，跟武汉回来的朋友吃过饭
            self.governed[at] = 1

    def _with_somebody(self, at: int) -> bool:
        """Whether a phrase that begins here (跟他们) leads on to the verb of its clause."""
        if self._text(at) not in words.PREPOSITIONS:
            return False
        ahead = [token.tag for token in self.tokens[at + 1 : at + 5]]
        return "verb" in ahead and not {"neg", "self", "but", "fix"} & {
            *ahead[: ahead.index("verb")]
        }

    def _all_is_well(self, at: int) -> bool:
        if self._text(at + 1)[:1] not in words.WELL_BEGUN:
            return False
        return bool(words.ALL_IS_WELL.match("".join(t.text for t in self.tokens[at + 1 : at + 5])))

    _slot = _other

    def _only_light_between(self, at: int) -> bool:
        return self.negator >= 0 and all(
            token.tag in ("adverb", "universal", "ask", "soft", "count")
            for token in self.tokens[self.negator + 1 : at]
        )

    def _adverb(self, at: int, token: Token) -> None:
        """没啥不对，这两天咳: once something was denied, a time of its own begins a clause."""
        spent = self.negator >= 0 and len(self.claims) > self.clause
        ahead = at + 1 + (self._tag(at + 1) == "adverb")  # 前天才从广州到家
        if spent and token.text in words.TIMES and self._tag(ahead) in ("verb", "other", "have"):
            self._close(at)
            self.governed[at] = 1

    def _condition(self, at: int, token: Token) -> None:
        if self.negator < 0:
            last = self.claims[-1] if self.claims else None
            if token.text == "以后" and last is not None and last.token == at - 1 == 0:
                self.claims.clear()  # 接触以后几天会发病
            self._close(at)
            self.lost = self.conditional = True

    def _ask(self, at: int, token: Token) -> None:
        indefinite = token.text not in words.NEVER_INDEFINITE and (
            self.negator >= 0
            or self._tag(at - 1) == "neg"
            or self._tag(at + 1) == "universal"
            or self._universal_near(at)
        )
        if (
            token.text == "几个"
            and self._tag(at - 1) == "verb"
            and self._text(at - 1)[-1] in "过了"
        ):
            return  # 接触过几个
        if (
            not indefinite
            and self._tag(at + 1) in ("end", "soft")
            and {"不", "没"} & set(token.text)
        ):
            self._drop_clause()
        if not indefinite:
            topic = token.text == "是不是" and self._tag(at + 1) not in ("end", "soft") and at == 1
            matter = self._text(at + 1)[:1] == "事" and self._tag(at + 2) in ("end", "soft")  # 啥事
            if (token.text not in words.CHALLENGES or topic) and not matter:  # 接触了是不是就会传染
                self._drop_clause()  # 武汉怎么样了, 确诊了会怎么样
            self.asking = True
            self.lost = True

    def _universal_near(self, at: int) -> bool:
        return any(token.tag in ("universal", "neg") for token in self.tokens[at + 1 : at + 4])

    def _self(self, at: int, token: Token) -> None:
        if len(self.claims) > self.clause or self.negator < 0:
            self._close(at)

    def _person(self, at: int, token: Token) -> None:
        if self._text(at - 1)[-1:] in words.WITH and self._tag(at - 1) == "other":
            return  # 跟老伴去了趟: whom one went with begins no clause of their own
        self._self(at, token)
        self.aside = token.text not in ("你", "您", "你们", "大家")
        self.yours = token.text == "你们"

    def _unknown(self, at: int, token: Token) -> None:
        self.unknown += 1
        self._close(at)


def read(tokens: list[Token]) -> Reading:
    """What a Mandarin utterance claims."""
    return _Mandarin(tokens).read()
