"""What a rule looks at and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    def opening(self) -> str:
        """What is spoken before the first answer."""
        nodes, name = self.script.nodes, self.script.start
        spoken: dict[str, str] = {}
        while name in nodes and name not in spoken:
            node = nodes[name]
            spoken[name] = node.prompt
            name = "" if node.wait is not None else node.goto or ""
        return "".join(spoken.values()).replace("’", "'")

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


def _phrase(path: Path, text: str) -> Phrase:
    try:
        return Phrase(path, text, parse(text), None)
    except PhraseError as error:
        return Phrase(path, text, None, error)
