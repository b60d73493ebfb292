"""Recordings that meet trouble: the files stay valid, the call never notices."""

import os
import shutil
import signal
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from callbot.speech import recorder as room
from callbot.speech.audio import Pcm, read_wav
from callbot.speech.recorder import CallRecorder

ROOT = Path(__file__).parents[2]
RATE_HZ = 16_000
FOREVER = """
import sys
from pathlib import Path
import numpy as np
from callbot.speech.audio import Pcm
from callbot.speech.recorder import CallRecorder
recorder = CallRecorder(16_000)
recorder.begin(Path(sys.argv[1]), "call-00001")
at, ones = 0.0, np.ones(320, np.int16)
while True:
    recorder.heard(ones, at)
    at += 0.02
    if round(at / 0.02) % 50 == 0:
        print(recorder.keep(Pcm(ones, 16_000)) or recorder.take_trouble() or "-", flush=True)
"""


class Played:
    """A prompt that was played from one second to another."""

    def __init__(self, started, ended=None):
        self.started_at_seconds, self.ended_at_seconds = started, ended


def sides(path):
    """Both channels of a recording."""
    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)


def test_both_sides_lie_where_they_were_heard(tmp_path):
    """Lost sound leaves silence, a cut prompt ends where it was cut."""
    recorder = CallRecorder(RATE_HZ)
    recorder.begin(tmp_path, "x")
    recorder.call_began(100.0)
    prompt = Pcm(np.full(RATE_HZ, 7, np.int16), RATE_HZ)
    recorder.played(Played(100.5, 101.0), prompt)
    for block in [0, 1, 2, 3, *range(10, 100)]:
        recorder.heard(np.full(320, 3, np.int16), 100.0 + block * 0.02)
    recorder.played(Played(101.9), prompt)
    recorder.close()
    both = sides(tmp_path / "call.wav")
    assert len(both) == round(2.9 * RATE_HZ)
    assert [np.flatnonzero(both[:24_000, 0])[n] for n in (0, -1)] == [8_000, 15_999]
    assert np.flatnonzero(both[24_000:, 0])[0] in range(7_900, 8_100)
    assert not both[4 * 320 : 10 * 320, 1].any() and both[10 * 320 : 100 * 320, 1].all()


def running(folder, *limits):
    """A process that records until it is killed."""
    code = "".join(limits) + FOREVER
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


@pytest.mark.parametrize("answers", [1, 7, 30])
def test_what_was_recorded_before_kill_is_whole(tmp_path, answers):
    """Every answer that was acknowledged, and the call as far as it was written."""
    process = running(tmp_path)
    names = [process.stdout.readline().strip() for _ in range(answers)]
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    for name in names:
        assert len(read_wav(tmp_path / Path(name).name).samples) == 320
    both = sides(tmp_path / "call.wav")
    assert len(both) >= (answers - 0.6) * RATE_HZ
    assert both[:, 1].all()


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
def test_a_full_disk_ends_the_recording_and_is_told_once(tmp_path):
    """What fits stays valid; answers, which still fit, are kept."""
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
    process = running(tmp_path, limit)
    lines = [process.stdout.readline().strip() for _ in range(12)]
    process.kill()
    process.communicate()
    assert all(line.startswith("call-00001/answer-") for line in lines)
    both = sides(tmp_path / "call.wav")
    assert 2 * RATE_HZ < len(both) < 200_000 / 4 and both[:, 1].all()


def test_the_last_of_the_disk_is_left_to_the_words(tmp_path, monkeypatch):
    """Nothing is written where too little is free; it is said once."""
    free = shutil.disk_usage(tmp_path).free
    monkeypatch.setattr(room, "SPARE_BYTES", 2 * free)
    recorder = CallRecorder(RATE_HZ)
    recorder.begin(tmp_path, "x")
    assert recorder.keep(Pcm.silence(1.0, RATE_HZ)) == ""
    assert "left to the database" in recorder.take_trouble()
    for second in range(3):
        recorder.heard(np.ones(RATE_HZ, np.int16), float(second))
        assert recorder.keep(Pcm.silence(1.0, RATE_HZ)) == ""
    assert recorder.take_trouble() == ""
    recorder.close()
    assert len(sides(tmp_path / "call.wav")) == 0
