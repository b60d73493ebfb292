"""Dates in English. Each rule is a pattern and a reading of its match; earlier rules win."""

from __future__ import annotations

import re
from datetime import date, timedelta

from callbot.understanding import lunar
from callbot.understanding.dates_en_words import (
    CARDINALS,
    DAY,
    MONTH,
    MONTHS,
    ORDINALS,
    PART,
    PARTS,
    WEEKDAY,
    WEEKDAYS,
    WHICH,
    YEAR,
    any_of,
    day_number,
    month_number,
    year_named,
)
from callbot.understanding.days import (
    EARLY,
    IMPOSSIBLE,
    LATE,
    MIDDLE,
    NOTHING,
    Asked,
    Days,
    Prefer,
    Reading,
    Rule,
    Span,
    add_months,
    day,
    month_days,
    nearest_month,
    nearest_weekday,
    nearest_year,
    read_rules,
    shift,
    single,
    week_days,
)
from callbot.understanding.numerals import english_number
from callbot.understanding.surface import english

_VAGUE = re.compile(
    r"(?:about|around|roughly|approximately|maybe|like|or so|sometime)(?: on| in| the)*\s+$"
)


def spans(text: str, today: date, prefer: Prefer) -> list[Span]:
    """Days named in lower-case text."""
    present = {kind for kind, pattern in _KINDS if pattern.search(text)}
    if not present:
        return []
    return [_around(text, s) for s in read_rules(text, present, _RULES, Asked(today, prefer))]


def _around(text: str, span: Span) -> Span:
    """The span, approximate where a vague word stands beside it."""
    before = _VAGUE.search(text, max(0, span.start - 24), span.start)
    vague = bool(before) or text.startswith((" or so", " ish"), span.end)
    return span._replace(approximate=True) if vague else span


def _iso(match: re.Match[str], asked: Asked) -> Reading:
    return Reading(single(day(int(match[1]), int(match[2]), int(match[3]))), "date")


def _slashed(match: re.Match[str], asked: Asked) -> Reading:
    """1/18 and 18/1: month first unless that cannot be."""
    first, second, year = int(match[1]), int(match[2]), match[3]
    swapped = first > 12
    month, number = (second, first) if swapped else (first, second)
    open_order = first <= 12 and second <= 12 and first != second
    rule = "slash:day-first" if swapped else "slash:month-first"
    if year:
        full = int(year) + (2000 if len(year) == 2 else 0)
        return Reading(single(day(full, month, number)), rule, open_order)
    days = nearest_year(lambda y: single(day(y, month, number)), asked.today, asked.prefer)
    return Reading(days, rule, open_order)


def _month_day(match: re.Match[str], asked: Asked) -> Reading:
    month, number = month_number(match["m"]), day_number(match["d"])
    year = year_named(match["y"], asked.today)
    if year is not None:
        days = single(day(year, month, number))
    else:
        days = nearest_year(lambda y: single(day(y, month, number)), asked.today, asked.prefer)
    return Reading(days, "month-day" if days else IMPOSSIBLE)


def _day_pair(match: re.Match[str], asked: Asked) -> Reading:
    """9 to 12 of june, january 18 to 20."""
    month, low, high = month_number(match["m"]), day_number(match["lo"]), day_number(match["hi"])
    year = year_named(match["y"], asked.today)

    def in_year(y: int) -> Days | None:
        first, last = day(y, month, low), day(y, month, high)
        return (first, last) if first and last and first < last else None

    days = in_year(year) if year else nearest_year(in_year, asked.today, asked.prefer)
    return Reading(days, "range")


def _week_of_month(match: re.Match[str], asked: Asked) -> Reading:
    """The last week of january: seven days of the month, not of the calendar's weeks."""
    month = month_number(match["m"])
    nth = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(match["nth"])
    year = year_named(match["y"], asked.today)

    def in_year(y: int) -> Days | None:
        whole = month_days(y, month)
        if whole is None:
            return None
        begun = whole[1] - timedelta(6) if nth is None else whole[0] + timedelta(7 * nth)
        return begun, begun + timedelta(6)

    days = in_year(year) if year else nearest_year(in_year, asked.today, asked.prefer)
    return Reading(days, "week-of-month", True)


def _part_of(match: re.Match[str], asked: Asked) -> Reading:
    """End of last month, early january, the beginning of this year, the end of last week."""
    part, what = PARTS[match["part"].strip(" -")], match["what"].strip(" .")
    if what in MONTHS:
        month = MONTHS[what]
        year = year_named(match["y"], asked.today)
        if year is not None:
            return Reading(month_days(year, month, part), f"month:{part}", True)
        days = nearest_year(lambda y: month_days(y, month, part), asked.today, asked.prefer)
        return Reading(days, f"month:{part}", True)
    which = match["which"]
    offset = WHICH[which] if which and which != "the" else 0
    if what == "month":
        year, month = add_months(asked.today.year, asked.today.month, offset)
        if not which or which == "the":
            return Reading(_open_month_part(part, asked), f"month:{part}", True)
        return Reading(month_days(year, month, part), f"month:{part}", True)
    if what == "year":
        begin, end = {EARLY: (1, 2), MIDDLE: (6, 7), LATE: (12, 12)}[part]
        first = month_days(asked.today.year + offset, begin)
        last = month_days(asked.today.year + offset, end)
        return Reading((first[0], last[1]) if first and last else None, "year", True)
    whole = week_days(asked.today, offset)
    if whole is None:
        return NOTHING
    begin, end = {EARLY: (0, 1), MIDDLE: (2, 3), LATE: (4, 6)}[part]
    monday = whole[0]
    return Reading((monday + timedelta(begin), monday + timedelta(end)), "week", True)


def _open_month_part(part: str, asked: Asked) -> Days | None:
    for step in (0, -1 if asked.prefer == "past" else 1):
        days = month_days(*add_months(asked.today.year, asked.today.month, step), part)
        if days and (days[0] <= asked.today if asked.prefer == "past" else days[1] >= asked.today):
            return days
    return None


def _month(match: re.Match[str], asked: Asked) -> Reading:
    groups = match.groupdict()
    month = month_number(groups["m"] or groups["only"])
    which = groups.get("which")
    year = year_named(groups.get("y"), asked.today)
    if which == "this":
        year = asked.today.year
    if year is not None:
        return Reading(month_days(year, month), "month", True)
    prefer: Prefer = "past" if which == "last" else "future" if which == "next" else asked.prefer
    days = nearest_year(lambda y: month_days(y, month), asked.today, prefer)
    return Reading(days, "month", True)


def _relative(match: re.Match[str], asked: Asked) -> Reading:
    """Last week, this month, next weekend."""
    offset = WHICH[match["which"]]
    unit = match["unit"]
    if unit == "week":
        offset -= 1 if match["more"] == " before last" else 0
        return Reading(week_days(asked.today, offset), "relative-week", True)
    if unit == "weekend":
        saturday, sunday = week_days(asked.today, offset, 5), week_days(asked.today, offset, 6)
        days = (saturday[0], sunday[0]) if saturday and sunday else None
        return Reading(days, "relative-weekend", True)
    if unit == "month":
        year, month = add_months(asked.today.year, asked.today.month, offset)
        return Reading(month_days(year, month), "relative-month", True)
    first, last = (
        month_days(asked.today.year + offset, 1),
        month_days(asked.today.year + offset, 12),
    )
    return Reading((first[0], last[1]) if first and last else None, "year", True)


def _before_last(match: re.Match[str], asked: Asked) -> Reading:
    if match["unit"] == "week":
        return Reading(week_days(asked.today, -2), "relative-week", True)
    if match["unit"] == "month":
        year, month = add_months(asked.today.year, asked.today.month, -2)
        return Reading(month_days(year, month), "relative-month", True)
    found = nearest_weekday(WEEKDAYS[match["unit"]], asked.today, "past", strict=True)
    return Reading(single(shift(found[0], -7)) if found else None, "relative-weekday")


def _relative_weekday(match: re.Match[str], asked: Asked) -> Reading:
    """`last tuesday` is the latest before today; `tuesday last week` a day of that week."""
    weekday = WEEKDAYS[match["w"].strip(" .")]
    week = match.groupdict().get("week")
    if week:
        return Reading(week_days(asked.today, WHICH[week], weekday), "relative-weekday")
    offset = WHICH[match["which"]]
    if offset == 0:
        return Reading(week_days(asked.today, 0, weekday), "relative-weekday")
    if offset == 1:
        # next tuesday: of next week, as most people mean it
        return Reading(week_days(asked.today, 1, weekday), "relative-weekday")
    return Reading(nearest_weekday(weekday, asked.today, "past", strict=True), "relative-weekday")


def _weekday(match: re.Match[str], asked: Asked) -> Reading:
    weekday = WEEKDAYS[match["w"].strip(" .")]
    return Reading(nearest_weekday(weekday, asked.today, asked.prefer), "weekday")


def _weekend(match: re.Match[str], asked: Asked) -> Reading:
    saturday = nearest_weekday(5, asked.today, asked.prefer)
    last = shift(saturday[0], 1) if saturday else None
    return Reading((saturday[0], last) if saturday and last else None, "weekend", True)


_NAMED = (
    ("the day before yesterday", -2), ("day before yesterday", -2), ("the day after tomorrow", 2),
    ("day after tomorrow", 2), ("yesterday", -1), ("last night", -1), ("tomorrow", 1),
    ("today", 0), ("tonight", 0), ("this morning", 0), ("this afternoon", 0), ("this evening", 0),
    ("earlier today", 0),
)  # fmt: skip


def _named_day(match: re.Match[str], asked: Asked) -> Reading:
    return Reading(single(shift(asked.today, dict(_NAMED)[match[0]])), "named-day")


def _recent(match: re.Match[str], asked: Asked) -> Reading:
    first, last = shift(asked.today, -6), shift(asked.today, -2)
    return Reading((first, last) if first and last else None, "recent", True)


_AMOUNTS = {
    "a": 1.0, "an": 1.0, "one": 1.0, "a couple of": 2.0, "a couple": 2.0, "couple of": 2.0,
    "couple": 2.0, "a few": 4.0, "few": 4.0, "several": 5.0, "half a": 0.5, "some": 4.0, "": 1.0,
    }  # fmt: skip
_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}


def _amount(words: str) -> float | None:
    words = words.strip()
    if words in _AMOUNTS:
        return _AMOUNTS[words]
    tokens = english(words)
    number = english_number(tokens, 0) if tokens else None
    return float(number.value) if number else None


def _ago(match: re.Match[str], asked: Asked) -> Reading:
    amount = _amount(match["n"])
    if amount is None or amount > 5000:
        return NOTHING
    unit = match["unit"]
    words = match["n"].strip()
    vague = (
        (words not in ("a", "an", "one") and words in _AMOUNTS) or bool(match.groupdict().get("or"))
    )
    sign = 1 if match["dir"] in ("from now", "later", "in") else -1
    rule = "from-now" if sign > 0 else "ago"
    if unit in ("month", "year") and amount == int(amount):
        months = int(amount) * (12 if unit == "year" else 1)
        year, month = add_months(asked.today.year, asked.today.month, sign * months)
        whole = month_days(year, month) if 1 <= year <= 9998 else None
        found = day(year, month, min(asked.today.day, whole[1].day)) if whole else None
        return Reading(single(found), rule, True)
    found = shift(asked.today, sign * round(amount * _UNIT_DAYS[unit]))
    return Reading(single(found), rule, vague or unit != "day")


def _within(match: re.Match[str], asked: Asked) -> Reading:
    """The past two weeks, the last three days, next ten days."""
    amount = _amount(match["n"] or "")
    if amount is None or amount > 5000:
        return NOTHING
    distance = round(amount * _UNIT_DAYS[match["unit"]])
    if match["which"] == "next":
        first, last = shift(asked.today, 1), shift(asked.today, distance)
    else:
        first, last = shift(asked.today, -distance), asked.today
    return Reading((first, last) if first and last else None, "within", True)


def _day_only(match: re.Match[str], asked: Asked) -> Reading:
    number = day_number(match["d"])
    which = match.groupdict().get("which")
    if which:
        year, month = add_months(asked.today.year, asked.today.month, WHICH[which])
        return Reading(single(day(year, month, number)), "day")
    return Reading(nearest_month(number, asked.today, asked.prefer), "day")


_HOLIDAYS = {
    "new year's eve": (12, 31), "new years eve": (12, 31), "new year eve": (12, 31),
    "new year's day": (1, 1), "new years day": (1, 1), "new year's": (1, 1), "new years": (1, 1),
    "new year": (1, 1), "valentine's day": (2, 14), "valentines day": (2, 14),
    "women's day": (3, 8), "labor day": (5, 1), "labour day": (5, 1), "may day": (5, 1),
    "national day": (10, 1), "halloween": (10, 31), "christmas eve": (12, 24),
    "christmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25), "boxing day": (12, 26),
    "independence day": (7, 4), "qingming": (4, 4), "tomb sweeping day": (4, 4),
}  # fmt: skip


def _holiday(match: re.Match[str], asked: Asked) -> Reading:
    name = match["name"]

    def in_year(year: int) -> Days | None:
        if name in lunar.ENGLISH_FESTIVALS:
            inside = 1900 <= year <= 2099
            return single(lunar.to_date(year, *lunar.ENGLISH_FESTIVALS[name]) if inside else None)
        if name == "thanksgiving":
            first = date(year, 11, 1)
            return single(first + timedelta((3 - first.weekday()) % 7 + 21))
        return single(day(year, *_HOLIDAYS[name]))

    year = year_named(match["y"], asked.today)
    days = in_year(year) if year else nearest_year(in_year, asked.today, asked.prefer)
    return Reading(days, f"festival:{name}")


def _lunar_new_year(match: re.Match[str], asked: Asked) -> Reading:
    """Chinese New Year's eve or day, with `… holiday` the week."""
    kind = match["kind"] or ""

    def in_year(year: int) -> Days | None:
        if not 1900 <= year <= 2099:
            return None
        first = lunar.new_year(year)
        if "eve" in kind:
            return single(lunar.eve(year))
        return (lunar.eve(year), first + timedelta(6)) if "holiday" in kind else single(first)

    year = year_named(match["y"], asked.today)
    days = in_year(year) if year else nearest_year(in_year, asked.today, asked.prefer)
    return Reading(days, "lunar:new-year", "holiday" in kind)


def _whole_year(match: re.Match[str], asked: Asked) -> Reading:
    year = year_named(match["y"], asked.today)
    first, last = (month_days(year, 1), month_days(year, 12)) if year else (None, None)
    return Reading((first[0], last[1]) if first and last else None, "year", True)


_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?"
_N = (
    r"(?P<n>half a|a couple of|a couple|couple of|couple|a few|few|several|an?|\d{1,4}|"
    rf"{any_of(CARDINALS)}(?: {any_of(CARDINALS)})?)"
)
_HOLIDAY_NAMES = "|".join(
    sorted({*_HOLIDAYS, *lunar.ENGLISH_FESTIVALS, "thanksgiving"}, key=len, reverse=True)
)
_NOT_NOUN = (
    r"(?! (?:of us|time|times|floor|street|avenue|person|one|day of (?!last|this|next)|thing|of us|grade|round|test|place|half|"
    r"hand|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|quarter|century|week|month|year|part|dose|question|opinion|name|cousin|wave|aid|class|thought))"
)
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("digit", r"\d"),
        ("month", r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"),
        ("weekday", r"\b(?:mon|tue|wed|thu|fri|sat|sun)|weekend"),
        ("unit", r"\b(?:day|week|fortnight|month|year)"),
        ("ordinal", r"(?:th|st|nd|rd)\b|second"),
        ("named", r"day\b|morrow|night|morning|afternoon|evening"),
        ("holiday", r"new ?year|festival|christmas|xmas|eve\b|day\b|halloween|thanks|qingming"),
    )
)
_LONG_WEEKDAY = any_of({name: n for name, n in WEEKDAYS.items() if len(name) > 3})
_PLAIN_MONTH = any_of({n: m for n, m in MONTHS.items() if n not in ("may", "march", "mar")})
_RULES: tuple[Rule, ...] = tuple(
    (frozenset(needed.split()), re.compile(pattern), reader)
    for needed, pattern, reader in (
        ("digit", r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", _iso),
        ("digit", r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])", _slashed),
        ("digit", r"(?<![\d/.-])(\d{1,2})[.-](\d{1,2})[.-](\d{4}|\d{2})(?![\d/])", _slashed),
        (
            "month",
            rf"\b(?:the )?(?P<nth>first|second|third|fourth|last) week (?:of|in) (?P<m>{MONTH})"
            rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
            _week_of_month,
        ),
        (
            "month",
            rf"\b(?:from |between )?(?:the )?(?P<lo>{DAY}) ?(?:to|and|until|through|-) ?(?:the )?"
            rf"(?P<hi>{DAY})(?: of)? (?P<m>{MONTH})(?:,? (?:of )?(?P<y>{YEAR}))?",
            _day_pair,
        ),
        (
            "month",
            rf"\b(?:from |between )?(?P<m>{MONTH}) (?:the )?(?P<lo>{DAY}) ?(?:to|and|until|through|-) ?"
            rf"(?:the )?(?P<hi>{DAY})\b(?! (?:of )?{MONTH})(?:,? (?:of )?(?P<y>{YEAR}))?",
            _day_pair,
        ),
        (
            "month",
            rf"\b(?:the )?(?P<d>{DAY})(?: (?:day )?of| in)? (?P<m>{MONTH})(?:,? (?:of )?(?P<y>{YEAR}))?",
            _month_day,
        ),
        (
            "month",
            rf"\b(?P<m>{MONTH})[ /-]?(?:the )?(?P<d>{DAY})\b(?! (?:people|of us|times|thousand))"
            rf"(?:,? (?:of )?(?P<y>{YEAR}))?",
            _month_day,
        ),
        (
            "holiday",
            r"\b(?:the )?(?:(?:chinese|lunar) new ?year|spring festival)"
            rf"(?P<kind>'?s? eve|'?s? day|'?s? holidays?|'s)?\b(?: (?:of )?(?P<y>{YEAR}))?",
            _lunar_new_year,
        ),
        ("holiday", rf"\b(?P<name>{_HOLIDAY_NAMES})\b(?:,? (?:of )?(?P<y>{YEAR}))?", _holiday),
        ("month", rf"\b(?P<m>{MONTH}),? (?:of )?(?P<y>{YEAR})", _month),
        (
            "ordinal",
            rf"\b(?:on )?the (?P<d>{any_of(ORDINALS)}|[0-3]?\d ?(?:st|nd|rd|th))\b{_NOT_NOUN}"
            r"(?:(?: day)? of (?P<which>last|this|next) month| of the month)?",
            _day_only,
        ),
        (
            "ordinal",
            rf"\b(?:on )?(?P<d>[0-3]?\d(?:st|nd|rd|th)|(?:twenty |thirty )(?:{any_of(ORDINALS)})"
            rf"|(?:[a-z]+(?:teen|elf|twenti|thirti)(?:e)?th))\b{_NOT_NOUN}"
            r"(?: of (?P<which>last|this|next) month)?",
            _day_only,
        ),
        ("digit", rf"\bon the (?P<d>[12]?\d|3[01])\b(?![./:°%\d]){_NOT_NOUN}", _day_only),
        (
            "unit month",
            rf"\b(?:(?:at|by|in|towards?) )?(?P<part>{PART})[ -](?:(?P<which>last|this|next|the) )?"
            rf"(?P<what>month|week|year|{MONTH})(?: (?:of )?(?P<y>{YEAR}))?",
            _part_of,
        ),
        (
            "unit weekday",
            rf"\b(?:the )?(?P<unit>week|month|{any_of(WEEKDAYS)}) before last\b",
            _before_last,
        ),
        (
            "weekday",
            rf"\b(?:on )?(?P<w>{WEEKDAY}) (?:of )?(?P<week>last|this|next) week\b",
            _relative_weekday,
        ),
        (
            "weekday",
            rf"\b(?P<week>last|this|next) week,? (?:on )?(?P<w>{WEEKDAY})",
            _relative_weekday,
        ),
        (
            "weekday",
            rf"\b(?:on )?(?P<which>last|past|previous|this|next|coming) (?P<w>{WEEKDAY})",
            _relative_weekday,
        ),
        (
            "unit",
            r"\b(?:in |over |during |within |for )?(?:the |these )?(?P<which>last|past|next) "
            rf"(?P<n>couple of|few|several|\d{{1,3}}|{any_of(CARDINALS)}) "
            r"(?P<unit>day|week|fortnight|month|year)s?\b",
            _within,
        ),
        (
            "unit",
            r"\b(?:in |over |within )(?:the )(?P<which>past)(?P<n>) (?P<unit>week|fortnight|month|year)\b",
            _within,
        ),
        (
            "unit weekday",
            r"\b(?P<which>last|past|previous|this|next|coming|following) "
            r"(?P<unit>weekend|week|month|year)(?P<more> before last)?\b",
            _relative,
        ),
        ("month", rf"\b(?P<which>last|this|next) (?!may\b|march\b)(?P<m>{MONTH})", _month),
        ("named", "|".join(rf"\b{words}\b" for words, _ in _NAMED), _named_day),
        ("unit", r"\bthe other day\b|\ba few days back\b", _recent),
        (
            "unit",
            rf"\b{_N}(?P<or> (?:or|to) (?:{any_of(CARDINALS)}|\d+))? {_UNIT} "
            r"(?P<dir>ago|back|earlier|from now|later)\b",
            _ago,
        ),
        (
            "unit",
            rf"\b(?P<dir>in) (?P<n>an?|a couple of|\d{{1,3}}|{any_of(CARDINALS)}) "
            r"(?P<unit>day|week|month)s?\b",
            _ago,
        ),
        ("weekday", rf"\b(?:on )?(?P<w>{_LONG_WEEKDAY})s?\b", _weekday),
        ("weekday", rf"\bon (?P<w>{WEEKDAY})", _weekday),
        ("weekday", r"\b(?:at |on |over )?(?:the )?weekend\b", _weekend),
        (
            "month",
            rf"\b(?P<m>{_PLAIN_MONTH}|(?:(?<=in )|(?<=since )|(?<=from )|(?<=to )|(?<=until )|(?<=last ))"
            r"(?:may|march))\b|\A(?P<only>may|march)\W*\Z",
            _month,
        ),
        (
            "digit unit named",
            r"\b(?:in|since|during|of) (?P<y>(?:19|20)\d\d|twenty (?:nineteen|twenty))\b",
            _whole_year,
        ),
    )
)
