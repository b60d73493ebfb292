"""Whose turn it is, from silence and words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbot.core.turntaking import Frame, Patience, TurnTaker

FRAME = 0.032
LEANINGS = ("silent", "thinking", "open", "answered", "careful", "settled")


def over_after(pattern, patience=None):
    """Quiet seconds at which the answer is over; `pattern`: (seconds, is_speech, words, leaning)."""
    taker = TurnTaker(patience or Patience(early=0.3))
    for seconds, *rest in pattern:
        for _ in range(round(seconds / FRAME)):
            if taker.process(Frame(FRAME, *rest)):
                return round(taker.quiet_seconds, 2)
    return None


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param([(0.6, True, "去过", "settled"), (3, False, "去过", "settled")], 0.32,
                     id="a sure answer to a closed question ends early"),
        pytest.param([(0.6, True, "没有", "careful"), (3, False, "没有", "careful")], 0.7,
                     id="a no to a deciding question waits for more"),
        pytest.param([(0.6, True, "武汉", "open"), (3, False, "武汉", "answered")], 0.75,
                     id="an open answer takes the usual silence"),
        pytest.param([(0.3, True, "嗯", "thinking"), (3, False, "嗯", "thinking")], 1.5,
                     id="a filler keeps waiting"),
        pytest.param([(0.6, True, "没有", "careful"), (0.6, False, "没有", "careful"),
                      (0.6, True, "没有 哦 去过", "settled"), (3, False, "没有 哦 去过", "settled")], 0.32,
                     id="a pause of 600 ms after a no is no end"),
        pytest.param([(0.6, True, "", "silent"), (0.3, False, "", "silent"),
                      (3, False, "去过", "settled")], 0.45,
                     id="words that come late have to stay the same first"),
        pytest.param([(9, False, "", "silent")], None, id="silence alone is never an answer"),
        pytest.param([(0.032, True, "", "silent"), (9, False, "", "silent")], None,
                     id="one frame of noise does not begin one"),
        pytest.param([(40, True, "a", "open")], 0.0, id="an endless talker is ended"),
    ],
)  # fmt: skip
def test_an_answer_is_over(pattern, expected):
    """As soon as its words allow, within a frame."""
    found = over_after(pattern)
    assert found == expected or (found and expected and abs(found - expected) <= FRAME + 0.01)


frames = st.lists(
    st.builds(
        Frame,
        st.sampled_from([0.01, 0.032, 0.1]),
        st.booleans(),
        st.sampled_from(["", "no", "no i went"]),
        st.sampled_from(LEANINGS),
    ),
    max_size=200,
)


@given(frames)
def test_no_answer_is_over_too_soon_or_stays_open_for_ever(happening):
    """Never before the shortest silence that its words need, always after the longest."""
    taker = TurnTaker(Patience())
    for frame in happening:
        over = taker.process(frame)
        needed = taker.patience.silence(frame.leaning)
        if over:
            assert taker.started
            assert taker.quiet_seconds >= needed - 1e-6 or taker.quiet_seconds >= 1.5 - 1e-6
            return
        assert not taker.started or taker.quiet_seconds < taker.patience.thinking


@given(frames)
def test_the_same_frames_give_the_same_turns(happening):
    """Nothing but the frames counts, and a reset taker is a new one."""
    used = TurnTaker(Patience())
    for frame in happening:
        used.process(frame)
    used.reset()
    assert [used.process(f) for f in happening] == [
        taker.process(f) for taker in [TurnTaker(Patience())] for f in happening
    ]


def test_who_was_cut_off_for_length_is_known():
    """That was no end of theirs."""
    for speaks_on in (True, False):
        taker = TurnTaker(Patience(), longest_seconds=3.0)
        while not taker.process(Frame(FRAME, speaks_on or not taker.started, "x", "settled")):
            pass
        assert taker.at_length == speaks_on


@pytest.mark.parametrize(("leaning", "words"), [("settled", "去过"), ("careful", "没有")])
@pytest.mark.parametrize("usual", [0.7, 0.75, 1.5])
def test_where_nothing_can_be_reopened_nothing_ends_early(leaning, words, usual):
    """A pause of 600 ms, which a detector may see as 0.7 s, is no end after any words."""
    unhurried = Patience(usual=usual).unhurried()
    said = [(0.6, True, words, leaning), (3, False, words, leaning)]
    assert usual - 0.01 <= over_after(said, unhurried) <= usual + FRAME


def test_patience_that_makes_no_sense_is_refused():
    """An early end later than the usual one is a mistake of the settings."""
    with pytest.raises(ValueError, match="patience"):
        Patience(early=1.2)
