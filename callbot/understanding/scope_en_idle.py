"""English words that look like a denial or a claim and are none: no use hiding it, I went to post a letter."""

from __future__ import annotations

from callbot.understanding import scope_en_words as words
from callbot.understanding.scope import Scope
from callbot.understanding.tokens import Token


class Idle(Scope):
    """What is asked of a token before it counts."""

    def _close(self) -> None:
        """End the clause."""
        raise NotImplementedError

    def _no_use(self, at: int) -> bool:
        """No getting away from it, no use hiding it: "no" belongs to a phrase that answers nothing."""
        behind = [token.text for token in self.tokens[at + 1 : at + 6]]
        if behind[:1] and behind[0] in ("use", "point", "sense", "good"):
            return bool(words.HIDING & {*behind[1:3]})
        return bool(behind) and behind[0].endswith("ing") and bool({"it", "that"} & {*behind[1:]})

    def _excepts(self, at: int) -> bool:
        """Whether somebody or something is excepted from nobody or nothing."""
        ahead = [token.text for token in self.tokens[at + 1 : at + 4]]
        return any(word in ("but", "except", "except for") for word in ahead)

    def _claimed_since(self, at: int) -> bool:
        return bool(self.claims) and self.claims[-1].token >= at

    def _ends_denial(self, at: int) -> bool:
        """I won't leave it any longer, have him ring: what stands behind it is denied no more."""
        ends = self.tokens[at].text in words.AT_ITS_END and self._tag(at + 1) not in ("end", "soft")
        if ends and self.negator >= 0 and self._claimed_since(self.negator):
            self._close()
            return True
        return False

    def _errand(self, at: int) -> bool:
        """I went down to post a letter: whoever says what for, has not been away."""
        ahead = [token.text for token in self.tokens[at + 1 : at + 5]]
        to = ahead.index("to") if "to" in ahead else len(ahead)
        behind = [word for word in ahead[to + 1 :] if word not in ("the", "my", "a")][:1]
        local = words.ERRANDS & {*behind} and self._tag(at + 1) == "other"
        local = local and not {"in", "at", "near"} & {*ahead[to + 2 :]}
        aim = bool(words.PURPOSE & {*behind}) or bool(local)
        return self._text(at) in ("went", "go", "gone") and aim

    def _not_as_much(self, at: int) -> bool:
        """I do not as much as I should: no verb begins with "as", so that only how much is denied."""
        much = self._text(at + 1) == "as" and self._text(at + 3) == "as"
        helped = self._text(at - 1) in ("do", "does", "did", "have", "has")
        return much and helped and self._tag(at - 2) in ("self", "person")

    def _misheard(self, at: int) -> bool:
        """I don't a cough, I don't just came: no sentence, so that something else was said."""
        ahead = at + 1 + (self._text(at + 1) == "just")
        return self._text(ahead) in ("a", "an", *words.PAST)

    def _continues_list(self, at: int, token: Token) -> bool:
        """One list in "no fever or cough", not in "no cough and fever since"."""
        return token.text == "or" or self._tag(at + 2) in ("end", "but", "soft", "yes", "no")

    def _supports(self, at: int, following: str) -> bool:
        """I did, born and raised; I did see it: `do` that is said affirms, whatever follows."""
        existing = self._text(at - 1) == "there" and (
            following in ("other", "universal", "weak") or self._text(at + 1) in words.SOME
        )
        helps = self._text(at) in ("do", "did", "does") and self._text(at + 1) not in ("a", "an")
        return existing or (helps and following == "other")

    def _somebody_does(self, at: int) -> bool:
        """We do, a lady comes in; I do, a friend and I walk: behind the answer a clause begins."""
        if self._text(at) not in ("a", "an", "another") or self._text(at + 1) in words.MEASURES:
            return False
        behind = [self._text(at + ahead) for ahead in (2, 3)]
        if behind[0] == "and" and behind[1] in ("i", "we"):
            return True
        return any(
            text.endswith("s") and not text.endswith("ss") and self._tag(at + ahead) in words.VERBAL
            for ahead, text in enumerate(behind, 2)
        )

    def _reported(self, at: int) -> bool:
        """I don't think I have: what is denied is what follows."""
        between = self.tokens[self.negator + 1 : at] if self.negator >= 0 else []
        reporting = any(token.text in words.REPORTING for token in between)
        return reporting or (self.negator >= 0 and self.tokens[self.negator].text == "no way")

    def _within_a_noun(self, at: int) -> bool:
        """The only person I've met: what is told of stands before, not in its clause."""
        ahead = [token.text for token in self.tokens[max(0, at - 5) : at]]
        if ahead[-2:-1] == ["all"] and self._text(at + 1) in ("was", "is"):
            return True  # all I did was go downstairs
        subject = next((k for k in range(len(ahead) - 1, -1, -1) if ahead[k] in ("i", "we")), 0)
        return (
            subject > 1
            and ahead[subject - 1] in words.WHOM
            and bool(words.PICKED & {*ahead[:subject]})
        )

    def _is_somebody(self, at: int, after: int) -> bool:
        """He's my cousin: what somebody is, where "he is, my wife isn't" begins another clause."""
        being = self._text(at) in ("am", "is", "are", "was", "were") and after == at + 1
        named = self._text(after).startswith("my ")
        return being and named and self._tag(after + 1) not in ("aux", "verb", "neg")

    def _has_somebody(self, at: int, after: int) -> bool:
        """We had people staying: an object, where "I have, my husband hasn't" begins another clause."""
        noun = self._tag(after) == "person" and self._text(after) not in words.SUBJECTS
        own = self._text(at) in ("have", "had", "has")
        return own and noun and self._tag(after + 1) not in ("aux", "verb", "end", "neg")
