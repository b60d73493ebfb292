"""A script that nobody edited changes nobody, and a call held again comes out as it was stored."""

from collections import Counter

import pytest

from callbot.core.answering import EARLIER
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import loads
from callbot.tune.logged import Readings, logged_calls
from callbot.tune.replay import replay
from callbot.tune.rerun import held_again
from callbot.tune.stored import stored_outcomes
from callbot.understanding.understand import Understanding
from tests.here import callbot
from tests.tune.districts import Everyone, district, edited, opened, replayed_by, text_of

DISTRICTS = [
    pytest.param(language, mix, "text", 120, id=f"{language} {mix}")
    for language in ("zh", "en")
    for mix in ("easy", "realistic", "hostile")
] + [
    pytest.param("zh", "realistic", "voice", 5, id="zh with sound"),
    pytest.param("en", "hostile", "voice", 5, id="en with sound"),
]


@pytest.mark.parametrize(("language", "mix", "line", "calls"), DISTRICTS)
def test_the_unchanged_script_changes_nobody(language, mix, line, calls):
    """Neither where only the edit counts nor where every answer is read again."""
    script = edited(language)
    with opened(district(language, mix, line, calls)) as store:
        for anew in (False, True):
            found = replay(store, script, anew=anew)
            assert found.changes == []
            assert found.calls == calls
            assert found.answers > calls
        assert found.held_again == calls


@pytest.mark.parametrize(("language", "mix", "line", "calls"), DISTRICTS)
def test_every_call_held_again_is_the_call_that_was_stored(language, mix, line, calls):
    """Answers, flags, call-backs, ending, and what each utterance was taken to mean."""
    with opened(district(language, mix, line, calls)) as store:
        flow = flow_of(loads(text_of(language)))
        ids = range(1, calls + 1)
        stored = stored_outcomes(store, ids)
        for call in logged_calls(store, ids, Readings()):
            again, was = held_again(flow, call), stored[call.id]
            assert again.answers == was.answers
            assert again.flags == was.flags
            assert again.call_backs == was.call_backs
            assert again.disposition == was.disposition
            assert again.unasked == again.unheard == []
            heard = [turn for turn in call.turns if turn.heard is not None]
            assert [one.understood for one in again.replied] == [turn.understood for turn in heard]


def test_other_prompts_alone_change_nobody_who_was_understood_the_same():
    """The farewell has nothing to do with any answer: not one of them is read again."""
    script = edited("en", ("Please wear a mask when you go out, and wash", "Please wash"))
    with opened(district("en")) as store:
        found = replay(store, script)
    assert (found.texts, found.held_again, found.changes) == (0, 0, [])


def test_each_distinct_answer_is_read_at_most_once_a_script(monkeypatch):
    """At one question, asked in one way: that is what makes a million answers cheap."""
    path = district("zh")
    read = Counter()
    genuine = Understanding._fresh

    def counting(self, situation, alternatives, confirming, today):
        read[id(situation), alternatives] += 1
        return genuine(self, situation, alternatives, confirming, today)

    monkeypatch.setattr(Understanding, "_fresh", counting)
    script = edited("zh", ('evidence = ["stayed_home"]\n', ""))
    with opened(path) as store:
        found = replay(store, script)
        ((answers,),) = store.rows("SELECT count(*) FROM turn WHERE heard IS NOT NULL")
        ((texts,),) = store.rows(
            "SELECT count(*) FROM (SELECT DISTINCT node, purpose, confirming, alternatives,"
            " iif(node = 'identity', '', prompt) FROM turn WHERE heard IS NOT NULL)"
        )
    assert found.texts <= texts <= answers
    assert set(read.values()) == {1}


def test_calls_that_go_on_with_an_earlier_one_come_out_the_same(tmp_path):
    """What was answered before they broke off is known in the replay as it was in the call."""
    path = tmp_path / "campaign.db"
    planned = callbot("campaign", "plan", "screening.en", "--people", 200, "--db", path)
    assert planned.returncode == 0, planned.stderr
    ran = callbot("campaign", "run", "1", "--workers", 1, "--db", path, "--json")
    assert ran.returncode == 0, ran.stderr
    with opened(path) as store:
        gone_on = store.rows("SELECT DISTINCT call_id FROM answer WHERE because = ?", (EARLIER,))
        assert gone_on
        assert replay(store, edited("en"), anew=True).changes == []
        # Put in the earlier call only: where its way on is another, it counts all the same.
        ways = loads(text_of("en").replace('goto = "travel_place"', 'goto = "travel_date"', 1))
        assert replay(store, ways).changes == replayed_by(Everyone, store, ways).changes
