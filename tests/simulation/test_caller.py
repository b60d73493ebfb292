"""Calls in one process: what a worker relies on."""

import gc

import pytest

from callbot.resources import resource
from callbot.simulation.caller import Caller
from callbot.simulation.plan import Plan


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_call_leaves_no_cycles(language):
    """Workers do without the garbage collector; what it alone could free would pile up."""
    script = (resource("scripts") / f"screening.{language}.toml").read_text(encoding="utf-8")
    caller = Caller(Plan(script, "test", 60, "text", "hostile", 1))
    caller([*range(20)])  # what is loaded at the first need may leave some
    gc.collect()
    gc.disable()
    try:
        caller([*range(20, 60)])
        assert gc.collect() == 0
    finally:
        gc.enable()
