"""Judging: what counts as right, wrong, unresolved, missed and unreached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest
from residents_script import question, script

from callbot.core.answers import Answer
from callbot.residents.judging import Judgement, Outcome, Tally, is_right, judge
from callbot.residents.persona import Place, Resident, TrueAnswer, Truth
from callbot.residents.population import Population
from callbot.residents.wants import Span

HEALTHY = Truth("yes", False, None, None, False, (), None, 3, False)
TRAVELLER = replace(
    HEALTHY,
    travelled=True,
    travel_place=Place("麻城", "黄冈", "湖北"),
    travel_date=date(2020, 2, 1),
)
CONTACT = replace(HEALTHY, contact=True)
YES, NO = Answer(("yes",), None), Answer(("no",), None)
ALL = ("identity", "travel", "contact", "symptoms", "household", "callback")


def nowhere(place: str, containers: Iterable[str]) -> bool:
    """No place lies in another; the rules of these tests do not ask."""
    return False


def person(truth: Truth) -> Resident:
    """Somebody with this truth."""
    return replace(Population(script(), "easy", 1).resident(0), truth=truth)


def judged(truth: Truth, outcome: Outcome, stops_said: int = 0) -> Judgement:
    """The verdict on one call."""
    return judge(script(), person(truth), outcome, {}, stops_said, nowhere)


def outcome(
    answers: dict[str, Answer] | None = None,
    asked: tuple[str, ...] = ALL,
    *,
    flagged: bool = False,
    call_back: bool = False,
    disposition: str = "complete",
    left_at: str = "",
    barred: bool = False,
) -> Outcome:
    """A finished call."""
    return Outcome(answers or {}, asked, flagged, call_back, disposition, left_at, barred)


def test_true_answers_are_right() -> None:
    """Everything stored as it is gives no error and no key person."""
    answers = {
        "identity": YES, "travel": NO, "contact": NO, "symptoms": Answer(("none",), None),
        "household": Answer((), 3), "callback": NO,
    }  # fmt: skip
    verdict = judged(HEALTHY, outcome(answers))
    assert set(verdict.verdicts.values()) == {"right"} and len(verdict.verdicts) == len(ALL)
    assert (verdict.key, verdict.fate) == (False, "clear")


def test_false_yes_and_false_no_are_told_apart() -> None:
    """Only yes/no questions count there, by what was stored."""
    verdict = judged(CONTACT, outcome({"travel": YES, "contact": NO}))
    assert (verdict.false_yes, verdict.false_no) == (1, 1)


FATES = [
    (CONTACT, outcome({"contact": YES}, flagged=True), "flagged"),
    (CONTACT, outcome({"contact": NO}), "missed"),
    (CONTACT, outcome({}, call_back=True), "call_back"),
    (CONTACT, outcome({}), "missed"),
    (CONTACT, outcome({}, ("identity", "travel"), disposition="hung_up", left_at="travel"),
     "unreached"),
    (CONTACT, outcome({}, ("identity", "contact"), disposition="hung_up", left_at="contact"),
     "unreached"),
    (CONTACT, outcome({}, ("identity",), disposition="stop", left_at="identity"), "unreached"),
    (HEALTHY, outcome({"contact": YES}, flagged=True), "false_alarm"),
    (TRAVELLER, outcome({"travel": NO}), "missed"),
    (TRAVELLER, outcome({"travel": YES}, ("identity", "travel", "travel_place"),
                        disposition="hung_up", left_at="travel_place"), "unreached"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("truth", "call", "fate"),
    FATES,
    ids=[
        "flagged", "denied by mistake is missed", "on the call-back list", "forgotten is missed",
        "hung up before", "hung up at the deciding question", "asked to be left alone first",
        "false alarm", "a wrong no skips the rest: missed", "left between the questions of a rule",
    ],
)  # fmt: skip
def test_fates(truth: Truth, call: Outcome, fate: str) -> None:
    """What became of a person, by the words of the issue."""
    assert judged(truth, call).fate == fate


def test_a_question_one_left_at_was_not_asked() -> None:
    """It is neither right nor unresolved; earlier ones without an answer are unresolved."""
    call = outcome({}, ("identity", "travel"), disposition="hung_up", left_at="travel")
    assert judged(HEALTHY, call).verdicts == {"identity": "unresolved"}


def test_nothing_to_store_and_nothing_stored_is_no_question() -> None:
    """Somebody who never left cannot name a place; storing one all the same is wrong."""
    asked = ("travel", "travel_place")
    assert "travel_place" not in judged(HEALTHY, outcome({"travel": NO}, asked)).verdicts
    stored = {"travel": YES, "travel_place": Answer((), "武汉")}
    assert judged(HEALTHY, outcome(stored, asked)).verdicts["travel_place"] == "wrong"


def test_a_wrong_number_is_nobodys_truth() -> None:
    """The people of a wrong number are no key persons, whatever is true of them."""
    stranger = replace(CONTACT, identity="no")
    verdict = judged(stranger, outcome({"identity": NO}, ("identity",)))
    assert (verdict.key, verdict.verdicts) == (False, {"identity": "right"})


@pytest.mark.parametrize("always", ["flag", "abstain"])
def test_doing_always_the_same_fails(always: str) -> None:
    """Flagging everybody makes false alarms, answering nothing leaves everything unresolved."""
    tally = Tally()
    for truth in (HEALTHY, HEALTHY, CONTACT):
        tally.add(judged(truth, outcome(flagged=always == "flag", call_back=always == "abstain")))
    totals = tally.summary()
    persons, answers = totals["key_persons"], totals["answers"]
    assert persons["false_alarms"] == (2 if always == "flag" else 0)
    assert answers["unresolved"] == answers["asked"] == 3 * len(ALL)
    assert persons["truth"] == persons["flagged"] + persons["call_back"] + persons["missed"]


MACHENG = TrueAnswer((), "麻城", ("黄冈",))
DAY = TrueAnswer((), "2020-01-28")
LATE = Span(date(2020, 1, 21), date(2020, 1, 31))
RIGHT: list[tuple[str, TrueAnswer, object, Span | None, bool]] = [
    ("place", MACHENG, "麻城", None, True),
    ("place", MACHENG, "麻城市", None, True),
    ("place", MACHENG, "黄冈", None, True),
    ("place", MACHENG, "湖北", None, False),
    ("place", MACHENG, "武汉", None, False),
    ("date", DAY, "2020-01-28", None, True),
    ("date", DAY, "2020-01-29", None, False),
    ("date", DAY, "2020-01-21/2020-01-31", LATE, True),
    ("date", DAY, "2020-01-21/2020-01-31", None, False),
    ("date", DAY, "2020-01-01/2020-01-31", LATE, False),
    ("date", DAY, "2020-02-01/2020-02-05", LATE, False),
    ("temperature", TrueAnswer((), 38.5), 38.5, None, True),
    ("temperature", TrueAnswer((), 38.5), 38.0, None, False),
    ("temperature", TrueAnswer((), 37.4), 37.5, Span(37, 38), True),
    ("temperature", TrueAnswer((), 37.4), 38.5, Span(37, 38), False),
    ("number", TrueAnswer((), 4), 4, None, True),
    ("number", TrueAnswer((), 4), 5, None, False),
]


@pytest.mark.parametrize(("expects", "truth", "stored", "said", "right"), RIGHT)
def test_what_is_right(
    expects: str, truth: TrueAnswer, stored: object, said: Span | None, right: bool
) -> None:
    """Values are right to the exactness with which they were said."""
    node = question("q", expects)  # type: ignore[arg-type]
    assert is_right(node, truth, Answer((), stored), said) == right  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stored", "right"),
    [(("fever", "cough"), True), (("cough", "fever"), True), (("fever",), False)],
)
def test_several_categories_must_all_be_there(stored: tuple[str, ...], right: bool) -> None:
    """Half of the symptoms is a wrong answer; their order is none."""
    node = question("symptoms", "choice", "none fever cough")
    assert is_right(node, TrueAnswer(("fever", "cough")), Answer(stored, None)) == right


def test_stop_requests_count_what_residents_said() -> None:
    """Made counts the people who asked, honoured those of them who were barred."""
    tally, judge_it = Tally(), judged
    call: Callable[..., Outcome] = outcome
    tally.add(judge_it(HEALTHY, call(barred=True, disposition="stop"), 2))
    tally.add(judge_it(HEALTHY, call(), 1))
    tally.add(judge_it(HEALTHY, call(barred=True, disposition="stop"), 0))
    assert tally.summary()["stop_requests"] == {"made": 2, "honoured": 1, "unasked": 1}
