"""A thousand kinds of dirt: every good row is taken and each bad one named, and nothing is lost silently."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.errors import CallbotError
from callbot.roster.importing import read
from callbot.store.phones import PhoneKey
from tests.roster.books import HEAD, book, imported, row

KEY = PhoneKey.new()
FIELDS = ("name", "phone", "area", "building", "household", "age", "notes")
FINE = {
    "name": [str, lambda t: f" {t} ", lambda t: f"\u3000{t}\u200b", lambda t: f"{t}\t", lambda t: f"\ufeff{t}"],
    "phone": [
        str, lambda t: f"+86{t}", lambda t: f"+86 {t[:3]} {t[3:7]} {t[7:]}", lambda t: f"0086{t}",
        lambda t: f"{t[:3]}-{t[3:7]}-{t[7:]}", lambda t: f"'{t}", lambda t: f"{t}.0", lambda t: f"{t}.00",
        lambda t: "".join(chr(ord(one) + 0xFEE0) for one in t), lambda t: f" {t}\xa0", lambda t: f"（{t}）",
        lambda t: f"{t[:3]}—{t[3:]}", lambda t: f"{t[0]}.{t[1:]}E+10" if t[-1] != "0" else t, lambda t: f"0{t}",
        lambda t: f"{t[:3]}\u2011{t[3:]}", lambda t: f"86{t}", lambda t: f"{t[:5]}·{t[5:]}",
        lambda t: f"\u202d{t}\u202c",
    ],
    "area": [str, lambda t: f"{t} ", lambda _: "", lambda t: f'"{t}"', lambda t: f"{t},东;"],
    "building": [str, lambda _: "3", lambda _: "３号", lambda _: "3-2", lambda _: "=1+1", lambda _: "A\tB"],
    "household": [str, lambda t: f"{t}\u00ad", lambda t: f"'{t}"],
    "age": [str, lambda t: f"{t}岁", lambda t: f"{t}.0", lambda _: "不详", lambda _: "４０", lambda _: "0"],
    "notes": [str, lambda _: "一\n二", lambda _: 'er sagte "ja"', lambda _: "😀 𠮷", lambda _: "x" * 2000],
}  # fmt: skip
"""Field → dirt that is washed off: what stands there in place of the text."""
BAD = {
    "name": [lambda _: "", lambda _: "123", lambda _: "—", lambda t: t + "\x07", lambda t: t * 30],
    "phone": [
        lambda _: "1.38E+10", lambda t: t[:10], lambda t: t + "1", lambda t: f"{t}/{t}", lambda t: f"{t}、{t}",
        lambda t: f"{t}转12", lambda t: t.replace("0", "O"), lambda _: "0000000000", lambda _: "12",
        lambda _: "一三八零零", lambda t: f"{t}?", lambda _: "2020-02-10 00:00:00", lambda t: f"12{t[2:]}",
        lambda _: "TRUE", lambda t: f"{t}\n{t}", lambda _: "9" * 16, lambda t: f"{t[:6]}\x02{t[6:]}",
    ],
    "area": [lambda _: "区" * 101, lambda t: t + "\ufffd", lambda _: "#N/A"],
    "building": [lambda t: t + "\x1b[0m"],
    "household": [lambda _: "室" * 200],
    "age": [lambda _: "abc", lambda _: "-1", lambda _: "131", lambda _: "40.5", lambda _: "4O"],
    "notes": [lambda _: "x" * 2001, lambda t: t + "\x01"],
}  # fmt: skip
"""Field → dirt that makes the row one that has to be named, with this column."""


@st.composite
def dirty_rows(draw):
    """Rows of people with dirt, and of each the columns that must be named."""
    rows, expected = [], []
    for n in range(1, draw(st.integers(1, 6)) + 1):
        kind = draw(st.sampled_from(["clean", "dirty", "bad", "empty"]))
        if kind == "empty":
            rows.append(tuple(draw(st.sampled_from(["", " ", "\u3000"])) for _ in FIELDS))
            expected.append(None)
            continue
        cells = dict(zip(FIELDS, row(n), strict=True))
        wrong = set()
        for field in FIELDS:
            if kind != "clean":
                cells[field] = draw(st.sampled_from(FINE[field]))(cells[field])
            if kind == "bad" and draw(st.integers(0, 2)) == 0:
                cells[field] = draw(st.sampled_from(BAD[field]))(
                    dict(zip(FIELDS, row(n), strict=True))[field]
                )
                wrong.add("ABCDEFG"[FIELDS.index(field)])
        rows.append(tuple(cells.values()))
        expected.append(wrong)
    return rows, expected


def as_csv(rows, mark, end):
    """Quoted as Python's writer does."""
    text = io.StringIO()
    csv.writer(text, delimiter=mark, lineterminator=end).writerows([HEAD, *rows])
    return text.getvalue()


@settings(max_examples=1000)
@given(
    dirty_rows(),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
)
def test_each_row_is_taken_or_named(dirt, mark, end, encoding):
    """Good rows with their true number and name, bad ones with row and column, empty ones passed over."""
    rows, expected = dirt
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(as_csv(rows, mark, end).encode(encoding))
        if all(wrong is None for wrong in expected):
            with pytest.raises(CallbotError), read(path, "", KEY.number):
                pass
            return
        with read(path, "", KEY.number) as found:
            named = {(fault.row, fault.column[:1]) for fault in found.staged.all_faults()}
            people = {(name, token) for name, _, token, _ in found.staged.contacts()}
            counts = (
                found.rows,
                found.staged.people + found.staged.joined + found.staged.faulty_rows,
            )
    assert counts[0] == counts[1] == sum(wrong is not None for wrong in expected)
    must = {(n, column) for n, wrong in enumerate(expected, 2) for column in wrong or ()}
    assert must == named
    good = [row(n) for n, wrong in enumerate(expected, 1) if wrong == set()]
    assert people == {(cells[0], KEY.token(cells[1])) for cells in good}


@settings(max_examples=60)
@given(dirty_rows(), st.booleans())
def test_all_or_nobody_is_in_the_database(dirt, skip):
    """Through the command: with anything wrong nobody, with --skip-bad whoever is right."""
    rows, expected = dirt
    wrong = [one for one in expected if one]
    good = [row(n)[0] for n, one in enumerate(expected, 1) if one == set()]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_text(as_csv(rows, ",", "\n"), encoding="utf-8")
        done = imported(path, *(["--skip-bad"] if skip else []))
    taken = good if good and (skip or not wrong) else []
    assert done.names == taken
    assert done.status == (0 if taken else 2)


ANY_CELL = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**16), 10**16), st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    st.sampled_from(row(1)),
    st.sampled_from(["=A1", "=1/0", "#REF!", "1.38E+10", "无"]),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.lists(ANY_CELL, min_size=0, max_size=9), max_size=6), st.booleans())
def test_any_cells_of_a_workbook(rows, headed):
    """Numbers, dates, formulas, whatever: an error, or each row taken or named."""
    with tempfile.TemporaryDirectory() as folder:
        path = book(Path(folder, "a.xlsx"), [HEAD, *rows] if headed else rows)
        _whole(path)


@settings(max_examples=400)
@given(
    dirty_rows(),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=3)), min_size=1, max_size=4),
)
def test_any_damage_to_the_bytes(dirt, encoding, damages):
    """An error, or each row taken or named; never a traceback."""
    content = as_csv(dirt[0], ",", "\n").encode(encoding)
    for place, put in damages:
        at = int(place * len(content))
        content = content[:at] + put + content[at + 1 :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(content)
        _whole(path)


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes(content):
    """Whatever it is: an error of ours, or people."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        path.write_bytes(content)
        _whole(path)


def _whole(path):
    """Every row of it is a person, joined with one, or named."""
    try:
        with read(path, "", KEY.number) as found:
            staged = found.staged
            assert found.rows == staged.people + staged.joined + staged.faulty_rows
            assert staged.people == len(list(staged.contacts()))
    except CallbotError as error:
        assert str(error)
