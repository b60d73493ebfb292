"""CSV: encodings, what stands between cells, quotation marks, headings."""

import codecs

import pytest

from tests.roster.books import HEAD, csv_text, imported, row

ROWS = [HEAD, *(row(n) for n in range(1, 6))]


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
@pytest.mark.parametrize("mark", [",", ";", "\t", "|", "，"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_marks_and_ends_of_lines(tmp_path, encoding, mark, end):
    """All of them give the same people."""
    path = tmp_path / "居民.csv"
    path.write_bytes(csv_text(ROWS, mark).replace("\n", end).encode(encoding))
    done = imported(path)
    assert done.status == 0, done.error
    assert done.names == [cells[0] for cells in ROWS[1:]]
    assert done.rosters == [("居民", 5)]


def test_english_headings_with_chinese_people_in_gbk(tmp_path):
    """The heading says nothing of the encoding: the whole file does."""
    path = tmp_path / "a.csv"
    path.write_bytes("Name,Mobile Number,Area\n张伟,13800000001,焦南\n".encode("gbk"))
    assert imported(path).names == ["张伟"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_bad_byte_is_named_with_its_cell(tmp_path, encoding):
    """And turns nobody else's name into other characters."""
    path = tmp_path / "a.csv"
    text = csv_text(ROWS).encode(encoding)
    name = "居民3甲".encode(encoding)
    path.write_bytes(text.replace(name, name[:-1] + b"\xff"))
    done = imported(path)
    assert (done.status, done.people) == (2, [])
    assert (4, "A") in done.places
    good = imported(path, "--skip-bad")
    assert good.names == ["居民1甲", "居民2甲", "居民4甲", "居民5甲"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"), (b"\n\n", "is empty"), (codecs.BOM_UTF8, "is empty"), (b" , ,\n", "is empty"),
        ("姓名,电话\n".encode(), "nobody below"), ("姓名,电话\n\n,\n".encode(), "nobody below"),
        (bytes(range(256)) * 40, "is no table"), (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0" * 9, "is no table"),
        ("姓名,社区\n张伟,焦南\n".encode(), "lack 电话 or phone"),
        ("电话,社区\n1,焦南\n".encode(), "lack 姓名 or name"),
        ("姓名,电话,电话\n张伟,13800000001,1\n".encode(), "as column B 电话 is"),
        ("姓名,电话,手机\n张伟,13800000001,1\n".encode(), "as column B 电话 is"),
        ("张伟,13800000001\n".encode(), "no row of headings"), (b"%PDF-1.7 hello", "no row of headings"),
        (b"PK\x03\x04 not really", "is no sound XLSX"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "password"),
    ],
)  # fmt: skip
def test_what_is_no_roster_is_one_clear_error(tmp_path, content, told):
    """Exit status 2, nothing imported, no database made."""
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    done = imported(path)
    assert done.status == 2
    assert told in str(done.error)
    assert not (tmp_path / "calls.db").exists()


@pytest.mark.parametrize(
    "text",
    [
        '姓名,电话,备注\n张伟,13800000001,"一\n李娜,13800000002,二\n王芳,13800000003,三\n',
        '姓名,电话,备注\n张伟,13800000001,"一\n李娜,13800000002,二"\n王芳,13800000003,三\n',
        '姓名,电话,备注\n"张伟,13800000001,一\n李"娜,13800000002,二\n王芳,13800000003,三\n',
    ],
    ids=["never closed", "closed a row later", "closed within a name"],
)
def test_a_quotation_mark_swallows_nobody(tmp_path, text):
    """A row within a cell is told, and nothing is imported."""
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    done = imported(path)
    assert (done.status, done.people) == (2, [])
    assert "quotation mark" in str(done.error)


def test_a_cell_of_several_lines(tmp_path):
    """Notes may have them, where they are quoted; rows are counted as a spreadsheet does."""
    path = tmp_path / "a.csv"
    path.write_text('姓名,电话,备注\n张伟,13800000001,"一\n二"\n李娜,1,\n', encoding="utf-8")
    done = imported(path)
    assert done.places == [(3, "B")]


def test_a_line_that_is_broken_or_has_moved(tmp_path):
    """Too few cells, or one beside the last heading, are no people."""
    path = tmp_path / "a.csv"
    path.write_text(
        "姓名,电话,社区\n张伟,13800000001,焦南\n李娜\n"
        "王,芳,13800000002,焦南\n赵六,13800000004,焦北\n",
        encoding="utf-8",
    )
    done = imported(path)
    assert done.status == 2
    assert {3, 4} == {one["row"] for one in done.told["problems"]}
    assert imported(path, "--skip-bad").names == ["张伟", "赵六"]


def test_a_title_and_unknown_columns(tmp_path):
    """Headings may stand below a title; columns that are not known are named and not kept."""
    path = tmp_path / "a.csv"
    path.write_text(
        "焦南社区居民名册,,,\n2020年2月,,,\n"
        " 姓 名 ,联系电话（必填）,身份证号,社区*\n张伟,13800000001,4108,焦南\n",
        encoding="utf-8",
    )
    done = imported(path)
    assert done.names == ["张伟"]
    assert done.told["columns_left_out"] == ["C 身份证号"]
    assert "4108" not in done.people[0][3]
