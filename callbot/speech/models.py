"""Which recognition model to use, and whether it is whole.

vosk must never meet a bad folder: it raises a bare Exception, Kaldi's assertions abort the process,
and a model *name* makes it download or exit. So a folder is found and checked here first.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from callbot.core.script import Language
from callbot.errors import ModelError
from callbot.resources import resource

_NEEDED = ("am/final.mdl", "conf/mfcc.conf")
_GRAPHS = (("graph/HCLr.fst", "graph/Gr.fst"), ("graph/HCLG.fst",))
"""A graph in two parts takes grammars while it runs; in one piece it does not."""
_HINT = (
    "give the folder of an unpacked vosk model, for instance vosk-model-small-cn-0.22; "
    "docs/speech.md says which and where"
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


def model_dir(language: Language, configured: str = "") -> Path:
    """The folder of the model for a language: configured, `VOSK_MODEL_PATH`, or the bundled one.

    `configured` may hold `{language}`. `VOSK_MODEL_PATH` is a model, or a folder of models named
    as their makers do (`vosk-model-small-cn-0.22`) or by language. Raises `ModelError` (2 where
    nothing is there or it is for another language, 3 where it is damaged).
    """
    if configured:
        path = Path(configured.replace("{language}", language)).expanduser()
    elif (named := os.environ.get("VOSK_MODEL_PATH")) and (found := _among(Path(named), language)):
        path = found
    else:
        path = resource("models") / language
    folder = check_model(path)
    if folder.language and folder.language != language:
        raise ModelError(
            f"the model in {path} is for {folder.language!r}, the script is in {language!r}",
            hint="choose a model of the script's language",
        )
    return path


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
    name = path.name.lower()
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
