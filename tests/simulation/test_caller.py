"""Calls in one process: what a worker relies on."""

import gc

import pytest

from callbot.lines import confusion
from callbot.resources import resource
from callbot.simulation.caller import Caller
from callbot.simulation.plan import Plan
from callbot.understanding import understand


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


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_worker_forgets_changes_no_call(language, monkeypatch):
    """Whatever it remembers of what was said before, each call depends on plan and number alone."""
    script = (resource("scripts") / f"screening.{language}.toml").read_text(encoding="utf-8")
    plan = Plan(script, "test", 80, "text", "realistic", 3)
    remembered = Caller(plan)([*range(80)])
    monkeypatch.setattr(understand, "REMEMBERED", 7)
    monkeypatch.setattr(confusion, "_KEPT", 3)
    monkeypatch.setattr(confusion, "_MADE", {})
    assert Caller(plan)([*range(80)]) == remembered
