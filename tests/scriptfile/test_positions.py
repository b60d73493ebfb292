"""Positions: lines and columns of keys and values wherever TOML lets them stand."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.scriptfile.positions import Path, Place, Positions, Span, parse_tree, statement_at

TEXT = '''\
format = 1
"quoted key" = 2
[caller]
"机构" = "办事处" # 注
  purpose = "去"
[nodes.a]
prompt = """
第一行
第二行"""
categories.yes = { phrases = ["是", "对"], goto = "b" }
[nodes.a.retry]
no_input = [
  "一", # 第一级
  "二",
]
[nodes.b]
x.y.z = 1
[[follow_up]]
id = "one"
when = [{ question = "a" }]
[[follow_up]]
id = "two"
when = [
  { question = "a", any_of = ["yes"] }, { question = "乙", at_least = 3 },
]
[[follow_up.more]]
deep = true
'''

VALUES: dict[str, tuple[Path, Place]] = {
    "a plain key": (("format",), Place(1, 10)),
    "a quoted key": (("quoted key",), Place(2, 16)),
    "columns count characters, not bytes": (("caller", "机构"), Place(4, 8)),
    "an indented key": (("caller", "purpose"), Place(5, 13)),
    "a multi-line text begins at its quotes": (("nodes", "a", "prompt"), Place(7, 10)),
    "a key inside an inline table": (("nodes", "a", "categories", "yes", "goto"), Place(10, 49)),
    "an item of a list inside an inline table": (
        ("nodes", "a", "categories", "yes", "phrases", 1),
        Place(10, 36),
    ),
    "an item of a list over several lines": (("nodes", "a", "retry", "no_input", 1), Place(14, 3)),
    "a dotted key": (("nodes", "b", "x", "y", "z"), Place(17, 9)),
    "the first of an array of tables": (("follow_up", 0, "id"), Place(19, 6)),
    "the second of an array of tables": (("follow_up", 1, "id"), Place(22, 6)),
    "a table inside a list": (("follow_up", 1, "when", 1, "at_least"), Place(24, 70)),
    "an array of tables inside an array of tables": (
        ("follow_up", 1, "more", 0, "deep"),
        Place(27, 8),
    ),
    "what is not there falls back to what holds it": (("caller", "name"), Place(3, 1)),
    "what is nowhere falls back to the beginning": (("absent",), Place(1, 1)),
}


@pytest.mark.parametrize(("path", "place"), VALUES.values(), ids=VALUES.keys())
def test_values(path: Path, place: Place) -> None:
    """A value's place is its first character."""
    assert Positions(TEXT).value(path) == place


KEYS: dict[str, tuple[Path, Place]] = {
    "a plain key": (("format",), Place(1, 1)),
    "a key in Chinese": (("caller", "机构"), Place(4, 1)),
    "a part of a table's name": (("nodes", "b"), Place(16, 8)),
    "a part of a dotted key": (("nodes", "a", "categories", "yes"), Place(10, 12)),
    "a key inside an inline table": (("nodes", "a", "categories", "yes", "goto"), Place(10, 42)),
    "a key inside a table inside a list": (("follow_up", 1, "when", 1, "question"), Place(24, 43)),
}


@pytest.mark.parametrize(("path", "place"), KEYS.values(), ids=KEYS.keys())
def test_keys(path: Path, place: Place) -> None:
    """A key's place is its first character."""
    assert Positions(TEXT).key(path) == place


def test_windows_line_ends_change_nothing() -> None:
    """Places are the same whether lines end in LF or CRLF."""
    positions = Positions(TEXT.replace("\n", "\r\n"))
    assert [positions.value(path) for path, _ in VALUES.values()] == [p for _, p in VALUES.values()]


def _paths(value: Any, path: Path = ()) -> list[Path]:
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return [path, *(found for key, inner in items for found in _paths(inner, (*path, key)))]
    return [path]


def test_every_value_has_a_place() -> None:
    """Every path that the standard library's reader finds has a place of its own."""
    known = Positions(TEXT).paths
    assert [path for path in _paths(tomllib.loads(TEXT)) if path and path not in known] == []


STATEMENTS = {
    "a pair": (1, Span(1, 1)),
    "a pair over several lines": (14, Span(12, 15)),
    "a multi-line text": (8, Span(7, 9)),
    "a header takes its whole table": (16, Span(16, 17)),
    "a line behind the end stands alone": (99, Span(99, 99)),
}


@pytest.mark.parametrize(("line", "span"), STATEMENTS.values(), ids=STATEMENTS.keys())
def test_statements(line: int, span: Span) -> None:
    """The statement of a line is what a reader leaves out to go on."""
    assert statement_at(parse_tree(TEXT), line) == span


@settings(max_examples=100)
@given(st.text(alphabet='ab=[]{}".,\n\r #"\'1中\ufeff', max_size=60))
def test_any_text_is_borne(text: str) -> None:
    """Text that is no TOML at all gives positions without complaint."""
    assert Positions(text).value(("a",)).line >= 1
    assert statement_at(parse_tree(text), 1).first == 1
