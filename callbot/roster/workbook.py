"""XLSX, row by row: the stored values of one sheet, what is merged filled in, nothing computed.

A workbook is a zip of XML that says what it likes: its size when unpacked is looked at before it is
unpacked, and formulas without a stored result are named instead of being read as empty.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple
from xml.etree.ElementTree import ParseError
from zlib import error as ZlibError  # noqa: N812 - a class that is written small

from callbot.roster.headings import LOOKED_AT, is_heading
from callbot.roster.person import Cells, RosterError, refuse

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_MOST_BYTES: Final = 3 * 1024**3
"""Unpacked: a sheet has 1,048,576 rows at most, each of a few hundred bytes."""
_MOST_TEXTS: Final = 512 * 1024**2
"""Of the table of texts, which is held in memory."""
_MOST_TIMES: Final = 400
"""How many times smaller a packed part may be; real sheets are 5 to 50 times."""
_SMALL: Final = 32 * 1024**2
"""Parts below this may be packed as tight as they like."""
_BLOCK: Final = 1 << 20
_BROKEN: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, ZlibError, ParseError, KeyError, ValueError, TypeError,
    IndexError, AttributeError, EOFError, OSError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
"""What openpyxl and zipfile raise for files that are not what they say."""

_UNCOMPUTED: Final = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_MERGED: Final = re.compile(
    rb'<mergeCell\b[^>]*\bref="\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)"'
)


class Merged(NamedTuple):
    """Cells that were made one; its value stands in the first."""

    column: int
    top: int
    bottom: int


def is_workbook(path: Path) -> bool:
    """Is it an XLSX? Raises RosterError for its relatives, which are not read."""
    with path.open("rb") as file:
        head = file.read(8)
    if head == _OLE:
        raise refuse(
            str(path), "is an old Excel file (.xls) or one with a password",
            "open it and save it as .xlsx, without a password",
        )  # fmt: skip
    return head.startswith(b"PK")


@contextmanager
def broken_told(path: Path) -> Iterator[None]:
    """Whatever goes wrong in a workbook is one clear error."""
    try:
        yield
    except RosterError:
        raise
    except _BROKEN as trouble:
        raise refuse(
            str(path), f"is no sound XLSX file ({type(trouble).__name__})",
            "open it in a spreadsheet program and save it anew, or as CSV",
        ) from trouble  # fmt: skip


def workbook_rows(path: Path, sheet: str) -> tuple[str, Iterator[tuple[int, Cells]]]:
    """What kind of file it is, and the rows of the one sheet with people (or of that named)."""
    with broken_told(path), ExitStack() as files:
        _check_size(path)
        book = _book(path, files, results=True)
        chosen = _chosen(path, book, sheet)
        merged, uncomputed = _scan(path, _part(book, chosen))
        values = _sheet_rows(book[chosen])
        if uncomputed:
            formulas = _book(path, files, results=False)
            values = map(_beside, values, _sheet_rows(formulas[chosen]))
        return f"XLSX, sheet {chosen!r}", _rows(
            path, files.pop_all(), _filled(enumerate(values, 1), merged)
        )


def _book(path: Path, files: ExitStack, *, results: bool) -> Any:
    """A workbook with formulas or their results; whatever its file is called, which openpyxl would mind."""
    import openpyxl

    file = files.enter_context(path.open("rb"))
    book = openpyxl.load_workbook(file, read_only=True, data_only=results, keep_links=False)
    files.callback(book.close)
    return book


def _check_size(path: Path) -> None:
    with zipfile.ZipFile(path) as packed:
        parts = packed.infolist()
        if "xl/workbook.xml" not in packed.namelist():
            raise refuse(str(path), "is a zip file, but no XLSX", "save it as XLSX or CSV")
    whole = sum(part.file_size for part in parts)
    texts = max((p.file_size for p in parts if p.filename.endswith("sharedStrings.xml")), default=0)
    tight = any(p.file_size > max(_SMALL, _MOST_TIMES * p.compress_size) for p in parts)
    if whole > _MOST_BYTES or texts > _MOST_TEXTS or tight:
        raise refuse(
            str(path), f"would be {whole / 1024**2:,.0f} MB when unpacked: that is no roster",
            "save it as CSV, if it is one",
        )  # fmt: skip


def _chosen(path: Path, book: Any, wanted: str) -> str:
    sheets = [one.title for one in book.worksheets]
    if wanted:
        if wanted not in sheets:
            raise refuse(str(path), f"has no sheet {wanted!r}", f"it has {', '.join(sheets)}")
        return wanted
    people = [one.title for one in book.worksheets if _has_people(one)]
    if len(people) > 1:
        raise refuse(
            str(path), f"has several sheets with people: {', '.join(people)}",
            "name one with --sheet, and import the others after it",
        )  # fmt: skip
    if not sheets:
        raise refuse(str(path), "has no sheet of cells")
    return str((people or sheets)[0])


def _has_people(sheet: Any) -> bool:
    sheet.reset_dimensions()
    return any(
        map(is_heading, islice(sheet.iter_rows(max_row=LOOKED_AT, values_only=True), LOOKED_AT))
    )


def _part(book: Any, sheet: str) -> str:
    """The file within the zip that holds a sheet's cells."""
    name: str = book[sheet]._worksheet_path  # noqa: SLF001 - openpyxl has no public name for it
    return name.lstrip("/")


def _scan(path: Path, part: str) -> tuple[list[Merged], bool]:
    """What openpyxl leaves out when it streams: merged cells, and whether formulas lack results."""
    merged: list[Merged] = []
    uncomputed = False
    tail = b""
    with zipfile.ZipFile(path) as packed, packed.open(part) as file:
        while block := file.read(_BLOCK):
            text = tail + block
            # The end is looked at again with the next block: what lies across must be found, once.
            limit = max(0, len(text) - 512)
            for found in _MERGED.finditer(text):
                if found.start() < limit or len(block) < _BLOCK:
                    left, top, _, bottom = found.groups()
                    merged.append(Merged(_column(left), int(top), int(bottom)))
            uncomputed = uncomputed or _UNCOMPUTED.search(text) is not None
            tail = text[limit:]
    return list(dict.fromkeys(merged)), uncomputed


def _column(letters: bytes) -> int:
    number = 0
    for one in letters:
        number = number * 26 + one - ord("A") + 1
    return number - 1


class Uncomputed(NamedTuple):
    """Stands for a formula whose result was never stored."""

    formula: str

    def __str__(self) -> str:
        return self.formula


def _rows(
    path: Path, files: ExitStack, rows: Iterator[tuple[int, Cells]]
) -> Iterator[tuple[int, Cells]]:
    with broken_told(path), files:
        yield from rows


def _sheet_rows(sheet: Any) -> Iterator[Cells]:
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    rows: Iterator[Cells] = sheet.iter_rows(values_only=True)
    return rows


def _beside(values: Cells, formulas: Cells) -> Cells:
    """Formulas in place of results that are not there."""
    return [
        Uncomputed(formula) if value is None and isinstance(formula, str) and formula[:1] == "=" else value
        for value, formula in zip(values, formulas, strict=False)
    ]  # fmt: skip


def _filled(rows: Iterator[tuple[int, Cells]], merged: list[Merged]) -> Iterator[tuple[int, Cells]]:
    """A cell merged over several rows is everybody's: of a household one number, of a building one name."""
    coming = sorted((one for one in merged if one.bottom > one.top), key=lambda one: one.top)
    standing: list[tuple[Merged, Any]] = []
    place = 0
    for number, cells in rows:
        standing = [one for one in standing if one[0].bottom >= number]
        while place < len(coming) and coming[place].top <= number:
            one = coming[place]
            standing.append((one, cells[one.column] if one.column < len(cells) else None))
            place += 1
        if standing:
            cells = list(cells)
            for one, value in standing:
                if one.column < len(cells) and cells[one.column] is None:
                    cells[one.column] = value
                elif one.column >= len(cells):
                    cells += [None] * (one.column - len(cells)) + [value]
        yield number, cells
