"""The script that `callbot new` starts with."""

from __future__ import annotations

import pytest

from callbot.core.flow import machine_of
from callbot.core.script import Language
from callbot.errors import UsageError
from callbot.scriptfile import load, template


@pytest.mark.parametrize("language", ["zh", "en"])
def test_starter_is_clean(language: Language) -> None:
    """The starter loads without a single warning, has a machine, and takes the name given."""
    text = template.new(language, "my-survey")
    assert load.lints(text) == []
    script = load.loads(text)
    assert (script.id, script.language) == ("my-survey", language)
    assert machine_of(script).states
    assert any(node.wait.key for node in script.questions if node.wait)
    assert script.rules


def test_chinese_names_work() -> None:
    """A script can be named in Chinese."""
    assert load.loads(template.new("zh", "社区回访")).id == "社区回访"


@pytest.mark.parametrize("name", ["", "a b", "../x", 'a"b', ".hidden", "a/b", "x" * 81])
def test_bad_names(name: str) -> None:
    """A name that could not be an id is one clear error."""
    with pytest.raises(UsageError, match="cannot be the name"):
        template.new("en", name)
