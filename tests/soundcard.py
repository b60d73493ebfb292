"""A real sound card made of software, for tests that speak and listen.

The fixture `sound_card` starts it (see tools/virtual_sound_card.sh), skips where it cannot be, and fails
instead where CALLBOT_TEST_SOUND is `required`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from callbot.speech.audio import Pcm

SCRIPT = Path(__file__).parent.parent / "tools" / "virtual_sound_card.sh"
RATE_HZ = 48_000
"""Of the virtual card: what is played at this rate arrives bit by bit."""


@dataclass
class SoundCard:
    """The far end of the virtual cables."""

    environment: dict[str, str]

    def restart(self) -> None:
        """From scratch, whatever a test did to it."""
        self.stop()
        self.environment = started()

    def stop(self) -> None:
        """No sound server any more."""
        subprocess.run([SCRIPT, "stop"], check=True)

    def signal(self, number: int) -> None:
        """Send a signal to the sound server."""
        os.kill(
            int((Path(self.environment["CALLBOT_SOUND_CARD"]) / "server.pid").read_text()), number
        )

    def pactl(self, *arguments: str) -> str:
        """Run pactl on the card; returns what it prints."""
        done = subprocess.run(["pactl", *arguments], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    @contextlib.contextmanager
    def module(self, name: str, **arguments: object) -> Iterator[str]:
        """A module of the sound server, loaded for a while; gives its number."""
        given = [f"{key}={value}" for key, value in arguments.items()]
        number = self.pactl("load-module", name, *given)
        try:
            yield number
        finally:
            subprocess.run(["pactl", "unload-module", number], check=False, capture_output=True)

    def speak_into_microphone(self, pcm: Pcm, sink: str = "mouth") -> Speaking:
        """Let the person speak; returns at once."""
        return Speaking(pcm, sink)

    @contextlib.contextmanager
    def recorded_from_speaker(self, source: str = "speaker.monitor") -> Iterator[Recording]:
        """What callbot plays while the `with` block runs, as a recording that grows."""
        recording = Recording(source)
        try:
            yield recording
        finally:
            recording.close()


class Speaking:
    """Sound on its way into the microphone."""

    def __init__(self, pcm: Pcm, sink: str) -> None:
        # A quarter of a second in the server's hands: a busy test machine tears nothing.
        self._process = subprocess.Popen(
            ["pacat", "-d", sink, "--raw", f"--rate={pcm.rate_hz}", "--channels=1", "--format=s16le",
             "--latency-msec=250"],
            stdin=subprocess.PIPE,
        )  # fmt: skip
        self.began_at = time.monotonic()
        """time.monotonic() when it was handed over; it is heard some ms later."""
        threading.Thread(target=self._feed, args=(pcm.samples.tobytes(),), daemon=True).start()

    def _feed(self, sound: bytes) -> None:
        with contextlib.suppress(BrokenPipeError, ValueError):
            assert self._process.stdin
            self._process.stdin.write(sound)
            self._process.stdin.close()

    def wait(self, timeout_seconds: float = 60.0) -> None:
        """Until the last of it has been played."""
        self._process.wait(timeout_seconds)

    def stop(self) -> None:
        """Fall silent in the middle of it."""
        self._process.kill()
        self._process.wait()


@dataclass
class Recording:
    """What comes out of a monitor, with the time at which each piece arrived."""

    source: str
    _pieces: list[tuple[float, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._grown = threading.Condition()
        self._process = subprocess.Popen(
            ["parec", "-d", self.source, "--raw", f"--rate={RATE_HZ}", "--channels=1",
             "--format=s16le", "--latency-msec=10"],
            stdout=subprocess.PIPE,
        )  # fmt: skip
        threading.Thread(target=self._read, daemon=True).start()
        assert self.until(lambda heard: len(heard.samples) > 0), f"nothing comes from {self.source}"

    def _read(self) -> None:
        assert self._process.stdout
        while piece := os.read(self._process.stdout.fileno(), 65536):
            with self._grown:
                self._pieces.append((time.monotonic(), piece))
                self._grown.notify_all()

    @property
    def pcm(self) -> Pcm:
        """Everything so far."""
        sound = b"".join(piece for _, piece in list(self._pieces))
        return Pcm(np.frombuffer(sound[: len(sound) // 2 * 2], np.int16), RATE_HZ)

    @property
    def began_at(self) -> float:
        """time.monotonic() of the first sample, from the promptest of the pieces."""
        pieces = list(self._pieces)
        samples = np.cumsum([len(piece) // 2 for _, piece in pieces])
        return float(np.min(np.array([at for at, _ in pieces]) - samples / RATE_HZ))

    def until(self, what: Callable[[Pcm], bool], timeout_seconds: float = 20.0) -> bool:
        """Wait until the recording satisfies `what`; tells whether it did in time."""
        with self._grown:
            return self._grown.wait_for(lambda: what(self.pcm), timeout_seconds)

    def until_at(self, at_seconds: float, timeout_seconds: float = 20.0) -> bool:
        """Wait until the recording goes as far as a time of time.monotonic()."""
        return self.until(
            lambda heard: self.began_at + heard.duration_seconds >= at_seconds, timeout_seconds
        )

    def between(self, from_seconds: float, to_seconds: float) -> Pcm:
        """A part of it, by time.monotonic()."""
        start, end = (
            max(0, round((at - self.began_at) * RATE_HZ)) for at in (from_seconds, to_seconds)
        )
        return Pcm(self.pcm.samples[start:end], RATE_HZ)

    def close(self) -> None:
        """No more."""
        self._process.kill()
        self._process.wait()


def started() -> dict[str, str]:
    """Start the card and point this process and its children at it; returns the environment."""
    done = subprocess.run([SCRIPT, "start"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    assignments = (line.removeprefix("export ") for line in done.stdout.splitlines())
    pairs = (assignment.partition("=") for assignment in assignments)
    environment = {name: value.strip("'") for name, _, value in pairs}
    os.environ.update(environment)
    return environment


def why_not() -> str:
    """Why there can be no virtual sound card here; empty where there can be one."""
    if not sys.platform.startswith("linux"):
        return "the virtual sound card is PulseAudio's, on Linux"
    missing = [program for program in ("pulseaudio", "pactl", "pacat") if not shutil.which(program)]
    if missing:
        return f"no {', '.join(missing)}: tools/install_test_packages.sh installs what is needed"
    try:
        import sounddevice  # noqa: F401
    except OSError:
        return "no PortAudio: tools/install_test_packages.sh installs it"
    return ""


def _started_or_skipped() -> dict[str, str]:
    reason = why_not()
    try:
        if not reason:
            return started()
    except RuntimeError as error:
        reason = str(error)
    if os.environ.get("CALLBOT_TEST_SOUND") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def sound_card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundCard]:
    """The virtual sound card, running, with this process's programs pointed at it."""
    before = dict(os.environ)
    # Of its own, so that two test runs on one machine do not hear each other.
    os.environ["CALLBOT_SOUND_CARD"] = str(tmp_path_factory.mktemp("card"))
    try:
        yield (card := SoundCard(_started_or_skipped()))
        card.stop()
    finally:
        os.environ.clear()
        os.environ.update(before)
