"""Tomorrow's doors: a table for the terminal, and a sheet to print, to carry and to have signed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from markupsafe import Markup
from rich.console import RenderableType
from rich.text import Text

from callbot.campaign.accounting import GROUPS, Account, Household, Member, natural
from callbot.core.script import Language
from callbot.review import svg
from callbot.review.campaign_words import CampaignWords
from callbot.review.tables import table_of
from callbot.review.templating import environment
from callbot.review.words import Words
from callbot.store.campaigns import Campaign


def door_table(
    account: Account, campaign: Campaign, language: Language, most: int
) -> list[RenderableType]:
    """The first doors: those with key persons, then in the order in which one walks."""
    w = CampaignWords(language)
    title = w("doors", f"{len(account.doors):,}", f"{account.nobody:,}")
    table = table_of(title, w("area"), w("household"), w("who"), w("why"))
    first = sorted(account.doors, key=lambda house: not house.has_key_person)
    for house in first[:most]:
        for n, member in enumerate(house.open):
            key = w("key_too") if member.is_key else ""
            where = (house.area, house.name) if n == 0 else ("", "")
            why = " · ".join(filter(None, (reason_of(member, w), key)))
            table.add_row(*map(Text, (*where, member.name, why)))
    shown: list[RenderableType] = [table, *(Text(text, "dim") for text in _what_doors(account, w))]
    if len(account.doors) > most:
        shown.append(Text(f"  … {len(account.doors) - most:,}", "dim"))
    if unfinished := w.unfinished(campaign.state, campaign.clock):
        shown.append(Text(unfinished, "yellow"))
    return shown


def _what_doors(account: Account, w: CampaignWords) -> tuple[str, str]:
    """Which doors these are, beside the households' groups."""
    return w("doors_are"), w("doors_refused", f"{account.only_refused:,}")


def reason_of(member: Member, w: CampaignWords) -> str:
    """Why somebody has to be seen."""
    return w(f"p_{member.status}")


def door_sheet(account: Account, campaign: Campaign, language: Language) -> str:
    """The sheet as one HTML page that needs nothing else: by area and building, with room to sign."""
    w, words = CampaignWords(language), Words(language)
    return environment().get_template("door_sheet.html.j2").render(
        w=w,
        language=language,
        campaign=campaign,
        until=(campaign.clock or "")[:16].replace("T", " "),
        unfinished=w.unfinished(campaign.state, campaign.clock),
        groups=GROUPS,
        areas=account.lines(),
        total=account.row(account.households),
        doors=w("doors", f"{len(account.doors):,}", f"{account.nobody:,}"),
        what_doors=_what_doors(account, w),
        by_area=_by_area(account),
        first=_first(account),
        bar=lambda counts: _bar(counts, w),
        reason=lambda member: reason_of(member, w),
        level=words.level,
        whole=lambda house: house.name
        if house.name.startswith(house.building)
        else f"{house.building} {house.name}",
        door=lambda house: house.name.removeprefix(house.building).strip() or house.name,
    )  # fmt: skip


def _bar(counts: Mapping[str, int], w: CampaignWords) -> Markup:
    total = sum(counts.values()) or 1
    return svg.stacked(
        (counts[group] / total, group, f"{w(f'g_{group}')} {counts[group]:,}") for group in GROUPS
    )


def _first(account: Account) -> dict[str, list[Household]]:
    """Area → its doors with key persons."""
    first: dict[str, list[Household]] = {}
    for house in account.doors:
        if house.has_key_person:
            first.setdefault(house.area, []).append(house)
    return first


def _by_area(account: Account) -> list[tuple[str, list[tuple[str, Mapping[str, int], Any]]]]:
    """Area → its buildings, each with all its households counted and the other doors to knock on."""
    doors: dict[tuple[str, str], list[Household]] = {}
    for house in account.doors:
        if house.has_key_person:
            continue
        doors.setdefault((house.area, house.building), []).append(house)
    places = sorted(account.buildings, key=lambda place: (place[0], natural(place[1])))
    return [
        (
            area,
            [
                (
                    building,
                    account.row(account.buildings[area, building]),
                    doors.get((area, building)),
                )
                for _, building in its
            ],
        )
        for area, its in groupby(places, key=lambda place: place[0])
    ]
