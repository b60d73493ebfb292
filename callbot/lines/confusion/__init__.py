"""What the recogniser would have made of words, without sound: sampled from learned tables.

`tools/confusion.py` holds voice calls and writes `zh.json` and `en.json`. What it learns, for each
distance from the noise and for how much of an utterance the node's grammar covers:

- how often speech is not noticed, or heard without any words;
- which pass of the recogniser answers, and how sure it is;
- how often its best reading is exact, and else how often one of the others is;
- of readings that are not exact, how often they have nothing to do with what was said (then one of
  those that were really heard at such a question is drawn), how often a word of the noise is all
  that is wrong with them, and else which token becomes which.
"""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise
from random import Random
from typing import Any, Final, Literal, NamedTuple

from callbot.core.answers import Alternative
from callbot.core.messages import Listen
from callbot.core.script import Category, Language, Script, Wait
from callbot.errors import CallbotError
from callbot.understanding.samples import samples, samples_for

UNKNOWN: Final = "[unk]"
SNR_EDGES_DB: Final = (7.5, 12.5, 17.5, 22.5)
"""Between 5, 10, 15, 20 and 25 dB and better."""
LENGTH_EDGES: Final = (3, 8)
"""Tokens of a short and of a middling utterance."""
COVERAGE_EDGES: Final = (0.5, 0.95)
"""Between speech outside the grammar, partly in it, and in it."""
Outcome = Literal["silent", "lost", "grammar", "grammar+free", "free+grammar"]
"""Not noticed; no words; and which sources the readings have, best first."""
OUTCOMES: Final[tuple[Outcome, ...]] = (
    "silent", "lost", "grammar", "grammar+free", "free+grammar",
)  # fmt: skip

_ZH_TOKEN: Final = re.compile(r"\[unk\]|[一-鿿]|[A-Za-z0-9]+")
_EN_TOKEN: Final = re.compile(r"\[unk\]|[a-z0-9']+")
Uniform = Callable[[], float]


def tokens(text: str, language: Language) -> list[str]:
    """What is confused, one by one: characters of Mandarin, words of English."""
    if language == "zh":
        return _ZH_TOKEN.findall(text)
    return _EN_TOKEN.findall(text.lower())


def pieces(found: Sequence[str], language: Language) -> set[str]:
    """What a grammar covers: pairs of characters in Mandarin, words in English."""
    if language == "en":
        return set(found)
    return {a + b for a, b in pairwise(found)} or set(found)


def cell(snr_db: float, coverage: float, length: int) -> str:
    """The name of the table row for such an utterance."""
    return cell_of(bisect(SNR_EDGES_DB, snr_db), coverage, length)


def cell_of(noise: int, coverage: float, length: int) -> str:
    """The same, for a distance from the noise that is counted already."""
    return f"{noise}{bisect(COVERAGE_EDGES, coverage)}{bisect(LENGTH_EDGES, length - 1)}"


class Coverage:
    """How much of an utterance the grammars of one script know."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._known: dict[tuple[str, bool], frozenset[str]] = {}

    def share(self, listen: Listen, spoken: str) -> tuple[tuple[str, ...], float]:
        """The tokens of what was said, and the share of them in the node's grammar."""
        language = self._script.language
        found = tokens(spoken, language)
        parts = pieces(found, language)
        known = self._pieces(listen.node, listen.confirming)
        return tuple(found), len(parts & known) / max(1, len(parts))

    def _pieces(self, node: str, confirming: bool) -> frozenset[str]:
        key = (node, confirming)
        if key not in self._known:
            language = self._script.language
            phrases = samples(self._script, self._script.nodes[node])
            if confirming:
                yes_no = Wait("yes_no", (Category("yes"), Category("no")))
                phrases += samples_for(yes_no, language)
            known: set[str] = set()
            for phrase in phrases:
                known |= pieces(tokens(phrase, language), language)
            self._known[key] = frozenset(known)
        return self._known[key]


_KEPT: Final = 50_000
"""Utterances of which is kept how they were heard; then all are forgotten at once."""


Readings = tuple[Alternative, ...] | None
"""What is heard; None where nobody noticed that something was said."""


class Confusion:
    """Words in, readings out, for the nodes of one script."""

    def __init__(self, script: Script, table: Mapping[str, Any]) -> None:
        self._language = script.language
        self._coverage = Coverage(script)
        self._cells: Mapping[str, Mapping[str, Any]] = table["cells"]
        self._swaps: Mapping[str, tuple[list[str], list[float]]] = table["swaps"]
        self._rates: Mapping[str, float] = table["rates"]
        self._added: tuple[list[str], list[float]] = table["added"]
        self._unrelated: Mapping[str, list[str]] = table["unrelated"]
        self._expects = {n.id: n.wait.expects for n in script.questions if n.wait}
        self._sure: Mapping[str, tuple[float, float]] = table["sure"]
        self._other: float = table["other"]
        self._joint = "" if script.language == "zh" else " "
        self._kept: dict[_Key, _Utterance] = {}

    def hear(self, listen: Listen, spoken: str, snr_db: float, uniform: Uniform) -> Readings:
        """The readings of something said at this distance from the noise."""
        key = (listen.node, listen.confirming, spoken)
        utterance = self._kept.get(key)
        if utterance is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            utterance = self._kept[key] = self._utterance(key, listen)
        noise = bisect(SNR_EDGES_DB, snr_db)
        hearings = utterance.at.get(noise)
        if hearings is None:
            row = self._cells[cell_of(noise, utterance.coverage, len(utterance.said))]
            hearings = utterance.at[noise] = _Hearings(row, edges(row, utterance.mean), {})
        number = bisect(hearings.edges, uniform())
        if number not in hearings.readings:
            hearings.readings[number] = self._readings(utterance, hearings.row, number)
        return hearings.readings[number]

    def _utterance(self, key: _Key, listen: Listen) -> _Utterance:
        said, coverage = self._coverage.share(listen, key[2])
        hardness = [self._rates.get(token, 1.0) for token in said]
        mean = sum(hardness) / max(1, len(hardness))
        return _Utterance(key, said, coverage, hardness, mean, {})

    def _readings(self, utterance: _Utterance, row: Mapping[str, Any], number: int) -> Readings:
        """One way in which it may be heard. Any process makes the same of the same number."""
        said = utterance.said
        option = OPTIONS[number]
        if option.outcome == "silent":
            return None
        if option.outcome == "lost" or not said:
            return ()
        first, _, second = option.outcome.partition("+")
        sure = self._sure[option.outcome][option.exact]
        best = other = self._joint.join(said)
        if not option.exact:
            # The distance from the noise is left out: it decides how often, hardly what is misheard.
            uniform = Random(f"{number}/{utterance.key}").random  # noqa: S311 - noise, not a secret
            best = self._misheard(utterance, row, uniform)
            if uniform() >= row["rescued"][option.outcome]:
                other = self._misheard(utterance, row, uniform)
        readings = [Alternative(best, sure, first)] if best else []
        if other and (other != best or second):
            left = self._other if second else round(1.0 - sure, 4)
            readings.append(Alternative(other, left, second or first))
        return tuple(readings)

    def _misheard(self, utterance: _Utterance, row: Mapping[str, Any], uniform: Uniform) -> str:
        """A reading that is not what was said."""
        said, hardness = utterance.said, utterance.hardness
        if uniform() < row["unrelated"]:
            node, confirming, _ = utterance.key
            expects = "yes_no" if confirming else self._expects.get(node, "text")
            pools, length = self._unrelated, bisect(LENGTH_EDGES, len(said) - 1)
            pool = pools.get(f"{expects}/{length}") or pools.get(expects) or pools[""]
            return pool[int(uniform() * len(pool))]
        if uniform() < row["added"]:
            words, ends = self._added
            word = words[bisect(ends, uniform())]
            return self._joint.join((word, *said) if uniform() < 0.5 else (*said, word))
        heard: list[str] = []
        # It is not exact: one token is certainly wrong, likeliest one that is often misheard.
        ends = list(accumulate(hardness))
        certain = bisect(ends, uniform() * ends[-1])
        errors = row["errors"]
        for number, token in enumerate(said):
            if number != certain and uniform() >= errors * hardness[number]:
                heard.append(token)
                continue
            words, ends = self._swaps.get(token, _NO_SWAPS)
            word = words[bisect(ends, uniform())]
            if word:
                heard.append(word)
        return self._joint.join(heard)


class Option(NamedTuple):
    """One of the ways in which anything may be heard."""

    outcome: Outcome
    exact: bool
    variant: int


_NO_SWAPS: Final = (["", UNKNOWN], [0.5])
"""What becomes of a token that was never met: nothing, or nothing known."""
_VARIANTS: Final = 4
"""In how many ways one utterance is misheard at a question: few, so that verdicts can be kept."""
OPTIONS: Final = (
    Option("silent", False, 0),
    Option("lost", False, 0),
    *(Option(o, True, 0) for o in OUTCOMES[2:]),
    *(Option(o, False, v) for o in OUTCOMES[2:] for v in range(_VARIANTS)),
)


def edges(row: Mapping[str, Any], hardness: float = 1.0) -> list[float]:
    """Where each of the `OPTIONS` but the last ends between 0 and 1, for a row of the table.

    `hardness` is how often the tokens of the utterance are misheard, against the average token.
    """
    outcomes, exact = row["outcomes"], row["exact"]
    right = {outcome: exact[outcome] ** hardness for outcome in OUTCOMES[2:]}
    shares = [outcomes["silent"], outcomes["lost"]]
    shares += [outcomes[outcome] * right[outcome] for outcome in right]
    for outcome in right:
        shares += [outcomes[outcome] * ((1.0 - right[outcome]) / _VARIANTS)] * _VARIANTS
    return list(accumulate(shares))[:-1]


_Key = tuple[str, bool, str]
"""Node, whether an answer was asked back, and what was said."""


class _Hearings(NamedTuple):
    """How an utterance may be heard at one distance from the noise, filled as it happens."""

    row: Mapping[str, Any]
    edges: list[float]
    readings: dict[int, Readings]


class _Utterance(NamedTuple):
    """Something said at one question."""

    key: _Key
    said: tuple[str, ...]
    coverage: float
    hardness: list[float]
    """Of each token, how often it is misheard against the average one."""
    mean: float
    at: dict[int, _Hearings]
    """By the distance from the noise."""


@lru_cache(maxsize=2)
def table(language: Language) -> Mapping[str, Any]:
    """The learned table of a language.

    Raises CallbotError (exit 3) where it is missing or damaged.
    """
    path = files(__package__) / f"{language}.json"
    try:
        read: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        edges(next(iter(read["cells"].values())))
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
