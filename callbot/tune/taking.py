"""A suggestion → the script's text with it: comments, order and layout stay as they are."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from callbot.errors import CallbotError, ScriptError, UsageError
from callbot.scriptfile.load import loads, reads
from callbot.scriptfile.saving import write_back

if TYPE_CHECKING:
    from callbot.tune.suggest import Suggestion


def take(script_text: str, suggestion: Suggestion) -> str:
    """The text with the suggested phrase added to its category.

    Raises UsageError where the script has no such category, ScriptError where the phrase breaks it.
    """
    import tomlkit

    document = tomlkit.parse(script_text)
    category: Any = document
    for key in ("nodes", suggestion.question, "categories", suggestion.category):
        if key not in category:
            place = f"{suggestion.question}.{suggestion.category}"
            raise UsageError(
                f"the script has no category `{place}`", hint="it was changed meanwhile"
            )
        category = category[key]
    if "phrases" not in category:
        category["phrases"] = tomlkit.array()
    _append(category["phrases"], suggestion.phrase)
    text: str = tomlkit.dumps(document)
    if loads(text).nodes == loads(script_text).nodes:
        raise UsageError(f"`{suggestion.phrase}` is in the script already")
    script, issues = reads(text)
    if script is None:
        raise ScriptError(issues)
    return text


def rewrite(path: Path, before: bytes, text: str) -> None:
    """Put a text in place of a file in one step.

    Raises UsageError where somebody changed it, or it cannot be written.
    """
    try:
        write_back(path, text, hashlib.sha256(before).hexdigest())
    except CallbotError as error:
        if error.code == "changed-meanwhile":
            raise UsageError(
                f"{path} was changed meanwhile", hint="run `callbot suggest` again"
            ) from None
        raise UsageError(error.message) from None


def _append(phrases: Any, phrase: str) -> None:
    """One more element, on a line of its own where the others have one."""
    if phrase in phrases:
        return
    lines = phrases.as_string()
    if "\n" in lines:
        indent = next(
            (len(line) - len(line.lstrip()) for line in lines.splitlines()[1:] if line.strip()), 2
        )
        phrases.add_line(phrase, indent=" " * indent)
    else:
        phrases.append(phrase)
