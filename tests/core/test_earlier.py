"""Calls of a series: what was answered before is known now."""

from __future__ import annotations

import json
from datetime import date

from callbot.core import messages as m
from callbot.core.answers import Alternative, Answer
from callbot.core.dialogue import Dialogue
from callbot.core.earlier import CheckIn, Earlier, check_ins_of, values_of
from callbot.core.flow import Flow, edges_of
from callbot.resources import resource
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import load

TODAY = date(2020, 2, 11)


def flow() -> Flow:
    """The English check-in."""
    return flow_of(load(resource("scripts") / "quarantine.en.toml"))


def check_in(temperature: float | None = None, cough: str = "", missed: bool = False) -> CheckIn:
    """One of the days before."""
    answers = {}
    if temperature is not None:
        answers["temperature"] = Answer((), temperature, str(temperature))
    if cough:
        answers["cough"] = Answer((cough,), None, cough)
    return CheckIn("2020-02-10T09:00", answers, missed)


def hold(
    earlier: list[CheckIn], said: dict[str, list[str]], *, restore: bool = False
) -> tuple[list[m.Event], Dialogue]:
    """A call in which each question hears these words; through a snapshot at every input if wanted."""
    shared = flow()
    dialogue = Dialogue(shared, {"name": "Li"}, today=TODAY, earlier=Earlier(earlier))
    step = dialogue.start(0.0)
    events = list(step.events)
    left = {node: list(words) for node, words in said.items()}
    while not dialogue.ended:
        if restore:
            dialogue = Dialogue.restore(shared, json.loads(json.dumps(dialogue.snapshot())))
        command = step.commands[-1]
        got: m.Input = m.PromptFinished(1.0)
        if isinstance(command, m.Listen):
            words = left.get(command.node)
            got = m.Heard((Alternative(words.pop(0)),)) if words else m.NoInput()
        step = dialogue.receive(got, 1.0)
        events += step.events
    return events, dialogue


WELL = {
    "identity": ["speaking"], "temperature": ["thirty six point five"], "fever": ["no"],
    "cough": ["no"], "breathless": ["no"], "needs": ["no"],
}  # fmt: skip
COUGHING = WELL | {"cough": ["i have a cough", "yes"], "cough_course": ["it is worse"]}


def flags(events: list[m.Event]) -> list[str]:
    """The rules that put a flag up."""
    return [event.rule for event in events if isinstance(event, m.Flagged)]


def prompts(events: list[m.Event], node: str) -> list[str]:
    """What was said at a node."""
    return [event.prompt for event in events if isinstance(event, m.Asked) and event.node == node]


def test_a_first_call_knows_nothing() -> None:
    """No question refers to last time, and none is asked that only makes sense then."""
    events, dialogue = hold([], COUGHING)
    assert prompts(events, "cough")[0] == "Do you have a cough?"
    assert prompts(events, "cough_course") == []
    assert flags(events) == ["cough"]
    assert "cough_course" not in dialogue.history


def test_yesterday_s_cough_is_asked_after() -> None:
    """Other words, the next question besides, and a rule on what only it can answer."""
    events, _ = hold([check_in(36.5, "yes")], COUGHING)
    assert prompts(events, "cough")[0] == "Last time you had a cough. Do you still cough?"
    assert len(prompts(events, "cough_course")) == 1
    assert flags(events) == ["cough", "cough_worse"]


def test_the_last_known_answer_counts() -> None:
    """A check-in in which it was not answered, or that was missed, hides nothing."""
    events, _ = hold([check_in(38.4, "yes"), check_in(missed=True)], COUGHING)
    assert "Last time you had 38.4 degrees" in prompts(events, "temperature")[0]
    assert len(prompts(events, "cough_course")) == 1


def test_first_cough_after_none() -> None:
    """Only where the last answer was a no."""
    assert "new_cough" in flags(hold([check_in(cough="no")], COUGHING)[0])
    assert "new_cough" not in flags(hold([check_in(cough="yes")], COUGHING)[0])


def test_a_rise_has_to_be_one() -> None:
    """Three values that each rise, by half a degree in all; a fall, a plateau or too little is none."""
    hot = WELL | {"temperature": ["thirty seven point two"]}
    rising = {
        (36.6, 36.9): True, (36.8, 37.0): False, (36.9, 36.6): False, (36.6, 37.2): False,
        (37.0, 36.5, 36.9): True,
    }  # fmt: skip
    for before, expected in rising.items():
        events, _ = hold([check_in(value) for value in before], hot)
        assert ("rising" in flags(events)) is expected, before
    assert "rising" not in flags(hold([check_in(36.6)], hot)[0])


def test_missed_in_a_row() -> None:
    """Two missed check-ins put the flag up as the call begins; one, or two apart, do not."""
    gone, here = check_in(missed=True), check_in(36.5)
    events, _ = hold([here, gone, gone], WELL)
    assert flags(events) == ["missed"]
    assert isinstance(events[0], m.Flagged)
    assert events[0].evidence == "missed=2"
    assert flags(hold([gone, here, gone], WELL)[0]) == []


def test_a_call_in_the_middle_is_the_same_after_a_snapshot() -> None:
    """What came before goes through JSON with everything else."""
    earlier = [check_in(38.4, "yes"), check_in(missed=True), check_in(missed=True)]
    assert hold(earlier, COUGHING)[0] == hold(earlier, COUGHING, restore=True)[0]


def test_check_ins_go_through_json() -> None:
    """Nothing of them is lost."""
    told = (check_in(36.5, "no"), check_in(missed=True))
    assert check_ins_of(json.loads(json.dumps(values_of(told)))) == told


def test_the_table_has_the_way_round() -> None:
    """A node that may be passed over leads to its `goto`: what runs is what is drawn."""
    edges = edges_of(flow().machine)
    assert ("cough_course", "passed_over", "breathless") in edges
    assert [edge.source for edge in edges if edge.trigger == "passed_over"] == ["cough_course"]
