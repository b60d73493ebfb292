"""People who must be followed up, with their flags and what was done about them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from callbot.store.deciding import By
from callbot.store.open import Store
from callbot.store.told import Told, told_by


class Entry(NamedTuple):
    """One thing that was done about a person."""

    kind: str
    text: str
    written_by: str
    written_at: str


class Reason(NamedTuple):
    """A flag that stands."""

    kind: str
    level: str
    reason: str
    evidence: str
    provenance: str
    decided_by: str | None


class Followed(NamedTuple):
    """A person in one of the lists."""

    contact_id: int
    name: str
    phone: str
    fields: dict[str, Any]
    call_id: int | None
    """Their newest call; None for whoever was never reached."""
    started_at: str
    disposition: str | None
    run_id: int | None
    reasons: list[Reason]
    entries: list[Entry]
    """The oldest first."""
    told: list[Told] = []  # noqa: RUF012 - never changed
    """Their answers to open questions, the newest first."""

    @property
    def done(self) -> bool:
        """Closed, and not reopened since."""
        last = [entry.kind for entry in self.entries if entry.kind in ("done", "reopen")]
        return bool(last) and last[-1] == "done"

    @property
    def assigned(self) -> str:
        """To whom; empty for nobody."""
        to = [entry.text for entry in self.entries if entry.kind == "assign"]
        return to[-1] if to else ""


def of_calls(store: Store, call_ids: Sequence[int]) -> list[Followed]:
    """The people of these calls, in this order, with every flag of theirs that stands."""
    rows = store.rows(
        f"{_PERSON} call JOIN contact ON contact.id = call.contact_id"
        f" WHERE call.id IN ({_listed(call_ids)})"
    )
    return _followed(store, rows, call_ids, 4)


def of_contacts(store: Store, contact_ids: Sequence[int]) -> list[Followed]:
    """These contacts, in this order, with their newest call."""
    rows = store.rows(
        f"{_PERSON} contact LEFT JOIN call ON call.id ="  # noqa: S608 - ids are numbers
        " (SELECT max(id) FROM call AS c WHERE c.contact_id = contact.id)"
        f" WHERE contact.id IN ({_listed(contact_ids)})"
    )
    return _followed(store, rows, contact_ids, 0)


_PERSON: Final = (
    "SELECT contact.id, contact.name, contact.phone, contact.fields, call.id,"
    " coalesce(call.started_at, ''), call.disposition, contact.run_id FROM "
)


def _listed(ids: Iterable[int]) -> str:
    return ",".join(map(str, ids))


def _followed(store: Store, rows: Sequence[Any], ids: Sequence[int], key: int) -> list[Followed]:
    by_key = {row[key]: row for row in rows}
    contacts = _listed(row[0] for row in rows)
    reasons: dict[int, list[Reason]] = {}
    for contact_id, *flag in store.rows(
        "SELECT DISTINCT call.contact_id, kind, level, reason, evidence, provenance, decided_by,"  # noqa: S608
        " coalesce((SELECT key FROM script_version, json_each(levels)"
        "  WHERE sha256 = script_sha256 AND value = flag.level), 99) AS grade"
        # Signs of plus: the index on flags would be slower than the calls' own.
        " FROM call JOIN flag ON flag.call_id = call.id"
        f" WHERE call.contact_id IN ({contacts}) AND +cleared_at_seconds IS NULL"
        " ORDER BY grade, call.id DESC, number"
    ):
        reasons.setdefault(contact_id, []).append(Reason(*flag[:-1]))
    entries: dict[int, list[Entry]] = {}
    for contact_id, *entry in store.rows(
        "SELECT contact_id, kind, text, written_by, written_at FROM follow_up_entry"  # noqa: S608
        f" WHERE contact_id IN ({contacts}) ORDER BY id"
    ):
        entries.setdefault(contact_id, []).append(Entry(*entry))
    told = told_by(store, [row[0] for row in rows])
    return [
        Followed._make(
            (*row[:3], _fields(row[3]), *row[4:], reasons.get(row[0], []), entries.get(row[0], []),
             told.get(row[0], []))
        )
        for row in (by_key[id_] for id_ in ids if id_ in by_key)
    ]  # fmt: skip


def _fields(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def write_entry(store: Store, contact_id: int, kind: str, text: str, by: By) -> None:
    """Note what was done about a person; `kind` as in table `follow_up_entry`."""
    with store.writing() as conn:
        conn.execute(
            "INSERT INTO follow_up_entry (contact_id, kind, text, written_by, written_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (contact_id, kind, text, *by),
        )


def assignees(store: Store) -> list[str]:
    """Everybody to whom somebody was ever assigned."""
    rows = store.rows(
        "SELECT DISTINCT text FROM follow_up_entry WHERE kind = 'assign' AND text <> '' ORDER BY text"
    )
    return [text for (text,) in rows]
