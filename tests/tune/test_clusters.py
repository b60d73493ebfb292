"""What nobody understood, grouped."""

import random

from callbot.tune.clusters import clusters, grouped
from callbot.tune.troubled import Troubled, troubled


def said(*texts):
    """Answers to one question, one a call."""
    return [Troubled(number, 1, "travel", text, "no_match") for number, text in enumerate(texts)]


def test_every_answer_that_was_not_understood_is_in_one_cluster(district):
    """Sizes add up to the troubled answers of the script's questions, and nothing comes twice."""
    script, store = district
    questions = {node.id for node in script.questions}
    found = clusters(store, script)
    assert sum(c.size for c in found) == sum(
        t.question in questions for t in troubled(store, script)
    )
    assert all(e.call_ids for c in found for e in c.examples)


def test_what_was_heard_in_two_ways_is_told_apart(district):
    """Another phrase seldom helps where the recogniser's readings contradict each other."""
    script, store = district
    found = clusters(store, script)
    contradicted = store.rows(
        "SELECT count(*) FROM turn WHERE kind = 'no_match' AND NOT confirming AND heard <> ''"
        " AND because LIKE 'abstain: one reading says %'"
    )[0][0]
    assert 0 < sum(c.contradicted for c in found) <= contradicted
    assert all(c.contradicted <= c.size for c in found)


def test_examples_are_what_was_heard_in_the_calls_they_name(district):
    """Who doubts a cluster can listen to it."""
    script, store = district
    for cluster in clusters(store, script)[:40]:
        for example in cluster.examples:
            for call_id in example.call_ids:
                heard = store.rows("SELECT heard FROM turn WHERE call_id = ?", (call_id,))
                assert (example.text,) in heard


def test_a_suggested_category_is_one_of_its_question(district):
    """And says by what evidence."""
    script, store = district
    named = [c for c in clusters(store, script) if c.category]
    assert named
    for cluster in named:
        wait = script.nodes[cluster.question].wait
        assert cluster.category in {category.id for category in wait.categories}
        assert cluster.evidence


def test_grouping_does_not_depend_on_the_order():
    """The same answers make the same clusters."""
    answers = said(
        "我就是社区的吧",
        "这个我就是社区的吧",
        "打错了",
        "喂打错了",
        "在家憋半个月了",
        "在加别半个月了",
    )
    first = {frozenset(t.heard for t in group) for group in grouped(answers, "zh")}
    for seed in range(5):
        mixed = random.Random(seed).sample(answers, len(answers))
        assert {frozenset(t.heard for t in group) for group in grouped(mixed, "zh")} == first
    assert len(first) == 3


def test_a_short_text_does_not_swallow_a_longer_one_that_says_more():
    """去过武汉，回来就没出过门 is more than 没出过门."""
    groups = grouped(said("没出过门", "没出过门", "去过武昌看孩子回来就没出过门"), "zh")
    assert [len(group) for group in groups] == [2, 1]
