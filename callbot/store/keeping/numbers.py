"""How somebody's number is found again, however it is kept: the one place here that knows."""

from __future__ import annotations

import re
from typing import Final

from callbot.core.phones import bare
from callbot.errors import StoreError
from callbot.store.open import Store
from callbot.store.phones import fingerprint, kept

COLUMN: Final = "coalesce(phone_token, phone)"
"""What tells numbers apart in `contact` and `do_not_call`."""
_TOKEN: Final = re.compile(r"[0-9a-f]{32}")


def is_token(number: str) -> bool:
    """Whether it is what stands for a real person's number."""
    return bool(_TOKEN.fullmatch(number))


def same(store: Store, number: str) -> str:
    """A number as it is kept, or as somebody names it, to be compared; empty for none.

    Simulated people's are kept in clear, real people's as tokens: where the key is at hand both are
    compared as tokens, for somebody real may be in a rehearsal, too.
    """
    if not number.strip():
        return ""
    if is_token(number) or "*" in number:
        return number
    try:
        token = kept(store, number).token if fingerprint(store.conn) else None
    except StoreError:  # without the key people are found by their contact's number
        token = None
    return token or bare(number)


def wanted(store: Store, number: str) -> str:
    """A number that somebody names, to be compared.

    Raises StoreError where that takes a key that is not at hand: nobody must be said to be unknown then.
    """
    if not number.strip() or fingerprint(store.conn) is None:
        return bare(number)
    return kept(store, number).token or bare(number)
