"""The scripts that come with callbot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from callbot.core.answers import Alternative, Answer
from callbot.core.flow import machine_of
from callbot.core.followup import holding
from callbot.core.script import Script
from callbot.scriptfile import load
from callbot.scriptfile.checks.subject import Subject
from callbot.scriptfile.checks.texts import filled, seconds
from callbot.understanding.understand import Understanding

SCRIPTS = Path(__file__).parents[2] / "scripts"
SCREENINGS = ["screening.zh", "screening.en"]
TODAY = date(2020, 2, 14)
QUESTIONS = {
    "identity": ("yes_no", ["yes", "no", "third_party"]),
    "travel": ("yes_no", ["yes", "no"]),
    "travel_place": ("place", []),
    "travel_date": ("date", []),
    "contact": ("yes_no", ["yes", "no"]),
    "symptoms": ("choice", ["none", "fever", "cough", "breathless", "other"]),
    "temperature": ("temperature", []),
    "household": ("number", []),
    "callback": ("yes_no", ["yes", "no"]),
}


def screening(name: str) -> Script:
    """A shipped script."""
    return load.load(SCRIPTS / f"{name}.toml")


@pytest.mark.parametrize("path", sorted(SCRIPTS.glob("*.toml")), ids=lambda path: path.stem)
def test_clean(path: Path) -> None:
    """Every shipped script is without fault, is called like its file, and has a machine."""
    assert load.lint(path) == []
    script = load.load(path)
    assert script.id == path.stem
    assert machine_of(script).states


@pytest.mark.parametrize("name", SCREENINGS)
def test_questions(name: str) -> None:
    """The screening asks exactly its nine questions, in this order, with these categories."""
    asked = {
        node.id: (node.wait.expects, [category.id for category in node.wait.categories])
        for node in screening(name).questions
        if node.wait
    }
    assert list(asked) == list(QUESTIONS)
    assert asked == QUESTIONS


@pytest.mark.parametrize("name", SCREENINGS)
def test_short_enough_to_listen_to(name: str) -> None:
    """The opening takes at most fifteen seconds, everything else at most ten."""
    script = screening(name)
    for text in Subject(script).prompts:
        limit = 15 if text.path == ("nodes", "identity", "prompt") else 10
        assert seconds(filled(text.text, script)) <= limit, text


@pytest.mark.parametrize("name", SCREENINGS)
def test_two_reprompts_each(name: str) -> None:
    """Every question has two prompts for silence and two for misunderstanding, none twice over."""
    for node in screening(name).questions:
        assert node.wait is not None
        assert len(set(node.wait.retry.no_input)) == 2
        assert len(set(node.wait.retry.no_match)) == 2
        assert node.prompt not in (*node.wait.retry.no_input, *node.wait.retry.no_match)


@pytest.mark.parametrize("name", SCREENINGS)
def test_both_languages_decide_alike(name: str) -> None:
    """Keys, branches and rules are the same in both languages."""
    other = screening(SCREENINGS[1 - SCREENINGS.index(name)])
    one = screening(name)
    assert [(n.id, n.goto, n.ends, n.wait and n.wait.key) for n in one.nodes.values()] == [
        (n.id, n.goto, n.ends, n.wait and n.wait.key) for n in other.nodes.values()
    ]
    assert [(r.id, r.level) for r in one.rules] == [(r.id, r.level) for r in other.rules]


def _inside(place: str, places: object) -> bool:
    return place in ("武汉", "Wuhan") and any(name in ("湖北", "Hubei") for name in places)  # type: ignore[attr-defined]


def levels(script: Script, **given: str | float | tuple[str, ...]) -> list[str]:
    """The levels of the flags that these answers put up, without the call-back list."""
    answers = {
        question: Answer(answer if isinstance(answer, tuple) else (), None, "")
        if isinstance(answer, tuple)
        else Answer((), answer, "")
        for question, answer in given.items()
    }
    rules = holding(script, answers, TODAY, _inside)
    return [rule.level for rule in rules if rule.level != "call_back"]


YES, NO = ("yes",), ("no",)
PERSONS: dict[str, tuple[dict[str, str | float | tuple[str, ...]], str]] = {
    "healthy and at home": ({"travel": NO, "contact": NO, "symptoms": ("none",)}, ""),
    "away two months ago, healthy": (
        {"travel": YES, "travel_place": "郑州", "travel_date": "2019-12-10", "symptoms": ("none",)},
        "",
    ),
    "away last week, healthy": (
        {"travel": YES, "travel_place": "郑州", "travel_date": "2020-02-07", "symptoms": ("none",)},
        "low",
    ),
    "away last week, tired": (
        {
            "travel": YES,
            "travel_place": "郑州",
            "travel_date": "2020-02-07",
            "symptoms": ("other",),
        },
        "medium",
    ),
    "in Hubei last week": (
        {"travel": YES, "travel_place": "武汉", "travel_date": "2020-02-07", "symptoms": ("none",)},
        "high",
    ),
    "in Hubei, nobody knows when": ({"travel": YES, "travel_place": "武汉"}, "medium"),
    "met a patient": ({"contact": YES}, "high"),
    "coughs at home": ({"travel": NO, "symptoms": ("cough",)}, "medium"),
    "short of breath": ({"symptoms": ("breathless",)}, "high"),
    "tired at home": ({"travel": NO, "symptoms": ("other",)}, ""),
    "38.2 degrees": ({"symptoms": ("fever",), "temperature": 38.2}, "high"),
    "feels feverish at 37.0": ({"symptoms": ("fever",), "temperature": 37.0}, "medium"),
    "wants a call": ({"travel": NO, "callback": YES}, ""),
}


@pytest.mark.parametrize("name", SCREENINGS)
@pytest.mark.parametrize(("answers", "level"), PERSONS.values(), ids=PERSONS.keys())
def test_who_is_followed_up(
    name: str, answers: dict[str, str | float | tuple[str, ...]], level: str
) -> None:
    """The gravest flag of each kind of person, and none for those who need no attention."""
    script = screening(name)
    found = levels(script, **answers)
    assert next((known for known in script.levels if known in found), "") == level


_SPOKEN = {
    "zh": {"place": "郑州", "number": "三", "date": "昨天", "temperature": "三十八度五"},
    "en": {"place": "wuhan", "number": "three", "date": "yesterday", "temperature": "39 degrees"},
}


@pytest.mark.parametrize("name", SCREENINGS)
def test_phrases_mean_their_category(name: str) -> None:
    """What a template stands for is understood as its category, and never as another one."""
    script = screening(name)
    understanding = Understanding(script, script.language)
    right = other = heard = 0
    for node_id, categories in Subject(script).answers.items():
        node = script.nodes[node_id]
        assert node.wait is not None
        for category, phrases in categories.items():
            for phrase in phrases:
                assert phrase.template is not None
                for sample in phrase.template.samples(5):
                    text = sample.format_map(_SPOKEN[script.language])
                    got = understanding.understand(
                        node.wait, (Alternative(text),), question=node.prompt, today=TODAY
                    )
                    heard += 1
                    right += got.categories == (category,)
                    other += got.kind == "answer" and got.categories != (category,)
    assert other == 0
    assert right >= 0.95 * heard > 0


def _talks(script: Script) -> Iterator[list[str]]:
    """Every sequence of nodes that a call can pass through when every question is answered."""
    todo = [[script.start]]
    while todo:
        talk = todo.pop()
        node = script.nodes[talk[-1]]
        if node.wait is None:
            yield talk
            continue
        ways = {category.goto or node.goto for category in node.wait.categories} or {node.goto}
        todo += [[*talk, way] for way in ways if way]


@pytest.mark.parametrize("name", SCREENINGS)
def test_branches_skip_what_does_not_apply(name: str) -> None:
    """Place and day are asked of travellers only, the temperature only of the feverish."""
    talks = set(map(tuple, _talks(screening(name))))
    whole = list(QUESTIONS)
    expected = {("identity", "wrong_number"), ("identity", "third_party")}
    for away, hot in product((True, False), repeat=2):
        skipped = (() if away else ("travel_place", "travel_date")) + (
            () if hot else ("temperature",)
        )
        expected.add((*(q for q in whole if q not in skipped), "goodbye"))
    assert talks == expected
