"""Numbers and counts, as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.core.script import Language
from callbot.understanding import numbers
from callbot.understanding.surface import listed

LANGUAGES: tuple[Language, ...] = ("zh", "en")

NASTY = (
    "三十七八两个人口我和孩子一家点度月号 0159.,/-[unk]１２😀\x00\u0301İ"
    "aone two of us and the point"
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百零五", 105),
        ("两千", 2000),
        ("三点五", 3.5),
        ("38.5", 38.5),
        ("１２", 12),
        ("一百五", 150),
        ("两 千 三", 2300),
        ("三八", 38),
        ("十", 10),
        ("一万零五", 10005),
    ],
)
def test_a_mandarin_number_is_read_in_any_writing(text: str, value: float) -> None:
    """Numerals with and without units, decimals, full-width digits and spaces give the number."""
    assert [found.value for found in numbers.number(text, "zh")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty three", 23),
        ("one hundred and five", 105),
        ("thirty-seven point five", 37.5),
        ("a hundred and one", 101),
        ("half a dozen", 6),
        ("two hundred fifty", 250),
        ("thirty point", 30),
        ("38.5", 38.5),
    ],
)
def test_an_english_number_is_read_in_words_or_figures(text: str, value: float) -> None:
    """Cardinals in words, hyphenated or not, and figures give the number."""
    assert [found.value for found in numbers.number(text, "en")] == [value]


@pytest.mark.parametrize("text", ["一直在家", "万一呢", "十分感谢", "一起去的", "没有"])
def test_words_that_only_contain_a_numeral_are_no_numbers(text: str) -> None:
    """一直, 万一 and their like count nothing."""
    assert numbers.number(text, "zh") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三", 3),
        ("三 个", 3),
        ("四口人", 4),
        ("两个 我和孩子", 2),
        ("我们一家三口", 3),
        ("就我一个", 1),
        ("独居", 1),
        ("我一个人住", 1),
        ("老两口", 2),
        ("我们俩", 2),
        ("两个大人一个小孩", 3),
        ("老两口带一个孙子", 3),
        ("我和老伴还有两个孩子", 4),
        ("爷爷奶奶爸爸妈妈和我", 5),
        ("就我和我妈", 2),
        ("家里四口人 爸妈 我和妹妹", 4),
        ("一共五个人", 5),
        ("嗯 三个吧", 3),
        ("[unk] 三个", 3),
        ("没一个", 0),
        ("七个 大人四个 小孩三个", 7),
        ("大人四个小孩三个", 7),
        ("我和室友 三个人", 3),
    ],
)
def test_a_household_is_counted_as_mandarin_speakers_tell_it(text: str, value: int) -> None:
    """A total, a sum, a pair or nobody besides: one count comes out."""
    assert [found.value for found in numbers.counts(text, "zh")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("four of us", 4),
        ("both of us and the kid", 3),
        ("just me", 1),
        ("i live alone", 1),
        ("a couple", 2),
        ("a family of five", 5),
        ("me and my wife", 2),
        ("me my husband and two kids", 4),
        ("my wife and two kids", 4),
        ("i live with my parents", 3),
        ("i live with two roommates", 3),
        ("two adults one child", 3),
        ("four people two adults and two kids", 4),
        ("there are four of us", 4),
        ("six people altogether", 6),
        ("three", 3),
        ("8", 8),
    ],
)
def test_a_household_is_counted_as_english_speakers_tell_it(text: str, value: int) -> None:
    """A total, a sum, a pair or nobody besides: one count comes out."""
    assert [found.value for found in numbers.counts(text, "en")] == [value]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("第三个", "zh"),
        ("三月二十号", "zh"),
        ("三十七度五", "zh"),
        ("三个月", "zh"),
        ("星期三", "zh"),
        ("", "zh"),
        ("on the eighteenth", "en"),
        ("thirty seven degrees", "en"),
        ("three days ago", "en"),
        ("say it one more time", "en"),
        ("either one", "en"),
        ("i'm sixty five", "en"),
        ("call me later", "en"),
    ],
)
def test_ordinals_dates_durations_and_temperatures_are_no_counts(
    text: str, language: Language
) -> None:
    """What is no number of people or things is left to the other finders."""
    assert numbers.counts(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "value", "rule"),
    [
        ("五六个人", "zh", 5, "range:5-6"),
        ("三到四个人", "zh", 3, "range:3-4"),
        ("十来个", "zh", 10, "at-least:10"),
        ("five or six", "en", 5, "range:5-6"),
    ],
)
def test_a_range_keeps_both_ends_in_its_rule(
    text: str, language: Language, value: int, rule: str
) -> None:
    """A range gives its first number, is approximate, and names its bounds."""
    (found,) = numbers.counts(text, language)
    assert (found.value, found.approximate, found.rule) == (value, True, rule)


def test_positions_are_those_of_the_given_text() -> None:
    """Spaces and full-width digits do not move what `start` and `end` point at."""
    text = "嗯 我们 家 ４ 口 人"
    (found,) = numbers.counts(text, "zh")
    assert text[found.start : found.end] == found.words == "４ 口 人"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_is_understood(language: Language) -> None:
    """What the grammar listens for is what the finder reads; there are at most 250 samples."""
    samples = numbers.samples(language)
    assert len(samples) <= 250
    assert [text for text in samples if not numbers.counts(text, language)] == []


WORDS = st.sampled_from(
    listed(
        "one two thirty eight hundred and a half point oh of us me my wife kids - , . 38 5 "
        "[unk] in from plus family people couple dozen 三 十 两 个 口 人 我 和 孩子 俩 大人 "
        "零 百 半 点 几"
    )
)


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet=NASTY, max_size=60),
        st.lists(WORDS, max_size=12).map(" ".join),
    )
)
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Emoji, control characters and mixed scripts give finds with true positions, or none."""
    for language in LANGUAGES:
        for found in (*numbers.counts(text, language), *numbers.number(text, language)):
            assert text[found.start : found.end] == found.words != ""


@pytest.mark.parametrize("piece", ["三", "我和孩子", "二十", "me and ", "one hundred ", "- ", "9"])
def test_ten_thousand_characters_are_read(piece: str) -> None:
    """Very long answers are read too."""
    text = (piece * 10_000)[:10_000]
    for language in LANGUAGES:
        numbers.counts(text, language)
        numbers.number(text, language)
