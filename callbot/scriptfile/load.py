"""Script files: TOML → `Script`, with every problem at once.

`load` and `loads` raise `ScriptError` with all errors; `read` gives the issues instead.
`callbot.scriptfile.checks.check` finds what runs but should not be let loose on people.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from callbot.core.script import Script
from callbot.errors import Issue, ScriptError
from callbot.scriptfile import checks
from callbot.scriptfile.build import build
from callbot.scriptfile.positions import Place
from callbot.scriptfile.source import MAXIMUM_BYTES, NOWHERE, Problems, decode, parse, too_large

UnknownWords = Callable[[str], list[str]]
"""The words of a text that no recogniser can hear."""


def load(path: Path) -> Script:
    """The script in a file. Raises ScriptError with every error in it."""
    script, issues = read(path)
    return _whole(script, issues)


def loads(text: str | bytes, name: str = "<script>") -> Script:
    """The script in a text. `name` stands for the file in issues. Raises ScriptError."""
    script, issues = reads(text, name)
    return _whole(script, issues)


def read(path: Path) -> tuple[Script | None, list[Issue]]:
    """The script in a file and what was found wrong; None where any of that is an error."""
    problems = Problems(str(path))
    content = _content(path, problems)
    return (None, problems.sorted()) if content is None else _read(content, problems)


def reads(text: str | bytes, name: str = "<script>") -> tuple[Script | None, list[Issue]]:
    """Like `read`, for a text or the bytes of a file."""
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _read(content, Problems(name))


def lint(path: Path, unknown_words: UnknownWords | None = None) -> list[Issue]:
    """Every error and every warning about a file, in its order: what `callbot check` shows."""
    problems = Problems(str(path))
    content = _content(path, problems)
    return problems.sorted() if content is None else _lint(content, problems, unknown_words)


def lints(
    text: str | bytes, name: str = "<script>", unknown_words: UnknownWords | None = None
) -> list[Issue]:
    """Like `lint`, for a text or the bytes of a file."""
    content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _lint(content, Problems(name), unknown_words)


def _whole(script: Script | None, issues: list[Issue]) -> Script:
    if script is None:
        raise ScriptError([issue for issue in issues if issue.severity == "error"])
    return script


def _content(path: Path, problems: Problems) -> bytes | None:
    """What is in the file; nothing is read of one that is larger than any script."""
    try:
        with path.open("rb") as file:
            if (size := os.fstat(file.fileno()).st_size) > MAXIMUM_BYTES:
                too_large(size, problems)
                return None
            content = file.read(MAXIMUM_BYTES + 1)
    except FileNotFoundError:
        hint = "`callbot new` writes a beginning"
        problems.add(NOWHERE, "no-file", "there is no such file", hint)
    except IsADirectoryError:
        problems.add(NOWHERE, "no-file", "this is a folder, not a script")
    except OSError as error:
        problems.add(NOWHERE, "no-file", f"cannot be read: {error.strerror or error}")
    else:
        return content
    return None


def _read(content: bytes, problems: Problems) -> tuple[Script | None, list[Issue]]:
    script, whole = _built(content, problems)
    if script is not None:
        _add(problems, checks.check(script, problems.file, rules=checks.ERRORS), whole)
    return (None if problems.errors else script), problems.sorted()


def _lint(content: bytes, problems: Problems, unknown_words: UnknownWords | None) -> list[Issue]:
    script, whole = _built(content, problems)
    if script is not None:
        _add(problems, checks.check(script, problems.file, unknown_words=unknown_words), whole)
    return problems.sorted()


def _built(content: bytes, problems: Problems) -> tuple[Script | None, bool]:
    text = decode(content, problems)
    if text is None:
        return None, False
    if not text.strip():
        problems.add(Place(1, 1), "empty", "the file is empty", "`callbot new` writes a beginning")
        return None, False
    source = parse(text, problems)
    script = build(source, problems) if source.values else None
    if script is not None:
        exact = content.decode()
        script = replace(script, text=exact, sha256=hashlib.sha256(content).hexdigest())
    elif source.whole and not source.values:
        problems.add(Place(1, 1), "empty", "the file holds comments only")
    return script, source.whole


def _add(problems: Problems, issues: list[Issue], whole: bool) -> None:
    """What merely follows from something already told must not be told as well."""
    unclear = any(issue.code == "unknown-value" for issue in problems.found)
    for issue in issues:
        if unclear and issue.code in checks.NEEDS_EXPECTS:
            continue
        if whole or issue.code not in checks.NEEDS_WHOLE:
            problems.add(
                Place(issue.line, issue.column),
                issue.code,
                issue.message,
                issue.hint,
                issue.severity,
            )
