"""What a rule looks at and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from callbot.core.script import Condition, Node, Script, Wait
from callbot.scriptfile.positions import Path, Positions
from callbot.scriptfile.source import BOM
from callbot.understanding.phrases import PhraseError, Template, parse


class Finding(NamedTuple):
    """One thing a rule objects to, at a path of the file."""

    path: Path
    code: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "warning"
    at_key: bool = False
    """True where the key of the path is to be shown rather than its value."""
    offset: int = 0
    """Characters into the text at the path, where the text has a place of its own."""


class Text(NamedTuple):
    """A text that will be spoken, and where it is written."""

    path: Path
    text: str


class Phrase(NamedTuple):
    """A phrase template as written, parsed where that is possible."""

    path: Path
    text: str
    template: Template | None
    error: PhraseError | None


@dataclass(frozen=True)
class Subject:
    """A script under examination."""

    script: Script
    unknown_words: Callable[[str], list[str]] | None = None
    """The words of a text that no recogniser can hear; None where no model is at hand."""

    @cached_property
    def positions(self) -> Positions:
        """The places in the script's own text."""
        return Positions(self.script.text.removeprefix(BOM))

    def written(self, *path: str | int) -> bool:
        """Whether the file has this key, be its value good or bad."""
        return path in self.positions.paths

    @cached_property
    def openings(self) -> tuple[Text, ...]:
        """What is spoken before the first answer: as a rule, and with each prompt `instead` of another.

        A statement that may be passed over says nothing to somebody.
        """
        nodes, name = self.script.nodes, self.script.start
        spoken: dict[str, str] = {}
        while name in nodes and name not in spoken:
            node = nodes[name]
            spoken[name] = "" if node.asked_if and node.wait is None else node.prompt
            name = "" if node.wait is not None else node.goto or ""
        usual = Text(("nodes", self.script.start, "prompt"), _whole(spoken))
        return (
            usual,
            *(
                Text(
                    ("nodes", name, "instead", which, "prompt"),
                    _whole({**spoken, name: other.prompt}),
                )
                for name in spoken
                for which, other in enumerate(nodes[name].instead)
            ),
        )

    @property
    def waits(self) -> Iterator[tuple[Node, Wait]]:
        """The questions."""
        for node in self.script.nodes.values():
            if node.wait is not None:
                yield node, node.wait

    @property
    def conditions(self) -> Iterator[tuple[Path, Condition]]:
        """The tests that follow-up rules and soft checks make."""
        for index, rule in enumerate(self.script.rules):
            for number, condition in enumerate(rule.when):
                yield ("follow_up", index, "when", number), condition
        for node in self.script.nodes.values():
            for number, condition in enumerate(node.asked_if):
                yield ("nodes", node.id, "asked_if", number), condition
            for which, other in enumerate(node.instead):
                for number, condition in enumerate(other.when):
                    yield ("nodes", node.id, "instead", which, "when", number), condition
        for node, wait in self.waits:
            if wait.confirm is not None and wait.confirm.unless is not None:
                yield ("nodes", node.id, "confirm", "unless"), wait.confirm.unless

    @cached_property
    def prompts(self) -> tuple[Text, ...]:
        """Everything the bot says besides replies to requests."""
        return tuple(self._prompts())

    def _prompts(self) -> Iterator[Text]:
        for node in self.script.nodes.values():
            here: Path = ("nodes", node.id)
            yield Text((*here, "prompt"), node.prompt)
            if node.again:
                yield Text((*here, "again"), node.again)
            for which, other in enumerate(node.instead):
                yield Text((*here, "instead", which, "prompt"), other.prompt)
                if other.again:
                    yield Text((*here, "instead", which, "again"), other.again)
            if node.wait is None:
                continue
            for level, prompt in enumerate(node.wait.retry.no_input):
                yield Text((*here, "retry", "no_input", level), prompt)
            for level, prompt in enumerate(node.wait.retry.no_match):
                yield Text((*here, "retry", "no_match", level), prompt)
            if node.wait.confirm is not None:
                yield Text((*here, "confirm", "prompt"), node.wait.confirm.prompt)

    @cached_property
    def replies(self) -> tuple[Text, ...]:
        """What the script itself says to requests."""
        return tuple(
            Text(("requests", name, "reply"), rule.reply)
            for name, rule in self.script.requests.items()
            if rule.reply
        )

    @cached_property
    def requests(self) -> dict[str, list[Phrase]]:
        """The script's own phrases by request."""
        return {
            name: [
                _phrase(("requests", name, "phrases", index), text)
                for index, text in enumerate(rule.phrases)
            ]
            for name, rule in self.script.requests.items()
        }

    @cached_property
    def answers(self) -> dict[str, dict[str, list[Phrase]]]:
        """The phrases by node and category."""
        return {
            node.id: {
                category.id: [
                    _phrase(("nodes", node.id, "categories", category.id, "phrases", index), text)
                    for index, text in enumerate(category.phrases)
                ]
                for category in wait.categories
            }
            for node, wait in self.waits
        }

    @property
    def phrases(self) -> Iterator[Phrase]:
        """Every phrase of the script."""
        for categories in self.answers.values():
            for phrases in categories.values():
                yield from phrases
        for phrases in self.requests.values():
            yield from phrases


def _whole(spoken: Mapping[str, str]) -> str:
    return "".join(spoken.values()).replace("’", "'")


def _phrase(path: Path, text: str) -> Phrase:
    try:
        return Phrase(path, text, parse(text), None)
    except PhraseError as error:
        return Phrase(path, text, None, error)
