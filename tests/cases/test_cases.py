"""Golden cases: what is saved replays the same, what changed is told with its place."""

import io
import json
import re
import shutil
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callbot.cases.case import KEYS
from callbot.cases.read import read
from callbot.cases.replaying import replay
from callbot.cases.write import write_case
from callbot.core.dialogue import Dialogue
from callbot.lines.typed import TypedLine
from callbot.resources import resource
from callbot.session import CallSession
from callbot.store.journal import CallJournal
from callbot.store.open import open_database
from tests.core.conftest import TODAY, flow
from tests.core.test_properties import WORDS
from tests.here import callbot

CALLS = Path(__file__).parents[1] / "calls"
DOCS = (Path(__file__).parents[2] / "docs" / "cases.md").read_text(encoding="utf-8")


def saved(language, answers, folder):
    """A typed call, stored and saved as a case."""
    compiled = flow(f"screening.{language}")
    typed = io.StringIO("".join(f"{words}\n" for words in answers))
    dialogue = Dialogue(compiled, {"name": 'Li "x" \x7f'}, today=TODAY)
    with open_database(folder / "calls.db") as store:
        journal = CallJournal(store)
        number = journal.begin(
            dialogue.contact, compiled.script, "typed", "2020-02-11T09:00:00", TODAY.isoformat()
        )
        line = TypedLine(typed, lambda _: None, clock=iter(range(10**6)).__next__)
        journal.finish(CallSession(line, dialogue, journal).run())
        return write_case(store, number, folder / "a.case.toml", f"screening.{language}")


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_typed_the_saved_case_replays_without_differences(language, data):
    """Answers, flags, call-backs, disposition, and every turn is asked again."""
    said = st.one_of(
        st.sampled_from(WORDS[language]), st.text(st.characters(codec="utf-8"), max_size=8)
    )
    answers = [" ".join(words.split()) for words in data.draw(st.lists(said, max_size=40))]
    with tempfile.TemporaryDirectory() as folder:
        case, issues = read(saved(language, answers, Path(folder)))
        assert issues == []
        assert replay(case, flow(f"screening.{language}")) == []


def test_whoever_hangs_up_while_an_answer_is_asked_back_and_waited_for_replays(tmp_path):
    """The last turn has no words that tell that it asks back; the one before does."""
    case, _ = read(saved("en", ["speaking", "no", "maybe yes", "hold on"], tmp_path))
    assert [turn.confirming for turn in case.turns][-2:] == [True, True]
    assert replay(case, flow("screening.en")) == []


def test_the_shipped_cases_hold():
    """Written by hand, in both languages."""
    result = callbot("test", CALLS, "--json")
    assert result.returncode == 0, result.stdout
    assert len(json.loads(result.stdout)) == len(list(CALLS.glob("*.case.toml"))) > 2


def test_differences_are_told_with_their_place(tmp_path):
    """Expected → got, exit status 1; JUnit XML says the same, escaped."""
    shutil.copy(CALLS / "stop.en.case.toml", tmp_path / "<&>.case.toml")
    case = tmp_path / "<&>.case.toml"
    text = case.read_text(encoding="utf-8").replace("please don't call me again", "no")
    case.write_text(text, encoding="utf-8")
    result = callbot("test", tmp_path, "--junit", tmp_path / "out.xml")
    assert result.returncode == 1
    line = text[: text.index("do_not_call")].count("\n") + 1
    assert f"{case}:{line}:15: do_not_call: true → false" in result.stdout
    assert "absent" not in result.stdout and ": travel: no answer → no" in result.stdout
    assert "contact: not asked → asked, and the case has no answer" in result.stdout
    (failure,) = ET.parse(tmp_path / "out.xml").iter("failure")
    assert f"{case}:{line}:15: do_not_call" in failure.text


def test_questions_that_an_edited_script_leaves_out_are_told(tmp_path):
    """The turn that is left over has its line."""
    text = (resource("scripts") / "screening.zh.toml").read_text(encoding="utf-8")
    edited = tmp_path / "edited.zh.toml"
    edited.write_text(text.replace('goto = "callback"', 'goto = "goodbye"'), encoding="utf-8")
    result = callbot("test", CALLS / "traveller.zh.case.toml", "--script", edited)
    assert result.returncode == 1
    assert "turn 8, callback: is asked → not asked any more" in result.stdout
    assert re.search(r"toml:14:3: turn 8", result.stdout)


def test_bad_cases_are_told_all_at_once(tmp_path):
    """File, line and column, of every file; exit status 2."""
    (tmp_path / "a.case.toml").write_text("format = 1\nscrip = 'x'\nturns = 3\n[expect]\n")
    (tmp_path / "b.case.toml").write_text(
        "format = 1\nscript = 'screening.en'\nturns = [{ node = 'x', heard = 'a', silent = true }]\n"
        "[expect]\ndisposition = 'completed'\nflags = 'x'\n"
    )
    result = callbot("test", tmp_path)
    assert result.returncode == 2
    for told in ("a.case.toml:2:1", "a.case.toml:3:9", "b.case.toml:3:", "b.case.toml:5:15",
                 "b.case.toml:6:9", "did you mean `script`?", "did you mean `complete`?"):  # fmt: skip
        assert told in result.stderr, (told, result.stderr)


def test_a_typed_call_is_saved_and_replayed(tmp_path):
    """With a script that is a file; a stored call makes a case that carries its script."""
    script = tmp_path / "s.en.toml"
    shutil.copy(resource("scripts") / "screening.en.toml", script)
    result = callbot(
        "call", script, "--line", "typed", "--db", tmp_path / "c.db", "--save-case",
        tmp_path / "one.case.toml", stdin="speaking\nyes I went to Wuhan\n",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert callbot("show", 1, "--db", tmp_path / "c.db", "--case", tmp_path).returncode == 0
    again = callbot("show", 1, "--db", tmp_path / "c.db", "--case", tmp_path)
    assert again.returncode == 2 and "is there already" in again.stderr
    result = callbot("test", tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "2 case(s), 0" in result.stdout


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in KEYS for key in KEYS[kind]])
def test_every_key_is_documented(kind, key):
    """In docs/cases.md."""
    assert f"`{key}`" in DOCS or f"`{key} = " in DOCS


def test_recordings_go_through_the_recogniser_again(tmp_path):
    """With --audio the words come from the sound; what it says otherwise changes the outcome."""
    from callbot.speech.audio import Pcm, joined, write_wav
    from callbot.speech.tts import EspeakSynthesiser, Voice

    quiet = Pcm.silence(0.4, 16_000)
    with EspeakSynthesiser() as espeak:
        for name, words in (("yes", "speaking"), ("no", "no i have not")):
            said = espeak.speak(words, Voice("en-us+m2"))
            write_wav(tmp_path / f"{name}.wav", joined([quiet, said, quiet], 16_000))
    (tmp_path / "a.case.toml").write_text(
        "format = 1\nscript = 'screening.en'\nday = 2020-02-10\nturns = [\n"
        "  { node = 'identity', heard = 'speaking', audio = 'yes.wav' },\n"
        "  { node = 'travel', heard = 'yes i have', audio = 'no.wav' },\n"
        "  { node = 'contact', hung_up = 'person' },\n"
        "]\n[expect]\ndisposition = 'break_off'\nanswers = { identity = 'yes', travel = 'no' }\n"
    )
    result = callbot("test", tmp_path, "--audio")
    assert result.returncode == 0, result.stdout + result.stderr
    assert callbot("test", tmp_path).returncode == 1
