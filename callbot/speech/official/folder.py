"""The folder of installed models: what lies in it, whether it is unchanged, taking one away.

    NAME/             an installed model; it appears and disappears in one rename
    NAME.json         what was installed: where from, when, hashes; it outlives the model, so that
                      a later install can tell whether the makers' file has changed
    .NAME.part        a download that is not yet whole        .NAME.unpacking, .NAME.removing
    .NAME.lock        held while one callbot is at work on it

Names that begin with a dot are never taken for models.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from callbot.errors import ModelError, UsageError
from callbot.speech import models

_NAME = re.compile(r"vosk-model-[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")
_SETTING = "[speech] models in config.toml names the folder"


@dataclass(frozen=True, slots=True)
class ModelsFolder:
    """Knows where everything about a model lies; a name never leads outside of `path`."""

    path: Path

    def model(self, name: str) -> Path:
        """The folder of a model, there or not. Raises `UsageError` for what is no model's name."""
        if not _NAME.fullmatch(name) or len(name) > 100:
            raise UsageError(
                f"{name!r} is no name of an official model", hint="callbot models list names them"
            )
        return self.path / name

    def installed(self, name: str) -> Path:
        """The folder of a model that is there; raises `ModelError` where it is not."""
        found = self.model(name)
        if not found.is_dir():
            raise ModelError(
                f"{name} is not installed in {self.path}", hint=f"callbot models install {name}"
            )
        return found

    def beside(self, name: str, what: str) -> Path:
        """A hidden file or folder of a model: `part`, `unpacking`, `removing`, `lock`."""
        return self.path / f".{self.model(name).name}.{what}"

    def make(self) -> None:
        """Make the folder. Raises `ModelError` where that is not allowed."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise trouble(self.path, error) from error

    @contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Alone with a model; raises `ModelError` where another callbot is at work on it.

        The system gives the lock back when a process ends, however it ends.
        """
        path = self.beside(name, "lock")
        try:
            with path.open("ab") as file:
                _lock(file.fileno())
                yield
        except BlockingIOError:
            raise ModelError(
                f"another callbot is at work on {name}", hint="let it finish"
            ) from None

    def sweep(self, name: str) -> None:
        """Take away what an interrupted install or removal left; not what was downloaded."""
        for what in ("unpacking", "removing"):
            shutil.rmtree(self.beside(name, what), ignore_errors=True)

    def remove(self, name: str) -> None:
        """Take a model away, or what is there of its download.

        Raises `ModelError` where there is neither, or where a link stands in its place.
        """
        model, part = self.model(name), self.beside(name, "part")
        if not model.exists() and not model.is_symlink() and not part.exists():
            self.installed(name)
        if model.is_symlink() or (model.exists() and not model.is_dir()):
            raise ModelError(f"{model} is no folder of callbot's", hint="remove it yourself")
        try:
            with self.locked(name):
                self.sweep(name)
                if model.exists():
                    gone = self.beside(name, "removing")
                    model.rename(gone)
                    models.forget()
                    shutil.rmtree(gone)
                part.unlink(missing_ok=True)
                part.with_name(f"{part.name}.json").unlink(missing_ok=True)
        except OSError as error:
            raise trouble(self.path, error) from error

    def record(self, name: str) -> dict[str, Any]:
        """What is remembered of a model's install; empty where nothing is."""
        file = self.path / f"{self.model(name).name}.json"
        try:
            record = json.loads(file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise _bad_record(file, str(error)) from error
        files = record.get("files") if isinstance(record, dict) else None
        if not isinstance(files, dict) or not isinstance(record.get("sha256"), str):
            raise _bad_record(file, "it is no record of an install")
        return dict(record)

    def remember(self, name: str, source: str, sha256: str, unpacked: Path) -> None:
        """Record what is being installed, before it is in its place."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        record = {"name": name, "source": source, "sha256": sha256, "installed": now}
        record_text = json.dumps({**record, "files": hashes(unpacked)}, indent=1)
        new = self.beside(name, "record")
        new.write_text(record_text + "\n", encoding="utf-8")
        new.replace(self.path / f"{name}.json")

    def verify(self, name: str) -> bool:
        """Compare an installed model with what was installed; False where nothing is remembered.

        Raises `ModelError` (exit 3) naming what has changed.
        """
        path = self.installed(name)
        models.check_model(path)
        record = self.record(name)
        if not record:
            return False
        try:
            then, now = record["files"], hashes(path)
        except OSError as error:
            raise trouble(path, error) from error
        changed = [
            *(f"{file} is missing" for file in then if file not in now),
            *(f"{file} has changed" for file in then if now.get(file, then[file]) != then[file]),
            *(f"{file} was not in it" for file in now if file not in then),
        ]
        if changed:
            more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
            raise ModelError(
                f"{path} is not what was installed: {', '.join(changed[:3])}{more}",
                hint=f"callbot models remove {name}, then install it again",
                exit_status=3,
            )
        return True


def hashes(folder: Path) -> dict[str, str]:
    """Every file below a folder with its SHA-256, in a fixed order."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in files}


def sha256_of(path: Path) -> str:
    """The hash of a file, however large."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def trouble(path: Path, error: OSError) -> ModelError:
    """What the operating system refused, as an error with its place."""
    place = error.filename or path
    hint = "make room" if error.errno == errno.ENOSPC else _SETTING
    return ModelError(f"{place}: {error.strerror or error}", hint=hint)


def _bad_record(file: Path, why: str) -> ModelError:
    return ModelError(f"{file} is damaged: {why}", hint="delete it", exit_status=3)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        """Raises BlockingIOError where it is held."""
        try:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(errno.EAGAIN, "held") from error
else:
    import fcntl

    def _lock(handle: int) -> None:
        """Raises BlockingIOError where it is held."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
