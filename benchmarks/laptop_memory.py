"""Whether memory stays flat over a session of calls on the virtual sound card.

    tools/install_test_packages.sh
    python benchmarks/laptop_memory.py                # an hour
    python benchmarks/laptop_memory.py --minutes 15

Call after call in one process, recorded, in both languages; somebody answers with a synthetic voice. In each
call the resident memory of this process, the recogniser and the synthesiser is read at the same moment. One
line a call on stderr; at the end the first calls are compared with the last.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.laptop import ANSWERS, VOICES, children, row
from callbot.commands.call_recording import RecordedCall
from callbot.commands.laptop_call import Wishes, laptop_line
from callbot.config import Recording, Settings, Speech
from callbot.core import messages as m
from callbot.core.dialogue import Dialogue
from callbot.session import CallSession
from callbot.speech.recorder import CallRecorder
from callbot.speech.tts import EspeakSynthesiser
from callbot.speech.vad import HEARING_RATE_HZ
from callbot.store.journal import CallJournal
from callbot.store.open import open_database
from tests.core.conftest import TODAY, flow
from tests.lines.far_end import VOICES as BY_LANGUAGE
from tests.lines.far_end import Answered, mouth_of
from tests.soundcard import SoundCard, started

ENGLISH = {
    "identity": "yes speaking", "travel": "no I have not", "contact": "no I have not",
    "symptoms": "none of them", "household": "three", "callback": "no thank you",
}  # fmt: skip
WARM_CALLS = 10
"""Some seven minutes: tables, caches and the allocator's pools fill up in them, then it is flat."""


class Memory(NamedTuple):
    """Megabytes at one moment of one call."""

    minutes: float
    call: float
    """The process that holds the call."""
    children: float
    """Recogniser and synthesiser."""


def megabytes(pid: int) -> float:
    """Resident memory of a process; none where it has gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    return int(found[0]) / 1024 if found else 0.0


def of_ours(pid: int) -> bool:
    """Not one of the programs that play and record on the far end."""
    try:
        return b"python" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]
    except OSError:
        return False


class Session:
    """Calls on one card into one database."""

    def __init__(self, card: SoundCard, folder: Path) -> None:
        self._card = card
        self._folder = folder
        self._began = time.monotonic()
        self.measured: list[Memory] = []

    @property
    def minutes(self) -> float:
        """Since the first call."""
        return (time.monotonic() - self._began) / 60

    def hold(self, number: int, espeak: EspeakSynthesiser) -> None:
        """One call of either language, with a headset or without, in turn."""
        language = ("zh", "en")[number % 2]
        compiled = flow(f"screening.{language}")
        dialogue = Dialogue(compiled, {"name": "Li"}, today=TODAY)
        voice = VOICES[number % len(VOICES)] if language == "zh" else BY_LANGUAGE["en"]
        recorder = CallRecorder(HEARING_RATE_HZ)
        with (
            mouth_of(self._card, espeak, voice) as mouth,
            open_database(self._folder / "calls.db", "live") as store,
            laptop_line(
                dialogue, Settings(speech=Speech(rate_wpm=320)),
                Wishes("", "", "", number % 4 < 2),
                stopped=lambda: False, tell=lambda _: None, recorder=recorder,
            ) as line,
        ):  # fmt: skip
            journal, recorded = CallJournal(store), RecordedCall(recorder, Recording())
            call = journal.begin({}, compiled.script, "laptop", "2020-02-10T08:00:00+08:00")
            recorded.begin(store, call, journal)
            answers = ENGLISH if language == "en" else {q: a[0] for q, a in ANSWERS.items()}
            act = self._answers(mouth.say, answers, "yes" if language == "en" else "对")
            seconds = CallSession(Answered(line, act), dialogue, recorded).run()
            recorded.end(seconds)
            journal.finish(seconds)

    def _answers(
        self, say: Callable[[str, float], object], answers: dict[str, str], agreed: str
    ) -> Callable[[m.Command], None]:
        def act(command: m.Command) -> None:
            if isinstance(command, m.Listen):
                say(agreed if command.confirming else answers.get(command.node, agreed), 0.4)
            elif isinstance(command, m.Say) and command.purpose == "goodbye":
                self._measure()

        return act

    def _measure(self) -> None:
        ours = [pid for pid in children(os.getpid()) if of_ours(pid)]
        memory = Memory(self.minutes, megabytes(os.getpid()), sum(map(megabytes, ours)))
        self.measured.append(memory)
        print(f"{memory.minutes:6.1f} min  call {memory.call:6.1f} MB  children {memory.children:6.1f} MB",
              file=sys.stderr, flush=True)  # fmt: skip


def report(measured: list[Memory]) -> None:
    """First quarter against last quarter, of the same number of calls in each language."""
    kept = measured[WARM_CALLS:]
    quarter = max(2, len(kept) // 8 * 2)
    row("calls, minutes", f"{len(measured)}, {measured[-1].minutes:.0f}")
    for name, of in (("the call's process", lambda x: x.call), ("all", lambda x: x[1] + x[2])):
        first, last = (statistics.mean(map(of, part)) for part in (kept[:quarter], kept[-quarter:]))
        row(f"memory of {name}, first and last quarter", f"{first:.1f} and {last:.1f} MB"
            f" ({(last / first - 1) * 100:+.1f} %)")  # fmt: skip


def main() -> None:
    """Run it on a card of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    minutes = parser.parse_args().minutes
    place = Path(tempfile.mkdtemp())
    os.environ["CALLBOT_SOUND_CARD"] = str(place / "card")
    card = SoundCard(started())
    try:
        with EspeakSynthesiser() as espeak:
            session = Session(card, place)
            number = 0
            while session.minutes < minutes or len(session.measured) < WARM_CALLS + 4:
                session.hold(number, espeak)
                number += 1
        report(session.measured)
    finally:
        card.stop()
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()
