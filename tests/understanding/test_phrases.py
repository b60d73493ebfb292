"""Phrase templates: syntax, matching, samples."""

from __future__ import annotations

import pytest

from callbot.understanding.phrases import PhraseError, parse


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("[我](没|没有)去过", "没有去过"),
        ("[我](没|没有)去过", "我 没 去过 。"),
        ("(是|对)[的]", "嗯，是的啊"),
        ("没有发烧", "沒有發燒"),
        ("去了{place}", "去了{place}"),
        ("ok", "ＯＫ"),
        ("i have (not|never)", "I have not."),
        ("don't know", "do not know"),
        ("I('m| am) fine", "well, I'm fine thanks"),
        ("嗯", "嗯"),
        ("[[很]好]的", "很好的"),
    ],
)
def test_matches(template: str, text: str) -> None:
    """White space, punctuation, case, width, script variant and fillers around do not matter."""
    assert parse(template).matches(text)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("没去过", "去过"),
        ("去过", "没去过"),
        ("fever", "no fever"),
        ("是", "不是"),
        ("i have", "i have a cat"),
    ],
)
def test_does_not_match(template: str, text: str) -> None:
    """Other words than the template's are another phrase."""
    assert not parse(template).matches(text)


@pytest.mark.parametrize(
    ("template", "position"),
    [
        ("(a|b", 0),
        ("a)", 1),
        ("去[过", 1),
        ("{town}", 0),
        ("a}", 1),
        ("{place", 0),
        ("", 0),
        ("[]", 0),
        ("(a]", 2),
    ],
)
def test_errors_say_where(template: str, position: int) -> None:
    """A template that cannot be read is refused with the place of the trouble."""
    with pytest.raises(PhraseError) as trouble:
        parse(template)
    assert trouble.value.position == position
    assert str(trouble.value)


def test_deep_brackets_are_refused() -> None:
    """A thousand brackets are a mistake, not a crash."""
    with pytest.raises(PhraseError, match="deep"):
        parse("(" * 1000 + "a" + ")" * 1000)


def test_samples_are_bounded_and_spread() -> None:
    """A template with very many phrases gives as many as wanted, from its beginning to its end."""
    samples = parse("(a|b|c|d)(a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d) x").samples(64)
    assert len(samples) == 64
    assert {sample[0] for sample in samples} == set("abcd")


def test_all_samples_of_a_small_template() -> None:
    """A small template gives every one of its phrases."""
    assert set(parse("[我](没|没有)去").samples()) == {"我没去", "没去", "我没有去", "没有去"}
