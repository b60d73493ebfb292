"""A script compiled for calls: its transition table with the understanding that goes with it."""

from __future__ import annotations

from callbot.core.flow import Flow
from callbot.core.script import Script
from callbot.understanding import places
from callbot.understanding.understand import Understanding


def flow_of(script: Script) -> Flow:
    """What every line runs."""
    return Flow(script, Understanding(script, script.language), places.inside)
