"""Begins a campaign or takes one up where it stood, runs it under its lock, and stops it in order."""

from __future__ import annotations

import gc
import os
import signal
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from callbot.campaign.calling import Calling
from callbot.campaign.clock import instant
from callbot.campaign.crew import Crew, crew
from callbot.campaign.day import Day, Progress
from callbot.campaign.people import Person, people_of, telephones
from callbot.campaign.settings import from_json
from callbot.campaign.waiting import Telephone, Waiting
from callbot.errors import StoreError, UsageError
from callbot.simulation.hands import Staff
from callbot.simulation.plan import Plan
from callbot.store import campaigns as stored
from callbot.store.campaign_journal import CampaignJournal, Dialled
from callbot.store.campaigns import AttemptLine, Campaign
from callbot.store.journal import RunKeys
from callbot.store.lease import lease
from callbot.store.open import Store
from callbot.store.rows import as_json
from callbot.store.scripts import text_of

LINE = "text"
"""Campaigns are rehearsed: residents are simulated, without sound."""

Watch = Callable[[Progress], None]


def run(store: Store, campaign_id: int, workers: int | Staff, watch: Watch) -> bool:
    """Run a campaign to its end; False where it was paused (Ctrl-C, `callbot campaign pause`).

    Raises StoreError where another process runs it, UsageError where nobody is on its roster.
    """
    with lease(store.path, f"campaign-{campaign_id}") as mine, _stop_noted() as stop:
        campaign = stored.campaign(store, campaign_id)
        if not mine:
            raise _refused(campaign)
        if campaign.state == "finished":
            return True
        if not campaign.people:
            raise UsageError(
                f"nobody is on the roster of campaign {campaign_id}",
                hint="import one, or plan it with --people",
            )
        stored.start_campaign(store, campaign_id, _me())
        with _without_garbage():
            ended = _run(store, campaign, workers, watch, stop)
        stored.stop_campaign(store, campaign_id, "finished" if ended else "paused")
    return ended


def _run(
    store: Store, campaign: Campaign, workers: int | Staff, watch: Watch, stop: Callable[[], bool]
) -> bool:
    hands = crew(Calling(plan_of(store, campaign)), workers)
    try:
        return day_of(store, campaign, hands).run(watch, stop)
    finally:
        hands.close()


def day_of(store: Store, campaign: Campaign, hands: Crew) -> Day:
    """The campaign's engine, at the moment of the last commit."""
    settings = from_json(campaign.settings)
    assert campaign.run_id is not None
    people = people_of(stored.roster(store, campaign.id), settings)
    waiting = Waiting(settings.policy.quotas)
    shared = telephones(people, waiting)
    keys = RunKeys(campaign.run_id, campaign.script_sha256, LINE)
    journal = CampaignJournal(store, campaign.id, keys)
    day = Day(settings, people, waiting, hands, journal)
    take_up(day, store, campaign, shared)
    return day


def plan_of(store: Store, campaign: Campaign) -> Plan:
    """What the workers need; the script is the one that the campaign was planned with."""
    settings = from_json(campaign.settings)
    return Plan(
        script_text=text_of(store, campaign.script_sha256),
        script_name=campaign.script,
        calls=campaign.people,
        line="text",
        mix=settings.mix,
        seed=settings.seed,
        today=settings.starts,
    )


def take_up(day: Day, store: Store, campaign: Campaign, shared: Mapping[str, Telephone]) -> None:
    """Bring a day to where the attempts that were written say that it stood."""
    barred = stored.Barring(store, campaign.run_id)
    day.barred, day.entered = barred.all(), barred.new
    if campaign.clock is not None:
        day.now = instant(campaign.clock)
    going: list[tuple[Person, AttemptLine]] = []
    by_contact = {person.contact_id: person for person in day.people}
    for line in stored.attempts(store, campaign.id):
        person = by_contact[line.contact_id]
        person.tries = line.number
        if line.disposition is None:
            going.append((person, line))
        else:
            _over(day, person, line, shared)
    for contact_id, answers in stored.begun_answers(store, campaign.id).items():
        by_contact[contact_id].known = as_json(answers)
    busy = {person.index for person, _ in going}
    opens = day.stretches[0].opens
    for person in day.people:
        if not person.tries:
            person.due(opens)
    places = [p.place for p in day.people if p.due_ms and p.key and p.index not in busy]
    day.waiting.fill(places)
    for person, line in going:
        attempt = Dialled(line.contact_id, line.number, line.started_at, line.ring_seconds or 0.0)
        attempt.id = line.id
        day.waiting.occupy(person.index)
        began = instant(line.started_at)
        day.go_on(person, attempt, day.ring(person, line.number, began), began)


def _over(day: Day, person: Person, line: AttemptLine, shared: Mapping[str, Telephone]) -> None:
    """An attempt that had ended."""
    assert line.disposition is not None
    assert line.ended_at is not None
    ended, policy = instant(line.ended_at), day.settings.policy
    due = instant(line.next_at) if line.next_at else 0
    person.tried(line.disposition)
    person.due(due, appointed=bool(due) and policy.named(line.disposition, ended, due))
    if person.key in shared:
        phone = shared[person.key]
        phone.free_ms = max(phone.free_ms, policy.phone_free(ended))
    day.progress.attempts += 1


def _refused(campaign: Campaign) -> StoreError:
    runner = campaign.runner or {}
    who = f"process {runner['pid']} on {runner['host']}" if runner else "another process"
    since = f" since {runner['since']}" if runner else ""
    return StoreError(
        f"campaign {campaign.id} is being run by {who}{since}",
        hint=f"`callbot campaign pause {campaign.id}` stops it",
        code="running",
    )


def _me() -> dict[str, Any]:
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    return {"pid": os.getpid(), "host": socket.gethostname(), "since": since}


@contextmanager
def _stop_noted() -> Iterator[Callable[[], bool]]:
    """Ctrl-C and a polite kill are noted instead of breaking into a transaction; a second one breaks."""
    noted: list[int] = []
    before = {int(n): signal.getsignal(n) for n in (signal.SIGINT, signal.SIGTERM)}

    def note(number: int, _frame: object) -> None:
        noted.append(number)
        signal.signal(number, before[number])

    for number in before:
        signal.signal(number, note)
    try:
        yield lambda: bool(noted)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _without_garbage() -> Iterator[None]:
    """Nothing here makes cycles; looking for them in a hundred thousand people takes a third of a day."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
