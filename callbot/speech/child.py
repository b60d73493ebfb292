"""A process of our own that may crash or hang without the call: messages in, messages out, deadlines.

Kaldi's asserts end the process that they happen in, and a hang in native code cannot be interrupted.
So what may do either runs in a child, which is killed and started again.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, Protocol

from callbot.errors import CallbotError

_SPAWN = multiprocessing.get_context("spawn")


class ChildBrokeError(Exception):
    """The child died or did not answer in time; it has been ended."""


class Work(Protocol):
    """What a child does: a picklable callable that makes the answerer of messages."""

    def __call__(self) -> Callable[[Any], Any]:
        """Load what is needed; returns what answers one message."""


class Deadlines(NamedTuple):
    """In seconds."""

    start: float = 60.0
    """Until it is ready: a large model takes its time."""
    answer: float = 0.4
    """From a message, or from the answer before, to its answer."""


_GRACE_SECONDS = 0.1
"""Were *we* stopped (Ctrl-Z), and the child with us? Then its answer is here by then."""


class Child:
    """Starts with the object. Every message gets one answer, in order.

    Messages that come before it is ready wait here rather than in a pipe that could fill up.
    """

    def __init__(self, work: Work, deadlines: Deadlines, clock: Callable[[], float]) -> None:
        self._deadlines = deadlines
        self.answer_seconds = deadlines.answer
        """The deadline of an answer; whoever knows how much work it is may change it."""
        self._clock = clock
        self._pipe, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_serve, args=(theirs, work), daemon=True)
        self._process.start()
        theirs.close()
        self.ready = False
        self._waiting: list[Any] = []
        self._unanswered = 0
        self._since = clock()

    @property
    def pid(self) -> int:
        """Its process number."""
        return self._process.pid or 0

    @property
    def unanswered(self) -> int:
        """Messages whose answer is not here yet."""
        return self._unanswered + len(self._waiting)

    def send(self, message: Any) -> None:
        """Hand a message over. Raises `ChildBrokeError`."""
        if not self.ready:
            self._waiting.append(message)
            return
        if not self._unanswered:
            self._since = self._clock()
        self._unanswered += 1
        try:
            self._pipe.send(message)
        except OSError:
            raise self._broke("died") from None

    def receive(self, timeout_seconds: float = 0.0) -> Any | None:
        """The next answer; None where none comes in that time. Raises `ChildBrokeError`.

        An error of ours that the work answers with, such as a damaged model, is raised.
        """
        until = self._clock() + timeout_seconds
        while True:
            left = max(0.0, min(until, self._deadline) - self._clock())
            try:
                answered = self._pipe.poll(left)
                answer = self._pipe.recv() if answered else None
            except (EOFError, OSError):
                raise self._broke("died") from None
            if answered and self.ready:
                self._unanswered -= 1
                self._since = self._clock()
                return answer
            if answered:
                self._became_ready(answer)
            elif self._clock() >= self._deadline and not self._answers_yet():
                raise self._broke("did not answer in time")
            elif self._clock() >= until:
                return None

    def end(self) -> None:
        """Kill it; nothing of it is worth waiting for."""
        self._process.kill()
        self._process.join(5)
        self._pipe.close()

    def _answers_yet(self) -> bool:
        try:
            return self._pipe.poll(_GRACE_SECONDS)
        except (EOFError, OSError):
            return False

    @property
    def _deadline(self) -> float:
        if not self.ready:
            return self._since + self._deadlines.start
        return self._since + self.answer_seconds if self._unanswered else float("inf")

    def _became_ready(self, answer: Any) -> None:
        if isinstance(answer, CallbotError):
            self.end()
            raise answer
        self.ready = True
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self.send(message)

    def _broke(self, how: str) -> ChildBrokeError:
        self.end()
        return ChildBrokeError(how)


def _serve(pipe: Connection, work: Work) -> None:
    """What the process does: it ends when its parent does, and by nothing else that is orderly."""
    for number in ("SIGINT", "SIGTERM", "SIGHUP"):  # these are for the call, which then ends us
        with suppress(AttributeError, ValueError):
            signal.signal(getattr(signal, number), signal.SIG_IGN)
    with suppress(EOFError, OSError):  # nobody is there any more
        try:
            answer = work()
        except CallbotError as error:
            pipe.send(error)
            return
        pipe.send("ready")
        while True:
            pipe.send(answer(pipe.recv()))
