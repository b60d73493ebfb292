"""Mandarin words that answer by themselves: 对, 有, 不了."""

from __future__ import annotations

from callbot.understanding import scope_zh_words as words
from callbot.understanding.scope_zh_clauses import Clauses
from callbot.understanding.tokens import Token


class Particles(Clauses):
    """The methods a tag take the token and its index."""

    def _reached(self, at: int) -> int:
        """The token a negator at `at` governs, or -1 where it stands alone."""
        strong = self.tokens[at].text in ("没有", "木有", "没得", "冇")
        ahead = at + 1
        while self._tag(ahead) in ("adverb", "universal", "ask", "hedge", "count", "soft"):
            text = self.tokens[ahead].text
            tag = self._tag(ahead)
            if tag == "soft" and text not in ("那个", "这个", "那"):
                return -1
            if tag == "adverb" and strong and text not in words.TRANSPARENT:
                return -1
            if tag == "universal" and strong and text in words.OF_ALL:
                return -1  # 没有，都挺好的
            if (
                tag == "ask"
                and strong
                and text in ("怎么了", "咋了", "干嘛", "为什么", "为啥", "对吧", "是不是")
            ):
                return -1
            ahead += 1
        if self._text(ahead) in words.SIGHS:
            return -1  # 没有哎
        return (
            ahead
            if self._tag(ahead)
            in ("verb", "other", "slot", "have", "yes", "weak", "degree", "neutral")
            else -1
        )

    def _degree(self, at: int, token: Token) -> None:
        """不严重: what is not severe is there all the same."""
        if token.text == "多" and self.negator == at - 1 >= 0 and self._tag(at + 1) == "degree":
            return  # 没有多厉害
        self._say(at, self._sign(), "degree", 0.85, token.text)
        if self.negator >= 0:
            self._close(at + 1)

    def _yes(self, at: int, token: Token) -> None:
        if self._text(at - 1) == "不" and self.claims and self.claims[-1].token == at - 1:
            return  # 睡不好
        if token.text in words.HOW_NOT and (self._text(at + 1) + self._text(at + 2)).startswith(
            words.OF_THE_LINE
        ):
            self.asking = self.lost = True  # 怎么没声音
            return
        if self._text(at - 1) == "是不是":
            return  # 是不是真的
        if token.text in words.HOW_NOT and self._of_the_caller(at):
            self.asking = self.lost = True  # 你们怎么不打电话来
            return
        denied = self.negator == at - 1 and self.negator >= 0
        if denied:
            of_it = self._tag(at + 1) == "other" or self._tag(self.negator - 1) == "other"
            alone = token.text == "行" and self.negator == 0  # 不行，站都站不稳
            if token.text not in ("好", "行") or alone or not of_it:  # 记性不好 is no answer
                self._say(at, -1, "agree", 0.95)
            self._close(at + 1)
            return
        of_it = token.text.endswith("的") and self._tag(at + 1) == "other"
        if at and of_it and self._tag(at - 1) in ("have", "other", "verb"):
            return  # 有好的发挥
        if token.text in ("行的", "成的") and self._tag(at - 1) == "other":
            return  # 哪个银行的
        if token.text == "没问题" and self._text(at - 1).endswith(words.BODILY):
            return  # 呼吸没问题
        whom = (
            at - 1 - (self._text(at - 1) in ("好", "还好"))
        )  # 我好好的, 他好好的, 身边的人都好好的
        if token.text == "好的" and at and self._tag(whom) in words.WHO_IS_WELL:
            self.claims = [claim for claim in self.claims if claim.token <= whom]
            return
        if token.text == "就是" and self._tag(at - 1) == "person":
            return  # 我舅舅就是
        asks = self._tag(at + 1 + (self._tag(at + 1) == "person")) == "ask"  # 我就是，您哪位
        if token.text == "就是" and not asks and self._tag(at + 1) not in ("end", "soft", "self"):
            self._but(at, token)
            return
        if self._part_of_word(at, token):
            if token.text == "是":
                self._close(at)
                if self._tag(at - 1) in ("self", "person") and self._tag(at + 1) in ("end", "soft"):
                    self._say(at, 1, "verb", 0.9, "是")
            return
        if token.text == "是" and self._tag(at - 1) == "hedge" and self._tag(at + 1) == "neg":
            self._close(at)  # 应该是没有: the copula before a denial agrees to nothing
            return
        self._close(at)
        if token.text not in words.STRESSING or self._tag(at + 1) not in ("neg", "deny", "no"):
            self._say(at, 1, "agree", 0.95)  # 真的没去过, 肯定没有 only stress what follows
        if at == 0 and token.text in words.AGREEING and self._tag(1) == "ask":
            self._close(1)  # 是的，哪位

    def _of_the_caller(self, at: int) -> bool:
        """Whether 怎么不 asks, of the caller or of how long something takes."""
        near = self.tokens[max(0, at - 3) : at]
        return any(token.text in ("你", "您", "你们", "还") for token in near)

    def _part_of_word(self, at: int, token: Token) -> bool:
        if token.text not in words.LONE:
            return False
        before = self._tag(at - 1) if at else "end"
        after = self._tag(at + 1)
        if token.text == "对" and at == 0 and after in ("verb", "slot"):
            return False
        if token.text == "对" and at == 0 and after == "other":
            return self.tokens[1].text.startswith(words.NOT_AGREEING)
        if before == "adverb" and self._tag(at - 2) == "other":
            return True  # 天气真好
        if token.text == "好":
            of_all = before == "universal" and self._tag(at - 2) != "end"  # 我都好，您忙
            return of_all or after in ("other", "verb") or before in ("other", "verb")
        if token.text == "是" and before in ("universal", "adverb") and after == "person":
            return True
        if token.text == "是" and before == "universal" and after not in ("end", "soft"):
            return True
        if token.text == "得" and after == "neutral":
            return True  # 我得想想
        if token.text == "是" and self._text(at + 1) in ("那", "这", "那个", "这个"):
            return self._tag(at + 2) == "other"  # 又是那种电话
        if token.text == "是":
            return before in words.COPULAR or after in ("other", "verb", "slot", "ask")
        return bool({"other", "slot", "verb"} & {before, after})

    def _weak(self, at: int, token: Token) -> None:
        if self.negator >= 0:
            self._close(at)
            return
        if token.text in words.SIGHS and any(t.tag != "soft" for t in self.tokens[:at]):
            if self.claims and self.claims[-1].sign < 0 and self._comes_to_mind(at):
                self.fixes.append(at)  # 没有吧，哎，接触过一个
            return
        alone = at == 0 and token.text in words.FAIR  # 还行，排球吧
        if "other" in (self._tag(at + 1), self._tag(at - 1) if at else "end") and not alone:
            return  # 很好看 is no 很好
        ends = self._tag(at + 1) in ("end", "soft")
        self._say(at, 1, "weak", 0.7 if token.text in words.SIGHS and not ends else 0.75)

    def _comes_to_mind(self, at: int) -> bool:
        rest = self.tokens[at + 1 : at + 8]
        denied = any(token.tag in ("neg", "deny", "no", "ask") for token in rest)
        return not denied and any(t.tag == "verb" and t.text[-1] == "过" for t in rest)

    def _no(self, at: int, token: Token) -> None:
        if token.text in words.LONE and self._part_of_word(at, token):
            return
        coming = self._tag(at - 1) == "other" and self._text(at - 1)[-1] in "来走动吃喝睡"
        if token.text == "不了" and (coming or self._tag(at - 1) == "verb"):
            self._impossible(at)
            return
        if token.text in ("错了", "错") and at and self._tag(at - 1) not in ("soft", "no", "yes"):
            return
        self._close(at)
        self._say(at, -1, "agree", 0.93)

    def _impossible(self, at: int) -> None:
        """去不了, 见不着: the verb before is denied."""
        self.claims = [claim for claim in self.claims if claim.token != at - 1]
        self.lost = False  # 想去也去不了: what cannot be is no plan
        self._say(at, -1, "verb", 0.85, self._text(at - 1))

    def _have(self, at: int, token: Token) -> None:
        if self.negator >= 0 and self.tokens[self.negator].tag == "deny":
            self._say(at, -1, "have", 0.85)
            return
        if self.negator >= 0:
            negated = self.tokens[self.negator].text
            sensed = self._text(self.negator + 1) in words.SENSING  # 没发现身边有
            if sensed or (self.negator == at - 1 and negated in words.HARDLY):
                self._say(at, -1, "have", 0.85)  # 没看到有, 没怎么有
                return
            self._close(at)
        before = self.tokens[at - 1] if at else None
        if before is not None and before.tag == "other" and before.text[-1] == "妹":
            self._say(at, -1, "have", 0.7)  # 没有 as a recogniser may write it
            return
        if before is not None and before.text in words.HEARSAY:
            self.aside = True  # 听说有一个
        if token.text in words.SLIGHTLY and self._text(at + 1) in words.SYMPTOMS:
            return  # 有点咳嗽 says what its verb says
        if self._text(at - 1) in ("倒是", "倒") or token.text == "倒有":
            self.fixes.append(at)  # 确诊的没有，疑似的倒是有一个
        slightly = token.text in words.SLIGHTLY and self._tag(at + 1) in ("other", "degree")
        slightly = slightly or (token.text in words.SLIGHTLY and self._text(at + 1) == "流")
        self._say(at, 1, "have", 0.95, self._text(at + 1) if slightly else "")
        said = self.claims and self.claims[-1].token == at
        thing = self._tag(at + 1) in ("other", "person") and self._tag(at + 2) not in (
            "other",
            "verb",
        )
        if said and thing and not slightly:  # 有亲戚; not: 有，老公一块去了
            whom = token.text + self._text(at + 1)
            self.claims[-1] = self.claims[-1]._replace(words=whom)

    def _unsure(self, at: int, token: Token) -> None:
        deed = self._tag(at + 1) == "other" and len(self._text(at + 1)) == 1  # 忘了交
        forgotten = token.text in words.FORGOTTEN and (deed or self._tag(at + 1) == "verb")
        if forgotten and self._text(at + 1)[-1] not in "过了":
            self.negator = at  # 忘了戴
            return
        self._close(at)
        self.unsure = self.unsure or token.text
        self.lost = True
