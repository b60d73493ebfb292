"""Comparison by sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbot.understanding import slips


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("武汉", ("wu", "han")),
        ("没有 去过", ("mei", "you", "qu", "guo")),
        ("重庆", ("chong", "qing")),
        ("漯河", ("luo", "he")),
        ("去 OK 3 次", ("qu", "ok", "3", "ci")),
        ("", ()),
    ],
)
def test_syllables_are_toneless_pinyin(text: str, syllables: tuple[str, ...]) -> None:
    """Each Chinese character is one syllable in its usual reading; Latin words stay."""
    assert slips.syllables(text) == syllables


@pytest.mark.parametrize(
    ("a", "b"),
    [("五汉", "武汉"), ("湖北", "福北"), ("河南", "荷兰"), ("郑州", "政州"), ("上海", "桑海")],
)
def test_homophones_and_confusable_sounds_are_alike(a: str, b: str) -> None:
    """The same syllables, or n/l, h/f, zh/z and their like, score above the threshold of 0.9."""
    assert slips.distance(a, b, "zh") > 0.9


@pytest.mark.parametrize(("a", "b"), [("郑州", "温州"), ("没有", "武汉"), ("发烧", "咳嗽")])
def test_other_syllables_are_not_alike(a: str, b: str) -> None:
    """One unlike syllable of two is far below the threshold."""
    assert slips.distance(a, b, "zh") <= 0.5


@pytest.mark.parametrize(
    ("heard", "name"),
    [
        ("woo han", "Wuhan"),
        ("who bay", "Hubei"),
        ("jung joe", "Zhengzhou"),
        ("shen jen", "Shenzhen"),
    ],
)
def test_english_spellings_by_ear_share_the_key(heard: str, name: str) -> None:
    """What an English recogniser writes for a Chinese name sounds like its pinyin."""
    assert slips.english_key(heard) == slips.english_key(name)
    assert slips.distance(heard, name, "en") == 1.0


def test_unlike_english_words_are_told_apart() -> None:
    """Human is not Wuhan, maybe is not Hubei."""
    assert slips.distance("human", "wuhan", "en") < 0.9
    assert slips.distance("maybe", "hubei", "en") < 0.9


def test_find_tells_where_syllables_are_heard() -> None:
    """Positions are those of the text, spaces included, and the likeness is told."""
    assert slips.find(("wu", "han"), "我 去 五 汉 了") == [(4, 7, 1.0)]
    assert slips.find(("hu", "bei"), "去福北") == [(1, 3, 0.95)]
    assert slips.find((), "去福北") == []


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_between_nought_and_one(a: str, b: str) -> None:
    """Whatever the texts, likeness lies in 0..1, is the same both ways, and 1 with itself."""
    for language in ("zh", "en"):
        both = slips.distance(a, b, "zh" if language == "zh" else "en")
        assert 0 <= both <= 1
        assert both == pytest.approx(slips.distance(b, a, "zh" if language == "zh" else "en"))
    assert slips.distance(a, a, "zh") == 1.0
