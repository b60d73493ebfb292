"""Number words to numbers: 一百零五, 三八, 两千三, twenty three, one hundred and five."""

from __future__ import annotations

from collections.abc import Sequence

from callbot.understanding.surface import Word, listed

ZH_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
ZH_DIGITS |= {"两": 2, "俩": 2, "仨": 3, "幺": 1, "廿": 20, "卅": 30}
_ZH_UNITS = {"十": 10, "百": 100, "千": 1000}
_ZH_LARGE = {"万": 10_000, "亿": 100_000_000}
ZH_NUMERAL = "零一二三四五六七八九十百千万亿两"
"""The characters Mandarin numerals are made of."""

Number = int | float


def mandarin_value(numeral: str) -> int | None:
    """The whole number that Mandarin or Arabic numerals stand for; None where they do not add up.

    Without units it is read digit by digit (三八 is 38); a last digit after 百, 千 or 万 counts in
    the next smaller unit (一百五 is 150, 两千三 is 2300).
    """
    if numeral.isascii():
        return int(numeral) if numeral.isdigit() and len(numeral) <= 12 else None
    if not numeral or len(numeral) > 24:
        return None
    if all(character in ZH_DIGITS for character in numeral):
        return int("".join(str(ZH_DIGITS[character]) for character in numeral))
    total = section = digit = 0
    last_unit, pending = 1, False
    for character in numeral:
        if character in ZH_DIGITS:
            if pending:
                return None
            digit, pending = ZH_DIGITS[character], character != "零"
        elif character in _ZH_UNITS:
            last_unit = _ZH_UNITS[character]
            section += (digit if pending else 1) * last_unit
            digit, pending = 0, False
        elif character in _ZH_LARGE:
            last_unit = _ZH_LARGE[character]
            total = (total + section + digit) * last_unit
            section, digit, pending = 0, 0, False
        else:
            return None
    if pending and last_unit > 10 and numeral[-2] != "零":
        digit *= last_unit // 10
    return total + section + digit


def mandarin_digits(digits: str) -> str | None:
    """Digits after a point, as Arabic ones: 五, 二五, 5; None where a character is none."""
    if digits.isascii():
        return digits if digits.isdigit() else None
    out = [str(ZH_DIGITS[c]) for c in digits if c in ZH_DIGITS and ZH_DIGITS[c] < 10]
    return "".join(out) if len(out) == len(digits) else None


_UNITS = {
    word: value
    for value, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve "
            "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10 * (value + 2)
    for value, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"))
} | {"fourty": 40}
_LARGE = {"thousand": 1000, "million": 1_000_000}
EN_DIGITS = {word: value for word, value in _UNITS.items() if value < 10} | {"oh": 0, "o": 0}
_ORDINAL_UNITS = {
    word: value + 1
    for value, word in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
            "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
            "nineteenth"
        )
    )
}
_ORDINAL_TENS = {"twentieth": 20, "thirtieth": 30}
EN_ORDINALS = (
    _ORDINAL_UNITS
    | _ORDINAL_TENS
    | {
        f"{tens}{gap}{word}": tens_value + value
        for tens, tens_value in (("twenty", 20), ("thirty", 30))
        for word, value in _ORDINAL_UNITS.items()
        for gap in (" ", "-")
        if tens_value + value <= 31 and value < 10
    }
)
"""Spoken ordinals of the days of a month."""


class EnglishNumber:
    """A cardinal number in a row of English words."""

    __slots__ = ("first", "last", "value")

    def __init__(self, value: Number, first: int, last: int) -> None:
        self.value = value
        self.first = first
        """Index of its first word."""
        self.last = last
        """Index just after its last word."""


def english_number(words: Sequence[Word], at: int) -> EnglishNumber | None:
    """The cardinal that begins at `words[at]`, decimals included; None where none does."""
    word = words[at].text
    if word[0].isdigit():
        return _arabic(words, at)
    if word in ("a", "half") and not _article_of_number(words, at):
        return None
    if word == "half":
        return EnglishNumber(6, at, at + 3)
    total = current = 0
    end, spoken = at, 0
    while end < len(words):
        step = _english_step(words, end, current, spoken)
        if step is None:
            break
        kind, value, length = step
        if kind == "large":
            total += max(current, 1) * value
            current, spoken = 0, 0
        elif kind == "hundred":
            current, spoken = max(current, 1) * 100, 100
        elif kind == "add":
            current, spoken = current + value, value
        end += length
    if end == at:
        return None
    decimals, end = _decimals(words, end)
    whole = total + current
    return EnglishNumber(float(f"{whole}.{decimals}") if decimals else whole, at, end)


def _article_of_number(words: Sequence[Word], at: int) -> bool:
    following = [word.text for word in words[at + 1 : at + 3]]
    if words[at].text == "half":
        return following == ["a", "dozen"]
    return following[:1] in (["hundred"], ["thousand"], ["dozen"])


def _english_step(
    words: Sequence[Word], at: int, current: int, spoken: int
) -> tuple[str, int, int] | None:
    """What the next word adds: its kind, its value and how many words it takes."""
    word = words[at].text
    if word == "a":
        return ("skip", 0, 1) if current == 0 and spoken == 0 else None
    if word in _TENS and spoken in (0, 100, 1000) and current % 100 == 0:
        return "add", _TENS[word], 1
    if word in _UNITS:
        value = _UNITS[word]
        after_tens = 20 <= spoken <= 90 and spoken % 10 == 0 and 0 < value < 10
        fits = (spoken == 0 and current == 0) or spoken == 100 or after_tens
        return ("add", value, 1) if fits else None
    if word == "dozen" and spoken < 20:
        return ("add", 12 * max(spoken, 1) - spoken, 1)
    if word == "hundred" and 0 <= spoken < 20 and current < 20:
        return "hundred", 100, 1
    if word in _LARGE and (current or spoken == 0):
        return "large", _LARGE[word], 1
    follows = words[at + 1].text if at + 1 < len(words) else ""
    joins = (word == "and" and spoken == 100) or (word == "-" and 20 <= spoken <= 90)
    if joins and (follows in _UNITS or follows in _TENS):
        inner = _english_step(words, at + 1, current, spoken)
        return (inner[0], inner[1], 2) if inner is not None else None
    return None


def _arabic(words: Sequence[Word], at: int) -> EnglishNumber | None:
    word = words[at].text.replace(",", "." if len(words[at].text) < 5 else "")
    if word[-1].isalpha() or len(word) > 12 or not word.isascii():
        return None
    decimals, end = _decimals(words, at + 1)
    value = float(word) if "." in word else int(word)
    if decimals and "." not in word:
        value = float(f"{word}.{decimals}")
    return EnglishNumber(value, at, end if decimals else at + 1)


def _decimals(words: Sequence[Word], at: int) -> tuple[str, int]:
    """Digits after `point` or `and a half`, and where they end; no digits where there are none."""
    texts = [word.text for word in words[at : at + 5]]
    if texts[:3] == ["and", "a", "half"]:
        return "5", at + 3
    if not texts or texts[0] not in ("point", "dot", "decimal"):
        return "", at
    if texts[1:2] and texts[1].isascii() and texts[1].isdigit():
        return texts[1][:4], at + 2
    digits = ""
    for word in texts[1:]:
        if word not in EN_DIGITS:
            break
        digits += str(EN_DIGITS[word])
    return (digits, at + 1 + len(digits)) if digits else ("", at)
