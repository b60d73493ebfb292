"""What transcribers mark and how speakers begin again changes no meaning."""

from __future__ import annotations

import pytest

from callbot.understanding.normalise import plain
from tests.understanding.hearing_table import heard, meaning


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("{F Uh, } yeah. /", "uh yeah "),
        ("[ I, + I ] do, # yeah. # --", "i do yeah "),
        ("[ [ I, + I ] do, + I don't ] know", "i do not know "),
        ("[laughter] <noise> no", "no "),
        ("[laughter-yes] they did", "yes they did "),
        ("th-, they wa- were", "they were "),
        ("no- no", "no "),
        ("um-um", "uhuh "),
        ("uh, uh, yes", "uh yes "),
        ("I don't I don't see it", "i do not see it "),
        ("I do I do like it", "i do i do like it "),
        ("my dad's in the shower", "my dad is in the shower "),
        ("my dad's shower", "my dads shower "),
        ("[unk] fever", "\ufffd fever "),
        ("to {place}", "to \ue000 "),
    ],
)
def test_only_the_words_are_left(marked: str, words: str) -> None:
    """Marks, cut-off words and what is said twice are gone; unknown words and slots stay."""
    assert plain(marked, "en") == words


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{D Well, } [ I, + I ] don't, no. /", "no"),
        ("<laughter> {F Oh, } yeah, # sure. # /", "yes"),
        ("{F Uh, } I don't know. /", "?unsure"),
    ],
)
def test_a_marked_answer_means_what_its_words_mean(marked: str, expected: str) -> None:
    """As it stands in a transcript of a conversation."""
    assert meaning(heard(marked, "en")) == expected
