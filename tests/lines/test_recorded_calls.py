"""Recordings of calls over a real (virtual) sound card: what was heard, when, on which side."""

import wave

import numpy as np
import pytest

from callbot.commands.call_recording import RecordedCall
from callbot.commands.laptop_call import Wishes, laptop_line
from callbot.config import Recording
from callbot.core.dialogue import Dialogue
from callbot.session import CallSession
from callbot.speech.audio import read_wav
from callbot.speech.recorder import CallRecorder
from callbot.speech.tts import EspeakSynthesiser
from callbot.speech.vad import HEARING_RATE_HZ
from callbot.store.journal import CallJournal
from callbot.store.open import open_database
from tests.core.conftest import TODAY
from tests.lines.far_end import VOICES, Answered, by_questions, mouth_of
from tests.lines.short_script import short
from tests.lines.test_laptop import QUICK, SHORTLY

AT = "2020-02-10T09:00:00+08:00"


def test_a_recorded_call_has_each_answer_and_both_sides_in_time(sound_card, tmp_path):
    """Answers as files that the turns name; the bot left where it spoke, the person right."""
    compiled = short()
    dialogue = Dialogue(compiled, {"name": "Li"}, today=TODAY)
    recorder = CallRecorder(HEARING_RATE_HZ)
    with (
        EspeakSynthesiser() as espeak,
        open_database(tmp_path / "calls.db") as store,
        mouth_of(sound_card, espeak, VOICES[compiled.script.language]) as mouth,
        laptop_line(
            dialogue, QUICK, Wishes("", "", "", False),
            stopped=lambda: False, tell=lambda _: None, recorder=recorder,
        ) as line,
    ):  # fmt: skip
        journal, recorded = CallJournal(store), RecordedCall(recorder, Recording())
        number = journal.begin({}, compiled.script, "laptop", AT)
        recorded.begin(store, number, journal)
        seconds = CallSession(
            Answered(line, by_questions(mouth, SHORTLY)), dialogue, recorded
        ).run()
        recorded.end(seconds)
        turns = store.rows(
            "SELECT prompt_at_seconds, prompt_seconds, heard, heard_at_seconds, heard_seconds,"
            " audio, trouble FROM turn ORDER BY turn"
        )
        ((audio,),) = store.rows("SELECT audio FROM call")
    assert not [turn for turn in turns if turn[-1]]
    answers = [turn for turn in turns if turn[2] is not None]
    assert len(answers) >= 3
    for *_, seconds_heard, name, _ in answers:
        pcm = read_wav(tmp_path / name)
        assert pcm.rate_hz == 16_000
        assert pcm.duration_seconds >= seconds_heard
        assert np.abs(pcm.samples.astype(int)).max() > 500
    with wave.open(str(tmp_path / audio)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, 2, 16_000)
        both = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    assert len(both) / 16_000 == pytest.approx(seconds, abs=0.6)

    def loudness(side, start, end):
        piece = both[round(start * 16_000) : round(end * 16_000), side].astype(float)
        return float(np.sqrt(np.mean(piece**2)))

    for at, spoken, heard, heard_at, heard_for, *_ in turns:
        assert loudness(0, at + 0.1, at + spoken) > 300
        if heard is not None:
            speech = (heard_at - heard_for - 1.2, heard_at)
            assert loudness(1, *speech) > 100 * max(loudness(0, heard_at - 0.4, heard_at), 1)
