"""`callbot evaluate` as a person meets it, with the real understanding."""

import importlib.util
import json
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest

from tests import here

TABLE = """language\tquestion\tlabel\ttext
en\ttravel\tyes\tyes I was in Wuhan
en\ttravel\tno\tno I stayed at home
en\ttravel\tstop\tdon't call me again
en\tsymptoms\tfever,cough\tI have a fever and a cough
en\thousehold\t4\tthere are four of us
zh\tWere you in Wuhan?\tno\t没有
zh\t\tgreeting\t喂
"""


@pytest.fixture
def answers(tmp_path):
    """A table of answers in both languages."""
    path = tmp_path / "answers.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def callbot(*arguments):
    """Run `callbot evaluate`."""
    return here.callbot("evaluate", *arguments)


def test_it_measures_each_language_of_a_file(answers):
    """Figures, groups and confidences as JSON."""
    done = callbot(answers, "--label", "greeting=hello", "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    english, mandarin = found["sets"]
    assert (english["set"], english["cases"]) == ("answers (en)", 5)
    assert english["judges"]["callbot"]["right"] == {
        "cases": 5, "of": 5, "value": 1.0, "low": pytest.approx(0.5655, abs=1e-4), "high": 1.0,
    }  # fmt: skip
    assert set(english["judges"]["callbot"]["groups"]) == {"travel", "symptoms", "household"}
    assert mandarin["judges"]["callbot"]["confusion"] == {"hello": {"hello": 1}, "no": {"no": 1}}
    assert found["confidence"]["categories"]["answers"] == 4
    assert found["confidence"]["values"]["answers"] == 1


def test_it_prints_tables_and_the_worst_examples(answers):
    """One line a set, then what went wrong, the most confident first."""
    answers.write_text(TABLE.replace("stop\tdon't", "human\tdon't"), encoding="utf-8")
    done = callbot(answers, "--label", "*=neither", "--examples", "1")
    assert done.returncode == 0, done.stderr
    assert "| answers (en) | callbot | 5     | 80.0 %" in done.stdout
    assert "- wrong 0.95: don't call me again" in done.stdout
    assert "is human, was stop" in done.stdout
    assert "Expected calibration error" in done.stdout


def test_it_draws_the_reliability(answers, tmp_path):
    """A picture that any browser shows."""
    picture = tmp_path / "out.svg"
    done = callbot(answers, "--label", "*=neither", "--reliability", picture)
    assert done.returncode == 0, done.stderr
    titles = [text.text for text in ET.parse(picture).iter("{http://www.w3.org/2000/svg}text")]
    assert any(title.startswith("categories: 4 answers") for title in titles)


def test_a_script_of_ones_own_names_the_questions(answers, tmp_path):
    """`question` is then an id of that script."""
    answers.write_text("lang\tquestion\tlabel\ttext\nen\tgone\tyes\tyes\n", encoding="utf-8")
    script = tmp_path / "mine.toml"
    shipped = subprocess.run(
        [sys.executable, "-m", "callbot", "new", "mine", "--language", "en"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    script = next(tmp_path.glob("mine*.toml"))
    assert shipped.returncode == 0
    question = json.loads(callbot(answers, "--json").stdout)["sets"][0]
    assert list(question["judges"]["callbot"]["groups"]) == [""]
    text = script.read_text(encoding="utf-8")
    node = text.split("[nodes.")[1].split("]")[0]
    answers.write_text(f"lang\tquestion\tlabel\ttext\nen\t{node}\tyes\tyes\n", encoding="utf-8")
    found = json.loads(callbot(answers, "--script", script, "--json").stdout)["sets"][0]
    assert list(found["judges"]["callbot"]["groups"]) == [node]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(["--label", "*=neither", "gone.tsv"], "gone.tsv: No such file", id="no file"),
        pytest.param([], "answers.tsv:8:5: error: label 'greeting' has no meaning", id="a label"),
        pytest.param(["--label", "greeting"], "--label 'greeting'", id="no meaning"),
        pytest.param(["--label", "*=yes"], "--label '*=yes'", id="every label is yes"),
        pytest.param(["--script", "gone"], "no script 'gone'", id="no script"),
        pytest.param(
            ["--script", "screening.en", "--script", "screening.en"], "two scripts of one",
            id="two scripts of one language",
        ),
    ],
)  # fmt: skip
def test_trouble_is_one_message(answers, arguments, message):
    """On stderr, with exit status 2 and without a traceback."""
    done = callbot(answers, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


INSTALLED = all(importlib.util.find_spec(name) for name in ("recognizers_suite", "ovos_yes_no"))


@pytest.mark.skipif(INSTALLED, reason="the peers are installed")
def test_missing_peers_are_named_with_what_to_do(answers):
    """They are an extra; without it everything else works."""
    done = callbot(answers, "--peers", "--label", "*=neither")
    assert done.returncode == 2
    assert "callbot[peers]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not INSTALLED, reason="needs the extra `peers`")
def test_peers_are_measured_beside_callbot(answers):
    """By the same scorer, each on what is its business."""
    done = callbot(answers, "--peers", "--label", "*=neither", "--json")
    assert done.returncode == 0, done.stderr
    english, mandarin = json.loads(done.stdout)["sets"]
    judged = {name: one["cases"] for name, one in english["judges"].items()}
    assert judged == {"callbot": 5, "Recognizers-Text": 4, "OVOS yes/no": 3}
    assert mandarin["judges"]["OVOS yes/no"]["right"]["cases"] == 1
