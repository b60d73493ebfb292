"""Two outcomes of one call → what comes out otherwise."""

from __future__ import annotations

from collections.abc import Iterable

from callbot.core.answers import Answer
from callbot.core.followup import CALL_BACK
from callbot.core.script import Node, Script
from callbot.tune.changes import CallChange, ChangeKind, Judged, Repeat
from callbot.tune.known import Known, judged, same
from callbot.tune.logged import LoggedCall
from callbot.tune.rerun import Outcome, Unasked


def compared(
    call: LoggedCall, before: Outcome, after: Outcome, script: Script, known: Known
) -> list[CallChange]:
    """Every change of one call from `before` to `after`, which is what `script` makes of it."""
    return [
        *_answers(call, before, after, script, known),
        *_flags(call, before, after, script, known),
        *_ending(call, before, after, known),
    ]


def repeats(call: LoggedCall, after: Outcome) -> list[Repeat]:
    """The questions at which other answers of this call are not understood than were in it."""
    old = _not_understood(
        (turn.node, turn.words)
        for turn in call.turns
        if turn.heard is not None and not turn.confirming and turn.understood.kind == "no_match"
    )
    new = _not_understood(
        (one.node, one.alternatives[0].text if one.alternatives else "")
        for one in after.replied
        if one.understood.kind == "no_match" and not one.confirming
    )
    found = []
    for question in dict.fromkeys([*old, *new]):
        more, fewer = new.get(question, []), old.get(question, [])
        if len(more) != len(fewer) and after.replied:
            longer, other = (fewer, more) if len(fewer) > len(more) else (more, fewer)
            heard = next((words for words in longer if words not in other), longer[-1])
            found.append(Repeat(call.id, call.name, question, len(fewer), len(more), heard))
    return found


def _not_understood(said: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Question → answers to it that were not understood."""
    found: dict[str, list[str]] = {}
    for question, words in said:
        found.setdefault(question, []).append(words)
    return found


def _answers(
    call: LoggedCall, before: Outcome, after: Outcome, script: Script, known: Known
) -> list[CallChange]:
    changes: list[CallChange] = []
    news = {one.question: one for one in after.unasked if one not in before.unasked}
    questions = dict.fromkeys([*(q.id for q in script.questions), *before.answers])
    for question in questions:
        old, new = before.answers.get(question), after.answers.get(question)
        node = script.nodes.get(question)
        unasked = news.get(question)
        if node is None or node.wait is None:
            if old is not None:
                because = "the script does not ask this any more"
                changes.append(
                    CallChange(call.id, call.name, question, "removed", shown(old), "",
                               _heard(call, question, before), "", because)
                )  # fmt: skip
            continue
        if unasked is not None and (not unasked.again or unasked.confirming):
            changes.append(_unasked(call, unasked, old, new, after))
        if (old is None and new is None) or (old and new and same(old, new)):
            continue
        if unasked is not None and not unasked.again and old is None:
            continue
        alike = old and new and set(old.categories) == set(new.categories)
        kind: ChangeKind = "value" if alike else "category"
        how = judged(known.standing(node, old), known.standing(node, new))
        changes.append(
            CallChange(call.id, call.name, question, kind, shown(old), shown(new),
                       _heard(call, question, after, before), how,
                       _because(question, after, unasked))
        )  # fmt: skip
    return changes


def _unasked(
    call: LoggedCall, one: Unasked, old: Answer | None, new: Answer | None, after: Outcome
) -> CallChange:
    because = "was never asked"
    if one.confirming:
        because = "would be asked back, and was not; taken as it was said"
    return CallChange(
        call.id, call.name, one.question, "unasked", shown(old), shown(new),
        _heard(call, one.question, after) if one.confirming else "", "", because,
    )  # fmt: skip


def _because(question: str, after: Outcome, unasked: Unasked | None) -> str:
    recorded = after.recorded.get(question)
    if question in after.answers and recorded is not None:
        return recorded.because
    if unasked is not None:
        last = [one for one in after.replied if one.node == question]
        why = f" ({last[-1].understood.because})" if last else ""
        return f"asked once more, and what would be answered is not known{why}"
    if question in after.dropped:
        return f"left open: {after.dropped[question]}"
    return "not asked any more"


def _flags(
    call: LoggedCall, before: Outcome, after: Outcome, script: Script, known: Known
) -> list[CallChange]:
    gone = [rule for rule in before.flags if rule not in after.flags]
    new = [rule for rule in after.flags if rule not in before.flags]
    moved = [
        rule for rule, flag in after.flags.items()
        if rule in before.flags and before.flags[rule].level != flag.level
    ]  # fmt: skip
    lost = _lost(before, after, known)
    levels = {rule.id: rule.level for rule in script.rules}
    changes = []
    for rule in gone:
        flag = before.flags[rule]
        then = "call_back" if after.call_backs else ""
        because = (
            f"on the call-back list: {', '.join(after.call_backs)}" if then
            else "the rule does not hold any more" if rule in levels
            else "the script does not have this rule"
        )  # fmt: skip
        changes.append(
            CallChange(call.id, call.name, "", "flag", f"{flag.level}: {rule}", then, flag.evidence,
                       _of_flag(rule, known, up=False), because, lost)
        )  # fmt: skip
    for rule in new + moved:
        flag = after.flags[rule]
        was = f"{before.flags[rule].level}: {rule}" if rule in before.flags else ""
        how = "" if was else _of_flag(rule, known, up=True)
        changes.append(
            CallChange(call.id, call.name, "", "flag", was, f"{flag.level}: {rule}", flag.evidence,
                       how, flag.reason)
        )  # fmt: skip
    return changes + _call_backs(call, before, after, lost and not gone)


def _call_backs(call: LoggedCall, before: Outcome, after: Outcome, lost: bool) -> list[CallChange]:
    changes = []
    for name in dict.fromkeys([*before.call_backs, *after.call_backs]):
        old, new = name in before.call_backs, name in after.call_backs
        if old != new:
            why = before.call_backs[name] if old else after.call_backs[name]
            entry = f"{CALL_BACK}: {name}"
            changes.append(
                CallChange(call.id, call.name, "", "flag", entry if old else "",
                           entry if new else "", _heard(call, name, after, before), "", why,
                           lost and old)
            )  # fmt: skip
    return changes


def _lost(before: Outcome, after: Outcome, known: Known) -> bool:
    """Whether a key person would not be found any more.

    Without a truth to go by that is whoever had a flag and has none, but for those whom a person
    cleared. With it, a true key person whom only the call-back list has must not go from there either.
    """
    if after.flags:
        return False
    if known.is_key is None:
        return any(rule not in known.taken_down for rule in before.flags)
    if not known.is_key:
        return False
    return bool(before.flags) or bool(before.call_backs and not after.call_backs)


def _of_flag(rule: str, known: Known, *, up: bool) -> Judged:
    """What a flag that goes up or down means, where it is known."""
    if rule in known.put_up or rule in known.taken_down:
        right = rule in known.put_up
    elif known.is_key is None:
        return ""
    else:
        right = known.is_key
    return "wrong_to_right" if right == up else "right_to_wrong"


def _ending(call: LoggedCall, before: Outcome, after: Outcome, known: Known) -> list[CallChange]:
    del known
    if before.disposition == after.disposition or not before.disposition:
        return []
    through = ("complete", "partial")
    if after.unasked and before.disposition in through and after.disposition in through:
        return []  # whether it would be complete hangs on what is not known
    because = "; ".join(f"{turn.node}: {turn.words}" for turn in after.unheard[:3])
    because = f"not listened to any more: {because}" if because else ""
    return [
        CallChange(call.id, call.name, "", "disposition", before.disposition, after.disposition,
                   call.turns[-1].words if call.turns else "", "", because)
    ]  # fmt: skip


def shown(answer: Answer | None) -> str:
    """An answer in a table: its value, or its categories."""
    if answer is None:
        return ""
    return ",".join(answer.categories) if answer.value is None else str(answer.value)


def _heard(call: LoggedCall, question: str, *outcomes: Outcome) -> str:
    for outcome in outcomes:
        if question in outcome.answers and question in outcome.recorded:
            return outcome.recorded[question].words
    words = [turn.words for turn in call.turns if turn.node == question and turn.words]
    return words[-1] if words else ""


def question_of(script: Script, node_id: str) -> Node | None:
    """The question of that name."""
    node = script.nodes.get(node_id)
    return node if node is not None and node.wait is not None else None
