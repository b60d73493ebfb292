"""Loading: what a script becomes, and every way in which a file can be wrong."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from base_script import BASE, changed, codes, found, line_of, script
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callbot.core.script import Confirm, Limits, Script
from callbot.errors import Issue, ScriptError
from callbot.scriptfile import load


def test_base_is_clean() -> None:
    """The script that the other tests break has nothing wrong with it."""
    assert found() == []


def test_values_arrive() -> None:
    """Every table of the file becomes its part of the script."""
    loaded = script(("[nodes.travel]", "[limits]\nsteps = 30\nseconds = 99.5\n\n[nodes.travel]"))
    assert (loaded.id, loaded.language, loaded.title) == ("base", "en", "Base")
    assert list(loaded.nodes) == ["travel", "place", "ill", "bye"]
    assert loaded.limits == Limits(steps=30, seconds=99.5)
    travel = loaded.nodes["travel"].wait
    assert travel is not None and travel.key
    assert travel.confirm == Confirm("{answer}, right?", 0.6, ())
    assert travel.retry.no_match == ("Yes or no?",)
    ill = loaded.nodes["ill"].wait
    assert ill is not None and ill.several
    assert [(c.id, c.none, c.goto) for c in ill.categories] == [
        ("none", True, None),
        ("fever", False, "bye"),
        ("cough", False, None),
    ]
    assert loaded.rules[0].when[1].within_places == ("Hubei",)
    assert loaded.nodes["bye"].ends == "complete"


def test_yes_and_no_are_always_there() -> None:
    """A yes/no question has both categories even where the file names one."""
    wait = script().nodes["travel"].wait
    assert wait is not None
    assert [category.id for category in wait.categories] == ["no", "yes"]


def test_hash_and_text_are_exact() -> None:
    """The hash is over the bytes of the file, and the text is those bytes."""
    content = b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode()
    loaded = load.loads(content)
    assert loaded.sha256 == hashlib.sha256(content).hexdigest()
    assert loaded.text.encode() == content


def test_every_problem_at_once() -> None:
    """One run tells all errors, in the order of the file, and the exception carries them."""
    text = changed(
        ('language = "en"', 'language = "eng"'),
        ("key = true", "key = 1"),
        ("several = true", "severel = true"),
        ('goto = "ill"', 'goto = "il"'),
    )
    with pytest.raises(ScriptError) as caught:
        load.loads(text, "x.toml")
    issues = caught.value.issues
    assert [issue.code for issue in issues] == [
        "unknown-value", "wrong-type", "unknown-target", "unknown-key",
    ]  # fmt: skip
    assert [issue.line for issue in issues] == [
        line_of(text, "language ="),
        line_of(text, "key = 1"),
        line_of(text, 'goto = "il"'),
        line_of(text, "severel"),
    ]
    assert issues[3].hint == "did you mean `several`?"
    assert "x.toml:" in str(caught.value)


def test_a_sound_node_behind_a_syntax_error_is_checked() -> None:
    """Reading goes on behind a syntax error, without calling wrong what it may have hidden."""
    issues = found(('title = "Base"', "title = Base"), ("several = true", "severel = true"))
    assert [issue.code for issue in issues] == ["syntax", "unknown-key"]
    assert issues[0].line == 4


TORN = {
    "Chinese quotation marks": ('title = "Base"', "title = “Base”"),
    "a text that never closes": ('title = "Base"', 'title = "Base'),
    "a list that never closes": ('["travel"]', '["travel"'),
    "an inline table over several lines": (
        'retry = { no_input = ["Where?"],',
        'retry = {\n  no_input = ["Where?"],\n ',
    ),
    "a text of several lines that never closes": ('"Are you ill?"', '"""Are you ill?"'),
    "a header that never closes": ("[nodes.place]", "[nodes.place"),
    "a key without value": ("several = true", "several ="),
}


@pytest.mark.parametrize("change", TORN.values(), ids=TORN.keys())
def test_one_syntax_error_is_one_issue(change: tuple[str, str]) -> None:
    """A syntax error is told once, at its line or where it shows, and brings no others with it."""
    issues = found(change)
    assert [issue.code for issue in issues] == ["syntax"]
    assert 0 <= issues[0].line - line_of(changed(change), change[1]) <= 2


WRONG = {
    "an unknown key names the nearest known one": (("several", "sevral"), "unknown-key"),
    "a text for a truth value is a wrong type": (("key = true", 'key = "yes"'), "wrong-type"),
    "a number for a text is a wrong type": (('"Goodbye."', "5"), "wrong-type"),
    "a text for a list is a wrong type": (('["Were you?"]', '"Were you?"'), "wrong-type"),
    "a list with a number in it is a wrong type": (('["Were you?"]', "[5]"), "wrong-type"),
    "an empty text is told": (('"Goodbye."', '" "'), "empty"),
    "a missing prompt is told": (('prompt = "Goodbye."\n', ""), "missing-key"),
    "a missing language is told": (('language = "en"\n', ""), "missing-key"),
    "a missing caller's purpose is told": (('purpose = "your health"', ""), "missing-key"),
    "a language nobody knows is told": (('"en"', '"fr"'), "unknown-value"),
    "an expectation nobody knows is told": (
        ('expects = "place"', 'expects = "town"'),
        "unknown-value",
    ),
    "a later format asks for a newer callbot": (("format = 1", "format = 2"), "bad-format"),
    "a format that never was is told": (("format = 1", "format = 0"), "bad-format"),
    "a format in quotes is told": (("format = 1", 'format = "1"'), "bad-format"),
    "a node that is defined twice is told": (("[nodes.ill]", "[nodes.place]"), "duplicate"),
    "a key that is given twice is told": (("key = true", "key = true\nkey = true"), "duplicate"),
    "a quotation mark that never closes is syntax": (('"Base"', '"Base'), "syntax"),
    "an id with a blank is a bad id": (("[nodes.ill]", '[nodes."i ll"]'), "bad-id"),
    "an id that hides a slot is reserved": (("[nodes.ill]", "[nodes.name]"), "reserved-id"),
    "a script id with a slash is a bad id": (('id = "base"', 'id = "../base"'), "bad-id"),
    "a confidence above one is out of range": (("below = 0.6", "below = 6"), "out-of-range"),
    "not a number is out of range": (("below = 0.6", "below = nan"), "out-of-range"),
    "a huge number is out of range": (("below = 0.6", f"below = 1{'0' * 400}"), "out-of-range"),
    "`several` makes sense for a choice only": (
        ("key = true", "several = true"),
        "misplaced-key",
    ),
    "a yes is never given with another question": (
        ("key = true", 'given_with = ["place"]'),
        "misplaced-key",
    ),
    "a range makes sense for numbers only": (("key = true", "minimum = 1"), "misplaced-key"),
    "a node that ends the call leads nowhere": (
        ('ends = "complete"', 'ends = "complete"\ngoto = "ill"'),
        "misplaced-key",
    ),
    "retries make sense for questions only": (
        ('ends = "complete"', 'goto = "ill"\nretry = {}'),
        "misplaced-key",
    ),
    "a confirmed category must exist": (
        ("below = 0.6", 'below = 0.6, always = ["yess"]'),
        "unknown-category",
    ),
    "a soft check needs one test": (
        ("below = 0.6", "unless = { at_least = 1, at_most = 3 }"),
        "condition-tests",
    ),
    "a soft check is of this question": (
        ("below = 0.6", 'unless = { question = "place", any_of = ["Wuhan"] }'),
        "unknown-key",
    ),
    "two tests in one condition are told": (
        ('any_of = ["yes"]', 'any_of = ["yes"], at_least = 3'),
        "condition-tests",
    ),
    "a condition without test is told": ((', any_of = ["yes"]', ""), "condition-tests"),
    "a request that nobody makes is told": (
        ("[nodes.travel]", '[requests.what]\nreply = "x"\n[nodes.travel]'),
        "unknown-key",
    ),
}


@pytest.mark.parametrize(("change", "code"), WRONG.values(), ids=WRONG.keys())
def test_wrong_files(change: tuple[str, str], code: str) -> None:
    """Each fault is an error with its code, a place in the file, and no traceback."""
    script_read, issues = load.reads(changed(change))
    assert script_read is None
    assert code in [issue.code for issue in issues]
    assert all(issue.line > 0 and issue.column > 0 for issue in issues)


def test_duplicate_names_the_first() -> None:
    """A node that is defined twice is told with the line of the first, and nothing else."""
    text = BASE + '\n[nodes.bye]\nprompt = "Bye."\nends = "complete"\n'
    issues = load.lints(text)
    assert [issue.code for issue in issues] == ["duplicate"]
    assert f"line {line_of(BASE, '[nodes.bye]')}" in issues[0].message
    assert issues[0].line == line_of(text, 'prompt = "Bye."') - 1


def test_full_width_signs_are_explained() -> None:
    """Chinese quotation marks in place of TOML's are named in the hint."""
    issues = found(('title = "Base"', "title = “Base”"))
    assert "“" in issues[0].hint


NOT_SCRIPTS = {
    "an empty file": (b"", "empty"),
    "a file of blanks": (b" \n\n", "empty"),
    "a file of comments": (b"# nothing\n", "empty"),
    "a binary file with NUL": (b"\x7fELF\x02\x01\x01\0\0\0", "binary"),
    "a binary file": (bytes(range(256)) * 4, "binary"),
    "UTF-16": (BASE.encode("utf-16"), "encoding"),
    "GBK": ('title = "疫情防控电话回访"\n'.encode("gbk"), "encoding"),
    "Latin-1": ('title = "café"\n'.encode("latin-1"), "encoding"),
    "ten megabytes": (b"# x\n" * 2_500_000, "too-large"),
    "brackets without end": (b"a = " + b"[" * 90_000, "syntax"),
}


@pytest.mark.parametrize(("content", "code"), NOT_SCRIPTS.values(), ids=NOT_SCRIPTS.keys())
def test_not_scripts(content: bytes, code: str) -> None:
    """What is no script at all is one clear error."""
    read, issues = load.reads(content)
    assert read is None
    assert [issue.code for issue in issues] == [code]


def test_gbk_is_named() -> None:
    """A file in GBK is told that it is, at the first character that shows it."""
    _, issues = load.reads('format = 1\ntitle = "疫情"\n'.encode("gbk"))
    assert "GBK" in issues[0].message
    assert (issues[0].line, issues[0].column) == (2, 10)


def test_windows_files() -> None:
    """Windows line ends load without complaint, a byte order mark with a warning."""
    text = BASE.replace("\n", "\r\n")
    assert load.lints(text) == []
    loaded, issues = load.reads(b"\xef\xbb\xbf" + text.encode())
    assert isinstance(loaded, Script)
    assert [(issue.code, issue.severity) for issue in issues] == [("byte-order-mark", "warning")]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file and a folder are one error each."""
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(ScriptError, match="no-file"):
            load.load(path)


def test_a_huge_file_is_told_with_its_size(tmp_path: Path) -> None:
    """Ten gigabytes are not read to say so."""
    path = tmp_path / "huge.toml"
    with path.open("wb") as file:
        file.truncate(10**10)
    _, issues = load.read(path)
    assert [issue.code for issue in issues] == ["too-large"]
    assert "10,000,000,000 bytes" in issues[0].message


def test_load_reads_a_file(tmp_path: Path) -> None:
    """A file in a folder with blanks and Chinese characters loads; issues name the file."""
    path = tmp_path / "我的 脚本" / "base.toml"
    path.parent.mkdir()
    path.write_text(BASE, "utf-8")
    assert load.load(path).id == "base"
    path.write_text(changed(("several", "severel")), "utf-8")
    _, issues = load.read(path)
    assert issues[0].file == str(path)


def test_cycle_without_a_way_out() -> None:
    """Nodes that only lead to each other are one error naming the loop."""
    text = changed(('ends = "complete"', 'goto = "ill"'))
    issues = [issue for issue in load.lints(text) if issue.severity == "error"]
    assert [issue.code for issue in issues] == ["no-way-out"]
    assert "ill → bye → ill" in issues[0].message


_PIECES = st.sampled_from(
    [*BASE.splitlines(keepends=True), "[[nodes]]\n", "nodes = 3\n", "\r", "{"]
)


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=200), st.lists(_PIECES, max_size=30).map("".join), st.text()))
@example(b"\xff\xfe")
@example("a" * 1000)
@example("[nodes]\nx = 9" + "9" * 5000)
@example("nodes.a = 1\n")
@example("requests.stop = 1\nvoice = 2\ncaller = 3\nlimits = []\npronunciation.x = 1\n")
def test_anything_gives_issues_or_a_script(content: str | bytes) -> None:
    """Any bytes and any text give a script, or errors that say what is wrong."""
    read, issues = load.reads(content)
    assert isinstance(read, Script) or any(issue.severity == "error" for issue in issues)
    assert all(isinstance(issue, Issue) and issue.message and issue.code for issue in issues)
    lines = content.count(b"\n" if isinstance(content, bytes) else "\n") + 1  # type: ignore[arg-type]
    assert all(0 <= issue.line <= lines for issue in load.lints(content))


@settings(max_examples=80)
@given(st.integers(0, len(BASE) - 1), st.integers(1, 30), st.text(max_size=3))
def test_damaged_scripts(start: int, length: int, put: str) -> None:
    """A script with any piece torn out or overwritten gives issues or a script."""
    text = BASE[:start] + put + BASE[start + length :]
    read, issues = load.reads(text)
    assert (read is None) == any(issue.severity == "error" for issue in issues)


def test_unknown_names_of_nodes_do_not_cascade() -> None:
    """One mistyped `goto` is one error, and its node is not called unreachable as well."""
    assert codes(('goto = "ill"', 'goto = "ilk"')) == ["unknown-target"]
