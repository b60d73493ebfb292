"""The calls of `dialogue_peers.py` held by RiveScript, which reads the words itself.

A topic a node, and its triggers are the script's phrases, anywhere in what was heard. It has no dates, places
or temperatures: of those it keeps the words. Nothing is asked back, as it does not know how sure it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dialogue_calls import Held, Sheet

from callbot.core.answers import Answer
from callbot.core.script import Node, Script, Wait
from callbot.understanding.phrases import parse

SAMPLES = 40
"""Of one template, at most."""
EDGE = "·"
"""Stands around what was heard, as its wildcard wants at least one character on each side."""
_DIGITS = "一二三四五六七八九十"
_NUMERALS = {
    "两": 2, "俩": 2, "仨": 3, **{digit: n for n, digit in enumerate(_DIGITS, 1)},
    **{f"十{digit}": n for n, digit in enumerate(_DIGITS[:9], 11)}, "二十": 20,
}  # fmt: skip


def rivescript(script: Script, calls: Sequence[Held], sheet: Sheet) -> Iterator[None]:
    """A user a call; before each turn the topic is that of the log."""
    from rivescript import RiveScript

    brain = RiveScript(utf8=True)
    brain.stream("\n".join(_brain(script)))
    brain.sort_replies()
    yield
    for number, held in enumerate(calls):
        user, answers = str(number), dict[str, Answer]()
        brain.set_uservars(user, {"missed": "0", "silent": "0"})
        for turn in held.turns:
            if turn.confirming:
                continue
            brain.set_uservar(user, "topic", turn.node)
            said = f"{EDGE}{turn.words.replace(' ', '')}{EDGE}" if turn.words else "silence"
            question, _, found = brain.reply(user, said).partition("=")
            if question in script.nodes:
                answers[question] = _answer(found)
        brain.clear_uservars(user)
        sheet.add(number, answers)


def _answer(found: str) -> Answer:
    kind, _, text = found.partition(":")
    value: Any = int(text) if kind == "number" else text.strip(EDGE)
    return Answer((text,), None) if kind == "category" else Answer((), value)


def _brain(script: Script) -> Iterator[str]:
    yield "! version = 2.0"
    yield "> topic anybody"
    for request in script.requests.values():
        for trigger in _triggers(request.phrases):
            yield f"+ {trigger}\n- request"
    yield "< topic"
    for node in script.questions:
        assert node.wait is not None
        yield f"> topic {node.id} includes anybody"
        yield from _topic(node, node.wait)
        yield "< topic"


def _topic(node: Node, wait: Wait) -> Iterator[str]:
    afresh = "<set missed=0><set silent=0>"
    seen = set()
    for category in wait.categories:
        for trigger in _triggers(category.phrases):
            if trigger not in seen:
                seen.add(trigger)
                goto = category.goto or node.goto
                yield f"+ {trigger}\n- {node.id}=category:{category.id}{afresh}{{topic={goto}}}"
    if wait.expects == "number":
        for word, number in _NUMERALS.items():
            for unit in ("口", "个", ""):
                yield f"+ *{word}{unit}*\n- {node.id}=number:{number}{afresh}{{topic={node.goto}}}"
    given_up = f"given_up{afresh}{{topic={wait.retry.goto or node.goto}}}"
    yield f"+ silence\n* <get silent> == {len(wait.retry.no_input)} => {given_up}"
    yield "- again<add silent=1>"
    if wait.categories or wait.expects == "number":
        yield f"+ *\n* <get missed> == {len(wait.retry.no_match)} => {given_up}"
        yield "- again<add missed=1>"
    else:
        yield f"+ *\n- {node.id}=words:<star>{afresh}{{topic={node.goto}}}"


def _triggers(phrases: Sequence[str]) -> list[str]:
    written = dict.fromkeys(text for phrase in phrases for text in parse(phrase).samples(SAMPLES))
    for slot in ("{place}", "{temperature}", "{date}", "{number}"):
        written = dict.fromkeys(text.replace(slot, "*") for text in written)
    return [f"*{text}*".replace("**", "*") for text in written]
