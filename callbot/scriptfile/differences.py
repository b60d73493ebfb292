"""PURE: what is different between two versions of a script, line by line and question by question."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, Literal, NamedTuple

from callbot.core.script import Category, FollowUpRule, Node, Script, Wait

Kind = Literal["added", "removed", "changed"]
_MOST_LINES = 20_000
"""Longer texts are no scripts, and comparing them takes minutes."""


class Difference(NamedTuple):
    """One thing that is different."""

    place: str
    """A node's id, `follow_up`, or a part of the top such as `limits`."""
    part: str
    """What of it, e.g. `prompt`, `retry.no_match`, `categories.yes.phrases`; empty: the whole."""
    kind: Kind
    before: str
    after: str


def lines(before: str, after: str, names: tuple[str, str] = ("before", "after")) -> list[str]:
    """A unified diff without line ends; empty where the texts are equal."""
    old, new = before.splitlines(), after.splitlines()
    if len(old) + len(new) > _MOST_LINES:
        return [] if before == after else [f"--- {names[0]}", f"+++ {names[1]}"]
    return [line.rstrip("\n") for line in difflib.unified_diff(old, new, *names, lineterm="")]


def differences(before: Script, after: Script) -> list[Difference]:
    """What means something else, in the order of the file; comments and layout mean nothing."""
    return [
        *_top(before, after),
        *_named(before.nodes, after.nodes, _node, _prompt),
        *_rules(before, after),
    ]


_TOP = (
    "id", "language", "title", "organisation", "purpose", "levels", "pronunciation",
    "partial_after", "limits", "records", "voice", "requests", "series",
    "parameters",
)  # fmt: skip


def _top(before: Script, after: Script) -> Iterator[Difference]:
    for name in _TOP:
        yield from _value(name, "", getattr(before, name), getattr(after, name))


def _named(before: Any, after: Any, compare: Any, shown: Any) -> Iterator[Difference]:
    for name in dict.fromkeys([*before, *after]):
        if name not in after:
            yield Difference(name, "", "removed", shown(before[name]), "")
        elif name not in before:
            yield Difference(name, "", "added", "", shown(after[name]))
        else:
            yield from compare(name, before[name], after[name])


def _prompt(node: Node) -> str:
    return node.label or node.prompt


def _node(name: str, before: Node, after: Node) -> Iterator[Difference]:
    for part in ("label", "prompt", "again", "goto", "ends", "asked_if", "instead"):
        yield from _value(name, part, getattr(before, part), getattr(after, part))
    old, new = before.wait, after.wait
    if old is None or new is None:
        if old is not new:
            yield from _value(name, "expects", old and old.expects, new and new.expects)
        return
    yield from _wait(name, old, new)


def _wait(name: str, before: Wait, after: Wait) -> Iterator[Difference]:
    for field in fields(Wait):
        if field.name not in ("categories", "retry", "confirm"):
            yield from _value(
                name, field.name, getattr(before, field.name), getattr(after, field.name)
            )
    old, new = ({c.id: c for c in wait.categories} for wait in (before, after))
    for category in dict.fromkeys([*old, *new]):
        part = f"categories.{category}"
        if category not in new:
            yield Difference(name, part, "removed", old[category].label or category, "")
        elif category not in old:
            yield Difference(name, part, "added", "", new[category].label or category)
        else:
            yield from _category(name, part, old[category], new[category])
    for word in ("no_input", "no_match"):
        yield from _listed(
            name, f"retry.{word}", getattr(before.retry, word), getattr(after.retry, word)
        )
    yield from _value(name, "retry.goto", before.retry.goto, after.retry.goto)
    yield from _confirm(name, before, after)


def _confirm(name: str, before: Wait, after: Wait) -> Iterator[Difference]:
    old, new = before.confirm, after.confirm
    if old is None or new is None:
        yield from _value(name, "confirm", old and old.prompt, new and new.prompt)
        return
    for part in ("prompt", "below", "always", "unless"):
        yield from _value(name, f"confirm.{part}", getattr(old, part), getattr(new, part))


def _category(name: str, part: str, before: Category, after: Category) -> Iterator[Difference]:
    for word in ("phrases", "evidence"):
        yield from _listed(name, f"{part}.{word}", getattr(before, word), getattr(after, word))
    for word in ("label", "goto", "none"):
        yield from _value(name, f"{part}.{word}", getattr(before, word), getattr(after, word))


def _rules(before: Script, after: Script) -> Iterator[Difference]:
    old, new = ({rule.id: rule for rule in script.rules} for script in (before, after))
    for difference in _named(old, new, _rule, lambda rule: f"{rule.level}: {rule.reason}"):
        if difference.kind == "changed":
            yield difference
        else:
            yield difference._replace(place="follow_up", part=difference.place)


def _rule(name: str, before: FollowUpRule, after: FollowUpRule) -> Iterator[Difference]:
    for part in ("level", "reason", "when"):
        yield from _value(
            "follow_up", f"{name}.{part}", getattr(before, part), getattr(after, part)
        )


def _listed(
    place: str, part: str, before: Iterable[str], after: Iterable[str]
) -> Iterator[Difference]:
    """One difference for each text that came or went."""
    old, new = tuple(before), tuple(after)
    yield from (Difference(place, part, "removed", text, "") for text in old if text not in new)
    yield from (Difference(place, part, "added", "", text) for text in new if text not in old)
    if old != new and set(old) == set(new):
        yield Difference(place, part, "changed", " · ".join(old), " · ".join(new))


def _value(place: str, part: str, before: Any, after: Any) -> Iterator[Difference]:
    if before != after:
        old, new = _shown(before), _shown(after)
        kind: Kind = "added" if not old else "removed" if not new else "changed"
        yield Difference(place, part, kind, old, new)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} = {_shown(one)}" for key, one in value.items())
    if hasattr(value, "__dataclass_fields__"):
        told = ((field.name, getattr(value, field.name)) for field in fields(value))
        return ", ".join(
            f"{name} = {_shown(one)}" for name, one in told if one not in (None, (), "")
        )
    return str(value)
