"""A campaign taken away as a whole, with its copies of the people of a roster."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from callbot.errors import StoreError
from callbot.store.campaigns import Campaign
from callbot.store.keeping import audit
from callbot.store.keeping.audit import Actor, Look
from callbot.store.keeping.disk import doom, erasing, finish, finish_sound
from callbot.store.keeping.purging import erase_runs
from callbot.store.lease import lease
from callbot.store.open import Store
from callbot.store.sound import folders_of


class Gone(NamedTuple):
    """What went with a campaign."""

    people: int
    calls: int
    troubles: list[str]
    """What is left to do on the disk, and why."""


def delete_campaign(store: Store, campaign: Campaign, actor: Actor, now: datetime) -> Gone:
    """Everything of a rehearsed campaign, its people and calls too. Raises StoreError while it runs."""
    with lease(store.path, f"campaign-{campaign.id}") as mine:
        if not mine:
            raise StoreError(
                f"campaign {campaign.id} is running",
                hint=f"`callbot campaign pause {campaign.id}` stops it",
                code="running",
            )
        finish_sound(store)  # of a deletion that was interrupted
        with erasing(store) as conn:
            run = campaign.run_id
            calls = {id_ for (id_,) in conn.execute("SELECT id FROM call WHERE run_id = ?", (run,))}
            doom(conn, {path for _, path in folders_of(store, calls)})
            erase_runs(conn, {run} if run is not None else set())
            conn.execute("DELETE FROM campaign WHERE id = ?", (campaign.id,))
            what = [Look("delete", records=campaign.people, what="campaign")]
            audit.write(conn, actor, what, now)
        done = finish(store)
    return Gone(campaign.people, len(calls), done.troubles)
