"""Voices: text in, sound out.

Residents and simulated prompts speak with espeak-ng on every platform, since the bundled
recognition models hear nothing else. Where the system can fork, the same text, voice and seed
always give the same bytes; elsewhere (Windows) espeak runs in this process and they may not.
"""

from __future__ import annotations

import contextlib
import difflib
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

import numpy as np

from callbot.errors import SpeechError, VoiceError
from callbot.speech.audio import Pcm
from callbot.speech.espeak import Espeak, UnknownVoiceError, Wish
from callbot.speech.fork_server import read_reply, write_request

_LONGEST_TEXT = 20_000
"""Characters; a quarter of an hour of speech."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A synthesiser's voice and how it speaks."""

    name: str
    """espeak: a language with an optional variant, `cmn`, `cmn+f3`, `en-us+m2`."""
    rate_wpm: int = 160
    """Words a minute, 80 to 450."""
    pitch: int = 50
    """0 to 100."""
    range: int = 50
    """How lively the melody is, 0 (monotone) to 100."""

    def __post_init__(self) -> None:
        for what, value, low, high in (
            ("rate_wpm", self.rate_wpm, 80, 450),
            ("pitch", self.pitch, 0, 100),
            ("range", self.range, 0, 100),
        ):
            if not low <= value <= high:
                raise VoiceError(f"a voice's {what} lies between {low} and {high}, not {value}")


class Synthesiser(Protocol):
    """Anything that speaks."""

    @property
    def version(self) -> str:
        """Names the engine and its version: part of the key of cached prompts."""
        ...

    def speak(self, text: str, voice: Voice, seed: int = 0) -> Pcm:
        """Raises `VoiceError` for an unknown voice, `SpeechError` where synthesis fails."""
        ...


class EspeakSynthesiser:
    """espeak-ng, each clip in a child of its own: repeatable, and a crash costs one clip.

    One object serves any number of threads, one clip at a time. The server process starts with
    the first clip, is started again should it die, and after a fork of this process. Where a clip
    takes longer than `deadline_seconds` the server is killed, and counts as dead.
    """

    def __init__(self, deadline_seconds: float | None = None) -> None:
        self._deadline_seconds = deadline_seconds
        self._lock = threading.Lock()
        self._server: _Server | None = None
        self._owner = os.getpid()

    @property
    def repeatable(self) -> bool:
        """Whether the same wish always gives the same bytes on this system."""
        return hasattr(os, "fork")

    @property
    def version(self) -> str:
        """For instance `espeak-ng 1.52.0`."""
        with self._lock:
            return self._started().version

    def speak(self, text: str, voice: Voice, seed: int = 0) -> Pcm:
        """Sound at espeak's rate (22,050 Hz); empty for a text without anything to say."""
        if len(text) > _LONGEST_TEXT:
            raise SpeechError(f"a text of {len(text):,} characters is too long to say")
        wish = Wish(text, voice.name, voice.rate_wpm, voice.pitch, voice.range, seed)
        with self._lock:
            try:
                samples, rate_hz = self._answer(wish)
            except UnknownVoiceError as unknown:
                raise _no_such_voice(voice.name, unknown.known) from None
        return Pcm(np.frombuffer(samples, "<i2"), rate_hz)

    def _answer(self, wish: Wish) -> tuple[bytes, int]:
        server = self._started()
        try:
            return self._in_time(server, wish), server.rate_hz
        except (EOFError, OSError):
            self._discard()
        server = self._started()
        try:
            return self._in_time(server, wish), server.rate_hz
        except (EOFError, OSError) as error:
            self._discard()
            raise SpeechError("the speech server died twice over one text") from error

    def _in_time(self, server: _Server, wish: Wish) -> bytes:
        if self._deadline_seconds is None:
            return server.say(wish)
        late = threading.Timer(self._deadline_seconds, server.kill)
        late.daemon = True
        late.start()
        try:
            return server.say(wish)
        finally:
            late.cancel()

    @property
    def pid(self) -> int:
        """The server's process number; 0 where there is none."""
        return self._server.pid if self._server is not None else 0

    def _started(self) -> _Server:
        if self._server is not None and self._owner != os.getpid():
            self._server = None  # it belongs to the process that we were forked from
        if self._server is None:
            self._owner = os.getpid()
            self._server = _Forking() if self.repeatable else _InProcess()
        return self._server

    def _discard(self) -> None:
        if self._server is not None and self._owner == os.getpid():
            self._server.close()
        self._server = None

    def close(self) -> None:
        """Ends the server process; the next `speak` starts another."""
        with self._lock:
            self._discard()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __del__(self) -> None:
        self._discard()


def _no_such_voice(name: str, known: list[str]) -> VoiceError:
    base, plus, variant = name.partition("+")
    near = difflib.get_close_matches(name, known, 4, 0.5)
    if plus:
        variants = [entry for entry in known if entry[0] == "+"]
        near += [f"{base}{v}" for v in difflib.get_close_matches("+" + variant, variants, 4, 0.4)]
        near += [f"{b}+{variant}" for b in difflib.get_close_matches(base, known, 2, 0.6)]
    near = [voice for voice in dict.fromkeys(near) if voice != name and voice[0] != "+"]
    hint = f"did you mean {', '.join(near[:5])}?" if near else "for instance cmn, en-us or cmn+f3"
    return VoiceError(f"espeak-ng has no voice {name!r}", hint=hint)


class _Server(Protocol):
    rate_hz: int
    version: str
    pid: int

    def say(self, wish: Wish) -> bytes: ...

    def kill(self) -> None: ...

    def close(self) -> None: ...


class _Forking:
    """The client of `callbot.speech.fork_server`."""

    def __init__(self) -> None:
        # Isolated, and without `site`: the smaller the process, the faster it forks.
        start = (
            "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
            "from callbot.speech import fork_server as server; "
            "server.serve(sys.stdin.buffer, sys.stdout.buffer)"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", start, json.dumps(search_path())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0
            if os.name == "posix"
            else None,  # a clip hangs in a child of the server
        )
        self.pid = self._process.pid
        self._requests: IO[bytes] = _open(self._process.stdin)
        self._replies: IO[bytes] = _open(self._process.stdout)
        try:
            kind, payload = read_reply(self._replies)
        except (EOFError, OSError) as error:
            self.close()
            raise SpeechError("the speech server does not start") from error
        if kind != b"R":
            self.close()
            message, hint = json.loads(payload)
            raise SpeechError(message, hint=hint)
        self.rate_hz, self.version = json.loads(payload)

    def say(self, wish: Wish) -> bytes:
        """Raises `EOFError` or `OSError` where the server is gone."""
        write_request(self._requests, wish)
        kind, payload = read_reply(self._replies)
        if kind == b"V":
            raise UnknownVoiceError(json.loads(payload))
        if kind == b"E":
            raise SpeechError(payload.decode("utf-8", "replace"))
        return payload

    def kill(self) -> None:
        """End it and whatever it has forked, from any thread; `say` then finds it gone."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def close(self) -> None:
        for stream in (self._requests, self._replies):
            with contextlib.suppress(BrokenPipeError):  # a dead server left a request unread
                stream.close()
        self._process.terminate()
        self._process.wait()


class _InProcess:
    """espeak in this process, where the system has no fork; bytes are not promised."""

    _shared: Espeak | None = None
    pid = 0

    def __init__(self) -> None:
        if _InProcess._shared is None:
            _InProcess._shared = Espeak()
        self._espeak = _InProcess._shared
        self.rate_hz, self.version = self._espeak.rate_hz, self._espeak.version

    def say(self, wish: Wish) -> bytes:
        return self._espeak.say(wish)

    def kill(self) -> None:
        """A thread of ours cannot be ended."""

    def close(self) -> None:
        """Leaves espeak loaded: it cannot be initialised twice."""


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "asked for with PIPE"
    return stream


def search_path() -> list[str]:
    """This process's import path, with the current folder spelt out."""
    return [str(Path(entry).absolute()) for entry in sys.path]
