"""Suggestions, what they would change, and taking them."""

import json
import tomllib

import pytest
from click.testing import CliRunner

from callbot.cases.read import read as read_case
from callbot.cases.replaying import replay as replay_case
from callbot.cli import cli
from callbot.errors import UsageError
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import lints, loads
from callbot.store.open import open_database
from callbot.store.registry import Correction, correct_answer
from callbot.tune.effect import Change
from callbot.tune.replay import replay
from callbot.tune.suggest import Suggestion, suggestions, take
from callbot.tune.suggested_case import case_name, suggested_case
from callbot.tune.taking import rewrite
from callbot.understanding.negation import read
from callbot.understanding.normalise import plain
from tests.here import callbot
from tests.shipped import shipped
from tests.tune.conftest import lesser, simulated

TEXT = shipped("en").text
AT = TEXT.index("[nodes.callback.categories.yes]\n") + len("[nodes.callback.categories.yes]\n")
HEAD = TEXT[:AT]
TAIL = TEXT[TEXT.index("[nodes.callback.categories.no]") :]


def suggestion(phrase):
    """Of a phrase that means a wish to be called."""
    return Suggestion("callback", "", "yes", phrase, (), "correction", 1, 1, Change())


def test_suggestions_help_and_say_whom(district):
    """Each makes answers right that were not, and names calls."""
    script, store = district
    found = suggestions(store, script)
    assert found
    for one in found:
        assert one.change.better > 0
        assert any(one.change.calls.values())
        assert one.safe == (not one.warning)
    assert [one.safe for one in found] == sorted((one.safe for one in found), reverse=True)


def test_what_is_often_heard_and_proves_nothing_is_listed_to_be_read(tmp_path):
    """The walk of docs/tuning.md: nothing to suggest, and "just indoors" is named with what it may mean."""
    path, script = tmp_path / "district.db", tmp_path / "district.en.toml"
    for command in (
        ("new", "district", "--language", "en"),
        ("simulate", script, "--line", "text", "--calls", 1000, "--seed", 11, "--workers", 1, "--db", path),
    ):  # fmt: skip
        assert callbot(*command, cwd=tmp_path).returncode == 0
    shown = callbot("suggest", script, "--db", path, "--answers-only").stdout
    assert "just indoors × " in shown
    told = json.loads(callbot("suggest", script, "--db", path, "--answers-only", "--json").stdout)
    (found,) = [one for one in told["unsettled"] if one["examples"][0]["text"] == "just indoors"]
    assert (found["question"], found["category"], found["sure"]) == ("travel", "no", False)
    assert found["agree"] == found["of"] >= 4
    proposed = {e["text"] for one in told["suggestions"] for e in one["examples"]}
    read = [e["text"] for one in told["unsettled"] for e in one["examples"]]
    assert proposed.isdisjoint(read)


def test_taking_keeps_every_comment_and_adds_only_the_phrase(district):
    """What the file says besides is untouched, line by line."""
    script, store = district
    text = script.text
    for one in suggestions(store, script):
        new = take(text, one)
        kept = iter(new.splitlines())
        for line in text.splitlines():
            assert line in kept or line.rstrip(",]") in new
        category = tomllib.loads(new)["nodes"][one.question]["categories"][one.category]
        assert one.phrase in category["phrases"]
        assert loads(new)
        assert {i.code for i in lints(new)} <= {i.code for i in lints(text)}
        text = new


def test_taking_every_safe_suggestion_turns_no_right_answer_wrong(district):
    """Held again from their first word, no call has a key person lost or a wrong answer more."""
    script, store = district
    text = script.text
    for one in suggestions(store, script, whole_calls=True):
        if one.safe:
            text = take(text, one)
    if text == script.text:
        return
    found = replay(store, loads(text))
    assert found.regressions == []


def test_a_decision_of_a_person_is_enough_for_a_suggestion(tmp_path):
    """Words that somebody corrected once are proposed, with that as the evidence."""
    script = lesser("en")
    path = simulated(tmp_path, script, calls=400, seed=9)
    with open_database(path) as store:
        ((call_id, heard),) = store.rows(
            "SELECT call_id, heard FROM turn JOIN simulated_truth USING (call_id)"
            " WHERE kind = 'no_match' AND node = 'travel' AND truth ->> '$.travel.truth' = 'no'"
            " AND heard LIKE '%home%' AND because LIKE 'abstain: nothing%' LIMIT 1"
        )
        decided = Correction("travel", ("no",), None, heard, "listened")
        correct_answer(store, call_id, decided, "me", "2020-02-11")
        store.conn.execute("DELETE FROM simulated_truth")
        found = [s for s in suggestions(store, script) if s.evidence == "correction"]
    assert {(s.question, s.category) for s in found} == {("travel", "no")}


def test_what_says_yes_and_no_or_takes_something_back_is_never_proposed(district):
    """No phrase for a yes holds a denial, and none was cut out of one."""
    script, store = district
    for one in suggestions(store, script):
        wait = script.nodes[one.question].wait
        if wait.expects != "yes_no" or one.category != "yes":
            continue
        reading = read(plain(one.phrase, script.language), script.language)
        assert not any(token.tag == "neg" for token in reading.tokens), one.phrase


def test_each_safe_suggestion_has_a_case_that_passes_with_it_and_fails_without(district, tmp_path):
    """The regression case says the words and demands the category."""
    script, store = district
    safe = [one for one in suggestions(store, script) if one.safe][:4]
    text = script.text
    for one in safe:
        text = take(text, one)
    (tmp_path / "new.toml").write_text(text, encoding="utf-8")
    with_it, without = flow_of(loads(text)), flow_of(script)
    written = 0
    for one in safe:
        told = suggested_case(store, with_it, one, "new.toml")
        if told is None:
            continue
        file = tmp_path / case_name(one)
        file.write_text(told, encoding="utf-8")
        case, issues = read_case(file)
        assert not issues
        assert replay_case(case, with_it) == []
        assert replay_case(case, without) != []
        written += 1
    assert written or not safe


@pytest.mark.parametrize(
    "phrases",
    [
        'phrases = ["yes please"]  # short\n',
        'phrases = [\n  "yes please",  # the usual\n  # more to come\n]\n',
        'phrases = [ "yes please", ]\n',
        'evidence = ["wanted"]\n# none yet\n',
        "phrases = [\n    'yes please'\n]\n",
    ],
)
def test_taking_works_however_the_phrases_are_written(phrases):
    """In one line, in several, with comments between, or where there were none."""
    text = f"{HEAD}{phrases}\n# after\n{TAIL}"
    new = take(text, suggestion("give me a ring"))
    category = tomllib.loads(new)["nodes"]["callback"]["categories"]["yes"]
    assert category["phrases"][-1] == "give me a ring"
    for line in text.splitlines():
        comment = line[line.find("#") :] if "#" in line else ""
        assert comment in new
    assert loads(new)


def test_a_suggestion_for_a_category_that_is_gone_is_one_clear_error():
    """The script was edited meanwhile."""
    text = f'{HEAD}phrases = ["yes please"]\n{TAIL}'
    with pytest.raises(UsageError, match=r"callback\.maybe"):
        take(text, suggestion("perhaps")._replace(category="maybe"))
    with pytest.raises(UsageError, match="already"):
        take(text, suggestion("yes please"))


def test_the_command_edits_the_script_and_writes_cases(district, tmp_path):
    """And refuses what is not on the list, a shipped script, and cases of nothing."""
    script, store = district
    mine = tmp_path / "mine.toml"
    mine.write_text(script.text, encoding="utf-8")
    run = CliRunner().invoke
    base = ["suggest", str(mine), "--db", str(store.path), "--answers-only"]
    told = run(cli, [*base, "--json"])
    assert told.exit_code == 0, told.output
    listed = json.loads(told.output)["suggestions"]
    assert mine.read_text(encoding="utf-8") == script.text
    done = run(cli, [*base, "--take", "all-safe", "--cases", str(tmp_path / "cases"), "--json"])
    assert done.exit_code == 0, done.output
    new = loads(mine.read_text(encoding="utf-8"))
    for one in listed:
        wait = new.nodes[one["question"]].wait
        phrases = {c.id: c.phrases for c in wait.categories}[one["category"]]
        assert (one["phrase"] in phrases) == one["safe"]
    checked = run(cli, ["test", str(tmp_path / "cases")])
    assert checked.exit_code == 0, checked.output
    for wrong in (["--take", "99999"], ["--take", "x"], ["--cases", str(tmp_path)]):
        assert isinstance(run(cli, [*base, *wrong]).exception, UsageError)
    shipped_name = ["suggest", script.id, "--db", str(store.path), "--take", "1"]
    assert isinstance(run(cli, shipped_name).exception, UsageError)


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path):
    """Nobody's edit is overwritten."""
    file = tmp_path / "mine.toml"
    file.write_text("a = 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="changed meanwhile"):
        rewrite(file, b"a = 0\n", "a = 2\n")
    assert file.read_text(encoding="utf-8") == "a = 1\n"
    rewrite(file, b"a = 1\n", "a = 2\n")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]
    assert file.read_text(encoding="utf-8") == "a = 2\n"
