"""Mandarin answers whose misreading misses somebody, or turns what was said round."""

from __future__ import annotations

from datetime import date

import pytest

from callbot.core.answers import Alternative, Understood
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.understanding.understand import Understanding


def _understood(script: str, node: str, text: str) -> Understood:
    loaded = load(resource("scripts") / f"{script}.toml")
    asked = loaded.nodes[node]
    assert asked.wait is not None
    return Understanding(loaded, "zh").understand(
        asked.wait, (Alternative(text),), question=asked.prompt, today=date(2020, 2, 10)
    )


def _meaning(node: str, text: str) -> str:
    heard = _understood("screening.zh", node, text)
    return ",".join(heard.categories) or str(heard.value)


@pytest.mark.parametrize(
    "text",
    [
        "不太好",
        "不好",
        "不大好",
        "不怎么好",
        "挺不好的",
        "不怎么样",
        "不咋地",
        "不是很好",
        "身体不好",
        "我不太好",
        "感觉不好",
        "最近不太舒服",
    ],
)
def test_not_well_is_a_complaint(text: str) -> None:
    """Negated health denies no symptom: it is another complaint, and a fever is asked for again."""
    assert _meaning("symptoms", text) == "other"
    assert _understood("quarantine.zh", "fever", text).category != "no"


@pytest.mark.parametrize(
    "text", ["没有", "没有不好", "没有什么不好", "没有什么不舒服", "挺好的", "没啥不好的"]
)
def test_no_complaint_is_none(text: str) -> None:
    """Who denies being unwell has no symptom."""
    assert _meaning("symptoms", text) == "none"


@pytest.mark.parametrize("text", ["发冷", "打寒战", "有点累", "吐了", "怕冷", "特别累"])
def test_other_complaints(text: str) -> None:
    """Complaints that the question does not name are others."""
    assert _meaning("symptoms", text) == "other"


@pytest.mark.parametrize(
    ("node", "text", "meaning"),
    [
        ("travel", "对，没去过", "no"),
        ("travel", "是的，没去过", "no"),
        ("travel", "是没去过", "no"),
        ("travel", "对我没有去过外地", "no"),
        ("contact", "对没接触过", "no"),
        ("travel", "对，去过", "yes"),
        ("travel", "对，没去过武汉，去的郑州", "yes"),
    ],
)
def test_right_before_a_denial(node: str, text: str, meaning: str) -> None:
    """对 before a denial of what was asked agrees with the denial, not with the question."""
    assert _meaning(node, text) == meaning


@pytest.mark.parametrize(
    "text", ["没接触，不过我儿子上礼拜从武汉回来住我这儿", "没接触过，但是我哥前天从武汉回来了"]
)
def test_traveller_after_a_no(text: str) -> None:
    """Somebody from the place who is told of after a no is no plain no: it is asked back."""
    heard = _understood("screening.zh", "contact", text)
    assert heard.category != "no" or heard.confidence < 0.6


@pytest.mark.parametrize("text", ["我阳了", "我核酸阳性", "我就是病人", "我被隔离着呢", "我确诊了"])
def test_ill_oneself(text: str) -> None:
    """Who is ill themselves is no mere no-match."""
    assert _meaning("contact", text) == "yes"


@pytest.mark.parametrize(
    ("text", "degrees"),
    [("三十七到三十八", 38.0), ("38到37.5", 38.0), ("三十八到三十八度五", 38.5)],
)
def test_highest_of_a_range(text: str, degrees: float) -> None:
    """Of a range of temperatures the highest counts."""
    assert _understood("screening.zh", "temperature", text).value == degrees


def test_a_houseful_is_not_one() -> None:
    """一大家子 counts nobody."""
    assert _understood("screening.zh", "household", "一大家子").kind == "no_match"
    assert _understood("screening.zh", "household", "一个").value == 1
