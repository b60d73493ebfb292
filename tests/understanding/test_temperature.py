"""Body temperatures, as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.core.script import Language
from callbot.understanding.surface import listed
from callbot.understanding.temperature import samples, temperatures

LANGUAGES: tuple[Language, ...] = ("zh", "en")
NASTY = (
    "三十七八度点半五六 0123789.,℃华氏一百零[unk]７😀\x00ione point thirty eight hundred and a half"
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三十七度五", 37.5),
        ("三十七 度 五", 37.5),
        ("38度2", 38.2),
        ("三十八点六", 38.6),
        ("三十六度八", 36.8),
        ("三十七度半", 37.5),
        ("三七点五", 37.5),
        ("三十八六", 38.6),
        ("38℃", 38.0),
        ("３７．５度", 37.5),
        ("三十八", 38.0),
        ("四十度", 40.0),
        ("华氏一百零一度", 38.3),
        ("三十七渡五", 37.5),
        ("三十八度三天了", 38.0),
    ],
)
def test_a_mandarin_temperature(text: str, value: float) -> None:
    """Degrees, decimals, halves, figures and a misheard 度 give °C."""
    assert [found.value for found in temperatures(text, "zh")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("thirty seven eight", 37.8),
        ("thirty eight point two", 38.2),
        ("thirty seven and a half", 37.5),
        ("thirty-seven point five degrees", 37.5),
        ("38.2c", 38.2),
        ("a hundred and one", 38.3),
        ("101.3", 38.5),
        ("one oh one point three", 38.5),
        ("ninety eight point six", 37.0),
        ("102 fahrenheit", 38.9),
        ("forty", 40.0),
        ("three seven point five", 37.5),
    ],
)
def test_an_english_temperature(text: str, value: float) -> None:
    """Celsius is taken as it is, Fahrenheit is converted to one decimal."""
    assert [found.value for found in temperatures(text, "en")] == [value]


@pytest.mark.parametrize(
    ("text", "language", "value", "rule"),
    [
        ("三十七八度", "zh", 37.0, "range:37-38"),
        ("三十七度五六", "zh", 37.5, "range:37.5-37.6"),
        ("thirty seven or thirty eight", "en", 38.0, "range:37.0-38.0"),
    ],
)
def test_a_range_is_approximate(text: str, language: Language, value: float, rule: str) -> None:
    """Two temperatures in one breath give the first, in English the higher, and a rule that names both."""
    (found,) = temperatures(text, language)
    assert (found.value, found.approximate, found.rule) == (value, True, rule)


@pytest.mark.parametrize("text", ["三十七度多", "大概三十七度", "三十八度左右"])
def test_vague_words_make_it_approximate(text: str) -> None:
    """多, 大概 and 左右 are told to the caller."""
    assert [found.approximate for found in temperatures(text, "zh")] == [True]


def test_a_correction_leaves_both_in_order() -> None:
    """Two temperatures are two finds, in the order of the text."""
    found = temperatures("昨天三十八度 今天三十七度二", "zh")
    assert [one.value for one in found] == [38.0, 37.2]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("三十七岁", "zh"),
        ("三十八个人", "zh"),
        ("三月五号", "zh"),
        ("三十度", "zh"),
        ("三十五块", "zh"),
        ("2020年", "zh"),
        ("", "zh"),
        ("thirty five people", "en"),
        ("forty years old", "en"),
        ("a hundred percent", "en"),
        ("two hundred", "en"),
        ("", "en"),
    ],
)
def test_other_numbers_are_no_temperatures(text: str, language: Language) -> None:
    """Ages, people, dates, money and impossible degrees are left alone."""
    assert temperatures(text, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_is_one_temperature(language: Language) -> None:
    """What the grammar listens for is what the finder reads; there are at most 250 samples."""
    spoken = samples(language)
    assert len(spoken) <= 250
    assert [text for text in spoken if len(temperatures(text, language)) != 1] == []


WORDS = st.sampled_from(
    listed(
        "one two thirty forty eight hundred and a half point oh degrees - , 38 5 101.3 [unk] "
        "or to fahrenheit 三 十 七 八 度 点 半 华氏 一百 零 多 左右"
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
    """Whatever is typed, finds lie in the sensible range and point at their words."""
    for language in LANGUAGES:
        for found in temperatures(text, language):
            assert text[found.start : found.end] == found.words != ""
            assert isinstance(found.value, float) and 34 <= found.value <= 43


@pytest.mark.parametrize("piece", ["三十七", "度五", "thirty seven ", "one oh ", "3 7 "])
def test_ten_thousand_characters_are_read(piece: str) -> None:
    """Very long answers are read too."""
    for language in LANGUAGES:
        temperatures((piece * 10_000)[:10_000], language)
