"""Whose fault an error was: against what simulated people said, and what people wrote who listened."""

import json
import shutil
from datetime import date

import pytest

from callbot.core.answers import Alternative
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import loads
from callbot.store.registry import Correction, correct_answer
from callbot.tune.attribution import FAULTS
from callbot.tune.errors import errors
from callbot.tune.words import explained
from tests.here import callbot
from tests.tune.districts import district, opened, text_of


@pytest.fixture(params=["zh", "en"])
def hostile(request):
    """Language, database and errors of a district in which much goes wrong."""
    path = district(request.param, "hostile", calls=300)
    with opened(path) as store:
        return request.param, path, errors(store)


def test_every_error_of_a_simulation_has_one_cause(hostile):
    """Those that the simulation itself counts, and answers to what should not have been asked."""
    _, path, found = hostile
    with opened(path) as store:
        wanted = set(store.rows(
            "SELECT call_id, one.key FROM simulated_truth, json_each(truth) AS one"
            " WHERE json_extract(one.value, '$.verdict') IN ('wrong', 'unresolved')"
        ))  # fmt: skip
        needless = set(store.rows(
            "SELECT call_id, question FROM answer JOIN simulated_truth USING (call_id)"
            " WHERE is_current AND json_type(truth, '$.' || question) IS NULL"
        ))  # fmt: skip
    causes = [(cause.call_id, cause.question) for cause in found.causes]
    assert len(causes) == len(set(causes))
    assert set(causes) == wanted | needless
    assert wanted
    assert {c.why for c in found.causes if (c.call_id, c.question) in needless} <= {"needless"}
    assert sum(found.counts.values()) == found.count() == len(causes)
    assert sum(found.count(fault) for fault in FAULTS) == len(causes)


def test_heard_wrong_is_what_would_have_been_right_if_it_was_heard_exactly(hostile):
    """And understood wrong what would not: found by asking the understanding about what was said."""
    language, path, found = hostile
    script = loads(text_of(language))
    understanding = flow_of(script).understanding
    with opened(path) as store:
        ((day,),) = store.rows("SELECT DISTINCT substr(started_at, 1, 10) FROM call")
    looked_at = set()
    for cause in found.causes:
        node = script.nodes[cause.question]
        if node.wait.expects not in ("yes_no", "choice") or cause.turn == 0:
            continue
        with opened(path) as store:
            ((prompt, purpose, confirming),) = store.rows(
                "SELECT prompt, purpose, confirming FROM turn WHERE call_id = ? AND turn = ?",
                (cause.call_id, cause.turn),
            )
        if confirming or purpose != "ask":
            continue
        exact = understanding.understand(
            node.wait, (Alternative(cause.said.replace("…", " ")),), question=node.prompt,
            today=date.fromisoformat(day),
        )  # fmt: skip
        right = exact.kind == "answer" and set(exact.categories) == set(cause.right.split(","))
        if cause.why == "misheard":
            assert right, (cause, exact, prompt)
        elif cause.why in ("misread", "unmatched"):
            assert not right, (cause, exact, prompt)
        looked_at.add(cause.why)
    assert looked_at


def test_every_cause_is_a_sentence_in_both_languages(hostile):
    """With the words it rests on."""
    for cause in hostile[2].causes:
        for language in ("zh", "en"):
            sentence = explained(cause, language)
            assert sentence.endswith(("。", "."))
            assert "{" not in sentence


@pytest.fixture
def real(tmp_path):
    """A database without any truth, as of real calls, and a call in which somebody stayed at home."""
    path = tmp_path / "real.db"
    shutil.copyfile(district("en", calls=300), path)
    with opened(path, "live") as store:
        with store.writing() as conn:
            conn.execute("DELETE FROM simulated_truth")
        ((call, words),) = store.rows(
            "SELECT call_id, words FROM answer JOIN turn USING (call_id, turn)"
            " WHERE question = 'travel' AND answer.category = 'no' AND NOT confirmed"
            " AND answer.confidence > 0.9 AND purpose = 'ask' AND words LIKE '% %' LIMIT 1"
        )
        yield store, call, words


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        pytest.param("i went to wuhan", "heard", id="other words than any reading has"),
        pytest.param("{words}", "heard", id="a sure reading that the listener decided against"),
        pytest.param("{part}", "understood", id="words that were heard, and not taken so"),
    ],
)
def test_a_correction_tells_whose_fault_it_was(real, said, fault):
    """By its words, where it has some of its own."""
    store, call, words = real
    said = said.format(words=words, part=words.split()[0])
    correct_answer(
        store, call, Correction("travel", ("yes",), None, said, "listened"), "me", "2020-02-11"
    )
    (cause,) = errors(store).causes
    assert (cause.call_id, cause.question, cause.right, cause.stored) == (
        call,
        "travel",
        "yes",
        "no",
    )
    assert cause.fault == fault


def test_what_a_person_confirmed_is_no_error(real):
    """A correction that says what the bot said."""
    store, call, _ = real
    correct_answer(store, call, Correction("travel", ("no",), None, "", "ok"), "me", "2020-02-11")
    assert errors(store).causes == []


def test_the_command_counts_and_shows_examples():
    """As tables, as JSON, and for one call."""
    path = district("en", "hostile", calls=300)
    shown = callbot("errors", "--db", path, "--examples", 2)
    assert shown.returncode == 0, shown.stderr
    assert "heard wrong" in shown.stdout
    all_of_them = json.loads(callbot("errors", "--db", path, "--json").stdout)
    assert sum(one["answers"] for one in all_of_them["counts"]) == len(all_of_them["errors"])
    first = all_of_them["errors"][0]
    one = json.loads(callbot("errors", "--db", path, "--call", first["call_id"], "--json").stdout)
    assert first in one["errors"]
    assert {cause["call_id"] for cause in one["errors"]} == {first["call_id"]}
