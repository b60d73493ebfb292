"""An utterance and what is waited for → what it means, explained, or an abstention."""

from __future__ import annotations

from datetime import date

from callbot.core.answers import Alternative, Understood, no_match
from callbot.core.script import Category, Expects, Language, Script, Wait
from callbot.understanding.asked import Asked, asked
from callbot.understanding.beside import told_beside, whole
from callbot.understanding.calibration import calibrated
from callbot.understanding.combine import combined
from callbot.understanding.hearing import Hearing, Listening
from callbot.understanding.intents import requests_of
from callbot.understanding.likelier import likelier
from callbot.understanding.normalise import plain
from callbot.understanding.open_answers import open_answer
from callbot.understanding.reply import reply
from callbot.understanding.subject import subject_of
from callbot.understanding.wished import wished

REMEMBERED = 40_000
"""Verdicts after which those are forgotten that were not asked for meanwhile: two thirds of all
texts are said once."""


_MOST = 4
"""Readings of one source."""


class _Situation:
    """One wait at one moment of a call, with what was understood there so far.

    Several wordings of a question ask the same, and make one situation: then what was said to one
    of them need not be read again for another.
    """

    __slots__ = ("about", "before", "known", "listening", "subject")

    def __init__(self, listening: Listening, about: Asked) -> None:
        self.listening = listening
        self.about = about
        self.subject = subject_of(listening, about)
        self.known: dict[str | tuple[Alternative, ...], Understood] = {}
        """Verdicts on utterances, and on each reading of them."""
        self.before: dict[str | tuple[Alternative, ...], Understood] = {}
        """Those that were asked for before, not lately."""


class Understanding:
    """What one script, or one language without a script, understands. Not for several threads."""

    def __init__(self, script: Script | None, language: Language) -> None:
        self.script = script
        self.language = language
        self._requests = requests_of(language, script.requests if script else {})
        self._listening: dict[int, Listening] = {}
        self._situations: dict[tuple[object, ...], _Situation] = {}
        self._remembered = 0

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
        key = (id(wait), question, confirming, today)
        situation = self._situations.get(key) or self._situation(wait, key)
        known = situation.known.get(alternatives)
        if known is None:
            known = situation.before.get(alternatives)
            if known is None:
                known = self._fresh(situation, alternatives, confirming, today)
            situation.known[alternatives] = known
            self._remember()
        return known

    def told_beside(
        self, wait: Wait, alternatives: tuple[Alternative, ...], *, question: str = "", today: date
    ) -> Understood | None:
        """What an utterance that was said to another question tells of this one; None where nothing.

        `question` is how this one is put.
        """

        def read(text: str) -> Understood:
            return self.understand(wait, (Alternative(text),), question=question, today=today)

        key = (id(wait), question, False, today)
        situation = self._situations.get(key) or self._situation(wait, key)
        return told_beside(alternatives, situation.listening, read)

    def _situation(self, wait: Wait, key: tuple[int, str, bool, date]) -> _Situation:
        _, question, confirming, today = key
        listening = self._listening.get(id(wait))
        if listening is None:
            listening = self._listening[id(wait)] = Listening(wait, self.language, self._requests)
        about = asked(question, self.language)
        alike = (id(wait), about, confirming, today)
        situation = self._situations.setdefault(alike, _Situation(listening, about))
        self._situations[key] = situation
        self._remember()
        return situation

    def _remember(self) -> None:
        """Count what is kept, and forget what is old where it is too much."""
        self._remembered += 1
        if self._remembered > REMEMBERED:
            self._remembered = 0
            for situation in set(self._situations.values()):
                situation.before, situation.known = situation.known, {}
            lately = self._situations.items()
            self._situations = {key: one for key, one in lately if one.before}

    def _fresh(
        self,
        situation: _Situation,
        alternatives: tuple[Alternative, ...],
        confirming: bool,
        today: date,
    ) -> Understood:
        readings = []
        for alternative in _worth_reading(alternatives):
            text = alternative.text
            verdict = situation.known.get(text)
            if verdict is None:
                verdict = situation.before.get(text)
                if verdict is None:
                    hearing = Hearing(text, confirming, today)
                    verdict = reply(situation.listening, hearing, situation.about)
                situation.known[text] = verdict
                self._remember()
            readings.append((alternative, verdict))
        waits_open = situation.listening.wait.expects == "open" and not confirming
        if not readings and waits_open:
            because = "speech without words"
            return Understood("answer", None, (), "", 0.0, because, "")
        if not readings:
            return no_match(alternatives[0].text if alternatives else "", "abstain: no words")
        taken = (waits_open and open_answer(readings)) or calibrated(combined(readings))
        if confirming:
            return taken
        heard = whole(tuple(alternative for alternative, _ in readings))
        forms = [plain(reading.text, self.language) for reading in heard]
        if not forms:
            return taken
        taken = wished(taken, forms, situation.about, self.language)
        subject = situation.subject
        return likelier(taken, forms, subject, self.language) if subject else taken


def _worth_reading(alternatives: tuple[Alternative, ...]) -> list[Alternative]:
    """The first readings of each source: later ones are guesses about guesses."""
    if len(alternatives) <= _MOST:
        return [alternative for alternative in alternatives if alternative.text.strip()]
    kept: list[Alternative] = []
    for alternative in alternatives:
        same = sum(other.source == alternative.source for other in kept)
        if same < _MOST and alternative.text.strip():
            kept.append(alternative)
    return kept


def built_in_wait(expects: Expects, language: Language) -> Wait:  # noqa: ARG001 (fixed interface)
    """A wait for a plain value, without a script; of yes_no the categories are `yes` and `no`."""
    if expects == "yes_no":
        return Wait("yes_no", (Category("yes"), Category("no")))
    return Wait(expects)
