"""The formats that are tables: one class each, fed row by row; `workbook` has the one for Excel."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TextIO

from callbot.errors import UsageError
from callbot.review.export.columns import Column
from callbot.review.export.neutral import neutral, neutral_or_empty, neutral_value

Codebook = dict[str, Any]


class Writer(Protocol):
    """Takes the rows of a table."""

    notes: list[str]
    """What the person should know about the file, e.g. that it has several sheets."""

    def write(self, row: Sequence[Any]) -> None:
        """One row."""

    def finish(self, codebook: Codebook) -> None:
        """All rows are written."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class Closing:
    """Closes what it opened, whatever happens."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._opened = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.close()


def safe_cells(columns: Sequence[Column]) -> list[Callable[[Any], Any] | None]:
    """What makes a cell safe for a spreadsheet, a column at a time; None where nothing has to."""

    def of(column: Column) -> Callable[[Any], Any] | None:
        if column.kind in ("integer", "real"):
            return None
        if column.kind == "value":
            return neutral_value
        return neutral_or_empty if column.optional else neutral

    return [of(column) for column in columns]


class CsvWriter(Closing):
    """Comma-separated values, RFC 4180; with a byte order mark, by which Excel knows UTF-8."""

    def __init__(
        self, place: Path | TextIO, columns: Sequence[Column], *, bom: bool = True
    ) -> None:
        super().__init__()
        out = place
        if isinstance(out, Path):
            encoding = "utf-8-sig" if bom else "utf-8"
            out = self._opened.enter_context(out.open("w", encoding=encoding, newline=""))
        self._cells = safe_cells(columns)
        self._csv = csv.writer(out)
        self._csv.writerow([neutral(column.name) for column in columns])

    def write(self, row: Sequence[Any]) -> None:
        """One line; nothing is an empty cell."""
        self._csv.writerow(
            [
                make(cell) if make and cell is not None else cell
                for make, cell in zip(self._cells, row, strict=True)
            ]
        )

    def finish(self, codebook: Codebook) -> None:
        """Nothing more to do."""


class JsonLinesWriter(Closing):
    """An object a line; lists and objects are themselves, nothing is null."""

    def __init__(self, place: Path | TextIO, columns: Sequence[Column]) -> None:
        super().__init__()
        out = place
        if isinstance(out, Path):
            out = self._opened.enter_context(out.open("w", encoding="utf-8", newline="\n"))
        self._out = out
        self._columns = [(column.name, column.kind == "json") for column in columns]
        self._encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def write(self, row: Sequence[Any]) -> None:
        """One object with every column."""
        one = {
            name: _parsed(cell) if is_json and cell is not None else cell
            for (name, is_json), cell in zip(self._columns, row, strict=True)
        }
        self._out.write(self._encode(one) + "\n")

    def finish(self, codebook: Codebook) -> None:
        """Nothing more to do."""


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


class ParquetWriter(Closing):
    """Typed columns; where an answer can be a number, a second column `….number` has the numbers."""

    def __init__(self, place: Path, columns: Sequence[Column], *, at_once: int = 20_000) -> None:
        super().__init__()
        try:
            import pyarrow
            from pyarrow import parquet
        except ImportError:
            raise UsageError(
                "writing Parquet needs pyarrow, which is not installed",
                hint="pip install 'callbot[parquet]', or choose --format csv or jsonl",
                code="no-pyarrow",
            ) from None
        self._arrow, self._parquet = pyarrow, parquet
        self._place, self._at_once = place, at_once
        self._numbers = [place for place, column in enumerate(columns) if column.kind == "value"]
        kinds = {"integer": pyarrow.int64(), "real": pyarrow.float64()}
        fields = [(column.name, kinds.get(column.kind, pyarrow.string())) for column in columns]
        fields += [(f"{columns[n].name}.number", pyarrow.float64()) for n in self._numbers]
        self._schema = pyarrow.schema(fields)
        self._rows: list[list[Any]] = []
        self._writer = self._opened.enter_context(parquet.ParquetWriter(place, self._schema))

    def write(self, row: Sequence[Any]) -> None:
        """Some ten thousand rows are written together."""
        cells = list(row)
        for place in self._numbers:
            value = cells[place]
            number = isinstance(value, int | float)
            cells.append(float(value) if number else None)
            if number:
                cells[place] = str(value)
        self._rows.append(cells)
        if len(self._rows) >= self._at_once:
            self._flush()

    def _flush(self) -> None:
        arrays = [
            self._arrow.array(column, type=field.type)
            for column, field in zip(zip(*self._rows, strict=True), self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()

    def finish(self, codebook: Codebook) -> None:
        """Write the rest, and the codebook into the file's own metadata."""
        if self._rows:
            self._flush()
        self._writer.add_key_value_metadata(
            {"callbot.codebook": json.dumps(codebook, ensure_ascii=False)}
        )
