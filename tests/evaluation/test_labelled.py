"""Files of labelled answers are read as they come, or met with one error that names the place."""

import json
from datetime import date

import pytest

from callbot.evaluation.labelled import Labelled, LabelledError, Skipped, read


def lines(*rows):
    """JSON lines as bytes."""
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def test_json_lines_are_read_with_either_name_of_a_field():
    """`lang`, `ref` and `expected` mean the same as `language`, `today` and `label`."""
    full = {"text": "昨天", "language": "zh", "label": "2020-02-09", "today": "2020-02-10"}
    other = {"text": "昨天", "lang": "zh", "expected": "2020-02-09", "ref": "2020-02-10T00:00:00"}
    one, two = read(lines(full, other), "a.jsonl")
    assert one.today == two.today == date(2020, 2, 10)
    assert (one.text, one.label, one.language) == (two.text, two.label, two.language)


def test_a_table_may_explain_its_columns():
    """The first line names them; a `#` before it, and words after a name, do no harm."""
    table = "# lang\tquestion\texpected\ttext   (as heard)\nzh\ttravel\tno\t没有\n# a remark\n\n"
    (row,) = read(table.encode(), "a.tsv")
    assert row == Labelled("没有", "no", "zh", "travel", None, None, 2, 11)


@pytest.mark.parametrize(
    ("label", "read_as"),
    [
        pytest.param(["cough", "fever"], "cough,fever", id="several categories"),
        pytest.param(37.5, "37.5", id="a number"),
        pytest.param("who|robot", "who|robot", id="alternatives"),
    ],
)
def test_a_label_may_be(label, read_as):
    """A text, a number or a list of texts."""
    (row,) = read(lines({"text": "x", "label": label, "lang": "en"}), "a.jsonl")
    assert row.label == read_as


def test_a_separator_inside_a_text_ends_no_line():
    """JSON may hold U+2028 as it is."""
    row = {"text": "one\u2028two", "label": "no", "lang": "en"}
    assert read(lines(row), "a.jsonl")[0].text == "one\u2028two"


def test_half_a_character_does_no_harm():
    """JSON can name one; nothing could print it."""
    (row,) = read(b'{"text": "\\ud800no", "label": "no", "lang": "en"}', "a.jsonl")
    assert row.text == "\ufffdno"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        pytest.param(b"", "f:1:1: error: there is no labelled answer", id="nothing"),
        pytest.param(b"hello\nworld\n", "f:1:1: error: these are no labelled", id="plain text"),
        pytest.param(b'{"text": "a", "label": }', "f:1:24: error: not JSON", id="broken JSON"),
        pytest.param(b'{"text": "a"}', "f:1:1: error: no label", id="no label"),
        pytest.param(b'\n{"label": "no"}', "f:2:1: error: no text", id="no text"),
        pytest.param(b'{"label": "no", "text": 5}', "f:1:17: error: text must be", id="a number"),
        pytest.param(
            b'{"text": "a", "label": true}', "f:1:15: error: label must be", id="a truth value"
        ),
        pytest.param(b'{"text": "a", "label": "no"}', "f:1:1: error: no language", id="unsaid"),
        pytest.param(
            b'{"text": "a", "label": "no", "lang": "fr"}', "f:1:30: error: language 'fr'",
            id="another language",
        ),
        pytest.param(
            b'{"text":"a","label":"no","lang":"en","today":"now"}', "f:1:38: error: today 'now'",
            id="no day",
        ),
        pytest.param(
            b'{"text":"a","label":"no","lang":"en","expects":"tea"}', "f:1:38: error: expects",
            id="an unknown kind",
        ),
        pytest.param(
            b'{"text":"a","label":"tea","lang":"en","results":[]}', "f:1:13: error: results of",
            id="a specification of something else",
        ),
        pytest.param(
            b'{"text":"a","lang":"en","results":[5]}', "f:1:25: error: results of an unknown",
            id="results of another shape",
        ),
        pytest.param(b"text\tlabel\na\tno\tmore", "f:2:6: error: 3 columns", id="a cell too many"),
        pytest.param(b"text\tlabel\na", "f:2:2: error: 1 columns", id="a cell too few"),
        pytest.param(b"text\tmeaning\na\tno", "f:1:1: error: no column 'label'", id="no column"),
        pytest.param(b'{"text":"a"}\n[1]', "f:1:1: error: no label", id="the first trouble only"),
        pytest.param("text\t标签\xff".encode("latin-1", "replace"), "f:1:8", id="not UTF-8"),
        pytest.param(b'{"a":' * 100_000, "f:1:1: error: not JSON", id="nested without end"),
    ],
)  # fmt: skip
def test_a_file_of_another_shape_is_one_error_with_its_place(content, place):
    """File, line and column of the first trouble, and what was wanted."""
    with pytest.raises(LabelledError) as raised:
        read(content, "f")
    assert str(raised.value).startswith(place)


def specified(kind, **value):
    """A row of a specification of dates."""
    row = {"text": "x", "label": "date", "lang": "en", "ref": "2016-11-07T00:00:00"}
    return {**row, "results": [{"type": kind, "value": value}]}


@pytest.mark.parametrize(
    ("kind", "reading", "label"),
    [
        pytest.param(
            "datetimeV2.date", {"type": "date", "timex": "2019-01-04", "value": "2019-01-04"},
            "2019-01-04", id="a day",
        ),
        pytest.param(
            "datetimeV2.daterange", {"timex": "2017-04", "start": "2017-04-01", "end": "2017-05-01"},
            "2017-04-01/2017-04-30", id="a month ends on its last day",
        ),
        pytest.param(
            "daterange", {"timex": "(a,b,P2D)", "start": "2017-01-10", "end": "2017-01-12"},
            "2017-01-10/2017-01-11|2017-01-10/2017-01-12", id="both ends were named",
        ),
    ],
)  # fmt: skip
def test_a_specification_says_what_is_right(kind, reading, label):
    """The dates of Recognizers-Text in the form in which callbot writes them."""
    (row,) = read(lines(specified(kind, values=[reading])), "a.jsonl")
    assert (row.label, row.expects) == (label, "date")


def test_past_and_future_are_both_right():
    """Which of them is meant, the specification leaves open."""
    past, future = {"date": "2016-10-02"}, {"date": "2017-10-02"}
    row = specified("date", Timex="XXXX-10-02", FutureResolution=future, PastResolution=past)
    assert read(lines(row), "a.jsonl")[0].label == "2016-10-02|2017-10-02"


def test_a_text_without_a_date_is_neither():
    """A specification without results says that nothing may be found."""
    row = specified("date") | {"results": []}
    assert read(lines(row), "a.jsonl")[0].label == "neither"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(specified("datetimeV2.time", values=[{"value": "20:00:00"}]), id="a time"),
        pytest.param(
            specified("daterange", values=[{"Mod": "before", "end": "2017-01-01"}]), id="one end"
        ),
        pytest.param(specified("date", values=[{"value": "not resolved"}]), id="unresolved"),
        pytest.param(specified("date") | {"results": [{}, {}]}, id="several"),
    ],
)
def test_what_no_survey_records_is_left_out_and_counted(row):
    """The row is kept with its reason, so that it can be counted."""
    assert isinstance(read(lines(row), "a.jsonl")[0], Skipped)


def test_numbers_are_read_from_a_specification():
    """Its numbers are texts."""
    row = {"text": "three", "label": "number", "lang": "en"}
    row["results"] = [{"type": "number", "value": {"value": "3"}}]
    (found,) = read(lines(row), "a.jsonl")
    assert (found.label, found.expects) == ("3", "number")
