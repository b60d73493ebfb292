"""Dates in Mandarin: the patterns in the order in which they win; what they read is in three files.

`dates_zh_lunar` (the moon's calendar and feasts), `dates_zh_ago` (how far from today), `dates_zh_readings`.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from callbot.understanding import islamic, lunar
from callbot.understanding.dates_zh_ago import (
    RECENT,
    read_ago,
    read_hours_ago,
    read_named_day,
    read_parts_ago,
    read_recent,
    read_within,
)
from callbot.understanding.dates_zh_lunar import (
    DAY,
    HALF,
    MONTH,
    PART,
    SOLAR,
    YEAR,
    before_new_year,
    eve,
    festival,
    holidays,
    lunar_day,
    new_years_day,
)
from callbot.understanding.dates_zh_readings import (
    read_day_only,
    read_day_pair,
    read_first_or_last_day,
    read_full,
    read_half_year,
    read_month,
    read_month_day,
    read_month_part,
    read_relative_month,
    read_slashed,
    read_some_day,
    read_this_day,
    read_week,
    read_week_of_month,
    read_weekday,
    read_whole_year,
    read_year_part,
)
from callbot.understanding.days import (
    Asked,
    Prefer,
    Reader,
    Rule,
    Span,
    read_rules,
)

_WEEK = "(?:星期|礼拜|周)"
_WHICH = r"(?P<which>上上|大上|上|这|本|下下|下)(?:一?个)?"
_NO_NUMERAL = r"(?<![\d零一二三四五六七八九十百千第.两几])"
_DAY_BEGINS = rf"(?:{_NO_NUMERAL}(?<![周期拜])|(?<=[周期拜][一二三四五六日天]))"
"""Behind a weekday a day of the month may begin: 星期五十四号, 周三十号."""
_NOT_ADDRESS = r"(?![楼线院车机码房门公店铺])"
_ONES = "[一二三四五六七八九]"
_FESTIVAL_NAMES = "|".join(
    sorted({*SOLAR, *lunar.FESTIVALS, *lunar.SOLAR_TERMS, *islamic.FEASTS}, key=len, reverse=True)
)

_FESTIVAL_FIRST = "".join(
    sorted({name[0] for name in (*SOLAR, *lunar.FESTIVALS, *lunar.SOLAR_TERMS, *islamic.FEASTS)})
)

_TABLE: tuple[tuple[str, str, Reader], ...] = (
    (
        "0123456789",
        r"(?<!\d)(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})[日号]?(?!\d)",
        read_full,
    ),
    (
        "月",
        rf"(?:(?P<y>{YEAR})的?)?(?:(?:农历|阴历|旧历|老历)(?P<y2>{YEAR})?的?(?P<lm>(?:{MONTH}|正|腊|冬)月)"
        rf"(?P<ld>初?{DAY}(?P<some>几)?(?:号|日)?)?(?P<lp>月?{PART})?)",
        lunar_day,
    ),
    (
        "月",
        rf"(?:(?P<y>{YEAR})的?)?(?:(?P<lm>[正腊冬]月)(?:的)?(?P<ld>初?{DAY}(?P<some>几)?(?:号|日)?)?(?P<lp>月?{PART})?)",
        lunar_day,
    ),
    (
        "月",
        rf"{_NO_NUMERAL}(?:(?P<y>{YEAR})的?)?(?P<lm>{MONTH}月)(?P<ld>初[一二三四五六七八九十])",
        lunar_day,
    ),
    (
        "三除夜",
        rf"(?:(?P<y>{YEAR})的?)?(?:大?年三十(?:儿|晚上|晚|夜)?|除夕夜?|大年夜|年夜饭?那天|(?<!小)年夜|三十(?:儿)?晚上|三十夜|三十儿)",
        eve,
    ),
    (
        "初",
        rf"(?:(?P<y>{YEAR})的?)?(?:大年|过年|年|正月)?初(?P<n>[一二三四五六七八九]|十[一二三四五]?)"
        r"(?![中次步来])",
        new_years_day,
    ),
    (
        "年",
        rf"(?<![\d零一二三四五六七八九今去明前后新大])年(?:前的?)?(?P<n>二十{_ONES}|廿{_ONES})(?![岁年个])",
        before_new_year,
    ),
    (
        "年春",
        rf"(?:(?P<y>{YEAR})的?)?(?P<word>过年[前后](?![一二两三四五六七八九十几\d])|过年(?:那几天|那会儿?|的时候|期间|前后)?|春节(?:期间|那几天|放假|假期|前后|的时候)"
        r"|(?<!\d)(?<![零一二三四五六七八九几半多两今去明])年前(?!的?(?:二十|廿))|(?<![零一二三四五六七八九几半多\d两今去明])年后(?!半))",
        holidays,
    ),
    (
        _FESTIVAL_FIRST,
        rf"(?:(?P<y>{YEAR})的?)?(?P<name>(?<![零一二三四五六七八九十\d])(?:{_FESTIVAL_NAMES}))(?![月号点个])节?"
        r"(?P<around>期间|假期|放假|长假|那几天)?",
        festival,
    ),
    (
        "周期拜",
        rf"(?:{_NO_NUMERAL}(?:(?P<y>{YEAR})的?)?(?P<m>{MONTH})月(?:份)?|{_WHICH}月|(?P<y2>{YEAR})|)的?(?P<nth>第[一二三四]|最后一)个?{_WEEK}(?P<wd>[一二三四五六日天末])?",
        read_week_of_month,
    ),
    (
        "天",
        rf"(?:{_NO_NUMERAL}(?:(?P<y>{YEAR})的?)?(?P<m>{MONTH})月(?:份)?|{_WHICH}月(?:份)?)的?(?P<end>第一|最后一|末)天",
        read_first_or_last_day,
    ),
    ("今", rf"(?:(?P<y>{YEAR})|{_WHICH}月)的?今天", read_this_day),
    ("半", rf"(?:(?P<y>{YEAR})的?)?(?P<half>[上下前后])半年", read_half_year),
    (
        "号日",
        rf"(?:{_NO_NUMERAL}(?P<m>{MONTH})月(?:份)?|{_WHICH}月(?:份)?的?|{_NO_NUMERAL})(?P<tens>[二2]?[十1]0?|廿)(?:几|来|多)[号日]",
        read_some_day,
    ),
    (
        "号日",
        rf"(?:{_NO_NUMERAL}(?P<m>{MONTH})月(?:份)?|{_WHICH}月(?:份)?的?|{_NO_NUMERAL})(?P<lo>{DAY})(?:到|至|-)(?P<hi>{DAY})[号日]",
        read_day_pair,
    ),
    (
        "月",
        rf"{_DAY_BEGINS}(?:(?P<y>{YEAR})的?)?(?<![一二两三四五六七八九十几半多\d]个)(?P<m>{MONTH})月(?:份)?(?:的)?(?P<d>{DAY})"
        r"(?P<hi>(?<=[一二三四五六七八])[二三四五六七八九](?=[号日]))?(?:[号日]|(?![点时个\d块天人度岁几多十百]|来(?!的|了|到)))",
        read_month_day,
    ),
    (
        "月",
        rf"{_WHICH}月(?:份)?的?(?:(?P<d>{DAY})(?:[号日]|(?![点时个天人]))|(?P<part>月?{PART}|{HALF}))?",
        read_relative_month,
    ),
    (
        "月",
        rf"{_NO_NUMERAL}(?:(?P<y>{YEAR})的?)?(?<![一二两三四五六七八九十几半多\d]个)(?P<m>{MONTH})月(?:份)?的?(?P<part>月?{PART}(?!间)|{HALF})?",
        read_month,
    ),
    (
        "前",
        rf"{_NO_NUMERAL}(?P<n>\d{{1,2}}|[一二两俩三四五六七八九十]+)个?(?P<unit>月|星期|礼拜|周)(?:零|又|加|多)?"
        r"(?P<days>\d{1,2}|[一二两三四五六七八九十]+)天(?:以|之)?前",
        read_parts_ago,
    ),
    (
        "时钟",
        rf"{_NO_NUMERAL}(?:半|几|\d{{1,2}}|[一二两俩三四五六七八九十]+)个?(?:半|多)?(?:小时|钟头)(?:以|之)?前",
        read_hours_ago,
    ),
    (
        "前后了",
        rf"{_NO_NUMERAL}(?P<n>半|好几|几|数|十几|十来|十多|\d{{1,4}}|[零一二两俩三四五六七八九十百]+?)"
        r"(?P<hi>(?<=[一二两三四五六七八])[二三四五六七八九])?(?:个)?(?P<half>半)?(?P<more>多|来)?(?:个)?"
        r"(?P<unit>天|日|周|星期|礼拜|月|年)(?:半)?(?:多|左右)?"
        r"(?P<dir>以前|之前|前|以后|之后|后|了)(?![天头面者院])",
        read_ago,
    ),
    (
        "近去这前上",
        r"(?:最近|过去|近|这|上(?=[2-9两二三四五六七八九几])|前(?=[^天]{1,3}[周星礼]|[三四五六七八九十\d]{1,2}天))(?:的)?(?P<n>半|几|\d{1,3}|[一二两俩三四五六七八九十]+)(?:个)?"
        r"(?P<unit>天|日|周|星期|礼拜|月|年)(?:内|里|以内|之内|以来)?(?:(?<![期拜])|(?![日天]))",
        read_within,
    ),
    (
        "回到",
        r"(?:回来|回家|到家|回到家)(?:了|有|才|刚|都|快|也就|差不多|大概|已经|将近)*"
        r"(?P<n>半|好几|几|十几|十来|十多|\d{1,4}|[一二两俩三四五六七八九十百]+?)"
        r"(?P<hi>(?<=[一二两三四五六七八])[二三四五六七八九])?(?:个)?(?P<half>半)?(?P<more>多|来)?(?:个)?"
        r"(?P<unit>天|周|星期|礼拜|月)(?P<dir>)(?![前后以之初底末])",
        read_ago,
    ),
    ("前头近这过", "|".join(sorted(RECENT, key=len, reverse=True)), read_recent),
    ("周期拜", rf"{_WHICH}{_WEEK}(?P<wd>[一二三四五六日天末初中1-6])?(?!围|口|边)", read_week),
    (
        "周期拜",
        rf"(?:(?<=[周期拜][一二三四五六日天])|(?<![每一二两三四五六七八九十\d几半])){_WEEK}(?P<wd>[一二三四五六日天末1-6])(?![个岁])",
        read_weekday,
    ),
    (
        "前昨今明后",
        r"(?P<n>大大前|大前|前|昨|今|明|大后|后)(?:天|日|儿个?|晚|早|晨|夜)(?:早上|上午|中午|下午|晚上|夜里|早晨)?",
        read_named_day,
    ),
    (
        "号日",
        rf"{_DAY_BEGINS}(?<![月年])(?P<d>(?:[12]\d|3[01]|[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?"
        rf"|[一二三四五六七八九]))(?P<hi>(?<=[一二三四五六七八])[二三四五六七八九])?[号日]{_NOT_ADDRESS}",
        read_day_only,
    ),
    ("/", r"(?<![\d./-])(\d{1,2})[/](\d{1,2})(?![\d/.])", read_slashed),
    (
        "月旬",
        rf"{HALF}|(?<![月年])(?:上旬|中下旬|中旬|下旬)|月初|月头|月底|月末|月中(?=旬|的|去|回|$)",
        read_month_part,
    ),
    (
        "年",
        rf"{_NO_NUMERAL}(?P<y>{YEAR})的?(?:年)?(?P<part>[初底末中](?![一二三四五六七八九十]))?",
        read_whole_year,
    ),
    (
        "年",
        r"(?<![一二三四五六七八九十\d今去明前后])年[初底](?![一二三四五六七八九十])",
        read_year_part,
    ),
)
"""What a text must have some of, the pattern, and what is made of its matches."""


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    """The table compiled, when a date is first asked for."""
    return tuple(
        ((frozenset(needed),), re.compile(pattern), reader) for needed, pattern, reader in _TABLE
    )


def spans(text: str, today: date, prefer: Prefer) -> list[Span]:
    """Days named in a surface text (see `callbot.understanding.surface.mandarin`)."""
    found = read_rules(text, set(text), _rules(), Asked(today, prefer))
    return [_around(text, span) for span in found]


_AFTER = re.compile(r"(?:的时候)?(?:左右|前后|上下|那几天|那两天|那会儿?)")
_SIDE = re.compile(r"[的之以]?(?:前|后)(?![一二两三四五六七八九十几\d天面来后的])")
_BEFORE = re.compile(r"(?:大概|大约|可能|好像|差不多|也就|应该)(?:是|在)?$")


def _around(text: str, span: Span) -> Span:
    """The span with a vague word behind it; approximate where one stands before or behind."""
    side = _SIDE.match(text, span.end)
    if side:
        # 春节前, 二十号以后: some day on that side, nobody knows which.
        rule = f"{span.rule}:{'before' if '前' in side[0] else 'after'}"
        return span._replace(end=side.end(), rule=rule, approximate=True)
    behind = _AFTER.match(text, span.end)
    before = _BEFORE.search(text, max(0, span.start - 5), span.start)
    vague = span.approximate or bool(behind or before)
    return span._replace(end=behind.end() if behind else span.end, approximate=vague)
