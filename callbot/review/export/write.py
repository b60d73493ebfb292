"""Writes an export: under a temporary name first, so that a file that is there is whole."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self, TextIO

from callbot.errors import UsageError
from callbot.review.export import flow_results
from callbot.review.export.codebook import codebook, readable
from callbot.review.export.columns import Column, Shape
from callbot.review.export.formats import CsvWriter, JsonLinesWriter, ParquetWriter, Writer
from callbot.review.export.rows import table
from callbot.review.export.scope import Scope, ScriptVersion, scope
from callbot.review.export.workbook import XlsxWriter
from callbot.store.figures import Overview, overview
from callbot.store.open import Store
from callbot.store.streams import unreached, whole_calls

Format = Literal["csv", "xlsx", "jsonl", "parquet", "flow-results"]
ENDINGS: dict[Format, str] = {
    "csv": ".csv", "xlsx": ".xlsx", "jsonl": ".jsonl", "parquet": ".parquet", "flow-results": ".json",
}  # fmt: skip
Progress = Callable[[int], None]


class Wanted(NamedTuple):
    """What is to be exported."""

    format: Format = "csv"
    shape: Shape = "wide"
    run: int | None = None
    script: str | None = None
    clear_phones: bool = False
    bom: bool = True
    """CSV: a byte order mark, by which Excel knows that it is UTF-8."""
    force: bool = False
    """Write over files that are there."""


class Exported(NamedTuple):
    """What was written."""

    files: list[Path]
    """The export first, its codebook after it."""
    rows: int
    notes: list[str]


def default_path(database: Path, wanted: Wanted) -> Path:
    """Beside nothing else of that name: `calls.wide.csv` for `calls.db`."""
    kind = "flow-results" if wanted.format == "flow-results" else wanted.shape
    return Path(f"{database.stem}.{kind}{ENDINGS[wanted.format]}")


def _unseen(_rows: int) -> None:
    """Nobody is looking."""


def export(store: Store, wanted: Wanted, path: Path, progress: Progress = _unseen) -> Exported:
    """Write the export and its codebook. Raises UsageError, StoreError; nothing half is left behind."""
    with store.reading(), _telling(path), Files(wanted.force) as files:
        asked = scope(store, wanted.run, wanted.script, clear_phones=wanted.clear_phones)
        counted = overview(store, wanted.run, wanted.script)
        if wanted.format == "flow-results":
            done = _flow_results(store, asked, counted, path, files)
        else:
            done = _table(store, asked, counted, (wanted, path, files, progress))
        return done._replace(files=files.keep())


def stream(store: Store, wanted: Wanted, out: TextIO) -> int:
    """The rows of a CSV or JSON Lines export to an open file; returns how many."""
    with store.reading():
        asked = scope(store, wanted.run, wanted.script, clear_phones=wanted.clear_phones)
        found = table(store, asked, wanted.shape)
        kind = CsvWriter if wanted.format == "csv" else JsonLinesWriter
        with kind(out, found.columns) as writer:
            rows = 0
            for row in found.rows:
                writer.write(row)
                rows += 1
        return rows


class Files:
    """Files that get their names when all of them are written, or are gone."""

    def __init__(self, force: bool) -> None:
        self._force = force
        self._made: list[tuple[Path, Path]] = []

    def new(self, path: Path) -> Path:
        """Where to write what shall become `path`. Raises UsageError where that is taken."""
        if path.is_dir():
            raise UsageError(f"{path} is a folder", hint="name a file in it with -o")
        if path.exists() and not self._force:
            raise UsageError(
                f"{path} is there already", hint="--force writes over it, -o names another file"
            )
        if not path.absolute().parent.is_dir():
            raise UsageError(
                f"the folder {path.absolute().parent} does not exist",
                hint="make it first, or name another file with -o",
            )
        made = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._made.append((made, path))
        return made

    def keep(self) -> list[Path]:
        """Give all of them their names."""
        for made, path in self._made:
            made.replace(path)
        kept = [path for _, path in self._made]
        self._made.clear()
        return kept

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for made, _path in self._made:
            made.unlink(missing_ok=True)


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Turn trouble with the files into one sentence."""
    try:
        yield
    except OSError as trouble:
        raise UsageError(
            f"{path} cannot be written: {trouble.strerror or trouble}",
            hint="nothing was left behind; look at the disk's free space and your rights there",
        ) from trouble


def _table(
    store: Store, asked: Scope, counted: Overview, how: tuple[Wanted, Path, Files, Progress]
) -> Exported:
    wanted, path, files, progress = how
    found = table(store, asked, wanted.shape)
    place = files.new(path)
    json_place = files.new(path.with_name(f"{path.name}.codebook.json"))
    text_place = files.new(path.with_name(f"{path.name}.codebook.md"))
    rows = 0
    with _writer(wanted, place, found.columns) as writer:
        for rows, row in enumerate(found.rows, 1):
            writer.write(row)
            if rows % 1000 == 0:
                progress(rows)
        about = {
            "file": path.name, "database": store.path.name, "format": wanted.format,
            "shape": wanted.shape, "rows": rows,
        }  # fmt: skip
        book = codebook(asked, counted, found.columns, about)
        writer.finish(book)
        notes = writer.notes
    json_place.write_text(json.dumps(book, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    text_place.write_text(readable(book), encoding="utf-8")
    progress(rows)
    return Exported([], rows, notes)


def _writer(wanted: Wanted, place: Path, columns: tuple[Column, ...]) -> Writer:
    if wanted.format == "csv":
        return CsvWriter(place, columns, bom=wanted.bom)
    if wanted.format == "xlsx":
        return XlsxWriter(place, columns)
    if wanted.format == "parquet":
        return ParquetWriter(place, columns)
    return JsonLinesWriter(place, columns)


def _flow_results(
    store: Store, asked: Scope, counted: Overview, path: Path, files: Files
) -> Exported:
    """A descriptor and a data file for each script version."""
    chosen: dict[str, set[str]] = {}
    for line in counted.answers:
        chosen.setdefault(line.question, set()).add(line.category)
    writers: dict[str, flow_results.RowsWriter] = {}
    with ExitStack() as opened:
        for version in asked.scripts:
            package = _package_path(path, version, alone=len(asked.scripts) == 1)
            data = package.with_name(f"{package.stem}-data.json")
            described = flow_results.descriptor(asked, version, data.name, chosen)
            questions: Mapping[str, Any] = described["resources"][0]["schema"]["questions"]
            text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
            files.new(package).write_text(text, encoding="utf-8")
            out = opened.enter_context(files.new(data).open("w", encoding="utf-8", newline="\n"))
            types = {name: one["type"] for name, one in questions.items()}
            writers[version.sha256] = flow_results.RowsWriter(out, types, version.language)
        for whole in whole_calls(store, asked.run, asked.script):
            writers[whole.call.script_sha256 or ""].write(whole)
        for whole in unreached(store, asked.run, asked.script):
            # A response has a time; who was not tried yet has none and is in the other formats only.
            if whole.call.started_at and whole.call.script_sha256 in writers:
                writers[whole.call.script_sha256].write(whole)
        for writer in writers.values():
            writer.finish()
    return Exported([], sum(writer.rows for writer in writers.values()), [])


def _package_path(path: Path, version: ScriptVersion, *, alone: bool) -> Path:
    return path if alone else path.with_name(f"{path.stem}-{version.sha256[:8]}{path.suffix}")
