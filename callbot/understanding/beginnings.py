"""How phrases begin, to know at a glance which ones a text cannot hold.

A script and the requests have hundreds of phrases. Looking for each of them in every utterance was
the dearest part of understanding one, and most utterances hold the beginning of none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Generic, TypeVar

from callbot.core.script import Language
from callbot.understanding.normalise import SLOTS, plain
from callbot.understanding.phrases import Choice, Literal, Part, Slot, Template

LENGTH: Final[dict[Language, int]] = {"zh": 3, "en": 2}
"""Characters of Mandarin, words of English: enough to tell most phrases from what is said."""
MOST: Final = 20_000
"""Beginnings that are written out; a template with more of them counts as beginning anyhow."""

Group = TypeVar("Group")
Pieces = tuple[str, ...]
"""Characters of Mandarin, words of English with the space behind them."""


class Beginnings(Generic[Group]):
    """Which of several groups of phrases a text may hold; the others it surely does not."""

    def __init__(self, language: Language, groups: Mapping[Group, Iterable[Template]]) -> None:
        self._language = language
        self._groups: dict[str, frozenset[Group]] = {}
        for group, templates in groups.items():
            for begun in {b for template in templates for b in beginnings(template, language)}:
                self._groups[begun] = self._groups.get(begun, frozenset()) | {group}

    def in_(self, plain: str) -> frozenset[Group]:
        """The groups of which the plain form holds a beginning."""
        groups = self._groups
        found = [groups[run] for run in _runs(plain, self._language) if run in groups]
        return frozenset().union(*found)


@lru_cache(maxsize=64)
def _runs(plain: str, language: Language) -> list[str]:
    """Everything in a plain form that can be the beginning of a phrase."""
    pieces = _pieces(plain, language)
    found = ["", *pieces]
    behind: Iterable[str] = pieces
    for ahead in range(1, LENGTH[language]):
        behind = [*map(str.__add__, behind, pieces[ahead:])]
        found += behind
    return found


def beginnings(template: Template, language: Language) -> set[str]:
    """What everything that the template matches begins with; "" where that can be anything."""
    if template.language != language:
        return {""}  # its expression is no plain form of this language
    if template.written is not None:
        return {"".join(_first(text, language)) for text in template.written}
    try:
        return set(map("".join, _begun(template.root, language)))
    except OverflowError:
        return {""}


def _begun(part: Part, language: Language) -> set[Pieces]:
    """The beginnings of all that a part of a template matches; OverflowError for too many."""
    if isinstance(part, Literal):
        return {_first(plain(part.text, language), language)}
    if isinstance(part, Slot):
        return {_first(SLOTS[part.name], language)}
    if isinstance(part, Choice):
        return {begun for option in part.options for begun in _begun(option, language)}
    most = LENGTH[language]
    whole: set[Pieces] = set()
    short: set[Pieces] = {()}
    for inner in part.parts:
        following = _begun(inner, language)
        longer = {(b + f)[:most] for b in short for f in following}
        short = {b for b in longer if len(b) < most}
        whole |= longer - short
        if len(whole) + len(short) > MOST:
            raise OverflowError(len(whole))
    return whole | short


def _first(plain: str, language: Language) -> Pieces:
    return _pieces(plain, language)[: LENGTH[language]]


def _pieces(plain: str, language: Language) -> Pieces:
    return tuple(plain) if language == "zh" else tuple([f"{word} " for word in plain.split()])
