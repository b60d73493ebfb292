"""The text that is edited: where it came from, what a form sent of it, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from callbot.core.script import Script
from callbot.errors import CallbotError, Issue
from callbot.scriptfile.load import lints, reads
from callbot.scriptfile.saving import as_written, hash_of
from callbot.scriptfile.source import MAXIMUM_BYTES
from callbot.store import scripts
from callbot.store.open import Store
from callbot.web.scripts import loaded
from callbot.web.site import Page

FILE_NAME = "script.toml"
"""What issues call the text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form says, or what an edit begins with."""

    text: str
    base_sha256: str
    """The text that it was made from."""
    base: str
    run: int | None
    file_sha256: str
    """What the file named at the start held when it was read; empty where none is written back."""

    @property
    def sha256(self) -> str:
        """The hash of the text as it is now."""
        return hash_of(self.text)

    @property
    def changed(self) -> bool:
        """True where it is another text than it was made from."""
        return self.text != self.base


def beginning(page: Page, store: Store) -> Draft | None:
    """What the page begins with: a version, the file, or the version of the last call.

    None where there is no script at all. Raises StoreError for a version that is not there.
    """
    run = page.number("run")
    file = page.settings.script
    written = _file_text(file) if file else None
    named = page.query("version")
    if named:
        version = scripts.version(store, named)
        text = scripts.text_of(store, version.sha256)
        own = written is not None and _id_of(written) == version.script
        return _begun(text, run, written if own else None)
    if written is not None:
        return _begun(written, run, written)
    found = scripts.last_used(store, run) or next(iter(scripts.versions(store)), None)
    return _begun(scripts.text_of(store, found.sha256), run, None) if found else None


def _begun(text: str, run: int | None, written: str | None) -> Draft:
    return Draft(text, hash_of(text), text, run, "" if written is None else hash_of(written))


def posted(page: Page, store: Store) -> Draft:
    """What the form sent. Raises CallbotError where the text is longer than any script."""
    base_sha256 = page.form.get("base", "")
    base = page.site.drafts.find(base_sha256)
    if base is None:
        base = scripts.text_of(store, base_sha256) if base_sha256 else ""
    text = as_written(page.form.get("text", ""), base)
    if len(text.encode("utf-8", "surrogatepass")) > MAXIMUM_BYTES:
        raise CallbotError(page.w("tune_too_large", f"{MAXIMUM_BYTES:,}"), code="too-large")
    run = page.form.get("run", "")
    return Draft(
        text, base_sha256, base, int(run) if run.isdecimal() and len(run) < 12 else None,
        page.form.get("file", ""),
    )  # fmt: skip


def checked(text: str) -> tuple[Script | None, list[Issue]]:
    """The script where the text is one, and everything that is wrong with it."""
    script, _ = reads(text, FILE_NAME)
    return script, lints(text, FILE_NAME)


def base_script(draft: Draft) -> Script | None:
    """The script that the edit began with, where it is one."""
    script, _ = reads(draft.base, FILE_NAME)
    return script


def _file_text(path: Path) -> str:
    """What is in the file named at the start. Raises CallbotError where it cannot be read."""
    try:
        if path.stat().st_size > MAXIMUM_BYTES:
            raise CallbotError(f"{path} is too large for a script", code="too-large")
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise CallbotError(f"{path} cannot be read: {reason}", code="no-file") from error


def _id_of(text: str) -> str:
    script, _ = reads(text, FILE_NAME)
    return script.id if script else ""


__all__ = ["Draft", "base_script", "beginning", "checked", "loaded", "posted"]
