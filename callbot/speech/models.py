"""Which recognition model to use, and whether it is whole.

vosk must never meet a bad folder: it raises a bare Exception, Kaldi's assertions abort the process,
and a model *name* makes it download or exit. So a folder is found and checked here first.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from callbot.core.script import Language
from callbot.errors import ModelError
from callbot.resources import resource
from callbot.speech.official.catalogue import preference

_NEEDED = ("am/final.mdl", "conf/mfcc.conf")
_GRAPHS = (("graph/HCLr.fst", "graph/Gr.fst"), ("graph/HCLG.fst",))
"""A graph in two parts takes grammars while it runs; in one piece it does not."""
_HINT = (
    "give the folder of an unpacked vosk model, for instance vosk-model-small-cn-0.22; "
    "callbot models list names them, docs/speech.md says more"
)


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A folder that was checked and can be given to vosk."""

    path: Path
    rate_hz: int
    """What the model was trained on; sound is resampled to it."""
    takes_grammar: bool
    simulation: bool
    """True for a model that was trained on synthesised speech: it hears espeak, not people."""
    language: str
    """Empty where the model does not say."""
    name: str


Why = Literal["configured", "environment", "installed", "bundled"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A model, and what chose it."""

    path: Path
    why: Why


@dataclass(frozen=True, slots=True)
class LiveModel:
    """The model that hears people in a live call."""

    folder: ModelFolder
    why: Why

    @property
    def warning(self) -> str:
        """What whoever starts the call must know; empty where the model understands people."""
        if not self.folder.simulation:
            return ""
        return (
            "this model hears synthesised voices and does not understand people; "
            "callbot models list names those that do"
        )


def chosen(
    configured: Path | None, environment: Path | None, installed: Sequence[Path], bundled: Path
) -> Choice:
    """Which of these models is taken: somebody's word, then what is installed, then the bundled.

    Of several that are installed the largest of the catalogue, which is the most exact; missing a
    key person is worse than being slow, and who wants the lighter one says `callbot models use`.
    """
    if configured:
        return Choice(configured, "configured")
    if environment:
        return Choice(environment, "environment")
    if installed:
        return Choice(min(installed, key=lambda path: preference(path.name)), "installed")
    return Choice(bundled, "bundled")


def model_dir(language: Language, configured: str = "") -> Path:
    """The folder of the model that hears a simulation: configured, `VOSK_MODEL_PATH`, or bundled.

    `configured` may hold `{language}`. `VOSK_MODEL_PATH` is a model, or a folder of models named
    as their makers do (`vosk-model-small-cn-0.22`) or by language. Raises `ModelError` (2 where
    nothing is there or it is for another language, 3 where it is damaged).
    """
    return _model(language, configured, ()).folder.path


def live_model(language: Language, configured: str = "", folder: Path | None = None) -> LiveModel:
    """The model that hears people: as `model_dir`, but an installed one before the bundled one.

    `folder` has the installed models; None for the user's data folder. Raises `ModelError` as
    `model_dir` does, also where the model that would be taken is damaged: another one in its
    place would go unnoticed.
    """
    return _model(language, configured, installed_models(folder or models_folder(), language))


def _model(language: Language, configured: str, installed: Sequence[Path]) -> LiveModel:
    path = configured_path(configured, language) if configured else None
    named = "" if path else os.environ.get("VOSK_MODEL_PATH", "")
    environment = _among(Path(named), language) if named else None
    choice = chosen(path, environment, installed, resource("models") / language)
    folder = check_model(choice.path)
    if folder.language and folder.language != language:
        raise ModelError(
            f"the model in {choice.path} is for {folder.language!r}, the script is in {language!r}",
            hint="choose a model of the script's language",
        )
    return LiveModel(replace(folder, path=choice.path), choice.why)


def configured_path(configured: str, language: str) -> Path:
    """A folder as config.toml names it: `~` is the home folder, `{language}` the language."""
    return _expanded(configured.replace("{language}", language))


def _expanded(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError as error:  # `~` of somebody whom this computer does not know
        raise ModelError(f"{text}: {error}", hint="write the whole path") from error


def models_folder(configured: str = "") -> Path:
    """Where official models are installed: as configured, or in the user's data folder."""
    if configured:
        return _expanded(configured).absolute()
    home = Path.home()
    if sys.platform == "darwin":
        data = home / "Library" / "Application Support"
    elif sys.platform == "win32":
        data = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "callbot" / "models"


def installed_models(folder: Path, language: str) -> list[Path]:
    """The models of a language in the folder of installed models, the preferred one first.

    Whether they are whole is not looked at. Raises `ModelError` where the folder cannot be read.
    """
    try:
        children = list(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ModelError(
            f"{folder}: {error.strerror or error}", hint="[speech] models in config.toml names it"
        ) from error
    found = [path for path in children if told_language(path.name) == language and path.is_dir()]
    return sorted(found, key=lambda path: preference(path.name))


def _among(root: Path, language: Language) -> Path | None:
    """The model in or under a folder, None where it has none for this language."""
    if not root.is_dir():
        raise ModelError(f"VOSK_MODEL_PATH names {root}, which is not a folder", hint=_HINT)
    if (root / "am").is_dir():
        return root if _told_language(root) in ("", language) else None
    ids = {"zh": ("zh", "cn"), "en": ("en", "en-us")}[language]
    for child in sorted(root.iterdir()):
        name = child.name.removeprefix("vosk-model-").removeprefix("small-")
        if child.is_dir() and any(name == code or name.startswith(f"{code}-") for code in ids):
            return child
    return None


def check_model(path: Path) -> ModelFolder:
    """Looks at a model folder: the files that vosk needs and those that `model.json` names.

    Raises `ModelError`: exit 2 where something is missing, 3 where something is damaged. The same
    folder is looked at once; `verify_model` compares hashes, too.
    """
    return _checked(path.absolute())


def forget() -> None:
    """Look at every folder anew: one of them was installed or removed."""
    _checked.cache_clear()


@lru_cache(maxsize=16)
def _checked(path: Path) -> ModelFolder:
    if not path.is_dir():
        raise ModelError(f"there is no speech model in {path}", hint=_HINT)
    for name in _NEEDED:
        _look(path / name)
    parts = next((graph for graph in _GRAPHS if (path / graph[0]).exists()), _GRAPHS[0])
    for name in parts:
        _look(path / name)
    card = _card(path)
    for name in card.get("sha256", {}):
        if not (path / name).is_file():
            raise ModelError(f"the speech model lacks {path / name}", hint=_HINT)
    return ModelFolder(
        path=path,
        rate_hz=int(card.get("rate_hz") or _mfcc_rate_hz(path)),
        takes_grammar=len(parts) == 2,
        simulation=bool(card.get("simulation_only", False)),
        language=_told_language(path),
        name=str(card.get("name", path.name)),
    )


def verify_model(path: Path) -> None:
    """Compares every file with its hash in `model.json`; raises `ModelError` (exit 3).

    Done once a process before vosk gets the folder: 6 MB take some 10 ms.
    """
    check_model(path)
    for name, expected in _card(path).get("sha256", {}).items():
        if hashlib.sha256((path / name).read_bytes()).hexdigest() != expected:
            raise _damaged(path / name, "its contents are not what was shipped")


def _damaged(path: Path, why: str) -> ModelError:
    return ModelError(
        f"{path} is damaged: {why}", hint="install or unpack the model again", exit_status=3
    )


def _look(path: Path) -> None:
    """One file: there, not empty, and readable."""
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise _damaged(path, "it is empty")
    except FileNotFoundError:
        raise ModelError(f"the speech model lacks {path}", hint=_HINT) from None
    except OSError as error:
        raise ModelError(
            f"cannot read {path}: {error.strerror or error}", hint="check its permissions"
        ) from error


def _card(path: Path) -> dict[str, Any]:
    """`model.json` of the bundled models; other models have none."""
    file = path / "model.json"
    if not file.exists():
        return {}
    try:
        card = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _damaged(file, str(error)) from error
    if not isinstance(card, dict) or not isinstance(card.get("sha256", {}), dict):
        raise _damaged(file, "it is no model card")
    return card


def _told_language(path: Path) -> str:
    """The language by the model's card or by its maker's folder name; empty if neither says."""
    if told := _card(path).get("language"):
        return str(told)
    return told_language(path.name)


def told_language(name: str) -> str:
    """The language by the name that a model's makers gave it; empty for any other name."""
    name = name.lower()
    if not name.startswith("vosk-model-"):
        return ""
    code = name.removeprefix("vosk-model-").removeprefix("small-").split("-")[0]
    return {"cn": "zh"}.get(code, code)


def _mfcc_rate_hz(path: Path) -> int:
    for line in (path / "conf" / "mfcc.conf").read_text("utf-8", "replace").splitlines():
        key, _, value = line.strip().partition("=")
        if key == "--sample-frequency" and value.split(".")[0].isdecimal():
            return int(value.split(".")[0])
    return 16000  # Kaldi's default
