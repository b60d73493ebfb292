"""Forgetting a person: everything goes but that their number must not be called.

What they said when they asked for that goes as well: that a number is barred, and since when, is proof
enough that it was asked and is honoured, while words may tell more (a name, an illness).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from callbot.core.phones import masked
from callbot.errors import StoreError
from callbot.store.keeping import audit
from callbot.store.keeping.audit import Actor, Look
from callbot.store.keeping.disk import doom, erasing, finish, finish_sound
from callbot.store.keeping.hanging import delete_contacts, empty_contacts
from callbot.store.keeping.numbers import COLUMN, is_token, same, wanted
from callbot.store.lease import held as lease_held
from callbot.store.listing import LISTED, listed
from callbot.store.moments import moment
from callbot.store.open import Store
from callbot.store.sound import folders_of

STILL_TALKING: Final = timedelta(hours=2)
"""A call without an end that began so lately may go on."""
_FEWEST_DIGITS: Final = 5
"""A number with fewer is no telephone."""
_MOST_DIGITS: Final = 18
"""A number with as many is no contact's."""
_COPIES: Final = ("export", "report", "case")
"""Actions of the trail that made files, which callbot does not reach."""


class Person(NamedTuple):
    """Somebody, with every row of table `contact` that is them: the same name and number."""

    contacts: tuple[int, ...]
    name: str
    phone: str
    """As it is kept to be shown."""
    number: str
    """As it is compared; empty for none."""
    calls: int
    last_at: str
    """When they were called last; empty for never."""
    simulated: bool


class Forgotten(NamedTuple):
    """What went."""

    contacts: int
    calls: int
    folders: list[Path]
    bytes: int
    barred: bool
    """Whether their number is on the do-not-call list, and stays there."""
    copies: int
    """Files that may name them: exports, reports, cases that were written since their first call."""
    troubles: list[str]


def people(store: Store, named: str) -> list[Person]:
    """Everybody who may be meant by a contact's number, a telephone, or a name with one of these.

    A name alone finds those of that name; it is up to the caller to ask. Raises StoreError where a
    telephone is given and the key to numbers is not at hand.
    """
    found: list[_Row] = []
    for name, number in _readings(named.strip()):
        if not number:
            found += store.rows(f"{_CONTACTS} WHERE name = ?", (name,))
            continue
        digits = re.sub(r"\D", "", number)
        theirs: list[_Row] = []
        if digits == number and len(digits) < _MOST_DIGITS:
            theirs = _numbered(store, int(digits), name)
        if len(digits) >= _FEWEST_DIGITS:
            try:
                theirs += _with_phone(store, number, name)
            except StoreError:  # the key is not at hand
                if not theirs:
                    raise
        found += theirs
    return _persons(store, found)


def _readings(named: str) -> Iterator[tuple[str, str]]:
    """Name and number, as which it can be read; a name may end in a digit, a number have spaces."""
    if named:
        yield named, ""
    for gap in (None, *re.finditer(r"[\s,，]+", named)):
        name, number = (named[: gap.start()], named[gap.end() :]) if gap else ("", named)
        if re.fullmatch(r"[+(]?\d[\d\s()-]*", number):
            yield name, number


_CONTACTS: Final = f"SELECT id, name, phone, coalesce({COLUMN}, ''), run_id FROM contact"  # noqa: S608
_Row = tuple[int, str, str, str, int | None]
"""Number, name, telephone as it is shown, as it is compared, and the rehearsal."""


def _with_phone(store: Store, given: str, name: str) -> list[_Row]:
    number = wanted(store, given)
    return [
        row
        for row in store.rows(f"{_CONTACTS} WHERE ? = '' OR name = ?", (name, name))
        if same(store, row[3]) == number
    ]


def _numbered(store: Store, id_: int, name: str) -> list[_Row]:
    rows: list[_Row] = store.rows(
        f"{_CONTACTS} WHERE id = ? AND (? = '' OR name = ?)", (id_, name, name)
    )
    return rows


def _persons(store: Store, rows: Iterable[_Row]) -> list[Person]:
    """Rows as people; each with all other rows of the same name and number."""
    found = set[Person]()
    for row in rows:
        of_name = store.rows(f"{_CONTACTS} WHERE name = ? ORDER BY id", (row[1],))
        found.add(_person(store, _theirs(store, row, of_name)))
    return sorted(found)


def _theirs(store: Store, row: _Row, of_name: Sequence[_Row]) -> list[_Row]:
    """The rows of one person among those of their name; without a number a name is nobody for sure.

    A rehearsal may have the number in clear. Without the key it can only be held against the mask, which
    is enough to take somebody's rehearsals with them, but never one real person for another.
    """
    id_, _, _, number, _ = row
    theirs = [
        one
        for one in of_name
        if one[0] == id_ or (number.strip() and same(store, one[3]) == same(store, number))
    ]
    keyed = {one[3] for one in of_name if is_token(one[3]) and _alike(store, row, one)}
    if len(keyed) != 1:
        return theirs
    (token,) = keyed
    real = next(one for one in of_name if one[3] == token)
    return [one for one in of_name if one[3] == token or one in theirs or _alike(store, one, real)]


def _alike(store: Store, one: _Row, real: _Row) -> bool:
    """Whether it is one number, or a rehearsed one in clear that the key would be needed to compare."""
    number = same(store, one[3])
    in_clear = bool(number) and not is_token(number) and "*" not in number
    return number == real[3] or (in_clear and one[4] is not None and masked(number) == real[2])


def _person(store: Store, rows: Sequence[_Row]) -> Person:
    ids = tuple(row[0] for row in rows)
    ((calls, last),) = store.rows(
        f"SELECT (SELECT count(*) FROM call WHERE contact_id IN {LISTED}),"  # noqa: S608
        f" (SELECT coalesce(max(started_at), '') FROM attempt WHERE contact_id IN {LISTED})",
        listed(ids),
    )
    simulated = all(row[4] is not None for row in rows)
    # A token tells more than a number in clear, where the key is not at hand.
    _, name, phone, number, _ = next((row for row in rows if is_token(row[3])), rows[0])
    return Person(ids, name, phone, same(store, number), calls, last, simulated)


def forget(store: Store, person: Person, actor: Actor, now: datetime) -> Forgotten:
    """Delete everything about somebody. Raises StoreError where a call or a campaign still runs.

    A place on the roster of a campaign that is not finished stays as an empty one, which is never
    called: the others' places, and so their day, stay what they are.
    """
    _check_at_rest(store, person, now)
    finish_sound(store)  # of a deletion that was interrupted
    these = listed(person.contacts)
    with erasing(store) as conn:
        calls = {
            id_
            for (id_,) in conn.execute(f"SELECT id FROM call WHERE contact_id IN {LISTED}", these)  # noqa: S608
        }
        copies = _copies(conn, these)
        folders = {path for _, path in folders_of(store, calls)}
        doom(conn, folders)
        barred = _keep_bar(store, person, calls)
        places = {
            id_
            for (id_,) in conn.execute(
                "SELECT contact.id FROM contact JOIN campaign ON campaign.id = campaign_id"  # noqa: S608
                f" WHERE contact.id IN {LISTED} AND state <> 'finished'",
                these,
            )
        }
        delete_contacts(conn, person.contacts, but=places)
        empty_contacts(conn, places)
        audit.write(conn, actor, [Look("forget", records=1)], now)
    done = finish(store)
    return Forgotten(
        len(person.contacts), len(calls), done.folders, done.bytes, barred, copies, done.troubles
    )


def _check_at_rest(store: Store, person: Person, now: datetime) -> None:
    these = listed(person.contacts)
    for (started_at,) in store.rows(
        f"SELECT started_at FROM call WHERE contact_id IN {LISTED} AND disposition IS NULL",  # noqa: S608
        these,
    ):
        if moment(started_at, now) > now - STILL_TALKING:
            raise StoreError(
                f"a call to them that began at {started_at[:19]} may still go on",
                hint="wait until it has ended",
                code="running",
            )
    for (campaign,) in store.rows(
        f"SELECT DISTINCT campaign_id FROM contact WHERE id IN {LISTED}"  # noqa: S608 - our own text
        " AND campaign_id IS NOT NULL",
        these,
    ):
        if lease_held(store.path, f"campaign-{campaign}"):
            raise StoreError(
                f"campaign {campaign}, on whose roster they are, is running",
                hint=f"`callbot campaign pause {campaign}`, forget them, then resume",
                code="running",
            )


def _keep_bar(store: Store, person: Person, calls: set[int]) -> bool:
    """Leave of entries of the do-not-call list the number and since when; whether there are any."""
    conn = store.conn
    ids = {
        id_
        for id_, kept, name, call_id in conn.execute(
            f"SELECT id, coalesce({COLUMN}, ''), name, call_id FROM do_not_call"  # noqa: S608
        ).fetchall()
        if call_id in calls
        or (name in ("", person.name) and person.number and same(store, kept) == person.number)
    }
    conn.execute(
        "UPDATE do_not_call SET name = '', words = '', call_id = NULL"  # noqa: S608 - our own text
        f" WHERE id IN {LISTED}",
        listed(ids),
    )
    barred = conn.execute(f"SELECT {COLUMN} FROM do_not_call WHERE run_id IS NULL")  # noqa: S608
    return bool(person.number) and person.number in {same(store, kept or "") for (kept,) in barred}


def _copies(conn: sqlite3.Connection, these: dict[str, str]) -> int:
    """Files that were written since they were first called, by everything that writes some."""
    number: int = conn.execute(
        f"SELECT count(*) FROM audit WHERE action IN {_COPIES}"  # noqa: S608 - our own text
        f" AND (contact_id IS NULL OR contact_id IN {LISTED})"
        " AND julianday(at) >= (SELECT min(julianday(started_at)) - 1 FROM attempt"
        f" WHERE contact_id IN {LISTED})",
        these,
    ).fetchone()[0]
    return number
