"""The first thing anybody wants to know: key persons missed, and alarms that were false."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from callbot.review.stats import Share, wilson


class Headline(NamedTuple):
    """A simulation's key persons against the truth."""

    truth: int
    found: int
    call_back: int
    unreached: int
    missed: Share
    """Of the true key persons whose deciding question was put."""
    false_alarms: Share
    """Of everybody else."""


def headline(summary: Mapping[str, Any] | None) -> Headline | None:
    """From what `callbot simulate --json` printed; None where there is no truth to compare with."""
    persons = (summary or {}).get("key_persons")
    if not summary or not persons:
        return None
    truth, missed = persons["truth"], persons["missed"]
    reached = max(truth - persons["unreached"], missed)
    others = persons.get("others", summary["calls"] - truth)
    return Headline(
        truth,
        persons["flagged"],
        persons["call_back"],
        persons["unreached"],
        wilson(missed, reached),
        wilson(persons["false_alarms"], max(others, persons["false_alarms"])),
    )
