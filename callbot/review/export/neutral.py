"""Text that a spreadsheet must not take for a formula, a number or nothing at all; and back again.

A cell that begins with `=`, `+`, `-`, `@`, their wide forms, a tab or a line break is run as a formula
by some program, and one that begins with `#` can be taken for a formula's error; what people say must
be neither. Such text gets an apostrophe in front, as one types it in a spreadsheet; so does text that
begins with one already, which makes `restored` exact. Numbers stay numbers.
"""

from __future__ import annotations

from typing import Any, Final

_DANGEROUS: Final = frozenset("=+-@#\t\r\n＝＋－＠'")
MARK: Final = "'"


def neutral(text: str) -> str:
    """The text as it may stand in a cell."""
    return MARK + text if text and text[0] in _DANGEROUS else text


def neutral_or_empty(text: str) -> str:
    """The same where an empty text (speech without words) is not the same as none."""
    return MARK + text if not text or text[0] in _DANGEROUS else text


def neutral_value(value: Any) -> Any:
    """A number as it is; a text that would be read as one is marked as a text."""
    if isinstance(value, str):
        return MARK + value if not value or _reads_as_number(value) else neutral(value)
    return value


def restored(cell: str) -> str:
    """What stood in the store before `neutral` or `neutral_or_empty`."""
    return cell.removeprefix(MARK)


def restored_value(cell: str) -> Any:
    """What stood in the store before `neutral_value`."""
    if cell.startswith(MARK) or not _reads_as_number(cell):
        return restored(cell)
    try:
        return int(cell)
    except ValueError:
        return float(cell)


def _reads_as_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
