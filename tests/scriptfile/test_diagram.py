"""The diagram: what is drawn is the machine's table, readable and the same every time."""

from __future__ import annotations

import random

from base_script import script

from callbot.core.flow import Edge, edges_of, machine_of
from callbot.scriptfile.diagram import mermaid


def drawn(*changes: tuple[str, str]) -> str:
    """The diagram of the changed base script's machine."""
    changed = script(*changes)
    return mermaid(changed, edges_of(machine_of(changed)))


def test_small_diagram() -> None:
    """Categories stand on the arrows, ends are stadiums, asking again is one loop at its node."""
    lines = drawn().splitlines()
    assert lines[0] == "flowchart TD"
    for line in (
        '  begin(("picked up")) --> n_travel',
        '  n_place["place<br/>Where to, {name}?"]',
        '  n_bye(["bye<br/>Goodbye."])',
        '  n_travel -->|"no"| n_bye',
        '  n_travel -->|"yes / given up"| n_place',
        '  n_travel -->|"asked again / asked back"| n_travel',
        '  n_place -->|"answered / given up"| n_ill',
        '  any -.-> closing_stop(["don\'t call again"])',
    ):
        assert line in lines, line


def test_order_of_the_table_does_not_matter() -> None:
    """The same script gives the same text however its transitions are ordered."""
    base = script()
    edges = list(edges_of(machine_of(base)))
    expected = mermaid(base, edges)
    for seed in range(5):
        random.Random(seed).shuffle(edges)
        assert mermaid(base, edges) == expected


def test_labels_are_escaped() -> None:
    """Quotes, brackets, hashes and ampersands in labels cannot break the drawing."""
    text = drawn(('prompt = "Goodbye."', 'prompt = "Goodbye."\nlabel = "a \\"b\\" <c> #d `e` & ]"'))
    assert '(["bye<br/>a #quot;b#quot; #lt;c#gt; #35;d #96;e#96; #amp; ]"])' in text


def test_chinese_script_has_chinese_labels() -> None:
    """A Chinese script is drawn with Chinese words."""
    text = drawn(('language = "en"', 'language = "zh"'))
    assert "接通" in text and "别再打" in text and "picked up" not in text


def test_ids_that_mermaid_knows() -> None:
    """A node called `end`, a word of Mermaid's own, is drawn like any other."""
    text = drawn(
        ("[nodes.bye]", "[nodes.end]"),
        ('goto = "bye"\n\n[nodes.place]', 'goto = "end"\n\n[nodes.place]'),
        ('goto = "bye"\nretry', 'goto = "end"\nretry'),
        ('goto = "bye" }', 'goto = "end" }'),
    )
    assert '  n_end(["end<br/>Goodbye."])' in text


def test_statements_are_flags() -> None:
    """A node that only says something is drawn apart, its arrow without words."""
    text = drawn(
        ("[nodes.travel]", '[nodes.hi]\nprompt = "I am."\ngoto = "travel"\n[nodes.travel]')
    )
    assert '  n_hi>"hi<br/>I am."]' in text
    assert "  n_hi --> n_travel" in text


def test_plain_edges_will_do() -> None:
    """Any edges can be drawn; those to states that are not nodes are left out."""
    edges = [Edge("travel", "=no", "bye"), Edge("travel", "hung_up", "ended")]
    assert "ended" not in mermaid(script(), edges)
