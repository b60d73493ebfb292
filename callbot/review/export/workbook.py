"""Workbooks for Excel and its like."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from callbot.review.export.columns import Column
from callbot.review.export.formats import Closing, Codebook, safe_cells
from callbot.review.export.neutral import neutral, neutral_value

MOST_ROWS: Final = 1_048_576
"""A sheet of a workbook has no more, the heading among them."""
MOST_CHARACTERS: Final = 32_767
"""Nor a cell."""
_CONTROL = "[\x00-\x08\x0b-\x1f\ufffe\uffff]"
# An underscore that would look like the beginning of an escape is escaped, too.
_UNWRITABLE = re.compile(f"{_CONTROL}|_(?=x[0-9A-Fa-f]{{4}}(?:_|{_CONTROL}))")


class XlsxWriter(Closing):
    """A workbook: the table on as many sheets as it needs, the codebook on two more."""

    def __init__(
        self, place: Path, columns: Sequence[Column], *, most_rows: int = MOST_ROWS
    ) -> None:
        super().__init__()
        from openpyxl import Workbook

        self._book = Workbook(write_only=True)
        self._place, self._columns, self._most = place, columns, most_rows
        self._cells = safe_cells(columns)
        self._sheets, self._written, self._cut = 0, 0, 0
        self._next_sheet()

    def _next_sheet(self) -> None:
        self._sheets += 1
        name = "rows" if self._sheets == 1 else f"rows {self._sheets}"
        self._sheet = self._book.create_sheet(name)
        self._sheet.freeze_panes = "A2"
        self._sheet.append([neutral(column.name) for column in self._columns])
        self._written = 1

    def write(self, row: Sequence[Any]) -> None:
        """One row, on a further sheet where this one is full."""
        if self._written == self._most:
            self._next_sheet()
        self._sheet.append(
            [
                self._text(make(cell) if make else cell) if cell is not None else None
                for make, cell in zip(self._cells, row, strict=True)
            ]
        )
        self._written += 1

    def _text(self, value: Any) -> Any:
        if isinstance(value, float) and not math.isfinite(value):
            return str(value)
        if not isinstance(value, str):
            return value
        text = escaped(value)
        if len(text) > MOST_CHARACTERS:
            self._cut += 1
            text = text[:MOST_CHARACTERS]
        return text

    def finish(self, codebook: Codebook) -> None:
        """Add the codebook and write the file."""
        for name, lines in (
            ("codebook", _column_lines(codebook)),
            ("about", _about_lines(codebook)),
        ):
            sheet = self._book.create_sheet(name)
            for line in lines:
                sheet.append([self._text(neutral_value(cell)) for cell in line])
        if self._sheets > 1:
            self.notes.append(
                f"{self._sheets} sheets: a sheet has no more than {self._most:,} rows;"
                " --format csv or parquet has one table"
            )
        if self._cut:
            self.notes.append(
                f"{self._cut} cells were longer than the {MOST_CHARACTERS:,} characters"
                " that a cell can have and were cut; --format csv has them whole"
            )
        self._book.save(self._place)


def escaped(text: str) -> str:
    """The text as XML can hold it, in Excel's own way: `_x0001_` for a control character."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """What `escaped` was given."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _column_lines(codebook: Codebook) -> list[list[Any]]:
    head = ["column", "kind", "zh", "en", "question", "expects", "label", "prompt", "categories"]
    return [head] + [
        [
            one["name"], one["kind"], one["zh"], one["en"], one.get("question", ""),
            one.get("expects", ""), " / ".join(one.get("labels", {}).values()),
            " / ".join(one.get("prompts", {}).values()),
            "; ".join(
                f"{category} = {' / '.join(labels.values())}"
                for category, labels in one.get("categories", {}).items()
            ),
        ]
        for one in codebook["columns"]
    ]  # fmt: skip


def _about_lines(codebook: Codebook) -> list[list[Any]]:
    return [
        [
            key,
            value
            if isinstance(value, str | int | float)
            else json.dumps(value, ensure_ascii=False),
        ]
        for key, value in codebook.items()
        if key != "columns"
    ]
