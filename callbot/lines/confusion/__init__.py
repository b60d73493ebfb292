"""What the recogniser would have made of words, without sound: sampled from learned tables.

`tools/confusion.py` holds voice calls and writes `zh.json` and `en.json`. An utterance is heard clause
by clause. Of clauses that voice calls had, the table knows how often they are misheard against
others of their kind, and as what: what the grammar's pass and the free pass made of them together,
in the proportions in which it happened. Of any other clause it knows how often its like (by the
distance from the noise, by how much of it the node's grammar covers, by length) is misheard, and in
which ways (`invented`). And of utterances: how often they are not noticed, or heard without any
words; how often a free pass is made though the grammar heard it rightly; and which pass goes first.

One number between 0 and 1 decides all of this, like the number that an arithmetic coder reads: so
the same number is heard as the same in every process.
"""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from callbot.core.messages import Listen
from callbot.core.script import Language, Script
from callbot.errors import CallbotError
from callbot.lines.confusion.heard import Clause, Learned, Readings, Utterance
from callbot.lines.confusion.words import SNR_EDGES_DB, Grammars, clauses, tokens

_KEPT: Final = 6_000
"""Utterances after which those are forgotten that were not said meanwhile."""

Uniform = Callable[[], float]


class Confusion:
    """Words in, readings out, for the nodes of one script."""

    def __init__(self, script: Script, table: Mapping[str, Any]) -> None:
        self._learned = Learned(table, script.language)
        self._grammars = Grammars(script)
        self._clauses: dict[tuple[str, bool, str], Clause] = {}
        self._kept: dict[tuple[str, bool, str], Utterance] = {}
        self._before: dict[tuple[str, bool, str], Utterance] = {}
        """Those that were said before, not lately."""

    def hear(self, listen: Listen, spoken: str, snr_db: float, uniform: Uniform) -> Readings:
        """The readings of something said at this distance from the noise."""
        key = (listen.node, listen.confirming, spoken)
        utterance = self._kept.get(key) or self._utterance(key, listen)
        return utterance.hear(bisect(SNR_EDGES_DB, snr_db), uniform())

    def _utterance(self, key: tuple[str, bool, str], listen: Listen) -> Utterance:
        if len(self._kept) >= _KEPT:
            self._before, self._kept = self._kept, {}
            self._clauses.clear()  # those that are said often are in an utterance that is
        made = self._before.get(key)
        if made is None:
            parts = [self._clause((*key[:2], text), listen) for text in clauses(key[2])]
            made = Utterance([part for part in parts if part.said], self._learned)
        self._kept[key] = made
        return made

    def _clause(self, key: tuple[str, bool, str], listen: Listen) -> Clause:
        if key not in self._clauses:
            said = tuple(tokens(key[2], self._learned.language))
            self._clauses[key] = Clause(said, self._grammars.known(listen), self._learned)
        return self._clauses[key]


@lru_cache(maxsize=2)
def table(language: Language) -> Mapping[str, Any]:
    """The learned table of a language.

    Raises CallbotError (exit 3) where it is missing or damaged.
    """
    path = files(__package__) / f"{language}.json"
    try:
        read: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        Learned(read, language)
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        raise CallbotError(
            f"{path} is not a confusion table: {trouble}",
            hint="install callbot again, or make it with tools/confusion.py",
            code="confusion",
            exit_status=3,
        ) from trouble
    return read


_MADE: dict[tuple[str, str], Confusion] = {}


def confusion(script: Script) -> Confusion:
    """The confusion model of a script, made once."""
    key = (script.id, script.sha256)
    if not script.sha256 or key not in _MADE:
        _MADE.clear()
        _MADE[key] = Confusion(script, table(script.language))
    return _MADE[key]
