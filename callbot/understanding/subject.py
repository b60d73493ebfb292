"""What a question is about, of the subjects whose answers likeness knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from callbot.core.script import Language
from callbot.understanding.asked import Asked
from callbot.understanding.hearing import Listening
from callbot.understanding.likeness.answers import SUBJECTS

_OPPOSED: Final = (
    ("sick_person", "no_person"),
    ("journey", "stayed_home"),
    ("self", "unknown_person"),
    ("wanted", "unneeded"),
    ("feverish", "cool"),
    ("short_of_breath", "healthy"),
)
"""What says yes and what says no of each subject but complaints."""
_ASKS: Final[dict[Language, tuple[tuple[str, re.Pattern[str]], ...]]] = {
    "zh": (
        ("", re.compile(
            r"正常|健康|都好|退|降|恢复|好了|好点|多久|几天|多少|口罩|的时候|以后|之后|之前|以前|[药痰]|门诊|哪|怎么|还是"
        )),
        ("sick_person", re.compile(
            r"接触|病人|患者|(?:身边|周围|家里|家人|家属|同事|邻居|同学|亲戚|朋友|有人).{0,10}(?:发烧|发热|咳|病|确诊|感染|"
            r"不舒服|症状|武汉|湖北)|[和跟与].{1,10}(?:一起|见面|来往|吃饭)"
        )),
        ("journey", re.compile(
            r"(?:去|到|回|离开)过|外地|外省|境外|出过?远?门|从.{1,6}回来|旅[游行居]|外出史|出过差|(?:武汉|湖北).{0,4}回"
        )),
        ("wanted", re.compile(r"(?:回|打)[^，,？?]{0,4}电话")),
        ("feverish", re.compile(r"发烧|发热|烧|体温.{0,6}(?:超过|高)|3[78]")),
        ("short_of_breath", re.compile(
            r"咳|喘|憋气|气短|胸闷|没劲|没力气|乏力|难受|不舒服|不适|症状|疼|痛|拉肚子|腹泻"
        )),
        ("self", re.compile(r"本人")),
    ),
    "en": (
        ("", re.compile(
            r"\b(?:normal|free|gone|broken|down|better|medicine|tablets|when|after|before|since|often|"
            r"or|how|what|which|where|years?) "
        )),
        ("sick_person", re.compile(
            r"\b(?:contact|exposed|near|around|met|close to|look(?:ed)? after|cared for|shar\w+|"
            r"(?:any|some)(?:one|body) .*(?:sick|ill|fever|cough\w*|symptoms|unwell|infect\w*|positive)) "
        )),
        ("journey", re.compile(
            r"\b(?:travell?ed|been (?:away|abroad|out of|anywhere|to (?:another|any other))|"
            r"(?:leave|left) (?:the |your |town|home)|(?:gone|go) (?:away|abroad|anywhere)|visited|"
            r"come back from|out of (?:town|the city|the country)) "
        )),
        ("wanted", re.compile(
            r"\b(?:call|ring|phone) (?:you|back)|(?:like|want|need) .*\b(?:call|ring|phone) "
        )),
        ("feverish", re.compile(
            r"\b(?:fevers?|feverish|a (?:high )?temperature|temperature .*(?:above|over|high)) "
        )),
        ("short_of_breath", re.compile(
            r"\b(?:cough\w*|breath\w*|symptoms?|unwell|throat|headaches?|pains?|aches?|tired|troubles you) "
        )),
        ("self", re.compile(r"\bspeaking (?:to|with) ")),
    ),
}  # fmt: skip
"""How questions are put whose answers taught it, where no script declares what tells of an answer; the first
that fits. Without a name: those that ask of another time or of what is usual, or turn yes and no round."""


class Subject(NamedTuple):
    """What a question is about, and which category each kind of answer to it is."""

    name: str
    categories: Mapping[str, str]

    @property
    def harmless(self) -> str | None:
        """The category that makes nobody a key person."""
        if self.name == "healthy":
            return self.categories["healthy"]
        return next((self.categories[no] for yes, no in _OPPOSED if yes == self.name), None)


def subject_of(listening: Listening, about: Asked) -> Subject | None:
    """What a wait's categories declare as evidence, or else its question tells; None where none is known."""
    if about.negative:
        return None
    kinds = dict(listening.evidence)
    if listening.wait.expects == "choice" and listening.wait.several:
        kinds |= {one.id: one.id for one in listening.wait.categories if one.id == "cough"}
        whole_list = {"healthy", "feverish", "ailment"} <= kinds.keys()
        return _subject("healthy", kinds) if whole_list else None
    if listening.wait.expects != "yes_no":
        return None
    if not kinds and about.given:
        return _by_question(listening, about)
    if kinds.get("healthy") == listening.no and "cool" not in kinds:
        kinds.setdefault("short_of_breath", listening.yes)  # the question names one complaint
    for one, other in _OPPOSED:
        if one in kinds and other in kinds and kinds[one] != kinds[other]:
            return _subject(one, kinds)
    return None


def _by_question(listening: Listening, about: Asked) -> Subject | None:
    asks = _ASKS[listening.language]
    name = next((name for name, form in asks if form.search(about.text)), "")
    kinds = next(((yes, no) for yes, no in _OPPOSED if yes == name), None)
    if kinds is None:
        return None
    return Subject(name, dict(zip(kinds, (listening.yes, listening.no), strict=True)))


def _subject(name: str, kinds: Mapping[str, str]) -> Subject:
    return Subject(name, {kind: kinds[kind] for kind in SUBJECTS[name] if kind in kinds})
