"""Reads exports back as another program would, following the rules the codebook gives."""

import csv
import json
from itertools import zip_longest

from openpyxl import load_workbook
from pyarrow import parquet

from callbot.review.export.neutral import restored, restored_value
from callbot.review.export.workbook import unescaped


def codebook(path):
    """The codebook beside an export."""
    return json.loads(path.with_name(f"{path.name}.codebook.json").read_text(encoding="utf-8"))


def from_cell(cell, column):
    """A cell of a text table as it is in the store."""
    if cell in ("", None):
        return None if column["optional"] or column["kind"] in ("value", "integer", "real") else ""
    if column["kind"] == "integer":
        return int(cell)
    if column["kind"] == "real":
        return float(cell)
    if column["kind"] == "value":
        return restored_value(cell)
    text = restored(cell)
    return json.loads(text) if column["kind"] == "json" else text


def rows(path):
    """The rows of an export in any format: column → value."""
    columns = {one["name"]: one for one in codebook(path)["columns"]}
    return list(_READERS[path.suffix](path, columns))


def _csv(path, columns):
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: from_cell(cell, columns[name]) for name, cell in row.items()}


def _jsonl(path, columns):
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        row = json.loads(line)
        assert list(row) == list(columns)
        yield row


def _xlsx(path, columns):
    book = load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        if sheet.title.startswith("rows"):
            lines = sheet.iter_rows(values_only=True)
            names = next(lines)
            for line in lines:
                yield {
                    name: _of_workbook(cell, columns[name])
                    for name, cell in zip_longest(names, line)
                }


def _of_workbook(cell, column):
    if isinstance(cell, str):
        cell = unescaped(cell)
    return cell if isinstance(cell, int | float) else from_cell(cell, column)


def _parquet(path, columns):
    for row in parquet.read_table(path).to_pylist():
        one = {}
        for name, column in columns.items():
            cell = row[name]
            if column["kind"] == "value" and row[f"{name}.number"] is not None:
                cell = row[f"{name}.number"]
            elif column["kind"] == "json" and cell is not None:
                cell = json.loads(cell)
            one[name] = cell
        yield one


_READERS = {".csv": _csv, ".jsonl": _jsonl, ".xlsx": _xlsx, ".parquet": _parquet}
