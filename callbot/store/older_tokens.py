"""Numbers that an older callbot kept under another token: landlines, by whether they had the country's code.

The token alone does not say so: only when the number comes by in clear, with a call or a roster, is it known
again. Its rows then get the token of today, so that whoever asked not to be called stays uncalled.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from callbot.store.open import Store
from callbot.store.phones import Number, PhoneKey

_AT_ONCE: Final = 1000
"""SQLite takes so many parameters, and many more."""


def renew(store: Store, numbers: Mapping[str, Number]) -> None:
    """Give rows with an older token of a number (the keys) today's token and mask."""
    if store.mode != "read" and not store.conn.in_transaction:
        tokens = tuple(numbers)
        for first in range(0, len(tokens), _AT_ONCE):
            _renew(store, numbers, tokens[first : first + _AT_ONCE])


def _renew(store: Store, numbers: Mapping[str, Number], some: tuple[str, ...]) -> None:
    marks = ", ".join("?" * len(some))
    tables = ("do_not_call", "contact")
    stored = " UNION ".join(
        f"SELECT phone_token FROM {table} WHERE run_id IS NULL AND phone_token IN ({marks})"  # noqa: S608
        for table in tables
    )
    if found := store.rows(stored, (*some, *some)):
        with store.writing() as conn:
            for table in tables:  # copies of rehearsals among them, that they stay barred
                conn.executemany(
                    f"UPDATE {table} SET phone = ?, phone_token = ? WHERE phone_token = ?",  # noqa: S608
                    [(*numbers[token], token) for (token,) in found],
                )


class Importing:
    """Numbers of a roster, keyed; remembers those that the database keeps under an older token."""

    def __init__(self, key: PhoneKey, store: Store | None = None) -> None:
        self.key = key
        self._stored: set[str] = set()
        self.older: dict[str, Number] = {}
        """Older token → the number, for `renew`."""
        if store is not None:
            some = "WHERE run_id IS NULL AND (phone LIKE '86%' OR phone LIKE '008%')"
            for table in ("do_not_call", "contact"):
                rows = store.rows(f"SELECT phone_token FROM {table} {some}")  # noqa: S608
                self._stored.update(token for (token,) in rows)

    def number(self, phone: str) -> Number:
        """Mask and token of a number."""
        number = self.key.number(phone)
        if self._stored:
            older = self._stored.intersection(self.key.tokens_before(phone))
            self.older.update(dict.fromkeys(older, number))
        return number
