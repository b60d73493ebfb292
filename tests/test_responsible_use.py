"""The defaults are what docs/responsible-use.md promises, and the shipped scripts say what it says they do."""

import json
import re
from pathlib import Path

import pytest

from callbot.campaign.settings import Settings as Campaign
from callbot.config import Keeping, Settings
from callbot.scriptfile.checks import no_introduction, no_recording_notice
from callbot.scriptfile.checks.subject import Subject
from callbot.store.keeping.classes import CLASSES
from tests.shipped import shipped

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "responsible-use.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(?:\[recording\] )?(\w+)` \| `?([\w:/-]+)`? \|", PAGE, re.MULTILINE)


def defaults():
    """Every default that decides how people are treated, by its name."""
    settings = Settings()
    keeping = {name: getattr(settings.keeping, name) for name in Keeping.__slots__}
    return {
        **Campaign().to_json(), "keep_days": settings.recording.keep_days, **keeping,
    }  # fmt: skip


@pytest.mark.parametrize(("name", "told"), ROWS)
def test_a_default_is_the_documented_number(name, told):
    """What the page promises is what holds where nothing is configured."""
    assert str(defaults()[name]) == told


def test_every_class_that_is_kept_is_on_the_page():
    """Nothing is kept for a time that the page does not give."""
    told = {name for name, _ in ROWS}
    assert {*Keeping.__slots__, "keep_days", "window", "attempts"} <= told
    assert {*Keeping.__slots__} == {f"{name}_days" for name in CLASSES if name != "recordings"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_shipped_scripts_say_who_calls_that_it_is_a_robot_and_that_one_may_refuse(language):
    """The lint that the page names finds nothing in them."""
    subject = Subject(shipped(language))
    assert not list(no_introduction.check(subject)) + list(no_recording_notice.check(subject))


def test_the_lints_that_the_page_names_exist():
    """Their codes are those of `callbot check`."""
    codes = {*no_introduction.CODES, *no_recording_notice.CODES}
    assert codes == {"no-caller", "no-robot", "no-opt-out", "no-recording-notice"}
    assert all(f"`{code}`" in PAGE for code in codes)


def test_the_days_of_the_tests_of_keeping_are_the_defaults():
    """They stand in `tests/store/keeping_calls.py`."""
    text = (Path(__file__).parent / "store" / "keeping_calls.py").read_text(encoding="utf-8")
    found = json.loads(re.sub(r",\s*}", "}", re.search(r"DAYS = (\{.*?\})", text, re.DOTALL)[1]))
    settings = Settings()
    assert found.pop("recordings") == settings.recording.keep_days
    assert found == {name: getattr(settings.keeping, f"{name}_days") for name in found}
