"""Suggestions, what they would change, and taking them."""

import tomllib

from callbot.scriptfile.load import lints, loads
from callbot.tune.suggest import suggestions, take


def test_suggestions_help_and_say_whom(district):
    """Each makes answers right that were not, and names calls."""
    script, store = district
    found = suggestions(store, script)
    assert found
    for one in found:
        assert one.change.better > 0
        assert any(one.change.calls.values())
        assert one.safe == (not one.warning)
    assert [one.safe for one in found] == sorted((one.safe for one in found), reverse=True)


def test_taking_keeps_every_comment_and_adds_only_the_phrase(district):
    """What the file says besides is untouched, line by line."""
    script, store = district
    text = script.text
    for one in suggestions(store, script):
        new = take(text, one)
        kept = iter(new.splitlines())
        for line in text.splitlines():
            assert line in kept or line.rstrip(",]") in new
        category = tomllib.loads(new)["nodes"][one.question]["categories"][one.category]
        assert one.phrase in category["phrases"]
        assert loads(new)
        assert {i.code for i in lints(new)} <= {i.code for i in lints(text)}
        text = new
