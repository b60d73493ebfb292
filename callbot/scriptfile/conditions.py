"""Conditions and follow-up rules of a script file; everything that does not fit becomes an issue."""

from __future__ import annotations

from dataclasses import replace

from callbot.core.script import Condition, FollowUpRule
from callbot.scriptfile.keys import CHECKS, TESTS
from callbot.scriptfile.reader import Table

MANY = 1_000_000


def rules_of(top: Table) -> tuple[FollowUpRule, ...]:
    """The follow-up rules."""
    rules: dict[str, FollowUpRule] = {}
    for index, table in enumerate(top.listed("follow_up", "follow_up")):
        table.require("id", "level", "reason", "when")
        name = table.string("id") or f"rule_{index + 1}"
        if name in rules:
            table.wrong_at("id", "duplicate", f"two follow-up rules have the id `{name}`")
        conditions = conditions_of(table, "when")
        rules[name] = FollowUpRule(name, table.string("level"), table.string("reason"), conditions)
    return tuple(rules.values())


def conditions_of(table: Table, key: str) -> tuple[Condition, ...]:
    """A list of conditions, each on an answer of this call or of earlier ones, or on calls that were missed."""
    if key in table and not table.values[key]:
        table.wrong_at(key, "empty", "no condition at all holds for everybody")
    return tuple(_rule_condition(found) for found in table.listed(key, "condition"))


def _rule_condition(table: Table) -> Condition:
    if "missed" not in table:
        table.require("question")
    elif "question" in table:
        table.misplaced("question", "`missed` tests calls, not a question", "remove one")
    if "by" in table and "rises" not in table:
        table.misplaced("by", "`by` says how much a value `rises`", "remove it, or add `rises`")
    condition = condition_of(table, table.string("question"), TESTS)
    return replace(
        condition,
        rises=table.integer("rises", 2, 100),
        by=table.number("by", 0, MANY) or 0.0,
        missed=table.integer("missed", 1, 100),
    )


def condition_of(table: Table, question: str, tests: tuple[str, ...] = CHECKS) -> Condition:
    """One test of an answer to this question."""
    given = [key for key in tests if key in table]
    if len(given) != 1:
        message = f"a condition needs exactly one test, this has {len(given)}"
        table.wrong(table.path, "condition-tests", message, f"one of {', '.join(tests)}")
    return Condition(
        question=question,
        any_of=table.words_or_numbers("any_of"),
        at_least=table.number("at_least", -MANY, MANY),
        at_most=table.number("at_most", -MANY, MANY),
        within_days=table.integer("within_days", 0, 3650),
        within_places=table.strings("within_places"),
    )
