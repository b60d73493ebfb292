"""The engine: lines, windows, quotas, the do-not-call list, people who come back."""

import json
from datetime import datetime

import pytest
from small_day import AT, planned, run, settings

from callbot.campaign.hours import Hours, Span
from callbot.campaign.policy import Policy
from callbot.campaign.report import members, script_of, summary
from callbot.store import campaigns as stored
from callbot.store.open import open_database
from callbot.store.registry import bar_number


def intervals(store):
    """Every attempt: area, start and end as seconds."""
    rows = store.rows(
        "SELECT json_extract(fields, '$.area'), attempt.started_at, ended_at FROM attempt"
        " JOIN contact ON contact.id = contact_id"
    )
    return [
        (area, *(datetime.fromisoformat(t).timestamp() for t in times)) for area, *times in rows
    ]


def most_at_once(spans):
    """The largest number that overlap."""
    changes = sorted([(end, -1) for _, end in spans] + [(begin, 1) for begin, _ in spans])
    most = now = 0
    for _, change in changes:
        now += change
        most = max(most, now)
    return most


def test_no_more_calls_at_once_than_lines_and_quotas_allow(tmp_path):
    """And all lines are used while somebody waits."""
    path = tmp_path / "calls.db"
    quotas = {"解放街道": 1, "新华街道": 2}
    run(path, planned(path, 200, settings(lines=7, policy=Policy(quotas=quotas))))
    with open_database(path) as store:
        found = intervals(store)
    assert most_at_once([(b, e) for _, b, e in found]) == 7
    for area, lines in quotas.items():
        assert most_at_once([(b, e) for a, b, e in found if a == area]) == lines


def test_calls_begin_within_the_hours_only(tmp_path):
    """Rest hours and nights are kept, day after day; nobody is due for ever."""
    path = tmp_path / "calls.db"
    hours = Hours(Span.parse("08:00-09:00", ""), (Span.parse("08:20-08:40", ""),))
    run(path, planned(path, 150, settings(lines=2, days=3, hours=hours)))
    with open_database(path) as store:
        times = [row[0] for row in store.rows("SELECT started_at FROM attempt ORDER BY id")]
        clock = stored.campaign(store, 1).clock
    assert {time[:10] for time in times} == {"2020-02-10", "2020-02-11", "2020-02-12"}
    assert all("08:00" <= t[11:16] < "08:20" or "08:40" <= t[11:16] < "09:00" for t in times)
    assert times == sorted(times)
    assert clock >= times[-1]


def test_the_elderly_are_called_first(tmp_path):
    """Before anybody else is called at all."""
    path = tmp_path / "calls.db"
    run(path, planned(path, 150, settings(lines=3)))
    with open_database(path) as store:
        rows = store.rows(
            "SELECT CAST(json_extract(fields, '$.age') AS INTEGER) >= 65 FROM attempt"
            " JOIN contact ON contact.id = contact_id WHERE number = 1 ORDER BY attempt.id"
        )
    firsts = [old for (old,) in rows]
    assert all(firsts[: sum(firsts) // 2])


def test_a_number_barred_before_or_meanwhile_is_not_dialled(tmp_path):
    """The list is looked at at the moment of dialling, with what others enter while it runs."""
    path = tmp_path / "calls.db"
    campaign_id = planned(path, 120, settings(lines=2))
    with open_database(path) as store:
        phones = {p for (p,) in store.rows("SELECT DISTINCT phone FROM contact WHERE phone <> ''")}
        before, meanwhile = sorted(phones)[:2]
        bar_number(store, f"+86 {before}", "别再打", AT)
    steps = iter(range(10**9))
    entered = []

    def stop():
        if next(steps) == 5:
            with open_database(path) as other:
                called = {row[0] for row in other.rows("SELECT phone FROM contact JOIN attempt"
                                                       " ON contact_id = contact.id")}  # fmt: skip
                barred = meanwhile if meanwhile not in called else max(phones - called)
                bar_number(other, barred, "别再打", AT)
                entered.append(barred)
        return False

    run(path, campaign_id, stop)
    with open_database(path) as store:
        numbers = [row[0] for row in store.rows("SELECT phone FROM attempt JOIN contact"
                                                " ON contact.id = contact_id")]  # fmt: skip
    # `+86` is no part of a number of this range: what was entered is compared as it is kept.
    assert entered
    assert entered[0] not in numbers


def test_who_asks_not_to_be_called_is_never_called_again(tmp_path):
    """Nor is anybody else at that number."""
    path = tmp_path / "calls.db"
    run(path, planned(path, 400, settings(lines=9, mix="hostile")))
    with open_database(path) as store:
        barred = dict(
            store.rows("SELECT do_not_call.phone, ended_at FROM do_not_call JOIN call ON call.id ="
                       " call_id JOIN attempt ON attempt.id = attempt_id")
        )  # fmt: skip
        tries = store.rows(
            "SELECT phone, started_at FROM attempt JOIN contact ON contact.id = contact_id"
        )
    assert barred
    assert not [phone for phone, began in tries if began >= barred.get(phone, "9")]


def test_a_call_that_broke_off_goes_on_where_it_stopped(tmp_path):
    """They are told again who calls, and not asked again what they answered; it counts as answered."""
    path = tmp_path / "calls.db"
    run(path, planned(path, 500, settings(lines=12, mix="hostile")))
    with open_database(path) as store:
        again = store.rows(
            "SELECT call.contact_id, call.id FROM answer JOIN call ON call.id = call_id"
            " WHERE because = 'answered in an earlier call' GROUP BY call.id"
        )
        assert again
        for contact_id, call_id in again:
            known = [q for (q,) in store.rows(
                "SELECT question FROM answer WHERE call_id = ? AND because ="
                " 'answered in an earlier call'", (call_id,))]  # fmt: skip
            nodes = [
                n for (n,) in store.rows("SELECT node FROM turn WHERE call_id = ?", (call_id,))
            ]
            assert nodes[0] == "identity"
            endings = store.rows(
                "SELECT disposition FROM attempt WHERE contact_id = ?", (contact_id,)
            )
            assert ("break_off",) in endings
            assert "identity" not in known
        asked_anyway = [
            call_id for _, call_id in again if store.rows(
                "SELECT 1 FROM turn JOIN answer USING (call_id) WHERE call_id = ? AND node = question"
                " AND answer.because = 'answered in an earlier call' AND purpose = 'ask'", (call_id,))
        ]  # fmt: skip
    assert not asked_anyway


def test_an_hour_in_which_nobody_was_due_is_shown(tmp_path):
    """A small roster is through in minutes, and waits for those to be tried again."""
    path = tmp_path / "calls.db"
    run(path, planned(path, 40, settings(lines=8)))
    with open_database(path) as store:
        hours = summary(store, stored.campaign(store))["hours"]
    shown = [int(hour["hour"][11:13]) for hour in hours]
    assert shown == list(range(8, shown[-1] + 1))
    assert not all(hour["dialled"] for hour in hours)


def test_the_report_adds_up(tmp_path):
    """Everybody on the roster is in it once; its figures are those of the database."""
    path = tmp_path / "calls.db"
    run(path, planned(path, 300, settings(lines=8)))
    with open_database(path) as store:
        campaign = stored.campaign(store)
        figures = summary(store, campaign)
        everybody = list(members(store, campaign, script_of(store, campaign)))
        ((attempts,),) = store.rows("SELECT count(*) FROM attempt")
        ((calls,),) = store.rows("SELECT count(*) FROM call")
    keys = figures["key_persons"]
    assert sum(figures["persons"].values()) == figures["people"] == len(everybody) == 300
    assert sum(figures["households"].values()) == len({m.household for m in everybody})
    assert (figures["attempts"], figures["calls"]) == (attempts, calls)
    assert sum(figures["dispositions"].values()) == attempts
    assert sum(hour["dialled"] for hour in figures["hours"]) == attempts
    fates = ("flagged", "call_back", "missed", "unreached", "not_called")
    assert keys["truth"] == sum(keys[fate] for fate in fates)
    assert keys["truth"] + keys["others"] == 300
    assert figures["lines_in_use"]["most"] == 8
    assert json.loads(json.dumps(figures)) == figures


def test_a_roster_without_simulated_people_is_called_just_so(tmp_path):
    """Imported contacts have a name and a number, and nothing else that must be there."""
    path = tmp_path / "calls.db"
    planned(path, 0, settings(lines=2))
    with open_database(path) as store, store.writing() as conn:
        conn.executemany(
            "INSERT INTO contact (campaign_id, name, phone, fields) VALUES (1, ?, ?, ?)",
            [("张伟", "13800000001", "{}"), ("王芳", "13800000002", '{"area":"A","age":"80"}'),
             ("李敏", "13800000001", '{"household":"7"}'), ("赵强", "", "{}")],
        )  # fmt: skip
    assert run(path, 1)
    with open_database(path) as store:
        figures = summary(store, stored.campaign(store))
    assert sum(figures["persons"].values()) == 4
    assert figures["persons"]["no_phone"] == 1
    assert sum(figures["households"].values()) == 4


def test_the_report_of_a_day_that_has_not_begun_has_no_none(tmp_path):
    """Where there is no last call yet, there is a dash."""
    from callbot.review.campaign_tables import report_tables

    path = tmp_path / "calls.db"
    planned(path, 6, settings())
    with open_database(path) as store:
        figures = summary(store, stored.campaign(store))
    lines = [str(shown) for shown in report_tables(figures, "en")]
    assert any(line.endswith("the last call ended at –") for line in lines)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_is_shown_in_both_languages(tmp_path, language):
    """Every table, and the sheet of doors with everybody who has to be seen."""
    from rich.console import Console

    from callbot.campaign.report import account_of
    from callbot.review.campaign_tables import report_tables
    from callbot.review.campaign_words import CampaignWords
    from callbot.review.door_sheet import door_sheet, door_table

    path = tmp_path / "calls.db"
    run(path, planned(path, 60, settings()))
    with open_database(path) as store:
        campaign = stored.campaign(store)
        figures = summary(store, campaign)
        counted = account_of(store, campaign, script_of(store, campaign))
    console = Console(width=140, record=True, file=(tmp_path / "out.txt").open("w"))
    for shown in (
        *report_tables(figures, language),
        *door_table(counted, campaign, language, 10_000),
    ):
        console.print(shown)
    text = console.export_text()
    sheet = door_sheet(counted, campaign, language)
    for house in counted.doors:
        for member in house.open:
            assert member.name in text
            assert member.name in sheet
    pace = f"{figures['seconds_a_person']:g}"
    assert pace not in text  # one line would be enough: nothing to be said
    everybody = report_tables(figures | {"people": 150_000, "seconds_a_person": 0.312}, language)
    assert any("0.312" in str(shown) for shown in everybody)
    assert f"{figures['doors']:,}" in sheet
    for words in CampaignWords(language)("doors_are"), f"{figures['doors_refused']:,}":
        assert words in sheet
        assert words.split()[0] in text


def test_the_sheet_begins_with_key_persons(tmp_path):
    """In each area, with their building; everybody else behind them, nobody twice."""
    from rich.console import Console

    from callbot.campaign.report import account_of
    from callbot.review.door_sheet import door_sheet, door_table

    path = tmp_path / "calls.db"
    run(path, planned(path, 250, settings(lines=40)))
    with open_database(path) as store:
        campaign = stored.campaign(store)
        counted = account_of(store, campaign, script_of(store, campaign))
    houses = [house for house in counted.doors if house.has_key_person]
    assert houses and len(houses) < len(counted.doors)
    sheet = door_sheet(counted, campaign, "zh")
    for area in {house.area for house in houses}:
        part = sheet.split(f"<h2>{area}</h2>")[1].split("</section>")[0]
        first, rest = part.split("</table>", 1)
        for house in counted.doors:
            if house.area == area:
                its = first if house.has_key_person else rest
                assert house.has_key_person == (house.name in first)
                assert all(f"<td>{member.name}</td>" in its for member in house.open)
    rows = sum(len(house.open) for house in counted.doors)
    assert sheet.count('<td class="signed">') == rows
    console = Console(width=200, record=True, file=(tmp_path / "out.txt").open("w"))
    for shown in door_table(counted, campaign, "zh", len(houses)):
        console.print(shown)
    text = console.export_text()
    assert all(house.name in text for house in houses)


@pytest.mark.parametrize(
    ("language", "begun", "never"),
    [
        ("zh", "还没有结束：到 2020-02-10 08", "还没有开始"),
        ("en", "Not over: it has come to", "Not begun"),
    ],
)
def test_a_day_that_is_not_over_says_so(tmp_path, language, begun, never):
    """On the terminal, on the page and on the sheet of doors: who was not called yet is no door to knock on."""
    from callbot.campaign.report import account_of
    from callbot.review.campaign_tables import report_tables
    from callbot.review.day_report import day_report
    from callbot.review.door_sheet import door_sheet, door_table

    def shown(path):
        with open_database(path) as store:
            campaign = stored.campaign(store)
            counted = account_of(store, campaign, script_of(store, campaign))
            listed = report_tables(summary(store, campaign), language)
            doors = door_table(counted, campaign, language, 10)
            return [
                str(listed[0]), str(doors[-1]),
                door_sheet(counted, campaign, language), day_report(store, campaign, language),
            ]  # fmt: skip

    path, ticks = tmp_path / "calls.db", iter(range(9))
    campaign_id = planned(path, 60, settings())
    assert all(never in text for text in shown(path))
    assert not run(path, campaign_id, lambda: next(ticks, None) is None)
    assert all(begun in text for text in shown(path))
    assert run(path, campaign_id)
    assert not any(begun in text or never in text for text in shown(path))


def test_lines_of_a_day_that_is_not_over_are_those_of_its_hours_so_far(tmp_path):
    """Not of the whole window: else all lines would seem idle at nine in the morning."""
    path, steps = tmp_path / "calls.db", iter(range(300))
    campaign_id = planned(path, 400, settings(lines=4))
    assert not run(path, campaign_id, lambda: next(steps, None) is None)
    with open_database(path) as store:
        campaign = stored.campaign(store)
        used = summary(store, campaign)["lines_in_use"]
    assert (campaign.clock or "")[:13] == "2020-02-10T08"
    assert used["most"] == 4
    assert used["mean"] > 3
