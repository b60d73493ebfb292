"""Settings: every key is documented, every mistake has its place."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from callbot.config import Settings, load
from callbot.errors import ConfigError
from callbot.resources import resource


def keys():
    """Every key as section and name."""
    for section in fields(Settings):
        assert is_dataclass(section.default)
        for key in fields(section.default):
            yield section.name, key.name


def test_the_shipped_file_says_exactly_the_defaults():
    """What config.toml shows is what holds without it."""
    assert load(resource("config.toml")) == Settings()


@pytest.mark.parametrize(("section", "key"), list(keys()))
def test_each_key_is_in_the_shipped_file_below_a_comment(section, key):
    """Nobody has to guess what a key means."""
    lines = Path(resource("config.toml")).read_text(encoding="utf-8").splitlines()
    lines = lines[lines.index(f"[{section}]") :]
    at = next(i for i, line in enumerate(lines) if line.split("=")[0].strip() == key)
    above = next(line for line in reversed(lines[:at]) if line.startswith(("#", "[")))
    assert above.startswith("#")
    assert not [line for line in lines[1:at] if line.startswith("[")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "[general]\nlangage = 'en'\n",
            "config.toml:2:1: unknown key 'general.langage' (did you mean 'language'?)",
        ),
        ("[genral]\n", "config.toml:1:2: unknown key 'genral' (did you mean 'general'?)"),
        ("[simulation]\ncalls = 'many'\n", "config.toml:2:1: 'calls' takes a whole number"),
        ("[simulation]\n\n  calls = 0\n", "config.toml:3:3: 'calls' lies between"),
        ("[simulation]\nmix = 'nice'\n", "config.toml:2:1: 'mix' is one of easy"),
        ("[simulation]\ncalls = true\n", "config.toml:2:1: 'calls' takes a whole number"),
        ("general = 3\n", "config.toml:1:1: 'general' is a section"),
        ("[general\n", "config.toml:1:9: not TOML: Expected"),
    ],
)
def test_a_mistake_is_one_error_with_its_place(tmp_path, text, told):
    """File, line, column and how to put it right."""
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert told in str(caught.value)


def test_a_partial_file_keeps_the_other_defaults(tmp_path):
    """Only what differs has to be written; a whole number will do for a number."""
    path = tmp_path / "config.toml"
    path.write_text("[simulation]\nsilence_seconds = 1\n", encoding="utf-8")
    assert load(path).simulation.silence_seconds == 1.0
    assert load(path).general == Settings().general
