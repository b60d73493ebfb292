"""The tests of exports share the calls of the tests of review and of store."""

import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(TESTS / "store"), str(TESTS / "review")]


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """Two simulations in two languages, real calls, corrections, and whoever was not reached.

    One call is running, one attempt reached nobody, one person was not tried.
    """
    from sample_run import fill
    from stored_calls import AT, CALLS, contact, hold, script

    from callbot.scriptfile.load import load
    from callbot.store.journal import CallJournal
    from callbot.store.open import open_database
    from callbot.store.registry import Correction, correct_answer

    path = tmp_path_factory.mktemp("export") / "calls.db"
    with open_database(path, "simulation") as store:
        for language in ("zh", "en"):
            fill(store, load(TESTS.parent / "scripts" / f"screening.{language}.toml"), 60)
    with open_database(path) as store:
        for number, kind in enumerate(CALLS):
            hold(CallJournal(store), CALLS[kind](), number)
        running = CallJournal(store)
        running.begin(contact(8), script(), "typed", AT)
        running.record((CALLS["travelled"]()[0][1],), 0.0)
        for call_id, category in ((3, "no"), (121, "no"), (123, "yes")):
            answer = Correction("travel", (category,), None, "", "听过")
            correct_answer(store, call_id, answer, "李医生", AT)
        with store.writing() as conn:
            conn.execute(
                "INSERT INTO campaign (id, name, script_sha256, created_at) VALUES (1, '一月', ?, ?)",
                ("a" * 64, AT),
            )
            for id_, name in ((900, "没接"), (901, "没打")):
                conn.execute(
                    "INSERT INTO contact (id, campaign_id, name, phone, fields)"
                    " VALUES (?, 1, ?, '13912345678', '{}')",
                    (id_, name),
                )
            conn.execute(
                "INSERT INTO attempt (id, contact_id, number, started_at, line, disposition)"
                " VALUES (900, 900, 1, ?, 'sip', 'no_answer')",
                (AT,),
            )
            conn.execute("INSERT INTO checked VALUES (1, '李医生', ?)", (AT,))
    return path
