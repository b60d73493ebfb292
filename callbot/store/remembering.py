"""What was counted stays counted as long as nobody writes to the database."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from callbot.store.open import Store

T = TypeVar("T")
_State = tuple[int, int]

_KNOWN: WeakKeyDictionary[Store, tuple[_State, dict[Hashable, Any]]] = WeakKeyDictionary()


def remembered(store: Store, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gave for `key` when the database was as it is now; do not change it.

    A connection is used by one thread at a time, and so is what it remembers.
    """
    ((version,),) = store.rows("PRAGMA data_version")
    state = (version, store.conn.total_changes)
    if store not in _KNOWN or _KNOWN[store][0] != state:
        _KNOWN[store] = (state, {})
    known = _KNOWN[store][1]
    if key not in known:
        known[key] = make()
    found: T = known[key]
    return found
