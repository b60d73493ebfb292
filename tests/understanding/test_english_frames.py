"""English that only its frame explains: places that no list has, denials of nothing, what breaks off."""

from __future__ import annotations

import pytest

from callbot.core.answers import Alternative
from tests.understanding.hearing_table import TODAY, heard, meaning
from tests.understanding.test_said import SCREENING, SCRIPTS


def _at(node: str, said: str) -> str:
    asked = SCRIPTS["en"].nodes[node]
    assert asked.wait is not None
    return meaning(
        SCREENING["en"].understand(
            asked.wait, (Alternative(said),), question=asked.prompt, today=TODAY
        )
    )


@pytest.mark.parametrize(
    "said",
    [
        "we drove down to Basingstoke",
        "I was in Stockport over the weekend",
        "just Skegness and back",
        "I stayed at my sister's in Keighley on Sunday",
    ],
)
def test_a_town_of_no_gazetteer_is_a_journey(said: str) -> None:
    """Who says they were in or went to a place has been away, whether or not a list has the place."""
    assert _at("travel", said) == "yes"


@pytest.mark.parametrize(
    "said", ["I was in bed", "we were in trouble", "I've been in pain all week", "in a meeting"]
)
def test_a_state_is_no_town(said: str) -> None:
    """Being in bed or in pain is no journey."""
    assert _at("travel", said) == "-"


def test_an_unknown_place_is_kept_as_said_and_asked_back() -> None:
    """Where the frame says so, the name itself is the value, and doubtful enough to be confirmed."""
    node = SCRIPTS["en"].nodes["travel_place"]
    assert node.wait is not None and node.wait.confirm is not None
    verdict = SCREENING["en"].understand(
        node.wait, (Alternative("we drove down to Basingstoke"),), today=TODAY
    )
    assert verdict.value == "Basingstoke"
    assert verdict.confidence < node.wait.confirm.below


@pytest.mark.parametrize(
    ("node", "said", "meant"),
    [
        ("travel", "I went down to post a letter", "-"),
        ("travel", "no use hiding it, I was in Wuhan on Tuesday", "yes"),
        ("travel", "where would I go", "no"),
        ("travel", "hello? you've gone quiet", "?hello"),
        ("contact", "no, but our landlord is from Wuhan and he was here", "yes"),
        ("contact", "everybody says yes but the truth is I haven't", "no"),
        ("symptoms", "oh, no cough, no fever", "none"),
        ("symptoms", "I'm not feeling well, a cough", "cough"),
        ("symptoms", "it just won't stop, this cough", "cough"),
        ("identity", "yes, hello", "?hello"),
        ("callback", "we're all right, thanks", "no"),
        ("callback", "all right, what was it", "?repeat"),
    ],
)
def test_what_a_word_belongs_to_decides(node: str, said: str, meant: str) -> None:
    """A yes, a no or a verb counts for the clause that it stands in, and for its speaker."""
    assert _at(node, said) == meant


@pytest.mark.parametrize(
    ("asked", "said", "meant"),
    [
        ("Are your parents still living?", "no they've, they both passed away", "no"),
        ("Did you not get my letter?", "no I got it", "yes"),
        ("Could you help me move?", "I would if I hadn't hurt my back", "no"),
        ("Have you paid the bill?", "I was just about to", "no"),
        ("Does it hurt?", "only when I laugh", "yes"),
        ("Would you like to live to a hundred?", "yes if I'm healthy, no if I'm not", "-"),
    ],
)
def test_grammar_answers_where_no_yes_or_no_is_said(asked: str, said: str, meant: str) -> None:
    """What is begun again, supposed, put off or limited means what its grammar says."""
    assert meaning(heard(said, "en", asked)) == meant


def test_a_sentence_that_no_grammar_allows_is_asked_back() -> None:
    """Who is heard to say that they "don't just came back" was misheard, and is asked back."""
    node = SCRIPTS["en"].nodes["travel"]
    assert node.wait is not None and node.wait.confirm is not None
    verdict = SCREENING["en"].understand(
        node.wait, (Alternative("i don't just came back from wuhan"),), today=TODAY
    )
    assert verdict.confidence < node.wait.confirm.below
