"""The command line as a person meets it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from callbot.cli import COMMANDS, cli
from callbot.store.open import open_database

DOCS = Path(__file__).parent.parent / "docs"


def callbot(*arguments, stdin=None, cwd=None):
    """Run callbot as its own process."""
    return subprocess.run(
        [sys.executable, "-m", "callbot", *map(str, arguments)],
        input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=300,
    )  # fmt: skip


def options(command):
    """The long names of a command's options, and of its subcommands'."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [
        max(p.opts, key=len) for p in command.params if isinstance(p, click.Option) and not p.hidden
    ] + [name for one in below for name in options(one)]


SUBCOMMANDS = [
    pytest.param(name, below, id=f"{name} {below.name}")
    for name in COMMANDS
    if isinstance(group := cli.get_command(click.Context(cli), name), click.Group)
    for below in group.commands.values()
]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("audit",), 0, ""), (("calls",), 0, ""), (("campaign", "delete", 7), 2, "campaign 7"),
        (("errors",), 0, ""), (("evaluate", "none.tsv"), 2, "none.tsv"),
        (("forget", 7), 2, "nobody"), (("lines", "--people", 3), 2, "--people 3"),
        (("purge", "--dry-run"), 0, ""), (("replay", "screening.zh"), 2, "no calls"),
        (("show", 7), 2, "call 7"), (("test", "."), 2, "*.case.toml"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_command_alone_in_its_process(tmp_path, arguments, status, told):
    """It imports what it needs itself; tests of what it does run many commands in one (`tests.here`)."""
    with open_database(tmp_path / "callbot.db"):
        pass
    done = callbot(*arguments, cwd=tmp_path)
    assert done.returncode == status, done.stderr
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == bool(status)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example(name):
    """`--help` says what a command does and shows one way to call it."""
    help_text = cli.get_command(click.Context(cli), name).help
    assert f"callbot {name}" in help_text, f"{name}: no example"


@pytest.mark.parametrize(("name", "below"), SUBCOMMANDS)
def test_each_subcommand_has_help_with_an_example_and_is_documented(name, below):
    """As commands have."""
    assert f"callbot {name} {below.name}" in below.help
    assert f"callbot {name} {below.name}" in (DOCS / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_each_option_is_documented(name):
    """docs/commands.md has a section a command that names every option."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## callbot {name}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert section, f"docs/commands.md has no section for {name}"
    for option in options(cli.get_command(click.Context(cli), name)):
        assert option in section[1], f"{name} {option} is not documented"


def test_commands_are_documented_in_the_order_of_the_help():
    """Whoever looks for one finds it in the same place."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    assert re.findall(r"^## callbot ([\w-]+)$", text, re.MULTILINE) == list(COMMANDS)


def test_help_does_not_load_heavy_packages():
    """`callbot --help` is quick because it imports none of the engines."""
    code = (
        "import sys; sys.argv = ['callbot', '--help']\n"
        "from callbot.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'scipy', 'vosk', 'rich', 'jinja2', 'sqlite_utils', 'pypinyin', 'transitions'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_an_unknown_command_names_the_nearest():
    """A slip of the finger is met with what was probably meant."""
    result = callbot("simulat")
    assert result.returncode == 2
    assert "'simulate'" in result.stderr


def test_a_missing_database_names_those_that_are_there(tmp_path):
    """Who has just run the demo has one, in its folder."""
    none = callbot("calls", cwd=tmp_path)
    assert none.returncode == 2 and "callbot demo" in none.stderr
    (tmp_path / "callbot-demo").mkdir()
    (tmp_path / "callbot-demo" / "screening.zh.db").touch()
    there = callbot("calls", cwd=tmp_path)
    assert there.returncode == 2
    assert "--db; here are callbot-demo/screening.zh.db" in there.stderr
    assert "callbot demo`" not in there.stderr


def test_an_unknown_config_key_names_its_place_and_the_nearest(tmp_path):
    """A mistake in config.toml is one error with file, line and column."""
    (tmp_path / "config.toml").write_text("[general]\nlangage = 'en'\n", encoding="utf-8")
    result = callbot("calls", cwd=tmp_path)
    assert result.returncode == 2
    assert "config.toml:2:1" in result.stderr
    assert "'language'" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.skipif(os.name != "posix", reason="closes streams by a shell")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        pytest.param("diagram screening.zh | true", "", id="a reader that goes away"),
        pytest.param("--help | true", "", id="a reader of the help that goes away"),
        pytest.param(
            "simulate screening.en --line text --calls 1 | true",
            "",
            id="a reader of tables that goes away",
        ),
        pytest.param("classify --language en --expects yes_no <&-", "", id="no input"),
        pytest.param("check screening.zh --json >&-", "", id="no output"),
        pytest.param("diagram screening.zh >/dev/full", "No space left", id="a full disk"),
    ],
)
def test_closed_and_full_streams_are_no_crash(tmp_path, command, told):
    """Nobody listening is no error; a full disk is one, in one line."""
    shell = f'set -o pipefail; "{sys.executable}" -m callbot {command}'
    result = subprocess.run(
        ["bash", "-c", shell], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert result.returncode == (2 if told else 0), result.stderr
    assert (told in result.stderr) if told else not result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param('{"text": "\\ud800 no"}', '"category": "no"', id="half a character"),
        pytest.param('{"a":' * 100_000, "stdin:1: not JSON", id="nested without end"),
        pytest.param('{"text": 5}', "must be texts", id="a number"),
    ],
)
def test_what_json_can_hold_is_no_crash(line, told):
    """An answer, or one message with the line."""
    result = callbot("classify", "--language", "en", "--expects", "yes_no", stdin=line)
    assert told in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("simulate", "screening.zh", "--line", "text"), ("checkins", "quarantine.zh"),
        ("call", "screening.zh", "--line", "typed"), ("classify", "screening.zh", "travel_date"),
    ],
)  # fmt: skip
def test_a_day_at_the_end_of_the_calendar_is_refused(arguments, day):
    """A slip of the pen: nothing can be counted from there."""
    done = callbot(*arguments, "--today", day)
    assert done.returncode == 2
    assert "a day from 1900-01-01 to 2999-12-31 is meant" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_page_of_commands_begins_with_all_of_them():
    """By what one wants to do, each with its place on the page."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8").split("\n## ")[0]
    assert sorted(re.findall(r"\[`([\w-]+)`\]\(#callbot-\1\)", text)) == sorted(COMMANDS)
