"""One cell: what it says, or what is wrong with it."""

from datetime import datetime

import pytest

from callbot.roster.cells import READ, WrongCellError

A_DAY = datetime.fromisoformat("2020-03-02")
"""Spreadsheets have no zone."""


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("13800000001", "13800000001"), (13800000001, "13800000001"), (13800000001.0, "13800000001"),
        ("13800000001.0", "13800000001"), ("'13800000001", "13800000001"), ("‘", None),
        ("+86 138-0000-0001", "13800000001"), ("0086 138 0000 0001", "13800000001"),
        ("8613800000001", "13800000001"), ("013800000001", "13800000001"),
        ("１３８ ００００ ０００１", "13800000001"), ("138\u200b00000001", "13800000001"),
        ("138\xa00000\xa00001", "13800000001"), ("1.3800000001E+10", "13800000001"),
        ("1.3800000001e10", "13800000001"),
        ("(0391) 123-4567", "03911234567"), ("0391－1234567", "03911234567"),
        ("1234567", None), ("8881234", "8881234"), ("55512345678", "55512345678"),
        ("+44 20 7946 0000", "442079460000"), ("+1 212 555 0123", "12125550123"),
        ("", ""), (None, ""), ("无", ""), (" 没有 ", ""), ("-", ""), ("None", ""),
        ("1.38E+10", None), ("1.38000E+10", None), ("1380000000", None), ("138000000012", None),
        ("12345678901", None), ("00000000", None), ("13800000001/13800000002", None),
        ("13800000001、13800000002", None), ("13800000001 13800000002", None), ("0391-1234567转801", None),
        ("一三八", None), ("abc", None), ("12", None), ("1" * 30, None), (True, None),
        (A_DAY, None), (1.5, None), ("#REF!", None), ("=A1", None), ("13800000001\x00", None),
    ],
)  # fmt: skip
def test_a_telephone_number(cell, number):
    """As offices write them; what is doubtful is refused, and no message repeats it."""
    if number is not None:
        assert READ["phone"](cell) == number
        return
    with pytest.raises(WrongCellError) as caught:
        READ["phone"](cell)
    assert "1380" not in str(caught.value)


@pytest.mark.parametrize(
    ("field", "cell", "said"),
    [
        ("age", "72岁", "72"), ("age", "７２", "72"), ("age", 72.0, "72"),
        ("age", "", ""), ("age", "131", None),
        ("age", "七十", None), ("age", -1, None), ("age", A_DAY, None),
        ("name", " 张\u3000伟 ", "张 伟"), ("name", "", None), ("name", "123", None), ("name", "张" * 61, None),
        ("name", "O'Neil", "O'Neil"), ("name", "张\ufffd", None),
        ("name", "合计", None), ("name", "总 计：8人", None), ("name", "8人", None),
        ("name", "Total: 120", None), ("name", "制表人：李四", None),
        ("name", "人杰", "人杰"), ("name", "计划", "计划"), ("name", "村民8", "村民8"),
        ("name", "#NAME?", None), ("name", True, None),
        ("building", A_DAY, None), ("building", 3.0, "3"),
        ("notes", A_DAY, "2020-03-02T00:00:00"),
        ("notes", "一\n二", "一\n二"), ("language", "普通话", "zh"), ("language", "EN", "en"),
        ("language", "法语", None), ("shared", "是", "1"), ("shared", "否", "0"), ("shared", "也许", None),
    ],
)  # fmt: skip
def test_another_cell(field, cell, said):
    """Whatever is no answer to its column is refused."""
    if said is not None:
        assert READ[field](cell) == said
        return
    with pytest.raises(WrongCellError):
        READ[field](cell)
