"""Which recognition model to use, and whether it is whole."""

from __future__ import annotations

from pathlib import Path

from callbot.core.script import Language
from callbot.resources import resource


def model_dir(language: Language, configured: str = "") -> Path:
    """The folder of the model for a language: configured, VOSK_MODEL_PATH, or the bundled one."""
    return Path(configured) if configured else resource("models") / language
