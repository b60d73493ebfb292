"""Edited scripts: exactly those calls change in which the edit makes a difference, and say why."""

import tomllib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callbot.errors import ScriptError, StoreError
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import loads
from callbot.tune.comparing import compared
from callbot.tune.known import Known, known_of
from callbot.tune.logged import Readings, logged_calls
from callbot.tune.replay import replay, replaying
from callbot.tune.replaying import Replaying
from callbot.tune.rerun import held_again
from tests.tune.districts import Everyone, district, edited, opened, replayed_by, text_of

SLOW = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


class Twice(Everyone):
    """No shortcut of any kind: every call is held under both scripts, every answer is read twice."""

    def _hold_again(self, ids):
        known = known_of(self._store, ids, self._script.nodes)
        for call in logged_calls(self._store, ids, Readings()):
            flow = self._versions[call.script_sha256].flow
            before, after = held_again(flow, call), held_again(self._new, call)
            facts = known.get(call.id, Known())
            for change in compared(call, before, after, self._script, facts):
                self._add(change)


def mutations(text):
    """Scripts with one line of `text` left out or altered, that still run."""
    lines = text.split("\n")
    altered = []
    for number, line in enumerate(lines):
        if line.startswith(('  "', "evidence", "key", "given_with", "confirm")):
            altered.append((number, None))
        elif line.startswith(("prompt", "again", "no_match")):
            altered.append((number, line.replace("？", "吗？").replace("?", ", please?")))
        elif line.startswith(("steps", "no_input =", "requests =", "maximum")):
            altered.append((number, line.rstrip("0123456789.") + "3"))
        elif line.startswith("goto"):
            altered += [(number, f'goto = "{there}"') for there in ("contact", "household")]
        elif "below = " in line or "at_least = " in line:
            altered.append((number, line.replace("0.6", "0.9").replace("37.3", "38.5")))
    return lines, altered


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_shortcut_finds_what_holding_every_call_again_finds(language):
    """Whatever line of the script is edited: the same changes, the same figures."""
    lines, altered = mutations(text_of(language))

    @SLOW
    @given(st.sampled_from(altered))
    def check(change):
        number, line = change
        edit = [*lines[:number], *([] if line is None else [line]), *lines[number + 1 :]]
        try:
            script = loads("\n".join(edit))
        except ScriptError:
            return
        with opened(district(language, "hostile")) as store:
            quick = replayed_by(Replaying, store, script)
            for slow in (Everyone, Twice):
                whole = replayed_by(slow, store, script)
                assert quick.changes == whole.changes
                assert quick.questions == whole.questions

    check()


@pytest.mark.parametrize("limit", ["steps", "no_input", "no_match", "requests", "seconds"])
def test_an_edited_limit_touches_the_calls_that_came_so_far(limit):
    """Lowered or raised, wherever it cuts calls off: what holding every call again finds, with fewer held."""
    script = loads(text_of("zh"))
    few = {"steps": 9, "no_input": 1, "no_match": 2, "requests": 1, "seconds": 90.0}[limit]
    with opened(district("zh", "hostile", calls=300)) as store:
        for number in (few, few * 2):
            limits = replace(script.limits, **{limit: number})
            lower = replace(script, limits=limits)
            quick = replayed_by(Replaying, store, lower)
            assert quick.changes == replayed_by(Everyone, store, lower).changes
            assert quick.held_again < quick.total
            assert quick.changes or number != few


def moved(text, template):
    """The phrases of *callback* with one that meant yes meaning no."""
    before, at, rest = text.partition("[nodes.callback.categories.yes]")
    yes, middle, no = rest.partition("[nodes.callback.categories.no]")
    assert f"  {template},\n" in yes
    yes = yes.replace(f"  {template},\n", "", 1)
    return (
        before + at + yes + middle + no.replace("phrases = [\n", f"phrases = [\n  {template},\n", 1)
    )


@pytest.mark.parametrize("number", range(4))
def test_a_phrase_moved_from_yes_to_no_changes_exactly_the_calls_in_which_it_was_said(number):
    """Who said it is found by asking the understanding about each logged answer."""
    text = text_of("zh")
    phrases = tomllib.loads(text)["nodes"]["callback"]["categories"]["yes"]["phrases"]
    script = loads(moved(text, f'"{phrases[number]}"'))
    node = script.nodes["callback"]
    understanding = flow_of(script).understanding
    with opened(district("zh", calls=300)) as store:
        found = replay(store, script)
        said = set()
        for call in logged_calls(store, range(1, 301), Readings()):
            taken = [
                t for t in call.turns
                if t.node == "callback" and not t.confirming and t.understood.category == "yes"
            ]  # fmt: skip
            for turn in taken:
                now = understanding.understand(
                    node.wait, turn.heard, question=node.prompt, today=call.day
                )
                if (
                    now.category == "no"
                ):  # unsure of it, it would be asked back: taken as it was said
                    said.add(call.id)
    changed = {c.call_id for c in found.changes if (c.before, c.after) == ("yes", "no")}
    assert changed == said
    assert {change.question for change in found.changes} <= {"callback", ""}
    (question,) = [q for q in found.questions if q.changed] or [None]
    assert (question is None) == (not found.changes)


def test_an_edit_that_loses_key_persons_says_so_first():
    """A wish to be asked nothing after the journey: whoever was flagged for more is gone."""
    script = edited("zh", ('goto = "travel_place"\nevidence', 'goto = "goodbye"\nevidence'))
    with opened(district("zh", calls=300)) as store:
        found = replay(store, script)
        flagged = {row[0] for row in store.rows(
            "SELECT call_id FROM flag WHERE kind = 'key_person' AND cleared_at_seconds IS NULL"
        )}  # fmt: skip
    lost = found.lost
    assert lost
    assert {change.call_id for change in lost} <= flagged
    assert found.changes[: len(lost)] == lost
    assert all(change.kind == "flag" and change.before and change.heard for change in lost)
    assert set(lost) <= set(found.regressions)


def test_what_was_never_asked_is_not_known():
    """A new question is neither answered nor dropped, and what comes after it stays as it was."""
    new = (
        '[nodes.smoke]\nprompt = "Do you smoke?"\nexpects = "yes_no"\nkey = true\ngoto = "contact"\n'
        "[nodes.smoke.categories.yes]\n[nodes.smoke.categories.no]\n[nodes.smoke.retry]\n"
        'no_input = ["Do you smoke?"]\nno_match = ["Do you smoke?"]\n\n[nodes.contact]'
    )
    script = edited(
        "en",
        ('goto = "contact"\n# A doubtful answer', 'goto = "smoke"\n# A doubtful answer'),
        ("[nodes.contact]", new),
    )
    with opened(district("en")) as store:
        found = replay(store, script)
        ((said_no,),) = store.rows(
            "SELECT count(*) FROM answer WHERE question = 'travel' AND category = 'no' AND is_current"
        )
    assert {(c.question, c.kind, c.before, c.after) for c in found.changes} == {
        ("smoke", "unasked", "", "")
    }
    assert len(found.changes) == said_no
    assert not found.regressions
    assert {q.question: q.unasked for q in found.questions}["smoke"] == said_no


def test_what_was_said_to_a_question_that_is_gone_is_listed():
    """With the words, and without any verdict on it."""
    text = text_of("en")
    before, _, rest = text.partition("[nodes.household]")
    _, _, after = rest.partition("[nodes.callback]")
    script = loads(
        (before + "[nodes.callback]" + after).replace('goto = "household"', 'goto = "callback"')
    )
    with opened(district("en")) as store:
        found = replay(store, script)
        stored = dict(store.rows(
            "SELECT call_id, value FROM answer WHERE question = 'household' AND is_current"
        ))  # fmt: skip
    removed = found.of_kind("removed")
    assert {change.call_id: change.before for change in removed} == {
        call: str(value) for call, value in stored.items()
    }
    assert all(change.heard and not change.after and not change.judged for change in removed)


def test_an_answer_that_would_now_be_asked_back_is_taken_as_it_was_said():
    """It stays, and is noted as never asked."""
    script = edited("zh", ('always = ["yes"]', 'always = ["yes", "no"]'))
    with opened(district("zh")) as store:
        found = replay(store, script)
    assert found.changes
    assert {change.kind for change in found.changes} == {"unasked"}
    assert all((c.question, c.before) == ("contact", c.after) for c in found.changes)


def test_changes_are_judged_by_the_truth_of_the_simulation():
    """People who never left are taken for travellers when staying home no longer means no."""
    script = edited("zh", ('evidence = ["stayed_home"]\n', ""))
    with opened(district("zh", calls=300)) as store:
        found = replay(store, script)
        true = dict(
            store.rows("SELECT call_id, json_extract(truth, '$.travel.truth') FROM simulated_truth")
        )
    travel = [c for c in found.changes if c.question == "travel" and c.kind == "category"]
    assert travel
    for change in travel:
        sides = [
            "open" if not side else "right" if side == true[change.call_id] else "wrong"
            for side in (change.before, change.after)
        ]
        assert change.judged == f"{sides[0]}_to_{sides[1]}"
    (question,) = [q for q in found.questions if q.question == "travel"]
    assert question.changed == len(travel)


def test_a_replay_grows_bit_by_bit_and_can_be_left():
    """A page shows the first calls while the others are still read."""
    script = edited("zh", ('evidence = ["stayed_home"]\n', ""))
    with opened(district("zh", calls=300)) as store:
        first, second = [
            (found.calls, found.total)
            for found, _ in zip(replaying(store, script), range(2), strict=False)
        ]
        assert first == (0, 300)
        assert 0 < second[0] < 300
        assert replay(store, script, limit=100).calls == 100

        class EnoughError(Exception):
            """What the page raises when nobody waits any more."""

        def leave(done, total):
            raise EnoughError

        with pytest.raises(EnoughError):
            replay(store, script, progress=leave)


def test_a_database_without_calls_of_the_script_says_what_it_has(tmp_path):
    """The edited script has to keep its id."""
    script = edited("zh", ('id = "screening.zh"', 'id = "other.zh"'))
    with opened(district("zh")) as store:
        with pytest.raises(StoreError, match="calls of script"):
            replay(store, script)
        assert replay(store, script, run=1).calls == 120
        with pytest.raises(StoreError, match="held in zh"):
            replay(store, edited("en"), run=1)
        with pytest.raises(StoreError, match="no calls of run 7"):
            replay(store, script, run=7)
