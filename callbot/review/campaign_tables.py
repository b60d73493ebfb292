"""A campaign's report as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from callbot.campaign.accounting import GROUPS, PERSONS
from callbot.core.disposition import DISPOSITIONS
from callbot.core.script import Language
from callbot.review.campaign_words import CampaignWords
from callbot.review.stats import spanned, wilson
from callbot.review.tables import _bar, table_of
from callbot.review.words import Words, percent
from callbot.store.campaigns import Campaign

Summary = Mapping[str, Any]


def report_tables(summary: Summary, language: Language) -> list[RenderableType]:
    """The day in the order in which one asks: reached, lines, key persons, missed, doors."""
    w = CampaignWords(language)
    return [
        *_headlines(summary, w),
        _hours(summary, w),
        _endings(summary, language, w),
        _counted(w("persons"), summary["persons"], [(p, w(f"p_{p}")) for p in PERSONS], w),
        area_table(summary["areas"], summary["households"], language),
        _flagged(summary, language, w),
        _truth(summary, w),
        Text(w("doors", f"{summary['doors']:,}", f"{summary['doors_nobody']:,}"), "bold"),
        Text("  " + w("doors_are"), "dim"),
        Text("  " + w("doors_refused", f"{summary['doors_refused']:,}"), "dim"),
        Text("  " + w("doors_list", f"callbot campaign doors {summary['campaign']}"), "dim"),
        Text(w("rehearsal"), "dim"),
    ]


def _headlines(summary: Summary, w: CampaignWords) -> list[RenderableType]:
    persons, people, robots = summary["persons"], summary["people"], summary["robots"]
    reached = persons.get("reached", 0)
    used = summary["lines_in_use"]
    said = w(
        "reached_by", until=summary["until"], reached=f"{reached:,}", share=percent(reached / (people or 1)),
        partly=f"{persons.get('partly', 0):,}",
    )  # fmt: skip
    took = w(
        "lines_took", robots=robots, each=summary["lines"] // robots, lines=summary["lines"],
        most=used["most"], mean=used["mean"],
    )  # fmt: skip
    last = (used["last_ended_at"] or "–").replace("T", " ")
    facts = (
        f"{people:,} {w('people')} · {w('attempts')} {summary['attempts']:,} ·"
        f" {w('calls')} {summary['calls']:,} · {w('last_call')} {last}"
    )
    shown: list[RenderableType] = [Text(said, "bold"), Text(took), Text(facts)]
    if pace := w.pace(people / robots, summary["seconds_a_person"]):
        shown.insert(2, Text(pace, "dim"))
    if unfinished := w.unfinished(summary["state"], summary["clock"]):
        shown.insert(0, Text(unfinished, "yellow"))
    return shown


def _hours(summary: Summary, w: CampaignWords) -> RenderableType:
    names = ("dialled", "answered", "reached")
    table = table_of(w("hours"), w("hour"), *(f">{w(name)}" for name in names), "")
    most = max((hour["dialled"] for hour in summary["hours"]), default=1)
    for hour in summary["hours"]:
        counts = [f"{hour[name]:,}" for name in names]
        table.add_row(hour["hour"].replace("T", " "), *counts, _bar(hour["dialled"] / most, "blue"))
    return table


def _endings(summary: Summary, language: Language, w: CampaignWords) -> RenderableType:
    table = table_of(w("endings"), w("ending"), "AAPOR", f">{w('attempts')}", ">%", "")
    names = Words(language)
    for name, count in summary["dispositions"].items():
        share = count / summary["attempts"]
        code = DISPOSITIONS[name].code if name in DISPOSITIONS else ""
        label = names.disposition(name) if name in DISPOSITIONS else w("going_on")
        table.add_row(Text(label), code, f"{count:,}", percent(share), _bar(share, "blue"))
    return table


def _counted(
    title: str, counts: Mapping[str, int], named: Sequence[tuple[str, str]], w: CampaignWords
) -> RenderableType:
    table = table_of(title, w("status"), f">{w('people')}", ">%", "")
    total = sum(counts.values())
    for key, label in named:
        share = counts.get(key, 0) / (total or 1)
        table.add_row(label, f"{counts.get(key, 0):,}", percent(share), _bar(share, "blue"))
    table.add_section()
    table.add_row(w("total"), f"{total:,}", "", "")
    return table


def area_table(
    areas: Mapping[str, Mapping[str, int]], total: Mapping[str, int], language: Language
) -> RenderableType:
    """Households by area (or building) and what became of them; the last row adds them up."""
    w = CampaignWords(language)
    columns = [f">{w(f'g_{group}')}" for group in GROUPS]
    table = table_of(w("households"), w("area"), *columns, f">{w('total')}")
    for area, counts in areas.items():
        table.add_row(Text(area or "-"), *_cells(counts))
    table.add_section()
    table.add_row(w("total"), *_cells(total))
    return table


def _cells(counts: Mapping[str, int]) -> list[str]:
    numbers = [counts.get(group, 0) for group in GROUPS]
    return [f"{number:,}" for number in (*numbers, sum(numbers))]


def _flagged(summary: Summary, language: Language, w: CampaignWords) -> RenderableType:
    names = Words(language)
    table = table_of(w("flagged"), w("level"), f">{w('people')}", "")
    listed = w("list_with", f"callbot follow-up --run {summary['run']}")
    for n, (level, people) in enumerate(summary["flagged"].items()):
        table.add_row(names.level(level), f"{people:,}", Text(listed if n == 0 else "", "dim"))
    return table


def _truth(summary: Summary, w: CampaignWords) -> RenderableType:
    found = summary["key_persons"]
    table = table_of(f"{w('key_truth')}: {found['truth']:,}", "", f">{w('people')}", "")
    asked = found["flagged"] + found["call_back"] + found["missed"]
    missed = wilson(found["missed"], asked)
    for name in ("flagged", "call_back", "missed", "unreached", "not_called"):
        style = "bold red" if name == "missed" and found[name] else ""
        label = w("flagged_true" if name == "flagged" else name)
        note = spanned(missed.share, missed.low, missed.high) if name == "missed" else ""
        table.add_row(Text(label, style), Text(f"{found[name]:,}", style), note)
    alarms = wilson(found["false_alarms"], max(found["others"], found["false_alarms"]))
    note = spanned(alarms.share, alarms.low, alarms.high)
    table.add_row(w("false_alarms"), f"{found['false_alarms']:,}", note)
    return table


def campaigns_table(
    campaigns: Sequence[tuple[Campaign, str]], language: Language
) -> RenderableType:
    """Every campaign with its state, which its process may not have lived to write."""
    w = CampaignWords(language)
    if not campaigns:
        return Text(w("none"))
    table = table_of(
        None, f">{w('campaign')}", w("name"), w("script"), f">{w('people')}", w("state"), w("clock")
    )
    for one, state in campaigns:
        table.add_row(
            str(one.id), Text(one.name), one.script, f"{one.people:,}", w(state),
            (one.clock or "")[:19].replace("T", " "),
        )  # fmt: skip
    return table
