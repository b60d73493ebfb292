"""What came of a series of check-ins, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rich.console import RenderableType
from rich.text import Text

from callbot.core.script import Language, Script
from callbot.review.tables import table_of

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "zh": {
        "rules": "谁要跟进", "rule": "规则", "level": "级别", "truth": "真的", "alerted": "报了",
        "missed": "漏了", "unreached": "没联系上", "false": "误报", "raised": "报了（没联系上）",
        "late": "平均晚几次", "persons": "{people} 人，{days} 天，每天 {times}",
        "due": "到时候该问的", "kept": "问到了的", "gone": "没问到的", "calls": "接通的电话",
        "ill": "真的病了的人", "key": "真的要跟进的人", "call_back": "要人回电的",
        "false_alarms": "误报的人", "late_hours": "报晚的小时数（中位、平均、最多）",
        "after_onset": "发病到报警的小时数（中位、平均、最多）", "things": "开放回答里说的东西，记下了几样",
    },
    "en": {
        "rules": "Who must be followed up", "rule": "rule", "level": "level", "truth": "truly",
        "alerted": "alerted", "missed": "missed", "unreached": "not reached", "false": "false",
        "raised": "raised (not reached)", "late": "check-ins late",
        "persons": "{people} people, {days} days, {times} each day", "due": "check-ins due",
        "kept": "kept", "gone": "missed", "calls": "calls answered", "ill": "people truly ill",
        "key": "people truly to follow up", "call_back": "on the call-back list",
        "false_alarms": "people alarmed for nothing",
        "late_hours": "hours late (median, mean, most)",
        "after_onset": "hours from the first sign to the alert (median, mean, most)",
        "things": "things named in open answers, and kept",
    },
}  # fmt: skip


def checkin_tables(
    script: Script, summary: Mapping[str, Any], language: Language
) -> list[RenderableType]:
    """The rules one by one, then the people."""
    w = _WORDS[language]
    table = table_of(
        w["rules"], w["rule"], w["level"],
        *(">" + w[name] for name in ("truth", "alerted", "missed", "unreached", "false", "late")),
    )  # fmt: skip
    for rule in script.rules:
        counts = summary["rules"].get(rule.id, {})
        if "raised" in counts:
            table.add_row(Text(rule.id), rule.level, "", str(counts["raised"]), "", "", "", "")
            continue
        alerted = counts.get("alerted", 0)
        late = f"{counts.get('late_check_ins', 0) / alerted:.2f}" if alerted else ""
        shown = (
            str(counts.get(name, 0)) for name in ("true", "alerted", "missed", "unreached", "false")
        )
        table.add_row(Text(rule.id), rule.level, *shown, late)
    title = w["persons"].format(**{**summary, "times": ", ".join(summary["times"])})
    people = table_of(title, "", ">")
    for label, value in _people(summary, w):
        people.add_row(Text(label), value)
    return [table, people]


def _people(summary: Mapping[str, Any], w: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    check_ins, persons = summary["check_ins"], summary["persons"]
    yield w["due"], str(check_ins["due"])
    yield w["kept"], str(check_ins["kept"])
    yield w["gone"], str(check_ins["missed"])
    yield w["calls"], str(summary["calls"])
    yield w["ill"], str(persons["ill"])
    yield w["key"], str(persons["truth"])
    for name in ("alerted", "call_back", "missed", "unreached", "false_alarms"):
        yield w[name], str(persons[name])
    for name, label in (("late_hours", "late_hours"), ("hours_after_onset", "after_onset")):
        hours = summary[name]
        if hours:
            yield w[label], f"{hours['median']:g} · {hours['mean']:g} · {hours['most']:g}"
    if "open_answers" in summary:
        named = summary["open_answers"]
        yield w["things"], f"{named['things_named']} · {named['things_kept']}"
