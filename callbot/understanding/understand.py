"""An utterance and what is waited for → what it means, explained, or an abstention."""

from __future__ import annotations

from datetime import date

from callbot.core.answers import Alternative, Understood, no_match
from callbot.core.script import Category, Expects, Language, Script, Wait
from callbot.understanding.asked import asked
from callbot.understanding.combine import combined
from callbot.understanding.hearing import Hearing, Listening
from callbot.understanding.intents import Requests
from callbot.understanding.reply import reply

REMEMBERED = 100_000
"""Utterances whose verdicts are kept; then all are forgotten at once."""


class Understanding:
    """What one script, or one language without a script, understands. Not for several threads."""

    def __init__(self, script: Script | None, language: Language) -> None:
        self.script = script
        self.language = language
        self._requests = Requests(language, script.requests if script else {})
        self._listening: dict[int, Listening] = {}
        self._remembered: dict[tuple[object, ...], Understood] = {}
        self._readings: dict[tuple[object, ...], Understood] = {}

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
        # The identity of a wait stands for it: `_listening` keeps it alive, so it stays unique. The
        # recogniser's confidences are left out: a verdict rests on words, their order and sources.
        heard = tuple([(a.text, a.source) for a in alternatives])
        key = (id(wait), heard, question, confirming, today)
        if (known := self._remembered.get(key)) is not None:
            return known
        verdict = self._fresh(wait, alternatives, Hearing("", question, confirming, today))
        if len(self._remembered) >= REMEMBERED:
            self._remembered.clear()
        self._remembered[key] = verdict
        return verdict

    def _fresh(
        self, wait: Wait, alternatives: tuple[Alternative, ...], hearing: Hearing
    ) -> Understood:
        if not alternatives or not any(alternative.text.strip() for alternative in alternatives):
            return no_match(alternatives[0].text if alternatives else "", "abstain: no words")
        return combined(
            [
                (alternative, self._reading(wait, hearing._replace(text=alternative.text)))
                for alternative in _worth_reading(alternatives)
            ]
        )

    def _reading(self, wait: Wait, hearing: Hearing) -> Understood:
        """The verdict on one reading; the same one comes back in many an utterance."""
        key = (id(wait), *hearing)
        if (known := self._readings.get(key)) is not None:
            return known
        listening = self._listening.get(id(wait))
        if listening is None:
            listening = self._listening[id(wait)] = Listening(wait, self.language, self._requests)
        verdict = reply(listening, hearing, asked(hearing.question, self.language))
        if len(self._readings) >= REMEMBERED:
            self._readings.clear()
        self._readings[key] = verdict
        return verdict


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
