"""Writing an edited script back to its file: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from callbot.errors import CallbotError
from callbot.scriptfile.source import BOM, MAXIMUM_BYTES


def as_written(edited: str, original: str) -> str:
    """A text as an editor of lines gives it back, with the line ends and byte order mark it had.

    Browsers send CRLF from a text field whatever was in it.
    """
    text = edited.replace("\r\n", "\n").replace("\r", "\n")
    if original.count("\r\n") * 2 > original.count("\n"):
        text = text.replace("\n", "\r\n")
    return BOM + text.removeprefix(BOM) if original.startswith(BOM) else text


def hash_of(text: str) -> str:
    """The hash that names a version."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def write_back(path: Path, text: str, read_sha256: str) -> None:
    """Put `text` in place of what the file held when it was read, in one rename.

    Raises CallbotError where the file was changed or deleted since, is larger than a script, or cannot
    be written; it is left as it was then.
    """
    content = text.encode("utf-8")
    if len(content) > MAXIMUM_BYTES:
        raise CallbotError(
            f"{path}: a script has at most {MAXIMUM_BYTES:,} bytes", code="too-large"
        )
    check_unchanged(path, read_sha256)
    try:
        _replace(path.resolve(), content, read_sha256)  # a link stays a link
    except OSError as error:
        raise CallbotError(
            f"{path} cannot be written: {error.strerror or error}",
            hint="the version is kept in the database all the same",
            code="not-written",
        ) from error


def check_unchanged(path: Path, read_sha256: str) -> None:
    """Raises CallbotError where the file does not hold what was read."""
    try:
        there = hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        there = ""
    except OSError as error:
        raise CallbotError(
            f"{path} cannot be read: {error.strerror or error}", code="no-file"
        ) from error
    if there != read_sha256:
        raise CallbotError(
            f"{path} was {'changed' if there else 'deleted'} since it was opened here",
            hint="copy your text, open the page anew, and put your edit in again",
            code="changed-meanwhile",
        )


def _replace(target: Path, content: bytes, read_sha256: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777)
        check_unchanged(target, read_sha256)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
