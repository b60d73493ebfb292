"""The do-not-call list, as it is listed and as a campaign sees it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from callbot.core.phones import bare
from callbot.store.open import Store
from callbot.store.phones import kept

_BARRING_SECONDS = 0.01
"""How old the do-not-call list may be when a simulated number is dialled."""


class Entry(NamedTuple):
    """An entry of the do-not-call list."""

    phone: str
    name: str
    words: str
    call_id: int | None
    barred_at: str
    simulated: int


def do_not_call(store: Store) -> list[Entry]:
    """The do-not-call list, the newest entry first."""
    rows = store.rows(
        "SELECT phone, name, words, call_id, barred_at, run_id IS NOT NULL FROM do_not_call"
        " ORDER BY barred_at DESC, id DESC"
    )
    return [Entry(*row) for row in rows]


class Barring:
    """The do-not-call list as a campaign sees it: with what others enter while it runs."""

    def __init__(
        self, store: Store, run_id: int | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store = store
        self._run_id = run_id
        self._clock = clock
        self._numbers: dict[str, str] | None = None
        self._asked = 0.0
        self._version = self._now()

    def all(self) -> set[str]:
        """Numbers that must not be dialled: of everybody, and those that this simulation barred.

        As a roster has them: tokens of people who exist, made-up numbers in clear.
        """
        rows = self._store.rows(
            "SELECT DISTINCT phone, phone_token FROM do_not_call WHERE run_id IS NULL OR run_id = ?",
            (self._run_id,),
        )
        tokens = {token for _, token in rows if token is not None}
        numbers = self._made_up() if tokens else {}
        return (
            {bare(phone) for phone, token in rows if token is None}
            | tokens
            | {numbers[token] for token in tokens & numbers.keys()}
        )

    def _made_up(self) -> dict[str, str]:
        """Token → number, of this campaign's people who do not exist: made up, it may be somebody's."""
        if self._numbers is None:
            rows = self._store.rows(
                "SELECT DISTINCT phone FROM contact JOIN campaign ON campaign.id = campaign_id"
                " WHERE campaign.run_id = ? AND phone_token IS NULL AND phone <> ''",
                (self._run_id,),
            )
            found = {kept(self._store, phone).token: bare(phone) for (phone,) in rows}
            self._numbers = {token: phone for token, phone in found.items() if token}
        return self._numbers

    def new(self) -> set[str] | None:
        """The list again where another program has written since; None where none has.

        A simulated minute takes a few milliseconds: asking SQLite more often than that finds nothing.
        """
        if self._clock() - self._asked < _BARRING_SECONDS:
            return None
        version = self._now()
        if version == self._version:
            return None
        self._version = version
        return self.all()

    def _now(self) -> int:
        self._asked = self._clock()
        version: int = self._store.conn.execute("PRAGMA data_version").fetchone()[0]
        return version
