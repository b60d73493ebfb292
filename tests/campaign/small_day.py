"""A small district called in this process or in others, and what is compared of two databases."""

import sqlite3
from dataclasses import replace
from functools import cache

from callbot.campaign.calling import Calling
from callbot.campaign.crew import Alone
from callbot.campaign.district import district
from callbot.campaign.running import day_of, plan_of
from callbot.campaign.settings import Settings
from callbot.commands.common import load_script
from callbot.store import campaigns as stored
from callbot.store.open import open_database

AT = "2026-01-01T08:00:00+00:00"
COLUMNS = {
    "contact": "*", "attempt": "*", "call": "*", "turn": "*", "answer": "*", "flag": "*",
    "dropped": "*", "do_not_call": "*", "simulated_truth": "*", "campaign": "id, settings, state, clock",
}  # fmt: skip
"""What two runs of the same campaign must have in common: all but the time on the wall."""


@cache
def script():
    """The shipped screening."""
    return load_script("screening.zh")


def settings(lines=6, **changes):
    """A small campaign's."""
    return replace(Settings(robots=1, lines_per_robot=lines, seed=11), **changes)


def planned(path, people, wanted):
    """A database with one campaign; returns its id."""
    listed = ((e.name, e.phone, e.fields) for e in district(people, wanted.seed, "zh"))
    plan = stored.CampaignPlan("test", wanted.to_json(), people)
    with open_database(path, "simulation") as store:
        return stored.plan_campaign(store, script(), plan, listed, AT)


@cache
def _caller(plan):
    return Calling(plan)()


def alone(store, campaign):
    """A crew of this process; what its calls need is built once a plan."""
    plan = plan_of(store, campaign)
    return Alone(lambda: _caller(plan))


def run(path, campaign_id, stop=lambda: False):
    """Run or take up a campaign; True where it came to its end."""
    with open_database(path, "simulation") as store:
        campaign = stored.campaign(store, campaign_id)
        ended = day_of(store, campaign, alone(store, campaign)).run(lambda _: None, stop)
        stored.stop_campaign(store, campaign_id, "finished" if ended else "paused")
        return ended


def content(path):
    """Every row that two runs of a campaign must have in common."""
    with sqlite3.connect(path) as db:
        return {
            table: db.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2, 3").fetchall()
            for table, columns in COLUMNS.items()
        }
