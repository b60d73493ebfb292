"""The scripts that come with callbot, loaded."""

from __future__ import annotations

from callbot.core.script import Language, Script
from callbot.resources import resource
from callbot.scriptfile.load import load


def shipped(language: Language) -> Script:
    """The screening script."""
    return load(resource("scripts") / f"screening.{language}.toml")
