"""Endpointing from speech and silence alone."""

import pytest

from callbot.core.endpointing import Endpointer

FRAME = 0.03


def ended_after(pattern, endpointer=None):
    """Seconds until the answer is over; `pattern` is pairs of (is_speech, seconds)."""
    endpointer = endpointer or Endpointer(silence_seconds=0.6)
    at = 0.0
    for is_speech, seconds in pattern:
        for _ in range(round(seconds / FRAME)):
            at += FRAME
            if endpointer.process(FRAME, is_speech):
                return round(at, 2)
    return None


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param([(False, 5.0)], None, id="silence alone never ends an answer"),
        pytest.param([(False, 0.6), (True, 0.9), (False, 2)], 2.1, id="quiet after speech ends it"),
        pytest.param([(True, 0.9), (False, 0.45), (True, 0.6), (False, 1)], 2.55, id="a short pause does not"),
        pytest.param([(True, 0.03), (False, 3.0)], None, id="one noisy frame is not speech"),
    ],
)  # fmt: skip
def test_an_answer_ends_when_its_speaker_has_been_quiet(pattern, expected):
    """The turn ends after the silence window that follows real speech."""
    assert ended_after(pattern) == expected


def test_an_endless_talker_is_ended():
    """Speech without a pause ends at the longest answer allowed."""
    assert ended_after([(True, 60)], Endpointer(longest_seconds=12.0)) == 12.0
