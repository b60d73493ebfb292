"""One cell → what it says, or what is wrong with it. Pure; no message repeats a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final

from callbot.core.phones import bare

OLDEST: Final = 130
_LONGEST: Final = {"name": 60, "area": 100, "building": 100, "household": 100, "notes": 2000}
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")
_NONE: Final = frozenset(
    (
        "无", "没有", "暂无", "没", "空", "未知", "不详", "none", "n/a", "na", "no", "nil", "null",
        "-", "--", "---", "/", "\\",
    )
)  # fmt: skip
"""What people write where there is nothing."""
_CHINESE: Final = (
    "zh",
    "cn",
    "zh-cn",
    "中文",
    "汉语",
    "普通话",
    "国语",
    "河南话",
    "方言",
    "chinese",
    "mandarin",
)
_ENGLISH: Final = ("en", "en-gb", "en-us", "英语", "英文", "english")
_LANGUAGES: Final = {**dict.fromkeys(_CHINESE, "zh"), **dict.fromkeys(_ENGLISH, "en")}
_YES: Final = frozenset(
    ["1", "是", "有", "yes", "y", "true", "t", "共用", "合用", "√", "✓", "shared"]
)
_NO: Final = frozenset(["0", "否", "无", "不", "no", "n", "false", "f", "本人", "own"])
_NOBODY: Final = re.compile(
    r"(?:[合总小共累]\s*计|总人数|(?:sub|grand )?total)(?:\W*[0-9].*)?"
    r"|共?\s*[0-9]+\s*(?:人|户|名|people|persons|households)"
    r"|(?:制表|填表|填报|审核|统计|经办)(?:人|日期|时间|单位)?\s*[:：].*",
    re.IGNORECASE,
)
"""The last rows of a table: its total, and who made it."""
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_AFTER_MARK: Final = tuple("+0123456789（(")
_DATE: Final = "Excel has made a date of it: format the column as text and write it again"


class WrongCellError(ValueError):
    """Says what is wrong with a cell."""


def text_of(value: Any) -> str:
    """A cell as text: without what cannot be seen, numbers without the fraction that Excel adds."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    text = str(value)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    text = text.strip()
    # An apostrophe before a number tells Excel that it is a text.
    return text[1:].strip() if text[:1] in ("'", "’", "＇") and text[1:2] in _AFTER_MARK else text


def _text(field: str) -> Callable[[Any], str]:
    longest = _LONGEST[field]

    def read(value: Any) -> str:
        if isinstance(value, datetime | date | time) and field != "notes":
            raise WrongCellError(_DATE)
        if isinstance(value, bool):
            raise WrongCellError(f"is {value}, not a text")
        text = text_of(value).replace("_x000D_", "").replace("\r\n", "\n")
        if _CONTROL.search(text):
            raise WrongCellError(
                "has characters that are none: the file is damaged or in another encoding"
            )
        if field != "notes":
            text = " ".join(text.split())
        if len(text) > longest:
            raise WrongCellError(f"is {len(text):,} characters long, more than {longest}")
        if text[:1] == "#" and text.upper() in _EXCEL_ERRORS:
            raise WrongCellError("is an error of the spreadsheet")
        return text

    return read


_EXCEL_ERRORS: Final = frozenset(
    ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"]
)


def name(value: Any) -> str:
    """Somebody's name; every row has one."""
    found = _text("name")(value)
    if not found:
        raise WrongCellError("is empty: everybody on a roster has a name")
    if not any(map(str.isalpha, found)):
        raise WrongCellError("is no name: it has no letter")
    if _NOBODY.fullmatch(found):
        raise WrongCellError("is a total or a note on the table, and nobody: take the row out")
    return found


def phone(value: Any) -> str:
    """A number, as digits; empty where somebody has none."""
    if type(value) is str and _MOBILE.fullmatch(value):
        return value  # as most are
    if isinstance(value, datetime | date | time):
        raise WrongCellError(_DATE)
    if isinstance(value, bool):
        raise WrongCellError("is no telephone number")
    text = unicodedata.normalize("NFKC", text_of(value))
    if not text or text.lower() in _NONE:
        return ""
    text = _number(text.removeprefix("'").strip())
    abroad = text.startswith("+") and not re.match(r"\+ *86", text)
    if re.search(r"[/\\、,，;；|\n]|\d{7,} +\d{7,}", text):
        raise WrongCellError("has two numbers: a row has one, give the second a row of its own")
    if re.search(r"转|ext|x\d|#|分机", text.lower()):
        raise WrongCellError("has an extension, which cannot be dialled")
    if not re.fullmatch(r"\+?[\d ()\-‐‑‒–—―−.·]+", text):
        raise WrongCellError("is no telephone number: it has more than digits")
    return _checked(bare(text), abroad=abroad)


def _number(text: str) -> str:
    """What Excel wrote as a number: 13800000000.0, 1.3812345678E+10."""
    if re.fullmatch(r"\d+\.0+", text):
        return text.partition(".")[0]
    if not re.fullmatch(r"\d(\.\d+)?e\+?\d{1,2}", text.lower()):
        return text
    try:
        exact = Decimal(text)
    except InvalidOperation:
        return text
    digits = str(int(exact))
    if len(text.lower().partition("e")[0].replace(".", "")) < len(
        digits.rstrip("0")
    ) or digits.endswith("000"):
        raise WrongCellError(
            "was cut short by Excel (1.38E+10): format the column as text and fill it again"
        )
    return digits


def _checked(digits: str, *, abroad: bool) -> str:
    many = len(digits)
    if not 7 <= many <= 15:
        raise WrongCellError(f"has {many} digits: a number has 7 to 15, a mobile number 11")
    if len(set(digits)) == 1:
        raise WrongCellError("is one digit over and over")
    if not abroad and digits[0] == "1":
        if many != 11:
            raise WrongCellError(f"has {many} digits: a mobile number has 11")
        if digits[1] in "012":
            raise WrongCellError("is no mobile number: those begin with 13 to 19")
    return digits


def age(value: Any) -> str:
    """Whole years."""
    if isinstance(value, datetime | date | time):
        raise WrongCellError("is a date: write whole years")
    text = (
        unicodedata.normalize("NFKC", text_of(value))
        .removesuffix("周岁")
        .removesuffix("岁")
        .strip()
    )
    text = re.sub(r"\.0+$", "", text)
    if not text or text.lower() in _NONE:
        return ""
    if not text.isdecimal() or not text.isascii() or len(text) > 3 or int(text) > OLDEST:
        raise WrongCellError(f"is no age: whole years from 0 to {OLDEST}")
    return str(int(text))


def language(value: Any) -> str:
    """`zh` or `en`."""
    text = unicodedata.normalize("NFKC", text_of(value)).lower()
    if not text:
        return ""
    if text not in _LANGUAGES:
        raise WrongCellError(f"{text[:20]!r} is no language that callbot speaks: zh or en")
    return _LANGUAGES[text]


def shared(value: Any) -> str:
    """`1` for yes, `0` for no."""
    text = unicodedata.normalize("NFKC", text_of(value)).lower()
    if not text:
        return ""
    if text not in _YES | _NO:
        raise WrongCellError(f"{text[:20]!r} is neither yes nor no: 是 or 否")
    return "1" if text in _YES else "0"


def _again(read: Callable[[Any], str]) -> Callable[[Any], str]:
    """Texts that come again and again, as areas and ages do, are read once."""
    known = lru_cache(maxsize=4096)(read)
    return lambda value: known(value) if type(value) is str else read(value)


READ: Final[Mapping[str, Callable[[Any], str]]] = {
    "name": name, "phone": phone, "area": _again(_text("area")), "building": _again(_text("building")),
    "household": _again(_text("household")), "age": _again(age), "language": _again(language),
    "notes": _again(_text("notes")), "shared": _again(shared),
}  # fmt: skip
"""Field → what reads its cells; each raises WrongCellError."""
