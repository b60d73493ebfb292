"""Phrase templates: one source for matching, for samples, for grammars and for tests.

    (a|b)  one of them        [x]  may be missing        {place} {number} {date} {temperature}

Everything else is literal. Matching ignores white space, punctuation, case, width, traditional or
simplified characters, and particles and fillers around the phrase. The syntax is hassil's, small.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from callbot.core.script import Language
from callbot.understanding.en import EDGES as EN_EDGES
from callbot.understanding.normalise import SLOTS, plain
from callbot.understanding.zh import EDGES as ZH_EDGES

_CHINESE = re.compile("[㐀-鿿]")
_BROKEN_CONTRACTION = re.compile(r"'\s*[(\[]|[(\[|]\s*\w?'|[)\]]\w*'")
"""`I('m| am)`: words can only be read once the template is written out."""
_SPECIAL = "()[]{}|"
DEEPEST = 30
"""Levels of brackets; more would be a mistake, or an attack on the parser's recursion."""


class PhraseError(ValueError):
    """A template that cannot be read; `position` counts characters from 0."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(f"{message} at character {position + 1}")
        self.message = message
        self.position = position


@dataclass(frozen=True, slots=True)
class Literal:
    """Words as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place, number, date or temperature."""

    name: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of them."""

    options: tuple[Part, ...]


Part = Literal | Slot | Sequence | Choice


@dataclass(frozen=True)
class Template:
    """One parsed template."""

    source: str
    root: Part
    language: Language

    def matches(self, text: str) -> bool:
        """Whether a whole text is this phrase, but for particles and fillers around it."""
        return bool(whole(self.language, (self,)).fullmatch(plain(text, self.language)))

    def samples(self, limit: int = 200) -> tuple[str, ...]:
        """Its plain phrases, slots left as `{place}`; if there are more, `limit` spread evenly."""
        size = _size(self.root)
        count = min(size, max(limit, 0))
        joint = "" if self.language == "zh" else " "
        drawn = (_draw(self.root, index * size // count) for index in range(count))
        tidy = (joint.join(" ".join(parts).split()) for parts in drawn)
        return tuple(dict.fromkeys(text for text in tidy if text))

    @cached_property
    def pattern(self) -> str:
        """A regular expression over the plain form."""
        if self.written is not None:
            return "(?:" + "|".join(map(re.escape, self.written)) + ")"
        return _pattern(self.root, self.language)

    @cached_property
    def written(self) -> tuple[str, ...] | None:
        """All its plain forms, where only those can be read; else None."""
        if not _BROKEN_CONTRACTION.search(self.source):
            return None
        return tuple(dict.fromkeys(plain(text, self.language) for text in self.samples(500)))

    @cached_property
    def slots(self) -> frozenset[str]:
        """The names of its slots."""
        return frozenset(name for name in SLOTS if f"{{{name}}}" in self.source)


@lru_cache(maxsize=4096)
def parse(template: str) -> Template:
    """Read a template; PhraseError says what is wrong and where."""
    reader = _Reader(template)
    root = reader.choice("", 0)
    language: Language = "zh" if _CHINESE.search(template) else "en"
    parsed = Template(template, root, language)
    # Nearly always the first sample has words.
    if not any(plain(text, language) for limit in (1, 50) for text in parsed.samples(limit)):
        raise PhraseError("the phrase has no words", 0)
    return parsed


@lru_cache(maxsize=4096)
def drawn(template: str, limit: int) -> tuple[str, ...]:
    """The samples of a template, kept: those of the requests are wanted at every node."""
    return parse(template).samples(limit)


@dataclass
class _Reader:
    """A recursive-descent parser of templates."""

    source: str
    at: int = 0

    def choice(self, closing: str, opened: int) -> Part:
        """Options until the closing bracket, or until the end."""
        if closing and self.source.count(closing, self.at) > 10_000:
            raise PhraseError("the phrase is too long", self.at)
        options = [self.sequence()]
        while self._peek() == "|":
            self.at += 1
            options.append(self.sequence())
        if self._peek() != closing:
            if not self._peek():
                raise PhraseError(f"`{self.source[opened]}` is never closed", opened)
            raise PhraseError(f"`{self._peek()}` closes nothing", self.at)
        self.at += len(closing)
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self) -> Part:
        """Literals, slots and groups up to `|` or a closing bracket."""
        parts: list[Part] = []
        while (mark := self._peek()) not in ("", "|", ")", "]"):
            start = self.at
            self.at += 1
            if mark in "([":
                if self.source.count("(", 0, start) + self.source.count("[", 0, start) > 400:
                    raise PhraseError("the phrase has too many brackets", start)
                self._check_depth(start)
                inner = self.choice(")" if mark == "(" else "]", start)
                parts.append(Choice((inner, Sequence(()))) if mark == "[" else inner)
            elif mark == "{":
                parts.append(self._slot(start))
            elif mark == "}":
                raise PhraseError("`}` closes nothing", start)
            else:
                end = next(
                    (i for i in range(self.at, len(self.source)) if self.source[i] in _SPECIAL),
                    len(self.source),
                )
                self.at = end
                parts.append(Literal(self.source[start:end]))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _check_depth(self, start: int) -> None:
        before = self.source[:start]
        depth = sum(before.count(mark) for mark in "([") - sum(before.count(m) for m in ")]")
        if depth >= DEEPEST:
            raise PhraseError(f"brackets are more than {DEEPEST} deep", start)

    def _slot(self, start: int) -> Slot:
        end = self.source.find("}", start)
        if end < 0:
            raise PhraseError("`{` is never closed", start)
        name = self.source[start + 1 : end].strip()
        if name not in SLOTS:
            known = ", ".join(f"{{{slot}}}" for slot in SLOTS)
            raise PhraseError(f"`{{{name}}}` is no slot; there are {known}", start)
        self.at = end + 1
        return Slot(name)

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]


def _size(part: Part) -> int:
    if isinstance(part, Sequence):
        size = 1
        for inner in part.parts:
            size *= _size(inner)
        return size
    return sum(map(_size, part.options)) if isinstance(part, Choice) else 1


def _draw(part: Part, index: int) -> list[str]:
    """The index-th expansion: a number in a mixed radix, one digit a part."""
    if isinstance(part, Literal):
        return [part.text]
    if isinstance(part, Slot):
        return [f"{{{part.name}}}"]
    if isinstance(part, Choice):
        for option in part.options:
            if index < (size := _size(option)):
                return _draw(option, index)
            index -= size
        raise IndexError(index)
    words: list[str] = []
    for inner in reversed(part.parts):
        index, digit = divmod(index, _size(inner))
        words[:0] = _draw(inner, digit)
    return words


def _pattern(part: Part, language: Language) -> str:
    if isinstance(part, Literal):
        return re.escape(plain(part.text, language))
    if isinstance(part, Slot):
        return SLOTS[part.name] + ("" if language == "zh" else " ")
    if isinstance(part, Sequence):
        return "".join(_pattern(inner, language) for inner in part.parts)
    return "(?:" + "|".join(_pattern(option, language) for option in part.options) + ")"


@lru_cache(maxsize=2)
def edges(language: Language) -> str:
    """An expression for the particles and fillers that may stand around a phrase."""
    end = "" if language == "zh" else " "
    words = sorted(ZH_EDGES if language == "zh" else EN_EDGES, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) + end for word in words) + ")*+"


@lru_cache(maxsize=512)
def whole(language: Language, templates: tuple[Template, ...]) -> re.Pattern[str]:
    """One expression for all the templates with what may stand around them."""
    around = edges(language)
    body = "|".join(template.pattern for template in templates) or "(?!)"
    # Tried with and without edges in front, as a phrase may itself begin with a filler.
    return re.compile(f"(?:{around})?(?:{body})(?:{around})|(?:{body})(?:{around})")


@lru_cache(maxsize=512)
def anywhere(language: Language, templates: tuple[Template, ...]) -> re.Pattern[str]:
    """One expression that finds any of the templates inside a longer text."""
    boundary = "" if language == "zh" else r"(?<![^ ])"
    body = "|".join(template.pattern for template in templates) or "(?!)"
    return re.compile(f"{boundary}(?:{body})")
