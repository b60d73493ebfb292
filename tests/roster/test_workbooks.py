"""XLSX: formulas, dates, merged cells, several sheets, and files that are not what they say."""

import json
import zipfile
from datetime import datetime

import openpyxl
import pytest

from tests.roster.books import HEAD, book, imported, row


def test_numbers_as_spreadsheets_store_them(tmp_path):
    """Telephone numbers and ages are numbers there; texts may have an apostrophe."""
    rows = [HEAD, row(1, phone=13800000001, age=72.0), row(2, phone="'13800000002", building=3)]
    done = imported(book(tmp_path / "a.xlsx", rows))
    assert done.status == 0, done.error
    assert [person[1] for person in done.people] == ["138****0001", "138****0002"]
    assert json.loads(done.people[1][3])["building"] == "3"


def test_a_workbook_is_read_whatever_it_is_called(tmp_path):
    """Renamed to .csv, as people do to have it taken, or to nothing at all."""
    for name in ("a.csv", "b", "c.xls"):
        path = book(tmp_path / "a.xlsx", [HEAD, row(1), row(2, area="=C2")]).rename(tmp_path / name)
        assert imported(path).places == [(3, "C")]
    path = book(tmp_path / "a.xlsx", [HEAD, row(1)]).rename(tmp_path / "d.csv")
    assert imported(path).names == ["居民1甲"]


def test_dates_where_none_belong(tmp_path):
    """3-2 for building 3, door 2 is 2 March to Excel: told, and not taken for a door."""
    day = datetime.fromisoformat("2020-03-02")
    done = imported(
        book(tmp_path / "a.xlsx", [HEAD, row(1, building=day), row(2, phone=day), row(3, age=day)])
    )
    assert done.places == [(2, "D"), (3, "B"), (4, "F")]


def test_a_formula_counts_as_its_stored_result_or_not_at_all(tmp_path):
    """Without a result it is named; reading it as empty would lose what it says."""
    done = imported(
        book(tmp_path / "a.xlsx", [HEAD, row(1), row(2, area="=C2", notes='=CONCATENATE("a","b")')])
    )
    assert done.places == [(3, "C"), (3, "G")]
    path = book(tmp_path / "b.xlsx", [HEAD, row(1), row(2, area="=C2")])
    _edit(path, b"<f>C2</f><v></v>", b"<f>C2</f><v>12</v>", b"<f>C2</f><v />")
    assert json.loads(imported(path, database=tmp_path / "b.db").people[1][3])["area"] == "12"


def test_merged_cells_are_everybodys(tmp_path):
    """A household's number and building are written once over all its rows; a title goes across."""
    path = book(tmp_path / "a.xlsx", [("名册",), HEAD, row(1), row(2), row(3), row(4)])
    workbook = openpyxl.load_workbook(path)
    for cells in ("A1:G1", "B3:B5", "E3:E5"):
        workbook.active.merge_cells(cells)
    workbook.save(path)
    done = imported(path)
    assert done.status == 0, done.error
    assert [person[1] for person in done.people] == ["138****0001"] * 3 + ["138****0004"]
    assert [json.loads(p[3])["household"] for p in done.people] == ["1室"] * 3 + ["4室"]


def test_several_sheets(tmp_path):
    """The one with people is taken; of two the user says which."""
    notes = ("说明", [("怎样填表",), ("一人一行",)])
    one = book(tmp_path / "a.xlsx", [HEAD, row(1)], more=[notes])
    assert imported(one).names == ["居民1甲"]
    two = book(tmp_path / "b.xlsx", [HEAD, row(1)], more=[notes, ("二社区", [HEAD, row(2)])])
    done = imported(two, database=tmp_path / "b.db")
    assert "several sheets with people: 居民, 二社区" in str(done.error)
    assert imported(two, "--sheet", "二社区", database=tmp_path / "b.db").names == ["居民2甲"]
    assert "has no sheet" in str(imported(two, "--sheet", "三", database=tmp_path / "c.db").error)


def test_a_very_wide_sheet(tmp_path):
    """Columns beyond the headings are no matter, unless something stands there."""
    path = book(tmp_path / "a.xlsx", [HEAD, row(1), row(2)])
    workbook = openpyxl.load_workbook(path)
    workbook.active.cell(1, 16384, "身份证号")
    workbook.save(path)
    assert imported(path).told["columns_left_out"] == ["XFD 身份证号"]
    workbook.active.cell(1, 16384).value = None
    workbook.active.cell(3, 16000, "?")
    workbook.save(path)
    done = imported(path, "--name", "b")
    assert [(one["row"], one["column"]) for one in done.told["problems"]] == [(3, "WQJ")]


def test_empty_and_headless_sheets(tmp_path):
    """As with CSV."""
    assert "is empty" in str(imported(book(tmp_path / "a.xlsx", [])).error)
    assert "nobody below" in str(imported(book(tmp_path / "b.xlsx", [HEAD])).error)
    assert "lack 电话" in str(
        imported(book(tmp_path / "c.xlsx", [("姓名", "社区"), ("张伟", "焦南")])).error
    )


def _edit(path, *changes):
    """Replace bytes in the first sheet: the last of `changes` and the first become the second."""
    was, becomes, also = changes
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    changed = (
        parts[sheet].replace(was, becomes).replace(also, becomes).replace(b"<f>C2</f><v/>", becomes)
    )
    assert changed != parts[sheet]
    parts[sheet] = changed
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_that_is_cut_off(tmp_path, share):
    """One clear error."""
    path = book(tmp_path / "a.xlsx", [HEAD, *(row(n) for n in range(1, 200))])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    done = imported(path)
    assert "is no sound XLSX" in str(done.error)
    assert done.people == []


def test_damage_at_any_place(tmp_path):
    """Wherever a byte is wrong: one clear error, or the same people."""
    path = book(tmp_path / "a.xlsx", [HEAD, *(row(n) for n in range(1, 30))])
    whole = path.read_bytes()
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x5A]) + whole[place + 1 :])
        done = imported(path, "--dry-run")
        assert done.error or done.told["people"] == 29, place


def test_a_bomb_is_not_unpacked(tmp_path):
    """A gigabyte of nothing in a megabyte; another zip is no XLSX either."""
    path = tmp_path / "bomb.xlsx"
    book(path, [HEAD, row(1)])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as packed,
        packed.open("xl/media/image1.bin", "w", force_zip64=True) as file,
    ):
        for _ in range(100):
            file.write(bytes(1 << 20))
    assert "when unpacked: that is no roster" in str(imported(path).error)
    other = tmp_path / "other.xlsx"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "no XLSX" in str(imported(other).error)
