"""What was asked in a logged turn, as the script words it: the log has it with names filled in.

An answer is understood by the wording of its question, `{name}` and all. Which wording it was follows
from why it was said and what was said; the edited script has one of the same use in its place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from callbot.core.prompting import joined
from callbot.core.script import Language, Node, Script, Wait
from callbot.core.wording import REPLIES

Wordings = tuple[tuple[str, tuple[str, ...]], ...]
"""Purpose → what may be said for it, in the order of tries."""

_REPLIED = ("who", "robot", "hello", "unsure", "correction")
_SLOT = re.compile(r"\{\w+\}")


_NONE = Node("", "")


class Put(NamedTuple):
    """What was asked, in the words of the script that ran and in those of the edited one."""

    old: str
    new: str


def wordings(script: Script, node: Node) -> Wordings:
    """Everything that may be said at a question but asking back, by its purpose."""
    assert node.wait is not None
    alone = node.again or node.prompt

    def after(name: str, question: str = alone) -> str:
        return joined(script.language, reply_of(script, name), question)

    return (
        ("ask", (node.prompt,)),
        ("no_input", node.wait.retry.no_input),
        ("no_match", node.wait.retry.no_match),
        ("repeat", (after("repeat", node.prompt),)),
        *((name, (after(name),)) for name in _REPLIED),
        ("resume", (after("resume"), after("failed"))),
        ("hold", (reply_of(script, "hold"),)),
        ("stop_asked", (reply_of(script, "stop_asked"),)),
    )


def reply_of(script: Script, name: str) -> str:
    """What the bot says to a request (`Flow.reply`)."""
    rule = script.requests.get(name)  # type: ignore[call-overload]
    return str(rule.reply) if rule and rule.reply else REPLIES[script.language][name]


class Logged:
    """Logged prompts of one script → what was put, and what the edited one would put there."""

    def __init__(self, old: Script, new: Script) -> None:
        self._language: Language = old.language
        self._old, self._new = old, new
        self._bare = {
            name for name in REPLIES[old.language]
            for reply in [reply_of(old, name)] if not _SLOT.search(reply)
        }  # fmt: skip
        self._tables: dict[str, tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]] = {}

    def put(self, node_id: str, purpose: str, prompt: str) -> Put | None:
        """What was asked; None where that cannot be told, so that the call has to be held again."""
        if any(s.nodes.get(node_id, _NONE).wait is None for s in (self._old, self._new)):
            return None
        if purpose == "confirm":
            return self._asked_back(node_id, prompt)
        if node_id not in self._tables:
            one, other = (dict(wordings(s, s.nodes[node_id])) for s in (self._old, self._new))
            self._tables[node_id] = one, other
        old, new = self._tables[node_id]
        others = new.get(purpose, ())
        found = {
            (template, others[number] if number < len(others) else None)
            for number, template in enumerate(old.get(purpose, ()))
            if template == prompt or _pattern(template).fullmatch(prompt)
        }
        if len(found) != 1:
            return None
        asked, instead = found.pop()
        return None if instead is None else Put(asked, instead)

    def _asked_back(self, node_id: str, prompt: str) -> Put | None:
        wait = self._old.nodes[node_id].wait
        template = wait.confirm.prompt if wait and wait.confirm else ""
        if not template or set(_SLOT.findall(template)) - {"{answer}"}:
            return None
        found = re.fullmatch(f"(.*?)({_with_slots(template)})", prompt, re.DOTALL)
        if found is None or (found[1] and not self._is_bare(found[1])):
            return None
        return Put(
            prompt, prompt
        )  # an edited way of asking back makes the whole call be held again

    def _is_bare(self, opening: str) -> bool:
        return any(reply_of(self._old, name) == opening.rstrip() for name in self._bare)


def asks_back(wait: Wait, prompt: str) -> str:
    """A prompt that asks back, without what was said before it."""
    assert wait.confirm is not None
    found = re.search(f"{_with_slots(wait.confirm.prompt)}$", prompt, re.DOTALL)
    return found[0] if found else prompt


@cache
def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(_with_slots(template), re.DOTALL)


def _with_slots(template: str) -> str:
    """A prompt as a pattern: a slot may be anything, as names are."""
    return ".*".join(map(re.escape, _SLOT.split(template)))
