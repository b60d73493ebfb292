"""Dates in English. Each rule is a pattern and a reading of its match; earlier rules win."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from callbot.understanding import lunar
from callbot.understanding.dates_en_holidays import (
    HOLIDAYS,
    read_day_of_year,
    read_holiday,
    read_lunar_new_year,
)
from callbot.understanding.dates_en_readings import (
    NAMED,
    read_ago,
    read_before_last,
    read_day_only,
    read_iso,
    read_month,
    read_month_day,
    read_named_day,
    read_part_of,
    read_recent,
    read_relative,
    read_relative_weekday,
    read_slashed,
    read_weekday,
    read_weekend,
    read_whole_year,
    read_within,
)
from callbot.understanding.dates_en_within import (
    read_after_next,
    read_day_pair,
    read_nth_week,
    read_nth_weekday,
    read_open_weekday,
    read_parts_ago,
    read_so_far,
    read_week_of_year,
    read_weekdays_ago,
    read_weeks_before,
)
from callbot.understanding.dates_en_words import (
    CARDINALS,
    DAY,
    LAST_CENTURY,
    MONTH,
    MONTHS,
    ORDINAL,
    ORDINALS,
    PART,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    any_of,
)
from callbot.understanding.days import (
    FROM_EASTER,
    Asked,
    Prefer,
    Reader,
    Rule,
    Span,
    read_rules,
)

_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?"
_N = (
    r"(?P<n>half a|a couple of|a couple|couple of|couple|a few|few|several|an?|\d{1,4}|"
    rf"{any_of(CARDINALS)}(?: {any_of(CARDINALS)})?)"
)
_PART = rf"(?:an?|one|\d{{1,4}}|{any_of(CARDINALS)}) (?:day|week|month|year)s?"
_NTH = "(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th)"
_IN_MONTH = (
    rf"(?:(?P<which>last|previous|this|next) month\b|(?P<m>{MONTH})(?:,? (?:of )?(?P<y>{YEAR}))?)"
)
_HOLIDAY_NAMES = "|".join(
    sorted(
        {*HOLIDAYS, *FROM_EASTER, *lunar.ENGLISH_FESTIVALS, "thanksgiving"}, key=len, reverse=True
    )
)
_NOT_NOUN = (
    r"(?! (?:of us|time|times|floor|street|avenue|person|one|day of (?!last|this|next)|thing|grade|"
    r"round|test|place|half|hand|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"quarter|century|week|month|year|part|dose|question|opinion|name|cousin|wave|aid|class|thought))"
)
"""The second time is no day of a month."""
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("digit", r"\d"),
        ("tens", r"twenty|thirty"),
        ("month", r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"),
        ("weekday", r"\b(?:mon|tue|wed|thu|fri|sat|sun)|weekend"),
        ("unit", r"\b(?:day|week|fortnight|month|year)"),
        ("ordinal", r"(?:th|st|nd|rd)\b|second"),
        ("named", r"day\b|morrow|night|morning|afternoon|evening"),
        (
            "holiday",
            r"new ?year|festival|christmas|xmas|easter|good fri|eve\b|day\b|halloween|thanks|qingming",
        ),
    )
)
_LONG_WEEKDAY = any_of({name: n for name, n in WEEKDAYS.items() if len(name) > 3})
_PLAIN_MONTH = any_of({n: m for n, m in MONTHS.items() if n not in ("may", "march", "mar")})
_TABLE: tuple[tuple[str, str, Reader], ...] = (
    ("digit", r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", read_iso),
    ("digit", r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])", read_slashed),
    ("digit", r"(?<![\d/.-])(\d{1,2})[.-](\d{1,2})[.-](\d{4}|\d{2})(?![\d/])", read_slashed),
    ("unit", rf"\b(?:the )?{_NTH} week (?:of|in) {_IN_MONTH}", read_nth_week),
    (
        "unit",
        rf"\b(?:the )?{_NTH} week (?:(?:of|in) (?:the year )?)?(?P<y>{YEAR}|the year\b)",
        read_week_of_year,
    ),
    (
        "weekday",
        rf"\b(?:on )?(?:the )?{_NTH} (?P<w>{WEEKDAY}) (?:of|in) {_IN_MONTH}",
        read_nth_weekday,
    ),
    (
        "unit month",
        rf"\b(?:from |between )?(?:the )?(?P<lo>{DAY}) ?(?:to|and|until|through|-) ?(?:the )?"
        rf"(?P<hi>{DAY})(?: of)? {_IN_MONTH}",
        read_day_pair,
    ),
    (
        "month",
        rf"\b(?:from |between )?(?P<m>{MONTH}) (?:the )?(?P<lo>{DAY}) ?"
        rf"(?:to|and|until|through|-) ?(?:the )?(?P<hi>{DAY})\b"
        rf"(?! (?:of )?{MONTH})(?:,? (?:of )?(?P<y>{YEAR}))?",
        read_day_pair,
    ),
    (
        "month",
        rf"\b(?:the )?(?P<d>{DAY})(?: (?:day )?of| in)? (?P<m>{MONTH})"
        rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
        read_month_day,
    ),
    (
        "month",
        rf"\b(?P<m>{MONTH})[ /-]?(?:the )?(?!{LAST_CENTURY}\b)(?P<d>{DAY})\b"
        rf"(?! (?:people|of us|times|thousand))(?:,? (?:of )?(?P<y>{YEAR}))?",
        read_month_day,
    ),
    (
        "holiday",
        rf"\b(?:the )?(?P<d>{ORDINAL}) day of (?:the )?(?P<lunar>chinese |lunar )?new year\b",
        read_day_of_year,
    ),
    (
        "holiday",
        r"\b(?:the )?(?:(?:chinese|lunar) new ?year|spring festival)"
        rf"(?P<kind>'?s? eve|'?s? day|'?s? holidays?|'s)?\b(?: (?:of )?(?P<y>{YEAR}))?",
        read_lunar_new_year,
    ),
    (
        "holiday",
        rf"\b(?:(?:the )?(?P<which>last|next) )?(?P<name>{_HOLIDAY_NAMES})\b"
        rf"(?P<weekend> weekend)?(?:,? (?:of )?(?P<y>{YEAR}))?",
        read_holiday,
    ),
    ("month", rf"\b(?P<m>{MONTH}),? (?:of )?(?P<y>{YEAR})", read_month),
    (
        "unit",
        rf"\b(?P<which>last|this|next) month,? (?:(?:on|from|between|around|about) )?the (?P<d>{DAY})\b",
        read_day_only,
    ),
    (
        "ordinal",
        rf"\b(?:on )?the (?P<d>{any_of(ORDINALS)}|[0-3]?\d ?(?:st|nd|rd|th))\b{_NOT_NOUN}"
        r"(?:(?: day)? of (?P<which>last|this|next) month| of the month)?",
        read_day_only,
    ),
    (
        "ordinal",
        rf"\b(?:on )?(?P<d>[0-3]?\d(?:st|nd|rd|th)|(?:twenty |thirty )(?:{any_of(ORDINALS)})"
        rf"|(?:[a-z]+(?:teen|elf|twenti|thirti)(?:e)?th))\b{_NOT_NOUN}"
        r"(?: of (?P<which>last|this|next) month)?",
        read_day_only,
    ),
    (
        "weekday",
        r"(?<=day )(?P<d>1[3-9]|2\d|3[01])\b(?![./:°%\d])"
        r"(?! (?:people|of us|times|minutes|hours|days?|weeks?|months?|years?)\b)",
        read_day_only,
    ),
    (
        "digit tens",
        rf"\b(?:on|for) the (?P<d>[12]?\d|3[01]|(?:twenty|thirty)(?: {any_of(CARDINALS)})?)\b(?![./:°%\d])"
        rf"(?! (?:days?|weeks?|months?|years?|nights?|people)\b){_NOT_NOUN}",
        read_day_only,
    ),
    (
        "unit month",
        rf"\b(?:(?:at|by|in|towards?) )?(?P<part>{PART})[ -](?:(?P<which>last|this|next|the) )?"
        rf"(?P<what>month|week|year|{MONTH})(?: (?:of )?(?P<y>{YEAR}))?",
        read_part_of,
    ),
    (
        "unit weekday",
        r"\b(?:the )?(?P<unit>week|weekend|month) after (?:the )?next\b",
        read_after_next,
    ),
    (
        "unit",
        r"\b(?:(?P<cut>earlier|later) this|(?:the )?rest of (?:the|this|my)) (?P<unit>week|month)\b",
        read_so_far,
    ),
    (
        "weekday",
        rf"\b(?P<n>{any_of(CARDINALS)}|\d{{1,2}}|a couple of|a few) (?P<w>{_LONG_WEEKDAY})s "
        r"(?P<dir>ago|from now)\b",
        read_weekdays_ago,
    ),
    (
        "unit weekday",
        rf"\b(?:the )?(?P<unit>week|weekend|month|{any_of(WEEKDAYS)}) before last\b",
        read_before_last,
    ),
    (
        "weekday",
        rf"\b(?:on )?(?P<w>{WEEKDAY}) (?:of )?(?P<week>last|this|next) week\b",
        read_relative_weekday,
    ),
    (
        "weekday",
        rf"\b(?P<week>last|this|next) week,? (?:on |from |between )?(?P<w>{WEEKDAY})",
        read_relative_weekday,
    ),
    (
        "weekday",
        rf"\b(?:on )?(?P<which>last|past|previous|this|next|coming|upcoming|following) (?P<w>{WEEKDAY})",
        read_relative_weekday,
    ),
    (
        "unit",
        r"\b(?:in |over |during |within |for )?(?:the |these )?(?P<which>last|past|previous|next|coming) "
        rf"(?P<n>couple of|couple|few|several|\d{{1,3}}|{any_of(CARDINALS)}) "
        r"(?P<unit>day|week|fortnight|month|year)s?\b",
        read_within,
    ),
    (
        "unit",
        rf"\b(?:the )?(?P<n>\d{{1,3}}|{any_of(CARDINALS)}) (?P<which>last|past|previous|next|coming) "
        r"(?P<unit>day|week|fortnight|month|year)s\b",
        read_within,
    ),
    (
        "unit",
        r"\b(?:in |over |within )(?:the )(?P<which>past|last(?= fortnight)|next(?= fortnight))(?P<n>) "
        r"(?P<unit>week|fortnight|month|year)\b",
        read_within,
    ),
    (
        "unit weekday",
        r"\b(?P<which>last|past|previous|this|next|coming|following) "
        r"(?P<unit>weekend|week|month|year)(?P<more> before last)?\b",
        read_relative,
    ),
    ("month", rf"\b(?P<which>last|this|next) (?!may\b|march\b)(?P<m>{MONTH})", read_month),
    (
        "unit",
        rf"\b{_N} weeks? ago,? (?:on )?(?P<day>today|yesterday|{_LONG_WEEKDAY})\b",
        read_weeks_before,
    ),
    ("named", "|".join(rf"\b{words}\b" for words, _ in NAMED), read_named_day),
    ("unit", r"\bthe other day\b|\ba few days back\b", read_recent),
    ("unit", rf"\b(?:{_PART},?(?: and)? ){{1,3}}{_PART} (?:ago|back|earlier)\b", read_parts_ago),
    (
        "unit",
        rf"\b{_N}(?P<or> (?:or|to) (?:{any_of(CARDINALS)}|\d+))? {_UNIT}(?: or so)? "
        r"(?P<dir>ago|back|earlier|from now|later)\b",
        read_ago,
    ),
    (
        "unit",
        rf"\b(?P<dir>in) (?P<n>an?|a couple of|\d{{1,3}}|{any_of(CARDINALS)}) "
        r"(?P<unit>day|week|month)s?\b",
        read_ago,
    ),
    (
        "weekday",
        rf"\b(?:on )?(?:the )?(?P<nth>first|second|third|fourth) (?P<w>{_LONG_WEEKDAY})\b"
        r"(?! (?:after|before|since|of|in)\b)",
        read_open_weekday,
    ),
    ("weekday", rf"\b(?:on )?(?P<w>{_LONG_WEEKDAY})s?\b(?! ago)", read_weekday),
    ("weekday", rf"\b(?:on|from|to|until) (?P<w>{WEEKDAY})", read_weekday),
    ("weekday", rf"\b(?P<w>{WEEKDAY})(?= (?:the )?{DAY}\b)", read_weekday),
    ("weekday", r"\b(?:at |on |over )?(?:the )?weekend\b", read_weekend),
    (
        "month",
        rf"\b(?P<m>{_PLAIN_MONTH}|(?:(?<=in )|(?<=since )|(?<=from )|(?<=to )|(?<=until )"
        r"|(?<=last ))(?:may|march))\b|\A(?P<only>may|march)\W*\Z",
        read_month,
    ),
    (
        "digit unit named",
        r"\b(?:in|since|during|of) (?P<y>(?:19|20)\d\d|twenty (?:nineteen|twenty))\b",
        read_whole_year,
    ),
)
"""What a text must have some of, the pattern, and what is made of its matches."""


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    """The table compiled, when a date is first asked for."""
    return tuple(
        (frozenset(needed.split()), re.compile(pattern), reader)
        for needed, pattern, reader in _TABLE
    )


_VAGUE = re.compile(
    r"(?:about|around|roughly|approximately|maybe|like|or so|sometime)(?: on| in| the)*\s+$"
)

_SIDE = re.compile(r"\b(before|after)(?: the)? $")


def spans(text: str, today: date, prefer: Prefer) -> list[Span]:
    """Days named in lower-case text."""
    present = {kind for kind, pattern in _KINDS if pattern.search(text)}
    if not present:
        return []
    return [_around(text, s) for s in read_rules(text, present, _rules(), Asked(today, prefer))]


def _around(text: str, span: Span) -> Span:
    """The span, approximate where a vague word stands beside it."""
    side = _SIDE.search(text, max(0, span.start - 20), span.start)
    if side:
        # before christmas: some day on that side, nobody knows which
        return span._replace(rule=f"{span.rule}:{side[1]}", approximate=True)
    before = _VAGUE.search(text, max(0, span.start - 24), span.start)
    vague = bool(before) or text.startswith((" or so", " ish"), span.end)
    return span._replace(approximate=True) if vague else span
