"""Install an official model: fetch, compare, unpack beside its place, look at it, move it in.

Until the last rename nothing has the model's name, so that whatever interrupts this leaves either
no model or a whole one; what was downloaded is kept and continued.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from callbot.errors import ModelError, UsageError
from callbot.speech import models
from callbot.speech.official.catalogue import CATALOGUE, official, url_of
from callbot.speech.official.download import Partial, Patience, Watch, download
from callbot.speech.official.folder import ModelsFolder, sha256_of, trouble
from callbot.speech.official.unpack import unpack

MOST_BYTES = 4 << 30
"""Of a packed model that is not in the catalogue."""
_TIMES = 2
"""So many times the catalogue's size, which is rounded, is still taken."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be installed, and where it comes from."""

    name: str
    url: str = ""
    """A mirror: its folder, or the file itself. Empty for the makers'."""
    file: Path | None = None
    """A packed model that is here already."""
    sha256: str = ""
    """What the person who installs knows it to be."""


def install(
    folder: ModelsFolder, wish: Wish, watch: Watch | None = None, patience: Patience | None = None
) -> bool:
    """Install a model; False where it is installed already.

    Raises `ModelError`: 2 where it cannot be had, 3 where what came is damaged or not the file
    that was expected; `UsageError` for a name that callbot cannot use.
    """
    watch = watch or Watch()
    _check(folder, wish)
    folder.make()
    try:
        with folder.locked(wish.name):
            folder.sweep(wish.name)
            if folder.model(wish.name).exists():
                _check_installed(folder, wish.name)
                return False
            try:
                if wish.file:
                    _from_file(folder, wish, wish.file, str(wish.file.absolute()), watch)
                else:
                    _from_network(folder, wish, watch, patience or Patience())
            finally:
                folder.sweep(wish.name)
    except OSError as error:
        raise trouble(folder.path, error) from error
    return True


def elsewhere(folder: ModelsFolder, name: str) -> str:
    """What somebody without a connection does."""
    return (
        f"on a computer that is online fetch {url_of(name)}, then here: "
        f"callbot models install {name} --from {name}.zip; "
        f"or unpack it to {folder.path / name}"
    )


def _check(folder: ModelsFolder, wish: Wish) -> None:
    """Raises for a model that callbot cannot use."""
    folder.model(wish.name)
    if official(wish.name) is None and not (wish.file or wish.url):
        import difflib

        near = difflib.get_close_matches(wish.name, [one.name for one in CATALOGUE], 1, 0.5)
        raise UsageError(
            f"{wish.name!r} is not in the catalogue",
            hint=f"did you mean {near[0]}?" if near else "callbot models list names what is",
        )
    if models.told_language(wish.name) not in ("zh", "en"):
        raise UsageError(f"{wish.name} is for another language", hint="callbot calls in zh and en")


def _check_installed(folder: ModelsFolder, name: str) -> None:
    try:
        models.check_model(folder.model(name))
    except ModelError as error:
        error.hint = f"callbot models remove {name}, then install it again"
        raise


def _from_network(folder: ModelsFolder, wish: Wish, watch: Watch, patience: Patience) -> None:
    url = url_of(wish.name, wish.url)
    known = official(wish.name)
    most = known.megabytes * 1_000_000 * _TIMES if known else MOST_BYTES
    part = Partial(folder.beside(wish.name, "part"))
    if part.size():
        watch.say(f"continuing {url} after {part.size() / 1e6:,.1f} MB")
    else:
        watch.say(f"fetching {url}")
    try:
        download(url, part, most, watch, patience)
    except ModelError as error:
        if not error.hint:
            error.hint = elsewhere(folder, wish.name)
        raise
    try:
        _from_file(folder, wish, part.path, url, watch)
    except ModelError as error:
        if error.exit_status == 3:  # continuing it would never make it good
            part.discard()
        raise
    part.discard()


def _from_file(folder: ModelsFolder, wish: Wish, file: Path, source: str, watch: Watch) -> None:
    """Compare, unpack, look, and move it in."""
    watch.say("checking and unpacking")
    try:
        sha256 = sha256_of(file)
    except OSError as error:
        raise ModelError(f"{file}: {error.strerror}", hint="give the .zip file itself") from error
    _compare(folder, wish, sha256, source)
    staging = folder.beside(wish.name, "unpacking")
    staging.mkdir()
    unpacked = unpack(file, wish.name, staging)
    try:
        models.check_model(unpacked)
    except ModelError as error:
        raise ModelError(
            f"{source} holds no whole model: {error.message}", exit_status=3
        ) from error
    folder.remember(wish.name, source, sha256, unpacked)
    _settle(unpacked, folder.model(wish.name))


def _settle(unpacked: Path, place: Path) -> None:
    """From here on it is installed."""
    unpacked.rename(place)
    models.forget()


def _compare(folder: ModelsFolder, wish: Wish, sha256: str, source: str) -> None:
    """With what the person knows, else what callbot knows, else what was installed before."""
    known = official(wish.name)
    pinned, record = known.sha256 if known else "", folder.record(wish.name)
    expected = wish.sha256.lower() or pinned or record.get("sha256", "")
    if sha256 == expected or not expected:
        return
    whose = "you expect" if wish.sha256 else "callbot knows" if pinned else "was installed before"
    hint = f"whoever trusts it adds --sha256 {sha256}"
    raise ModelError(
        f"{source} is not the file that {whose}: its SHA-256 is {sha256}, not {expected}",
        hint="fetch it again" if wish.sha256 else hint,
        exit_status=3,
    )
