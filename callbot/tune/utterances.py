"""Everything that was said to the questions that have categories, once a way of being heard.

The understanding's verdict rests on the words of the recogniser's readings, in their order, and on
what was asked: calls in which these are the same need one reading for all of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from callbot.core.answers import Alternative
from callbot.core.script import Node, Script
from callbot.store.open import Store
from callbot.tune.calls import OF_SCRIPT, of_script

_SQL: Final = f"""
SELECT call_id, turn, node, prompt, heard, alternatives FROM turn JOIN call ON call.id = call_id
WHERE heard <> '' AND NOT confirming AND node IN (SELECT value FROM json_each(:nodes)) AND {OF_SCRIPT}
"""  # noqa: S608 - our own text
_SLOT: Final = re.compile(r"\\\{[^{}]*\\\}")


@dataclass(slots=True)
class Utterance:
    """One way in which something was heard, and the turns in which it was."""

    question: str
    asked: str
    """The prompt as it stands in the script."""
    readings: tuple[Alternative, ...]
    """Best first; without confidences."""
    turns: list[tuple[int, int]] = field(default_factory=list)
    """Call and turn."""

    @property
    def heard(self) -> str:
        """The first reading."""
        return self.readings[0].text


def utterances(
    store: Store, script: Script, nodes: Iterable[Node], run: int | None = None
) -> list[Utterance]:
    """What was said to these questions, apart from confirmations."""
    prompts = {node.id: _Prompts(node) for node in nodes}
    found: dict[tuple[str, str, tuple[Alternative, ...]], Utterance] = {}
    parameters = {**of_script(script, run), "nodes": json.dumps(list(prompts))}
    for call_id, turn, node, prompt, heard, alternatives in store.rows(_SQL, parameters):
        asked = prompts[node].written(prompt)
        words = readings(alternatives, heard)
        key = (node, asked, words)
        one = found.get(key)
        if one is None:
            one = found[key] = Utterance(node, asked, words)
        one.turns.append((call_id, turn))
    return list(found.values())


@lru_cache(maxsize=500_000)
def readings(alternatives: str | None, heard: str) -> tuple[Alternative, ...]:
    """The words of an n-best list as the database has it."""
    listed = json.loads(alternatives or "[]")
    words = tuple(Alternative(one["text"], 1.0, one.get("source", "text")) for one in listed)
    return words or (Alternative(heard),)


class _Prompts:
    """The prompts of one question, found again in what was spoken."""

    def __init__(self, node: Node) -> None:
        retry = node.wait.retry if node.wait else None
        again = (*retry.no_match, *retry.no_input) if retry else ()
        self._texts = [text for text in (node.prompt, node.again, *again) if text]
        self._spoken = [
            re.compile(_SLOT.sub(".*", re.escape(text)) + r"\s*\Z", re.DOTALL)
            for text in self._texts
        ]
        self._known: dict[str, str] = {}

    def written(self, spoken: str) -> str:
        """The script's own text of a prompt, which a reply to a request may precede."""
        if (known := self._known.get(spoken)) is None:
            known = next(
                (
                    text
                    for text, form in zip(self._texts, self._spoken, strict=True)
                    if form.search(spoken)
                ),
                spoken,
            )
            self._known[spoken] = known
        return known


def answerable(script: Script) -> list[Node]:
    """The questions whose answers are categories, which phrases can tell."""
    return [
        node
        for node in script.questions
        if node.wait and node.wait.expects in ("yes_no", "choice") and node.wait.categories
    ]
