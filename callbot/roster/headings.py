"""Which column of a roster has what: headings in Chinese and English, as offices write them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from callbot.roster.person import FIELDS, Cells, letter

LOOKED_AT: Final = 10
"""Rows in which the heading may stand: below a title, a date, who made the list."""
_MOST_COLUMNS: Final = 1000

_NAMES: Final = {
    "name": "姓名 名字 居民姓名 户主姓名 人员姓名 联系人 name fullname personname resident residentname",
    "phone": "电话 手机 手机号 手机号码 电话号码 联系电话 联系方式 联系号码 移动电话 本人电话 固定电话 座机"
    " phone phonenumber mobile mobilenumber mobilephone telephone telephonenumber tel cell cellphone number",
    "area": "区域 社区 街道 小区 村 村居 片区 网格 所属社区 所在社区 所属街道 area community district"
    " neighbourhood neighborhood village street",
    "building": "楼栋 楼号 楼 栋 栋号 幢 楼栋号 楼幢 building block buildingnumber",
    "household": "户号 户 家庭 房号 门牌 门牌号 房间号 室 室号 住户 household flat unit door apartment room"
    " householdid",
    "age": "年龄 岁数 周岁 age years",
    "language": "语言 语种 language lang",
    "notes": "备注 说明 附注 notes note remark remarks comment comments",
    "shared": "共用 合用 共用电话 shared sharedphone",
}
HEADINGS: Final = {
    heading: field for field, headings in _NAMES.items() for heading in headings.split()
}
"""Heading without blanks → field."""
CHINESE: Final = {
    "name": "姓名", "phone": "电话", "area": "社区", "building": "楼栋", "household": "户号",
    "age": "年龄", "language": "语言", "notes": "备注", "shared": "共用",
}  # fmt: skip
"""How we write them ourselves."""


class Columns(NamedTuple):
    """Where what stands."""

    row: int
    """Of the heading."""
    places: dict[str, int]
    """Field → column, from 0."""
    labels: dict[str, str]
    """Field → how its column is named to people: `B 电话`."""
    left_out: tuple[str, ...]
    """Columns that nothing is known about; they are not kept."""
    width: int
    """Columns that have to be read."""
    headed: int
    """Columns up to the last heading."""
    ragged: bool = True
    """Rows may end before their last column, as in spreadsheets."""


def plain(heading: Any) -> str:
    """A heading as it is compared: without blanks, marks, brackets and what stands in them."""
    text = unicodedata.normalize("NFKC", str(heading or "")).lower()
    text = re.sub(r"\(.*?\)|\[.*?\]|【.*?】", "", text)
    return re.sub(r"[\s_\-*:.、,/#№'\u200b\ufeff]+", "", text)


def is_heading(cells: Cells) -> bool:
    """Tell whether this row has names for a person's name and number."""
    there = {HEADINGS.get(plain(cell)) for cell in cells[:_MOST_COLUMNS]}
    return {"name", "phone"} <= there


def read(row: int, cells: Cells) -> tuple[Columns, list[tuple[str, str]]]:
    """What the columns are, and what is wrong with them: column, message."""
    places: dict[str, int] = {}
    labels: dict[str, str] = {}
    unknown: list[str] = []
    wrong: list[tuple[str, str]] = []
    for column, cell in enumerate(cells):
        heading = str(cell if cell is not None else "").strip()
        if not heading:
            continue
        label = f"{letter(column)} {heading[:30]}"
        field = HEADINGS.get(plain(cell))
        if field is None:
            unknown.append(label)
        elif field in places:
            wrong.append(
                (label, f"is {_WHAT[field]}, as column {labels[field]} is: keep one of them")
            )
        else:
            places[field], labels[field] = column, label
    width = max(places.values(), default=-1) + 1
    headed = max((n for n, cell in enumerate(cells, 1) if plain(cell)), default=0)
    return Columns(row, places, labels, tuple(unknown), width, headed), wrong


def missing(rows: Sequence[tuple[int, Cells]]) -> str:
    """Why none of these rows is a heading."""
    best = max(rows, key=lambda row: sum(plain(c) in HEADINGS for c in row[1][:_MOST_COLUMNS]))
    found = {HEADINGS.get(plain(cell)) for cell in best[1][:_MOST_COLUMNS]}
    if not found & set(FIELDS):
        return "no row of headings: one names each column, such as 姓名, 电话, 社区 or name, phone, area"
    wanted = [f"{CHINESE[field]} or {field}" for field in ("name", "phone") if field not in found]
    return f"the headings in row {best[0]} lack {' and '.join(wanted)}"


_WHAT: Final = {
    "name": "a name", "phone": "a telephone number", "area": "an area", "building": "a building",
    "household": "a household", "age": "an age", "language": "a language", "notes": "notes",
    "shared": "whether a number is shared",
}  # fmt: skip
