"""What a campaign came to, from what was written: the figures of its report, as plain values."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from callbot.campaign.accounting import Account, Member, account, status_of
from callbot.campaign.clock import Clock, instant
from callbot.campaign.settings import Settings, from_json
from callbot.campaign.truths import FATES, fate, key_persons
from callbot.core.phones import bare
from callbot.core.script import Script
from callbot.scriptfile.load import loads
from callbot.store import campaigns as stored
from callbot.store.barring import Barring
from callbot.store.campaigns import Campaign, RosterEnd
from callbot.store.open import Store
from callbot.store.scripts import text_of

_HOUR_MS = 3_600_000


def summary(store: Store, campaign: Campaign, counted: Account | None = None) -> dict[str, Any]:
    """Everything that `callbot day --json` prints; `counted` is the account, where it is there already."""
    settings = from_json(campaign.settings)
    script = script_of(store, campaign)
    counted = counted or account_of(store, campaign, script)
    tried = _Tried(settings)
    for line in stored.attempts(store, campaign.id):
        tried.add(line)
    return {
        "campaign": campaign.id,
        "run": campaign.run_id,
        "name": campaign.name,
        "script": campaign.script,
        "state": stored.state_of(store, campaign),
        "clock": campaign.clock,
        "until": _until(settings, campaign),
        "seed": settings.seed,
        "mix": settings.mix,
        "robots": settings.robots,
        "lines": settings.lines,
        "people": campaign.people,
        "persons": dict(counted.people),
        "households": counted.row(counted.households),
        "areas": dict(counted.lines()),
        "attempts": tried.attempts,
        "calls": tried.calls,
        "dispositions": dict(tried.dispositions.most_common()),
        "lines_in_use": tried.lines(None if campaign.state == "finished" else campaign.clock),
        "hours": tried.hours(),
        "flagged": {level: counted.levels[level] for level in (*script.levels, "call_back")},
        "key_persons": _key_persons(store, campaign, settings, script),
        "doors": len(counted.doors),
        "doors_nobody": counted.nobody,
        "doors_refused": counted.only_refused,
        "seconds_a_person": _pace(settings, campaign.people),
    }


def run_summary(store: Store, figures: Mapping[str, Any], wall_seconds: float) -> dict[str, Any]:
    """The same as a simulation keeps its figures, so that its report can be written and compared."""
    keys = figures["key_persons"]
    unreached = keys["unreached"] + keys["not_called"]
    return {
        "calls": figures["calls"],
        "seed": figures["seed"],
        "line": "text",
        "mix": figures["mix"],
        "turns": stored.turns_of(store, figures["campaign"]),
        "dispositions": figures["dispositions"],
        "key_persons": {**keys, "unreached": unreached},
        "audio_seconds": 0.0,
        "wall_seconds": round(wall_seconds, 2),
    }


def script_of(store: Store, campaign: Campaign) -> Script:
    """The script that the campaign was planned with."""
    return loads(text_of(store, campaign.script_sha256), campaign.script)


def account_of(store: Store, campaign: Campaign, script: Script) -> Account:
    """Everybody on the roster, counted."""
    return account(members(store, campaign, script))


def members(store: Store, campaign: Campaign, script: Script) -> Iterator[Member]:
    """Everybody on the roster with what became of them."""
    barred = Barring(store, campaign.run_id).all()
    levels = {level: n for n, level in enumerate((*script.levels, "call_back"))}
    for line in stored.roster_ends(store, campaign.id):
        fields: dict[str, Any] = json.loads(line.fields) if line.fields else {}
        age = str(fields.get("age", ""))
        yield Member(
            line.contact_id,
            line.name,
            line.phone,
            str(fields.get("area", "")),
            str(fields.get("building", "")),
            str(fields.get("household") or f"#{line.contact_id}"),
            status_of(
                (line.endings or "").split(),
                phone=line.phone,
                barred=bool(line.phone) and (line.token or bare(line.phone)) in barred,
            ),
            len((line.endings or "").split()),
            _gravest(line, levels),
            int(age) if age.isdecimal() else None,
        )


def _gravest(line: RosterEnd, levels: dict[str, int]) -> str:
    known = [level for level in (line.levels or "").split() if level in levels]
    return min(known, key=levels.__getitem__, default="")


def _until(settings: Settings, campaign: Campaign) -> str:
    """What the figures hold for: the end of the last window, or how far it came."""
    stretches = settings.hours.stretches(settings.starts, settings.days)
    closes = Clock(settings.hours.tz).text(stretches[-1].closes)
    reached = closes if campaign.state == "finished" else campaign.clock or closes
    return reached[:16].replace("T", " ")


def _pace(settings: Settings, people: int) -> float:
    """Seconds of an open window for each person of one robot's share."""
    stretches = settings.hours.stretches(settings.starts, settings.days)
    seconds = sum(stretch.closes - stretch.opens for stretch in stretches) / 1000
    return round(seconds * settings.robots / people, 3) if people else 0.0


def _key_persons(
    store: Store, campaign: Campaign, settings: Settings, script: Script
) -> dict[str, int]:
    """True key persons and what became of them, called or not; others with a flag."""
    found = dict.fromkeys(("truth", *FATES, "not_called", "others", "false_alarms"), 0)
    called = {line.contact_id: line for line in stored.called_truths(store, campaign.id)}
    for line in called.values():
        outcomes = line.outcomes.split(",")
        if line.is_key:
            found["truth"] += 1
            found[fate(outcomes)] += 1
        else:
            found["others"] += 1
            found["false_alarms"] += "false_alarm" in outcomes
    uncalled = [
        index
        for index, line in enumerate(stored.roster(store, campaign.id))
        if line.contact_id not in called
    ]
    found["not_called"] = key_persons(script, settings, uncalled)
    found["truth"] += found["not_called"]
    found["others"] += len(uncalled) - found["not_called"]
    return found


class _Tried:
    """Attempts added up: hour by hour, and how many lines they took."""

    def __init__(self, settings: Settings) -> None:
        self._clock = Clock(settings.hours.tz)
        self._stretches = settings.hours.stretches(settings.starts, settings.days)
        self._changes: Counter[int] = Counter()
        """Second → how many more lines are in use than before it."""
        self._hours: dict[int, Counter[str]] = {}
        self.attempts = self.calls = 0
        self.dispositions: Counter[str] = Counter()
        self._busy_ms = 0

    def add(self, line: stored.AttemptLine) -> None:
        began = instant(line.started_at)
        self.attempts += 1
        self.dispositions[line.disposition or "going_on"] += 1
        hour = self._hours.setdefault(began // _HOUR_MS, Counter())
        hour["dialled"] += 1
        if line.ended_at is None:
            return
        ended = instant(line.ended_at)
        self._changes[began // 1000] += 1
        self._changes[ended // 1000] -= 1
        self._busy_ms += ended - began
        spoken = ended - began - round((line.ring_seconds or 0.0) * 1000) > 1
        self.calls += spoken
        hour["answered"] += spoken
        hour["reached"] += line.disposition in ("complete", "partial")

    def lines(self, clock: str | None) -> dict[str, Any]:
        """The most at once, the mean while the window was open, and when the last call ended.

        `clock`: how far a campaign has come that is not over; the window was open until then.
        """
        most = now = 0
        for _, change in sorted(self._changes.items()):
            now += change
            most = max(most, now)
        last = max(self._changes, default=0)
        now_ms = instant(clock) if clock else self._stretches[-1].closes
        begun = (s for s in self._stretches if s.opens // 1000 <= last)
        open_ms = sum(min(s.closes, max(now_ms, s.opens)) - s.opens for s in begun)
        return {
            "most": most,
            "mean": round(self._busy_ms / open_ms, 1) if open_ms else 0.0,
            "last_ended_at": self._clock.text(last * 1000)[:19] if last else None,
        }

    def hours(self) -> list[dict[str, Any]]:
        """Hour by hour: dialled, answered, reached; hours without a call between others, too."""
        first, last = min(self._hours, default=0), max(self._hours, default=-1)
        known = [
            (hour, self._hours.get(hour, Counter()))
            for hour in range(first, last + 1)
            if hour in self._hours or self._is_open(hour)
        ]
        return [
            {
                "hour": self._clock.text(hour * _HOUR_MS)[:16],
                **{key: counts[key] for key in ("dialled", "answered", "reached")},
            }
            for hour, counts in known
        ]

    def _is_open(self, hour: int) -> bool:
        """Whether calls may begin in all of this hour."""
        return any(
            one.opens <= hour * _HOUR_MS and (hour + 1) * _HOUR_MS <= one.closes
            for one in self._stretches
        )
