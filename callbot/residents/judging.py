"""Was the call right? What was recorded against what is true. Pure.

*asked*: put to somebody who stayed to answer: a question at which they hung up, or asked to be
left alone, was not asked. *wrong*: stored and not true. *unresolved*: asked, there was something
to store, and nothing is stored. *missed*: a true key person who is neither flagged nor on the
call-back list although a rule that makes them one was decided: each of its questions was asked, or
the call went past them by the bot's own doing. True key persons who left before are *unreached*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal, NamedTuple

from callbot.core.answers import Answer
from callbot.core.followup import CALL_BACK, Inside, holding, interval_of
from callbot.core.script import FollowUpRule, Node, Script
from callbot.residents.persona import ITEM_JOINT, Resident, TrueAnswer
from callbot.residents.wants import Span

Verdict = Literal["right", "wrong", "unresolved"]
Fate = Literal["flagged", "call_back", "missed", "unreached", "false_alarm", "clear"]
"""What became of a person: the first four of a true key person, the others of anybody else."""

_LONGEST = timedelta(days=10)
"""A stored interval longer than this is no answer to "which day?"."""
_LEFT: frozenset[str] = frozenset({"stop", "call_later", "human", "technical", "refusal"})
"""Dispositions of calls that were ended at the person's wish, or by the line."""


class Outcome(NamedTuple):
    """What a finished call left behind."""

    answers: Mapping[str, Answer]
    asked: tuple[str, ...]
    """The questions that were put and listened to, or answered ahead (`Dialogue.history`)."""
    flagged: bool
    """A follow-up rule other than a call-back holds."""
    call_back: bool
    disposition: str
    left_at: str
    """The question at which the person ended the call; empty where the bot ended it."""
    barred: bool


class Judgement(NamedTuple):
    """One call against its truth."""

    verdicts: Mapping[str, Verdict]
    """By question that was asked."""
    false_yes: int
    false_no: int
    key: bool
    """Truly a key person."""
    fate: Fate
    call_back: bool
    stop_said: bool
    barred: bool
    truths: Mapping[str, TrueAnswer]
    """What is true for each question."""
    level: str
    """The gravest level that is true of them; empty for others."""
    things: tuple[int, int] = (0, 0)
    """Named in open answers, and of these in the words that were kept."""


def judge(
    script: Script,
    resident: Resident,
    outcome: Outcome,
    expressed: Mapping[str, Span],
    stops_said: int,
    inside: Inside,
) -> Judgement:
    """Hold one call against the resident's truth; the rest is the speaker's."""
    truths = true_answers(script, resident)
    verdicts: dict[str, Verdict] = {}
    false_yes = false_no = wanted = kept = 0
    for question in outcome.asked:
        node, truth = script.nodes[question], truths.get(question)
        stored = outcome.answers.get(question)
        if truth is not None and node.wait is not None and node.wait.expects == "open":
            said, held = things(truth, stored)
            wanted, kept = wanted + said, kept + held
        if stored is None and (truth is None or question == outcome.left_at):
            continue
        verdicts[question] = verdict = _verdict(node, truth, stored, expressed.get(question))
        if verdict == "wrong" and stored and node.wait and node.wait.expects == "yes_no":
            false_yes += "yes" in stored.categories
            false_no += "no" in stored.categories
    rules = true_rules(script, resident, inside, truths)
    levels = {rule.level for rule in rules}
    if rules and any(_passed_on(script, rule, outcome) for rule in rules):
        outcome = outcome._replace(call_back=True)
    return Judgement(
        verdicts, false_yes, false_no, bool(rules), _fate(script, rules, outcome),
        outcome.call_back, stops_said > 0, outcome.barred,
        truths, next((level for level in script.levels if level in levels), ""),
        (wanted, kept),
    )  # fmt: skip


def true_answers(script: Script, resident: Resident) -> dict[str, TrueAnswer]:
    """What is true for each question; of a wrong number, only that it is one."""
    answers = {}
    for node in script.questions:
        if resident.truth.identity == "no" and node.id != "identity":
            continue
        truth = resident.true_answer(node)
        if truth is not None:
            answers[node.id] = truth
    return answers


def true_rules(
    script: Script,
    resident: Resident,
    inside: Inside,
    truths: Mapping[str, TrueAnswer] | None = None,
) -> list[FollowUpRule]:
    """The rules that truly make this resident a key person."""
    if truths is None:
        truths = true_answers(script, resident)
    answers = {q: Answer(truth.categories, truth.value) for q, truth in truths.items()}
    held = holding(script, answers, resident.today, inside, resident.truth.earlier)
    return [rule for rule in held if rule.level != CALL_BACK]


def _fate(script: Script, rules: list[FollowUpRule], outcome: Outcome) -> Fate:
    if not rules:
        return "false_alarm" if outcome.flagged else "clear"
    if outcome.flagged:
        return "flagged"
    if outcome.call_back:
        return "call_back"
    return "missed" if any(_decided(script, rule, outcome) for rule in rules) else "unreached"


def _passed_on(script: Script, rule: FollowUpRule, outcome: Outcome) -> bool:
    """Whether somebody reads what the rule rests on, be its words heard well or not."""
    for condition in rule.when:
        node = script.nodes.get(condition.asks_now)
        stored = outcome.answers.get(condition.asks_now)
        if node is None or node.wait is None or node.wait.expects != "open":
            return False
        if stored is None or stored.value is None:
            return False
    return True


def _decided(script: Script, rule: FollowUpRule, outcome: Outcome) -> bool:
    """Whether the call got as far as this rule."""
    asked = [q for q in outcome.asked if q != outcome.left_at or q in outcome.answers]
    order = list(script.nodes)
    questions = sorted({c.asks_now for c in rule.when} - {""}, key=order.index)
    if not questions:
        return True
    if questions[0] not in asked:
        return False
    if all(question in asked for question in questions):
        return True
    return not outcome.left_at and outcome.disposition not in _LEFT


def _verdict(
    node: Node, truth: TrueAnswer | None, stored: Answer | None, expressed: Span | None
) -> Verdict:
    if stored is None:
        return "unresolved"
    return "right" if truth is not None and is_right(node, truth, stored, expressed) else "wrong"


def is_right(node: Node, truth: TrueAnswer, stored: Answer, expressed: Span | None = None) -> bool:
    """Whether a stored answer is the true one, as exactly as the resident said it."""
    expects = node.wait.expects if node.wait else "text"
    if expects == "text":
        return True
    if expects == "open":
        # What else was heard, and which categories it names, is for whoever reads it.
        wanted, kept = things(truth, stored)
        return kept == wanted if wanted else stored.value is None
    if truth.value is None:
        return set(stored.categories) == set(truth.categories)
    if expects == "date":
        return _same_day(truth, stored, expressed)
    if expects == "place":
        names = {_bare(str(name)) for name in (truth.value, *truth.accepted)}
        return _bare(str(stored.value)) in names
    if not isinstance(stored.value, int | float) or not isinstance(truth.value, int | float):
        return False
    if expressed is not None and not hasattr(expressed.low, "year"):
        low, high = float(str(expressed.low)), float(str(expressed.high))
        return low - 0.01 <= stored.value <= high + 0.01
    return abs(stored.value - truth.value) <= (0.051 if expects == "temperature" else 1e-9)


def things(truth: TrueAnswer, stored: Answer | None) -> tuple[int, int]:
    """How many things were wanted in an open answer, and how many of them its words hold."""
    if truth.value is None:
        return 0, 0
    wanted = str(truth.value).split(ITEM_JOINT)
    words = _run_together(str(stored.value or "")) if stored else ""
    return len(wanted), sum(_run_together(thing) in words for thing in wanted)


def _run_together(text: str) -> str:
    """Without what stands between words: recognisers write it, people do not say it."""
    return "".join(text.lower().split())


def _same_day(truth: TrueAnswer, stored: Answer, expressed: Span | None) -> bool:
    days, true_days = interval_of(stored.value), interval_of(truth.value)
    if days is None or true_days is None:
        return False
    if days[0] == days[1]:
        return days[0] == true_days[0]
    inside = days[0] <= true_days[0] <= days[1]
    return inside and expressed is not None and days[1] - days[0] <= _LONGEST


def _bare(place: str) -> str:
    """武汉市 and 武汉 are one place."""
    return place[:-1] if len(place) > 2 and place[-1] in "市县区省" else place.casefold()


@dataclass(slots=True)
class Tally:
    """Judgements added up; `summary` is what `callbot simulate --json` shows."""

    answers: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("asked", "right", "wrong", "unresolved", "false_yes", "false_no"), 0
        )
    )
    key_persons: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("truth", "flagged", "missed", "false_alarms", "call_back", "unreached",
             "others", "others_called_back"), 0,
        )
    )  # fmt: skip
    stop_requests: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("made", "honoured", "unasked"), 0)
    )
    by_question: dict[str, dict[str, int]] = field(default_factory=dict)
    things: list[int] = field(default_factory=lambda: [0, 0])
    """Named in open answers, and of these in the words that were kept."""

    def add(self, judgement: Judgement) -> None:
        """Count one call."""
        for question, verdict in judgement.verdicts.items():
            self.answers["asked"] += 1
            self.answers[verdict] += 1
            counts = self.by_question.setdefault(
                question, dict.fromkeys(("right", "wrong", "unresolved"), 0)
            )
            counts[verdict] += 1
        if judgement.things[0]:
            self.things[0] += judgement.things[0]
            self.things[1] += judgement.things[1]
        self.answers["false_yes"] += judgement.false_yes
        self.answers["false_no"] += judgement.false_no
        persons, fate = self.key_persons, judgement.fate
        if judgement.key:
            persons["truth"] += 1
            persons[fate] += 1
        else:
            persons["others"] += 1
            persons["false_alarms"] += fate == "false_alarm"
            persons["others_called_back"] += judgement.call_back
        self.stop_requests["made"] += judgement.stop_said
        self.stop_requests["honoured"] += judgement.stop_said and judgement.barred
        self.stop_requests["unasked"] += judgement.barred and not judgement.stop_said

    def summary(self) -> dict[str, dict[str, int]]:
        """`answers`, `key_persons` and `stop_requests` with their counts."""
        return {
            "answers": dict(self.answers),
            "key_persons": dict(self.key_persons),
            "stop_requests": dict(self.stop_requests),
            **({"open_answers": self._open()} if self.things[0] else {}),
        }

    def _open(self) -> dict[str, int]:
        return {"things_named": self.things[0], "things_kept": self.things[1]}
