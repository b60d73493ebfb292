"""CSV and its like, row by row, in whatever encoding and with whatever between the cells."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from callbot.roster.headings import HEADINGS, LOOKED_AT, plain
from callbot.roster.person import Cells, Problem, RosterError, refuse

_BLOCK: Final = 1 << 20
_HEAD: Final = 64 * 1024
_DELIMITERS: Final = ",;\t|，；"
_LONGEST_CELL: Final = 64 * 1024
_LONGEST_LINE: Final = 4 * 1024 * 1024
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(path: Path) -> str:
    """How its text is written. Raises RosterError for what is no text."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    if b"\0" in head:
        zeros = Counter(place % 2 for place, byte in enumerate(head) if not byte)
        even, odd = zeros[0], zeros[1]
        if max(even, odd) > 8 * min(even, odd) and max(even, odd) > len(head) // 8:
            return "utf-16-le" if odd > even else "utf-16-be"
        raise refuse(
            str(path), "is no table: it holds bytes that no text has",
            "callbot reads CSV and XLSX; save it as one of them",
        )  # fmt: skip
    # Of a heading in Chinese the first line decides, so that one bad byte further down is named there
    # and does not turn everything into other characters.
    if not head.isascii():
        for name in ("utf-8", "gb18030"):
            lines = head.decode(name, errors="replace").splitlines()[:LOOKED_AT]
            cells = [cell for line in lines for cell in _split(line)]
            if sum(plain(cell) in HEADINGS for cell in cells if not cell.isascii()) >= 1:
                return name
    return next((name for name in ("utf-8", "gb18030") if _is(path, name)), "utf-8")


def _split(line: str) -> list[str]:
    for delimiter in _DELIMITERS[1:]:
        line = line.replace(delimiter, ",")
    return [cell.strip('" ') for cell in line.split(",")]


def _is(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def delimiter_of(head: str) -> str:
    """What stands between the cells of the headings; a comma where there is one column."""
    lines = [line for line in head.splitlines() if line.strip()][:LOOKED_AT]

    def known(delimiter: str) -> tuple[int, int]:
        best = max(
            (sum(plain(c) in HEADINGS for c in line.split(delimiter)) for line in lines), default=0
        )
        return best, max((line.count(delimiter) for line in lines), default=0)

    return max(_DELIMITERS, key=known)


def text_rows(path: Path) -> tuple[str, Iterator[tuple[int, Cells]]]:
    """What kind of file it is, and its rows with their numbers. Close the iterator when done."""
    encoding = encoding_of(path)
    # A character that cannot be read is named with its cell later on.
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        head = file.read(_HEAD)
    if not head.strip("\ufeff\r\n\t ,;"):
        raise refuse(str(path), "is empty", "a roster has a row of headings and a row a person")
    delimiter = delimiter_of(head)
    shown = "tab" if delimiter == "\t" else delimiter
    return f"CSV, {encoding.upper()}, {shown!r}", _rows(path, encoding, delimiter)


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[tuple[int, Cells]]:
    csv.field_size_limit(_LONGEST_CELL)
    number = 0
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        reader = csv.reader(_lines(file), delimiter=delimiter, strict=True)
        try:
            for number, cells in enumerate(reader, 1):
                yield number, cells
        except csv.Error as trouble:
            raise RosterError(str(path), [Problem(number + 1, "", _why(trouble))]) from trouble


def _why(trouble: csv.Error) -> str:
    text = str(trouble)
    if "field larger" in text or "unexpected end" in text or "expected after" in text:
        return (
            'a quotation mark (") is not closed where its cell ends: look at it and the rows before'
        )
    return f"cannot be read as CSV: {text}"


def _lines(file: IO[str]) -> Iterator[str]:
    """Lines, none of them endless."""
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise csv.Error("field larger than any")
        yield line
