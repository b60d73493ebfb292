"""The template language of corpus.*.txt, and what its slots stand for.

    # a comment
    3 (没有|没)去过{place}[了]

A line is an optional whole-number weight and a template: `(a|b)` is a choice, `[a]` may be left
out, `{slot}` is filled by one of SLOTS. Choices nest. Chinese is written without spaces.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Random = random.Random
Slots = Mapping[str, Callable[[Random], str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences of parts."""

    options: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A name between braces."""

    name: str


Part = str | Choice | Slot


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed line of a corpus."""

    weight: int
    parts: tuple[Part, ...]

    def say(self, rng: Random, slots: Slots) -> str:
        """One sentence. KeyError for a slot nobody defined."""
        return _say(self.parts, rng, slots)


def _say(parts: Sequence[Part], rng: Random, slots: Slots) -> str:
    said = []
    for part in parts:
        if isinstance(part, Slot):
            said.append(slots[part.name](rng))
        elif isinstance(part, Choice):
            said.append(_say(rng.choice(part.options), rng, slots))
        else:
            said.append(part)
    return "".join(said)


def parse(line: str) -> Template:
    """A template from one line. ValueError names what is not closed."""
    head, _, tail = line.partition(" ")
    weight, text = (int(head), tail.strip()) if head.isdigit() else (1, line)
    parts, end = _sequence(text, 0, "")
    if end != len(text):
        raise ValueError(f"unexpected {text[end]!r} at {end} in {text!r}")
    return Template(weight, parts)


def _sequence(text: str, start: int, closing: str) -> tuple[tuple[Part, ...], int]:
    """Parts until one of `closing` (which is not consumed)."""
    parts: list[Part] = []
    plain = ""
    index = start
    while index < len(text) and text[index] not in closing and text[index] not in ")]}|":
        character = text[index]
        if character not in "([{":
            plain += character
            index += 1
            continue
        if plain:
            parts.append(plain)
            plain = ""
        part, index = _bracket(text, index)
        parts.append(part)
    if plain:
        parts.append(plain)
    return tuple(parts), index


def _bracket(text: str, start: int) -> tuple[Part, int]:
    if text[start] == "{":
        end = text.find("}", start)
        if end < 0:
            raise ValueError(f"{{ is not closed in {text!r}")
        return Slot(text[start + 1 : end]), end + 1
    closing = {"(": ")", "[": "]"}[text[start]]
    options: list[tuple[Part, ...]] = [()] if text[start] == "[" else []
    index = start
    while index == start or text[index] == "|":
        parts, index = _sequence(text, index + 1, closing + "|")
        options.append(parts)
        if index >= len(text):
            raise ValueError(f"{text[start]} is not closed in {text!r}")
    if text[index] != closing:
        raise ValueError(f"{text[start]} is closed by {text[index]} in {text!r}")
    return Choice(tuple(options)), index + 1


def load(path: Path) -> list[Template]:
    """Every template of a file; ValueError names the line of a bad one."""
    templates = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        try:
            templates.append(parse(text))
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error
    return templates
