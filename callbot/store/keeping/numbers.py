"""How somebody's number is found again, however it is kept: the one place here that knows."""

from __future__ import annotations

from typing import Final

from callbot.store.open import Store
from callbot.store.registry import phone_key

COLUMN: Final = "phone"
"""What tells numbers apart in `contact` and `do_not_call`."""


def same(kept: str) -> str:
    """A number as it is kept, to be compared with others; empty for none."""
    return phone_key(kept) if kept.strip() else ""


def keys(_store: Store, given: str) -> set[str]:
    """As what a number may be kept that somebody names."""
    return {phone_key(given)}
