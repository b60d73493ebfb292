"""Who is called again, and when; settings from files."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from callbot.campaign.asked import asked_for
from callbot.campaign.policy import MINUTE_MS, Policy, Retry
from callbot.campaign.settings import Settings, from_json, from_toml
from callbot.core.disposition import DISPOSITIONS
from callbot.errors import UsageError

FINAL = {"complete", "partial", "refusal", "stop", "hung_up", "human", "not_eligible", "not_working",
         "suspended", "do_not_call", "wrong_number"}  # fmt: skip


@pytest.mark.parametrize("ending", sorted(FINAL))
def test_nobody_is_called_again_who_answered_refused_or_cannot_be(ending):
    """Whatever was tried before."""
    assert ending in DISPOSITIONS
    assert Policy().again(ending, 1, 1, 0, 0) is None


def test_busy_is_soon_and_no_answer_later():
    """By the usual waits."""
    policy = Policy()
    assert policy.again("busy", 1, 1, 0, 0) == 10 * MINUTE_MS
    assert policy.again("no_answer", 1, 1, 0, 0) == 150 * MINUTE_MS


def test_the_limits_hold():
    """Of attempts, and of how often after the same ending."""
    policy = Policy(attempts=3, retries={"busy": Retry(10, 1), "call_later": Retry(60, 2)})
    assert policy.again("busy", 2, 1, 0, 0) is not None
    assert policy.again("busy", 2, 2, 0, 0) is None
    assert policy.again("busy", 3, 1, 0, 0) is None


def test_a_time_that_was_asked_for_is_kept():
    """It is an appointment, and no attempt too many is made for it."""
    policy = Policy()
    due = policy.again("call_later", 1, 1, 1000, 99_000)
    assert due == 99_000
    assert policy.named("call_later", 1000, due)
    assert not policy.named("call_later", 1000, policy.again("call_later", 1, 1, 1000, 0))


def test_the_elderly_come_first_then_key_areas():
    """Lower ranks first; nobody's age is needed."""
    policy = Policy(key_areas=("A",))
    ranks = [policy.rank(80, "B"), policy.rank(30, "A"), policy.rank(30, "B")]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 3
    assert policy.rank(None, "B") == policy.rank(30, "B")


def at(day, hour, minute=0):
    """On a clock in Shanghai, in February."""
    return datetime(2020, 2, day, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


NOW = at(10, 10)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("晚上 再 打 吧", at(10, 19)),
        ("下午 再 打", at(10, 15)),
        ("下午 四点 打 给 我", at(10, 16)),
        ("三点半 吧", at(10, 15, 30)),
        ("明天 再 打", at(11, 10)),
        ("明天 晚上 八点", at(11, 20)),
        ("改天 再说", at(11, 10)),
        ("早上 再 打", at(11, 9)),
        ("等 会儿 再 打", at(10, 10, 30)),
        ("半个 小时 以后", at(10, 10, 30)),
        ("过 两个 小时", at(10, 12)),
        ("二十分钟", at(10, 10, 20)),
        ("call me tomorrow", at(11, 10)),
        ("ring me back this evening", at(10, 19)),
        ("in an hour please", at(10, 11)),
        ("try again in half an hour", at(10, 10, 30)),
        ("after six would be better", at(10, 18)),
        ("tomorrow afternoon at three thirty", at(11, 15, 30)),
        ("我 在 开会", None),
        ("I am driving", None),
        ("", None),
    ],
)  # fmt: skip
def test_when_somebody_wants_to_be_called(words, expected):
    """From their words; none where they named none."""
    wanted = asked_for(words, NOW)
    assert wanted == expected
    assert wanted is None or wanted > NOW


def test_every_hour_of_the_day_a_wish_lies_ahead():
    """In the evening, said late in the evening, is the next one."""
    for hour in range(24):
        now = NOW.replace(hour=hour)
        for words in ("晚上", "早上", "下午", "中午", "三点", "at nine"):
            wanted = asked_for(words, now)
            assert now < wanted <= now + timedelta(days=1)


def test_settings_go_through_json_and_toml():
    """What is left out is as usual."""
    usual = Settings()
    assert from_json(usual.to_json()) == usual
    read = from_json(
        from_toml(
            'robots = 2\nstarts = 2020-03-01\nwindow = "09:00-20:00"\nrests = ["12:00-13:30"]\n'
            'key_areas = ["焦南街道"]\nquotas = { "焦南街道" = 5 }\nretries = { busy = [5, 2] }\n',
            "plan.toml",
        )
    )
    assert (read.robots, read.starts, read.policy.quotas) == (2, date(2020, 3, 1), {"焦南街道": 5})
    assert read.policy.retries["busy"] == Retry(5, 2)
    assert read.policy.retries["no_answer"] == usual.policy.retries["no_answer"]
    assert from_json(read.to_json()) == read


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"robot": 3}, "did you mean 'robots'"),
        ({"robots": 0}, "between 1"),
        ({"lines_per_robot": 0}, "between 1"),
        ({"robots": "ten"}, "a whole number"),
        ({"robots": True}, "a whole number"),
        ({"starts": "tomorrow"}, "no day"),
        ({"days": 0}, "between 1"),
        ({"window": "21:00-21:00"}, "empty"),
        ({"rests": "12:00-13:00"}, "a list of texts"),
        ({"rests": ["00:00-24:00"]}, "no time to call"),
        ({"attempts": 0}, "between 1"),
        ({"quotas": {"A": 0}}, "never call it"),
        ({"quotas": ["A"]}, "numbers of lines"),
        ({"retries": {"complete": [5, 1]}}, "nobody is called again"),
        ({"retries": {"busy": [0, 1]}}, "from a minute"),
        ({"retries": {"busy": 5}}, "minutes to wait"),
        ({"ring_seconds": 1}, "between 5"),
        ({"zone": "Mars"}, "no time zone"),
        ({"seed": -1}, "whole number from 0"),
    ],
)  # fmt: skip
def test_settings_that_make_no_sense_are_said(given, said):
    """One clear error each."""
    with pytest.raises(UsageError, match=said):
        from_json(given)


def test_the_settings_of_the_documentation_are_all_of_them():
    """`docs/day.md` shows a file with every key that can be set, and it can be read."""
    page = (Path(__file__).parents[2] / "docs" / "day.md").read_text(encoding="utf-8")
    given = from_toml(re.search(r"```toml\n(.*?)```", page, re.DOTALL)[1], "day.md")
    assert set(given) == set(Settings().to_json())
    from_json(given)
