"""Who judges what an answer means: callbot here, others in `peers`, all scored alike."""

from __future__ import annotations

from typing import Protocol

from callbot.core.answers import Alternative, Understood
from callbot.core.script import Language
from callbot.evaluation.cases import Case
from callbot.understanding.understand import Understanding


class Judge(Protocol):
    """Says what an answer means."""

    name: str

    def covers(self, case: Case) -> bool:
        """Whether such a question is this judge's business at all."""
        ...

    def judge(self, case: Case) -> Understood:
        """The verdict."""
        ...


class Callbot:
    """The understanding that every line uses."""

    name = "callbot"

    def __init__(self) -> None:
        self._made: dict[tuple[str, Language], Understanding] = {}

    def covers(self, case: Case) -> bool:
        """It answers every question."""
        return True

    def judge(self, case: Case) -> Understood:
        """The verdict on the answer as it was typed."""
        key = (case.script.sha256 if case.script else "", case.language)
        if key not in self._made:
            self._made[key] = Understanding(case.script, case.language)
        heard = (Alternative(case.text),)
        return self._made[key].understand(case.wait, heard, question=case.asked, today=case.today)
