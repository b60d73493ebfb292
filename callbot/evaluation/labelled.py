"""The text of a file of labelled answers → rows. `docs/evaluation.md` describes the format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple, NoReturn, cast, get_args

from callbot.core.script import Expects, Language
from callbot.errors import Issue
from callbot.evaluation import specifications

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text",),
    "label": ("label", "expected"),
    "language": ("language", "lang"),
    "question": ("question",),
    "expects": ("expects",),
    "today": ("today", "ref"),
    "results": ("results",),
}
"""What a field may be called in a file; fields of other names are left alone."""


class Labelled(NamedTuple):
    """One answer, and what it means."""

    text: str
    label: str
    """As written: one or several categories, a request, a value, `neither`; see `expected`."""
    language: Language
    question: str
    """The id of a script's question, or what was asked, as spoken; may be empty."""
    expects: Expects | None
    """What was waited for, where the file says so."""
    today: date | None
    """The day of the call, where the file says so."""
    line: int
    column: int
    """Where the label stands in its file, from 1."""


class Skipped(NamedTuple):
    """A row that is not measured, and why."""

    reason: str


class LabelledError(Exception):
    """A file of another shape; `issue` has the place."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(str(issue))
        self.issue = issue


def read(content: bytes, name: str, language: Language | None = None) -> list[Labelled | Skipped]:
    """The rows of a file of JSON lines, or of a table with tabs whose first line names its columns.

    `language` holds for rows that do not say theirs. Raises LabelledError at the first row that is
    neither, or lacks a field.
    """
    reader = _Reader(name, language)
    text = reader.decoded(content)
    rows = [reader.row(*found) for found in reader.fields(text)]
    if not rows:
        reader.fail(1, 1, "there is no labelled answer in it")
    return rows


class _Field(NamedTuple):
    value: Any
    column: int


def printable(text: str) -> str:
    """The text without half characters, which JSON can name and nothing can print."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


_ABSENT: Final = _Field(None, 1)


class _Reader:
    """Reads one file; knows its name for the errors."""

    def __init__(self, name: str, language: Language | None) -> None:
        self.name = name
        self.language = language

    def fail(self, line: int, column: int, message: str, hint: str = "") -> NoReturn:
        raise LabelledError(
            Issue(self.name, line, column, "error", "labelled-answers", message, hint)
        ) from None

    def decoded(self, content: bytes) -> str:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as trouble:
            before = content[: trouble.start]
            column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
            self.fail(before.count(b"\n") + 1, column, "not UTF-8", "save it as UTF-8")

    def fields(self, text: str) -> Iterator[tuple[int, dict[str, _Field]]]:
        """The line number and the known fields of every row."""
        # Not `splitlines`: what somebody said may hold U+2028, which ends no line of JSON.
        lines = [line.removesuffix("\r") for line in text.split("\n")]
        first = next((line for line in lines if line.strip()), "")
        if first.lstrip().startswith("{"):
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, self.json_fields(number, line)
        elif "\t" in first:
            yield from self.table_fields(lines)
        elif first:
            hint = (
                "JSON objects, one a line, or a table with tabs whose first line names its columns"
            )
            self.fail(lines.index(first) + 1, 1, "these are no labelled answers", hint)

    def json_fields(self, number: int, line: str) -> dict[str, _Field]:
        try:
            row = json.loads(line)
        except ValueError as trouble:
            column = trouble.colno if isinstance(trouble, json.JSONDecodeError) else 1
            reason = trouble.msg if isinstance(trouble, json.JSONDecodeError) else str(trouble)
            self.fail(number, column, f"not JSON: {reason}")
        except RecursionError:
            self.fail(number, 1, "not JSON: nested too deeply")
        if not isinstance(row, dict):
            self.fail(number, 1, "not a JSON object", 'e.g. {"text": "没有", "label": "no"}')
        found: dict[str, _Field] = {}
        for field, names in NAMES.items():
            for name in names:
                if row.get(name) is not None:
                    found.setdefault(field, _Field(row[name], line.find(f'"{name}"') + 1 or 1))
        return found

    def table_fields(self, lines: list[str]) -> Iterator[tuple[int, dict[str, _Field]]]:
        columns: list[str] = []
        for number, line in enumerate(lines, 1):
            if not line.strip() or (columns and line.startswith("#")):
                continue
            cells = line.split("\t")
            if columns:
                yield number, self.cells(number, columns, cells)
            else:
                columns = self.header(number, line, cells)

    def header(self, number: int, line: str, cells: list[str]) -> list[str]:
        """The fields of the columns; the first line may begin with `#`, a name may be explained."""
        known = {name: field for field, names in NAMES.items() for name in names}
        first = [(cell.lstrip("# ").split() or [""])[0].casefold() for cell in cells]
        columns = [known.get(name, "") for name in first]
        for field in ("text", "label"):
            if field not in columns:
                hint = f"the first line names the columns, among them {' or '.join(NAMES[field])}"
                self.fail(number, 1, f"no column {field!r}", hint)
        return columns

    def cells(self, number: int, columns: list[str], cells: list[str]) -> dict[str, _Field]:
        if len(cells) != len(columns):
            message = f"{len(cells)} columns where the first line names {len(columns)}"
            expected = sum(len(cell) + 1 for cell in cells[: len(columns)])
            self.fail(number, min(expected, len("\t".join(cells))) + 1, message)
        found: dict[str, _Field] = {}
        at = 1
        for field, cell in zip(columns, cells, strict=True):
            if field and cell.strip():
                found[field] = _Field(cell.strip(), at)
            at += len(cell) + 1
        return found

    def row(self, number: int, found: dict[str, _Field]) -> Labelled | Skipped:
        text = self.words(number, found, "text")
        if text is None:
            self.fail(number, 1, "no text", "what was said, in `text`")
        label, expects = self.label(number, found), self.expects(number, found)
        if "results" in found:
            specified = specifications.label_of(found["results"].value)
            if specified is None:
                self.fail(number, found["results"].column, "results of an unknown shape")
            elif specified.skipped:
                return Skipped(specified.skipped)
            else:
                label = specified.label
                expects = expects or specified.expects or self.specified(number, found)
        if label is None:
            self.fail(
                number, 1, "no label", "what the answer means: a category, a request, a value"
            )
        at = found.get("label") or found.get("results")
        return Labelled(
            text=text,
            label=label,
            language=self.spoken(number, found),
            question=self.words(number, found, "question") or "",
            expects=expects,
            today=self.day(number, found),
            line=number,
            column=at.column if at else 1,
        )

    def words(self, number: int, found: dict[str, _Field], field: str) -> str | None:
        given = found.get(field, _ABSENT)
        if not isinstance(given.value, str | None):
            self.fail(number, given.column, f"{field} must be a text")
        return None if given.value is None else printable(given.value)

    def label(self, number: int, found: dict[str, _Field]) -> str | None:
        given = found.get("label", _ABSENT)
        value = given.value
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            return ",".join(value)
        if not isinstance(value, str | int | float | None) or isinstance(value, bool):
            self.fail(number, given.column, "label must be a text, a number or a list of texts")
        return f"{value:g}" if isinstance(value, int | float) else value

    def spoken(self, number: int, found: dict[str, _Field]) -> Language:
        value = self.words(number, found, "language") or self.language
        if value not in get_args(Language):
            message = f"language {value!r}" if value else "no language"
            column = found.get("language", _ABSENT).column
            self.fail(number, column, message, "zh or en, in the file or by --language")
        return cast(Language, value)

    def expects(self, number: int, found: dict[str, _Field]) -> Expects | None:
        value = self.words(number, found, "expects")
        kinds = [kind for kind in get_args(Expects) if kind not in ("choice", "text")]
        if value is not None and value not in kinds:
            column = found["expects"].column
            self.fail(number, column, f"expects {value!r}", f"one of {', '.join(kinds)}")
        return cast("Expects | None", value)

    def specified(self, number: int, found: dict[str, _Field]) -> Expects:
        """What a specification is of, from its label; no result shows it where there is none."""
        given = found.get("label", _Field("date", 1))
        if given.value not in ("date", "number", "temperature"):
            message = f"results of {given.value!r}"
            self.fail(number, given.column, message, "date, number or temperature")
        return cast(Expects, given.value)

    def day(self, number: int, found: dict[str, _Field]) -> date | None:
        value = self.words(number, found, "today")
        try:
            return date.fromisoformat(value[:10]) if value is not None else None
        except ValueError:
            self.fail(number, found["today"].column, f"today {value!r}", "a date, 2020-02-10")
