"""Campaigns: what was planned, whom to call, how far it came, what became of everybody."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from callbot.core.script import Script
from callbot.errors import StoreError
from callbot.store.contacts import next_id
from callbot.store.lease import held
from callbot.store.open import Store
from callbot.store.registry import register_script
from callbot.store.rows import as_json


class Campaign(NamedTuple):
    """One campaign as it stands."""

    id: int
    name: str
    script_sha256: str
    script: str
    """The script's id."""
    language: str
    created_at: str
    settings: dict[str, Any]
    run_id: int | None
    """The simulation that its calls belong to; None until it runs."""
    state: str
    """`planned`, `running`, `paused` or `finished`; `running` where its process was killed, too."""
    clock: str | None
    """How far it came, in its own time."""
    wanted: str | None
    """`pause` where somebody asked for that."""
    runner: dict[str, Any] | None
    """Which process runs it, or ran it when it was killed."""
    people: int


class CampaignPlan(NamedTuple):
    """What a campaign sets out to do."""

    name: str
    settings: Mapping[str, Any]
    """With `mix` and `seed` of the simulated residents."""
    people: int
    """How many will be on the roster."""
    roster_id: int | None = None
    """The roster whose people are called, in place of people who do not exist."""


Listed = tuple[str, str, Mapping[str, str]]
"""Name, phone and other fields of somebody who does not exist, to be put on a roster."""
_CONTACT = "INSERT INTO contact (id, campaign_id, run_id, name, phone, fields)"

_CAMPAIGNS = """
SELECT campaign.id, campaign.name, campaign.script_sha256, script, language, campaign.created_at,
  settings, run_id, state, clock, wanted, runner,
  (SELECT count(*) FROM contact WHERE campaign_id = campaign.id)
FROM campaign JOIN script_version ON sha256 = script_sha256
"""


def plan_campaign(
    store: Store, script: Script, plan: CampaignPlan, people: Iterable[Listed], at: str
) -> int:
    """Keep a plan and its roster, all or nothing; returns the campaign's id.

    The script stays as it is now, whatever becomes of the file. `at` is ISO 8601.
    """
    settings = plan.settings
    register_script(store, script, at)
    with store.writing() as conn:
        run_id = conn.execute(
            "INSERT INTO run (script_sha256, line, mix, seed, calls_planned, workers,"
            " simulated_models, started_at) VALUES (?, 'text', ?, ?, ?, 0, 1, ?)",
            (script.sha256, settings["mix"], settings["seed"], plan.people, at),
        ).lastrowid
        campaign_id = conn.execute(
            "INSERT INTO campaign (name, script_sha256, created_at, settings, run_id)"
            " VALUES (?, ?, ?, ?, ?)",
            (plan.name, script.sha256, at, as_json(settings), run_id),
        ).lastrowid
        rows = (
            (number, campaign_id, run_id, name, phone, as_json(fields))
            for number, (name, phone, fields) in enumerate(people, next_id(conn, "contact"))
        )
        conn.executemany(f"{_CONTACT} VALUES (?, ?, ?, ?, ?, ?)", rows)
        # Of their own, so that what a rehearsal says of somebody never stands beside real calls.
        conn.execute(
            "INSERT INTO contact (id, campaign_id, run_id, name, phone, phone_token, fields)"
            " SELECT ? + row_number() OVER (ORDER BY id), ?, ?, name, phone, phone_token, fields"
            " FROM contact WHERE roster_id = ? ORDER BY id",
            (next_id(conn, "contact") - 1, campaign_id, run_id, plan.roster_id),
        )
    assert campaign_id is not None
    return campaign_id


def campaigns(store: Store) -> list[Campaign]:
    """Every campaign, the newest first."""
    return [_campaign(row) for row in store.rows(f"{_CAMPAIGNS} ORDER BY campaign.id DESC")]


def campaign(store: Store, campaign_id: int | None = None) -> Campaign:
    """One campaign, the newest where none is named. Raises StoreError where there is none."""
    rows = store.rows(
        f"{_CAMPAIGNS} WHERE :id IS NULL OR campaign.id = :id ORDER BY campaign.id DESC LIMIT 1",
        {"id": campaign_id},
    )
    if not rows:
        which = "any campaign" if campaign_id is None else f"campaign {campaign_id}"
        raise StoreError(
            f"{store.path} does not have {which}",
            hint="`callbot campaign status` lists them, `callbot campaign plan` makes one",
            code="no-campaign",
        )
    return _campaign(rows[0])


def state_of(store: Store, campaign: Campaign) -> str:
    """Its true state: one whose process was killed is `stopped`."""
    if campaign.state == "running" and not held(store.path, f"campaign-{campaign.id}"):
        return "stopped"
    return campaign.state


def _campaign(row: Any) -> Campaign:
    values = dict(zip(Campaign._fields, row, strict=True))
    for key in ("settings", "runner"):
        values[key] = json.loads(values[key]) if values[key] else None
    return Campaign(**values)


class RosterLine(NamedTuple):
    """Somebody on a campaign's roster."""

    contact_id: int
    name: str
    phone: str
    fields: str
    token: str | None = None
    """In place of the number, where that is not kept."""


def roster(store: Store, campaign_id: int) -> Iterator[RosterLine]:
    """The people of a campaign, in their order."""
    sql = """SELECT id, name, phone, fields, phone_token FROM contact
        WHERE campaign_id = ? ORDER BY id"""
    return map(RosterLine._make, store.db.execute(sql, (campaign_id,)))


class AttemptLine(NamedTuple):
    """One try of a campaign."""

    id: int
    contact_id: int
    number: int
    started_at: str
    disposition: str | None
    """None for one that was going on when the last commit was made."""
    ring_seconds: float | None
    ended_at: str | None
    next_at: str | None
    """When to try again, if ever."""


def attempts(store: Store, campaign_id: int) -> Iterator[AttemptLine]:
    """Every try of a campaign, in the order of dialling."""
    sql = (
        "SELECT attempt.id, contact_id, number, started_at, disposition, ring_seconds, ended_at,"
        " next_at FROM contact CROSS JOIN attempt ON attempt.contact_id = contact.id"
        " WHERE contact.campaign_id = ? ORDER BY attempt.id"
    )
    return map(AttemptLine._make, store.db.execute(sql, (campaign_id,)))


def begun_answers(store: Store, campaign_id: int) -> dict[int, dict[str, list[Any]]]:
    """What was answered in calls that broke off, of several the last.

    Contact → question → categories, value, words, confidence.
    """
    found: dict[int, tuple[int, dict[str, list[Any]]]] = {}
    rows = store.rows(
        "SELECT call.contact_id, call.id, question, categories, value, words, confidence"
        " FROM contact CROSS JOIN call ON call.contact_id = contact.id"
        " JOIN answer ON answer.call_id = call.id"
        " WHERE contact.campaign_id = ? AND disposition = 'break_off' AND is_current"
        " ORDER BY call.id",
        (campaign_id,),
    )
    for contact_id, call_id, question, categories, value, words, confidence in rows:
        if found.get(contact_id, (0,))[0] != call_id:
            found[contact_id] = (call_id, {})
        found[contact_id][1][question] = [json.loads(categories), value, words, confidence]
    return {contact_id: answers for contact_id, (_, answers) in found.items()}


def start_campaign(store: Store, campaign_id: int, runner: Mapping[str, Any]) -> None:
    """It runs now, by this process."""
    with store.writing() as conn:
        conn.execute(
            "UPDATE campaign SET state = 'running', runner = ?, wanted = NULL WHERE id = ?",
            (as_json(runner), campaign_id),
        )


def ask_to_pause(store: Store, campaign_id: int) -> None:
    """Whoever runs it stops at the next commit."""
    with store.writing() as conn:
        conn.execute("UPDATE campaign SET wanted = 'pause' WHERE id = ?", (campaign_id,))


def stop_campaign(store: Store, campaign_id: int, state: str) -> None:
    """Nobody runs it any more."""
    with store.writing() as conn:
        conn.execute(
            "UPDATE campaign SET state = ?, runner = NULL, wanted = NULL WHERE id = ?",
            (state, campaign_id),
        )


class RosterEnd(NamedTuple):
    """Somebody on a roster with what became of them."""

    contact_id: int
    name: str
    phone: str
    fields: str
    endings: str | None
    """Dispositions of their attempts, joined by spaces; None where none was made."""
    levels: str | None
    """Levels of their flags that stand, joined by spaces."""
    token: str | None
    """As `RosterLine.token`."""


def roster_ends(store: Store, campaign_id: int) -> Iterator[RosterEnd]:
    """Everybody on a campaign's roster, in their order."""
    sql = """
        WITH tried AS MATERIALIZED (
          SELECT attempt.contact_id, group_concat(coalesce(disposition, 'going_on'), ' ') AS endings
          FROM contact JOIN attempt ON attempt.contact_id = contact.id
          WHERE campaign_id = :id GROUP BY attempt.contact_id
        ), standing AS MATERIALIZED (
          SELECT call.contact_id, group_concat(DISTINCT flag.level) AS levels
          FROM flag JOIN call ON call.id = flag.call_id JOIN contact ON contact.id = call.contact_id
          WHERE campaign_id = :id AND cleared_at_seconds IS NULL GROUP BY call.contact_id
        )
        SELECT contact.id, name, phone, fields, endings, replace(levels, ',', ' '), phone_token
        FROM contact LEFT JOIN tried ON tried.contact_id = contact.id
        LEFT JOIN standing ON standing.contact_id = contact.id
        WHERE campaign_id = :id ORDER BY contact.id
    """
    return map(RosterEnd._make, store.db.execute(sql, {"id": campaign_id}))


class CalledTruth(NamedTuple):
    """What was true of somebody who was called, in a rehearsal."""

    contact_id: int
    is_key: int
    outcomes: str
    """What each call made of it, joined by commas."""
    missed_in: int | None
    """The last call that missed them."""


def called_truths(store: Store, campaign_id: int) -> list[CalledTruth]:
    """Everybody who was called, with the truth about them."""
    rows = store.rows(
        "SELECT call.contact_id, max(is_key), group_concat(DISTINCT outcome),"
        " max(CASE outcome WHEN 'missed' THEN call.id END)"
        " FROM contact JOIN call ON call.contact_id = contact.id"
        " JOIN simulated_truth ON call_id = call.id"
        " WHERE campaign_id = ? GROUP BY call.contact_id",
        (campaign_id,),
    )
    return [CalledTruth(*row) for row in rows]


def turns_of(store: Store, campaign_id: int) -> int:
    """How many turns all calls of a campaign had."""
    sql = (
        "SELECT count(*) FROM contact CROSS JOIN call ON call.contact_id = contact.id"
        " JOIN turn ON turn.call_id = call.id WHERE campaign_id = ?"
    )
    found: int = store.rows(sql, (campaign_id,))[0][0]
    return found
