"""A model's zip file → its folder. Everything is looked at before the first byte is written.

A zip can name places outside the folder, hold links, be a few kilobytes that unpack to a disk
full, or stop in the middle: all of these are refused as damaged (exit 3).
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NoReturn

from callbot.errors import ModelError
from callbot.speech.official.download import need_room

MOST_ENTRIES = 2_000
MOST_BYTES = 8 << 30
MOST_TIMES = 20
"""How many times the size of the zip its contents may have; official models have at most 3."""
_SMALL = 10 << 20
"""Contents of this size are harmless however well they were packed."""
_PIECE = 1 << 20
_ENCRYPTED = 0x1 | 0x40
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ODD_CHARACTER = re.compile(r"[\\:\x00-\x1f\x7f]")


def unpack(file: Path, name: str, into: Path) -> Path:
    """Unpacks the folder `name` that the zip holds into `into`, an empty folder; returns it.

    Raises `ModelError` (exit 3) for a file that is no zip, is damaged, or holds anything else.
    """
    with _readable(file) as archive:
        entries = archive.infolist()
        for entry in entries:
            _check_entry(file, entry)
        _check_amount(file, entries)
        _check_names(file, name, entries)
        need_room(into, sum(entry.file_size for entry in entries))
        for entry in entries:
            _write(archive, entry, into)
    return into / name


@contextmanager
def _readable(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        _refuse(file, f"it is no whole zip file: {error}")
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        _refuse(file, "it is no whole zip file: it points before its own beginning")


def _check_entry(file: Path, entry: zipfile.ZipInfo) -> None:
    """One entry by itself."""
    # zipfile cuts names at a NUL and, on Windows, turns backslashes round: look at the original.
    path, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
    parts = path.removesuffix("/").split("/")
    if _ODD_CHARACTER.search(path) or any(part in ("", ".", "..") for part in parts):
        _refuse(file, f"it names a place outside the model: {path!r}")
    if any(part != part.rstrip(" .") for part in parts):
        _refuse(file, f"it has a name that not every system can hold: {path!r}")
    if kind not in (0, stat.S_IFDIR if entry.is_dir() else stat.S_IFREG):
        _refuse(file, f"{path!r} is neither a file nor a folder")
    if entry.flag_bits & _ENCRYPTED:
        _refuse(file, "it is encrypted")
    if entry.compress_type not in _METHODS:
        _refuse(file, f"{path!r} is packed in a way that no official model is")


def _check_amount(file: Path, entries: list[zipfile.ZipInfo]) -> None:
    """How many there are, and how much they hold."""
    if len(entries) > MOST_ENTRIES:
        _refuse(file, f"it has {len(entries):,} entries, a model has a few dozen")
    total = sum(entry.file_size for entry in entries)
    packed = file.stat().st_size
    if total > MOST_BYTES or total > max(_SMALL, MOST_TIMES * packed):
        _refuse(file, f"{packed / 1e6:,.1f} MB would unpack to {total / 1e6:,.0f} MB")


def _check_names(file: Path, name: str, entries: list[zipfile.ZipInfo]) -> None:
    """One folder, of the model's name, and no name twice, on any file system."""
    seen: dict[str, bool] = {}
    for entry in entries:
        plain = unicodedata.normalize("NFC", entry.filename).casefold().removesuffix("/")
        if plain in seen:
            _refuse(file, f"{entry.filename!r} is in it twice")
        seen[plain] = entry.is_dir()
    for plain in seen:
        above = (str(parent) for parent in PurePosixPath(plain).parents)
        if any(not seen.get(parent, True) for parent in above):
            _refuse(file, f"{plain!r} lies in what is also a file")
    tops = sorted({entry.filename.split("/")[0] for entry in entries})
    if tops != [name]:
        _refuse(file, f"it holds {', '.join(tops[:3]) or 'nothing'}, not the folder {name}")
    if not seen.get(name.casefold(), True):
        _refuse(file, f"{name} is a file in it, not a folder")


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path) -> None:
    """One entry, to the disk for good; zipfile compares its length and its checksum."""
    target = into / entry.filename
    if entry.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as packed, target.open("xb") as file:
        while piece := packed.read(_PIECE):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if target.stat().st_size != entry.file_size:
        raise zipfile.BadZipFile(f"{entry.filename} is cut short")


def _refuse(file: Path, why: str) -> NoReturn:
    raise ModelError(f"{file} is not used: {why}", hint="fetch it again", exit_status=3)
