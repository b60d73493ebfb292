"""How often phrases matched."""

from callbot.scriptfile.load import loads
from callbot.tune.phrase_use import phrase_use


def test_every_phrase_of_the_script_is_told_in_its_order(district):
    """Those that never matched have 0."""
    script, store = district
    uses = phrase_use(store, script)
    told = [(use.node, use.category, use.phrase) for use in uses]
    written = [
        (node.id, category.id, phrase)
        for node in script.questions
        for category in node.wait.categories
        for phrase in category.phrases
    ]
    assert told == written
    assert any(use.matches == 0 for use in uses)
    assert all(use.decided <= use.matches for use in uses)


def test_lines_are_where_the_phrases_stand(district):
    """The page shows the counts beside the script's lines."""
    script, store = district
    lines = script.text.splitlines()
    for use in phrase_use(store, script):
        assert use.phrase in lines[use.line - 1]


def test_every_reason_that_names_a_phrase_is_credited_to_one(district):
    """What decided a call is not lost: answers by template have a phrase that matched."""
    script, store = district
    (by_template,) = store.rows(
        "SELECT count(*) FROM turn WHERE because LIKE 'template %' AND kind = 'answer'"
    )[0]
    assert sum(use.matches for use in phrase_use(store, script)) >= by_template > 0


def test_a_phrase_claimed_twice_says_by_what(district):
    """As `callbot check` says it."""
    script, store = district
    phrase = script.nodes["travel"].wait.categories[1].phrases[-1]
    head = "[nodes.travel.categories.yes]"
    text = script.text
    before, rest = text.split(head)
    start = rest.index("phrases = [") + len("phrases = [")
    doubled = loads(f'{before}{head}{rest[:start]}\n  "{phrase}",{rest[start:]}')
    claimed = [use for use in phrase_use(store, doubled) if use.claimed]
    assert [(use.node, use.category) for use in claimed] == [("travel", "no")]
    assert "`yes`" in claimed[0].claimed
