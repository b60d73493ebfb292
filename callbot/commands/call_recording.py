"""Recording a call that is being held: whether, where to, and what happens when it fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from callbot.core import messages as m
from callbot.core.script import Script

if TYPE_CHECKING:
    from callbot.config import Recording
    from callbot.speech.recorder import CallRecorder
    from callbot.store.open import Store

Tell = Callable[[str], None]


class Journal(Protocol):
    """Where a call is written as it goes; `callbot.session.Journal`."""

    def heard(self, heard: m.Heard, at_seconds: float) -> None:
        """Keep the raw words."""

    def record(self, events: tuple[m.Event, ...], at_seconds: float) -> None:
        """Keep the events."""


def recorder_of(kind: str, script: Script, given: bool | None, tell: Tell) -> CallRecorder | None:
    """What records the call; None where it is not recorded. `given` is the operator's wish."""
    if kind != "laptop":
        if given:
            tell("a typed call has no sound to record")
        return None
    if given and not script.records:
        tell(
            "this call is recorded, and the script does not tell the person so (`records = true`): "
            "ask for their consent yourself before it begins"
        )
    if not (script.records if given is None else given):
        return None
    from callbot.speech.recorder import CallRecorder
    from callbot.speech.vad import HEARING_RATE_HZ

    return CallRecorder(HEARING_RATE_HZ)


def purge_old(store: Store, settings: Recording, tell: Tell) -> None:
    """Delete recordings that are older than the settings allow."""
    from callbot.errors import StoreError
    from callbot.store.recordings import purge

    now = datetime.now().astimezone()
    try:
        removed = purge(store, Path(settings.folder), settings.keep_days, now)
    except StoreError as error:  # a folder that cannot be deleted is no reason not to call
        tell(str(error))
        return
    if count := len(removed.folders):
        tell(f"deleted {count} recording(s) older than {settings.keep_days} days")


class RecordedCall:
    """A journal that also starts and ends the recording, and keeps what went wrong with it."""

    def __init__(self, recorder: CallRecorder | None, settings: Recording) -> None:
        self._recorder = recorder
        self._settings = settings
        self._turn = 0
        self.audio: Path | None = None
        """Where both sides are being recorded."""

    def begin(self, store: Store, number: int, journal: Journal) -> None:
        """The call has its number, and is written to `journal`."""
        self._journal = journal
        if self._recorder is None:
            return
        from callbot.speech.recorder import WHOLE_CALL
        from callbot.store.recordings import begin_recording

        try:
            folder, kept_as = begin_recording(store, number, Path(self._settings.folder))
        except OSError as error:
            where = error.filename or self._settings.folder
            self._recorder.fail(f"{where}: {error.strerror or error}")
            return
        self.audio = folder / WHOLE_CALL
        self._recorder.begin(folder, kept_as)

    def heard(self, heard: m.Heard, at_seconds: float) -> None:
        """Keep the raw words."""
        self._journal.heard(heard, at_seconds)

    def record(self, events: tuple[m.Event, ...], at_seconds: float) -> None:
        """Keep the events, and what cannot be recorded any more."""
        for event in events:
            if isinstance(event, m.Asked):
                self._turn = event.turn
        if self._recorder is not None and (trouble := self._recorder.take_trouble()):
            events = (*events, m.Broke(self._turn, "recording", trouble))
        self._journal.record(events, at_seconds)

    def end(self, at_seconds: float) -> None:
        """The call is over."""
        if self._recorder is not None:
            self._recorder.close()
            self.record((), at_seconds)
