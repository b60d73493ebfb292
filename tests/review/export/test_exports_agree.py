"""Whatever the format and the shape: an export read back is the store, and adds up to the figures."""

from collections import Counter

import pytest
from read_back import codebook, rows

from callbot.review.export.write import ENDINGS, Wanted, export
from callbot.store import figures
from callbot.store.open import open_database

TABLES = ("csv", "jsonl", "xlsx", "parquet")
WHICH = [
    pytest.param({}, id="everything"),
    pytest.param({"run": 1}, id="one run"),
    pytest.param({"script": "test.zh"}, id="one script"),
]


def written(sample, folder, **wanted):
    """An export of the sample."""
    chosen = Wanted(**wanted)
    with open_database(sample, "read") as store:
        counted = figures.overview(store, chosen.run, chosen.script)
        path = folder / f"out{ENDINGS[chosen.format]}"
        done = export(store, chosen, path)
    return done, counted


@pytest.mark.parametrize("which", WHICH)
@pytest.mark.parametrize("format_", TABLES)
def test_wide_totals_are_those_of_pages_and_reports(sample, tmp_path, format_, which):
    """Calls, endings, people to follow up, answers by category, funnel, outcomes."""
    done, counted = written(sample, tmp_path, format=format_, **which)
    found = rows(done.files[0])
    calls = [row for row in found if row["call_id"] is not None]
    assert len(found) == done.rows == codebook(done.files[0])["rows"]
    assert len(calls) == counted.calls
    assert sum(row["turns"] for row in calls) == counted.turns
    assert Counter(row["disposition"] for row in calls) == {
        line.disposition: line.calls for line in counted.dispositions
    }
    levels = Counter(row["key_person"] for row in calls if row["key_person"] is not None)
    assert levels == counted.key_persons
    assert sum(row["call_back"] for row in calls) == counted.call_backs
    outcomes = Counter(row["outcome"] for row in calls if row["outcome"] is not None)
    assert outcomes == counted.outcomes
    assert answers_by_category(calls, counted) == {
        (line.question, line.category): line.calls for line in counted.answers
    }
    for line in counted.funnel:
        asked = [row for row in calls if row[f"{line.question}.asked"]]
        assert len(asked) == line.asked
        recorded = [row for row in asked if row[line.question] is not None]
        assert len(recorded) == line.recorded
        dropped = [row for row in asked if row[f"{line.question}.dropped"] is not None]
        assert len(dropped) == line.dropped
        confirmed = [
            row for row in recorded
            if row[f"{line.question}.confirmed"] and row[f"{line.question}.provenance"] == "bot"
        ]  # fmt: skip
        assert len(confirmed) == line.confirmed


def answers_by_category(calls, counted):
    """Question and answer → calls; an answer with several categories counts in each."""
    given = Counter()
    for question in {line.question for line in counted.answers}:
        several = question == "symptoms"
        for row in calls:
            answer = row[question]
            if answer is not None:
                for one in str(answer).split(",") if several else (as_stored(answer),):
                    given[question, one] += 1
    return given


def as_stored(answer):
    """A number of a workbook or a Parquet column as the store writes it."""
    whole = isinstance(answer, float) and answer.is_integer()
    return str(int(answer) if whole else answer)


@pytest.mark.parametrize("format_", TABLES)
def test_long_totals_are_those_of_pages_and_reports(sample, tmp_path, format_):
    """Turns, calls, endings; what was not heard and not understood; what was given up."""
    done, counted = written(sample, tmp_path, format=format_, shape="long")
    found = rows(done.files[0])
    turns = [row for row in found if row["turn"] is not None]
    assert len(turns) == counted.turns
    ends = {row["call_id"]: row["disposition"] for row in found if row["call_id"] is not None}
    assert Counter(ends.values()) == {d.disposition: d.calls for d in counted.dispositions}
    with open_database(sample, "read") as store:
        kinds = dict(store.rows("SELECT kind, count(*) FROM turn GROUP BY kind"))
        dropped = dict(store.rows("SELECT why, count(*) FROM dropped GROUP BY why"))
    assert Counter(row["kind"] for row in turns) == kinds
    assert kinds["no_input"] and kinds["no_match"]
    assert Counter(one["why"] for row in turns for one in row["dropped"] or ()) == dropped


@pytest.mark.parametrize("format_", TABLES)
def test_answers_totals_are_those_of_pages_and_reports(sample, tmp_path, format_):
    """Answers that hold, and how many of them a person decided; earlier ones are there, too."""
    done, counted = written(sample, tmp_path, format=format_, shape="answers")
    found = [row for row in rows(done.files[0]) if row["question"] is not None]
    holding = [row for row in found if row["is_current"]]
    assert sum(row["provenance"] == "person" for row in holding) == counted.corrected == 3
    given = Counter()
    for row in holding:
        for one in row["categories"] or (as_stored(row["value"]),):
            given[row["question"], one] += 1
    assert given == {(line.question, line.category): line.calls for line in counted.answers}
    with open_database(sample, "read") as store:
        assert len(found) == store.rows("SELECT count(*) FROM answer")[0][0]


@pytest.mark.parametrize("shape", ["wide", "long", "answers"])
def test_nobody_disappears(sample, tmp_path, shape):
    """Who did not answer, who was not tried and whose call is running have their rows."""
    done, _ = written(sample, tmp_path, shape=shape)
    found = rows(done.files[0])
    with open_database(sample, "read") as store:
        people = {id_ for (id_,) in store.rows("SELECT id FROM contact")}
    assert {row["contact_id"] for row in found} == people
    ends = {row["name"]: (row["call_id"], row["disposition"], row["aapor_code"]) for row in found}
    assert ends["没接"] == (None, "no_answer", "3.13")
    assert ends["没打"] == (None, "not_attempted", "3.11")
    assert ends["张伟8"][1:] == (None, None)


def test_the_codebook_carries_the_same_totals(sample, tmp_path):
    """A reader can check what was imported."""
    done, counted = written(sample, tmp_path)
    totals = codebook(done.files[0])["totals"]
    assert (totals["calls"], totals["turns"]) == (counted.calls, counted.turns)
    assert totals["key_persons"] == counted.key_persons
    assert totals["rates"]["RR1"]["value"] == counted.rates.value("RR1")


def test_the_codebook_explains_every_column_in_two_languages(sample, tmp_path):
    """Categories have the labels of both scripts; versions, simulations and models are named."""
    done, _ = written(sample, tmp_path)
    book = codebook(done.files[0])
    assert all(one["zh"] and one["en"] for one in book["columns"])
    travel = next(one for one in book["columns"] if one["name"] == "travel")
    assert set(travel["categories"]["yes"]) == {"zh", "en"}
    assert {one["script"] for one in book["scripts"]} == {"screening.zh", "screening.en", "test.zh"}
    assert "synthesised voices only" in book["simulations"][0]["heard_by"]
    readable = done.files[2].read_text(encoding="utf-8")
    assert "travel.because" in readable
    assert "去过外地" in readable
