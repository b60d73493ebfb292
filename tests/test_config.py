"""Settings: every key is documented, every mistake has its place."""

import os
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from callbot.config import Settings, load, write_value
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
        (
            "[keeping]\ndo_not_call_days = 30\n",
            "config.toml:2:1: 'do_not_call_days' is 0 (kept) or at",
        ),
        ("[keeping]\nanswers_days = -1\n", "config.toml:2:1: 'answers_days' lies between"),
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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", '[speech]\nmodel_zh = "/m/中"\n', id="no file or an empty one"),
        pytest.param(
            "# mine\n[speech]  # ears\n# which\nmodel_zh = \"\"  # none\ncache = 'x'\n\n\n# rest\n",
            "# mine\n[speech]  # ears\n# which\nmodel_zh = \"/m/中\"  # none\ncache = 'x'\n\n\n# rest\n",
            id="comments, quotes and blank lines stay",
        ),
        pytest.param(
            "[speech]\ncache = 'x'\n\n# whom\n[simulation]\ncalls = 3\n",
            "[speech]\nmodel_zh = \"/m/中\"\ncache = 'x'\n\n# whom\n[simulation]\ncalls = 3\n",
            id="a new key is not put below the comment of the next section",
        ),
        pytest.param(
            "[general]\nlanguage = 'en'\n",
            "[general]\nlanguage = 'en'\n\n[speech]\nmodel_zh = \"/m/中\"\n",
            id="a new section comes last",
        ),
        pytest.param("[speech]", '[speech]\nmodel_zh = "/m/中"\n', id="no end of line"),
        pytest.param(
            "speech.rate_wpm = 150\n[general]\n",
            'speech.rate_wpm = 150\nspeech.model_zh = "/m/中"\n[general]\n',
            id="dotted keys",
        ),
        pytest.param(
            "\ufeff[speech]\r\nmodel_zh = 'old'\r\n\r\n",
            '\ufeff[speech]\r\nmodel_zh = "/m/中"\r\n\r\n',
            id="as Windows writes it",
        ),
    ],
)
def test_a_value_is_written_and_all_else_stays(tmp_path, before, after):
    """Only the key changes; what results is read as meant."""
    path = tmp_path / "config.toml"
    path.write_bytes(before.encode())
    write_value(path, "speech", "model_zh", "/m/中")
    assert path.read_bytes().decode() == after
    assert load(path).speech.model_zh == "/m/中"


def test_the_shipped_file_stays_readable_when_a_value_is_written(tmp_path):
    """One line differs."""
    path = tmp_path / "config.toml"
    before = Path(resource("config.toml")).read_text(encoding="utf-8")
    path.write_text(before, encoding="utf-8")
    write_value(path, "speech", "model_en", 'C:\\models\\"en"')
    after = path.read_text(encoding="utf-8")
    changed = [
        pair
        for pair in zip(before.splitlines(), after.splitlines(), strict=True)
        if len(set(pair)) > 1
    ]
    assert len(changed) == 1
    assert load(path).speech.model_en == 'C:\\models\\"en"'


@pytest.mark.parametrize(
    "text", ["speech = 3\n", "[speech\n", "x = '''\n[speech]\n'''\nspeech = {}\n[a]\n"]
)
def test_what_cannot_be_changed_is_left_alone(tmp_path, text):
    """One error that says what to write by hand, or the change as meant."""
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    try:
        write_value(path, "speech", "model_zh", "x")
    except ConfigError as error:
        assert "[speech] model_zh" in str(error)
        assert path.read_text(encoding="utf-8") == text
    else:
        assert tomllib.loads(path.read_text(encoding="utf-8"))["speech"] == {"model_zh": "x"}
    assert [file.name for file in tmp_path.iterdir()] == ["config.toml"]


def test_a_link_to_the_settings_stays_a_link(tmp_path):
    """Its file is changed, with its permissions kept."""
    real, link = tmp_path / "real.toml", tmp_path / "config.toml"
    real.write_text("", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    write_value(link, "speech", "model_zh", "x")
    assert link.is_symlink()
    assert "model_zh" in real.read_text(encoding="utf-8")
    assert os.name != "posix" or real.stat().st_mode & 0o777 == 0o640


def test_settings_that_cannot_be_written_are_an_error(tmp_path):
    """Here a folder stands in their place."""
    with pytest.raises(ConfigError, match="cannot be changed: Is a directory"):
        write_value(tmp_path, "speech", "model_zh", "x")
