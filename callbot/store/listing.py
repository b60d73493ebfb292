"""Rows by number, or by hash, in a statement, however many: SQLite takes only so many question marks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

LISTED: Final = "(SELECT value FROM json_each(:ids))"
"""Stands after IN, in a statement with the parameter `ids`; see `listed`."""


def listed(ids: Iterable[int] | Iterable[str]) -> dict[str, str]:
    """The parameter of `LISTED`: numbers, or hashes."""
    return {"ids": json.dumps(sorted(ids))}
