"""People → a file that an import takes again: CSV (UTF-8 with BOM, for spreadsheets) or XLSX."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from callbot.core.script import Language
from callbot.errors import UsageError
from callbot.roster.headings import CHINESE
from callbot.roster.person import FIELDS, Person

MOST_ROWS: Final = 1_048_575
"""A sheet has no more, the heading apart."""


def write(path: Path, people: Iterable[Person], language: Language) -> int:
    """Write everybody; the name's ending says which format. Returns how many.

    The numbers stand in it in clear: nobody else may read the file. A part of it is never left behind.
    Raises UsageError.
    """
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise UsageError(f"{path}: a roster is written as .csv or .xlsx")
    headings = [CHINESE[field] if language == "zh" else field for field in FIELDS]
    path.touch(mode=0o600)
    try:
        return (_csv if path.suffix.lower() == ".csv" else _xlsx)(path, headings, people)
    except BaseException:
        path.unlink()
        raise


def _csv(path: Path, headings: list[str], people: Iterable[Person]) -> int:
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        for person in people:
            writer.writerow(person[1:])
            count += 1
    return count


def _xlsx(path: Path, headings: list[str], people: Iterable[Person]) -> int:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("roster")
    sheet.append(headings)
    count = 0
    for count, person in enumerate(people, 1):
        if count > MOST_ROWS:
            raise UsageError(f"{path}: a sheet has {MOST_ROWS:,} rows", hint="write a .csv")
        sheet.append(person[1:])  # all of them texts, so that a spreadsheet changes no number
    book.save(path)
    return count
