"""Simulated districts on disk, made by the real simulation, and ways to edit the script they ran with."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from callbot.commands.watching import run as simulate
from callbot.resources import resource
from callbot.scriptfile.load import loads
from callbot.simulation.plan import Plan
from callbot.store.open import open_database
from callbot.tune.chosen import Choice
from callbot.tune.replaying import Replaying


@cache
def text_of(language):
    """The shipped screening script as it is written."""
    return (resource("scripts") / f"screening.{language}.toml").read_text(encoding="utf-8")


@cache
def district(language, mix="realistic", line="text", calls=120, seed=5):
    """The database of one simulation; made once for all tests, and never written to after."""
    path = Path(mkdtemp(prefix="callbot-district-")) / "district.db"
    script = loads(text_of(language))
    plan = Plan(script.text, script.id, calls, line, mix, seed)
    simulate(script, plan, 1, path, quiet=True)
    return path


def opened(path, mode="read"):
    """The database, open."""
    return open_database(path, mode)


def edited(language, *changes):
    """The script with each `old` replaced by `new` once; every one of them must be there."""
    text = text_of(language)
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return loads(text)


class Everyone(Replaying):
    """A replay without the shortcut: every call is held again."""

    def _affected(self, part):
        return [call.id for call in part]


def replayed_by(kind, store, script, **options):
    """A whole replay by this class."""
    replaying = kind(store, script, Choice(store, script, None, None), **options)
    while replaying.left:
        replaying.go_on()
    return replaying.found
