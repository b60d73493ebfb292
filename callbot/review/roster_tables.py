"""Rosters as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rich.console import RenderableType
from rich.text import Text

from callbot.core.script import Language
from callbot.review.tables import table_of
from callbot.store.rosters import OnRoster, Roster

_WORDS: Final = {
    "roster": ("名册", "roster"),
    "people": ("人数", "people"),
    "since": ("导入时间", "kept at"),
    "source": ("来源", "from"),
    "name": ("姓名", "name"),
    "phone": ("电话", "telephone"),
    "area": ("社区", "area"),
    "building": ("楼栋", "building"),
    "household": ("户号", "household"),
    "age": ("年龄", "age"),
    "barred": ("不再致电", "not to be called"),
    "figures": (
        "{people:,} 人，{households:,} 户，{numbers:,} 个号码；{without_number:,} 人没有电话，"
        "{barred:,} 人要求不再致电",
        "{people:,} people, {households:,} households, {numbers:,} numbers; {without_number:,} without"
        " one, {barred:,} asked not to be called again",
    ),
    "more": ("还有 {:,} 人（--limit）", "{:,} more (--limit)"),
    "nobody": ("没有这样的人", "nobody"),
}


def rosters_table(known: Sequence[Roster], language: Language) -> RenderableType:
    """Every roster, the newest first."""
    w = _words(language)
    table = table_of(None, w["roster"], f">{w['people']}", w["since"], w["source"])
    for one in known:
        kept = one.kept_at[:16].replace("T", " ")
        table.add_row(Text(one.name), f"{one.people:,}", kept, Text(one.source))
    return table


def roster_tables(
    one: Roster, figures: Mapping[str, Any], people: Sequence[OnRoster], language: Language
) -> list[RenderableType]:
    """A roster's figures, its areas, and these of its people."""
    w = _words(language)
    title = f"{one.name} · {one.source} · {one.kept_at[:16].replace('T', ' ')}"
    areas = table_of(None, w["area"], f">{w['people']}")
    for area, count in figures["areas"].items():
        areas.add_row(Text(area or "–"), f"{count:,}")
    shown: list[RenderableType] = [
        Text(title, "bold"), Text(w["figures"].format_map(figures)), areas
    ]  # fmt: skip
    if people:
        shown.append(_people(people, w))
    more = one.people - len(people)
    return [*shown, Text(w["more"].format(more), "dim")] if people and more > 0 else shown


def _people(people: Sequence[OnRoster], w: Mapping[str, str]) -> RenderableType:
    keys = ("area", "building", "household", "age")
    table = table_of(None, w["name"], w["phone"], *(w[key] for key in keys), "")
    for one in people:
        table.add_row(
            Text(one.name), one.phone, *(Text(str(one.fields.get(key, ""))) for key in keys),
            w["barred"] if one.barred else "",
        )  # fmt: skip
    return table


def _words(language: Language) -> dict[str, str]:
    place = 0 if language == "zh" else 1
    return {key: words[place] for key, words in _WORDS.items()}
