"""Recordings of logged answers, recognised anew with what the edited script listens for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from callbot.core.answers import Alternative
from callbot.core.script import Script
from callbot.errors import SpeechError
from callbot.scriptfile.load import loads
from callbot.simulation.hands import Staff, staff_of
from callbot.simulation.pool import Crash, Pool
from callbot.store.open import Store
from callbot.store.recordings import audio_path
from callbot.tune.changes import Missing
from callbot.tune.logged import LoggedCall, LoggedTurn

if TYPE_CHECKING:
    from callbot.speech.audio import Pcm

_PAUSE_SECONDS = 1.2
"""Silence after which an answer was over, at the most; so much may lie between its end and its time."""
_AFTER_SECONDS = 0.3
_ANSWER_SECONDS = 120.0
"""The longest the recognition of one answer may take before it counts as hung."""


class Recording(NamedTuple):
    """Where the sound of one answer lies."""

    call_id: int
    turn: int
    path: Path
    span: tuple[float, float] | None
    """Seconds of a call's stereo recording; None where the file is the answer."""
    node: str
    confirming: bool


Said = tuple["Pcm", str, bool]
"""What was said, at which node, and whether an answer was asked back there."""
Heard = tuple[Alternative, ...] | str
"""What was made out, or why nothing could be."""


@dataclass(frozen=True, slots=True)
class _Ears:
    """Makes the recogniser of a process; this is what travels to a worker."""

    script_text: str
    model: str

    def __call__(self) -> Callable[[Said], tuple[Alternative, ...]]:
        from callbot.speech.asr import Recogniser
        from callbot.speech.expected import Expected
        from callbot.speech.models import model_dir
        from callbot.speech.vocabulary import Vocabulary

        script = loads(self.script_text)
        folder = model_dir(script.language, self.model)
        recogniser = Recogniser(folder)
        expected = Expected(script, Vocabulary.of(folder))

        def hear(said: Said) -> tuple[Alternative, ...]:
            sound, node, confirming = said
            return recogniser.hear(sound, expected.phrases(node, confirming))

        return hear


def _sound(recording: Recording) -> Pcm:
    """Read here: whoever listens may be another machine, which has no such file."""
    from callbot.speech.audio import read_channel, read_wav

    if recording.span is None:
        return read_wav(recording.path)
    return read_channel(recording.path, 1).between(*recording.span)


class Listening:
    """Listens to the recordings of calls in a few processes. Close it, or use it in a `with`."""

    def __init__(
        self, store: Store, script: Script, model: str = "", workers: int | Staff = 1
    ) -> None:
        self._store = store
        self._script = script
        ears = _Ears(script.text, model)
        self._pool = Pool(staff_of(workers).hands(ears, 1, _ANSWER_SECONDS))

    def anew(self, calls: Sequence[LoggedCall]) -> tuple[list[LoggedCall], int, list[Missing]]:
        """The calls as they are heard now, how many answers were, and which could not be.

        What cannot be heard anew stays as it was heard then.
        """
        recordings = [one for call in calls for one in self._recordings(call)]
        there = [one for one in recordings if one.path.is_file()]
        missing = [
            Missing(one.call_id, one.turn, str(one.path), "is not there")
            for one in recordings if not one.path.is_file()
        ]  # fmt: skip
        heard: dict[tuple[int, int], tuple[Alternative, ...]] = {}
        for one, got in self._listened(there):
            if isinstance(got, Crash | str):
                why = got.why if isinstance(got, Crash) else got
                missing.append(Missing(one.call_id, one.turn, str(one.path), why))
            else:
                heard[one.call_id, one.turn] = got
        changed = [
            call._replace(turns=[_heard_anew(turn, heard.get((call.id, turn.turn)))
                                 for turn in call.turns])
            for call in calls
        ]  # fmt: skip
        return changed, len(heard), missing

    def _listened(self, recordings: list[Recording]) -> Iterator[tuple[Recording, Any]]:
        """What was made out of each that can be read, or why nothing was."""
        read = list[Recording]()
        unreadable = list[tuple[Recording, str]]()

        def sounds() -> Iterator[Said]:
            for one in recordings:
                try:
                    said = _sound(one), one.node, one.confirming
                except SpeechError as error:
                    unreadable.append((one, error.message))
                else:
                    read.append(one)
                    yield said

        results = (got for got in self._pool.run(sounds()) if got is not None)
        for number, got in enumerate(results):
            yield read[number], got
        yield from unreadable

    def _recordings(self, call: LoggedCall) -> Iterator[Recording]:
        for turn in call.turns:
            node = self._script.nodes.get(turn.node)
            if turn.heard is None or node is None or node.wait is None:
                continue
            if turn.audio:
                path, span = audio_path(self._store, turn.audio), None
            elif call.audio:
                path, span = audio_path(self._store, call.audio), turn_span(turn)
            else:
                continue
            yield Recording(call.id, turn.turn, path, span, turn.node, turn.confirming)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()


def turn_span(turn: LoggedTurn) -> tuple[float, float]:
    """When the person may have spoken, in seconds of the call."""
    began = turn.over_at - turn.heard_seconds - _PAUSE_SECONDS
    return max(turn.prompt_at, min(began, turn.prompt_over_at)), turn.over_at + _AFTER_SECONDS


def _heard_anew(turn: LoggedTurn, heard: tuple[Alternative, ...] | None) -> LoggedTurn:
    if heard is None or heard == turn.heard:
        return turn
    return turn._replace(heard=heard, alternatives="")
