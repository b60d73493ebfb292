"""Negation, its scope, and what is claimed, in English: clauses and their predicates."""

from __future__ import annotations

from callbot.understanding import scope_en_words as words
from callbot.understanding.claims import Kind, Reading
from callbot.understanding.scope_en_unreal import Unreal
from callbot.understanding.tokens import Token


class _English(Unreal):
    """The methods a tag take the token and its index."""

    def _neg(self, at: int, token: Token) -> None:
        if token.text == "stopped" and self._tag(at + 2) == "slot":
            return  # stopped in Wuhan
        if token.text in words.NEVER_ELLIPTIC:
            self.negator = at
            return
        if self._not_as_much(at):
            self._say(at - 1, 1, "echo", 0.85)  # I do, not as much as I used to
            self.lost = True
            return
        if self.negator >= 0 and token.text == "never":
            return
        after = self._after(at)
        if token.text == "not" and self._text(at - 1) in words.DOING and self._misheard(at):
            self.doubted = self.doubted or f"{self._text(at - 1)} not {self._text(at + 1)}"
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
        if token.text == "not" and self._initial(at) and self._text(at + 1) in ("unless", "until"):
            self._say(at, -1, "bare", 0.85)  # not unless something is wrong
            self.lost = self.subordinate = True
            return
        turned = self._tag(after) in ("self", "person") and token.text == "not"
        bare = self.auxiliary < 0 and not self.subject
        if (turned and self.auxiliary < 0) or (bare and self._tag(after) == "yes"):
            elliptic = False  # not me, not yes
        if turned and self.auxiliary >= 0 and not self.subject and self._tag(after + 1) == "end":
            self.asking = self.lost = True  # "isn't it?"
            return
        named = self._tag(at - 2) not in ("self", "person") and self._text(after) in words.ASKED_OF
        if turned and self.auxiliary == at - 1 and named and self._tag(after + 1) == "end":
            self.asking = self.lost = True  # that's the question, isn't it
            return
        if turned and self._exclaims(at, after):
            self.asking = self.lost = True  # "wasn't that something"
            return
        if token.text == "not" and self._text(at - 2) == "there" and not elliptic:
            self._say(at, -1, "echo", 0.85)  # there is not one
        if elliptic:
            echo = self.auxiliary >= 0 or self.subject
            self._say(at, -1, "echo" if echo else "bare", 0.95 if echo else 0.85)
            self._close()
            return
        behind_but = self._text(at - 1) in ("but", "and") and self._text(at + 1) in words.WHEN
        behind_but = behind_but and self._text(at + 2) not in words.OTHERS
        if token.text == "not" and (behind_but or self._fragment(at)):
            self._say(at, -1, "bare", 0.75)  # not at home, not that much
        self.negator = at

    def _aux(self, at: int, token: Token) -> None:
        after = self._after(at)
        following = self._tag(after)
        if self._no_answer(at, token, following):
            return
        if self._within_a_noun(at):
            self.auxiliary = at
            return
        again = following == "person" and self._text(after) == self._text(at - 1)
        if self.subject and self.negator < 0 and (again or self._supports(at, following)):
            self._say(at, 1, "echo", 0.8)
        if self.claims and self.claims[-1].words in words.DOUBTING and token.text in words.DOING:
            return  # I doubt it, I really do
        finished = following in ("end", "soft") or self._text(after) in (
            "and",
            "or",
            "but",
            "i mean",
        )
        done = self._text(after) in words.HUMS or self._somebody_does(at + 1)
        done = done and token.text in words.DOING  # they do, uh-huh; we do, a lady comes in
        finished = finished or done
        exclaimed = token.text in words.DOING and self._text(at + 1) in words.INVERTING
        shortly = following == "weak" and self._text(after).startswith(("as ", "a ", "every "))
        brief = token.text in words.DOING and shortly  # we do, a small one
        often = following == "weak" and self._text(after).endswith(words.HOW_OFTEN)
        brief = brief or (often and token.text in words.PERFECT | words.DOING)
        if self.subject and self.negator < 0 and exclaimed:
            self._say(at, 1, "echo", 0.95)  # I did, wasn't that awful
            self._close()
            return
        last = self._tag(after + 1) in ("end", "soft")
        finished = finished or (
            last and following in ("fix", "hedge", "weak")
        )  # it is actually, it was kind of
        other = following in ("self", "person") and self._text(at - 1) not in words.THINGS
        impersonal = self.tokens[at - 1].tag == "person" and not (finished or other)
        if self.subject and self.negator < 0 and self._is_somebody(at, after):
            self._say(after, 1, "content", 0.6, self._text(after).split()[-1])
            self.auxiliary = at
            return  # he is my cousin
        if self.subject and self.negator < 0 and self._has_somebody(at, after):
            self._say(at, 1, "verb", 0.8, "have")
            self.auxiliary = at
            return
        brief = brief or done
        if self.subject and self.negator < 0 and not impersonal and (self._ends(after) or brief):
            done = token.text in words.DOING and self._text(after) in ("it", "them")
            if done and self._text(after + 1) in ("because", "since"):
                self._say(after, 1, "echo", 0.95)
                self._close()
                return  # I do it because I have to
            if following in ("self", "person") and self._tag(after + 1) in ("aux", "verb", "other"):
                # "i do i do", "i did we went": a finished answer before another begins
                self._say(at, 1, "echo", 0.85)
                return
            self._say(at, 1, "echo", 0.95)
            self._close()
            return
        bare = self.negator >= 0 and self._text(self.negator) == "never"  # never been, never had
        if (
            self.negator >= 0
            and (self.auxiliary >= 0 or (bare and self._initial(self.negator)))
            and token.text in ("been", "be", "have", "had")
        ):
            self._say(at, -1, "verb", 0.93, token.text)
        elif self.negator >= 0 and self.subject and (following == "end" or self._denies(after)):
            self._say(at, -1, "echo", 0.9)
        owned = any(t.text in words.OWNERS for t in self.tokens[max(0, at - 3) : at - 1])
        thing = owned and self._tag(at - 1) == "other" and self._text(at - 1) not in words.BODY
        if not self.subject and self.negator < 0 and thing:
            self.aside = True  # "my bins have …": of a thing, not of the speaker
        self.auxiliary = at
        if self._perfect(after):
            return
        if (
            token.text in ("have", "has", "had")
            and self.subject
            and (following in ("other", "count", "weak") or self._tag(after + 1) == "other")
            and self.negator < 0
            and following != "neg"
        ):
            self._say(at, 1, "verb", 0.8, "have")

    def _verb(self, at: int, token: Token) -> None:
        if token.text in words.SO:
            self._say(
                at,
                -1 if self.negator >= 0 else 1,
                "agree",
                0.62 if token.text != "think so" else 0.65,
            )
            self.hedged = True
            self._close()
            return
        infinitive = self._text(at - 1) == "to" and self._tag(at - 2) not in ("aux", "verb")
        if infinitive and self.negator < 0:
            return  # all set to go
        if self.negator >= 0:
            near = at - self.negator <= 3
            self._say(at, -1, "verb", 0.93 if near else 0.75, token.text)
            return
        if self._text(at + 1) in ("nowhere", "nothing", "nobody", "noone"):
            return  # I went nowhere
        if self._text(at + 1) == "no" and self._tag(at + 2) in ("other", "verb", "slot"):
            return  # we've got no yard
        if self._within_a_noun(at):
            return
        all_i_need = token.text in ("need", "want") and self._text(at - 2) in words.ALL
        all_i_need = all_i_need or (self._text(at - 2) == "all" and self._text(at + 1) == "is")
        if all_i_need or self._errand(at):
            return
        if self._initial(at) and token.text in words.SUBJECTLESS and self.auxiliary < 0:
            self._say(at, 1, "verb", 0.7, token.text)  # went last week, loved it
            return
        if self.of_whom == "you":
            return  # you have gone quiet
        if {"farthest", "furthest", "place"} & {*self._before(at)[:-1]}:
            return  # the furthest I went: where that was, tells
        if self.subject:
            emphatic = self.auxiliary >= 0 and self.tokens[self.auxiliary].text in (
                "did",
                "do",
                "have",
                "has",
            )
            self._say(at, 1, "verb", 0.9 if emphatic else 0.75, token.text)

    def _other(self, at: int, token: Token) -> None:
        if self._ends_list(at, token) or self._ends_denial(at):
            return
        if token.text in words.DETERMINERS and self._tag(at + 1) in ("other", "verb"):
            return  # what is said to be, or not, is the noun
        if token.text == "to" and self.negator < 0 and "too" in self._before(at):
            self.negator = at  # too young to be scared
            return
        far = at - self.negator - (self._text(at - 1) in words.DETERMINERS)
        reported = self.negator < self.auxiliary >= at - 2 and self._reported(at)
        if self.negator >= 0 and (far <= 2 or reported) and not self._claimed_since(self.negator):
            strong = self.auxiliary >= 0 and self.subject
            self._say(at, -1, "content", 0.85 if strong else 0.7, token.text)
        elif self.of_whom == "you":
            return  # you have called enough
        elif (
            self.subject
            and self.negator < 0 <= self.auxiliary
            and at
            in (ahead := self._after(self.auxiliary), ahead + (self._text(ahead) in words.RATHER))
            and not self._claimed_since(self.auxiliary)
        ):
            self._say(at, 1, "content", 0.6, token.text)
        elif self._text(at - 2) == "all" and self._text(at + 1) == "is":
            return  # all we get is the three networks
        elif self.negator < 0 and self.auxiliary < 0 and self._tag(at - 1) == "self":
            self._say(at, 1, "content", 0.6, token.text)  # I voted
        elif token.text == "every" and self._initial(at) and self._tag(at + 2) == "end":
            self._say(at, 1, "weak", 0.6)  # every summer
        elif token.text in words.DETERMINERS:
            return  # a boy
        elif self._initial(at) and not self.subject and self._tag(at + 1) in ("end", "soft"):
            self._say(at, 1, "content", 0.6, token.text)  # very nice, thanks

    _slot = _other

    def _soft(self, at: int, token: Token) -> None:
        resumed = token.text == "well" and self._tag(at + 1) not in ("end", "soft")
        if resumed and self.negator >= 0 and self._claimed_since(self.negator):
            self._close()  # I haven't been out, well, for a day
            return
        helping = self.tokens[self.auxiliary].text if self.auxiliary >= 0 else "do"
        if token.text == "like" and self.subject and helping in ("do", "did", "would", "does"):
            self._verb(at, token)

    def _but(self, at: int, token: Token) -> None:
        if token.text == "still" and self._modifies(at):
            return
        if token.text in words.EXCEPTING and (self._all_but(at) or self._excepts_from_denial(at)):
            return
        if token.text == "but":
            self._given_up(at)
        if token.text in ("or", "and") and self._either(at):
            return
        if (
            token.text in words.ADVERBIAL
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
        of_another = token.text == "who" and self.aside
        self._close()
        self.aside = of_another  # it's my wife who has it
        if token.text in words.CONTRASTING:
            self.but.append(at)
        if token.text in ("and", "or") and lost:
            self.lost = True
        if token.text in words.SUBORDINATING:
            self.lost = self.subordinate = True

    def _ask(self, at: int, token: Token) -> None:
        before = at - 1
        while self._tag(before) == "adverb" or self._text(before) == "still":
            before -= 1
        first, *behind = token.text.split()
        spoken_of = self._tag(before) in ("self", "person")
        others = self._text(before) in words.SUBJECTS and first in words.DOING
        others = (
            others and behind in (["i"], ["we"], ["they"], ["he"], ["she"]) and self.negator < 0
        )
        if spoken_of and (others or behind[-1:] == [self._text(before)]):
            # "I do, I do"; "they are, they are very good"; "they do, I don't agree with it"
            self._say(at, 1, "echo", 0.85)
            self.subject = True
            self.aside = self.aside and behind not in (["i"], ["we"])
            return
        inverted = first in ("is", "are", "was", "were", "do", "does", "did", "have")
        if inverted and self._tag(at - 1) in ("self", "person"):
            if first in ("do", "does", "did") and self.negator < 0:
                kind: Kind = "echo" if self._text(at + 1) in words.SOMEWHAT else "verb"
                self._say(at, 1, kind, 0.75, self._text(at + 1))  # he does the cooking
            self.auxiliary = at  # it is that bad
            return
        embedded = token.text in words.WH and self._tag(at + 1) == "self"  # what we did
        if self.negator >= 0 or (self.subject and token.text != "huh"):
            self.lost, self.subordinate = True, self.subordinate or embedded
            return
        self.asking = True
        self.lost = True
        self.subordinate = embedded

    def _self(self, at: int, token: Token) -> None:
        self.of_whom = ""
        if self.negator >= 0 and self.tokens[at - 1].tag == "neg" and self.auxiliary < 0:
            self.negator = -1
        if token.text in ("i", "we") or self.negator < 0:
            if self._reported(at):
                self.subject = True
                return
            kept, subordinate = self.lost, self.subordinate
            self._close()
            self.governed[-1] = self._reach()
            self.subordinate = subordinate
            self.lost = kept and (subordinate or token.text not in ("i", "we"))
        self.subject = True

    def _person(self, at: int, token: Token) -> None:
        verbs = [t for t in self.tokens[max(self.negator, 0) : at] if t.tag == "aux"]
        begins = (
            token.text in words.PRONOUNS and self._tag(at + 1) == "aux" and not self._reported(at)
        )
        if self.negator >= 0 and not verbs and not begins:
            return
        if (
            self.subject
            and token.text.startswith("my ")
            and self._tag(at + 1) not in ("aux", "verb")
            and not self._text(at + 1).startswith(("who", "that"))
        ):
            return  # visiting my brother: no subject of another clause
        if token.text == "that" and self.aside and self._text(at - 1).startswith("my "):
            return  # that was my sister that had it
        kept = self.lost, self.subordinate
        self._close()
        told = self._text(at - 1) in words.REPORTED and self._text(at - 2) in words.TOLD
        self.lost, self.subordinate = kept
        self.governed[-1] = self._reach()
        self.subject = True
        self.aside = told or token.text not in words.THINGS
        self.of_whom = token.text


def read(tokens: list[Token]) -> Reading:
    """What an English utterance claims."""
    return _English(tokens).read()
