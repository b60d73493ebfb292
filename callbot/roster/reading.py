"""A file → its people and everything that is wrong with it, row by row, however long it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from callbot.errors import UsageError
from callbot.roster import headings
from callbot.roster.cells import READ, WrongCellError
from callbot.roster.headings import LOOKED_AT, Columns
from callbot.roster.person import FIELDS, Cells, Person, Problem, RosterError, letter
from callbot.roster.text_table import text_rows
from callbot.roster.workbook import Uncomputed, is_workbook, workbook_rows

_SEPARATORS = ",;\t|"


class Source(NamedTuple):
    """A roster that was opened: its columns are known, its people are still to be read."""

    kind: str
    """`CSV, GB18030, ','` or `XLSX, sheet 'Sheet1'`."""
    columns: Columns
    found: Iterator[Person | list[Problem]]
    """Row by row: somebody, or everything that is wrong with the row. Empty rows are left out."""


def check_file(path: Path) -> None:
    """Raise UsageError where there is no file."""
    if not path.is_file():
        what = "is a folder" if path.is_dir() else "does not exist"
        raise UsageError(f"{path} {what}", hint="name a CSV or XLSX file")


@contextmanager
def opened(path: Path, sheet: str = "") -> Iterator[Source]:
    """Open a roster. Raises RosterError where it has no columns to read, or is no table at all."""
    check_file(path)
    ragged = is_workbook(path)
    if ragged:
        kind, rows = workbook_rows(path, sheet)
    elif sheet:
        raise UsageError(f"{path} has no sheets", hint="leave out --sheet")
    else:
        kind, rows = text_rows(path)
    try:
        first = list(islice(rows, LOOKED_AT))
        columns = _columns(str(path), first)._replace(ragged=ragged)
        below = chain((row for row in first if row[0] > columns.row), rows)
        yield Source(kind, columns, _people(below, columns))
    finally:
        rows.close()  # type: ignore[attr-defined]


def _columns(file: str, first: list[tuple[int, Cells]]) -> Columns:
    for number, cells in first:
        if headings.is_heading(cells):
            columns, wrong = headings.read(number, cells)
            if wrong:
                raise RosterError(file, [Problem(number, *one) for one in wrong])
            return columns
    told = headings.missing(first) if first else "is empty"
    raise RosterError(
        file, [Problem(0, "", told)], hint="docs/roster.md lists the headings that are known"
    )


def _people(
    rows: Iterator[tuple[int, Cells]], columns: Columns
) -> Iterator[Person | list[Problem]]:
    for number, cells in rows:
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield person_of(number, cells, columns)


def person_of(row: int, cells: Cells, columns: Columns) -> Person | list[Problem]:
    """One row: who it is, or everything that is wrong with it."""
    said: dict[str, str] = {}
    wrong: list[Problem] = []
    for field, place in columns.places.items():
        cell = cells[place] if place < len(cells) else None
        try:
            _check(cell, columns)
            said[field] = READ[field](cell)
        except WrongCellError as trouble:
            wrong.append(Problem(row, columns.labels[field], str(trouble)))
    wrong += _beyond(row, cells, columns)
    if wrong:
        return wrong
    return Person(row, *(said.get(field, "") for field in FIELDS))


def _check(cell: Any, columns: Columns) -> None:
    """What no cell may be. Raises WrongCellError."""
    if type(cell) is Uncomputed:
        raise WrongCellError("is a formula without a stored result: save the file in Excel once")
    if isinstance(cell, str) and "\n" in cell:
        several = len(columns.places) - 1
        below = cell.splitlines()[1:]
        if any(line.count(mark) >= several for line in below for mark in _SEPARATORS):
            raise WrongCellError('has further rows in it: a quotation mark (") is not closed')


def _beyond(row: int, cells: Cells, columns: Columns) -> list[Problem]:
    """Cells beside the last heading: where a comma stands in a cell, everything after it has moved."""
    last = columns.headed
    if len(cells) < columns.width and not columns.ragged:
        told = f"has {len(cells)} cells, and there are {columns.headed} headings"
        return [Problem(row, "", f"{told}: is a line broken, or a mark between cells missing?")]
    return [
        Problem(row, letter(place), "has no heading: has something moved to the right?")
        for place, cell in enumerate(cells[last:], last)
        if cell is not None and str(cell).strip()
    ][:1]
