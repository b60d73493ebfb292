"""WAV files in and out, and changes of rate."""

from __future__ import annotations

import struct
import wave
from pathlib import Path

import numpy as np
import pytest

from callbot.errors import SpeechError
from callbot.speech import audio
from callbot.speech.audio import Pcm


def tone(seconds: float = 0.5, rate_hz: int = 8000, frequency_hz: float = 440.0) -> Pcm:
    """A sine wave."""
    times = np.arange(round(seconds * rate_hz)) / rate_hz
    return Pcm((9000 * np.sin(2 * np.pi * frequency_hz * times)).astype(np.int16), rate_hz)


def riff(form: bytes, payload: bytes, claimed: int | None = None) -> bytes:
    """A WAV file around some sound, with an odd chunk in between."""
    size = len(payload) if claimed is None else claimed
    body = b"WAVEfmt " + struct.pack("<I", len(form)) + form
    body += b"LIST" + struct.pack("<I", 3) + b"odd\0" + b"data" + struct.pack("<I", size) + payload
    return b"RIFF" + struct.pack("<I", len(body)) + body


def fmt(tag: int, channels: int, rate_hz: int, bits: int) -> bytes:
    """The format chunk."""
    frame = channels * bits // 8
    return struct.pack("<HHIIHH", tag, channels, rate_hz, rate_hz * frame, frame, bits)


def test_a_written_file_reads_back_sample_by_sample(tmp_path: Path) -> None:
    """What is written is what is read, and no temporary file stays behind."""
    path = tmp_path / "带 空格" / "a.wav"
    audio.write_wav(path, tone())
    assert np.array_equal(audio.read_wav(path).samples, tone().samples)
    assert [entry.name for entry in path.parent.iterdir()] == ["a.wav"]


@pytest.mark.parametrize(
    ("tag", "bits", "payload"),
    [
        (1, 8, bytes([128, 255, 0])),
        (1, 16, struct.pack("<3h", 0, 32512, -32768)),
        (1, 24, b"\0\0\0" + b"\0\0\x7f" + b"\0\0\x80"),
        (1, 32, struct.pack("<3i", 0, 0x7F000000, -0x80000000)),
        (3, 32, struct.pack("<3f", 0.0, 32512 / 32767, -1.5)),
        (3, 64, struct.pack("<3d", 0.0, 32512 / 32767, -1.5)),
    ],
)
def test_every_depth_lands_on_the_same_scale(
    tmp_path: Path, tag: int, bits: int, payload: bytes
) -> None:
    """Nothing, nearly full scale and lowest come out alike, clipped if need be."""
    path = tmp_path / "x.wav"
    path.write_bytes(riff(fmt(tag, 1, 16000, bits), payload))
    pcm = audio.read_wav(path)
    assert pcm.rate_hz == 16000
    assert pcm.samples.tolist() == [0, 32512, -32768]


def test_stereo_is_averaged_and_extensible_is_understood(tmp_path: Path) -> None:
    """Two channels become one, also where the format is spelt in the long form."""
    path = tmp_path / "x.wav"
    long_form = fmt(0xFFFE, 2, 44100, 16) + struct.pack("<HHIH", 22, 16, 3, 1) + bytes(14)
    path.write_bytes(riff(long_form, struct.pack("<4h", 100, 300, -50, 50)))
    assert audio.read_wav(path).samples.tolist() == [200, 0]


def test_a_stream_of_unknown_length_is_read_to_its_end(tmp_path: Path) -> None:
    """Programs that write to a pipe leave the size open."""
    path = tmp_path / "x.wav"
    path.write_bytes(riff(fmt(1, 1, 8000, 16), struct.pack("<3h", 1, 2, 3), 0xFFFFFFFF))
    assert audio.read_wav(path).samples.tolist() == [1, 2, 3]


def test_g711_recordings_are_read(tmp_path: Path) -> None:
    """A-law and µ-law silence and full scale decode to the standard's values."""
    path = tmp_path / "x.wav"
    path.write_bytes(riff(fmt(7, 1, 8000, 8), bytes([0xFF, 0x80, 0x00])))
    assert audio.read_wav(path).samples.tolist() == [0, 32124, -32124]
    path.write_bytes(riff(fmt(6, 1, 8000, 8), bytes([0xD5, 0xAA, 0x2A])))
    assert audio.read_wav(path).samples.tolist() == [8, 32256, -32256]


@pytest.mark.parametrize(
    ("content", "says", "status"),
    [
        (b"", "is not a WAV file", 2),
        (b"ID3\x03 an mp3 by any other name", "is not a WAV file", 2),
        (riff(fmt(1, 1, 8000, 16), bytes(10), 4000), "is cut short: 10 of 4000 bytes", 3),
        (riff(fmt(85, 1, 8000, 16), bytes(10)), "has a sound format callbot does not read", 2),
        (riff(fmt(1, 0, 8000, 16), bytes(10)), "claims 0 channels", 3),
        (riff(b"\1\0", bytes(10)), "has a damaged format", 3),
        (b"RIFF\4\0\0\0WAVE", "is a WAV file without sound", 3),
    ],
)
def test_a_bad_file_is_one_clear_error(
    tmp_path: Path, content: bytes, says: str, status: int
) -> None:
    """Every kind of damage names the file and what is wrong with it."""
    path = tmp_path / "x.wav"
    path.write_bytes(content)
    with pytest.raises(SpeechError, match=says) as caught:
        audio.read_wav(path)
    assert str(path) in str(caught.value)
    assert caught.value.exit_status == status


def test_a_missing_file_and_an_unwritable_place_are_errors(tmp_path: Path) -> None:
    """The operating system's reason is passed on."""
    with pytest.raises(SpeechError, match="No such file"):
        audio.read_wav(tmp_path / "none.wav")
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SpeechError, match="cannot write"):
        audio.write_wav(tmp_path / "file" / "a.wav", tone())


def test_resampling_keeps_tone_loudness_and_length() -> None:
    """22,050 → 8,000 Hz keeps a tone of the telephone band and drops one above it."""
    low, high = tone(1.0, 22050, 1000.0), tone(1.0, 22050, 6000.0)
    kept, dropped = audio.resample(low, 8000), audio.resample(high, 8000)
    assert len(kept.samples) == 8000
    middle = slice(1000, 7000)
    assert np.std(kept.samples[middle]) == pytest.approx(np.std(low.samples), rel=0.02)
    assert np.std(dropped.samples[middle]) < 20
    assert audio.resample(kept, 8000) is kept


def test_a_call_is_written_with_the_bot_left_and_the_person_right(tmp_path: Path) -> None:
    """The shorter side is padded with silence."""
    path = tmp_path / "call.wav"
    audio.write_call(path, tone(0.5), tone(0.25, 16000))
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (2, 8000, 4000)
        both = np.frombuffer(file.readframes(4000), "<i2").reshape(-1, 2)
    assert np.array_equal(both[:, 0], tone(0.5).samples)
    assert both[:1900, 1].any()
    assert not both[2100:, 1].any()


def test_samples_of_another_shape_are_a_programming_error() -> None:
    """A Pcm cannot hold floats, two channels or a rate of nothing."""
    with pytest.raises(ValueError, match="int16"):
        Pcm(np.zeros(3), 8000)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="one-dimensional"):
        Pcm(np.zeros((3, 2), np.int16), 8000)
    with pytest.raises(ValueError, match="rate_hz"):
        Pcm(np.zeros(3, np.int16), 0)
