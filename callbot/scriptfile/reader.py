"""Reads one table of a script: typed values out, an issue for everything that does not fit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from callbot.scriptfile.keys import KEYS
from callbot.scriptfile.positions import Path, Place, Positions
from callbot.scriptfile.source import Problems, Source, path_text

_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_NEAR = 60
"""A name is offered as the one that was meant from this likeness on (0 to 100)."""

Choice = TypeVar("Choice", bound=str)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like `word`, else all that there are."""
    names = sorted(set(known))
    best = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if best:
        return f"did you mean `{best[0]}`?"
    if not names:
        return ""
    shown = ", ".join(names[:16]) + (", …" if len(names) > 16 else "")
    return f"known: {shown}"


class Table:
    """One table of the file, of the kind `kind` (see `KEYS`), at `path`.

    Every getter returns a value of its type, or its default after noting what is wrong.
    """

    def __init__(
        self,
        kind: str,
        found: Any,
        path: Path,
        source: Source,
        problems: Problems,
        known: Mapping[str, tuple[str, ...]] = KEYS,
    ):
        self.kind = kind
        self.known = known
        self.path = path
        self._source = source
        self._problems = problems
        self.values: Mapping[str, Any] = found if isinstance(found, dict) else {}
        if not isinstance(found, dict):
            self.wrong(path, "wrong-type", f"{_named(path)} must be a table", _shown(found))
        for key in self.values:
            if key not in known[kind] and not problems.full:
                problems.add(
                    self.positions.key((*path, key)),
                    "unknown-key",
                    f"unknown key `{key}` in {_named(path)}",
                    nearest(key, known[kind]),
                )

    @property
    def positions(self) -> Positions:
        """Where everything stands."""
        return self._source.positions

    def __contains__(self, key: str) -> bool:
        return self._known(key) in self.values

    def wrong(self, path: Path, code: str, message: str, hint: str = "") -> None:
        """Note an error at the value of `path`."""
        self._problems.add(self.positions.value(path), code, message, hint)

    def wrong_at(self, key: str, code: str, message: str, hint: str = "") -> None:
        """Note an error at the value of one of this table's keys."""
        self.wrong((*self.path, key), code, message, hint)

    def misplaced(self, key: str, message: str, hint: str = "") -> None:
        """Note that a key has no business here."""
        self._problems.add(self.positions.key((*self.path, key)), "misplaced-key", message, hint)

    def misplaced_name(self, key: str, name: str, hint: str) -> None:
        """Note that a table below `key` has a name that means nothing."""
        place = self.positions.key((*self.path, key, name))
        self._problems.add(place, "unknown-key", f"unknown `{name}` in `{key}`", hint)

    def require(self, *keys: str) -> None:
        """Note every one of `keys` that is missing."""
        for key in keys:
            if key not in self and self._source.whole:
                place = self.positions.key(self.path) if self.path else Place(1, 1)
                self._problems.add(place, "missing-key", f"{_named(self.path)} needs `{key}`")

    def string(self, key: str, default: str = "") -> str:
        """A text that is not blank."""
        found = self.values.get(self._known(key))
        if found is None:
            return default
        if not isinstance(found, str):
            self.wrong_at(key, "wrong-type", f"`{key}` must be a text in quotes", _shown(found))
        elif not found.strip():
            self.wrong_at(key, "empty", f"`{key}` is empty")
        else:
            return found.strip()
        return default

    def optional(self, key: str) -> str | None:
        """A text, or None where it is not given."""
        return self.string(key) or None

    def one_of(self, key: str, known: tuple[Choice, ...]) -> Choice | None:
        """One of the words in `known`."""
        found = self.string(key)
        for word in known:
            if word == found:
                return word
        if found:
            self.wrong_at(key, "unknown-value", f"unknown {key} `{found}`", nearest(found, known))
        return None

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts, none blank."""
        found = self.values.get(self._known(key), [])
        if not isinstance(found, list):
            message = f"`{key}` must be a list of texts"
            self.wrong_at(key, "wrong-type", message, 'write ["…", "…"]')
            return ()
        path = (*self.path, key)
        for index, item in enumerate(found):
            if not isinstance(item, str):
                self.wrong((*path, index), "wrong-type", f"`{key}` holds texts only", _shown(item))
            elif not item.strip():
                self.wrong((*path, index), "empty", f"an empty text in `{key}`")
        return tuple(item.strip() for item in found if isinstance(item, str) and item.strip())

    def words_or_numbers(self, key: str) -> tuple[str | float, ...]:
        """A list of texts and numbers, none of them missing."""
        found = self.values.get(self._known(key))
        if found is None:
            return ()
        if not isinstance(found, list) or not found:
            message = f"`{key}` must be a list of categories or numbers"
            self.wrong_at(key, "wrong-type", message, _shown(found))
            return ()
        good: list[str | float] = []
        for index, item in enumerate(found):
            if isinstance(item, str | int | float) and not isinstance(item, bool):
                good.append(item)
            else:
                path = (*self.path, key, index)
                self.wrong(path, "wrong-type", "not a category or number", _shown(item))
        return tuple(good)

    def boolean(self, key: str) -> bool:
        """True or false; false where it is not given."""
        found = self.values.get(self._known(key), False)
        if not isinstance(found, bool):
            self.wrong_at(key, "wrong-type", f"`{key}` must be true or false", _shown(found))
            return False
        return found

    def number(self, key: str, least: float, most: float) -> float | None:
        """A number from `least` to `most`."""
        found = self.values.get(self._known(key))
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float):
            self.wrong_at(key, "wrong-type", f"`{key}` must be a number", _shown(found))
            return None
        if not least <= found <= most:  # so written that it catches nan
            self.wrong_at(
                key, "out-of-range", f"`{key}` must be {least:g} to {most:g}", _shown(found)
            )
            return None
        return found

    def integer(self, key: str, least: int, most: int) -> int | None:
        """A whole number from `least` to `most`."""
        found = self.number(key, least, most)
        if found is not None and not isinstance(found, int):
            self.wrong_at(key, "wrong-type", f"`{key}` must be a whole number", f"it is {found:g}")
            return None
        return found

    def table(self, key: str, kind: str = "") -> Table | None:
        """A table of the kind `kind`, or None where it is not given."""
        if key not in self:
            return None
        return Table(
            kind or key,
            self.values[key],
            (*self.path, key),
            self._source,
            self._problems,
            self.known,
        )

    def named(self, key: str, kind: str) -> Iterator[tuple[str, Table]]:
        """The tables below `key` with their ids, of which bad ones are noted."""
        for name, found in self._mapping(key).items():
            path = (*self.path, key, name)
            if not _ID.fullmatch(name):
                self._problems.add(
                    self.positions.key(path),
                    "bad-id",
                    f"`{name}` cannot be an id",
                    "use a-z, 0-9 and _, beginning with a letter, at most 40",
                )
            yield name, Table(kind, found, path, self._source, self._problems, self.known)

    def listed(self, key: str, kind: str) -> list[Table]:
        """The tables of a list."""
        found = self.values.get(self._known(key), [])
        if not isinstance(found, list):
            self.wrong_at(key, "wrong-type", f"`{key}` must be a list of tables", _shown(found))
            return []
        path = (*self.path, key)
        return [
            Table(kind, item, (*path, index), self._source, self._problems, self.known)
            for index, item in enumerate(found)
        ]

    def pairs(self, key: str) -> dict[str, str]:
        """A table of texts by text."""
        found = self._mapping(key)
        for name, value in found.items():
            if not isinstance(value, str) or not value.strip():
                path = (*self.path, key, name)
                self.wrong(path, "wrong-type", f"`{name}` must be a text", _shown(value))
        return {name: value for name, value in found.items() if isinstance(value, str)}

    def _mapping(self, key: str) -> dict[str, Any]:
        found = self.values.get(self._known(key), {})
        if not isinstance(found, dict):
            self.wrong_at(key, "wrong-type", f"`{key}` must be a table", _shown(found))
            return {}
        return found

    def _known(self, key: str) -> str:
        assert key in self.known[self.kind], f"{key} is not a known key of {self.kind!r}"
        return key


def _named(path: Path) -> str:
    return f"`{path_text(path)}`" if path else "the file"


def _shown(found: Any) -> str:
    text = repr(found).replace("True", "true").replace("False", "false")
    return f"it is {text[:40]}{'…' if len(text) > 40 else ''}"
