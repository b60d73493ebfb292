"""A letter read aloud: its sentences, its pauses, again and again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from callbot.cli import cli
from callbot.errors import SpeechError
from callbot.speech.announcing import announcement, beginnings, sentences, write_repeated
from callbot.speech.audio import Pcm, read_wav
from callbot.speech.loudness import loudness_lufs, true_peak_dbtp

RATE_HZ = 16_000


def spoken(text: str) -> Pcm:
    """A tone for each sentence, as long as it has letters."""
    at = np.arange(RATE_HZ * len(text) // 20) / RATE_HZ
    return Pcm((8000 * np.sin(2 * np.pi * 500 * at)).astype(np.int16), RATE_HZ)


def test_sentences() -> None:
    """A dot in a number ends none, nor does a comma."""
    assert sentences("体温到了37.3度，请报告！谢谢。") == ["体温到了37.3度，请报告！", "谢谢。"]
    assert sentences("Ring 3.5 times. Then wait! Thanks.") == [
        "Ring 3.5 times.", "Then wait!", "Thanks.",
    ]  # fmt: skip


def test_pauses_between_sentences_and_longer_ones_between_paragraphs() -> None:
    """0.6 and 1.4 seconds in which nothing is heard."""
    sound = announcement(["一句话，长一点。第二句话也长。", "第二段也有话。"], spoken, -20.0)
    loud = np.abs(sound.samples) > 100
    edges = np.flatnonzero(np.diff(loud.astype(int)))
    gaps = [gap for gap in np.diff(edges) / RATE_HZ if gap > 0.2]
    assert gaps == pytest.approx([0.6, 1.4], abs=0.05)
    assert loudness_lufs(sound) == pytest.approx(-20.0, abs=0.1)


def test_repeated_readings_begin_when_due(tmp_path: Path) -> None:
    """The file holds them and the silence between, and ends with the last."""
    sound = announcement(["一句话，长一点。"], spoken, -20.0)
    at = beginnings(sound, 3.0, 9.0)
    assert at == [0.0, 3.0, 6.0]
    seconds = write_repeated(tmp_path / "x.wav", sound, at)
    whole = read_wav(tmp_path / "x.wav")
    assert (
        whole.duration_seconds
        == pytest.approx(seconds)
        == pytest.approx(6.0 + sound.duration_seconds)
    )
    for begins in at:
        first = round(begins * RATE_HZ)
        piece = whole.samples[first : first + len(sound.samples)]
        assert np.array_equal(piece, sound.samples)
    assert not whole.samples[len(sound.samples) : 3 * RATE_HZ].any()


def test_no_time_to_read_it_again_is_told() -> None:
    """Nor more than a file can hold."""
    sound = announcement(["一句话，长一点。"], spoken, -20.0)
    with pytest.raises(SpeechError, match="to read"):
        beginnings(sound, 0.1, 9.0)
    with pytest.raises(SpeechError, match="more than a WAV file can hold"):
        write_repeated(Path("never.wav"), sound, [0.0, 1e6])


def test_the_shipped_letter(tmp_path: Path) -> None:
    """By the command, with another telephone number, as loud as it says."""
    path = tmp_path / "letter.wav"
    result = CliRunner().invoke(
        cli, ["say", "letter.zh", "phone", "-o", str(path), "--contact", "community_phone=110"],
        catch_exceptions=False,
    )  # fmt: skip
    assert "社区电话是110" in result.output
    sound = read_wav(path)
    assert loudness_lufs(sound) == pytest.approx(-16.0, abs=0.1)
    assert true_peak_dbtp(sound) <= -0.9


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["letter.zh"], "nowhere to put the sound"),
        (["letter.zh", "nowhere", "-o", "x.wav"], "has no node"),
        (["screening.zh", "-o", "x.wav"], "asks questions"),
        (["letter.zh", "-o", "x.wav", "--for", "120"], "go together"),
        (["letter.zh", "-o", "x.wav", "--lufs", "3"], "between -40"),
        (["letter.zh", "-o", "x.mp3"], "a WAV file"),
        (["letter.zh", "-o", "x.wav", "--contact", "comunity_phone=110"], "it has community_phone"),
        (["screening.zh", "travel", "-o", "x.wav", "--contact", "nme=李"], "it has name"),
    ],
)
def test_nonsense_is_one_clear_error(arguments: list[str], told: str) -> None:
    """Before anything is spoken."""
    result = CliRunner().invoke(cli, ["say", *arguments])
    assert told in str(result.exception)
