"""A campaign's day as one HTML page that needs nothing else: reached, lines, key persons, missed, doors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from callbot import __version__
from callbot.campaign.accounting import GROUPS, PERSONS
from callbot.campaign.report import account_of, script_of, summary
from callbot.campaign.truths import FATES, fate
from callbot.core.disposition import DISPOSITIONS
from callbot.core.script import Language
from callbot.review import svg
from callbot.review.campaign_words import CampaignWords
from callbot.review.misheard import misheard
from callbot.review.people import by_person
from callbot.review.stats import wilson
from callbot.review.templating import environment
from callbot.review.words import Words, evidence_pairs, heard, joined, percent
from callbot.store import campaigns as stored
from callbot.store import figures, queries
from callbot.store.campaigns import Campaign
from callbot.store.open import Store
from callbot.store.queries import CallDetail, Turn

MOST_PEOPLE: Final = 60
"""Longer lists are cut; commands have them whole, and the page says which."""
_MOST_DOORS: Final = 40
_MOST_MISSED: Final = 25


def day_report(store: Store, campaign: Campaign, language: Language) -> str:
    """The page. Everything in it is also in `callbot day --json` and in the database."""
    w, words = CampaignWords(language), Words(language)
    counted = account_of(store, campaign, script_of(store, campaign))
    found = summary(store, campaign, counted)
    found["persons"] = {status: found["persons"].get(status, 0) for status in PERSONS}
    hours, keys, people = found["hours"], found["key_persons"], found["people"] or 1
    asked = keys["flagged"] + keys["call_back"] + keys["missed"]
    by_hour, by_hour_most = _by_hour(hours, w)
    so_far, so_far_most = _so_far(hours, people)
    levels = {level: n for level, n in found["flagged"].items() if level != "call_back"}
    labels = figures.question_labels(store, campaign.run_id)
    names = figures.category_labels(store, campaign.run_id)
    return environment().get_template("day_report.html.j2").render(
        w=w, words=words, svg=svg, percent=percent, joined=joined, heard=heard,
        version=__version__, language=language, campaign=campaign, figures=found, people=people,
        keys=keys, missed=wilson(keys["missed"], asked), codes=DISPOSITIONS,
        found=sum(levels.values()), unfinished=w.unfinished(campaign.state, campaign.clock),
        levels=" · ".join(f"{words.level(level)} {n:,}" for level, n in levels.items()),
        by_hour=by_hour, by_hour_most=by_hour_most, so_far=so_far, so_far_most=so_far_most,
        persons=PERSONS, groups=GROUPS, fates=(*FATES, "not_called"),
        parts=lambda counts, keys, prefix: _parts(counts, keys, prefix, w),
        people_found=by_person(queries.follow_up(store, campaign.run_id)), most=MOST_PEOPLE,
        evidence=lambda text: evidence_pairs(text, labels), labels=labels, names=names,
        people_missed=list(_missed(store, campaign, names)),
        doors=sorted(counted.doors, key=lambda house: not house.has_key_person)[:_MOST_DOORS],
    )  # fmt: skip


def _by_hour(hours: Sequence[Mapping[str, Any]], w: CampaignWords) -> tuple[Markup, int]:
    """Attempts of each hour, those that were answered in the second tone; and the scale's end."""
    most = max((hour["dialled"] for hour in hours), default=0) or 1
    return svg.columns(
        [
            (hour["dialled"] / most, hour["answered"] / (hour["dialled"] or 1),
             f"{hour['hour'][11:]} {w('dialled')} {hour['dialled']:,}, {w('answered')} {hour['answered']:,}")
            for hour in hours
        ],
        w("hours"),
    ), most  # fmt: skip


def _so_far(hours: Sequence[Mapping[str, Any]], people: int) -> tuple[Markup, float]:
    """The share of the roster that was reached by the end of each hour; and the scale's end."""
    shares = [sum_ / people for sum_ in accumulate(hour["reached"] for hour in hours)]
    most = max([*shares, 0.01])
    return svg.columns(
        [
            (share / most, 1.0, f"{hour['hour'][11:]} {percent(share)}")
            for hour, share in zip(hours, shares, strict=True)
        ],
        percent(shares[-1] if shares else 0.0),
    ), most


def _parts(counts: Mapping[str, int], keys: Sequence[str], prefix: str, w: CampaignWords) -> Markup:
    total = sum(counts.get(key, 0) for key in keys) or 1

    def title(key: str) -> str:
        name = "flagged_true" if key == "flagged" else f"{prefix}{key}"
        return f"{w(name)} {counts.get(key, 0):,}"

    return svg.stacked((counts.get(key, 0) / total, key, title(key)) for key in keys)


class Missed(NamedTuple):
    """A true key person who was asked, and whom nobody will look for."""

    name: str
    call_id: int
    turns: list[tuple[Turn, str]]
    """Those that led to it, with what was really said."""
    detail: CallDetail
    names: Mapping[str, Mapping[str, str]]

    def truth(self, node: str) -> str:
        """What was true, in the script's words."""
        truths = self.detail.truth.truth if self.detail.truth else {}
        value = str(truths.get(node, {}).get("truth", "–"))
        return self.names.get(node, {}).get(value, value)


def _missed(
    store: Store, campaign: Campaign, names: Mapping[str, Mapping[str, str]]
) -> Iterator[Missed]:
    calls = [
        line.missed_in
        for line in stored.called_truths(store, campaign.id)
        if line.is_key and line.missed_in and fate(line.outcomes.split(",")) == "missed"
    ]
    for call_id in calls[:_MOST_MISSED]:
        detail = queries.call(store, call_id)
        yield Missed(detail.call.name, call_id, misheard(detail), detail, names)
