"""Body temperatures as people say them: 三十七度五, 38度2, thirty-seven eight, 101.3."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from callbot.core.script import Language
from callbot.understanding.found import Found
from callbot.understanding.numerals import (
    EN_DIGITS,
    EnglishNumber,
    english_number,
    mandarin_digits,
    mandarin_value,
)
from callbot.understanding.surface import Surface, Word, english, listed, mandarin

LOWEST_CELSIUS, HIGHEST_CELSIUS = 34.0, 43.0
LOWEST_FAHRENHEIT, HIGHEST_FAHRENHEIT = 95.0, 108.0
"""Beyond these a number is no body temperature."""


def temperatures(text: str, language: Language) -> list[Found]:
    """Temperatures in °C, 34 to 43, in the order of the text.

    Fahrenheit (95–108) is converted and rounded to one decimal, its rule ends in `:fahrenheit`.
    A range gives its highest number, `approximate`, and a rule that names both (`range:37-38`).
    """
    return _mandarin(mandarin(text)) if language == "zh" else _english(text)


# 度 is often written as another du4 or du2 by a recogniser.
_DEGREE = "(?:摄氏度|度|℃|°c?|渡|杜|肚|读|毒)"
_DIGIT = "[零一二三四五六七八九]"
_UNITS_AFTER = "(?![人个岁天号块元斤米楼栋单分秒次遍周星年月日名位口种点]|多(?![吧呢,，。]|$))"
_ZH = re.compile(
    r"(?<![第\d.零一二三四五六七八九十百])(?<![\d零二三四五六七八九十]点)(?P<fahrenheit>华氏)?"
    rf"(?P<whole>\d{{2,3}}|[三四]十{_DIGIT}?|(?:一百(?:零{_DIGIT})?|九十{_DIGIT})|[三四]{_DIGIT}(?!十))"
    rf"(?P<high>{_DIGIT}(?={_DEGREE}))?"
    rf"(?:(?P<degree>{_DEGREE})(?:(?P<after>\d{{1,2}}|{_DIGIT}{{1,2}}|半)(?![月号日天个十岁年周]))?"
    rf"|(?:[.点·。,]|点儿)(?P<decimals>\d{{1,2}}|{_DIGIT}{{1,2}}|半)(?:{_DEGREE})?(?![月号日十])"
    rf"|\s?(?P<glued>\d|{_DIGIT})(?![\d零一二三四五六七八九十百])(?:{_DEGREE})?{_UNITS_AFTER}"
    rf"|{_UNITS_AFTER}(?![\d零一二三四五六七八九十百]))"
    r"(?P<vague>多|几|来度|左右|上下|以上|以下)?"
)
_ZH_VAGUE_BEFORE = re.compile(r"(?:大概|差不多|大约|可能|不到|快|将近|接近|超过|好像)(?:是|有)?$")


def _mandarin(surface: Surface) -> list[Found]:
    found = []
    for match in _ZH.finditer(surface.text):
        whole = mandarin_value(match["whole"])
        if whole is None:
            continue
        reading = _mandarin_reading(match, whole)
        if reading is None:
            continue
        value, rule, approximate = reading
        unnamed = match["degree"] and LOWEST_FAHRENHEIT <= value <= HIGHEST_FAHRENHEIT
        if match["fahrenheit"] or unnamed:
            value, rule = _celsius(value), f"{rule}:fahrenheit"
        if not LOWEST_CELSIUS <= value <= HIGHEST_CELSIUS:
            continue
        before = surface.text[max(0, match.start() - 5) : match.start()]
        vague = approximate or bool(match["vague"]) or bool(_ZH_VAGUE_BEFORE.search(before))
        found.append(surface.found(value, match.span(), rule, vague))
    return _ranges(surface, found)


_ZH_TO = re.compile(r"\s*(?:到|至|-|~|或者?|还是)\s*")


def _ranges(surface: Surface, found: list[Found]) -> list[Found]:
    """三十七度到三十八度: the higher, since a fever must not be missed, and a rule that names both."""
    out: list[Found] = []
    for one in found:
        before = out[-1] if out else None
        if before is None or not _ZH_TO.fullmatch(surface.given, before.end, one.start):
            out.append(one)
            continue
        words = surface.given[before.start : one.end]
        rule = f"range:{before.value}-{one.value}"
        highest = max(before, one, key=_degrees).value
        out[-1] = Found(highest, before.start, one.end, words, True, rule)
    return out


def _degrees(one: Found) -> float:
    return one.value if isinstance(one.value, int | float) else 0.0


def _mandarin_reading(match: re.Match[str], whole: int) -> tuple[float, str, bool] | None:
    high = match["high"] or (None if match["decimals"] or match["degree"] else match["glued"])
    spoken = not match["whole"].isascii()
    if high and spoken and "十" in match["whole"]:
        last = mandarin_digits(high)
        # 三十七八度 and 三十七八 are a range; 三十八六 and 三十七五 are decimals.
        if last and int(last) == whole % 10 + 1 and whole % 10:
            return float(whole), f"range:{whole}-{whole + 1}", True
    if match["high"]:
        decimals = mandarin_digits(match["high"])
        return float(f"{whole}.{decimals}"), "glued", False
    tail = match["after"] or match["decimals"] or match["glued"]
    if not tail:
        rule = "degrees" if match["degree"] else "whole"
        return float(whole), rule, False
    digits = "5" if tail == "半" else mandarin_digits(tail)
    if digits is None:
        return None
    if (
        match["after"]
        and len(digits) == 2
        and not tail.isascii()
        and int(digits[1]) == int(digits[0]) + 1
    ):
        return float(f"{whole}.{digits[0]}"), f"range:{whole}.{digits[0]}-{whole}.{digits[1]}", True
    rule = "degrees" if match["after"] else "point" if match["decimals"] else "glued"
    return float(f"{whole}.{digits}"), rule, False


_EN_BAD_AFTER = frozenset(
    listed(
        "people persons of years year yuan dollars pounds days day weeks months minutes "
        "hours percent % times kilometers kilometres miles st nd rd th / : adults kids "
        "children steps metres meters cases am pm"
    )
)
_EN_BAD_BEFORE = frozenset(listed(
    "age aged number room january february march april june july august september "
    "october november december / : $"
))  # fmt: skip
_EN_VAGUE = frozenset(
    listed(
        "about around roughly approximately maybe nearly almost over under like quite below above"
    )
)


def _english(text: str) -> list[Found]:
    words = english(text)
    found: list[Found] = []
    at = 0
    while at < len(words):
        cardinal = english_number(words, at)
        if cardinal is None:
            at += 1
            continue
        reading = _english_reading(words, cardinal)
        at = cardinal.last
        if reading is None:
            continue
        value, last, rule = reading
        joined = _range_with_previous(words, cardinal.first, found)
        start, end = words[cardinal.first].start, words[last - 1].end
        if joined is not None and found[-1].value != value:
            first = found.pop()
            rule = f"range:{first.value}-{value}"
            highest = max(value, _degrees(first))
            found.append(Found(highest, first.start, end, text[first.start : end], True, rule))
        else:
            before = words[cardinal.first - 1].text if cardinal.first else ""
            after = words[last].text if last < len(words) else ""
            bit = [word.text for word in words[last : last + 3]] == ["and", "a", "bit"]
            vague = bit or before in _EN_VAGUE or after in ("ish", "something", "or", "odd")
            found.append(Found(value, start, end, text[start:end], vague, rule))
        at = max(at, last)
    return found


def _range_with_previous(words: Sequence[Word], first: int, found: list[Found]) -> Found | None:
    """The find just before, where only `or`, `to`, `-` stands between it and this one."""
    if not found or first == 0 or words[first - 1].text not in ("or", "to", "-", "and"):
        return None
    gap = words[first - 1]
    if gap.text == "and" and not any(
        word.text == "between" for word in words[max(0, first - 9) : first]
    ):
        return None
    return found[-1] if found[-1].end <= gap.start <= found[-1].end + 2 else None


def _english_reading(
    words: Sequence[Word], cardinal: EnglishNumber
) -> tuple[float, int, str] | None:
    """Value in °C, index after the last word, rule; None where it is no body temperature."""
    whole, last = cardinal.value, cardinal.last
    rule = "point" if isinstance(whole, float) else "whole"
    before = words[cardinal.first - 1].text if cardinal.first else ""
    if before in _EN_BAD_BEFORE or (before == "of" and words[cardinal.first].text == "hundred"):
        return None
    if whole in (1, 3, 4) and isinstance(whole, int):
        spelled = _spelled(words, cardinal)
        if spelled is None:
            return None
        whole, last, rule = spelled
    last, degrees = _degree_words(words, last)
    if isinstance(whole, int):
        tail = _tail(words, last)
        if tail is not None:
            whole, last, rule = (
                float(f"{whole}.{tail[0]}"),
                tail[1],
                "degrees" if degrees else "glued",
            )
            last, _ = _degree_words(words, last)
        elif degrees:
            rule = "degrees"
    if last < len(words) and words[last].text in _EN_BAD_AFTER:
        return None
    if LOWEST_CELSIUS <= whole <= HIGHEST_CELSIUS:
        return float(whole), last, rule
    if LOWEST_FAHRENHEIT <= whole <= HIGHEST_FAHRENHEIT:
        return _celsius(float(whole)), last, f"{rule}:fahrenheit"
    return None


def _spelled(words: Sequence[Word], cardinal: EnglishNumber) -> tuple[float, int, str] | None:
    """`one oh one point three`, `three seven point five`: digit by digit."""
    texts = [word.text for word in words[cardinal.first : cardinal.first + 5]]
    if texts[0] == "one" and texts[1:2] and texts[1] in ("oh", "o", "zero"):
        value, length = 100 + EN_DIGITS.get("".join(texts[2:3]), -100), 3
    elif texts[0] in ("three", "four") and len(texts) > 3 and texts[2] == "point":
        value, length = 10 * EN_DIGITS[texts[0]] + EN_DIGITS.get(texts[1], -100), 2
    else:
        return None
    if value < LOWEST_CELSIUS:
        return None
    last = cardinal.first + length
    tail = texts[length : length + 2]
    if len(tail) == 2 and tail[0] == "point" and tail[1] in EN_DIGITS:
        return float(f"{value}.{EN_DIGITS[tail[1]]}"), last + 2, "point"
    return value, last, "whole"


def _degree_words(words: Sequence[Word], last: int) -> tuple[int, bool]:
    begin = last
    while last < len(words) and words[last].text in (
        "degree", "degrees", "celsius", "fahrenheit", "centigrade", "c", "f", "°", "℃", "℉",
    ):  # fmt: skip
        last += 1
    return last, last > begin


def _tail(words: Sequence[Word], at: int) -> tuple[str, int] | None:
    """A decimal said without `point` (thirty seven eight, thirty-seven degrees five)."""
    texts = [word.text for word in words[at : at + 3]]
    if texts == ["and", "a", "half"]:
        return "5", at + 3
    if texts[:1] and texts[0] == "point" and len(texts) > 1 and texts[1] in EN_DIGITS:
        return str(EN_DIGITS[texts[1]]), at + 2
    if not texts or not (
        (texts[0] in EN_DIGITS and texts[0] not in ("o", "a")) or _one_digit(texts[0])
    ):
        return None
    if len(texts) > 1 and texts[1] in _EN_BAD_AFTER:
        return None
    return str(EN_DIGITS.get(texts[0], texts[0])), at + 1


def _one_digit(token: str) -> bool:
    return len(token) == 1 and token.isascii() and token.isdigit()


def _celsius(fahrenheit: float) -> float:
    return round((fahrenheit - 32) / 1.8, 1)


_ZH_ONES = "零一二三四五六七八九"
_EN_ONES = listed("oh one two three four five six seven eight nine")
_EN_TENS = {35: "thirty five", 36: "thirty six", 37: "thirty seven", 38: "thirty eight",
            39: "thirty nine", 40: "forty", 41: "forty one", 42: "forty two"}  # fmt: skip


@lru_cache(maxsize=2)
def samples(language: Language) -> tuple[str, ...]:
    """Temperatures from 35 to 42 in their usual spoken forms, for a recogniser's grammar."""
    out: list[str] = []
    if language == "zh":
        for whole in range(35, 43):
            name = "四十" if whole >= 40 else "三十"
            name += _ZH_ONES[whole % 10] if whole % 10 else ""
            out += [f"{name}度", f"{name}度半", name]
            out += [f"{name}度{digit}" for digit in _ZH_ONES[1:]]
            out += [f"{name}点{digit}" for digit in _ZH_ONES[1:]]
        out += [
            "三十六七度",
            "三十七八度",
            "三十八九度",
            "三十七度多",
            "大概三十七度",
            "不到三十七度",
        ]
        out += ["三十七度五左右", "三十七度五六", "体温三十六度五", "正常三十六度", "烧到三十九度"]
        return tuple(out)
    for whole, name in _EN_TENS.items():
        out += [name, f"{name} degrees", f"{name} and a half"]
        out += [f"{name} point {digit}" for digit in _EN_ONES[1:]]
        out += [f"{name} {digit}" for digit in _EN_ONES[1:]] if whole in (36, 37, 38, 39) else []
    for name in ("ninety eight", "ninety nine", "a hundred", "one hundred"):
        out += [name, f"{name} point six", f"{name} point five", f"{name} degrees"]
    for digit in _EN_ONES[1:6]:
        out += [f"a hundred and {digit}", f"one oh {digit}", f"one hundred {digit} point {digit}"]
    out += ["about thirty seven", "around thirty eight", "thirty seven or thirty eight"]
    return tuple(out)
