"""The wording files, compiled: every alternative of every form spelled out, ready to be drawn."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, NamedTuple

from callbot.core.script import Language


class Place(NamedTuple):
    """Somewhere one can have been. Names as the language says them, without 市 or 县."""

    name: str
    prefecture: str
    """The city it belongs to; its own name where it is one."""
    province: str
    """Empty abroad and for the four cities without one."""


class Form(NamedTuple):
    """One way to say something."""

    text: str
    """With `{slot}` for what differs from person to person and `…` for a pause."""
    slots: tuple[str, ...]


Forms = tuple[tuple[Form, ...], ...]
"""Templates, each with its spelled-out alternatives: first one of these is drawn, then of those."""

_ALTERNATIVES = re.compile(r"\(([^()]*)\)")
_SLOT = re.compile(r"\{(\w+)\}")
PAUSE = "…"


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Everything the residents of one language say."""

    answers: Mapping[tuple[str, str], Mapping[str, Forms]]
    """(question, truth) → style → forms."""
    confirm: Mapping[str, Mapping[str, Forms]]
    """`right` or `wrong` → style → forms."""
    requests: Mapping[str, Forms]
    slots: Mapping[str, tuple[str, ...]]
    """Small words that fill slots whatever the truth."""
    signs: Mapping[str, tuple[str, ...]]
    absent: Mapping[str, tuple[str, ...]]
    """How one says that a symptom is not there."""
    items: Mapping[str, tuple[str, ...]]
    """What a household can be short of, by kind."""
    joints: tuple[str, ...]
    """What stands between two symptoms."""
    comma: str
    """What stands between two parts of an utterance."""
    places: tuple[tuple[Place, float], ...]
    first: tuple[str, ...]
    """What a name begins with: the family in Mandarin, the given name in English."""
    second: tuple[str, ...]
    areas: tuple[str, ...]


def expand(template: str) -> tuple[Form, ...]:
    """Every form of a template: `(a|b|)` is one of its parts, possibly nothing.

    Raises ValueError for an unbalanced parenthesis: the wording files are our own.
    """
    texts = dict.fromkeys(" ".join(text.split()).strip(" ,，") for text in _spelled_out(template))
    if any(mark in text for text in texts for mark in "()|"):
        raise ValueError(f"unbalanced parentheses in {template!r}")
    return tuple(Form(text, tuple(_SLOT.findall(text))) for text in texts)


def _spelled_out(template: str) -> Iterator[str]:
    """The innermost alternatives first, so that they may nest."""
    found = _ALTERNATIVES.search(template)
    if found is None:
        yield template
        return
    for choice in found.group(1).split("|"):
        yield from _spelled_out(template[: found.start()] + choice + template[found.end() :])


@lru_cache(maxsize=2)
def phrasebook(language: Language) -> Phrasebook:
    """The wording of a language, read and compiled once."""
    text = (files(__package__) / "wording" / f"{language}.toml").read_text(encoding="utf-8")
    read: dict[str, Any] = tomllib.loads(text)
    people = read["people"]
    return Phrasebook(
        {
            (question, truth): _styles(styles)
            for question, truths in read["answer"].items()
            for truth, styles in truths.items()
        },
        {verdict: _styles(styles) for verdict, styles in read["confirm"].items()},
        {name: _forms(request["say"]) for name, request in read["request"].items()},
        {name: tuple(words) for name, words in read["slots"].items()},
        {sign: tuple(words) for sign, words in read["signs"].items()},
        {sign: tuple(words) for sign, words in read["absent"].items()},
        {kind: tuple(words) for kind, words in read["items"].items()},
        tuple(read["join"]["signs"]),
        read["join"]["comma"],
        tuple(
            (Place(name, prefecture, province), float(weight))
            for province, names in read["places"].items()
            for name, (prefecture, weight) in names.items()
        ),
        tuple(people["first"]),
        tuple(people["second"]),
        tuple(people["areas"]),
    )


@lru_cache(maxsize=2)
def places(language: Language) -> tuple[tuple[Place, ...], tuple[float, ...]]:
    """Where people of a district go to, with the edges between which each is drawn."""
    rows = phrasebook(language).places
    total = sum(weight for _, weight in rows)
    edges = tuple(accumulate(weight / total for _, weight in rows[:-1]))
    return tuple(place for place, _ in rows), edges


def some_place(language: Language, uniform: float) -> Place:
    """The place that a number between 0 and 1 falls on."""
    known, edges = places(language)
    return known[bisect(edges, uniform)]


def _styles(styles: Mapping[str, Sequence[str]]) -> Mapping[str, Forms]:
    return {style: _forms(templates) for style, templates in styles.items()}


def _forms(templates: Sequence[str]) -> Forms:
    return tuple(expand(template) for template in templates)
