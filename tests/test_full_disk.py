"""A disk that is full in the middle of a call: a real one, of memory, with database and recordings on it."""

import contextlib
import errno
import sqlite3
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from callbot.speech.audio import read_wav
from callbot.speech.tts import EspeakSynthesiser
from tests.lines.far_end import VOICES, mouth_of
from tests.test_cli import callbot


@pytest.fixture
def small_disk(tmp_path):
    """80 MB: recordings are made while 64 MB of it are free."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=80m", "callbot-test", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk):
    """Not a page is left; returns what takes the room."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    with pytest.raises(OSError, match="space") as caught:
        (disk / "one more").write_bytes(bytes(4096))
    assert caught.value.errno == errno.ENOSPC
    (disk / "one more").unlink()
    return ballast


class Held:
    """A call in a process of its own, with its database and recordings on the disk."""

    def __init__(self, disk, *arguments):
        self.database = disk / "calls.db"
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "callbot", "call", "screening.zh", *arguments,
             "--db", str(self.database)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, encoding="utf-8", cwd=disk,
        )  # fmt: skip

    def type(self, words):
        """Somebody types an answer."""
        self._process.stdin.write(f"{words}\n")
        self._process.stdin.flush()

    def until_it_asks(self):
        """The next prompt has begun."""
        assert any(line.startswith("☎") for line in iter(self._process.stdout.readline, ""))

    def end(self):
        """Exit status and what was said on stderr."""
        _, told = self._process.communicate(timeout=60)
        return self._process.returncode, told.splitlines()

    def heard(self):
        """What is in the database, which is sound: turn by turn words, sound, trouble."""
        with sqlite3.connect(self.database) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return db.execute(
                "SELECT heard, audio, trouble FROM turn WHERE heard IS NOT NULL"
            ).fetchall()


def test_a_full_disk_ends_a_typed_call_and_costs_no_earlier_word(small_disk):
    """One message, exit status 2; what was answered before is there, and the person to be called back."""
    call = Held(small_disk, "--line", "typed")
    call.until_it_asks()
    call.type("是我")
    call.until_it_asks()
    ballast = fill(small_disk)
    call.type("没有去过")
    status, told = call.end()
    ballast.unlink()
    assert status == 2
    assert len(told) == 1 and "no room left" in told[0] and "free some disk space" in told[0]
    assert [words for words, *_ in call.heard()] == ["是我"]
    with sqlite3.connect(call.database) as db:
        assert db.execute("SELECT kind, reason FROM follow_up").fetchall() == [
            ("call_back", "not_ended")
        ]


def test_a_full_disk_ends_a_call_with_sound_and_costs_no_earlier_word(small_disk, sound_card):
    """The same with a recording on the disk: what was recorded before is whole, and can be played."""
    with EspeakSynthesiser() as espeak, mouth_of(sound_card, espeak, VOICES["zh"]) as mouth:
        call = Held(small_disk, "--line", "laptop", "--headset", "--record")
        call.until_it_asks()
        mouth.say("是我", 1.0)
        call.until_it_asks()
        ballast = fill(small_disk)
        mouth.say("没有去过", 1.0)
        status, told = call.end()
    ballast.unlink()
    assert status == 2
    assert "no room left" in told[-1] and not [line for line in told if "Traceback" in line]
    ((words, audio, _),) = call.heard()
    assert words
    assert len(read_wav(small_disk / audio).samples)
    whole = Path(small_disk / audio).with_name("call.wav")
    with wave.open(str(whole)) as file:
        assert file.getnframes() > 2 * file.getframerate()
        assert len(file.readframes(file.getnframes())) == file.getnframes() * 4


def test_a_full_disk_leaves_no_part_of_a_roster_and_says_which_file(small_disk):
    """Half a district would be taken for a whole one by the next import."""
    fill(small_disk)
    out = small_disk / "district.csv"
    done = callbot("roster", "generate", "--people", 2000, "-o", out)
    assert done.returncode == 2
    assert done.stderr == f"callbot: {out} cannot be written: No space left on device\n"
    assert not out.exists()
