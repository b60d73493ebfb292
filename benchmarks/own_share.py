"""What callbot itself takes of a reply: from the words that were recognised to the command to speak.

    python benchmarks/own_share.py
    python benchmarks/own_share.py --calls 400 --language en

Calls with a live database on this disk, every commit awaited: the utterance is stored, understood and
acted on, and what came of it is stored, before the next prompt may begin. Answers come as words, so that
neither recogniser nor silence nor sound card is in the figures.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from callbot.core import messages as m
from callbot.core.answers import Alternative
from callbot.core.dialogue import Dialogue
from callbot.session import CallSession
from callbot.store.journal import CallJournal
from callbot.store.open import open_database
from tests.core.conftest import TODAY, flow

ANSWERS = {
    "zh": {
        "identity": ["是我", "喂，哪位", "对，是本人"],
        "travel": ["没有去过", "去过，上个月回了趟武汉", "没有，一直在家待着"],
        "travel_place": ["武汉"], "travel_date": ["上个月二十号", "腊月二十"],
        "contact": ["没有接触过", "我姑姑确诊了，我们一起吃过饭"],
        "symptoms": ["都没有", "有点发烧，还咳嗽"], "temperature": ["三十八度二"],
        "household": ["三口人", "两个人"], "callback": ["不用了", "好的"], "": ["对"],
    },
    "en": {
        "identity": ["yes speaking", "who is this", "this is she"],
        "travel": ["no I have not", "yes, I was in Wuhan last month", "we stayed at home"],
        "travel_place": ["Wuhan"], "travel_date": ["the twentieth of January", "last Tuesday"],
        "contact": ["no I have not", "my aunt has it, and we had dinner together"],
        "symptoms": ["none of them", "a fever, and I cough a bit"], "temperature": ["thirty eight two"],
        "household": ["three", "two of us"], "callback": ["no thank you", "yes please"], "": ["yes"],
    },
}  # fmt: skip
BETWEEN_SECONDS = 0.03
"""People take longer; the disk must not be busier than in a call."""


class Line:
    """Answers at once, and keeps the time from each answer to the first command after it."""

    name = "laptop"

    def __init__(self, says: dict[str, list[str]], number: int) -> None:
        self._says, self._number = says, number
        self._command: m.Command | None = None
        self._heard_at = 0.0
        self.took: list[float] = []

    def perform(self, command: m.Command) -> None:
        """The reply begins."""
        if self._heard_at:
            self.took.append((time.perf_counter() - self._heard_at) * 1000)
        self._command, self._heard_at = command, 0.0

    def receive(self) -> tuple[m.Input, float]:
        """The prompt is over, or somebody answers."""
        if isinstance(self._command, m.Say):
            return m.PromptFinished(2.0), 1.0
        assert isinstance(self._command, m.Listen)
        time.sleep(BETWEEN_SECONDS)
        says = self._says["" if self._command.confirming else self._command.node]
        heard = (Alternative(says[self._number % len(says)], 0.9),)
        self._number += 1
        self._heard_at = time.perf_counter()
        return m.Heard(heard, 1.0), 1.0


def main() -> None:
    """Hold the calls and print the percentiles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=200)
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    wanted = parser.parse_args()
    compiled, took = flow(f"screening.{wanted.language}"), list[float]()
    with (
        tempfile.TemporaryDirectory(dir=Path.cwd()) as folder,
        open_database(Path(folder) / "calls.db", "live") as store,
    ):
        for number in range(wanted.calls):
            line = Line(ANSWERS[wanted.language], number)
            dialogue = Dialogue(compiled, {"name": "张伟"}, today=TODAY)
            journal = CallJournal(store)
            journal.begin({}, compiled.script, line.name, "2020-02-10T08:00:00+08:00")
            journal.finish(CallSession(line, dialogue, journal).run())
            took += line.took
    told = ", ".join(f"p{p} {np.percentile(took, p):.1f}" for p in (50, 95, 99))
    print(f"our own share of a reply: {told}, at most {max(took):.1f} ms ({len(took)} replies)")


if __name__ == "__main__":
    main()
