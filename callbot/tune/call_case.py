"""A stored call as a golden case that expects what is right, not what the bot made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from callbot.cases.write import ENDING, write_case
from callbot.store.open import Store

_CORRECTED = """
SELECT question, categories, value FROM answer
WHERE call_id = ? AND is_current AND provenance = 'person'
"""
_FOLLOWS = ("disposition", "flags", "call_back")
"""What hangs on the answers: not looked at where these are not the bot's."""


def call_case(
    store: Store, call_id: int, script: str, better: Mapping[str, tuple[str, ...]]
) -> tuple[str, str]:
    """File name and text of the case; `script` is how it calls its script.

    A person's corrections are expected in place of what the bot recorded, and so are the categories in
    `better`, which are known to be right by the truth of a simulation. Raises StoreError for a call that
    is not there or has no end.
    """
    import tomlkit

    name = f"call-{call_id:05d}{ENDING}"
    with TemporaryDirectory() as folder:
        text = write_case(store, call_id, Path(folder) / name, script).read_text(encoding="utf-8")
    right: dict[str, Any] = {question: _plain(ids, None) for question, ids in better.items()}
    for question, categories, value in store.rows(_CORRECTED, (call_id,)):
        right[question] = _plain(tuple(json.loads(categories)), value)
    if not right:
        return name, text
    document: Any = tomlkit.parse(text)
    expect = document["expect"]
    for question, answer in right.items():
        expect["answers"].pop(question, None)
        if answer is not None:
            expect["answers"][question] = answer
    absent = [question for question in expect["absent"] if right.get(question) is None]
    absent += [q for q, answer in right.items() if answer is None and q not in absent]
    expect["absent"] = absent
    for key in _FOLLOWS:
        expect.pop(key, None)
    return name, str(tomlkit.dumps(document))


def _plain(categories: tuple[str, ...], value: Any) -> Any:
    """As a case writes an answer; None where a person found that there is none."""
    if value is not None:
        return value
    return list(categories) if len(categories) > 1 else categories[0] if categories else None
