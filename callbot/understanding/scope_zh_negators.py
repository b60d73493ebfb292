"""Mandarin negators: what each denies, and where it only asks or agrees."""

from __future__ import annotations

from itertools import pairwise

from callbot.understanding import scope_zh_words as words
from callbot.understanding.claims import Kind
from callbot.understanding.scope_zh_particles import Particles
from callbot.understanding.tokens import Token


class Negators(Particles):
    """The methods a tag take the token and its index."""

    def _neg(self, at: int, token: Token) -> None:
        if (self.lost and self.conditional) or self.yours:
            self._close(at)
        denied = at - 2 if self._tag(at - 1) == "self" else at - 1  # 谁说我没去过
        double = self.negator == denied >= 0 and self.tokens[denied].tag == "deny"
        if self._tag(at - 1) == "universal":  # 什么药都没吃: the topic is no claim
            self.claims = [
                c for c in self.claims if not (c.kind == "content" and c.token == at - 2)
            ]
        if self._rhetorical(at):
            self.asking = True
            return
        reached = self._reached(at)
        acting = self._tag(at - 1) == "verb" or (
            self._tag(at - 1) == "other" and len(self._text(at - 1)) == 1  # 睡不好
        )
        beside = token.text == "不" and acting and reached == at + 1
        if beside and self._text(reached).startswith(words.COMPLEMENTS):
            self._impossible(at)
            return
        gone = token.text == "没" and self._text(at + 1) == "了" and self._tag(at - 1) == "other"
        if gone and self.claims:
            return  # 需要，药没了
        if reached < 0 or self._stands_apart(at, token, reached):
            self._alone(at, token, double)
            return
        if self._is_topic(at - 1 - (self._text(at - 1) in words.YET)):
            self.claims.pop()  # 头不痛: of what it is denied, is no claim
        if not double:
            self._close(at) if self.negator >= 0 or self.excepting else None  # 除了上班没去过
        self.negator, self.double = at, double
        if token.text in words.MODAL:
            # 会游泳吗？不会，旱鸭子: where 会 was asked for, the modal alone has answered.
            self._say(at, 1 if double else -1, "degree", 0.85, token.text[1:])

    def _is_topic(self, at: int) -> bool:
        """Whether an affirmed thing stands here, right before a negator; 回不去 has a verb there."""
        last = self.claims[-1] if self.claims else None
        thing = last is not None and last.token == at and last.kind == "content" and last.sign > 0
        return thing and self._text(at)[-1] not in words.MOVING

    def _stands_apart(self, at: int, token: Token, reached: int) -> bool:
        """Whether a negator is an answer of its own, although words it could deny follow."""
        if self._text(at - 1) in ("倒", "倒是") and self._tag(at - 2) in ("verb", "other"):
            return True  # 发烧倒没有，咳嗽
        if token.text == "不":
            return self._tag(reached) == "have"
        if token.text in ("没有", "没") and self._other_is_there(at):
            return True  # 确诊的没有，湖北的倒是有一个
        if token.text in ("没有", "没") and self._tag(at + 1) in ("neutral", "other"):
            ahead = "".join(one.text for one in self.tokens[at + 2 : at + 6])
            if words.ALL_IS_WELL.match(ahead):
                return True  # 没有，大便正常
        agrees = self._tag(reached) == "yes" and self._text(reached) not in words.DENIABLE
        return token.text in ("没有", "没") and agrees

    def _rhetorical(self, at: int) -> bool:
        """你不就打的我手机嘛, 不就是我吗: 不就 that asks affirms."""
        then = self.tokens[at].text == "不" and self._text(at + 1) == "就"
        return then and any(
            token.text in ("嘛", "吗", "么") for token in self.tokens[at + 2 : at + 20]
        )

    def _other_is_there(self, at: int) -> bool:
        """Whether something else is said to be there instead, right behind: 那个倒是有."""
        ahead = self.tokens[at + 1 : at + 7]
        turn = next((i for i, one in enumerate(ahead) if one.text in ("倒是", "倒")), 0)
        there = turn and turn + 1 < len(ahead) and ahead[turn + 1].tag == "have"
        return bool(there) or any(one.text == "倒有" for one in ahead[1:])

    def _alone(self, at: int, token: Token, double: bool) -> None:
        """A negator that denies what was asked, or what stands before it."""
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
        if double and self._tag(at + 1) == "condition":
            self.lost = True  # 不是没想去，是去不成
            return
        if self._finished_question(at) or self._what_or_not(at) or self._is_it_you(at):
            self.asking = True  # 说完了没有, 有啥事没
            return
        self._deny_topic(at)
        self.negator, self.double = (at if double else -1), double
        kind: Kind = "agree" if token.text in ("不", "不会") else "bare"
        self._say(at, 1 if double else -1, kind, 0.8 if double else 0.95)
        if self._text(at - 1) in words.BESIDES and self.claims and self.claims[-1].token == at:
            named = self._text(at - 1) + self.claims[-1].words
            self.claims[-1] = self.claims[-1]._replace(words=named)
        self.negator, self.double = -1, False

    def _finished_question(self, at: int) -> bool:
        before = [token.text for token in self.tokens[at - 1 : at]]
        ends = self._tag(at + 1) == "end" and at > 1 and before[0][-1:] in ("了", "过", "完", "错")
        return ends and not self.claims and self._tag(at - 2) == "other"

    def _is_it_you(self, at: int) -> bool:
        """你是老王家的不, 能再说一遍不, 是推销的不是: asked of the caller."""
        ends = self.tokens[at].text in ("不", "不是") and self._tag(at + 1) == "end"
        first = next((t.text for t in self.tokens[:at] if t.tag != "soft"), "")
        if ends and self._tag(at - 1) == "mask":
            return True
        seen = self.tokens[at].text in ("没", "没有") and self._tag(at + 1) == "end"
        if seen and self._text(at - 1)[-1:] in ("了", "过") and self._asks_you(at):
            self.claims.clear()
            return True  # 你看见我袜子了没
        ends = ends and at > 1
        if ends and first in ("是", "能", "会", "可以", "要") and self._tag(at - 1) != "self":
            self.claims.clear()
            return True
        near = self.tokens[max(0, at - 6) : at]
        return ends and any(token.text in ("你", "您", "你们") for token in near)

    def _asks_you(self, at: int) -> bool:
        near = range(max(0, at - 6), at)
        return any(
            self._text(i) in ("你", "您", "你们") and self._text(i - 1) not in words.PREPOSITIONS
            for i in near
        )

    def _what_or_not(self, at: int) -> bool:
        before = self.tokens[at - 1 - (self._tag(at - 1) == "other")] if at > 1 else None
        asked = before is not None and before.tag == "ask" and before.text[0] == "有"
        return asked and self.tokens[at].text == "没" and self._tag(at + 1) == "end"

    def _deny_topic(self, at: int) -> None:
        """发烧没有: what stands right before a lone negator is what it denies."""
        contrasts = self._text(at - 1) in ("倒", "倒是") and self._text(at - 2) in words.SYMPTOMS
        # 咳嗽，发烧倒没有
        reaches = max(self.clause_token, at - 2) if contrasts else self.clause_token
        for index in range(at - 1, reaches - 1, -1):
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
        self.claims = [c for c in self.claims if not (c.token >= reaches and c.kind == "verb")]

    def _deny(self, at: int, token: Token) -> None:
        if self._is_it_you(at):
            self.asking = True
            return
        following = self._tag(at + 1)
        self._close(at)
        if token.text == "不是" and following == "neg" and self._reminds(at):
            return  # 这不是没票嘛: it is so
        if any(one.text in ("就是", "就") for one in self.tokens[at + 2 : at + 5]) and following in (
            "slot", "other",
        ):  # fmt: skip
            return  # 不是山西就是山东
        degree = following == "adverb" and self.tokens[at + 1].text in words.DEGREES
        mine = token.text in words.DISPUTING and following == "self" and self._tag(at + 2) == "neg"
        if token.text == "不是" and following == "verb" and self._but_is(at):
            self.negator = at  # 不是去玩，是去看病: so it was otherwise
            return
        if following == "neg" or degree or mine:  # 不是没去过; 不是很严重
            self.negator = at
            return
        if following == "other" and self._tag(at - 1) == "self":
            # 我不是本地人 denies what one is, not what was asked
            self._say(at, -1, "content", 0.6, self._text(at + 1))
            self.spent = at
            return
        self._say(
            at, -1, "agree", 0.95 if following in ("end", "soft", "self", "but", "fix") else 0.8
        )
        if following in ("other", "verb", "slot", "have"):
            self.negator = at

    def _reminds(self, at: int) -> bool:
        """Whether 不是 only reminds of what is known: 这不是…嘛."""
        known = self._text(at - 1)[-1:] in ("这", "那")
        return known and any(token.text == "嘛" for token in self.tokens[at + 2 : at + 12])

    def _but_is(self, at: int) -> bool:
        ahead = self.tokens[at + 2 : at + 7]
        if any(one.text == self._text(at + 1) for one in ahead):
            return True  # 不是去玩，去看病
        return any(
            one.text == "是" and two.tag in ("verb", "other") for one, two in pairwise(ahead)
        )
