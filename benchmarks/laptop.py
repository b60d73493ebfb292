"""How fast a call over the sound card is, measured at the (virtual) sound card on both sides.

    tools/install_test_packages.sh
    python benchmarks/laptop.py               # every row of docs/benchmarks.md, some ten minutes
    python benchmarks/laptop.py --calls 2     # a first impression
    python benchmarks/laptop.py --only pauses --calls 46 --first 100

Somebody with a synthetic voice speaks into the microphone; what goes into it and what comes out of the
loudspeaker are recorded, and the times are taken from the recordings. The bundled model hears.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from callbot.commands.laptop_call import Wishes, laptop_line
from callbot.config import Settings, Speech
from callbot.core import messages as m
from callbot.core.dialogue import Dialogue
from callbot.session import CallSession
from callbot.speech.tts import EspeakSynthesiser, Voice
from callbot.store.journal import CallJournal
from callbot.store.open import open_database
from tests.core.conftest import TODAY, flow
from tests.lines.far_end import Answered, Mouth, mouth_of
from tests.lines.short_script import short
from tests.soundcard import Recording, SoundCard, started

VOICES = [Voice("cmn+f2"), Voice("cmn+m3"), Voice("cmn+f4"), Voice("cmn+m1")]
ANSWERS = {
    "identity": ["是我", "我就是", "对，是本人"],
    "travel": ["没有去过", "没有，一直在家待着", "没去过", "没有出过门"],
    "contact": ["没有接触过", "没有", "没接触过"],
    "symptoms": ["都没有", "没有，都挺好的"],
    "household": ["三口人", "两个人", "四口人"],
    "callback": ["不用了", "不需要", "不用"],
}
PAUSED = {
    "travel": [
        "没有…一直在家待着",
        "没有去过…我在家里",
        "去过…上个月去的武汉",
        "去过…不对，没有去过",
    ],
    "contact": ["没有…没有接触过", "没有接触过…在家里"],
    "household": ["三口人…三口人"],
}
INNER_PAUSE_SECONDS = 0.6
LONGEST_PAUSE_SECONDS = 0.66
"""With the closures of consonants beside it, which are silent, too."""
WHAT = ("replies", "pauses", "interruptions", "breaks", "processor")
LOUD = 40
"""Of 32,768: the virtual cable has no noise."""
WINDOW_SECONDS = 3.0
ANSWERING_SECONDS = 1.6
"""In which an answer begins and is over, beside its length; the next one comes later."""
KINDS = {
    "a sure answer to a closed question": ("settled",),
    "a no to a deciding question": ("careful",),
    "other answers": ("open", "answered", "silent"),
    "unfinished by its last word, which waits 1.5 s": ("thinking",),
}


@dataclass
class Exchange:
    """From the end of an answer to the reply, in milliseconds."""

    total: float
    parts: dict[str, float]
    leaning: str
    node: str


@dataclass
class Found:
    """Everything that was measured."""

    exchanges: list[Exchange] = field(default_factory=list)
    stops: list[float] = field(default_factory=list)
    breaks: dict[str, list[float]] = field(default_factory=lambda: {"killed": [], "hanging": []})
    """From a broken recogniser to the bot's next sound."""
    paused: list[bool] = field(default_factory=list)
    """Whether an answer with a pause was cut off."""
    held_up: int = 0
    """Answers whose pause was longer at the card."""


class Timed:
    """A journal that adds up its own time."""

    def __init__(self, journal: CallJournal) -> None:
        self._journal = journal
        self.seconds = 0.0
        self.events: list[m.Event] = []

    def heard(self, heard: m.Heard, at: float) -> None:
        """Begin a new sum: an utterance opens an exchange."""
        began = time.perf_counter()
        self._journal.heard(heard, at)
        self.seconds = time.perf_counter() - began

    def record(self, events: tuple[m.Event, ...], at: float) -> None:
        """Add to it."""
        began = time.perf_counter()
        self._journal.record(events, at)
        self.seconds += time.perf_counter() - began
        self.events += events


class Kept:
    """A line that keeps the times of every exchange."""

    name = "laptop"

    def __init__(self, line: Any, act: Callable[[m.Command], None], journal: Timed) -> None:
        self._answered = Answered(line, act)
        self._line = line
        self._journal = journal
        self.times: list[tuple[Any, float, str]] = []

    def perform(self, command: m.Command) -> None:
        """Keep what led to a reply."""
        self._answered.perform(command)
        times = self._line.times
        replies = isinstance(command, m.Say) and times.recognised and times.ready
        if replies and (not self.times or self.times[-1][0] is not times):
            self.times.append((times, self._journal.seconds, command.node))

    def receive(self) -> tuple[m.Input, float]:
        """As the line."""
        return self._answered.receive()


class Bench:
    """Holds calls on the card."""

    def __init__(self, card: SoundCard, folder: Path) -> None:
        self._card = card
        self._folder = folder
        self.found = {"headset": Found(), "loudspeakers": Found()}

    @contextmanager
    def call(self, compiled: Any, headset: bool, voice: Voice) -> Iterator[Any]:
        """A call to be held: run, mouth, and recordings of the bot and the person.

        `run(act)` holds it; `act` is what the person does at each command.
        """
        dialogue = Dialogue(compiled, {"name": "张伟"}, today=TODAY)
        settings = Settings(speech=Speech(rate_wpm=320))
        with (
            EspeakSynthesiser() as espeak,
            mouth_of(self._card, espeak, voice) as mouth,
            self._card.recorded_from_speaker() as bot,
            self._card.recorded_from_speaker("mouth.monitor") as person,
            open_database(self._folder / "calls.db", "live") as store,
            laptop_line(
                dialogue, settings, Wishes("", "", "", headset),
                stopped=lambda: False, tell=lambda _: None,
            ) as line,
        ):  # fmt: skip
            journal = CallJournal(store)
            journal.begin({}, compiled.script, "laptop", "2020-02-10T08:00:00+08:00")
            timed = Timed(journal)

            def run(act: Callable[[m.Command], None]) -> tuple[Kept, Timed]:
                kept = Kept(line, act, timed)
                journal.finish(CallSession(kept, dialogue, timed).run())
                return kept, timed

            yield run, mouth, bot, person

    def measure(self, number: int, wanted: Sequence[str]) -> None:
        """One call of each wanted kind."""
        for headset in (True, False):
            if "replies" in wanted:
                self.replies(number, headset)
            if "pauses" in wanted:
                self.pauses(number, headset)
        if "interruptions" in wanted:
            self.interruptions(number)
        for how in BREAKS if "breaks" in wanted else ():
            self.breaks(number, how)

    # --- replies ---------------------------------------------------------------------------------
    def replies(self, number: int, headset: bool) -> None:
        """One call with the shipped script, answered plainly."""
        found = self.found["headset" if headset else "loudspeakers"]

        def act(command: m.Command) -> None:
            if isinstance(command, m.Listen):
                says = ANSWERS.get(command.node, ["对"])
                mouth.say("对" if command.confirming else says[number % len(says)], 0.4)

        with self.call(flow("screening.zh"), headset, VOICES[number % len(VOICES)]) as made:
            run, mouth, bot, person = made
            kept, _ = run(act)
            for times, store, node in kept.times:
                if exchange := measured(times, store, node, bot, person):
                    found.exchanges.append(exchange)

    # --- interruptions ---------------------------------------------------------------------------
    def interruptions(self, number: int) -> None:
        """One call in which every question is interrupted."""

        def act(command: m.Command) -> None:
            if isinstance(command, m.Say) and command.node != "bye":
                spoken.append(mouth.say(SHORTLY[command.node], 0.6 + 0.05 * (number % 5)))

        spoken: list[Any] = []
        with self.call(short(), True, VOICES[number % len(VOICES)]) as made:
            run, mouth, bot, person = made
            _, journal = run(act)
            cut = sum(isinstance(e, m.Spoken) and e.interrupted for e in journal.events)
            self.found["headset"].stops += silences(bot, person)[:cut]

    # --- pauses ----------------------------------------------------------------------------------
    def pauses(self, number: int, headset: bool) -> None:
        """One call whose answers have a pause of 600 ms in them.

        Under load the virtual card halts now and then: an answer whose pause grew by that is left out.
        """
        lengths: dict[str, float] = {}
        began: dict[str, float] = {}
        series = number + number // len(VOICES)  # every voice says everything
        asked = ""

        def act(command: m.Command) -> None:
            nonlocal asked
            if isinstance(command, m.Say):
                asked = command.node
            elif isinstance(command, m.Listen) and asked == command.node:
                asked = ""  # a question that is reopened is not answered twice
                if command.node in lengths:
                    mouth.say("对" if command.confirming else SHORTLY[command.node], 0.4)
                    return
                says = PAUSED[command.node][series % len(PAUSED[command.node])]
                lengths[command.node] = spoken_seconds(mouth, says)
                began[command.node] = time.monotonic()
                mouth.say(says, 0.4, INNER_PAUSE_SECONDS)

        with self.call(short(), headset, VOICES[number % len(VOICES)]) as made:
            run, mouth, _, person = made
            _, journal = run(act)
        found = self.found["headset" if headset else "loudspeakers"]
        for node, length in lengths.items():
            pause = longest_pause(person, began[node], length + ANSWERING_SECONDS)
            if pause > LONGEST_PAUSE_SECONDS:
                found.held_up += 1
                continue
            heard = [
                e.seconds for e in journal.events if isinstance(e, m.Replied) and e.node == node
            ]
            cut = max(heard, default=0.0) < length - 0.35
            found.paused.append(cut)

    # --- faults ----------------------------------------------------------------------------------
    def breaks(self, number: int, how: str) -> None:
        """One call whose recogniser breaks in mid-word at the second question."""
        broke_at: list[float] = []

        def break_it(process: int) -> None:
            os.kill(process, BREAKS[how])
            broke_at.append(time.monotonic())

        def act(command: m.Command) -> None:
            if isinstance(command, m.Listen) and command.node == "contact" and not broke_at:
                mouth.say("没有，我一直在家里待着", 0.3)
                threading.Timer(1.2 + 0.05 * number, break_it, (recogniser(),)).start()
            elif isinstance(command, m.Listen):
                mouth.say(SHORTLY[command.node], 0.3)

        with self.call(short(), False, VOICES[number % len(VOICES)]) as (run, mouth, bot, _):
            run(act)
            if spoke := first_and_last(bot, broke_at[0], broke_at[0] + WINDOW_SECONDS):
                found = self.found["loudspeakers"].breaks[how]
                found.append((spoke[0] - broke_at[0]) * 1000)


def recogniser() -> int:
    """The process number of our recogniser."""
    return next(
        pid
        for pid in children(os.getpid())
        if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    )


BREAKS = {"killed": signal.SIGKILL, "hanging": signal.SIGSTOP}
SHORTLY = {"travel": "没有去过", "contact": "没有接触过", "household": "三口人"}


def spoken_seconds(mouth: Mouth, says: str) -> float:
    """From the first to the last sound of an answer with a pause."""
    pieces = [mouth.synthesiser.speak(piece, mouth.voice) for piece in says.split("…")]
    first, last = loud(pieces[0].samples), loud(pieces[-1].samples)
    rate = pieces[0].rate_hz
    before, after = first[0] / rate, (len(pieces[-1].samples) - last[-1]) / rate
    return sum(p.duration_seconds for p in pieces) + INNER_PAUSE_SECONDS - before - after


def longest_pause(recording: Recording, begin: float, seconds: float) -> float:
    """The longest silence between two sounds of an answer that begins within these seconds."""
    part = recording.between(begin, begin + seconds)
    return float(np.diff(loud(part.samples)).max(initial=0)) / part.rate_hz


def loud(samples: Any) -> Any:
    """Where there is any sound."""
    return np.flatnonzero(np.abs(samples.astype(np.int32)) > LOUD)


def first_and_last(recording: Recording, begin: float, end: float) -> tuple[float, float] | None:
    """When a stretch of a recording has its first and its last sound."""
    part = recording.between(begin, end)
    where = loud(part.samples)
    if not len(where):
        return None
    start = max(begin, recording.began_at)
    return start + where[0] / part.rate_hz, start + where[-1] / part.rate_hz


def measured(
    times: Any, store: float, node: str, bot: Recording, person: Recording
) -> Exchange | None:
    """One reply at the sound card: from the last sound in the microphone to the loudspeaker's first."""
    spoke = first_and_last(person, times.speech_ended - 1.0, times.over)
    if spoke is None:
        return None
    replied = first_and_last(bot, spoke[1] + 0.02, spoke[1] + WINDOW_SECONDS)
    if replied is None:
        return None
    parts = {
        "endpointing": times.over - spoke[1],
        "recognition": times.recognised - times.over,
        "understanding": times.decided - times.recognised - store,
        "store": store,
        "synthesis": times.ready - times.decided,
        "device": replied[0] - times.ready,
    }
    return Exchange(
        (replied[0] - spoke[1]) * 1000, {k: v * 1000 for k, v in parts.items()}, times.leaning, node
    )


def silences(bot: Recording, person: Recording) -> list[float]:
    """For each time the person begins over the bot: ms until the bot is silent."""
    found = []
    for begin, _ in stretches(person):
        over = [(b, e) for b, e in stretches(bot) if b < begin < e]
        if over:
            found.append((over[0][1] - begin) * 1000)
    return found


def stretches(recording: Recording, quiet_seconds: float = 0.35) -> list[tuple[float, float]]:
    """When there is sound, with short gaps closed."""
    pcm = recording.pcm
    where = loud(pcm.samples)
    if not len(where):
        return []
    gaps = np.flatnonzero(np.diff(where) > quiet_seconds * pcm.rate_hz)
    starts, ends = where[np.r_[0, gaps + 1]], where[np.r_[gaps, len(where) - 1]]
    began = recording.began_at
    return [
        (began + s / pcm.rate_hz, began + e / pcm.rate_hz)
        for s, e in zip(starts, ends, strict=True)
    ]


def percentiles(values: list[float], *wanted: int) -> str:
    """`p50 1 p95 2` in ms, and of how many."""
    if not values:
        return "none"
    told = ", ".join(f"p{w} {np.percentile(values, w):.0f}" for w in wanted)
    return f"{told} ms (n = {len(values)})"


def report(found: dict[str, Found]) -> None:
    """The rows of docs/benchmarks.md."""
    for way, measures in found.items():
        for name, leanings in KINDS.items():
            some = [e.total for e in measures.exchanges if e.leaning in leanings]
            row(f"{way}: end of speech → reply, {name}", percentiles(some, 50, 95))
        every = measures.exchanges
        for part in every[0].parts if every else ():
            row(f"{way}: of which {part}", percentiles([e.parts[part] for e in every], 50, 95))
        own = [sum(e.parts[p] for p in ("understanding", "store", "synthesis")) for e in every]
        row(f"{way}: our own share", percentiles(own, 50, 99))
        if measures.stops:
            row(f"{way}: barge-in → silence", percentiles(measures.stops, 50, 95))
        for how, milliseconds in measures.breaks.items():
            if milliseconds:
                row(f"{way}: recogniser {how} → the bot speaks", percentiles(milliseconds, 50, 95))
        row(
            f"{way}: answers with a pause of 600 ms cut off",
            f"{sum(measures.paused)} of {len(measures.paused)} ({measures.held_up} held up by the card)",
        )


def row(name: str, figure: str) -> None:
    """One line of the table."""
    print(f"| {name} | {figure} |", flush=True)


def processor_share(card: SoundCard, folder: Path) -> None:
    """Processor time of `callbot call` and its children, over a call in which nobody is silent."""
    import subprocess

    with EspeakSynthesiser() as espeak, mouth_of(card, espeak, VOICES[0]) as mouth:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "callbot", "call", "screening.zh", "--line", "laptop",
             "--headset", "--db", str(folder / "cpu.db")],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert process.stdout
        nodes = iter(["identity", "travel", "contact", "symptoms", "household", "callback"])
        used = began = None
        for line in process.stdout:
            if line.startswith("☎"):
                if began is None:
                    used, began = ticks(process.pid), time.monotonic()
                pcm = 0.19 * len(line)  # about as long as the prompt takes
                node = next(nodes, "")
                if node:
                    mouth.say(ANSWERS[node][0], pcm + 0.8)
                else:
                    break
        assert began is not None and used is not None
        share = (ticks(process.pid) - used) / (time.monotonic() - began)
        process.kill()
        row("processor time of a call, of one core", f"{share:.1%}")


def ticks(pid: int) -> float:
    """Processor seconds of a process and its children."""
    tick = os.sysconf("SC_CLK_TCK")
    total = 0.0
    for one in [pid, *children(pid)]:
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / tick
    return total


def children(pid: int) -> list[int]:
    """Its children and theirs."""
    direct = [
        int(c)
        for t in Path(f"/proc/{pid}/task").iterdir()
        for c in (t / "children").read_text().split()
    ]
    return [*direct, *(grandchild for child in direct for grandchild in children(child))]


def main() -> None:
    """Run everything on a card of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=6, help="calls of each kind")
    parser.add_argument("--first", type=int, default=0, help="number of the first call")
    parser.add_argument("--only", nargs="+", default=WHAT, choices=WHAT, help="what to measure")
    wanted = parser.parse_args()
    last = wanted.first + wanted.calls - 1
    with tempfile.TemporaryDirectory() as place:
        os.environ["CALLBOT_SOUND_CARD"] = str(Path(place) / "card")
        card = SoundCard(started())
        try:
            bench = Bench(card, Path(place))
            for number in range(wanted.first, last + 1):
                bench.measure(number, wanted.only)
                print(f"{number}, until {last}", file=sys.stderr)
            report(bench.found)
            if "processor" in wanted.only:
                processor_share(card, Path(place))
        finally:
            card.stop()


if __name__ == "__main__":
    main()
