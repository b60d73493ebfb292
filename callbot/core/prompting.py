"""What a prompt says: slots filled in, answers asked back, sentences joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from callbot.core.answers import Answer, Understood
from callbot.core.earlier import PREVIOUS, Earlier
from callbot.core.script import Language, Script, Wait
from callbot.core.wording import NOBODY, listed, spoken


class Previous:
    """What `{previous.ID}` stands for; nothing but questions can be named."""

    def __init__(self, shown: Mapping[str, str], unknown: str = "") -> None:
        self._shown = shown
        self._unknown = unknown

    def __getattr__(self, question: str) -> str:
        return self._shown.get(PREVIOUS + question, self._unknown)


def filled(
    text: str,
    script: Script,
    contact: Mapping[str, str],
    answers: Mapping[str, Answer],
    earlier: Earlier | None = None,
) -> str:
    """A prompt with its slots filled: contact fields, the caller, earlier answers by node id.

    A slot that has no value yet is left out of the sentence.
    """
    if "{" not in text:
        return text
    slots = _Slots(name=NOBODY[script.language])
    slots.update(script.parameters)
    slots.update(contact)
    slots.update(organisation=script.organisation, purpose=script.purpose)
    for node_id, answer in answers.items():
        slots[node_id] = said(script, script.nodes[node_id].wait, answer)
    if earlier is not None and "{" + PREVIOUS in text:
        slots["previous"] = Previous(dict(_said_before(script, earlier)))
    return text.format_map(slots)


def _said_before(script: Script, earlier: Earlier) -> Iterator[tuple[str, str]]:
    for name, answer in earlier.answers.items():
        node = script.nodes.get(name.removeprefix(PREVIOUS))
        yield name, said(script, node.wait if node else None, answer)


def confirm_prompt(script: Script, wait: Wait, understood: Understood) -> str:
    """Asks back whether an answer was understood rightly."""
    assert wait.confirm is not None
    answer = Answer(understood.categories, understood.value)
    return wait.confirm.prompt.replace("{answer}", said(script, wait, answer))


def said(script: Script, wait: Wait | None, answer: Answer) -> str:
    """An answer as it is spoken: its value, or its categories' labels."""
    if answer.value is not None:
        return spoken(answer.value, script.language)
    return labels(script, wait, answer.categories)


def labels(script: Script, wait: Wait | None, categories: tuple[str, ...]) -> str:
    """Categories as people call them."""
    known = {c.id: c.label or c.id for c in wait.categories} if wait else {}
    return listed([known.get(c, c) for c in categories], script.language)


def joined(language: Language, first: str, second: str) -> str:
    """Two sentences in one breath."""
    return f"{first}{second}" if language == "zh" else f"{first} {second}"


class _Slots(dict[str, "str | Previous"]):
    def __missing__(self, key: str) -> str:
        return ""
