"""`callbot due`: real check-ins from a roster, typed and with sound, and who was missed."""

import json
import signal
import sqlite3
import subprocess
import sys
import threading

from callbot.speech.tts import EspeakSynthesiser
from tests.here import callbot
from tests.lines.far_end import VOICES, mouth_of

WELL = ["", "是我", "三十六度五", "没有", "不咳", "不喘", "不缺"]
"""The first line begins the call."""


def roster(tmp_path):
    """Three people, one of them twice."""
    path = tmp_path / "people.csv"
    path.write_text(
        "姓名,电话,小区\n张伟,13800000001,新华\n李娜,13800000002,新华\n张伟,138 0000 0001,新华\n"
        "王芳,13800000003,民主\n",
        encoding="utf-8",
    )
    return path


def due(tmp_path, day, *options, at="10:00", stdin=""):
    """Run it on one day."""
    return callbot("due", "quarantine.zh", roster(tmp_path), "--db", tmp_path / "calls.db",
                   "--today", day, "--at", at, *options, stdin=stdin)  # fmt: skip


def names(result):
    """Who is due."""
    assert result.returncode == 0, result.stderr
    return [one["name"] for one in json.loads(result.stdout)["due"]]


def test_check_ins_are_held_one_after_the_other(tmp_path):
    """Whoever was reached is not due any more; who was not is, and the bot remembers the day before."""
    assert names(due(tmp_path, "2020-02-10", "--json")) == ["张伟", "李娜", "王芳"]
    held = due(
        tmp_path, "2020-02-10", "--hold", "--line", "typed", stdin="\n".join([*WELL, "n", "q", ""])
    )
    assert held.returncode == 0, held.stderr
    assert "1/3  张伟 13800000001  新华  due 02-10 10:00" in held.stdout
    assert "call 1: complete" in held.stdout
    assert "due now: 2" in held.stdout
    assert names(due(tmp_path, "2020-02-10", "--json")) == ["李娜", "王芳"]
    again = due(
        tmp_path, "2020-02-11", "--hold", "--line", "typed", stdin="\n".join([*WELL, "q", ""])
    )
    assert "还是示范区疫情防控指挥部" in again.stdout  # who has been called before is greeted so
    with sqlite3.connect(tmp_path / "calls.db") as db:
        assert "13800000001" not in " ".join(db.iterdump())


def test_who_is_missed_twice_is_flagged(tmp_path):
    """Written down once a check-in, with the flag that the script has for silence."""
    first = due(tmp_path, "2020-02-10", "--missed")
    assert first.returncode == 0, first.stderr
    assert "not reached, and written down so: 3" in first.stdout
    assert due(tmp_path, "2020-02-13", "--missed", "--json").returncode == 0
    again = json.loads(due(tmp_path, "2020-02-13", "--missed", "--json").stdout)
    assert again["flagged"] == []  # noted before
    with sqlite3.connect(tmp_path / "calls.db") as db:
        found = db.execute(
            "SELECT name, rule, disposition FROM flag JOIN call ON call.id = call_id"
            " JOIN contact ON contact.id = contact_id ORDER BY call.id"
        ).fetchall()
    assert [(name, rule) for name, rule, _ in found] == [
        ("张伟", "missed"), ("李娜", "missed"), ("王芳", "missed")
    ]  # fmt: skip
    assert {disposition for *_, disposition in found} == {"no_answer"}


def test_nobody_who_asked_not_to_be_called_is_due(tmp_path):
    """Whatever the time."""
    stop = due(tmp_path, "2020-02-10", "--hold", "--line", "typed", stdin="\n不要再打了\n是的\nq\n")
    assert stop.returncode == 0, stop.stderr
    assert names(due(tmp_path, "2020-02-12", "--json")) == ["李娜", "王芳"]


def test_bad_input_is_one_clear_error(tmp_path):
    """A script without a series, options that do not go together, rows that are wrong."""
    once = callbot("due", "screening.zh", roster(tmp_path), "--db", tmp_path / "calls.db")
    assert (once.returncode, "no [series]" in once.stderr) == (2, True)
    both = due(tmp_path, "2020-02-10", "--hold", "--missed")
    assert (both.returncode, "neither" in both.stderr) == (2, True)
    (tmp_path / "bad.csv").write_text("姓名,电话\n张伟,138abc\n", encoding="utf-8")
    bad = callbot("due", "quarantine.zh", tmp_path / "bad.csv", "--db", tmp_path / "calls.db")
    assert (bad.returncode, "row 2" in bad.stderr) == (2, True)
    (tmp_path / "nobody.csv").write_text("姓名,电话\n", encoding="utf-8")
    nobody = callbot("due", "quarantine.zh", tmp_path / "nobody.csv", "--db", tmp_path / "calls.db")
    assert (nobody.returncode, "nobody below them" in nobody.stderr) == (2, True)
    assert "Traceback" not in once.stderr + both.stderr + bad.stderr


SAID = {
    "本人": "是我", "是，或者": "是我", "度": "三十六度五", "发热": "没有", "有，或者": "没有",
    "咳": "不咳", "气": "不喘", "缺": "不缺",
}  # fmt: skip
"""What is answered to a prompt with these words."""


class Round:
    """A round of check-ins with sound: whoever dials at its keyboard, who is called at the microphone."""

    def __init__(self, folder, mouth):
        (folder / "config.toml").write_text("[call]\nheadset = true\n", encoding="utf-8")
        self._mouth = mouth
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "callbot", "due", "quarantine.zh", roster(folder),
             "--db", "calls.db", "--today", "2020-02-10", "--at", "10:00", "--hold", "--line", "laptop"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", cwd=folder,
        )  # fmt: skip
        self.told = ""
        self._patience = threading.Timer(300, self._process.kill)
        self._patience.daemon = True
        self._patience.start()

    def until(self, *words):
        """Read on until one of these was shown; returns what was shown up to there."""
        begin = len(self.told)
        while not any(word in self.told[begin:] for word in words):
            letter = self._process.stdout.read(1)
            assert letter, self.told
            self.told += letter
        return self.told[begin:]

    def press(self, key=""):
        """Asked whether to call."""
        self._process.stdin.write(f"{key}\n")
        self._process.stdin.flush()

    def answer(self, asked=""):
        """Each question, again where it is put again, into its prompt, as with a headset one may.

        Until one with these words is asked, or whether to call the next.
        """
        while not self.until("☎", OFFERED).endswith(OFFERED):
            prompt = self.until("\n")
            if asked and asked in prompt:
                return
            words = [words for key, words in SAID.items() if key in prompt]
            if words:
                self._mouth.say(words[0], 1.0)

    def interrupt(self):
        """Ctrl-C, while the bot speaks."""
        self._process.send_signal(signal.SIGINT)

    def end(self):
        """Exit status."""
        self.told += self._process.communicate(timeout=60)[0]
        self._patience.cancel()
        return self._process.returncode


OFFERED = "no more  "
"""With these words ends the question whether to call."""


def test_a_round_of_check_ins_with_sound(tmp_path, sound_card):
    """One is held to its end; Ctrl-C in the next hangs up, keeps what was said, and ends the round in order."""
    with (
        EspeakSynthesiser() as espeak,
        mouth_of(sound_card, espeak, VOICES["zh"]) as mouth,
    ):
        round_ = Round(tmp_path, mouth)
        round_.until(OFFERED)
        round_.press("n")  # nobody answers
        round_.until(OFFERED)
        round_.press()
        round_.answer()
        round_.press()
        round_.answer("度")
        round_.interrupt()
        assert round_.end() == 0, round_.told
    assert "3/3  王芳" in round_.told
    assert "Traceback" not in round_.told
    with sqlite3.connect(tmp_path / "calls.db") as db:
        calls = db.execute(
            "SELECT name, line, disposition, (SELECT count(*) FROM answer WHERE call_id = call.id)"
            " FROM call JOIN contact ON contact.id = contact_id ORDER BY call.id"
        ).fetchall()
    assert [call[:3] for call in calls] == [
        ("李娜", "laptop", "complete"),
        ("王芳", "laptop", "break_off"),
    ]
    # On a busy machine one or the other word is misheard, and its question given up.
    assert calls[0][3] >= 4
    assert calls[1][3] == 1
    left = round_.told[round_.told.rindex("due now: 2") :]
    assert [name in left for name in ("张伟", "李娜", "王芳")] == [True, False, True]
    # All is prepared before it is asked: whoever answers the telephone hears no silence.
    assert round_.told.index("callbot models list") < round_.told.index("Enter: call")
