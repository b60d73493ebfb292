"""What counts as right, wrong, unresolved, turned round and forced."""

from datetime import date

import pytest

from callbot.core.answers import Understood, no_match
from callbot.core.script import Category, Wait
from callbot.evaluation.calibration import calibration
from callbot.evaluation.cases import Case
from callbot.evaluation.expected import expected
from callbot.evaluation.figures import figures
from callbot.evaluation.scoring import confusion, counts, judged, worst
from callbot.understanding.understand import built_in_wait

YES_NO = built_in_wait("yes_no", "en")
SYMPTOMS = Wait(
    "choice", (Category("none", none=True), Category("fever"), Category("cough")), several=True
)


def answer(*categories, value=None, confidence=0.9):
    """A verdict that is an answer."""
    first = categories[0] if categories else None
    return Understood("answer", first, categories, value, confidence, "", "")


def request(name):
    """A verdict that is a request."""
    return Understood("request", name, (), None, 0.9, "", "")


NOTHING = no_match("", "")


class Saying:
    """A judge whose verdicts are given beforehand, so that only the scoring is tried."""

    name = "saying"

    def __init__(self, verdicts):
        self.verdicts = iter(verdicts)

    def covers(self, case):
        """Every case."""
        return True

    def judge(self, case):
        """The next verdict."""
        return next(self.verdicts)


def score(pairs, wait=YES_NO, rename=None):
    """Pairs of label and verdict, judged."""
    rename = rename or {}
    cases = [
        Case("", "en", wait, "", None, date(2020, 2, 10), expected(label, wait, rename), "")
        for label, _ in pairs
    ]
    return judged(Saying(verdict for _, verdict in pairs), cases, rename)


@pytest.mark.parametrize(
    ("label", "verdict", "outcome", "slip"),
    [
        ("yes", answer("yes"), "right", ""),
        ("yes", answer("no"), "wrong", "false_no"),
        ("no", answer("yes"), "wrong", "false_yes"),
        ("no", NOTHING, "unresolved", ""),
        ("no", request("repeat"), "unresolved", ""),
        ("no", request("stop"), "wrong", ""),
        ("neither", NOTHING, "right", ""),
        ("neither", request("unsure"), "right", ""),
        ("neither", request("later"), "wrong", ""),
        ("neither", answer("yes"), "wrong", "forced"),
        ("stop", request("stop"), "right", ""),
        ("stop", request("later"), "wrong", ""),
        ("who", request("hello"), "wrong", ""),
        ("stop", answer("no"), "wrong", "forced"),
        ("stop", NOTHING, "unresolved", ""),
        ("who|robot", request("robot"), "right", ""),
    ],
)
def test_a_yes_no_question(label, verdict, outcome, slip):
    """Only what records an answer can be forced or turned round; asking again costs a turn."""
    (row,) = score([(label, verdict)])
    assert (row.cell.outcome, row.cell.slip) == (outcome, slip)


@pytest.mark.parametrize(
    ("label", "verdict", "outcome", "slip"),
    [
        ("fever,cough", answer("cough", "fever"), "right", ""),
        ("fever,cough", answer("cough"), "wrong", ""),
        ("fever", answer("none"), "wrong", "false_no"),
        ("none", answer("cough"), "wrong", "false_yes"),
    ],
)
def test_a_question_of_several_kinds(label, verdict, outcome, slip):
    """All categories, in any order; denying what was said is the worst."""
    (row,) = score([(label, verdict)], SYMPTOMS)
    assert (row.cell.outcome, row.cell.slip) == (outcome, slip)


@pytest.mark.parametrize(
    ("expects", "label", "value", "outcome"),
    [
        ("temperature", "37.8", 37.8, "right"),
        ("number", "4", 4, "right"),
        ("number", "4", 5, "wrong"),
        ("date", "2016-10-02|2017-10-02", "2017-10-02", "right"),
        ("date", "2016-10-02", "2016-10-01/2016-10-02", "wrong"),
        ("place", "武汉", "武汉", "right"),
    ],
)
def test_a_value(expects, label, value, outcome):
    """Numbers by their size, everything else as it is written."""
    (row,) = score([(label, answer(value=value))], built_in_wait(expects, "en"))
    assert row.cell.outcome == outcome


@pytest.mark.parametrize(
    ("expects", "label"),
    [("yes_no", "tea"), ("number", "many"), ("number", "nan"), ("date", "2020-02-30")],
)
def test_a_label_without_a_meaning_has_none(expects, label):
    """Nothing is guessed from a label that means nothing to the question."""
    wait = built_in_wait(expects, "en")
    assert expected(label, wait, {}) is None
    (other,) = expected(label, wait, {"*": "neither"})
    assert other.kind == "neither"


def test_a_renaming_holds_for_labels_and_for_verdicts():
    """What a file calls greeting is hello; a script's third party counts as no."""
    rename = {"greeting": "hello", "third_party": "no"}
    wait = Wait("yes_no", (Category("yes"), Category("no"), Category("third_party")))
    rows = score([("greeting", request("hello")), ("no", answer("third_party"))], wait, rename)
    assert [row.cell.outcome for row in rows] == ["right", "right"]


ROWS = [("yes", answer("yes"))] * 6 + [("no", answer("no"))] * 2
ROWS += [("no", answer("yes", confidence=0.6)), ("neither", answer("no", confidence=0.95))]


def test_figures_count_and_average():
    """Shares of all cases, forced of the undecided, F1 by class."""
    found = figures(counts(score(ROWS)), seed=1)
    assert (found.right.cases, found.wrong.cases, found.unresolved.cases) == (8, 2, 0)
    assert (found.false_yes.cases, found.forced.cases, found.forced.of) == (1, 1, 1)
    yes, no, neither = 12 / 13, 4 / 6, 0.0
    assert found.macro_f1.value == pytest.approx((yes + no + neither) / 3)


def test_intervals_are_repeatable_and_hold_the_value():
    """One seed, one interval; another seed, nearly the same one."""
    cells = counts(score(ROWS))
    first, again, other = figures(cells, 1), figures(cells, 1), figures(cells, 2)
    assert first == again
    assert first.macro_f1 != other.macro_f1
    assert first.right.low < first.right.value < first.right.high
    assert other.right.low == pytest.approx(first.right.low, abs=0.11)


def test_none_of_a_few_is_not_none_at_all():
    """A bootstrap of nothing would claim an interval of nothing."""
    found = figures(counts(score([("yes", answer("yes"))] * 5)), seed=1)
    assert found.wrong.low == 0.0
    assert found.wrong.high > 0.3


def test_the_confusion_has_every_case():
    """Meant → taken for; a right verdict stands under its label."""
    assert confusion(counts(score(ROWS))) == {
        "yes": {"yes": 6}, "no": {"no": 2, "yes": 1}, "neither": {"no": 1},
    }  # fmt: skip


def test_the_worst_are_the_most_confident_mistakes():
    """Wrong ones by confidence, then the unresolved."""
    rows = score([*ROWS, ("yes", NOTHING)])
    assert [row.verdict.confidence for row in worst(rows, 9)] == [0.95, 0.6, 0.0]
    assert len(worst(rows, 1)) == 1


def test_calibration_compares_confidence_with_what_was_right():
    """Ten answers at 0.9 of which eight are right lie a tenth off; requests do not count."""
    pairs = [("yes", answer("yes"))] * 8 + [("no", answer("yes"))] * 2
    found = calibration(score([*pairs, ("stop", request("stop")), ("yes", NOTHING)]))
    assert found.answers == 10
    assert found.error == pytest.approx(0.1)
    (only,) = found.bins
    assert (only.confidence, only.right.share) == (pytest.approx(0.9), 0.8)


def test_a_threshold_takes_less_and_risks_less():
    """Coverage counts right ones of what could be answered, risk wrong ones of what is taken."""
    found = calibration(score(ROWS))
    by_threshold = {taken.threshold: taken for taken in found.taken}
    assert (by_threshold[0.0].coverage.part, by_threshold[0.0].coverage.total) == (8, 9)
    assert by_threshold[0.0].risk.part == 2
    assert (by_threshold[0.9].coverage.part, by_threshold[0.9].risk.part) == (8, 1)
    assert by_threshold[0.95].risk.share == 1.0
