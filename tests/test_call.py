"""`callbot call`: a call held with the keyboard, from the first prompt to the database."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.here import callbot as called_here
from tests.test_cli import callbot

TYPED = {
    "zh": ["是我", "有，去过武汉", "二月一号", "没接触过", "都没有", "三口人", "不用了"],
    "en": ["speaking", "yes I went to Wuhan", "the first of February", "no contact", "none", "three",
           "no thanks"],
}  # fmt: skip
PLACE = {"zh": "武汉", "en": "Wuhan"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_typed_call_is_stored_with_what_was_given_ahead(tmp_path, language):
    """The place that came with the journey is stored in its own right and flags the person."""
    result = callbot(
        "call", f"screening.{language}", "--line", "typed", "--today", "2020-02-10",
        "--db", tmp_path / "calls.db", stdin="\n".join(TYPED[language]) + "\n",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "complete" in result.stdout
    with sqlite3.connect(tmp_path / "calls.db") as db:
        stored = dict(db.execute("SELECT question, value FROM answer WHERE is_current"))
        words, because = db.execute(
            "SELECT words, because FROM answer WHERE question = 'travel_place'"
        ).fetchone()
        flags = {rule for (rule,) in db.execute("SELECT rule FROM flag")}
    assert stored["travel_place"] == PLACE[language]
    assert stored["travel_date"] == "2020-02-01"
    assert (words, because.split(":")[0]) == (TYPED[language][1], "given with travel")
    assert "hubei" in flags


def test_the_end_of_the_input_hangs_up(tmp_path):
    """What was answered before stays, and the open deciding question is on the call-back list."""
    result = callbot(
        "call", "screening.en", "--db", tmp_path / "calls.db", stdin="speaking\n", cwd=tmp_path
    )
    assert result.returncode == 0, result.stderr
    assert "break_off" in result.stdout
    shown = callbot("follow-up", "--db", tmp_path / "calls.db")
    assert "To be called back: 1" in shown.stdout


def test_a_deleted_call_is_asked_for_and_gone(tmp_path):
    """Without --yes it asks, and names it where nobody answers; a second time nothing is left."""
    path = tmp_path / "calls.db"
    called_here("call", "screening.en", "--line", "typed", "--db", path, stdin="speaking\n")
    asked = called_here("delete", 1, "--db", path, stdin="n\n")
    assert asked.returncode == 130 and "Delete call 1" in asked.stderr
    unasked = called_here("delete", 1, "--db", path, stdin="")
    assert unasked.returncode == 2 and "(add --yes)" in unasked.stderr
    sound = called_here("recordings", "delete", 1, "--db", path)
    assert (sound.returncode, sound.stdout) == (0, "call 1 has no recording\n")
    assert called_here("delete", 1, "--db", path, "--yes").stdout == "deleted call 1\n"
    again = called_here("delete", 1, "--db", path, "--yes")
    assert again.returncode == 2 and "there is no call 1" in again.stderr
    purged = called_here("recordings", "purge", "--dry-run", "--db", path, cwd=tmp_path)
    assert purged.stdout == "would delete 0 recordings (0.0 MB) older than 30 days\n"


def test_recording_a_call_without_sound_is_told(tmp_path):
    """There is nothing to record; the call is held."""
    result = callbot(
        "call", "screening.en", "--line", "typed", "--record", "--db", tmp_path / "c.db", stdin=""
    )
    assert result.returncode == 0
    assert "a typed call has no sound" in result.stderr


# --- hanging up -----------------------------------------------------------------------------------
def begun(tmp_path, *arguments, **streams):
    """A call in a process of its own, whose first prompt has been shown."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "callbot", "call", "screening.en", "--db", tmp_path / "calls.db",
         *arguments],
        stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=tmp_path, **streams,
    )  # fmt: skip
    lines = iter(process.stdout.readline, "")
    assert any(line.startswith("☎") for line in lines)
    return process


def ends_as(process, tmp_path):
    """Its disposition in the database, after an orderly end."""
    told = process.stdout.read()
    process.stdout.close()
    assert process.wait(60) == 0
    with sqlite3.connect(tmp_path / "calls.db") as db:
        ((disposition,),) = db.execute("SELECT disposition FROM call")
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert f"call 1: {disposition}" in told
    return disposition


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_hangs_up_in_an_orderly_way(tmp_path, number):
    """While an answer is being typed: the call ends, is kept, and the exit status is 0."""
    process = begun(tmp_path, "--line", "typed", stdin=subprocess.PIPE)
    process.stdin.write("speaking\n")
    process.stdin.flush()
    lines = iter(process.stdout.readline, "")
    assert any("14 days" in line or "two weeks" in line or line.startswith("☎") for line in lines)
    process.send_signal(number)
    assert ends_as(process, tmp_path) == "break_off"
    process.stdin.close()


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_hangs_up_a_call_with_sound(tmp_path, sound_card, number):
    """In the middle of the first prompt: nobody has spoken yet, and the call is kept."""
    process = begun(
        tmp_path, "--line", "laptop", stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    process.send_signal(number)
    assert ends_as(process, tmp_path) == "hung_up"


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of its own")
def test_on_a_terminal_the_lowest_line_is_alive(tmp_path, sound_card):
    """What the bot does, the microphone's level, and at the end no remains of it."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "callbot", "call", "screening.en", "--db", tmp_path / "calls.db"],
        stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, cwd=tmp_path,
        env={**os.environ, "TERM": "xterm"},
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while b"speaking" not in shown or b" dB" not in shown:
        shown += os.read(ours, 4096)
    process.send_signal(signal.SIGINT)
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait(60) == 0
    assert "callbot show 1" in shown.decode("utf-8", "replace")


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or any(Path("/proc/asound").glob("card*")),
    reason="there may be a sound card",
)
def test_without_a_sound_card_a_call_with_sound_is_one_clear_error(tmp_path):
    """It says what is missing, and nothing was called."""
    nowhere = {**os.environ, "PULSE_SERVER": "unix:/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-m", "callbot", "call", "screening.en", "--line", "laptop",
         "--db", tmp_path / "calls.db"],
        capture_output=True, text=True, env=nowhere, cwd=tmp_path, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("callbot: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("phon=13800000001", "there are name, phone, area"),
        ("电话=13800000001", "there are name, phone, area"),
        ("phone=abc", "is no telephone number"),
        ("phone=138****0001", "is no telephone number"),
        ("phone=", "is empty"),
        ("name", "is not FIELD=VALUE"),
    ],
)
def test_nobody_is_called_by_a_field_that_is_mistyped(tmp_path, field, told):
    """It would not be looked up on the do-not-call list: an error that names the fields, and no database."""
    path = tmp_path / "calls.db"
    done = called_here("call", "quarantine.zh", "--line", "typed", "--contact", field, "--db", path)
    assert done.returncode == 2
    assert told in done.stderr
    assert not path.exists()


def test_a_field_given_twice_is_refused(tmp_path):
    """Only the last would have been looked up."""
    path, one = tmp_path / "calls.db", ("--contact", "phone=13800000001")
    done = called_here("call", "quarantine.zh", "--line", "typed", *one, *one, "--db", path)
    assert (done.returncode, "given twice" in done.stderr) == (2, True)


def test_a_landline_that_asked_not_to_be_called_is_not_called_from_abroad(tmp_path):
    """`+86 391 1234567` is `0391-1234567`."""
    call = ("call", "screening.zh", "--line", "typed", "--db", tmp_path / "calls.db", "--contact")
    asked = called_here(*call, "phone=0391-1234567", stdin="是\n别再给我打电话了\n")
    assert "[do not call]" in asked.stdout
    for written in ("+86 391 1234567", "0086 391 1234567", "86(0391)1234567"):
        refused = called_here(*call, f"phone={written}", stdin="是\n")
        assert refused.returncode == 2
        assert "asked not to be called again" in refused.stderr


def in_bytes(*arguments, stdin=b"", encoding="utf-8"):
    """Run callbot as its own process, with a terminal of this encoding."""
    return subprocess.run(
        [sys.executable, "-m", "callbot", *map(str, arguments)], input=stdin, capture_output=True,
        timeout=300, check=False, env=os.environ | {"PYTHONIOENCODING": encoding},
    )  # fmt: skip


def test_bytes_that_are_no_text_are_heard_and_kept(tmp_path):
    """The call goes on to its end, and the bytes are in the database as they were typed."""
    path = tmp_path / "calls.db"
    call = ("call", "screening.zh", "--line", "typed", "--db", path)
    done = in_bytes(*call, stdin=b"\xff\xfe\n")
    assert (done.returncode, done.stderr) == (0, b"")
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT disposition FROM call").fetchall() == [("hung_up",)]
        assert ("\\xff\\xfe",) in db.execute("SELECT heard FROM turn").fetchall()


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_terminal_that_lacks_characters_still_shows_the_rest(tmp_path, encoding):
    """Calls are held, listed and shown; a character that it has not is written as its number."""
    path = tmp_path / "calls.db"
    said = "是我\n没有\n".encode(encoding, "backslashreplace")
    held = in_bytes(
        "call", "screening.zh", "--line", "typed", "--db", path, stdin=said, encoding=encoding
    )
    shown = [
        in_bytes(*command, "--db", path, encoding=encoding)
        for command in (("calls",), ("show", 1), ("show", 1, "--json"), ("follow-up",))
    ]
    for done in (held, *shown):
        assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u260e" in held.stdout
    assert json.loads(shown[2].stdout.decode(encoding))["script"] == "screening.zh"


@pytest.mark.parametrize(
    ("language", "answers", "question"),
    [
        ("zh", ["是我", "有，去过武汉", "下周三", "不对", "二月一号"], "您是2月19号回来的，对吗？"),
        ("en", ["speaking", "yes, I went to Wuhan", "next Wednesday", "no", "the first of February"],
         "You came back on February 19. Is that right?"),
    ],
)  # fmt: skip
def test_a_journey_that_ends_after_the_call_is_asked_back(tmp_path, language, answers, question):
    """However surely it was understood: nobody has come back on a day that is still to come."""
    path = tmp_path / "calls.db"
    done = called_here(
        "call", f"screening.{language}", "--line", "typed", "--today", "2020-02-10", "--db", path,
        stdin="\n".join(answers) + "\n",
    )  # fmt: skip
    assert question in done.stdout
    with sqlite3.connect(path) as db:
        day = "SELECT value FROM answer WHERE is_current AND question = 'travel_date'"
        assert db.execute(day).fetchall() == [("2020-02-01",)]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A database with a call in each language, each to be followed up."""
    path = tmp_path_factory.mktemp("mixed") / "calls.db"
    for language, answers in TYPED.items():
        called_here(
            "call", f"screening.{language}", "--line", "typed", "--today", "2020-02-10", "--db", path,
            stdin="\n".join(answers) + "\n",
        )  # fmt: skip
    return path


SHOWING = (("calls",), ("show", 1), ("show", 2), ("follow-up",))


@pytest.mark.parametrize(
    ("asked", "heads"), [((), "zh"), (("--language", "zh"), "zh"), (("--language", "en"), "en")]
)
def test_commands_over_a_database_speak_one_language(mixed, tmp_path, asked, heads):
    """As asked for, else that of config.toml where calls are in both; also of a call in the other."""
    words = {
        "zh": ("时间", "依据", "依据", "重点人员"),
        "en": ("started", "because", "because", "Key persons"),
    }
    for command, here, other in zip(
        SHOWING, words[heads], words["en" if heads == "zh" else "zh"], strict=True
    ):
        shown = called_here(*command, *asked, "--db", mixed, cwd=tmp_path).stdout
        assert here in shown
        assert other not in shown.replace("started_at", "")


def test_a_question_is_called_as_in_its_own_call(mixed, tmp_path):
    """A Chinese script that was held later does not name the questions of an English call."""
    shown = called_here("follow-up", "--language", "en", "--db", mixed, cwd=tmp_path).stdout
    for label in ("Where to: yes I went to Wuhan", "去了哪里"):
        assert label in shown
    page = tmp_path / "report.html"
    called_here("report", "--db", mixed, "-o", page)
    assert "Where to:" in page.read_text(encoding="utf-8")


def test_a_database_of_one_language_is_shown_in_it(tmp_path):
    """Whatever config.toml has."""
    path = tmp_path / "calls.db"
    called_here("call", "screening.en", "--line", "typed", "--db", path, stdin="speaking\n")
    assert "started" in called_here("calls", "--db", path).stdout
    assert "To be called back: 1" in called_here("follow-up", "--db", path).stdout
