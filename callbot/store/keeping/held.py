"""Who is kept whatever their age: somebody has still to be followed up, or a campaign still runs."""

from __future__ import annotations

import sqlite3
from typing import Final, NamedTuple

from callbot.store.following import DONE, SETTLED


class Held(NamedTuple):
    """Somebody whose data is older than it may be, and who is kept."""

    contact_id: int
    name: str
    call_id: int | None
    since: str
    why: str
    """A follow-up level, else `call_back`, `open` (told, to be passed on), `not_ended`, or `campaign`."""


_DONE: Final = DONE.format(contact="call.contact_id")
_OPEN: Final = f"""
SELECT contact.id, contact.name, call.id, call.started_at, flag.level,
  flag.kind = 'call_back' AS rank
FROM flag JOIN call ON call.id = flag.call_id JOIN contact ON contact.id = call.contact_id
WHERE flag.cleared_at_seconds IS NULL AND call.run_id IS NULL AND NOT {_DONE}
  AND NOT (flag.kind = 'call_back' AND {SETTLED})
UNION ALL
SELECT contact.id, contact.name, call.id, call.started_at, 'open', 2
FROM call JOIN contact ON contact.id = call.contact_id
JOIN question ON question.script_sha256 = call.script_sha256 AND question.expects = 'open'
JOIN answer ON answer.call_id = call.id AND answer.question = question.question
WHERE answer.is_current AND answer.value IS NOT NULL AND call.run_id IS NULL AND NOT {_DONE}
UNION ALL
SELECT contact.id, contact.name, call.id, call.started_at, 'not_ended', 3
FROM call JOIN contact ON contact.id = call.contact_id
WHERE call.disposition IS NULL AND call.run_id IS NULL AND NOT {_DONE}
  AND NOT EXISTS (SELECT 1 FROM do_not_call WHERE do_not_call.call_id = call.id)
  AND NOT EXISTS (SELECT 1 FROM call AS later WHERE later.contact_id = call.contact_id
    AND later.id > call.id)
UNION ALL
SELECT contact.id, contact.name, NULL, campaign.created_at, 'campaign', 4
FROM contact JOIN campaign ON campaign.id = contact.campaign_id
WHERE contact.run_id IS NULL AND campaign.state <> 'finished'
ORDER BY rank, 4 DESC
"""  # noqa: S608 - our own text


def held(conn: sqlite3.Connection) -> dict[int, Held]:
    """Every real person who is kept, by number: those of the follow-up lists who are not done."""
    found: dict[int, Held] = {}
    for *row, _ in conn.execute(_OPEN):
        found.setdefault(row[0], Held(*row))
    return found
