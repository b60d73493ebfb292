"""Dates and intervals, as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.core.script import Language
from callbot.understanding.dates import dates, samples
from callbot.understanding.surface import listed

LANGUAGES: tuple[Language, ...] = ("zh", "en")
TODAY = date(2020, 2, 10)
"""A Monday; the lunar year had begun on 25 January."""
NASTY = (
    "一二三十廿月号日年初腊正上个周星期天前后到从底 0129/-.[unk]１😀\x00i"
    "the of january 18th last ago to"
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一月二十号", "2020-01-20"),
        ("1月20日", "2020-01-20"),
        ("１ 月 ２０ 号", "2020-01-20"),
        ("一月二十", "2020-01-20"),
        ("二十号", "2020-01-20"),
        ("五号", "2020-02-05"),
        ("二零二零年一月十八日", "2020-01-18"),
        ("2020-01-18", "2020-01-18"),
        ("十二月三十一号", "2019-12-31"),
        ("昨天", "2020-02-09"),
        ("前天", "2020-02-08"),
        ("大前天", "2020-02-07"),
        ("今早", "2020-02-10"),
        ("上周三", "2020-02-05"),
        ("上个星期三", "2020-02-05"),
        ("礼拜天", "2020-02-09"),
        ("三天前", "2020-02-07"),
        ("元旦", "2020-01-01"),
        ("国庆节", "2019-10-01"),
        ("上个月二十号", "2020-01-20"),
        ("十月十二号星期六", "2019-10-12"),
    ],
)
def test_a_mandarin_day(text: str, value: str) -> None:
    """A day comes out as ISO 8601, the year, month or week that is left open lying in the past."""
    assert [found.value for found in dates(text, "zh", TODAY)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("腊月二十", "2020-01-14"),
        ("腊月二十八回来的", "2020-01-22"),
        ("大年三十", "2020-01-24"),
        ("除夕", "2020-01-24"),
        ("正月初三", "2020-01-27"),
        ("初三", "2020-01-27"),
        ("年初三", "2020-01-27"),
        ("春节", "2020-01-25"),
        ("元宵节", "2020-02-08"),
        ("正月十五", "2020-02-08"),
        ("小年", "2020-01-17"),
        ("农历十二月二十", "2020-01-14"),
        ("农历2019年十月初一", "2019-10-28"),
        ("春节前两天", "2020-01-23"),
        ("年前腊月二十六", "2020-01-20"),
        ("从年三十到初五", "2020-01-24/2020-01-29"),
    ],
)
def test_a_day_of_the_lunar_calendar(text: str, value: str) -> None:
    """Lunar months, New Year's days and feasts are turned into dates."""
    assert [found.value for found in dates(text, "zh", TODAY)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("上周", "2020-02-03/2020-02-09"),
        ("上个月底", "2020-01-21/2020-01-31"),
        ("上个月初", "2020-01-01/2020-01-10"),
        ("上个月中旬", "2020-01-11/2020-01-20"),
        ("一月底", "2020-01-21/2020-01-31"),
        ("去年十二月", "2019-12-01/2019-12-31"),
        ("过年的时候", "2020-01-24/2020-01-31"),
        ("二十几号", "2020-01-20/2020-01-29"),
        ("最近两周", "2020-01-27/2020-02-10"),
        ("半个月前", "2020-01-26"),
        ("一个星期前", "2020-02-03"),
        ("两三天前", "2020-02-08"),
        ("二十号左右", "2020-01-20"),
        ("好像是二十号吧", "2020-01-20"),
        ("二十号之前", "2020-01-20"),
        ("一月二十三四号", "2020-01-23/2020-01-24"),
        ("一月二十几号", "2020-01-20/2020-01-29"),
    ],
)
def test_a_vague_mandarin_date_is_approximate(text: str, value: str) -> None:
    """Parts of months, weeks and words of doubt give an interval or a day, marked approximate."""
    (found,) = dates(text, "zh", TODAY)
    assert (found.value, found.approximate) == (value, True)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("从一月二十号到二十五号", "zh", "2020-01-20/2020-01-25"),
        ("二十到二十五号", "zh", "2020-01-20/2020-01-25"),
        ("十二月二十八号到一月三号", "zh", "2019-12-28/2020-01-03"),
        ("周一到周三", "zh", "2020-02-10/2020-02-12"),
        ("from the eighteenth to the twentieth", "en", "2020-01-18/2020-01-20"),
        ("between the 18th and the 20th", "en", "2020-01-18/2020-01-20"),
        ("january 18 to 20", "en", "2020-01-18/2020-01-20"),
        ("dec 28 to jan 3", "en", "2019-12-28/2020-01-03"),
    ],
)
def test_from_and_to_are_one_interval(text: str, language: Language, value: str) -> None:
    """The end of an interval is read as lying after its beginning."""
    assert [found.value for found in dates(text, language, TODAY)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("january twentieth", "2020-01-20"),
        ("the twenty first of january", "2020-01-21"),
        ("the eighteenth", "2020-01-18"),
        ("on the 18th", "2020-01-18"),
        ("jan 18", "2020-01-18"),
        ("18 january", "2020-01-18"),
        ("18/1", "2020-01-18"),
        ("last tuesday", "2020-02-04"),
        ("wednesday last week", "2020-02-05"),
        ("last week on wednesday", "2020-02-05"),
        ("friday the 7th", "2020-02-07"),
        ("yesterday", "2020-02-09"),
        ("the day before yesterday", "2020-02-08"),
        ("three days ago", "2020-02-07"),
        ("new year's eve", "2019-12-31"),
        ("christmas", "2019-12-25"),
        ("lunar new year", "2020-01-25"),
        ("chinese new year's eve", "2020-01-24"),
        ("two days before christmas", "2019-12-23"),
        ("the 20th of last month", "2020-01-20"),
        ("the second sunday of last month", "2020-01-12"),
        ("on the last monday of december", "2019-12-30"),
        ("a week and three days ago", "2020-01-31"),
        ("two months and a day ago", "2019-12-09"),
        ("from the fifth to the ninth of last month", "2020-01-05/2020-01-09"),
        ("8 may nineteen seventy three", "1973-05-08"),
        ("may the eighth two thousand and three", "2003-05-08"),
        ("may nineteenth", "2019-05-19"),
    ],
)
def test_an_english_day(text: str, value: str) -> None:
    """A day comes out as ISO 8601, what is left open lying in the past."""
    assert [found.value for found in dates(text, "en", TODAY)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last week", "2020-02-03/2020-02-09"),
        ("the week before last", "2020-01-27/2020-02-02"),
        ("end of last month", "2020-01-21/2020-01-31"),
        ("the last week of january", "2020-01-27/2020-02-02"),
        ("early february", "2020-02-01/2020-02-10"),
        ("in december", "2019-12-01/2019-12-31"),
        ("a couple of days ago", "2020-02-08"),
        ("two weeks ago", "2020-01-27"),
        ("around the twentieth", "2020-01-20"),
        ("just before chinese new year", "2020-01-25"),
        ("in the last two weeks", "2020-01-27/2020-02-10"),
    ],
)
def test_a_vague_english_date_is_approximate(text: str, value: str) -> None:
    """Weeks, parts of months and words of doubt are marked approximate."""
    (found,) = dates(text, "en", TODAY)
    assert (found.value, found.approximate) == (value, True)


@pytest.mark.parametrize(
    ("text", "language", "value", "doubted"),
    [
        ("friday the seventeenth", "en", "2020-01-17", False),
        ("monday the thirtieth", "en", "2019-12-30", False),
        ("thursday the seventeenth", "en", "2019-10-17", True),
        ("三十号星期一", "zh", "2019-12-30", False),
        ("二月三号星期二", "zh", "2020-02-03", True),
    ],
)
def test_a_weekday_tells_which_day_is_meant(
    text: str, language: Language, value: str, doubted: bool
) -> None:
    """The nearest such day that is such a weekday; where it is far off or none is, it leaves room."""
    (found,) = dates(text, language, TODAY)
    assert (found.value, found.approximate) == (value, doubted)


def test_month_first_unless_impossible() -> None:
    """1/2 is January 2 and open to doubt; 18/1 can only be January 18; the rule says which."""
    (open_order,) = dates("1/2", "en", TODAY)
    (swapped,) = dates("18/1", "en", TODAY)
    assert (open_order.value, open_order.rule) == ("2020-01-02", "slash:month-first")
    assert open_order.approximate and not swapped.approximate
    assert (swapped.value, swapped.rule) == ("2020-01-18", "slash:day-first")


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("二十号", "zh", "2020-02-20"),
        ("周三", "zh", "2020-02-12"),
        ("下周三", "zh", "2020-02-19"),
        ("三天后", "zh", "2020-02-13"),
        ("the eighteenth", "en", "2020-02-18"),
        ("on wednesday", "en", "2020-02-12"),
    ],
)
def test_the_future_can_be_preferred(text: str, language: Language, value: str) -> None:
    """With prefer="future" what is left open lies ahead, as for an appointment."""
    assert [found.value for found in dates(text, language, TODAY, prefer="future")] == [value]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("没有", "zh"),
        ("三个月", "zh"),
        ("三号楼", "zh"),
        ("每周", "zh"),
        ("周口", "zh"),
        ("三十八度", "zh"),
        ("十一个人", "zh"),
        ("2月30号", "zh"),
        ("maybe", "en"),
        ("i may have", "en"),
        ("the second time", "en"),
        ("the two of us", "en"),
        ("the sun", "en"),
        ("february 30", "en"),
        ("", "en"),
    ],
)
def test_what_is_no_date(text: str, language: Language) -> None:
    """Durations, addresses, months that are verbs and days that do not exist give nothing."""
    assert dates(text, language, TODAY) == []


def test_two_dates_keep_their_order_and_places() -> None:
    """Each find points at its words in the given text."""
    text = "我 一月 十八号 去的 武汉 二十号 回来的"
    found = dates(text, "zh", TODAY)
    assert [(one.value, one.words) for one in found] == [
        ("2020-01-18", "一月 十八号"),
        ("2020-01-20", "二十号"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_is_one_date(language: Language) -> None:
    """What the grammar listens for is what the finder reads; there are at most 250 samples."""
    spoken = samples(language)
    assert len(spoken) <= 250
    assert [text for text in spoken if len(dates(text, language, TODAY)) != 1] == []


WORDS = st.sampled_from(
    listed(
        "the january may second twentieth 18th 1/18 last next week on monday days three ago "
        "before christmas lunar new year's eve from to of 2020 [unk] 一月 二十 号 腊月 初三 "
        "上个月 底 星期三 前 后 两天 从 到 除夕 春节 今年 去年 农历 半个月 2月30号"
    )
)


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text(alphabet=NASTY, max_size=40),
        st.lists(WORDS, max_size=8).map(" ".join),
    ),
    st.dates(),
    st.sampled_from(("past", "future")),
)
def test_any_text_on_any_day_gives_true_dates(text: str, today: date, prefer: str) -> None:
    """No text and no day raises; every value is a date or an interval in order."""
    for language in LANGUAGES:
        side = dates(text, language, today, prefer="past" if prefer == "past" else "future")
        for found in side:
            assert text[found.start : found.end] == found.words != ""
            ends = [date.fromisoformat(part) for part in str(found.value).split("/")]
            assert ends == sorted(ends) and len(ends) <= 2


@pytest.mark.parametrize(
    "piece", ["十", "二十号到", "一月", "年", "the ", "january ", "1/", "two days "]
)
def test_ten_thousand_characters_are_read(piece: str) -> None:
    """Very long answers are read too."""
    for language in LANGUAGES:
        dates((piece * 10_000)[:10_000], language, TODAY)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "two tuesdays ago", "2020-01-28"),
        ("en", "a week ago today", "2020-02-03"),
        ("en", "two weeks ago on saturday", "2020-01-25"),
        ("en", "last month on the 19th", "2020-01-19"),
        ("en", "sunday 19", "2020-01-19"),
        ("en", "thu 16th", "2020-01-16"),
        ("en", "last thursday the 6th", "2020-02-06"),
        ("en", "the second day of chinese new year", "2020-01-26"),
        ("en", "the fifth day of the new year", "2020-01-05"),
        ("en", "a month before new year's day", "2019-12-01"),
        ("en", "easter", "2019-04-21"),
        ("en", "good friday of 2018", "2018-03-30"),
        ("en", "a few days ago", "2020-02-07"),
        ("zh", "几天前", "2020-02-07"),
        ("en", "on the twenty second", "2020-01-22"),
        ("en", "for the twenty two", "2020-01-22"),
        ("en", "the second sunday", "2020-02-09"),
        ("zh", "第二个星期天", "2020-02-09"),
        ("zh", "元旦前一个月", "2019-12-01"),
        ("zh", "上个月第二个星期三", "2020-01-08"),
        ("zh", "十二月最后一个星期天", "2019-12-29"),
        ("zh", "大大前天", "2020-02-06"),
        ("zh", "冬至", "2019-12-22"),
        ("zh", "小年夜", "2020-01-17"),
    ],
)
def test_a_day_told_from_another(language: Language, text: str, value: str) -> None:
    """A day is found from a weekday, a week, a feast or a month beside it, in either language."""
    assert [found.value for found in dates(text, language, TODAY)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "the week of the 15th", "2020-01-13/2020-01-19"),
        ("zh", "十五号那周", "2020-01-13/2020-01-19"),
        ("en", "the second week of january", "2020-01-06/2020-01-12"),
        ("zh", "一月第二周", "2020-01-06/2020-01-12"),
        ("zh", "上个月第二个星期", "2020-01-06/2020-01-12"),
        ("en", "the first half of last month", "2020-01-01/2020-01-15"),
        ("zh", "上个月下半月", "2020-01-16/2020-01-31"),
        ("zh", "上半月", "2020-02-01/2020-02-15"),
        ("zh", "下旬", "2020-01-21/2020-01-31"),
        ("zh", "上个月十几号", "2020-01-10/2020-01-19"),
        ("zh", "上个月十二到十四号", "2020-01-12/2020-01-14"),
        ("en", "the weekend before last", "2020-02-01/2020-02-02"),
        ("en", "easter weekend", "2019-04-20/2019-04-21"),
        ("en", "earlier this month", "2020-02-01/2020-02-09"),
        ("en", "the three previous weeks", "2020-01-20/2020-02-10"),
        ("en", "in the last two months", "2019-12-10/2020-02-10"),
        ("zh", "最近两个月", "2019-12-10/2020-02-10"),
        ("zh", "上两周", "2020-01-27/2020-02-10"),
        ("en", "the first week of this year", "2019-12-30/2020-01-05"),
        ("zh", "今年的第一周", "2019-12-30/2020-01-05"),
        ("en", "last week between wednesday and friday", "2020-02-05/2020-02-07"),
        ("en", "from 1/16 to 1/19", "2020-01-16/2020-01-19"),
        ("en", "the previous couple of weeks", "2020-01-27/2020-02-10"),
    ],
)
def test_a_stretch_of_days(language: Language, text: str, value: str) -> None:
    """Weeks, halves and tens of months, and what joins two days, stay intervals."""
    assert [found.value for found in dates(text, language, TODAY)] == [value]


def test_what_is_counted_from_a_feast_is_no_weekday_of_this_month():
    """The second monday after new year is not the month's second monday."""
    found = dates("the second sunday after new year", "en", TODAY)
    assert "nth-weekday" not in {one.rule for one in found}


@pytest.mark.parametrize(
    "text", ["sunday 14 people came", "tuesday 14 minutes", "for the 3 days", "friday 5"]
)
def test_a_number_that_is_no_day(text: str) -> None:
    """A number behind a weekday is a day of the month only where it can be nothing else."""
    assert all(found.value != "2020-01-14" for found in dates(text, "en", TODAY))
    assert len(dates(text, "en", TODAY)) <= 1
