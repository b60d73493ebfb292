"""Written text as it is read out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbot.speech.spoken import cardinal, english_number, spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2020年1月18日", "二零二零年一月十八日"),
        ("2020-01-18以后", "二零二零年一月十八日以后"),
        ("２０２０年", "二零二零年"),
        ("体温38.5度", "体温三十八点五度"),
        ("37.3℃以上", "三十七点三摄氏度以上"),
        ("请打0391-1234567", "请打零三九幺，幺二三四五六七"),
        ("手机13812345678", "手机幺三八幺二三四五六七八"),
        ("热线12345", "热线幺二三四五"),
        ("拨打120", "拨打幺二零"),
        ("120个人", "一百二十个人"),
        ("最近14天", "最近十四天"),
        ("2个人，12个，第2次", "两个人，十二个，第二次"),
        ("8:00-21:05", "八点到二十一点零五分"),
        ("30%", "百分之三十"),
        ("1,500元", "一千五百元"),
        ("零下-5度", "零下负五度"),
        ("没有数字。", "没有数字。"),
    ],
)
def test_mandarin_is_spelt_out(written: str, said: str) -> None:
    """Years, dates, times, decimals, counts and telephone numbers become what people say."""
    assert spoken(written, "zh") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("on 2020-01-18", "on January 18, 2020"),
        ("call 0391 1234567", "call 0 3 9 1, 1 2 3 4 5 6 7"),
        ("38.5°C from 8:00", "38.5 degrees Celsius from 8 o'clock"),
        ("15,000 people in 2019 2020", "15,000 people in 2019 2020"),
    ],
)
def test_english_dates_and_telephone_numbers_are_spelt_out(written: str, said: str) -> None:
    """What espeak reads well itself is left alone."""
    assert spoken(written, "en") == said


def test_pronunciation_hints_go_first_and_the_longest_wins() -> None:
    """A hint may overlap a shorter one and may hold digits of its own."""
    hints = {"解放": "姐放", "解放区": "谢放区", "2019-nCoV": "新冠病毒"}
    assert spoken("解放区的2019-nCoV，解放", "zh", hints) == "谢放区的新冠病毒，姐放"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (110, "一百一十"),
        (1010, "一千零一十"), (10_010, "一万零一十"), (100_100, "十万零一百"),
        (15_000, "一万五千"), (100_000_001, "一亿零一"), (-3, "负三"),
    ],
)  # fmt: skip
def test_whole_numbers_are_said_with_their_zeros(number: int, said: str) -> None:
    """A gap of zeros is said once."""
    assert cardinal(number) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("38.5", "thirty eight point five"), ("2020", "twenty twenty"),
        ("2003", "two thousand three"), ("1,500", "one thousand five hundred"),
        ("21st", "twenty first"), ("30th", "thirtieth"),
        ("12th", "twelfth"), ("100", "one hundred"), ("4th", "fourth"), ("0", "zero"),
    ],
)  # fmt: skip
def test_english_numbers_become_words(written: str, said: str) -> None:
    """Without hyphens, years in pairs, ordinals as such."""
    assert english_number(written) == said


@given(st.text(alphabet="0123456789.-:年月日度%℃ 打个第,万a", max_size=30))
def test_no_digit_reaches_a_mandarin_voice(text: str) -> None:
    """Whatever is written, nothing but words comes out, and nothing raises."""
    assert not any(character.isascii() and character.isdigit() for character in spoken(text, "zh"))
