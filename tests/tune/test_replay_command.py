"""`callbot replay` as a person meets it, and from recordings."""

import json
import shutil
import sqlite3

import pytest

from callbot.commands.watching import run as simulate
from callbot.scriptfile.load import loads
from callbot.simulation.plan import Plan
from callbot.store.registry import Correction, correct_answer
from callbot.tune.replay import replay
from tests.here import callbot
from tests.tune.districts import district, edited, opened, text_of


def written(folder, language, *changes):
    """An edited script as a file."""
    path = folder / f"edited.{language}.toml"
    path.write_text(edited(language, *changes).text, encoding="utf-8")
    return path


def test_an_edit_without_regressions_ends_with_0(tmp_path):
    """Here one that changes nobody."""
    script = written(tmp_path, "zh", ("出门请戴好口罩，", ""))
    done = callbot("replay", script, "--db", district("zh"))
    assert done.returncode == 0, done.stderr
    assert "重放 120 个通话" in done.stdout


def test_people_who_are_understood_at_once_are_counted(tmp_path, made):
    """Nothing else shows of an edit that spares people a question: here who stayed at home is understood."""
    script, calls = written(tmp_path, "zh"), made("zh")
    done = callbot("replay", script, "--db", calls, "--json")
    spared = json.loads(done.stdout)["understood_at_once"]
    assert spared > 0, done.stderr
    shown = callbot("replay", script, "--db", calls)
    assert f"不用再问的通话 {spared}，" in shown.stdout


def test_regressions_end_with_1_and_come_first(tmp_path):
    """Travellers for whom no journey means anything any more."""
    script = written(
        tmp_path, "zh", ('goto = "travel_place"\nevidence', 'goto = "goodbye"\nevidence')
    )
    done = callbot("replay", script, "--db", district("zh", calls=300), "--json", "--changes", 5)
    assert done.returncode == 1, done.stderr
    found = json.loads(done.stdout)
    assert found["lost"] > 0
    assert found["changes"][0]["lost"]
    assert len(found["changes"]) == 5
    assert found["changes_left_out"] > 0
    shown = callbot("replay", script, "--db", district("zh", calls=300), "--changes", 3)
    assert shown.returncode == 1
    assert "谁会不一样" in shown.stdout


def test_against_a_correction(tmp_path):
    """The bot was right, and a person says so: then an edit that changes it is a regression."""
    path = tmp_path / "real.db"
    shutil.copyfile(district("zh", calls=300), path)
    script = edited("zh", ('evidence = ["stayed_home"]\n', ""))
    with opened(path, "live") as store:
        with store.writing() as conn:
            conn.execute("DELETE FROM simulated_truth")
        unjudged = replay(store, script)
        assert {change.judged for change in unjudged.changes} == {""}
        change = next(c for c in unjudged.changes if c.question == "travel" and c.after)
        was = Correction("travel", (change.before,), None, "", "listened")
        correct_answer(store, change.call_id, was, "me", "2020-02-11")
        (judged,) = [c for c in replay(store, script).changes if c.judged]
    assert judged == change._replace(judged="right_to_wrong")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["nothing.toml", "--db", "{db}"], "no such file", id="no such script"),
        pytest.param(["screening.en", "--db", "{db}"], "no calls of script", id="another script"),
        pytest.param(["screening.zh", "--db", "none.db"], "none.db", id="no such database"),
        pytest.param(["screening.zh", "--db", "{db}", "--run", "9"], "run 9", id="no such run"),
    ],
)
def test_bad_input_ends_with_2_and_one_clear_message(arguments, told, tmp_path):
    """No traceback."""
    db = district("zh")
    done = callbot("replay", *(one.format(db=db) for one in arguments), cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_recordings_are_heard_again_and_missing_ones_named(tmp_path):
    """From the stereo recordings of simulated calls; nobody changes who is heard as before."""
    script = loads(text_of("en"))
    path = tmp_path / "voice.db"
    plan = Plan(script.text, script.id, 4, "voice", "easy", 3, record=tmp_path / "rec")
    simulate(script, plan, 1, path, quiet=True)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE turn SET audio = NULL")
        ((whole,),) = db.execute("SELECT audio FROM call WHERE id = 4")
        (answers,) = db.execute("SELECT count(*) FROM turn WHERE heard IS NOT NULL").fetchone()
        (lost,) = db.execute(
            "SELECT count(*) FROM turn WHERE heard IS NOT NULL AND call_id = 4"
        ).fetchone()
    (tmp_path / whole).unlink()
    done = callbot("replay", "screening.en", "--db", path, "--audio", "--workers", 1, "--json")
    found = json.loads(done.stdout)
    assert found["heard_anew"] == answers - lost
    assert {one["call_id"] for one in found["missing"]} == {4}
    assert len(found["missing"]) == lost
    assert found["unrecorded"] == 0
    assert [change for change in found["changes"] if change["kind"] == "flag"] == []
    without = callbot("replay", "screening.en", "--db", district("en"), "--audio", "--workers", 1)
    assert "120 calls replayed" in without.stdout
    assert "have no recording" in without.stdout
