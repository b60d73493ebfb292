"""Databases with everything a person can leave in one, for the tests of keeping little."""

from datetime import datetime, timedelta
from pathlib import Path

from stored_calls import AT, CALLS, contact, hold, record, script, truth

from callbot.store import deciding, followed, recordings
from callbot.store.campaigns import CampaignPlan, plan_campaign
from callbot.store.deciding import By
from callbot.store.journal import BatchJournal, CallJournal
from callbot.store.keeping.audit import Actor
from callbot.store.keeping.classes import CLASSES
from callbot.store.keeping.purging import cutoffs, purge
from callbot.store.registry import Correction, RunPlan, begin_run

NOW = datetime.fromisoformat(AT).astimezone()
ACTOR = Actor("王医生", "root", "command")
FOLDER = Path("recordings")
DAYS = {
    "recordings": 30, "transcripts": 90, "answers": 180, "contacts": 180, "consent": 1095,
    "calls": 1095, "do_not_call": 0, "audit": 1095, "simulated": 90,
}  # fmt: skip
"""As `config.toml` has them; another test holds the two together."""


def later(days):
    """So many days after the calls."""
    return NOW + timedelta(days=days)


def purged(store, days, *classes, before=None, dry_run=False, kept=DAYS):
    """What goes so many days after the calls, by class."""
    assert set(kept) == set(CLASSES)
    now = later(days)
    older = cutoffs(kept, classes, now, before)
    return purge(store, older, FOLDER, (ACTOR, now), dry_run=dry_run)


def rows(done):
    """Class → rows, of the classes of which something goes."""
    return {one.name: one.rows or len(one.folders) for one in done.going if one.rows or one.folders}


def call(store, kind="corrected", number=0, *, sound=False):
    """A real call; returns its number."""
    id_ = hold(CallJournal(store), CALLS[kind](), number, "laptop")
    if sound:
        folder, known = recordings.begin_recording(store, id_, FOLDER)
        for name in ("call.wav", "answer-001.wav"):
            (folder / name).write_bytes(b"RIFF" * 100)
        store.conn.execute(
            "UPDATE turn SET audio = ? WHERE call_id = ? AND heard IS NOT NULL",
            (f"{known}/answer-001.wav", id_),
        )
    return id_


def followed_up(store, id_, *kinds, by="李"):
    """Things done about whoever was called."""
    ((contact_id,),) = store.rows("SELECT contact_id FROM call WHERE id = ?", (id_,))
    for kind in kinds:
        followed.write_entry(store, contact_id, kind, f"找{contact_id}的邻居", By(by, AT))
    return contact_id


def corrected(store, id_):
    """A correction with words of its own, a check, a bar."""
    deciding.correct(
        store, id_, Correction("travel", ("yes",), None, "其实去过", "听了录音"), By("李", AT)
    )
    deciding.check(store, id_, By("李", AT))
    deciding.bar_caller(store, id_, "她说别再打了", By("李", AT))


def simulated(store, kinds, at=AT):
    """A rehearsal."""
    run = begin_run(store, script(), RunPlan("text", "easy", 1, len(kinds), 1), at)
    with BatchJournal(store, run, script().sha256, "text") as journal:
        for number, kind in enumerate(kinds):
            true = truth("missed", travel=("yes", "wrong"))
            journal.add(record(CALLS[kind](), 500 + number, true))
    return run


def rehearsed_campaign(store, people, state="finished", at=AT):
    """A campaign over a roster of (number) people, not yet run."""
    settings = {"mix": "easy", "seed": 1}
    listed = [
        (contact(number)["name"], contact(number)["phone"], {"area": "解放区"}) for number in people
    ]
    id_ = plan_campaign(store, script(), CampaignPlan("试", settings, len(listed)), listed, at)
    store.conn.execute("UPDATE campaign SET state = ? WHERE id = ?", (state, id_))
    return id_


def bytes_of(folder):
    """All bytes of the database's files."""
    return b"".join(path.read_bytes() for path in folder.glob("calls.db*"))
