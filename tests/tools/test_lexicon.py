"""Pronunciations in context."""

from __future__ import annotations

from pathlib import Path

from tools.speech_model import lexicon

ALONE = {"do": ("d", "u:"), "not": ("n", "0", "t"), "不": ("p", "u4"), "是": ("s.", "i.4")}


def test_what_was_said_is_shared_out_among_the_words() -> None:
    """A reduced vowel and a dropped stop stay with their words."""
    parts = lexicon.align(["do", "not"], ALONE, ("d", "@", "n", "0"))
    assert parts == [("d", "@"), ("n", "0")]


def test_a_changed_tone_is_a_variant() -> None:
    """Tone sandhi is learnt from sentences, and shares sum to one."""
    heard = [(["不", "是"], ("p", "u2", "s.", "i.4"))] * 10
    prons = lexicon.variants(ALONE, heard)
    assert set(prons["不"]) == {("p", "u4"), ("p", "u2")}
    assert prons["不"]["p", "u2"] > 0.8
    assert abs(sum(prons["不"].values()) - 1) < 1e-9


def test_a_pronunciation_heard_once_is_not_believed() -> None:
    """One odd alignment does not enter the lexicon."""
    prons = lexicon.variants(ALONE, [(["do"], ("d", "@"))])
    assert set(prons["do"]) == {("d", "u:")}


def test_the_lexicon_file_comes_back(tmp_path: Path) -> None:
    """Writing and reading keeps every pronunciation and its share."""
    prons: lexicon.Lexicon = {
        "不": {("p", "u4"): 0.75, ("p", "u2"): 0.25},
        "do": {("d", "u:"): 1.0},
    }
    lexicon.write(prons, tmp_path / "lexicon.txt")
    assert lexicon.read(tmp_path / "lexicon.txt") == prons


def test_pronunciations_with_unlearnt_phones_are_dropped() -> None:
    """A variant that the network has no output for goes; the rest sums to one again."""
    prons: lexicon.Lexicon = {"不": {("p", "u4"): 0.75, ("p", "x"): 0.25}, "x": {("x",): 1.0}}
    assert lexicon.within(prons, {"p", "u4"}) == {"不": {("p", "u4"): 1.0}}
