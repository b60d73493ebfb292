"""Telephone numbers of real people: kept as a keyed token to compare and a mask to show, never in clear.

The token is HMAC-SHA-256 under a key that lies in a file of its own, outside the database. A plain
hash would be no secret: there are so few numbers that all of them are tried within seconds. The
database knows which key it belongs to, by the key's fingerprint, and takes no other.
"""

from __future__ import annotations

import hmac
import logging
import os
import secrets
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from callbot.core.phones import bare, compared_before, masked
from callbot.errors import StoreError

if TYPE_CHECKING:
    from callbot.store.open import Store

VARIABLE: Final = "CALLBOT_PHONE_KEY"
"""Names the key's file; `[roster] phone_key` of config.toml is handed on in it, to children, too."""
_TITLE: Final = "callbot phone key 1 "
_SECRET_BYTES: Final = 32
_TOKEN_BYTES: Final = 16
"""Two of a billion numbers meet with a chance of 10⁻²¹."""
_LOG: Final = logging.getLogger("callbot")


class Number(NamedTuple):
    """A real person's number as the database keeps it."""

    shown: str
    """Masked."""
    token: str | None
    """What is compared; None where there is no number."""


class PhoneKey:
    """The secret that turns numbers into tokens."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self.fingerprint = hmac.digest(secret, b"fingerprint", "sha256")[:8].hex()
        """Says which key it is and nothing about it."""

    @classmethod
    def new(cls) -> PhoneKey:
        """One that nobody has."""
        return cls(secrets.token_bytes(_SECRET_BYTES))

    def token(self, phone: str) -> str:
        """The same for the same number, however it is written."""
        return self._token(bare(phone))

    def _token(self, digits: str) -> str:
        digest = hmac.digest(self._secret, b"phone " + digits.encode(), "sha256")
        return digest[:_TOKEN_BYTES].hex()

    def number(self, phone: str) -> Number:
        """Mask and token of a number."""
        if not phone.strip():
            return Number("", None)
        digits = bare(phone)
        return Number(masked(digits), self._token(digits))

    def tokens_before(self, phone: str) -> tuple[str, ...]:
        """Other tokens that an older callbot gave this number, for another way to write it."""
        return tuple(map(self._token, compared_before(phone)))

    def text(self) -> str:
        """What its file holds."""
        return f"{_TITLE}{self._secret.hex()}\n"


def key_file() -> Path:
    """Where the key lies: as the environment says, else in the user's data folder."""
    if given := os.environ.get(VARIABLE):
        return Path(given).expanduser().absolute()
    home = Path.home()
    if sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    elif sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "callbot" / "phone.key"


def read_key(path: Path) -> PhoneKey | None:
    """The key in this file; None where there is no file. Raises StoreError for all else."""
    try:
        mode = path.stat().st_mode
        if os.name == "posix" and stat.S_ISREG(mode) and mode & 0o077:
            raise _key_error(
                "key-open", f"others may read the phone key {path}", f"chmod 600 {path}"
            )
        text = path.read_text(encoding="ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as trouble:
        why = getattr(trouble, "strerror", None) or "it is no text"
        hint = f"make it readable, or name another with {VARIABLE} or [roster] phone_key"
        raise _key_error(
            "key-unreadable", f"the phone key {path} cannot be read: {why}", hint
        ) from trouble
    try:
        secret = bytes.fromhex(text.removeprefix(_TITLE).strip())
    except ValueError:
        secret = b""
    if not text.startswith(_TITLE) or len(secret) != _SECRET_BYTES:
        hint = "put your copy of it there; without the key no number is found again"
        raise _key_error("key-damaged", f"{path} is no phone key", hint)
    return PhoneKey(secret)


def save_key(path: Path, key: PhoneKey) -> PhoneKey:
    """Write a new key where there is none; returns the one that is there, should another be quicker."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        whole = path.with_name(f".{path.name}.{os.getpid()}")
        write_private(whole, key.text())
        try:
            os.link(whole, path)  # at once and whole, and never over another
        except FileExistsError:
            return read_key(path) or key
        finally:
            whole.unlink()
    except OSError as trouble:
        hint = f"name a file that can be made with {VARIABLE} or [roster] phone_key"
        raise _key_error(
            "key-unwritable", f"the phone key {path} cannot be made: {trouble.strerror}", hint
        ) from trouble
    _LOG.warning(
        "callbot: made %s, the key to telephone numbers; keep a copy, apart from the database", path
    )
    return key


def write_private(path: Path, text: str) -> None:
    """Write a new file that nobody else may read; it is on the disk when this returns."""
    with suppress(FileNotFoundError):
        path.unlink()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def kept(store: Store, phone: str) -> Number:
    """A number as this database keeps it. Raises StoreError where its key is not at hand.

    What an older callbot kept of it under another token gets this one, so that both are one number.
    """
    if not phone.strip():
        return Number("", None)
    key = store.phone_key or key_of(store)
    if key is None:
        return Number(masked(bare(phone)), None)
    number = key.number(phone)
    if older := key.tokens_before(phone):
        from callbot.store.older_tokens import renew

        renew(store, dict.fromkeys(older, number))
    return number


def key_of(store: Store, offered: PhoneKey | None = None) -> PhoneKey | None:
    """The key of this database, which gets one with its first number: `offered`, where there is none.

    None while it has none and may not be written.
    """
    if store.phone_key is None:
        if store.mode == "read" or store.conn.in_transaction or fingerprint(store.conn):
            store.phone_key = _matching(store.conn, store.path)
        else:
            key = key_before(offered)
            with store.writing() as conn:
                store.phone_key = adopt(conn, store.path, lambda: save_key(key_file(), key))
    return store.phone_key


def key_before(offered: PhoneKey | None = None) -> PhoneKey:
    """The key that a new database will have: the file's, else `offered`, else a new one, not saved."""
    return read_key(key_file()) or offered or PhoneKey.new()


def fingerprint(conn: sqlite3.Connection) -> str | None:
    """Of the key that the database belongs to; None where it has had no number yet."""
    found = conn.execute("SELECT fingerprint FROM phone_key").fetchone()
    return str(found[0]) if found else None


def adopt(conn: sqlite3.Connection, path: Path, key: Callable[[], PhoneKey]) -> PhoneKey:
    """Let the database have this key, unless it has one; inside the caller's transaction."""
    if fingerprint(conn) is None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        conn.execute("INSERT INTO phone_key VALUES (?, ?, 1)", (key().fingerprint, now))
    found = _matching(conn, path)
    assert found is not None
    return found


def _matching(conn: sqlite3.Connection, database: Path) -> PhoneKey | None:
    """The key that this database belongs to."""
    wanted = fingerprint(conn)
    if wanted is None:
        return None
    path = key_file()
    key = read_key(path)
    hint = f"put your copy there, or name it with {VARIABLE} or [roster] phone_key"
    if key is None:
        what = f"{database} needs its phone key ({wanted}), and there is no {path}"
        raise _key_error("key-missing", what, hint)
    if key.fingerprint != wanted:
        what = f"{path} is another phone key ({key.fingerprint}) than that of {database} ({wanted})"
        raise _key_error("key-wrong", what, hint)
    return key


def _key_error(code: str, message: str, hint: str) -> StoreError:
    return StoreError(message, hint=hint, code=code)
