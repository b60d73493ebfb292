"""Who was flagged since a page was shown, asked every second while calls run."""

from __future__ import annotations

from typing import Final, NamedTuple

from callbot.store.open import Store


class News(NamedTuple):
    """What came since a page was shown."""

    state: str
    """To be asked with next time."""
    call_ids: list[int]
    """Calls with a flag that is new, the newest first."""


_MOST_RUNNING: Final = 100


def news(store: Store, since: str = "") -> News:
    """Key persons flagged since the state `since`; a few lookups by key, for asking every second.

    A state is the last call, and the running ones with how many flags they had: a flag is new where its
    call is, or where a call that ran then has more now.
    """
    (last,) = store.rows("SELECT coalesce(max(id), 0) FROM call")[0]
    running = store.rows(
        "SELECT call.id, (SELECT count(*) FROM flag WHERE call_id = call.id AND kind = 'key_person')"
        " FROM call WHERE id > :last - 5000 AND disposition IS NULL ORDER BY id DESC LIMIT :most",
        {"last": last, "most": _MOST_RUNNING},
    )
    state = f"{last}" + "".join(f".{id_}-{flags}" for id_, flags in running)
    if not since or since == state:
        return News(state, [])
    known, *then = since.split(".")
    had = {int(id_): int(n) for id_, _, n in (part.partition("-") for part in then)}
    standing = "FROM flag WHERE +kind = 'key_person' AND +cleared_at_seconds IS NULL AND"
    rows = store.rows(
        f"SELECT call_id, count(*) {standing} call_id > :known GROUP BY call_id"
        f" UNION ALL SELECT call_id, count(*) {standing} call_id IN ({','.join(map(str, had))})"
        " GROUP BY call_id ORDER BY call_id DESC LIMIT 500",
        {"known": int(known)},
    )
    return News(state, [id_ for id_, n in rows if n > had.get(id_, 0)])
