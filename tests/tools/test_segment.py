"""Cutting text into vocabulary words."""

from __future__ import annotations

from tools.speech_model.segment import words_of_chinese, words_of_english

COUNTS = {
    "没有": 100.0,
    "没": 50.0,
    "有": 60.0,
    "去过": 40.0,
    "武汉": 30.0,
    "武汉市": 5.0,
    "市": 9.0,
}


def test_the_most_probable_words_win() -> None:
    """Whole words are preferred to their characters."""
    assert words_of_chinese("没有去过武汉市", COUNTS) == ["没有", "去过", "武汉市"]


def test_an_unknown_character_stands_alone() -> None:
    """Text with characters outside the vocabulary is still cut completely."""
    assert words_of_chinese("没有鑫", COUNTS) == ["没有", "鑫"]


def test_punctuation_separates_and_disappears() -> None:
    """Words never span a comma."""
    assert words_of_chinese("没，有。", COUNTS) == ["没", "有"]


def test_english_words_keep_their_apostrophes() -> None:
    """Contractions are one word, quotation marks are dropped, case does not matter."""
    assert words_of_english("No, I haven’t 'been' there.") == [
        "no",
        "i",
        "haven't",
        "been",
        "there",
    ]
