"""Whatever people say or write: an export read back is what was stored, and no spreadsheet runs it."""

import csv
import json
import math

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from read_back import rows
from stored_calls import AT, contact, script

from callbot.core import messages as m
from callbot.core.answers import Alternative, Understood
from callbot.review.export.neutral import (
    neutral,
    neutral_or_empty,
    neutral_value,
    restored,
    restored_value,
)
from callbot.review.export.workbook import XlsxWriter, escaped, unescaped
from callbot.review.export.write import ENDINGS, Wanted, export, stream
from callbot.store.journal import BatchJournal
from callbot.store.open import open_database
from callbot.store.registry import RunPlan, begin_run
from callbot.store.rows import call_record

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""Anything that can be in SQLite: no lone surrogates, which are no text."""
NASTY = st.one_of(
    st.sampled_from(
        [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "'", "''=1", "'=1",
            '=HYPERLINK("http://x","y")', "", " ", "1", "1.50", "007", "inf", "nan", "1e3", "１２",
            'a"b', "a,b", "a;b", "a\nb", "a\r\nb", "a\rb", "\x00", "a\x00b", "\x1b[31m", "😷", "家\u200d",
            "_x0041_", "_x0041\x01", "__x005F_", "\ufffe", "\uffff", "NULL", "#N/A", "true", "[]", "{}",
            "\ufeff", " a ", "2020-01-02", "x" * 400,
        ]
    ),
    TEXT,
)  # fmt: skip
VALUES = st.one_of(
    st.none(), NASTY, st.integers(-(2**50), 2**50),
    st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False),
)  # fmt: skip


def a_call(heard, name, because, value, phone):
    """One call with such texts in every field that takes one."""
    understood = Understood("answer", None, (), value, 0.5, because, heard + "?")
    alternatives = (Alternative(heard, 0.5, "free"), Alternative(name, 0.25, "grammar"))
    events = [
        (0.0, m.Asked(1, "place", "ask", name)),
        (1.0, m.Replied(1, "place", False, alternatives, understood, 1.0, "")),
        (1.0, m.Recorded(1, "place", (), value, 0.5, False, because, heard)),
        (1.0, m.Flagged(name, "high", because, heard)),
        (2.0, m.Broke(1, "part", because)),
        (3.0, m.Ended("complete", "bye", "said")),
    ]
    people = {**contact(), "name": name, "phone": phone, "area": because}
    return call_record(people, AT, events, 3.0)


@settings(max_examples=12, suppress_health_check=list(HealthCheck))
@given(calls=st.lists(st.tuples(NASTY, NASTY, NASTY, VALUES, NASTY), min_size=1, max_size=12))
@pytest.mark.parametrize("format_", ["csv", "jsonl", "xlsx", "parquet"])
def test_an_export_read_back_is_what_was_stored(tmp_path_factory, format_, calls):
    """Turns, answers, people: every text, number and nothing at all as it was."""
    folder = tmp_path_factory.mktemp("nasty")
    with open_database(folder / "calls.db", "simulation") as store:
        run = begin_run(store, script(), RunPlan("text", "easy", 1, 1, 1), AT)
        with BatchJournal(store, run, script().sha256, "text") as journal:
            for one in calls:
                journal.add(a_call(*one))
        for shape in ("long", "answers", "wide"):
            path = folder / f"{shape}{ENDINGS[format_]}"
            export(store, Wanted(format_, shape, clear_phones=True), path)
            expected = stored(store, shape)
            if format_ == "xlsx":
                expected = [
                    {name: as_in_workbook(v) for name, v in row.items()} for row in expected
                ]
            same(rows(path), expected, shape)


def as_in_workbook(value):
    """Workbooks keep 16 digits of a number, Excel 15 of them."""
    return float(f"{value:.16g}") if isinstance(value, float) else value


STORED = {
    "long": "SELECT turn.*, name, phone FROM turn JOIN call ON call.id = call_id"
    " JOIN contact ON contact.id = contact_id ORDER BY call_id, turn",
    "answers": "SELECT answer.*, name, phone FROM answer JOIN call ON call.id = call_id"
    " JOIN contact ON contact.id = contact_id ORDER BY call_id, question, revision",
    "wide": "SELECT call.id AS call_id, contact.name, contact.phone, fields AS contact_fields, ended_why,"
    " answers_wide.place FROM call JOIN contact ON contact.id = contact_id"
    " JOIN answers_wide ON answers_wide.call_id = call.id ORDER BY call.id",
}


def stored(store, shape):
    """The rows as SQLite has them, JSON parsed."""
    cursor = store.conn.execute(STORED[shape])
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def same(found, expected, shape):
    """Each column that the store has."""
    assert len(found) == len(expected)
    for row, as_stored in zip(found, expected, strict=True):
        for name, value in as_stored.items():
            if name in ("alternatives", "categories", "contact_fields") and value is not None:
                value = json.loads(value)
            assert row[name] == value, (shape, name)
            assert isinstance(row[name], str) == isinstance(value, str), (shape, name)


@given(NASTY)
@example("'")
def test_neutral_text_cannot_be_taken_for_a_formula_and_comes_back(text):
    """Nor does neutralising ever change anything else."""
    for cell in (neutral(text), neutral_or_empty(text)):
        assert not cell or cell[0] not in "=+-@#\t\r\n＝＋－＠"
        assert restored(cell) == text
    assert neutral_or_empty(text) != ""


@given(VALUES.filter(lambda value: value is not None))
def test_numbers_stay_numbers_and_texts_stay_texts(value):
    """Through CSV, where everything is text."""
    cell = neutral_value(value)
    assert cell == value or isinstance(value, str)
    back = restored_value(str(cell))
    assert back == value
    assert type(back) is type(value)


@given(st.text(max_size=30) | st.text("_x0041F\x01\r", max_size=20))
def test_what_xml_cannot_hold_comes_back(text):
    """Control characters, and text that only looks like an escaped one."""
    assert unescaped(escaped(text)) == text


def test_a_workbook_holds_no_formula(tmp_path):
    """Not one cell of it, whatever was said."""
    from callbot.review.export.columns import Column

    columns = (
        Column("heard", "text", "话", "words", True),
        Column("value", "value", "值", "value"),
    )
    path = tmp_path / "out.xlsx"
    with XlsxWriter(path, columns) as writer:
        for text in ("=1+1", "@x", "-2", "=HYPERLINK(1)", "#REF!"):
            writer.write([text, text])
        writer.write(["-2", -2])
        writer.finish({"columns": []})
    cells = [cell for row in load_workbook(path)["rows"].iter_rows() for cell in row]
    assert not any(cell.data_type in ("f", "e") for cell in cells)
    assert cells[-1].value == -2
    assert cells[-2].value == "'-2"


def test_a_sheet_that_is_full_is_continued_on_the_next(tmp_path):
    """And whoever exported is told."""
    from callbot.review.export.columns import Column

    path = tmp_path / "out.xlsx"
    with XlsxWriter(path, (Column("n", "integer", "数", "number"),), most_rows=4) as writer:
        for number in range(8):
            writer.write([number])
        writer.finish({"columns": []})
        assert "3 sheets" in writer.notes[0]
    book = load_workbook(path)
    found = [row[0] for name in ("rows", "rows 2", "rows 3") for row in book[name].values]
    assert found == ["n", 0, 1, 2, "n", 3, 4, 5, "n", 6, 7]


def test_a_text_too_long_for_a_cell_is_cut_and_told(tmp_path):
    """Never silently."""
    from callbot.review.export.columns import Column

    path = tmp_path / "out.xlsx"
    with XlsxWriter(path, (Column("heard", "text", "话", "words"),)) as writer:
        writer.write(["好" * 40_000])
        writer.finish({"columns": []})
        assert "cut" in writer.notes[0]
    assert len(load_workbook(path)["rows"]["A2"].value) == 32_767


def test_infinite_numbers_do_not_break_a_workbook(tmp_path):
    """SQLite can hold them, Excel cannot."""
    from callbot.review.export.columns import Column

    path = tmp_path / "out.xlsx"
    with XlsxWriter(path, (Column("n", "real", "数", "number"),)) as writer:
        writer.write([math.inf])
        writer.finish({"columns": []})
    assert load_workbook(path)["rows"]["A2"].value == "inf"


def test_csv_begins_with_the_mark_by_which_excel_reads_chinese(sample, tmp_path):
    """Unless it is not wanted; on standard output there is none."""
    with open_database(sample, "read") as store:
        for bom in (True, False):
            export(store, Wanted(bom=bom, force=True), tmp_path / "out.csv")
            assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf") == bom
        with (tmp_path / "piped.csv").open("w", encoding="utf-8", newline="") as out:
            piped = stream(store, Wanted(), out)
    with (tmp_path / "piped.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == piped
