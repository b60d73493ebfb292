"""Mandarin evidence beside the question: of which place it asks, and of which time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from callbot.understanding import gazetteer, places
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Reading
from callbot.understanding.evidence_zh_words import KIN
from callbot.understanding.found import Found
from callbot.understanding.negation import governed
from callbot.understanding.taken_up_zh import taken_up
from callbot.understanding.turned_zh import turned


class Hint(NamedTuple):
    """A category that some of the words tell."""

    category: str
    confidence: float
    because: str
    start: int
    end: int


_EPIDEMIC: Final = "湖北"
"""What people mean by 疫区 unless they name another place."""
_OF_PEOPLE: Final = re.compile(r"接触|见过|来往|病人|患者|[来的]人|亲友|确诊")
_ANYWHERE: Final = re.compile("外出|外地|出差|出门|离开|出过?[省市]")
"""It asks of a place, or of any other: 有没有外出史或者疫区旅居史."""
_AROUND: Final = re.compile("周边|附近|周围|一带")
_THERE: Final = re.compile(
    "(?:是\ue000(?!人)|(?:老家|祖籍|原籍|家)(?:在|是)?\ue000|^我?\ue000(?:的|人)$|"
    "(?:在|住|住在|来自)\ue000)"
)
_NEVER_THERE: Final = re.compile("(?:我|俺|倒是?|也|都|可|从来?)*没(?:有)?(?:去|到|来|回|待|住)过")
"""武汉没去过，去的是长沙."""
_BORDERING: Final = ("挨着", "挨", "靠着", "靠近", "临近", "离", "隔壁是", "旁边是", "旁边就是")
"""河南南阳的，挨着湖北."""
_OF_NOW: Final = re.compile(r"现在|目前|今天|还[有在发]|退|这会")
_BY_NOW: Final = re.compile(r"现在|今天|已经|早|退|降|后来|好了|恢复")
ELSEWHERE: Final = 0.72


def fitted(
    hints: list[Hint], slotted: str, found: Sequence[Found], reading: Reading, about: Asked,
    yes: str, no: str,
) -> list[Hint]:  # fmt: skip
    """What the words tell, to a question that names a place or asks of now, or takes it up."""
    hints = _own(hints, slotted, about, yes)
    told = _of_place(hints, slotted, found, reading, about, yes, no)
    if told or reading.asking or reading.unsure or not (one := taken_up(slotted, about.text)):
        return told
    because = f"taken up: {one.words} → {yes if one.yes else no}"
    if any(c.sign > 0 if one.yes else c.sign < 0 for c in reading.claims if c.confidence >= 0.9):
        return told  # what it claims tells as much
    sure = min(one.confidence, 0.56) if reading.hedged else one.confidence
    return [Hint(yes if one.yes else no, sure, because, 0, len(slotted))]


_OWN_DENIED: Final = re.compile(r"^(?:我|本人|我自己|自己)(?:倒是?|是)?(?:没有|没得|没|不是|无)")
_THEIRS: Final = re.compile(rf"(?:{KIN})(?:他|她|倒|都|也|是)?(?:有|得|查出)?[^没不]{{0,4}}$")
_OF_FAMILY: Final = re.compile("家|身边|周围|接触|亲|同事|邻居|父|母|遗传")


def _own(hints: list[Hint], slotted: str, about: Asked, yes: str) -> list[Hint]:
    """我没有，我父亲有冠心病: what others have is no yes, to whoever asks of oneself."""
    if not _OWN_DENIED.match(slotted) or _OF_FAMILY.search(about.text):
        return hints
    return [h for h in hints if h.category != yes or not _THEIRS.search(slotted[: h.start])]


def _of_place(
    hints: list[Hint], slotted: str, found: Sequence[Found], reading: Reading, about: Asked,
    yes: str, no: str,
) -> list[Hint]:  # fmt: skip
    """What the words tell, to a question that names a place or asks of now."""
    hints = _by_now(_of_the_question(hints, slotted, reading, about, yes, no), about, yes, no)
    region = _region(about.text)
    if not region or not found:
        return hints
    at = [index for index, character in enumerate(slotted) if character == "\ue000"]
    been = [
        place
        for place, i in zip(found, at, strict=False)
        if governed(reading, i) > 0
        and not slotted[:i].endswith(_BORDERING)
        and (slotted[i - 1 : i] == "在" or not _NEVER_THERE.match(slotted, i + 1))
    ] or found
    if not reading.asking and not any(_near(str(p.value), region) for p in been):
        # 你在武汉吗？我在湖南
        others = [hint for hint in hints if not hint.because.startswith(_OF_A_PLACE)]
        because = f"elsewhere: {found[0].words} → {no}"
        return [*others, Hint(no, ELSEWHERE, because, 0, len(slotted))]
    denied = all(governed(reading, i) < 0 for i in at) and not reading.asking
    if denied and all(_near(str(place.value), region) for place in found):
        because = (
            f"evidence place, denied {found[0].words} → {no}"  # 您是从湖北返乡的吗？没去过湖北
        )
        return [*hints, Hint(no, 0.8, because, 0, len(slotted))]
    there = _THERE.search(slotted)
    if there and governed(reading, there.start()) > 0 and not reading.asking:
        because = f"evidence place {found[0].words} → {yes}"
        return [*hints, Hint(yes, 0.85, because, *there.span())]
    return hints


_OF_A_PLACE: Final = ("evidence place", "evidence journey", "evidence stayed_home")


def _of_the_question(
    hints: list[Hint], slotted: str, reading: Reading, about: Asked, yes: str, no: str
) -> list[Hint]:
    """With what only the question makes a yes or a no."""
    told = turned(slotted, reading, about.text)
    names = {one.name for one in told}
    if "return" in names:  # 有人从外地回来吗？闺女在深圳，没回来
        hints = [hint for hint in hints if not hint.because.startswith("evidence place")]
        told = [one for one in told if one.yes] or told  # 大的回来了小的没回
    if any(one.name == "errand" and one.yes for one in told):
        hints = [hint for hint in hints if not hint.because.startswith("evidence stayed_home")]
    if any(one.name == "offer" and one.yes for one in told):  # 来吧，没事
        hints = [hint for hint in hints if not hint.because.startswith("evidence healthy")]
    return hints + [
        Hint(yes if one.yes else no, 0.8, f"evidence {one.name} {one.words}", one.start, one.end)
        for one in told
    ]


def _by_now(hints: list[Hint], about: Asked, yes: str, no: str) -> list[Hint]:
    """现在发烧吗？昨天38度，今天退了: what was measured before has passed."""
    if any("had fever" in h.because for h in hints):  # 发过烧吗？吃了药降下来的
        return [h for h in hints if not h.because.startswith("evidence healthy")]
    passed = any(h.category == no and _BY_NOW.search(h.because) for h in hints)
    if not passed or not _OF_NOW.search(about.text):
        return hints
    return [h for h in hints if not (h.category == yes and "feverish" in h.because)]


@lru_cache(maxsize=256)
def _region(question: str) -> tuple[str, ...]:
    """The places a question asks of; none where it asks of people who were there."""
    if _OF_PEOPLE.search(question) or _ANYWHERE.search(question):
        return ()
    named = tuple(str(place.value) for place in places.places(question, "zh"))
    if _AROUND.search(question):  # 武汉或者周边城市
        named += tuple(place for one in named if (place := gazetteer.province(one)))
    return named or ((_EPIDEMIC,) if "疫区" in question else ())


def _near(place: str, region: tuple[str, ...]) -> bool:
    """Whether one lies in the other: who was in Hubei may have been in Wuhan."""
    return places.inside(place, region) or any(places.inside(one, (place,)) for one in region)
