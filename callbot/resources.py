"""Where the files lie that people edit: scripts, recorded audio, the defaults, the speech models.

In a checkout and in an editable install they stand at the top of the repository; the wheel has
copies of them in `callbot/_data` (see `setup.py`). The speech models are part of the package.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from callbot.errors import CallbotError

Resource = Literal["scripts", "audio", "config.toml", "models"]
"""`models` holds one folder a language, named by its code."""

_PACKAGE = Path(__file__).resolve().parent


def resource(name: Resource) -> Path:
    """The folder or file of that name that came with this callbot.

    Raises `CallbotError` (exit 3) where the installation lacks it.
    """
    if name == "models":
        candidates = (_PACKAGE / "speech" / "bundled",)
    elif (_PACKAGE.parent / "pyproject.toml").is_file() and not (_PACKAGE / "_data").is_dir():
        candidates = (_PACKAGE.parent / name,)
    else:
        candidates = (_PACKAGE / "_data" / name,)
    for path in candidates:
        if path.exists():
            return path
    raise CallbotError(
        f"this installation of callbot lacks {name}: {candidates[0]} does not exist",
        hint="install callbot again",
        code="resource",
        exit_status=3,
    )
