"""Where in a TOML file each key and value stands; the standard library's reader does not say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import tree_sitter_toml
from tree_sitter import Language, Node, Parser, Tree

Path = tuple[str | int, ...]
"""Keys and array indices from the top of the file, e.g. `("follow_up", 0, "when", 1)`."""


class Place(NamedTuple):
    """A line and a column, both counted from 1, the column in characters."""

    line: int
    column: int


class Span(NamedTuple):
    """Lines `first` to `last`, both counted from 1 and both included."""

    first: int
    last: int


def parse_tree(text: str) -> Tree:
    """The syntax tree of `text`; a tree with error nodes where it is not TOML."""
    return Parser(Language(tree_sitter_toml.language())).parse(text.encode())


class Positions:
    """The places of all keys and values of one TOML text.

    Paths that are not in the file fall back to their nearest ancestor that is.
    """

    def __init__(self, text: str) -> None:
        self._lines = text.encode().split(b"\n")
        self._keys: dict[Path, Place] = {}
        self._values: dict[Path, Place] = {}
        self._lengths: dict[Path, int] = {}
        for node in parse_tree(text).root_node.children:
            self._statement(node)

    @cached_property
    def paths(self) -> frozenset[Path]:
        """Every path that has a key or a value of its own."""
        return frozenset(self._keys) | frozenset(self._values)

    def key(self, path: Path) -> Place:
        """Where the last key of `path` is first written."""
        return self._nearest(path, self._keys, self._values)

    def value(self, path: Path) -> Place:
        """Where the value at `path` begins."""
        return self._nearest(path, self._values, self._keys)

    def _nearest(self, path: Path, *maps: dict[Path, Place]) -> Place:
        for length in range(len(path), 0, -1):
            for places in maps:
                if path[:length] in places:
                    return places[path[:length]]
        return Place(1, 1)

    def _place(self, node: Node) -> Place:
        row, column = node.start_point
        before = self._lines[row][:column]
        return Place(row + 1, len(before.decode("utf-8", "replace")) + 1)

    def _statement(self, node: Node) -> None:
        if node.type == "pair":
            self._pair(node, ())
        elif node.type in ("table", "table_array_element"):
            self._table(node)

    def _table(self, node: Node) -> None:
        key = next((child for child in node.children if child.type.endswith("_key")), None)
        if key is None:
            return
        path: Path = ()
        parts = list(_key_parts(key))
        for index, (part, name) in enumerate(parts):
            path = (*path, name)
            self._keys.setdefault(path, self._place(part))
            if index < len(parts) - 1 and path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        if node.type == "table_array_element":
            self._lengths[path] = self._lengths.get(path, 0) + 1
            path = (*path, self._lengths[path] - 1)
        self._values.setdefault(path, self._place(node))
        for child in node.children:
            if child.type == "pair":
                self._pair(child, path)

    def _pair(self, node: Node, path: Path) -> None:
        for part, name in _key_parts(node.children[0]):
            path = (*path, name)
            self._keys.setdefault(path, self._place(part))
        # Behind the sign stands the value, and perhaps a comment.
        signs = [index for index, child in enumerate(node.children) if child.type == "="]
        if signs and signs[0] + 1 < len(node.children):
            self._value(node.children[signs[0] + 1], path)

    def _value(self, node: Node, path: Path) -> None:
        self._values.setdefault(path, self._place(node))
        if node.type == "inline_table":
            for child in node.children:
                if child.type == "pair":
                    self._pair(child, path)
        elif node.type == "array":
            items = [item for item in node.named_children if item.type != "comment"]
            for index, item in enumerate(items):
                self._value(item, (*path, index))


def statement_at(tree: Tree, line: int) -> Span:
    """The lines of the statement that `line` belongs to: a whole table if it is the table's header.

    A reader that wants to go on after an error leaves these lines out.
    """
    for node in tree.root_node.children:
        if not _covers(node, line):
            continue
        if node.type in ("table", "table_array_element") and line > node.start_point[0] + 1:
            inner = next((child for child in node.children if _covers(child, line)), None)
            return Span(line, line) if inner is None or inner.is_error else _span(inner)
        return Span(line, line) if node.is_error else _span(node)
    return Span(line, line)


def _covers(node: Node, line: int) -> bool:
    span = _span(node)
    return span.first <= line <= span.last


def _span(node: Node) -> Span:
    last = node.end_point[0] + (1 if node.end_point[1] else 0)
    return Span(node.start_point[0] + 1, max(last, node.start_point[0] + 1))


def _key_parts(node: Node) -> Iterator[tuple[Node, str]]:
    """The parts of a possibly dotted key with their names, quotes removed."""
    if node.type == "dotted_key":
        for child in node.children:
            yield from _key_parts(child)
    elif node.type == "bare_key":
        yield node, (node.text or b"").decode()
    elif node.type == "quoted_key":
        yield node, _unquoted((node.text or b"").decode())


def _unquoted(text: str) -> str:
    """The name a quoted key stands for."""
    import tomllib

    try:
        return next(iter(tomllib.loads(f"{text} = 0")), "")
    except ValueError:
        return text.strip("\"'")
