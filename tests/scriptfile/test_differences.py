"""Two versions of a script: what is different, and nothing that only looks different."""

from __future__ import annotations

import pytest
from base_script import BASE, script

from callbot.scriptfile.differences import differences, lines


def told(*changes: tuple[str, str]) -> list[tuple[str, str, str, str, str]]:
    """What the base script and the changed one differ in."""
    return [tuple(one) for one in differences(script(), script(*changes))]


PHRASES = 'phrases = ["[no] i stayed [at] home"]'


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            (PHRASES, 'phrases = ["[no] i stayed [at] home", "never"]'),
            ("travel", "categories.no.phrases", "added", "", "never"),
            id="a phrase more",
        ),
        pytest.param(
            (PHRASES, 'phrases = ["never"]'),
            ("travel", "categories.no.phrases", "removed", "[no] i stayed [at] home", ""),
            id="a phrase less",
        ),
        pytest.param(
            ('prompt = "Are you ill?"', 'prompt = "Are you well?"'),
            ("ill", "prompt", "changed", "Are you ill?", "Are you well?"),
            id="a prompt",
        ),
        pytest.param(
            ('no_input = ["Where?"]', 'no_input = ["Where?", "Which town?"]'),
            ("place", "retry.no_input", "added", "", "Which town?"),
            id="a reprompt",
        ),
        pytest.param(
            ("below = 0.6", "below = 0.7"),
            ("travel", "confirm.below", "changed", "0.6", "0.7"),
            id="when an answer is asked back",
        ),
        pytest.param(
            (', goto = "bye" }', " }"),
            ("ill", "categories.fever.goto", "removed", "bye", ""),
            id="where an answer leads",
        ),
        pytest.param(
            ('categories.cough = { phrases = ["[a] cough"] }', ""),
            ("ill", "categories.cough", "removed", "cough", ""),
            id="a category",
        ),
        pytest.param(
            ("key = true\n", ""), ("travel", "key", "changed", "true", "false"), id="a key question"
        ),
        pytest.param(
            ('title = "Base"', 'title = "Other"'),
            ("title", "", "changed", "Base", "Other"),
            id="the title",
        ),
        pytest.param(
            ('level = "high"', 'level = "low"'),
            ("follow_up", "away.level", "changed", "high", "low"),
            id="a rule's level",
        ),
        pytest.param(
            ('id = "away"', 'id = "gone"'),
            ("follow_up", "gone", "added", "", "high: was in {place}"),
            id="another rule",
        ),
    ],
)
def test_what_was_changed(change: tuple[str, str], expected: tuple[str, ...]) -> None:
    """Each change is told by place, part, before and after."""
    assert expected in told(change)


def test_a_node_that_came_or_went() -> None:
    """The whole node is one difference."""
    more = ("[nodes.bye]", '[nodes.more]\nprompt = "So."\ngoto = "bye"\n\n[nodes.bye]')
    assert told(more) == [("more", "", "added", "", "So.")]
    before, after = script(more), script()
    assert [tuple(one) for one in differences(before, after)] == [
        ("more", "", "removed", "So.", "")
    ]


def test_comments_and_layout_mean_nothing() -> None:
    """They show in the lines only."""
    change = ('title = "Base"', '# why\ntitle   =   "Base"  # so')
    assert told(change) == []
    shown = lines(BASE, BASE.replace(*change), ("old", "new"))
    assert shown[:2] == ["--- old", "+++ new"]
    assert "+# why" in shown and '-title = "Base"' in shown


def test_equal_texts_have_no_lines() -> None:
    """Nothing to show."""
    assert lines(BASE, BASE) == []
