"""What is written, as it is read out: numbers, dates, times and telephone numbers in words.

espeak-ng reads `2020年` and `0391-12345` badly in Mandarin, so nothing but words reaches it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from callbot.core.script import Language

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_SHORT_NUMBERS = ("110", "112", "114", "119", "120", "122", "12320", "12345")
"""Services that people call by their digits."""


def spoken(text: str, language: Language, pronunciation: Mapping[str, str] | None = None) -> str:
    """The text as it is given to the synthesiser; `pronunciation` (written → spoken) goes first."""
    for written in sorted(pronunciation or {}, key=len, reverse=True):
        text = text.replace(written, (pronunciation or {})[written])
    for pattern, say in _ZH if language == "zh" else _EN:
        text = pattern.sub(say, text)
    return text


def digits(number: str) -> str:
    """Digit by digit, as years are read: 2020 → 二零二零."""
    return "".join(_DIGITS[int(digit)] for digit in number if digit.isdecimal())


def cardinal(number: int) -> str:
    """A whole number in Mandarin: 15000 → 一万五千."""
    if number < 0:
        return "负" + cardinal(-number)
    if number == 0:
        return "零"
    if number >= 10**16:
        return digits(str(number))
    words, gap = "", False
    for place in range(3, -1, -1):
        group = number // 10 ** (4 * place) % 10_000
        if group:
            words += ("零" if words and (gap or group < 1000) else "") + _group(group)
            words += _GROUPS[place]
        gap = bool(words) and group == 0
    return words.removeprefix("一") if words.startswith("一十") else words


def _group(number: int) -> str:
    """1 to 9999; 10 is 一十, shortened by the caller where nothing stands before it."""
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + _UNITS[place]
        gap = bool(words) and digit == 0
    return words


def _number(written: str) -> str:
    """Whole or decimal, with or without a sign: -38.5 → 负三十八点五."""
    sign = "负" if written.startswith(("-", "−")) else ""
    whole, _, fraction = written.lstrip("-−+").replace(",", "").partition(".")
    return sign + cardinal(int(whole)) + (f"点{digits(fraction)}" if fraction else "")


def _telephone(written: str) -> str:
    """Digit by digit with 幺 for one, as on the telephone, a breath at each hyphen or space."""
    return "，".join(
        digits(part).replace("一", "幺") for part in re.split(r"[-\s]+", written) if part
    )


def _count(match: re.Match[str]) -> str:
    return "两" + match[1]


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    past = "" if minute == 0 else f"{'零' if minute < 10 else ''}{cardinal(minute)}分"
    return f"{cardinal(hour)}点{past}"


def _iso_date(match: re.Match[str]) -> str:
    return f"{digits(match[1])}年{cardinal(int(match[2]))}月{cardinal(int(match[3]))}日"


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_NOT_INSIDE = r"(?<![\d.A-Za-z])"

_ZH: tuple[_Rule, ...] = (
    (re.compile(r"[０-９．：％－]"), lambda m: chr(ord(m[0]) - 0xFEE0)),
    (re.compile(_NOT_INSIDE + r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)"), _iso_date),
    (re.compile(r"(?<!\d)((?:1[89]|20)\d\d)(?=年(?!级))"), lambda m: digits(m[1])),
    (re.compile(r"(?<!\d)0\d{2,3}[-\s]\d{7,8}(?!\d)|(?<!\d)[48]00(?:[-\s]\d{3,4}){2}(?!\d)"),
     lambda m: _telephone(m[0])),
    (re.compile(r"(?<![\d.])1[3-9]\d(?:[-\s]?\d{4}){2}(?![\d.])"), lambda m: _telephone(m[0])),
    (re.compile(r"(?<![\d.,])(?:\d{4,}(?!000)\d{3}|0\d{2,})(?![\d.万亿个人元名户次])"),
     lambda m: _telephone(m[0])),
    (re.compile(rf"(?<![\d.])(?:{'|'.join(_SHORT_NUMBERS)})(?![\d.]|[个人天年月日元名位例次])"),
     lambda m: _telephone(m[0])),
    (re.compile(r"(?<=[打拨号话线])([:： ]?)(\d{3,})(?![\d.])"), lambda m: m[1] + _telephone(m[2])),
    (re.compile(rf"({_NUMBER})\s*[%％]"), lambda m: "百分之" + _number(m[1])),
    (re.compile(rf"(?<=[\d日月点分%度])\s*[-–—~～]\s*(?={_NUMBER})"), lambda _: "到"),
    (re.compile(r"(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?!\d)"), _time),
    (re.compile(r"\s*(?:℃|°C|摄氏度)"), lambda _: "摄氏度"),
    (re.compile(r"(?<![\d.第])2(?=[个位名口家人天次年周套件种例间栋])(?!年级)"), lambda _: "两"),
    (re.compile(rf"(?:(?<![0-9A-Za-z])[-−])?{_NUMBER}"), lambda m: _number(m[0])),
)  # fmt: skip

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _english_date(match: re.Match[str]) -> str:
    month = int(match[2])
    if not 1 <= month <= 12:
        return match[0]
    return f"{_MONTHS[month - 1]} {int(match[3])}, {match[1]}"


_EN: tuple[_Rule, ...] = (
    (re.compile(_NOT_INSIDE + r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"), _english_date),
    (re.compile(r"(?<![\d.,])(?:(?:\+\d{1,3}|0\d{2,4})(?:[-\s]\d{3,8})+|\d{3}(?:-\d{3,4})+"
                r"|0\d{2,}|\d{7,})(?![\d.,]\d)"),
     lambda m: ", ".join(" ".join(part) for part in re.findall(r"\d+", m[0]))),
    (re.compile(r"(?<!\d)([01]?\d|2[0-4]):00(?!\d)"), lambda m: f"{int(m[1])} o'clock"),
    (re.compile(r"\s*(?:℃|°\s?C\b)"), lambda _: " degrees Celsius"),
    (re.compile(r"\s*°\s?F\b"), lambda _: " degrees Fahrenheit"),
)  # fmt: skip

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def english_number(written: str) -> str:
    """A number in English words, without hyphens: 38.5, 1,500, 2020 as a year, 3rd."""
    ordinal = written[-2:] in ("st", "nd", "rd", "th")
    whole, _, fraction = written.removesuffix(written[-2:] if ordinal else "").partition(".")
    if len(whole) == 4 and whole[:2] in ("18", "19", "20") and whole[2] != "0" and not fraction:
        words = f"{_english(int(whole[:2]))} {_english(int(whole[2:]))}"
    else:
        words = _english(int(whole.replace(",", "")))
    if fraction:
        words += " point " + " ".join(_SMALL[int(digit)] for digit in fraction)
    if not ordinal:
        return words
    head, _, last = words.rpartition(" ")
    regular = last.removesuffix("y") + "ieth" if last.endswith("y") else last + "th"
    return f"{head} {_ORDINALS.get(last, regular)}".strip()


def _english(number: int) -> str:
    for unit, name in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= unit:
            if number >= 10**12:
                return " ".join(_SMALL[int(digit)] for digit in str(number))
            rest = number % unit
            return f"{_english(number // unit)} {name}" + (f" {_english(rest)}" if rest else "")
    if number < 20:
        return _SMALL[number]
    return _TENS[number // 10] + (f" {_SMALL[number % 10]}" if number % 10 else "")
