"""Where the sound of calls lies, and which folders are ours to delete."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from callbot.store.listing import LISTED, listed
from callbot.store.open import Store

_OURS: Final = re.compile(r"call-\d{5,}(-\d+)?")
"""Only folders of such a name are ever deleted, whatever stands in a database."""


def is_ours(folder: Path) -> bool:
    """Whether this is the name of a call's folder."""
    return bool(_OURS.fullmatch(folder.name))


def audio_path(store: Store, audio: str) -> Path:
    """Where a recording lies that the database calls `audio`."""
    return store.path.absolute().parent / audio


def folders_of(store: Store, call_ids: Iterable[int]) -> list[tuple[int, Path]]:
    """These calls with their folders of sound."""
    rows = store.rows(
        "SELECT id, audio FROM call WHERE audio IS NOT NULL"  # noqa: S608 - our own text
        f" AND id IN {LISTED}"
        " UNION SELECT call_id, audio FROM turn WHERE audio IS NOT NULL"
        f" AND call_id IN {LISTED}",
        listed(call_ids),
    )
    found = {(call_id, _folder(audio_path(store, audio))) for call_id, audio in rows}
    return sorted((call_id, path) for call_id, path in found if is_ours(path))


def _folder(file: Path) -> Path:
    """The folder that a file stands in; a link in place of folder or file is not followed."""
    return file.parent.parent.resolve() / file.parent.name


def folder_bytes(folder: Path) -> int:
    """How much lies in a folder of sound; nothing behind links."""
    if folder.is_symlink():
        return 0
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
