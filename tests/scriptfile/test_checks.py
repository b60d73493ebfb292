"""Lint: each rule finds its fault, at its line, and is silent where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from base_script import changed, found, line_of, script

from callbot.scriptfile import checks

Change = tuple[str, str]

# What a rule must find: a code, the changes that bring the fault about, and the text at whose line
# it is told.
FINDS: dict[str, tuple[str, list[Change], str]] = {
    "a way to no node": ("unknown-target", [('goto = "ill"', 'goto = "il"')], 'goto = "il"'),
    "a category's way to no node": (
        "unknown-target",
        [('goto = "bye" }', 'goto = "by" }')],
        "categories.fever",
    ),
    "a retry's way to no node": (
        "unknown-target",
        [('no_match = ["Which city?"]', 'no_match = ["Which?"], goto = "x"')],
        "Which?",
    ),
    "a node that leads nowhere": ("dead-end", [('ends = "complete"', "")], "[nodes.bye]"),
    "a question that leads nowhere for one answer": (
        "dead-end",
        [('goto = "place"\n', "")],
        "[nodes.travel]",
    ),
    "a loop that nothing ends": (
        "no-way-out",
        [('ends = "complete"', 'goto = "bye"')],
        "[nodes.bye]",
    ),
    "a bracket in a phrase that never closes": (
        "bad-phrase",
        [('"[a] fever"', '"[a fever"')],
        "[a fever",
    ),
    "a slot in a phrase that does not exist": (
        "bad-phrase",
        [('"[a] fever"', '"{town} fever"')],
        "{town}",
    ),
    "a kind of evidence that does not exist": (
        "unknown-evidence",
        [('phrases = ["i am well"]', 'phrases = ["i am well"], evidence = ["helthy"]')],
        "helthy",
    ),
    "a slot in a prompt that stands for nothing": (
        "unknown-slot",
        [("{name}", "{nam}")],
        "{nam}",
    ),
    "a slot with a format of its own": ("unknown-slot", [("{name}", "{name.x}")], "{name.x}"),
    "{answer} outside of asking back": (
        "unknown-slot",
        [("Are you ill?", "Are you {answer}?")],
        "{answer}?",
    ),
    "a contact's field in a reason": (
        "unknown-slot",
        [("was in {place}", "{name} was in {place}")],
        "{name} was",
    ),
    "a brace that never closes": ("bad-slot", [("{name}", "{name")], "{name"),
    "a rule on an unknown question": (
        "unknown-rule-question",
        [('question = "travel"', 'question = "travl"')],
        "travl",
    ),
    "a rule on a node that asks nothing": (
        "unknown-rule-question",
        [('question = "travel", any_of = ["yes"]', 'question = "bye", any_of = ["yes"]')],
        'question = "bye"',
    ),
    "a rule on an unknown category": (
        "unknown-rule-category",
        [('any_of = ["yes"]', 'any_of = ["yse"]')],
        "yse",
    ),
    "a rule of an unknown level": ("unknown-level", [('"high"', '"hihg"')], "hihg"),
    "earlier calls, where there is no series": (
        "no-series",
        [('question = "travel", any_of', 'question = "previous.travel", any_of')],
        "previous.travel",
    ),
    "a rise of an earlier answer alone": (
        "test-mismatch",
        [
            ('title = "Base"', 'title = "Base"\nseries = { days = 2, times = ["09:00"] }'),
            ('question = "travel", any_of = ["yes"]', 'question = "previous.travel", rises = 3'),
        ],
        "previous.travel",
    ),
    "nodes that may all be passed over in a round": (
        "no-way-out",
        [
            (
                'goto = "ill"\nretry',
                'goto = "ill"\nasked_if = [{ question = "travel", any_of = ["yes"] }]\nretry',
            ),
            (
                'several = true\ngoto = "bye"',
                'several = true\ngoto = "place"\nasked_if = [{ question = "travel", any_of = ["yes"] }]',
            ),
        ],
        "[nodes.place]",
    ),
    "an opening that some hear otherwise": (
        "no-robot",
        [
            ('title = "Base"', 'title = "Base"\nseries = { days = 2, times = ["09:00"] }'),
            (
                "[nodes.travel.categories.no]",
                "[[nodes.travel.instead]]\nwhen = [{ missed = 1 }]\n"
                'prompt = "This is {organisation}. You may refuse. Away?"\n[nodes.travel.categories.no]',
            ),
        ],
        "This is {organisation}. You may refuse. Away?",
    ),
    "days tested on a place": (
        "test-mismatch",
        [('within_places = ["Hubei"]', "within_days = 14")],
        "within_days",
    ),
    "a number tested on yes or no": (
        "test-mismatch",
        [('any_of = ["yes"]', "any_of = [3]")],
        "any_of = [3]",
    ),
    "an unknown question in partial_after": (
        "unknown-question",
        [('["travel"]', '["travels"]')],
        "travels",
    ),
    "a question given with one that does not exist": (
        "unknown-question",
        [('Where to, {name}?"', 'Where to, {name}?"\ngiven_with = ["travl"]')],
        "travl",
    ),
    "a question given with itself": (
        "unknown-question",
        [('Where to, {name}?"', 'Where to, {name}?"\ngiven_with = ["place"]')],
        "given_with",
    ),
    "a node that no way leads to": (
        "unreachable",
        [('goto = "ill"', 'goto = "bye"')],
        "[nodes.ill]",
    ),
    "a loop with nothing but the default limit": (
        "loop-without-limit",
        [('phrases = ["[a] cough"]', 'phrases = ["[a] cough"], goto = "travel"')],
        "[nodes.travel]",
    ),
    "a phrase of two categories": (
        "shared-phrase",
        [('"[a] cough"', '"[a] cough", "a (cold|fever)"')],
        "a (cold|fever)",
    ),
    "a phrase of a category and a request": (
        "shared-phrase",
        [("[nodes.travel]", '[requests.later]\nphrases = ["a cough"]\n[nodes.travel]')],
        "[a] cough",
    ),
    "a category that nothing can mean": (
        "unheard-category",
        [('{ phrases = ["[a] cough"] }', "{}")],
        "categories.cough",
    ),
    "a prompt of half a minute": (
        "long-prompt",
        [("Are you ill?", "Are you ill? " * 30)],
        "Are you ill?",
    ),
    "a purpose that makes the opening long": (
        "long-prompt",
        [("your health", "your health " * 30), ("a voice robot", "a voice robot for {purpose}")],
        "This is",
    ),
    "a question without words for silence": (
        "missing-reprompt",
        [('no_input = ["Ill?"], ', "")],
        "[nodes.ill]",
    ),
    "an opening that does not say who calls": (
        "no-caller",
        [("This is {organisation}, a", "A")],
        "A voice robot",
    ),
    "an opening that does not say it is a robot": (
        "no-robot",
        [("a voice robot", "hello")],
        "hello",
    ),
    "an opening that does not say one may refuse": (
        "no-opt-out",
        [("You may refuse. ", "")],
        "This is",
    ),
    "a soft check that no answer can pass": (
        "test-mismatch",
        [("below = 0.6", "below = 0.6, unless = { within_days = 14 }")],
        "within_days",
    ),
    "a soft check of a category that there is not": (
        "unknown-rule-category",
        [("below = 0.6", 'below = 0.6, unless = { any_of = ["maybe"] }')],
        '"maybe"',
    ),
    "a deciding question that is never asked back": (
        "unconfirmed-key",
        [('confirm = { prompt = "{answer}, right?", below = 0.6 }\n', "")],
        "[nodes.travel]",
    ),
    "a deciding answer left out of asking back": (
        "unconfirmed-key",
        [("below = 0.6", 'always = ["no"]')],
        "[nodes.travel]",
    ),
    "a Chinese prompt in an English script": (
        "wrong-language",
        [("Are you ill?", "您好吗？")],
        "您好吗",
    ),
    "a Chinese phrase in an English script": (
        "wrong-language",
        [("[a] cough", "咳嗽")],
        "咳嗽",
    ),
    "a place that nobody knows in a rule": (
        "unknown-place",
        [('["Hubei"]', '["Hubei", "Xyzzyqq"]')],
        "Xyzzyqq",
    ),
    "recording that nobody is told of": (
        "no-recording-notice",
        [('title = "Base"', 'title = "Base"\nrecords = true')],
        "records",
    ),
    "an opening that says it does not record": (
        "no-recording-notice",
        [
            ('title = "Base"', 'title = "Base"\nrecords = true'),
            ("You may", "This is a recorded voice. We do not record you. You may"),
        ],
        "records",
    ),
    "recording told too late": (
        "no-recording-notice",
        [('title = "Base"', 'title = "Base"\nrecords = true'), ("Are you ill", "We record. Ill")],
        "records",
    ),
    "an English prompt in a Chinese script": (
        "wrong-language",
        [('language = "en"', 'language = "zh"')],
        "This is",
    ),
}


@pytest.mark.parametrize(("code", "changes", "where"), FINDS.values(), ids=FINDS.keys())
def test_finds(code: str, changes: list[Change], where: str) -> None:
    """The rule tells the fault at the line where it is written."""
    lines = [issue.line for issue in found(*changes) if issue.code == code]
    assert line_of(changed(*changes), where) in lines


# What the rule of a code must be silent about, although it looks like its fault.
SILENT: dict[str, tuple[str, list[Change]]] = {
    "a way back to a node further up exists": (
        "unknown-target",
        [('goto = "ill"', 'goto = "place"')],
    ),
    "every answer and giving up have a way": (
        "dead-end",
        [
            ('goto = "place"\n', ""),
            ('"Yes or no?"]', '"Yes or no?"], goto = "bye"'),
            ("[nodes.place]", '[nodes.travel.categories.yes]\ngoto = "place"\n[nodes.place]'),
        ],
    ),
    "a loop that one answer leaves": (
        "no-way-out",
        [('phrases = ["[a] cough"]', 'goto = "travel"')],
    ),
    "brackets inside brackets": ("bad-phrase", [('"[a] fever"', '"[(a|some [bad])] fever"')]),
    "a place in a phrase": ("bad-phrase", [('"[a] fever"', '"fever in {place}"')]),
    "a built-in kind of evidence": (
        "unknown-evidence",
        [('phrases = ["i am well"]', 'evidence = ["healthy"]')],
    ),
    "an earlier answer in a prompt": ("unknown-slot", [("Are you ill?", "Ill in {place}?")]),
    "{answer} in asking back": ("unknown-slot", []),
    "a doubled brace is a brace": ("bad-slot", [("Are you ill?", "Ill {{or not}}?")]),
    "the reserved level call_back": ("unknown-level", [('"high"', '"call_back"')]),
    "a level of the script's own": (
        "unknown-level",
        [('"high"', '"red"'), ('title = "Base"', 'title = "Base"\nlevels = ["red"]')],
    ),
    "a place named as a value": (
        "unknown-rule-category",
        [('within_places = ["Hubei"]', 'any_of = ["Wuhan"]')],
    ),
    "a node reached by giving up": (
        "unreachable",
        [
            ('goto = "ill"', 'goto = "bye"'),
            ('no_match = ["Which city?"]', 'no_match = ["Which?"], goto = "ill"'),
        ],
    ),
    "a loop with a chosen limit": (
        "loop-without-limit",
        [
            ('phrases = ["[a] cough"]', 'phrases = ["[a] cough"], goto = "travel"'),
            ("[nodes.travel]", "[limits]\nsteps = 20\n[nodes.travel]"),
        ],
    ),
    "the same phrase in two questions": (
        "shared-phrase",
        [('"[a] cough"', '"i stayed at home"')],
    ),
    "a phrase that contains another": (
        "shared-phrase",
        [('"[a] cough"', '"a fever with a cough"')],
    ),
    "a place given with the journey": (
        "unknown-question",
        [('Where to, {name}?"', 'Where to, {name}?"\ngiven_with = ["travel"]')],
    ),
    "yes and no without phrases are built in": (
        "unheard-category",
        [('phrases = ["[no] i stayed [at] home"]', "")],
    ),
    "earlier calls of a series": (
        "no-series",
        [
            ('title = "Base"', 'title = "Base"\nseries = { days = 2, times = ["09:00"] }'),
            ('question = "travel", any_of', 'question = "previous.travel", any_of'),
        ],
    ),
    "a prompt of fifteen seconds": ("long-prompt", [("Are you ill?", "Are you ill? " * 13)]),
    "the caller's name written out": ("no-caller", [("{organisation}", "the Office")]),
    "an automatic call": ("no-robot", [("a voice robot", "an automated call")]),
    "an opening spread over two nodes": (
        "no-robot",
        [
            ("a voice robot", "hello"),
            (
                "[nodes.travel]",
                '[nodes.hi]\nprompt = "I am a robot."\ngoto = "travel"\n[nodes.travel]',
            ),
        ],
    ),
    "don't call again is an opt-out": (
        "no-opt-out",
        [("You may refuse", "Say don’t call again")],
    ),
    "a question that decides nothing": (
        "unconfirmed-key",
        [("key = true\n", ""), ('confirm = { prompt = "{answer}, right?", below = 0.6 }\n', "")],
    ),
    "the deciding answer always asked back": (
        "unconfirmed-key",
        [("below = 0.6", 'always = ["yes"]')],
    ),
    "recording that is announced": (
        "no-recording-notice",
        [
            ('title = "Base"', 'title = "Base"\nrecords = true'),
            ("You may", "We record this. You may"),
        ],
    ),
    "recording announced along with a way out": (
        "no-recording-notice",
        [
            ('title = "Base"', 'title = "Base"\nrecords = true'),
            (
                "You may",
                "This call will be recorded; say so if you do not want to be recorded. You may",
            ),
        ],
    ),
    "no recording, no announcement": (
        "no-recording-notice",
        [('title = "Base"', 'title = "Base"\nrecords = false')],
    ),
    "a place in the other language": ("unknown-place", [('["Hubei"]', '["湖北", "Wuhan"]')]),
    "a slot is no foreign word": ("wrong-language", [("Are you ill?", "{name}?")]),
}


@pytest.mark.parametrize(("code", "changes"), SILENT.values(), ids=SILENT.keys())
def test_silent(code: str, changes: list[Change]) -> None:
    """The rule says nothing where there is no fault."""
    assert code not in [issue.code for issue in found(*changes)]


def test_every_code_is_tested() -> None:
    """No rule is without a fault that it finds and one that it must not find."""
    silent = {code for code, _ in SILENT.values()} | {"test-mismatch", "missing-reprompt"}
    silent |= {"unknown-rule-question"}  # found() of the base script is empty
    tested = {code for code, _, _ in FINDS.values()}
    assert set(checks.CODES) == tested | {"unknown-word"}
    assert tested <= silent


def test_every_rule_is_listed() -> None:
    """Each file of the package that has a `check` is among the rules."""
    listed = {rule.__name__.rsplit(".", 1)[1] for rule in (*checks.ERRORS, *checks.WARNINGS)}
    files = {path.stem for path in Path(checks.__file__).parent.glob("*.py")}
    assert files - listed == {"__init__", "subject", "texts"}


def test_unknown_words() -> None:
    """With a vocabulary at hand, phrases with words outside it are told; without one, none."""

    def unknown(text: str) -> list[str]:
        return [word for word in text.split() if word in ("cough", "place")]

    with_words = checks.check(script(), unknown_words=unknown)
    assert [(issue.code, issue.line) for issue in with_words] == [
        ("unknown-word", line_of(changed(), "[a] cough"))
    ]
    assert "“cough”" in with_words[0].message
    assert checks.check(script()) == []


def test_phrase_errors_point_into_the_phrase() -> None:
    """The column of a bad phrase is that of the bracket, also behind Chinese characters."""
    issues = found(('"[a] fever"', '"发烧", "高烧(了"'))
    issue = next(issue for issue in issues if issue.code == "bad-phrase")
    line = changed(('"[a] fever"', '"发烧", "高烧(了"')).split("\n")[issue.line - 1]
    assert line[issue.column - 1] == "("


def test_loader_runs_the_errors() -> None:
    """What would fail during a call keeps a script from loading; the rest only warns."""
    assert {issue.severity for issue in _of(checks.ERRORS)} == {"error"}
    assert {issue.severity for issue in _of(checks.WARNINGS)} == {"warning"}


def _of(rules: tuple[object, ...]) -> Iterator[object]:
    codes = {code for rule in rules for code in rule.CODES}  # type: ignore[attr-defined]
    for code, changes, _ in FINDS.values():
        if code in codes:
            yield from (issue for issue in found(*changes) if issue.code == code)


@pytest.mark.parametrize(
    ("notice", "told"),
    [("本次通话会录音。", False), ("本次通话不录音。", True), ("", True), ("以下是录音电话。", True),
     ("通话将被录音，您不同意录音可以挂机。", False)],
)  # fmt: skip
def test_recording_notice_in_mandarin(notice: str, told: bool) -> None:
    """What announces a recording, and what denies one."""
    from callbot.resources import resource
    from callbot.scriptfile.load import lints

    text = (resource("scripts") / "screening.zh.toml").read_text("utf-8")
    text = text.replace("partial_after", "records = true\npartial_after", 1)
    text = text.replace("您也可以不回答。", f"您也可以不回答。{notice}", 1)
    assert ("no-recording-notice" in [issue.code for issue in lints(text)]) == told
