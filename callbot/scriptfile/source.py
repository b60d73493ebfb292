"""The bytes of a script file → text → TOML values, with every problem found on the way.

After a syntax error the statement that holds it is left out and reading goes on, so that one run
tells everything that is wrong.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tree_sitter import Tree

from callbot.errors import Issue
from callbot.scriptfile.positions import Path, Place, Positions, parse_tree, statement_at

MAXIMUM_BYTES = 1_000_000
"""No script that a person wrote is larger: the shipped ones have about 20,000 bytes."""
MAXIMUM_ISSUES = 200
"""Nobody reads more at once; a file with more is no script."""
_MAXIMUM_SYNTAX_ERRORS = 20
BOM = "\ufeff"


@dataclass(slots=True)
class Problems:
    """The issues found so far in one file."""

    file: str
    found: dict[Issue, None] = field(default_factory=dict)

    def add(
        self,
        place: Place,
        code: str,
        message: str,
        hint: str = "",
        severity: Literal["error", "warning"] = "error",
    ) -> None:
        """Keep one issue; `Place(0, 0)` where it has no place."""
        issue = Issue(self.file, place.line, place.column, severity, code, message, hint)
        if len(self.found) < MAXIMUM_ISSUES:
            self.found.setdefault(issue)

    @property
    def full(self) -> bool:
        """True where there is no use in looking for more."""
        return len(self.found) >= MAXIMUM_ISSUES

    @property
    def errors(self) -> bool:
        """True where anything found keeps the script from running."""
        return any(issue.severity == "error" for issue in self.found)

    def sorted(self) -> list[Issue]:
        """In the order of the file."""
        return sorted(self.found, key=lambda issue: (issue.line, issue.column))


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says, as far as it could be read."""

    values: Mapping[str, Any]
    positions: Positions
    whole: bool
    """False where statements had to be left out: something missing may stand in one of them."""


NOWHERE = Place(0, 0)


def too_large(size: int, problems: Problems) -> None:
    """Refuse a file of this many bytes."""
    hint = f"a script has at most {MAXIMUM_BYTES:,}; is this the right file?"
    problems.add(NOWHERE, "too-large", f"the file has {size:,} bytes", hint)


def decode(content: bytes, problems: Problems) -> str | None:
    """The text of a file, without byte order mark; None, with an issue, where it is no text."""
    if len(content) > MAXIMUM_BYTES:
        too_large(len(content), problems)
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        _explain_encoding(content, error, problems)
        return None
    if "\0" in text:
        problems.add(NOWHERE, "binary", "this is not a text file", "a script is TOML in UTF-8")
        return None
    if text.startswith(BOM):
        text = text[1:]
        problems.add(
            Place(1, 1),
            "byte-order-mark",
            "the file begins with a byte order mark",
            "harmless here; save as UTF-8 without BOM to please other tools",
            "warning",
        )
    return text


def _explain_encoding(content: bytes, error: UnicodeDecodeError, problems: Problems) -> None:
    before = content[: error.start]
    place = Place(before.count(b"\n") + 1, len(before.rsplit(b"\n", 1)[-1].decode()) + 1)
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message, place = "the file is in UTF-16", NOWHERE
    elif _looks_like_gbk(content):
        message = "the file is not in UTF-8; it looks like GBK (GB 18030)"
    elif b"\0" in content or sum(byte < 9 for byte in content[:1000]) > 1:
        problems.add(NOWHERE, "binary", "this is not a text file", "a script is TOML in UTF-8")
        return
    else:
        message = f"the file is not in UTF-8: byte 0x{content[error.start]:02x}"
    problems.add(place, "encoding", message, "save it as UTF-8")


def _looks_like_gbk(content: bytes) -> bool:
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    beyond = [character for character in text if character > "\x7f"]
    chinese = sum("\u3000" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in beyond)
    plain = all(c >= " " or c in "\t\r\n" for c in text)
    return plain and chinese >= 0.8 * len(beyond)


def parse(text: str, problems: Problems) -> Source:
    """The values of a TOML text; what cannot be read is left out, with an issue for each piece."""
    rest, tree = text, None
    for attempt in range(_MAXIMUM_SYNTAX_ERRORS + 1):
        try:
            values = tomllib.loads(rest)
            return Source(values, Positions(rest), whole=attempt == 0)
        except RecursionError:
            problems.add(NOWHERE, "syntax", "brackets are nested too deeply")
            break
        except ValueError as error:
            reason = re.sub(r" ?\(at .*?\)$", "", str(error))
            place = _place_of(error, rest)
            if reason.startswith(_OPEN):
                place = _opening(rest, place, reason)
            _explain(reason, text, place, problems)
            tree = tree or parse_tree(text)
            shorter = _without(rest, place.line, reason, tree)
            if shorter == rest:
                break
            rest = shorter
    return Source({}, Positions(""), whole=False)


def _place_of(error: ValueError, text: str) -> Place:
    found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    if found:
        return Place(int(found[1]), int(found[2]))
    written = text.rstrip()
    return Place(written.count("\n") + 1, len(written) - written.rfind("\n"))


def _opening(text: str, place: Place, reason: str) -> Place:
    """Where the pair begins that is never closed, which shows only further down."""
    lines = text.split("\n")
    pairs = [number for number in range(place.line, 0, -1) if _PAIR.match(lines[number - 1])]
    if reason.startswith("Unterminated"):
        pairs = [number for number in pairs if _QUOTES.search(lines[number - 1])] or pairs
    return Place(pairs[0] if pairs else place.line, 1)


_HEADER = re.compile(r"\[\[?[^\[\]=,]+\]\]?\s*(#.*)?$")
_BEGINNING = re.compile(_HEADER.pattern + r"|[\w.\"'-]+\s*=")
"""A line without indentation that begins a table or a pair."""
_OPEN = ("Unclosed", "Unterminated")
_QUOTES = re.compile("\"{3}|'{3}")
_PAIR = re.compile(r"\s*[\w.\"'-]+\s*=")


def _without(text: str, line: int, reason: str, tree: Tree) -> str:
    """The text with the statement at `line` made blank; every other line keeps its number."""
    lines = text.split("\n")
    end = _BEGINNING
    if lines[line - 1].startswith("[") and not reason.startswith(_OPEN):
        first, last, end = line, len(lines), _HEADER  # a header takes its whole table along
    elif reason.startswith(_OPEN):
        first, last = line, len(lines)
    else:
        first, last = statement_at(tree, line)
    for index in range(first - 1, min(last, len(lines))):
        # What an error hides must not be taken for a part of it: the next statement is kept.
        if index >= first and end.match(lines[index]):
            break
        lines[index] = ""
    return "\n".join(lines)


_DUPLICATE = re.compile(
    r"Cannot (overwrite|declare|mutate|redefine)|twice|Duplicate", re.IGNORECASE
)


def _explain(reason: str, text: str, place: Place, problems: Problems) -> None:
    if not _DUPLICATE.search(reason):
        hint = _syntax_hint(text, place.line)
        problems.add(place, "syntax", f"not valid TOML: {reason[:1].lower()}{reason[1:]}", hint)
        return
    line = text.split("\n")[place.line - 1]
    name = re.split(r"=|#", line)[0].strip().strip("[]").strip()
    first = next(
        (
            number
            for number, other in enumerate(text.split("\n")[: place.line - 1], 1)
            if re.split(r"=|#", other)[0].strip().strip("[]").strip() == name
        ),
        0,
    )
    where = f", first in line {first}" if first else ""
    start = Place(place.line, len(line) - len(line.lstrip()) + 1)
    problems.add(start, "duplicate", f"`{name}` is defined twice{where}", "rename or remove one")


_FULL_WIDTH = {"“": '"', "”": '"', "＝": "=", "，": ",", "［": "[", "｛": "{"}
"""What Chinese keyboards write for TOML's signs."""


def _syntax_hint(text: str, line: int) -> str:
    lines = text.split("\n")
    written = lines[line - 1] if line <= len(lines) else ""
    for wrong, right in _FULL_WIDTH.items():
        if wrong in written:
            return f"`{wrong}` is not TOML's `{right}`"
    opened = written.count("{") - written.count("}")
    if opened > 0:
        return "an inline table { … } must stand in one line"
    return "docs/scripts.md shows how a script is written"


def path_text(path: Path) -> str:
    """A path as a person would write it, e.g. `nodes.travel.retry`."""
    shown = ""
    for part in path:
        shown += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown
