"""An utterance and what is waited for → what it means, explained, or an abstention."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from callbot.core.answers import Alternative, Understood, no_match
from callbot.core.script import Category, Expects, Language, Script, Wait
from callbot.understanding.asked import asked
from callbot.understanding.combine import combined
from callbot.understanding.hearing import Hearing, Listening
from callbot.understanding.intents import Requests
from callbot.understanding.reply import reply

REMEMBERED = 20_000
"""Utterances whose verdicts are kept; then all are forgotten at once."""


class _Key(NamedTuple):
    wait: int
    alternatives: tuple[Alternative, ...]
    question: str
    confirming: bool
    today: date


class Understanding:
    """What one script, or one language without a script, understands. Not for several threads."""

    def __init__(self, script: Script | None, language: Language) -> None:
        self.script = script
        self.language = language
        self._requests = Requests(language, script.requests if script else {})
        self._listening: dict[int, Listening] = {}
        self._remembered: dict[_Key, Understood] = {}

    def understand(
        self,
        wait: Wait,
        alternatives: tuple[Alternative, ...],
        *,
        question: str = "",
        confirming: bool = False,
        today: date,
    ) -> Understood:
        """The verdict on one utterance.

        `alternatives` come best first. `question` is what was asked, as spoken. `confirming`: the
        question asks back whether an answer was understood, so that yes and no speak of that; a
        different answer of the node may come instead. Dates are resolved against `today`.
        """
        # The identity of a wait stands for it: `_listening` keeps it alive, so it stays unique.
        key = _Key(id(wait), alternatives, question, confirming, today)
        if (known := self._remembered.get(key)) is not None:
            return known
        listening = self._listening.get(id(wait))
        if listening is None:
            listening = self._listening[id(wait)] = Listening(wait, self.language, self._requests)
        verdict = self._fresh(listening, alternatives, Hearing("", question, confirming, today))
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
        self._remembered[key] = verdict
        return verdict

    def _fresh(
        self, listening: Listening, alternatives: tuple[Alternative, ...], hearing: Hearing
    ) -> Understood:
        if not alternatives or not any(alternative.text.strip() for alternative in alternatives):
            return no_match(alternatives[0].text if alternatives else "", "abstain: no words")
        about = asked(hearing.question, self.language)
        readings = [
            (alternative, reply(listening, hearing._replace(text=alternative.text), about))
            for alternative in _worth_reading(alternatives)
        ]
        return combined(readings)


def _worth_reading(alternatives: tuple[Alternative, ...]) -> list[Alternative]:
    """The first readings of each source: later ones are guesses about guesses."""
    kept: list[Alternative] = []
    for alternative in alternatives:
        same = sum(other.source == alternative.source for other in kept)
        if same < 4 and alternative.text.strip():
            kept.append(alternative)
    return kept


def built_in_wait(expects: Expects, language: Language) -> Wait:  # noqa: ARG001 (fixed interface)
    """A wait for a plain value, without a script; of yes_no the categories are `yes` and `no`."""
    if expects == "yes_no":
        return Wait("yes_no", (Category("yes"), Category("no")))
    return Wait(expects)
