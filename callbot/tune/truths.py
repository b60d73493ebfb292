"""What an answer should have been, and how that is known.

In this order: a person decided it; the simulated resident's truth; what holds for the question now,
which of an answer that was not understood is what the same person said when asked again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from callbot.core.script import Script
from callbot.store.open import Store
from callbot.tune.calls import OF_SCRIPT, of_script

Source = Literal["correction", "truth", "asked_again"]


class Known(NamedTuple):
    """What an answer should have been."""

    answer: str
    """Categories joined by commas, or the value as text."""
    source: Source


_ANSWERS: Final = f"""
SELECT call_id, question, coalesce(category, value), provenance FROM answer
JOIN call ON call.id = call_id WHERE is_current AND {OF_SCRIPT}
"""  # noqa: S608 - our own text
_TRUTHS: Final = f"""
SELECT call_id, truth FROM simulated_truth JOIN call ON call.id = call_id WHERE {OF_SCRIPT}
"""  # noqa: S608


class Truths:
    """What is known of every call, for some questions."""

    def __init__(
        self, store: Store, script: Script, questions: Iterable[str], run: int | None = None
    ) -> None:
        self._shares: dict[str, Counter[str]] = {}
        self._stored: dict[str, dict[int, str]] = {question: {} for question in questions}
        self._corrected: dict[str, dict[int, str]] = {question: {} for question in self._stored}
        self._true: dict[str, dict[int, str]] = {question: {} for question in self._stored}
        for call_id, question, answer, provenance in store.rows(_ANSWERS, of_script(script, run)):
            if question in self._stored and answer is not None:
                self._stored[question][call_id] = str(answer)
                if provenance == "person":
                    self._corrected[question][call_id] = str(answer)
        # A district's truths are few, again and again.
        parsed: dict[str, list[tuple[str, str]]] = {}
        for call_id, truth in store.rows(_TRUTHS, of_script(script, run)):
            if truth not in parsed:
                parsed[truth] = _told(truth)
            for question, true in parsed[truth]:
                if question in self._true:
                    self._true[question][call_id] = true

    def of(self, call_id: int, question: str) -> Known | None:
        """What this person's answer to the question should have been; None where nobody knows."""
        if (corrected := self._corrected[question].get(call_id)) is not None:
            return Known(corrected, "correction")
        if (true := self._true[question].get(call_id)) is not None:
            return Known(true, "truth")
        stored = self._stored[question].get(call_id)
        return None if stored is None else Known(stored, "asked_again")

    def stored(self, call_id: int, question: str) -> str | None:
        """What holds for the question now."""
        return self._stored[question].get(call_id)

    def shares(self, question: str) -> Counter[str]:
        """How many people should have answered what: the base rate of each answer."""
        if question not in self._shares:
            known = self._stored[question] | self._true[question]
            self._shares[question] = Counter(known.values())
        return self._shares[question]


def _told(truth: str) -> list[tuple[str, str]]:
    told = json.loads(truth)
    return [(question, str(true["truth"])) for question, true in told.items()]
