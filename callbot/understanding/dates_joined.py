"""What the words between two dates make of them: from … to …, the tenth or eleventh, 三号不对四号."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from callbot.understanding.dates_en_words import LONG_WEEKDAY, MONTH, ORDINAL
from callbot.understanding.dates_zh_lunar import DAY as DAY_ZH
from callbot.understanding.dates_zh_lunar import MONTH as MONTH_ZH
from callbot.understanding.days import Days, Span, Told


def joined(told: Told, spans: list[Span]) -> list[Span]:
    """The dates with what they leave to each other filled in; intervals and either-or as one."""
    return _ranges(told, _either(told, _completed(told, spans)))


_LINK: Final = {
    "zh": re.compile(
        r"[,，、]?(?:(?:哦|啊|嗯|哎|噢)?(?:不对|不是|不不|不)|说错了|错了|或者?是?|还是|应该是|就是|要么|要不|[,，、])+"
    ),
    "en": re.compile(
        r",? (?:(?:or|no|nope|sorry|wait|actually|i mean|make (?:it|that)|rather|perhaps|maybe"
        r"|more like|let me think),? )+(?:on )?(?:the |of |in )?"
    ),
}
"""Either-or, or a correction: what follows may be told in part (三号不对四号)."""
_PARTS: Final = {
    "zh": re.compile(
        rf"(?P<day>初?{DAY_ZH}(?:[号日]|(?![月\d一二三四五六七八九十天个周年点度岁口人多几])))"
        r"|(?P<weekday>(?:星期|礼拜|周)[一二三四五六日天])"
        rf"|(?P<month>{MONTH_ZH}月(?!\d|[初一二三四五六七八九十底中末]))"
    ),
    "en": re.compile(
        rf"(?P<day>{ORDINAL})\b(?! (?:of|day|week|month|time|one))"
        rf"|(?P<weekday>{LONG_WEEKDAY})\b(?! (?:of|last|week|before))"
        rf"|(?P<month>{MONTH})(?! (?:the )?{ORDINAL})\b"
    ),
}
_KINDS: Final = {
    "zh": {
        "day": re.compile(rf"初?{DAY_ZH}(?:[号日]|$)"),
        "weekday": re.compile(r"(?:星期|礼拜|周)[一二三四五六日天]"),
        "month": re.compile(rf"{MONTH_ZH}月"),
    },
    "en": {
        "day": re.compile(rf"\b{ORDINAL}\b"),
        "weekday": re.compile(rf"\b{LONG_WEEKDAY}\b"),
        "month": re.compile(rf"\b{MONTH}"),
    },
}
_BARE_BEFORE: Final = re.compile(
    rf"(?<![^ ])(?P<day>{ORDINAL})(?:,? (?:or|no|sorry|i mean|wait) )+(?:the )?$"
)
_COMPLETE: Final = frozenset(
    ("day", "month-day", "weekday", "relative-weekday", "relative-month-day", "lunar", "nth-weekday",
     "lunar:new-year", "month")
)  # fmt: skip


def _completed(told: Told, spans: list[Span]) -> list[Span]:
    """一月三号不对四号, january fifth no sixth: the second is told like the first, but for its last word."""
    out: list[Span] = []
    for span in spans:
        if out and span.start < out[-1].end:
            continue  # its words were read with what stood before
        if told.language == "en" and span.rule == "month-day":
            earlier = _told_ahead(told, span)
            if earlier is not None:
                if out and out[-1] & earlier:
                    out.pop()
                out.append(earlier)
        out.append(span)
        later = _told_after(told, span)
        if later is not None:
            out.append(later)
    return out


def _told_after(told: Told, span: Span) -> Span | None:
    if span.rule not in _COMPLETE:
        return None
    link = _LINK[told.language].match(told.text, span.end)
    part = _PARTS[told.language].match(told.text, link.end()) if link else None
    return _like(told, span, part) if part else None


def _told_ahead(told: Told, span: Span) -> Span | None:
    """Tenth or eleventh of january: the first borrows the month."""
    part = _BARE_BEFORE.search(told.text, max(0, span.start - 40), span.start)
    return _like(told, span, part) if part else None


def _like(told: Told, span: Span, part: re.Match[str]) -> Span | None:
    """The date that is told like another one, with one of its words in place of its own."""
    kind = next(name for name, value in part.groupdict().items() if value)
    words = told.text[span.start : span.end]
    one = _KINDS[told.language][kind].search(words)
    if one is None:
        return None
    again = f"{words[: one.start()]}{part[kind]}{words[one.end() :]}"
    found = told.read(again, told.asked.today, told.asked.prefer)
    if len(found) != 1:
        return None
    return found[0]._replace(start=part.start(kind), end=part.end(kind))


_OR: Final = {
    "zh": re.compile(r"(?:或者?是?|还是|要么|要不|就是|、)?"),
    "en": re.compile(
        r"(?:,? i (?:think|believe|guess))?,? or,? (?:maybe |perhaps |possibly |even )*(?:on )?(?:the )?"
    ),
}
_EITHER: Final = {
    "zh": re.compile(r"(?:不是|要么|或者)$"),
    "en": re.compile(r"either (?:on )?(?:the )?$"),
}
_APART: Final = timedelta(7)
"""Days between which somebody wavers; further apart, one of them answers something else."""


def _either(told: Told, spans: list[Span]) -> list[Span]:
    """The tenth or the eleventh, 不是十号就是十一号, 十号十一号: one unknown day of them."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        if before is None or not _wavering(told, before, span):
            out.append(span)
            continue
        first = _EITHER[told.language].search(told.text, max(0, before.start - 16), before.start)
        start = first.start() if first else before.start
        days = min(before.days[0], span.days[0]), max(before.days[1], span.days[1])
        out[-1] = Span(days, start, span.end, "or", True)
    return out


def _wavering(told: Told, before: Span, span: Span) -> bool:
    gap = told.text[before.end : span.start]
    if told.language == "en" and gap in (" ", ", ") and _parts(before, span):
        return True
    if not _OR[told.language].fullmatch(gap):
        return False
    if not gap:  # 十号十一号, 一月底二月初; but 不是十号十一号 denies the first
        if told.text.endswith("不是", 0, before.start):
            return False
        return timedelta() < span.days[0] - before.days[1] <= timedelta(2)
    return abs(span.days[0] - before.days[1]) <= _APART


def _parts(before: Span, span: Span) -> bool:
    """Late january, early february: the end of one and the beginning of the next."""
    both = before.rule.startswith("month:") and span.rule.startswith("month:")
    return both and span.days[0] - before.days[1] == timedelta(1)


_TO: Final = {
    "zh": re.compile(r"(?:[,、]|开始|出发|去的?|走的?|一?直)*(?P<to>到|至|-|~|和|跟|与)(?:了)?"),
    "en": re.compile(
        r"\s*(?:,\s*)?(?:(?:all the way |right )?(?:up |through )?(?:to|until|till)|through|thru|-|and)"
        r"\s*(?:the\s+)?"
    ),
}
_FROM: Final = {
    "zh": re.compile(r"[从自打由在]$"),
    "en": re.compile(r"(?:from|between)\s+(?:about\s+)?(?:the\s+)?$"),
}
_BETWEEN_ZH: Final = re.compile(r"之?间|中间")
_FAMILY: Final = (
    "day",
    "weekday",
    "month-day",
    "month",
    "slash",
    "range",
    "lunar",
    "lunar:new-year",
)
"""Rules whose year, month or week is chosen by preference, and so by what stands before."""


def _ranges(told: Told, spans: list[Span]) -> list[Span]:
    """从一月二十号到二十五号 as one interval; its end is read as lying after its beginning."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        both = _from_to(told, before, span) if before is not None else None
        if both is None:
            out.append(span)
        else:
            out[-1] = both
    return out


def _from_to(told: Told, before: Span, span: Span) -> Span | None:
    gap = _TO[told.language].fullmatch(told.text, before.end, span.start)
    if gap is None:
        return None
    prefix = _FROM[told.language].search(told.text, max(0, before.start - 20), before.start)
    end = span.end
    if told.language == "zh":
        between = _BETWEEN_ZH.match(told.text, span.end)
        if gap["to"] in "和跟与" and not between:
            return None
        end = between.end() if between else end
    elif "and" in gap[0] and not prefix and "between " not in told.text[before.start : before.end]:
        return None
    days = _stretch(told, before, span)
    if days is None:
        return None
    vague = before.approximate or span.approximate
    return Span(days, prefix.start() if prefix else before.start, end, "range", vague)


def _stretch(told: Told, before: Span, span: Span) -> Days | None:
    """From the first to the second, one of which may leave its month or week to the other."""
    first, last = before.days[0], span.days[1]
    if _is_open(span) and not (before.rule in ("day", "weekday") and _family(span) == "month-day"):
        again = told.read(told.text[span.start : span.end], first, "future")
        last = again[0].days[1] if again else last
    elif _is_open(before):
        again = told.read(told.text[before.start : before.end], last, "past")
        first = again[0].days[0] if again else first
    return (first, last) if first <= last else None


def _family(span: Span) -> str:
    return span.rule if span.rule in _FAMILY else span.rule.partition(":")[0]


def _is_open(span: Span) -> bool:
    return _family(span) in _FAMILY
