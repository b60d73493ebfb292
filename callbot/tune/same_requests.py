"""Whether two scripts hear the same requests in an utterance: told without understanding it."""

from __future__ import annotations

from callbot.core.answers import Alternative
from callbot.core.script import Script, Wait
from callbot.understanding.hearing import Listening
from callbot.understanding.intents import requests_of
from callbot.understanding.reply import forms


class SameRequests:
    """Two scripts, compared by the requests that they listen for.

    Where they hear the same ones, and wait and question are the same as well, they understand the same:
    a tenth of the cost of two verdicts.
    """

    def __init__(self, old: Script, new: Script) -> None:
        self._old = requests_of(old.language, old.requests)
        self._new = requests_of(new.language, new.requests)
        self._listening: dict[int, Listening] = {}
        self._known: dict[tuple[int, str], bool] = {}

    def __call__(self, wait: Wait, said: tuple[Alternative, ...]) -> bool:
        """Whether none of the readings of what was said holds a request in one script alone."""
        # The identity of a wait stands for it: `_listening` keeps it alive.
        listening = self._listening.get(id(wait))
        if listening is None:
            listening = Listening(wait, self._old.language, self._old)
            self._listening[id(wait)] = listening
        return all(self._same(listening, reading.text) for reading in said)

    def _same(self, listening: Listening, text: str) -> bool:
        key = (id(listening.wait), text)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = all(
                self._old.find(form) == self._new.find(form) for form in forms(listening, text)
            )
        return known
