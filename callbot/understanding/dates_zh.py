"""Dates in Mandarin. Each rule is a pattern and a reading of its match; earlier rules win."""

from __future__ import annotations

import re
from datetime import date

from callbot.understanding import lunar
from callbot.understanding.dates_zh_lunar import (
    DAY,
    MONTH,
    PART,
    PARTS,
    SOLAR,
    YEAR,
    eve,
    festival,
    holidays,
    lunar_day,
    new_years_day,
    to_number,
    year_named,
)
from callbot.understanding.days import (
    IMPOSSIBLE,
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
from callbot.understanding.numerals import mandarin_value

_WEEK = "(?:星期|礼拜|周)"
_WEEKDAYS = {name: index for index, name in enumerate("一二三四五六日")} | {"天": 6, "末": 5}
_WEEKDAYS |= {str(index + 1): index for index in range(6)}
_BACK = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}
_WHICH = r"(?P<which>上上|上|这|本|下下|下)(?:一?个)?"


def spans(text: str, today: date, prefer: Prefer) -> list[Span]:
    """Days named in a surface text (see `callbot.understanding.surface.mandarin`)."""
    found = read_rules(text, set(text), _RULES, Asked(today, prefer))
    return [_around(text, span) for span in found]


_AFTER = re.compile(r"(?:的时候)?(?:左右|前后|上下|那几天|那两天|那会儿?)")
_BEFORE = re.compile(r"(?:大概|大约|可能|好像|差不多|也就|应该)(?:是|在)?$")


def _around(text: str, span: Span) -> Span:
    """The span with a vague word behind it; approximate where one stands before or behind."""
    behind = _AFTER.match(text, span.end)
    before = _BEFORE.search(text, max(0, span.start - 5), span.start)
    vague = span.approximate or bool(behind or before)
    return span._replace(end=behind.end() if behind else span.end, approximate=vague)


def _full(match: re.Match[str], asked: Asked) -> Reading:
    return Reading(single(day(int(match[1]), int(match[2]), int(match[3]))), "date")


def _month_day(match: re.Match[str], asked: Asked) -> Reading:
    month, number = to_number(match["m"]), to_number(match["d"])
    year = year_named(match["y"], asked.today)
    if year is not None:
        days = single(day(year, month, number))
    else:
        days = nearest_year(lambda y: single(day(y, month, number)), asked.today, asked.prefer)
    return Reading(days, "month-day" if days else IMPOSSIBLE)


def _slashed(match: re.Match[str], asked: Asked) -> Reading:
    first, second = int(match[1]), int(match[2])
    month, number = (first, second) if first <= 12 else (second, first)
    days = nearest_year(lambda y: single(day(y, month, number)), asked.today, asked.prefer)
    return Reading(days, "month-day:slash")


def _month(match: re.Match[str], asked: Asked) -> Reading:
    month, part = to_number(match["m"]), PARTS.get(match["part"] or "", "")
    year = year_named(match["y"], asked.today)
    if year is not None:
        return Reading(month_days(year, month, part), "month", True)
    days = nearest_year(lambda y: month_days(y, month, part), asked.today, asked.prefer)
    return Reading(days, f"month:{part}" if part else "month", True)


def _relative_month(match: re.Match[str], asked: Asked) -> Reading:
    year, month = add_months(asked.today.year, asked.today.month, _BACK[match["which"]])
    if match["d"]:
        return Reading(single(day(year, month, to_number(match["d"]))), "relative-month-day")
    part = PARTS.get(match["part"] or "", "")
    return Reading(month_days(year, month, part), "relative-month", True)


def _month_part(match: re.Match[str], asked: Asked) -> Reading:
    """月初, 月底: of this month, or of the one beside it on the preferred side."""
    part = PARTS[match[0]]
    for step in (0, -1 if asked.prefer == "past" else 1):
        days = month_days(*add_months(asked.today.year, asked.today.month, step), part)
        if days and (days[0] <= asked.today if asked.prefer == "past" else days[1] >= asked.today):
            return Reading(days, f"month:{part}", True)
    return NOTHING


def _week(match: re.Match[str], asked: Asked) -> Reading:
    weekday = match["wd"]
    weeks = _BACK[match["which"]]
    if weekday is None:
        return Reading(week_days(asked.today, weeks), "relative-week", True)
    if weekday == "末":
        return Reading(_weekend(asked.today, weeks), "relative-weekend", True)
    return Reading(week_days(asked.today, weeks, _WEEKDAYS[weekday]), "relative-weekday")


def _weekend(today: date, weeks: int) -> Days | None:
    saturday, sunday = week_days(today, weeks, 5), week_days(today, weeks, 6)
    return (saturday[0], sunday[0]) if saturday and sunday else None


def _weekday(match: re.Match[str], asked: Asked) -> Reading:
    if match["wd"] == "末":
        saturday = nearest_weekday(5, asked.today, asked.prefer)
        last = shift(saturday[0], 1) if saturday else None
        days = (saturday[0], last) if saturday and last else None
        return Reading(days, "weekend", True)
    return Reading(nearest_weekday(_WEEKDAYS[match["wd"]], asked.today, asked.prefer), "weekday")


def _week_of_month(match: re.Match[str], asked: Asked) -> Reading:
    """一月的第三个星期, 一月最后一周: seven days of the month, not of the calendar's weeks."""
    month, which = to_number(match["m"]), match["nth"]
    year = year_named(match["y"], asked.today)

    def in_year(y: int) -> Days | None:
        whole = month_days(y, month)
        if whole is None:
            return None
        if which == "最后一":
            begun: date | None = shift(whole[1], -6)
        else:
            begun = shift(whole[0], 7 * (to_number(which[1]) - 1))
        last = shift(begun, 6) if begun else None
        return (begun, last) if begun and last else None

    days = in_year(year) if year else nearest_year(in_year, asked.today, asked.prefer)
    return Reading(days, "week-of-month", True)


def _half_year(match: re.Match[str], asked: Asked) -> Reading:
    year = year_named(match["y"], asked.today) or asked.today.year
    begin, end = (1, 6) if match["half"] in "上前" else (7, 12)
    first, last = month_days(year, begin), month_days(year, end)
    return Reading((first[0], last[1]) if first and last else None, "half-year", True)


_DAYS = {
    "大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3,
}  # fmt: skip


def _named_day(match: re.Match[str], asked: Asked) -> Reading:
    return Reading(single(shift(asked.today, _DAYS[match["n"]])), "named-day")


_RECENT = {
    "前两天": (-3, -1), "头两天": (-3, -1), "前几天": (-6, -2), "头几天": (-6, -2),
    "前些天": (-10, -3), "前些日子": (-30, -5), "前段时间": (-30, -7), "前阵子": (-30, -7),
    "前一阵子": (-30, -7), "前一段时间": (-30, -7), "这几天": (-4, 0), "这两天": (-2, 0),
    "近几天": (-6, 0), "最近几天": (-6, 0), "最近两天": (-2, 0), "过两天": (1, 3), "过几天": (2, 6),
}  # fmt: skip


def _recent(match: re.Match[str], asked: Asked) -> Reading:
    begin, end = _RECENT[match[0]]
    first, last = shift(asked.today, begin), shift(asked.today, end)
    return Reading((first, last) if first and last else None, "recent", True)


_UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "月": 30, "年": 365}


def _amount(match: re.Match[str]) -> tuple[float, bool] | None:
    """How many units an `ago` names, and whether that is vague."""
    numeral = match["n"]
    if numeral == "半":
        return 0.5, True
    if numeral in ("几", "好几", "数"):
        return 4, True
    if numeral.startswith("十") and numeral[-1] in "几来多":
        return 12, True
    if match["hi"]:
        return float(to_number(numeral)), True
    value = mandarin_value(numeral)
    if value is None:
        return None
    return value + (0.5 if match["half"] else 0), bool(match["half"] or match["more"])


def _ago(match: re.Match[str], asked: Asked) -> Reading:
    amount = _amount(match)
    if amount is None or amount[0] > 5000:
        return NOTHING
    value, vague = amount
    unit = match["unit"]
    later = match["dir"] in ("后", "以后", "之后")
    sign = 1 if later else -1
    rule = "from-now" if later else "ago"
    if unit in ("月", "年") and value == int(value):
        months = int(value) * (12 if unit == "年" else 1)
        year, month = add_months(asked.today.year, asked.today.month, sign * months)
        whole = month_days(year, month) if 1 <= year <= 9998 else None
        found = day(year, month, min(asked.today.day, whole[1].day)) if whole else None
        return Reading(single(found), rule, True)
    found = shift(asked.today, sign * round(value * _UNIT_DAYS[unit]))
    return Reading(single(found), rule, vague or unit not in ("天", "日") or match["dir"] == "了")


def _within(match: re.Match[str], asked: Asked) -> Reading:
    amount = 0.5 if match["n"] == "半" else mandarin_value(match["n"].replace("几", "五"))
    if amount is None or amount > 5000:
        return NOTHING
    first = shift(asked.today, -round(amount * _UNIT_DAYS[match["unit"]]))
    return Reading((first, asked.today) if first else None, "within", True)


def _day_only(match: re.Match[str], asked: Asked) -> Reading:
    low = to_number(match["d"])
    days = nearest_month(low, asked.today, asked.prefer)
    if match["hi"] and days:
        high = low // 10 * 10 + to_number(match["hi"])
        last = day(days[0].year, days[0].month, high)
        return Reading((days[0], last) if last and high > low else None, "day-range", True)
    return Reading(days, "day")


def _day_pair(match: re.Match[str], asked: Asked) -> Reading:
    """二十到二十五号, 一月二十到二十五号: the first number borrows the second one's 号."""
    low, high = to_number(match["lo"]), to_number(match["hi"])
    if match["m"]:
        month = to_number(match["m"])
        first = nearest_year(lambda y: single(day(y, month, low)), asked.today, asked.prefer)
    else:
        first = nearest_month(low, asked.today, asked.prefer)
    last = day(first[0].year, first[0].month, high) if first else None
    usable = first is not None and last is not None and high > low
    return Reading((first[0], last) if usable and first and last else None, "range")


def _some_day(match: re.Match[str], asked: Asked) -> Reading:
    """二十几号, 十来号: ten days."""
    tens = 20 if match["tens"].startswith(("二十", "廿", "2")) else 10
    days = nearest_month(tens, asked.today, asked.prefer)
    last = shift(days[0], 9) if days else None
    return Reading((days[0], last) if days and last else None, "some-day", True)


def _whole_year(match: re.Match[str], asked: Asked) -> Reading:
    year = year_named(match["y"], asked.today)
    if year is None or not 1 <= year <= 9998:
        return NOTHING
    begin, end = {"初": (1, 2), "底": (12, 12), "末": (12, 12), "中": (6, 7)}.get(
        match["part"] or "", (1, 12)
    )
    first, last = month_days(year, begin), month_days(year, end)
    return Reading((first[0], last[1]) if first and last else None, "year", True)


def _year_part(match: re.Match[str], asked: Asked) -> Reading:
    """年初, 年底 without a year."""
    begin, end = (1, 2) if match[0] == "年初" else (12, 12)

    def in_year(year: int) -> Days | None:
        first, last = month_days(year, begin), month_days(year, end)
        return (first[0], last[1]) if first and last else None

    return Reading(nearest_year(in_year, asked.today, asked.prefer), "year", True)


_NO_NUMERAL = r"(?<![\d零一二三四五六七八九十百千第.两几])"
_NOT_ADDRESS = r"(?![楼线院车机码房门公店铺])"
_FESTIVAL_NAMES = "|".join(sorted({*SOLAR, *lunar.FESTIVALS}, key=len, reverse=True))

_FESTIVAL_FIRST = "".join(sorted({name[0] for name in (*SOLAR, *lunar.FESTIVALS)}))

_RULES: tuple[Rule, ...] = tuple(
    (frozenset(needed), re.compile(pattern), reader)
    for needed, pattern, reader in (
        (
            "0123456789",
            r"(?<!\d)(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})[日号]?(?!\d)",
            _full,
        ),
        (
            "月",
            rf"(?:(?P<y>{YEAR})的?)?(?:(?:农历|阴历|旧历|老历)(?P<y2>{YEAR})?的?(?P<lm>(?:{MONTH}|正|腊|冬)月)"
            rf"(?P<ld>初?{DAY}(?:号|日)?)?(?P<lp>{PART})?)",
            lunar_day,
        ),
        (
            "月",
            rf"(?:(?P<y>{YEAR})的?)?(?:(?P<lm>[正腊冬]月)(?:的)?(?P<ld>初?{DAY}(?:号|日)?)?(?P<lp>{PART})?)",
            lunar_day,
        ),
        (
            "月",
            rf"{_NO_NUMERAL}(?:(?P<y>{YEAR})的?)?(?P<lm>{MONTH}月)(?P<ld>初[一二三四五六七八九十])",
            lunar_day,
        ),
        (
            "三除夜",
            rf"(?:(?P<y>{YEAR})的?)?(?:大?年三十(?:儿|晚上|晚|夜)?|除夕夜?|大年夜|年夜饭?那天|年夜|三十(?:儿)?晚上|三十夜|三十儿)",
            eve,
        ),
        (
            "初",
            rf"(?:(?P<y>{YEAR})的?)?(?:大年|过年|年|正月)?初(?P<n>[一二三四五六七八九]|十[一二三四五]?)"
            r"(?![中次步来])",
            new_years_day,
        ),
        (
            "年春",
            rf"(?:(?P<y>{YEAR})的?)?(?P<word>过年(?:那几天|那会儿?|的时候|期间|前后)?|春节(?:期间|那几天|放假|假期|前后|的时候)"
            r"|(?<!\d)(?<![零一二三四五六七八九几半多两今去明])年前|(?<![零一二三四五六七八九几半多\d两今去明])年后(?!半))",
            holidays,
        ),
        (
            _FESTIVAL_FIRST,
            rf"(?:(?P<y>{YEAR})的?)?(?P<name>(?<![零一二三四五六七八九十\d])(?:{_FESTIVAL_NAMES}))(?![月号点个])节?"
            r"(?P<around>期间|假期|放假|长假|那几天|前后)?",
            festival,
        ),
        (
            "周期拜",
            rf"{_NO_NUMERAL}(?:(?P<y>{YEAR})的?)?(?P<m>{MONTH})月(?:份)?的?(?P<nth>第[一二三四]|最后一)个?{_WEEK}",
            _week_of_month,
        ),
        ("半", rf"(?:(?P<y>{YEAR})的?)?(?P<half>[上下前后])半年", _half_year),
        (
            "号日",
            rf"{_NO_NUMERAL}(?:(?P<m>{MONTH})月(?:份)?)?(?P<lo>{DAY})(?:到|至|-)(?P<hi>{DAY})[号日]",
            _day_pair,
        ),
        (
            "月",
            rf"{_NO_NUMERAL}(?:(?P<y>{YEAR})的?)?(?<!个)(?P<m>{MONTH})月(?:份)?(?:的)?(?P<d>{DAY})(?:[号日]|(?![点时个\d块天人度岁]))",
            _month_day,
        ),
        (
            "月",
            rf"{_WHICH}月(?:份)?的?(?:(?P<d>{DAY})(?:[号日]|(?![点时个天人]))|(?P<part>{PART}))?",
            _relative_month,
        ),
        (
            "月",
            rf"{_NO_NUMERAL}(?:(?P<y>{YEAR})的?)?(?<!个)(?P<m>{MONTH})月(?:份)?的?(?P<part>{PART}(?!间))?",
            _month,
        ),
        (
            "前后了",
            rf"{_NO_NUMERAL}(?P<n>半|好几|几|数|十几|十来|十多|\d{{1,4}}|[零一二两三四五六七八九十百]+?)"
            r"(?P<hi>(?<=[一二两三四五六七八])[二三四五六七八九])?(?:个)?(?P<half>半)?(?P<more>多|来)?(?:个)?"
            r"(?P<unit>天|日|周|星期|礼拜|月|年)(?:半)?(?:多|左右)?"
            r"(?P<dir>以前|之前|前|以后|之后|后|了)(?![天头面者院])",
            _ago,
        ),
        (
            "近去这前",
            r"(?:最近|过去|近|这|前(?=[^天]{1,3}[周星礼]))(?:的)?(?P<n>半|几|\d{1,3}|[一二两三四五六七八九十]+)(?:个)?"
            r"(?P<unit>天|日|周|星期|礼拜|月|年)(?:内|里|以内|之内|以来)?",
            _within,
        ),
        ("前头近这过", "|".join(sorted(_RECENT, key=len, reverse=True)), _recent),
        ("周期拜", rf"{_WHICH}{_WEEK}(?P<wd>[一二三四五六日天末1-6])?(?!围|口|边)", _week),
        (
            "周期拜",
            rf"(?<![每一二两三四五六七八九十\d几半])(?:{_WEEK})(?P<wd>[一二三四五六日天末1-6])(?![个岁周])",
            _weekday,
        ),
        (
            "前昨今明后",
            r"(?P<n>大前|前|昨|今|明|大后|后)(?:天|日|儿个?|晚|早|晨|夜)(?:早上|上午|中午|下午|晚上|夜里|早晨)?",
            _named_day,
        ),
        ("号日", rf"{_NO_NUMERAL}(?P<tens>[二2]?[十1]0?|廿)(?:几|来|多)[号日]", _some_day),
        (
            "号日",
            rf"{_NO_NUMERAL}(?<![月年])(?P<d>(?:[12]\d|3[01]|[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
            rf"|[一二三四五六七八九]))(?P<hi>(?<=[一二三四五六七八])[二三四五六七八九])?[号日]{_NOT_ADDRESS}",
            _day_only,
        ),
        ("/", r"(?<![\d./-])(\d{1,2})[/](\d{1,2})(?![\d/.])", _slashed),
        ("月", r"月初|月底|月中(?=旬|的|去|回|$)", _month_part),
        (
            "年",
            rf"{_NO_NUMERAL}(?P<y>{YEAR})的?(?:年)?(?P<part>[初底末中](?![一二三四五六七八九十]))?",
            _whole_year,
        ),
        (
            "年",
            r"(?<![一二三四五六七八九十\d今去明前后])年[初底](?![一二三四五六七八九十])",
            _year_part,
        ),
    )
)
