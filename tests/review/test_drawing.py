"""The picture of a script: everything drawn, nothing hidden, every number true."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.core.flow import edges_of, machine_of
from callbot.core.script import Category, Limits, Node, Script, Wait
from callbot.review.drawing.figure import count, draw
from callbot.review.drawing.layers import Arrow, Size
from callbot.review.drawing.layout import Layout, layout
from callbot.review.drawing.measure import width, wrapped
from callbot.review.drawing.traffic import Path, traffic
from callbot.scriptfile.chart import chart_of
from tests.shipped import shipped

SVG = "{http://www.w3.org/2000/svg}"


@st.composite
def graphs(draw):
    """Any boxes and arrows between different ones, circles and islands among them."""
    names = [f"n{number}" for number in range(draw(st.integers(1, 14)))]
    sizes = st.builds(Size, st.floats(40, 220), st.floats(20, 140))
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda p: p[0] != p[1])
    chosen = draw(st.lists(pairs, max_size=30, unique=True)) if len(names) > 1 else []
    return (
        {name: draw(sizes) for name in names},
        [Arrow(source, target, draw(sizes)) for source, target in chosen],
    )


@given(graphs())
@settings(max_examples=150)
def test_nothing_overlaps_and_every_arrow_is_there(graph):
    """Boxes and labels lie apart, lines pass beside boxes, and arrows point where they should."""
    boxes, arrows = graph
    found = layout(boxes, arrows)
    places = [*found.boxes.values(), *(line.label for line in found.lines)]
    for index, place in enumerate(places):
        assert place.x >= -0.01 and place.x + place.width <= found.width + 0.01
        assert not any(place.overlaps(other) for other in places[:index])
    assert len(found.lines) == len(arrows)
    for arrow, line in zip(arrows, found.lines, strict=True):
        ends = (line.lower, line.upper) if line.upward else (line.upper, line.lower)
        assert ends == (arrow.source, arrow.target)
        assert found.boxes[line.upper].bottom <= line.gates[0][1]
        assert line.gates[-1][2] <= found.boxes[line.lower].y
        _passes_beside(found, line)
    assert layout(boxes, arrows) == found


def _passes_beside(found: Layout, line):
    for x, top, bottom in line.gates:
        for box in found.boxes.values():
            assert not (box.x < x < box.x + box.width and box.y < bottom and top < box.bottom)


def test_only_circles_are_turned():
    """An arrow points upwards only where it closes a circle."""
    box = Size(50, 20)
    arrows = [Arrow(*pair, box) for pair in ("ab", "bc", "ac", "cd", "db")]
    found = layout(dict.fromkeys("abcd", box), arrows)
    assert [line.upward for line in found.lines] == [False, False, False, False, True]


def test_a_chain_is_straight():
    """What only follows one another stands exactly below one another."""
    box = Size(50, 20)
    found = layout(dict.fromkeys("abcd", box), [Arrow(*pair, box) for pair in ("ab", "bc", "cd")])
    assert len({round(place.middle, 3) for place in found.boxes.values()}) == 1


def picture(script, stored=None, language="en"):
    """The parsed drawing and its text."""
    text = draw(script, stored, language)
    return ET.fromstring(text), text


def words(root):
    """Every line of text, in order."""
    return [element.text for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_node_and_every_way_of_the_shipped_scripts_is_drawn(language):
    """As many boxes as nodes, as many curves as ways and the beginning, each label in full."""
    script = shipped(language)
    root, text = picture(script, language=language)
    chart = chart_of(script, edges_of(machine_of(script)), language)
    groups = [g.get("data-node") for g in root.iter(f"{SVG}g") if g.get("data-node")]
    assert groups == list(script.nodes)
    curves = [p for p in root.iter(f"{SVG}path") if p.get("fill") == "none"]
    assert len(curves) == len(chart.ways) + 1
    shown = "".join("".join(words(root)).split())
    for way in chart.ways:
        for label in way.labels:
            assert "".join(label.split()) in shown
    for label in chart.closings.values():
        assert label in words(root)
    assert text == draw(script, None, language)


def test_a_page_may_forbid_styles_and_scripts():
    """Nothing in a drawing needs more than a content security policy of `default-src 'none'`."""
    _, text = picture(shipped("zh"), language="zh")
    assert not re.search(r"style=|<style|<script|href|url\(|\son\w+=", text)


def test_whatever_a_script_says_is_only_text():
    """Markup in labels and prompts is shown, never run."""
    evil = '"><script>alert(1)</script>&'
    wait = Wait("yes_no", (Category("yes", label=evil), Category("no")))
    nodes = {
        "ask": Node("ask", evil, wait, goto="bye", label=evil),
        "bye": Node("bye", evil, ends="complete"),
    }
    root, text = picture(Script("x", "en", evil, evil, evil, nodes))
    assert "<script" not in text
    assert root.find(f"{SVG}title").text == f"How the script “{evil}” goes"


WAIT = Wait("yes_no", (Category("yes"), Category("no", goto="bye")))
SMALL = Script(
    "small", "en", "Small", "o", "p",
    {
        "hi": Node("hi", "Hello.", goto="ask"),
        "ask": Node("ask", "Away?", WAIT, goto="where"),
        "where": Node("where", "Where?", Wait("place", given_with=("ask",)), goto="when"),
        "when": Node("when", "When?", Wait("date"), goto="bye"),
        "bye": Node("bye", "Bye.", ends="complete"),
    },
    limits=Limits(),
)  # fmt: skip


def went(*steps, why="said", calls=1):
    """Calls that went through `node` or `node purpose`."""
    pairs = (step.partition(" ")[::2] for step in steps)
    return Path(tuple((node, purpose or "ask") for node, purpose in pairs), why, calls)


def seen(*paths):
    """The counts on the small script."""
    chart = chart_of(SMALL, edges_of(machine_of(SMALL)), "en")
    return traffic(SMALL, [(way.source, way.target) for way in chart.ways], paths)


def test_counts_of_the_ways_that_calls_went():
    """Each way as often as it was gone; asking again and asking back are no ways."""
    found = seen(
        went("hi", "ask", "ask no_match", "ask confirm", "bye goodbye", calls=3),
        went("hi", "ask", "where", "when", "bye goodbye", calls=2),
    )
    assert found.calls == 5
    assert found.reached == Counter(hi=5, ask=5, bye=5, where=2, when=2)
    assert found.ways == Counter(
        {
            ("hi", "ask"): 5, ("ask", "bye"): 3, ("ask", "where"): 2,
            ("where", "when"): 2, ("when", "bye"): 2,
        }
    )  # fmt: skip
    assert (found.again["ask"], found.asked_back["ask"]) == (3, 3)
    assert found.lost == {} and found.worst() is None


def test_who_is_lost_where_and_why():
    """Hanging up, asking to be left alone and calls without an end count where they were."""
    found = seen(
        went("hi", "ask", why="person", calls=4),
        went("hi", "ask", "closing:stop goodbye", calls=2),
        went("hi", "ask", "where", why=None),
        went("hi", "ask", "bye goodbye", why="person", calls=9),
    )
    assert found.lost == {"ask": Counter(person=4, stop=2), "where": Counter(not_ended=1)}
    assert found.worst() == "ask" and found.lost_at("ask") == 6


def test_a_question_answered_ahead_is_passed():
    """Its ways are counted as gone, it was not asked, and the box says so."""
    found = seen(went("hi", "ask", "when", "bye goodbye", calls=7))
    assert found.ways["ask", "where"] == found.ways["where", "when"] == 7
    assert found.ahead == Counter(where=7) and not found.reached["where"]


def test_going_back_is_a_correction():
    """Where no way leads, a person took an answer back."""
    found = seen(went("hi", "ask", "where", "ask correction", "bye goodbye"))
    assert found.corrected == Counter(ask=1)
    assert found.ways["ask", "bye"] == 1


def test_a_call_without_a_single_turn_is_a_call():
    """Killed before its first prompt: counted, lost nowhere."""
    found = seen(went(why=None))
    assert (found.calls, found.lost) == (1, {})


def test_the_picture_says_what_was_counted():
    """Counts stand in boxes and at ways; the worst question is told in words, not by colour alone."""
    stored = Counter(
        {
            ("hi ask|ask ask|bye goodbye", "said"): 1200,
            ("hi ask|ask ask", "person"): 34,
            ("hi ask|ask ask|where ask|closing:stop goodbye", "said"): 2,
        }
    )
    root, _ = picture(SMALL, stored)
    lines = words(root)
    for line in ("asked 1,236", "dropped out 34 (2.8 %)", "▲ most drop out here", "hung up 34"):
        assert line in lines
    assert lines.count("1,200") == 1
    told = root.find(f"{SVG}desc").text
    assert told.endswith("1,236 calls. Most drop out at Away?: 34.")
    chart = chart_of(SMALL, edges_of(machine_of(SMALL)), "en")
    assert count(SMALL, chart, stored).lost_at("where") == 2


def test_lines_are_as_thick_as_their_counts():
    """In proportion; what nobody took is the thinnest."""
    stored = {
        ("hi ask|ask ask|bye goodbye", "said"): 30,
        ("hi ask|ask ask|where ask", "person"): 10,
    }
    root, _ = picture(SMALL, stored)
    thick = sorted(
        {float(p.get("stroke-width")) for p in root.iter(f"{SVG}path") if p.get("fill") == "none"}
    )
    assert thick == [1.3, 4.2, 10.1, 13.0]


@given(st.text(st.characters(exclude_categories=("C", "Z")), max_size=60), st.floats(30, 200))
def test_lines_fit_their_room(text, room):
    """No line is wider than its room, and no letter is lost where there are lines enough."""
    lines = wrapped(text, 12, room, 99)
    assert "".join(lines) == text
    assert all(width(line, 12) <= room for line in lines)
    short = wrapped(text, 12, room, 2)
    assert len(short) <= 2 and (len(lines) <= 2 or short[-1].endswith("…"))
