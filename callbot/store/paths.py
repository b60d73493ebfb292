"""Which way calls went through their script, for the drawing of it."""

from __future__ import annotations

from collections import Counter

from callbot.store.open import Store
from callbot.store.queries import IN_RUN


def paths(
    store: Store, script_sha256: str, run: int | None = None
) -> Counter[tuple[str, str | None]]:
    """`node purpose|node purpose…` of a call and who or what ended it → calls of this version.

    One walk along the table in the order in which it lies on the disk: about a second for a million
    turns; for pages it is kept by the database's state.
    """
    sql = f"""
        SELECT (SELECT group_concat(step, '|') FROM (
            SELECT node || ' ' || purpose AS step FROM turn WHERE turn.call_id = call.id
            ORDER BY turn)),
          call.ended_why
        FROM call WHERE script_sha256 = :script AND {IN_RUN}
    """  # noqa: S608 - our own text
    rows = store.rows(sql, {"run": run, "script": script_sha256})
    return Counter((path or "", why) for path, why in rows)
