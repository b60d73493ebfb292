"""The format reference is complete and true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from callbot.core.script import REQUESTS
from callbot.scriptfile import checks, load
from callbot.scriptfile.keys import ENDINGS, EXPECTS, KEYS, LANGUAGES, SLOTS
from callbot.understanding.evidence import KINDS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "scripts.md").read_text("utf-8")
ROWS = {
    name
    for row in re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE)
    for name in re.findall(r"`(.+?)`", row)
}
"""What stands in the first column of the tables."""

SECTIONS = {
    "script": "## The top of the file",
    "caller": "### `[caller]`",
    "voice": "### `[voice]`",
    "series": "### `[series]`",
    "instead": "### `[[nodes.ID.instead]]`",
    "limits": "### `[limits]`",
    "request": "### `[requests.NAME]`",
    "node": "## `[nodes.ID]`",
    "category": "### `[nodes.ID.categories.NAME]`",
    "retry": "### `[nodes.ID.retry]`",
    "confirm": "### `confirm`",
    "follow_up": "## `[[follow_up]]`",
    "condition": "A condition names a question",
    "unless": "A condition names a question",
}


def test_every_table_has_a_section() -> None:
    """No kind of table that the loader reads is left out."""
    assert set(SECTIONS) == set(KEYS)


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in KEYS for key in KEYS[kind]])
def test_every_key_is_documented(kind: str, key: str) -> None:
    """Every key the loader knows stands in the table of its section."""
    below = TEXT[TEXT.index(SECTIONS[kind]) :].split("\n", 1)[1]
    section = re.split(r"^#", below, flags=re.MULTILINE)[0]
    assert re.search(rf"^\| [^|]*`{key}`", section, re.MULTILINE), f"{key} in {SECTIONS[kind]}"


@pytest.mark.parametrize("name", [*EXPECTS, *ENDINGS, *REQUESTS, *KINDS])
def test_every_word_is_documented(name: str) -> None:
    """Every kind of answer, ending, request and evidence has its row."""
    assert name in ROWS


def test_slots_and_languages_are_documented() -> None:
    """Every slot and language is named."""
    assert all(f"`{{{slot}}}`" in TEXT for slot in SLOTS)
    assert all(f"`{language}`" in TEXT for language in LANGUAGES)


def test_every_code_is_documented() -> None:
    """Every code in the source has its row, and no row is without its code."""
    folder = Path(load.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    called = re.findall(
        r'(?:wrong(?:_at)?|misplaced|add)\([^"]*?(?:"\w+",\s*)?"([a-z]+(?:-[a-z]+)*)",', source
    )
    codes = {code for code in called if "-" in code or code in ("empty", "syntax", "binary")}
    assert len(codes) > 12
    assert codes | set(checks.CODES) <= ROWS | {"byte-order-mark"}
    listed = {name for name in ROWS if "-" in name}
    assert all(f'"{code}"' in source for code in listed)


def test_example_is_clean() -> None:
    """The example in the reference loads without a warning."""
    example = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    assert len(example) == 1
    assert load.lints(example[0]) == []
