"""Small rewritings for people."""

import pytest
from stored_calls import hold, replied, travelled

from callbot.review.words import WORDS, Words, evidence_pairs, heard, joined, percent
from callbot.store import queries
from callbot.store.journal import CallJournal
from callbot.store.open import open_database


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("去 过 武汉", "去过武汉"),
        ("i went to wuhan", "i went to wuhan"),
        ("[unk] 没 去", "…没去"),
        ("三 十 7 度", "三十7度"),
        ("", ""),
        (None, ""),
    ],
)
def test_recognised_words_as_people_write_them(raw, shown):
    """Chinese without spaces, English with; what was not made out is an ellipsis."""
    assert joined(raw) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, "0 %"), (0.0149, "1.5 %"), (0.5, "50 %"), (1, "100 %"), (0.0004, "0.0 %")],
)
def test_percent(share, shown):
    """One decimal below ten, and nothing at all is told from a little."""
    assert percent(share) == shown


def test_evidence_names_questions_by_their_label():
    """A question without a label keeps its id; words may hold anything."""
    pairs = evidence_pairs("travel=去 过; place=a=b", {"travel": "外出"})
    assert pairs == [("外出", "去过"), ("place", "a=b")]


def test_every_word_is_there_in_both_languages():
    """With the same slots."""
    for zh, en in WORDS.values():
        assert zh
        assert en
        assert zh.count("{}") == en.count("{}")


def test_a_second_reading_is_shown_beside_the_first(tmp_path):
    """And a yes to our asking back is not shown as an answer to the question."""
    events = travelled()
    answer = replied(2, "travel", "[unk]", "yes")
    understood = answer.understood._replace(text="去 过")
    events[5] = (12.0, answer._replace(understood=understood, confirming=True))
    names = {"travel": {"yes": "去过外地"}}
    with open_database(tmp_path / "calls.db") as store:
        turn = queries.call(store, hold(CallJournal(store), events)).turns[1]
    assert heard(turn) == "… ⇒ 去过"
    assert Words("zh").taken_for(turn, names) == "yes"
    assert Words("zh").taken_for(turn._replace(confirming=0), names) == "去过外地"
