"""Importing: all of it or nothing, duplicates, shared numbers, the do-not-call list, masks everywhere."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from callbot.campaign.accounting import GROUPS
from callbot.cli import cli
from callbot.store import phones
from callbot.store.open import open_database
from callbot.store.registry import bar_number, is_barred
from tests.roster.books import HEAD, csv_text, imported, row

AT = "2020-02-10T09:00:00+08:00"


def write(path, rows, encoding="utf-8"):
    """A CSV file."""
    path.write_text(csv_text(rows), encoding=encoding)
    return path


def callbot(*arguments):
    """A command that works; what it printed."""
    done = CliRunner().invoke(cli, [str(one) for one in arguments])
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


@pytest.fixture
def roster(tmp_path):
    """Twelve people in two areas, imported; three of them share a number, one has none."""
    rows = [
        row(n, area="焦南街道" if n < 8 else "焦北街道", household=f"{n // 2}室")
        for n in range(1, 13)
    ]
    rows[4] = row(5, phone="13800000004", household="2室")
    rows[5] = row(6, phone="", household="3室")
    done = imported(write(tmp_path / "居民.csv", [HEAD, *rows]))
    assert done.status == 0
    return tmp_path / "calls.db"


def test_every_problem_is_told_at_once_and_nobody_is_imported(tmp_path):
    """With row and column; the terminal names the first twenty, the file and JSON all."""
    bad = [row(n, phone="12", age="老") for n in range(2, 40)]
    path = write(tmp_path / "a.csv", [HEAD, row(1), *bad])
    done = imported(path, "--problems", str(tmp_path / "bad.csv"))
    assert (done.status, done.people, done.told["roster"]) == (2, [], None)
    assert len(done.told["problems"]) == 76
    assert done.places[:2] == [(3, "B"), (3, "F")]
    assert str(done.error).count("\n") == 20
    assert "and 56 more" in str(done.error)
    assert len((tmp_path / "bad.csv").read_text(encoding="utf-8").splitlines()) == 77
    assert not (tmp_path / "calls.db").exists()


def test_a_dry_run_touches_nothing(tmp_path, monkeypatch):
    """Neither database nor key; it says what would be."""
    monkeypatch.setenv(phones.VARIABLE, str(tmp_path / "phone.key"))
    path = write(tmp_path / "a.csv", [HEAD, row(1), row(1), row(2, phone="")])
    done = imported(path, "--dry-run")
    assert done.status == 0
    told = done.told
    assert (told["rows"], told["people"], told["joined"], told["without_number"]) == (3, 2, 1, 1)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.csv"]


def test_the_same_person_twice(tmp_path):
    """Rows that agree or add something are joined with the first; those that contradict are told."""
    path = write(
        tmp_path / "a.csv",
        [HEAD, row(1, age="", notes="一"), row(1, phone="+86 138 0000 0001", area="", notes="二"),
         row(2), row(2, age="41"), row(3, phone=""), row(3, phone="无")],
    )  # fmt: skip
    done = imported(path)
    assert (done.status, done.places) == (2, [(5, "F")])
    assert "'41' is not '40' of row 4, the same person" in str(done.error)
    good = imported(path, "--skip-bad")
    assert good.names == ["居民1甲", "居民2甲", "居民3甲"]
    fields = json.loads(good.people[0][3])
    assert (fields["age"], fields["area"], fields["notes"]) == ("40", "焦南街道", "一; 二")
    assert good.told["joined"] == 2


def test_a_number_that_fifty_people_have(tmp_path):
    """Reported, and nobody is lost; everybody is known to share it."""
    rows = [row(n, phone="0391-1234567") for n in range(1, 51)]
    done = imported(write(tmp_path / "a.csv", [HEAD, *rows, row(60)]))
    assert (done.status, len(done.people)) == (0, 51)
    assert done.told["shared_numbers"] == 1
    assert done.told["most_shared"] == [{"shown": "039****4567", "people": 50, "first_row": 2}]
    assert ["shared" in json.loads(person[3]) for person in done.people] == [True] * 50 + [False]


def test_a_name_is_taken_once(roster, tmp_path):
    """Another roster of the same name is refused; the first can be taken away."""
    again = write(tmp_path / "居民.csv", [HEAD, row(1)])
    done = imported(again)
    assert (done.status, len(done.people)) == (2, 12)
    assert "has a roster '居民' already" in str(done.error)
    assert imported(again, "--name", "二").rosters == [("居民", 12), ("二", 1)]
    callbot("roster", "delete", "居民", "--yes", "--db", roster)
    assert imported(again).rosters == [("二", 1), ("居民", 1)]


def test_a_roster_that_is_deleted_is_gone_from_the_file(roster, tmp_path):
    """After asking; no name is left in any byte, and the trail says that somebody did it."""
    asked = CliRunner().invoke(cli, ["roster", "delete", "居民", "--db", str(roster)], input="")
    assert "居民 was not deleted" in str(asked.exception).replace("'", "")
    assert "居民7甲".encode() in roster.read_bytes()
    callbot("roster", "delete", "居民", "--yes", "--db", roster)
    files = b"".join(path.read_bytes() for path in tmp_path.glob("calls.db*"))
    assert "居民7甲".encode() not in files
    entry, *_ = json.loads(callbot("audit", "--db", roster, "--json"))
    assert (entry["action"], entry["what"], entry["records"]) == ("delete", "roster", 12)


def test_who_imports_shows_and_deletes_stands_in_the_trail(roster):
    """With how many people; an area that nobody lives in is an error and shows nobody."""
    callbot("roster", "show", "--area", "焦北街道", "--db", roster)
    done = CliRunner().invoke(cli, ["roster", "show", "--area", "别处", "--db", str(roster)])
    assert "焦南街道" in str(getattr(done.exception, "hint", ""))
    callbot("roster", "delete", "居民", "--yes", "--db", roster)
    with open_database(roster, "read") as store:
        trail = store.rows("SELECT action, what, records FROM audit ORDER BY id")
    assert trail == [("roster", "import", 12), ("roster", "", 5), ("delete", "roster", 12)]


def test_a_failure_while_writing_leaves_nothing(roster, tmp_path):
    """One transaction: the 3,000th person cannot be written, so none is."""
    with sqlite3.connect(roster) as conn:
        conn.execute(
            "CREATE TRIGGER full AFTER INSERT ON contact WHEN new.name = '居民3000甲'"
            " BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    conn.close()
    path = write(tmp_path / "b.csv", [HEAD, *(row(n) for n in range(100, 4000))])
    done = CliRunner().invoke(cli, ["roster", "import", str(path), "--db", str(roster)])
    assert isinstance(done.exception, sqlite3.IntegrityError)
    with open_database(roster, "read") as store:
        assert store.rows("SELECT count(*) FROM contact") == [(12,)]
        assert store.rows("SELECT count(*) FROM roster") == [(1,)]


def test_no_number_in_clear_is_in_the_database(roster):
    """Nor in its log while it is open, nor in anything that is printed."""
    with open_database(roster) as store:
        bar_number(store, "13800000007", "", AT)
        files = b"".join(p.read_bytes() for p in roster.parent.glob("calls.db*"))
    assert b"1380000" not in files
    assert b"1380000" not in b"".join(p.read_bytes() for p in roster.parent.glob("calls.db*"))
    printed = callbot("roster", "show", "--db", roster) + callbot(
        "roster", "show", "--db", roster, "--json"
    )
    assert "138****0007" in printed
    assert "1380000" not in printed


def test_who_asked_not_to_be_called_is_known_on_the_roster(roster, tmp_path):
    """A bar from a live call holds for whoever is imported, before or after, however it was written."""
    with open_database(roster) as store:
        bar_number(store, "+86 138 0000 0004", "别再打", AT)
        assert is_barred(store, "１３８００００　０００４")
    shown = json.loads(callbot("roster", "show", "--db", roster, "--json"))
    assert shown["barred"] == 2
    assert [one["name"] for one in shown["first"] if one["barred"]] == ["居民4甲", "居民5甲"]
    later = write(tmp_path / "later.csv", [HEAD, row(4, name="王芳"), row(99)])
    assert imported(later).told["barred"] == 1


def test_a_live_call_finds_whoever_was_imported(roster):
    """Their call is theirs; taking the roster away leaves them and it."""
    answers = "是\n没有\n没有\n没有\n没有\n"
    call = ["call", "screening.zh", "--line", "typed", "--db", str(roster)]
    contact = ["--contact", "name=居民7甲", "--contact", "phone=138 0000 0007"]
    done = CliRunner().invoke(cli, [*call, *contact], input=answers)
    assert done.exit_code == 0, done.output
    with open_database(roster) as store:
        assert store.rows("SELECT name, phone FROM call JOIN contact ON contact.id = contact_id") == [
            ("居民7甲", "138****0007")
        ]  # fmt: skip
        assert store.rows("SELECT count(*) FROM contact") == [(12,)]
    callbot("roster", "delete", "居民", "--yes", "--db", roster)
    with open_database(roster, "read") as store:
        assert store.rows("SELECT name FROM contact") == [("居民7甲",)]


def test_a_campaign_over_a_roster_accounts_for_everybody_on_it(roster, tmp_path):
    """By area and household, with masks; barred people are not dialled; the roster stays as it was."""
    with open_database(roster) as store:
        bar_number(store, "13800000004", "", AT)
    day = ["day", "--roster", "居民", "--robots", "1", "--lines-per-robot", "2", "--workers", "1"]
    told = json.loads(callbot(*day, "--db", roster, "--json"))
    assert told["people"] == 12 == sum(told["persons"].values())
    doors = json.loads(callbot("campaign", "doors", "--db", roster, "--json"))
    assert sum(doors["households"][group] for group in GROUPS) == 7
    by_area = {area: sum(groups.values()) for area, groups in doors["areas"].items()}
    assert by_area == {"焦南街道": 4, "焦北街道": 3}
    assert "1380000" not in json.dumps(doors)
    with open_database(roster, "read") as store:
        assert store.rows("SELECT count(*), count(run_id) FROM contact") == [(24, 12)]
        dialled = "SELECT DISTINCT name FROM attempt JOIN contact ON contact.id = contact_id"
        called = {name for (name,) in store.rows(dialled)}
    assert called
    assert not called & {"居民4甲", "居民5甲", "居民6甲"}


def test_who_asks_in_a_rehearsal_is_barred_in_it_alone(tmp_path):
    """Nobody at that number is called again in the campaign; on the roster nobody is barred."""
    path = write(
        tmp_path / "a.csv", [HEAD, *(row(n, phone=f"138{n // 2:08d}") for n in range(1, 500))]
    )
    imported(path)
    database = tmp_path / "calls.db"
    callbot("day", "--roster", "a", "--mix", "hostile", "--robots", "1", "--workers", "1", "--db", database,
            "--json")  # fmt: skip
    with open_database(database, "read") as store:
        barred = dict(
            store.rows(
                "SELECT do_not_call.phone_token, ended_at FROM do_not_call"
                " JOIN call ON call.id = call_id JOIN attempt ON attempt.id = attempt_id"
            )
        )
        tries = store.rows(
            "SELECT phone_token, started_at FROM attempt JOIN contact ON contact.id = contact_id"
        )
    assert barred
    assert None not in barred
    assert not [token for token, began in tries if began >= barred.get(token, "9")]
    assert json.loads(callbot("roster", "show", "--db", database, "--json"))["barred"] == 0


def test_pages_exports_and_lists_show_masks(roster, tmp_path):
    """Whatever looks at the calls of a roster's people, asked for in clear or not."""
    callbot("day", "--roster", "居民", "--robots", "1", "--workers", "1", "--db", roster, "--json")
    callbot("export", "--db", roster, "--phones", "--output", tmp_path / "out.csv")
    callbot("report", "--db", roster, "--output", tmp_path / "out.html")
    callbot("campaign", "doors", "--db", roster, "--sheet", tmp_path / "doors.html")
    printed = callbot("follow-up", "--db", roster) + callbot("calls", "--db", roster)
    written = "".join(
        (tmp_path / name).read_text(encoding="utf-8")
        for name in ("out.csv", "out.html", "doors.html")
    )
    assert "****" in written
    assert "1380000" not in written + printed


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_generated_is_imported_again(tmp_path, ending, language):
    """The same people, through a file or straight into the database."""
    out, database = tmp_path / f"d.{ending}", tmp_path / "calls.db"
    common = ["--people", "400", "--seed", "5", "--language", language, "--db", database]
    callbot("roster", "generate", *common, "--output", out, "--name", "straight")
    assert out.stat().st_mode & 0o077 == 0
    done = imported(out, "--name", "file")
    assert done.rosters == [("straight", 400), ("file", 400)]
    assert done.people[:400] == done.people[400:]
    assert done.told["without_number"] > 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["import", "no.csv"], "does not exist"), (["import", "."], "is a folder"),
        (["generate", "--people", "0"], "between 1 and"), (["generate", "--output", "a.txt"], "is written as"),
        (["show", "nobody"], "there is no database"), (["delete", "nobody"], "there is no database"),
        (["generate", "--name", "\n"], "is no name"),
    ],
)  # fmt: skip
def test_slips_are_one_clear_error(tmp_path, monkeypatch, arguments, told):
    """Exit status 2 and what to do."""
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, ["roster", *arguments])
    assert told in str(done.exception)
    assert done.exception.exit_status == 2


def test_the_key_lies_where_the_settings_say(tmp_path):
    """`[roster] phone_key`, unless the environment names another."""
    (tmp_path / "config.toml").write_text(
        "[roster]\nphone_key = 'keys/ours.key'\n", encoding="utf-8"
    )
    path = write(tmp_path / "a.csv", [HEAD, row(1)])
    command = [sys.executable, "-m", "callbot", "roster", "import", str(path), "--name"]
    bare = {name: value for name, value in os.environ.items() if name != phones.VARIABLE}
    bare["PYTHONPATH"] = str(Path(__file__).parents[2])
    subprocess.run([*command, "one"], cwd=tmp_path, env=bare, check=True, capture_output=True)
    assert (tmp_path / "keys" / "ours.key").is_file()
    other = bare | {phones.VARIABLE: str(tmp_path / "other.key")}
    done = subprocess.run(
        [*command, "two"], cwd=tmp_path, env=other, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "needs its phone key" in done.stderr
    assert not (tmp_path / "other.key").exists()


def test_a_roster_is_not_imported_under_another_key(roster, tmp_path, monkeypatch):
    """The database names the key that it belongs to."""
    monkeypatch.setenv(phones.VARIABLE, str(tmp_path / "another.key"))
    phones.save_key(tmp_path / "another.key", phones.PhoneKey.new())
    done = imported(write(tmp_path / "b.csv", [HEAD, row(50)]))
    assert (done.status, len(done.people)) == (2, 12)
    assert "is another phone key" in str(done.error)
