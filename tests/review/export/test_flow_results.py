"""FLOIP Flow Results: what the specification (1.0.0-rc1) demands of the package and of each row."""

import json
import re
from collections import Counter
from datetime import datetime
from pathlib import PurePosixPath
from uuid import UUID

import pytest

from callbot.review.export.flow_results import DISPOSITION, FIELDS
from callbot.review.export.write import Wanted, export
from callbot.store import figures
from callbot.store.open import open_database

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d")
TYPES = {
    "select_one", "select_many", "numeric", "open", "text", "image", "video", "audio", "geo_point",
    "date", "time", "datetime",
}  # fmt: skip


@pytest.fixture(scope="module")
def packages(sample, tmp_path_factory):
    """Every package of the sample, a script version each, with its rows."""
    folder = tmp_path_factory.mktemp("flow")
    with open_database(sample, "read") as store:
        done = export(store, Wanted("flow-results"), folder / "out.json")
        counted = figures.overview(store)
    found = []
    for file in done.files:
        if not file.name.endswith("-data.json"):
            descriptor = json.loads(file.read_text(encoding="utf-8"))
            data = folder / descriptor["resources"][0]["path"]
            found.append((descriptor, json.loads(data.read_text(encoding="utf-8"))))
    assert len(done.files) == 2 * len(found) == 6
    return found, counted


def test_the_descriptor_is_a_data_package_with_what_flow_results_add(packages):
    """Required properties, in the form demanded; no data inline; a relative path."""
    for descriptor, _ in packages[0]:
        assert descriptor["profile"] == "flow-results-package"
        assert descriptor["flow_results_specification_version"] == "1.0.0-rc1"
        assert RFC3339.fullmatch(descriptor["created"])
        assert descriptor["created"] == descriptor["modified"]
        assert UUID(descriptor["id"]).version == 4
        assert re.fullmatch(r"[a-z0-9._-]+", descriptor["name"])
        (resource,) = descriptor["resources"]
        assert "data" not in resource
        path = PurePosixPath(resource["path"])
        assert not path.is_absolute()
        assert ".." not in path.parts
        assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
        fields = resource["schema"]["fields"]
        assert [(f["name"], f["title"], f["type"]) for f in fields] == list(FIELDS)
        assert re.fullmatch(r"[a-z]{3}", resource["schema"]["language"])
    assert len({descriptor["id"] for descriptor, _ in packages[0]}) == 3


def test_every_question_says_what_it_is(packages):
    """Type, label and options; choices where there is something to choose."""
    for descriptor, _ in packages[0]:
        for one in descriptor["resources"][0]["schema"]["questions"].values():
            assert one["type"] in TYPES
            assert one["label"]
            assert ("choices" in one["type_options"]) == one["type"].startswith("select")
    questions = packages[0][0][0]["resources"][0]["schema"]["questions"]
    shipped = next(q for d, _ in packages[0] if "symptoms" in (
        q := d["resources"][0]["schema"]["questions"]))  # fmt: skip
    assert {name: one["type"] for name, one in shipped.items()} == {
        "identity": "select_one", "travel": "select_one", "travel_place": "text",
        "travel_date": "open", "contact": "select_one", "symptoms": "select_many",
        "temperature": "numeric", "household": "numeric", "callback": "select_one",
        DISPOSITION: "select_one",
    }  # fmt: skip
    assert DISPOSITION in questions


def test_every_row_has_seven_columns_and_a_response_of_its_type(packages):
    """Times with their offset, ids unique, choices among the choices."""
    for descriptor, rows in packages[0]:
        questions = descriptor["resources"][0]["schema"]["questions"]
        assert len({str(row[1]) for row in rows}) == len(rows)
        for at, row_id, contact, session, question, response, metadata in rows:
            assert RFC3339.fullmatch(at)
            assert datetime.fromisoformat(at).tzinfo is not None
            for id_ in (row_id, contact, session):
                assert isinstance(id_, int | str)
            assert isinstance(metadata, dict)
            if response is not None:
                fits(response, questions[question], metadata)


def fits(response, question, metadata):
    """As the section of the question's type says."""
    choices = question["type_options"].get("choices")
    match question["type"]:
        case "select_one":
            assert response in choices
        case "select_many":
            assert isinstance(response, list)
            assert set(response) <= set(choices)
        case "numeric":
            assert isinstance(response, int | float)
        case "open":
            assert metadata["type"] in TYPES
            assert metadata["type_options"] == {}
            if metadata["type"] == "date":
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", response)
        case _:
            assert isinstance(response, str)


def test_totals_are_those_of_pages_and_reports(packages):
    """Answers by category, and how the calls ended; who was not reached has a row, too."""
    found, counted = packages
    given, ends = Counter(), Counter()
    for _, rows in found:
        for _, _, _, session, question, response, _ in rows:
            if question == DISPOSITION:
                ends[response if isinstance(session, int) else "unreached"] += 1
            else:
                for one in response if isinstance(response, list) else [response]:
                    given[question, str(one)] += 1
    assert ends.pop("unreached") == 1
    assert ends == {line.disposition: line.calls for line in counted.dispositions}
    assert given == {(line.question, line.category): line.calls for line in counted.answers}


def test_a_package_keeps_its_id(sample, tmp_path):
    """Whoever imports the same calls again recognises them."""
    with open_database(sample, "read") as store:
        ids = []
        for name in ("a.json", "b.json"):
            wanted = Wanted("flow-results", script="test.zh")
            done = export(store, wanted, tmp_path / name)
            ids.append(json.loads(done.files[0].read_text(encoding="utf-8"))["id"])
    assert ids[0] == ids[1]
