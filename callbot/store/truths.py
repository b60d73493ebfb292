"""How simulated calls did by the truth of the people in them."""

from __future__ import annotations

from typing import NamedTuple

from callbot.store.open import Store


class Persons(NamedTuple):
    """Simulated people, counted by what was true of them and what came of it."""

    keys: dict[str, int]
    """Of the true key persons: `flagged`, `call_back`, `missed`, `unreached`."""
    others: dict[str, int]
    """Of everybody else: `false_alarm`, `call_back`, `clear`."""


def persons(store: Store, run: int | None = None, script: str | None = None) -> Persons:
    """All that were called, those of a run, or with a script."""
    found: tuple[dict[str, int], dict[str, int]] = ({}, {})
    narrowed = run is not None or script is not None
    rows = store.rows(
        "SELECT is_key, outcome, count(*) FROM simulated_truth"  # noqa: S608 - our own text
        + (
            " JOIN call ON call.id = call_id WHERE (:run IS NULL OR call.run_id = :run)"
            " AND (:script IS NULL OR call.script_sha256 IN"
            " (SELECT sha256 FROM script_version WHERE script = :script))"
            if narrowed
            else ""
        )
        + " GROUP BY is_key, outcome",
        {"run": run, "script": script} if narrowed else {},
    )
    for is_key, outcome, calls in rows:
        found[0 if is_key else 1][outcome] = calls
    return Persons(*found)
