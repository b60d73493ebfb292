"""The calls that are replayed, read part by part: a district has 150,000, and the first are waited for."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from callbot.core.script import Script
from callbot.errors import StoreError
from callbot.store.listing import LISTED, listed
from callbot.store.open import Store
from callbot.store.queries import IN_RUN
from callbot.tune.calls import WORDS_KEPT

_SPOKEN: Final = """
SELECT sha256, language FROM script_version WHERE
  CASE WHEN :run IS NULL THEN script = :script
  ELSE sha256 IN (SELECT script_sha256 FROM call WHERE run_id = :run) END
"""
_OF_THESE: Final = f"call WHERE script_sha256 IN {LISTED} AND {IN_RUN}"
_PART: Final = f"""
SELECT id, coalesce(day, substr(started_at, 1, 10)), script_sha256, {WORDS_KEPT} FROM {_OF_THESE}
  AND id > :after ORDER BY id LIMIT :size
"""  # noqa: S608 - our own text
_ANY: Final = f"SELECT 1 FROM {_OF_THESE} AND {WORDS_KEPT} LIMIT 1"  # noqa: S608
_COUNT: Final = f"SELECT count(*) FROM {_OF_THESE}"  # noqa: S608


class Chosen(NamedTuple):
    """A call that is to be replayed."""

    id: int
    day: str
    script_sha256: str


class Choice:
    """The calls of a script of this name, or all of a run, in the order of their numbers."""

    def __init__(self, store: Store, script: Script, run: int | None, limit: int | None) -> None:
        """Raises StoreError where there is none, or where the run was held in another language."""
        self._store = store
        spoken = dict(store.rows(_SPOKEN, {"run": run, "script": script.id}))
        self._these: dict[str, Any] = {"run": run, **listed(spoken)}
        if not store.rows(_ANY, self._these):
            raise self._nothing(script, run)
        languages = set(spoken.values())
        if languages != {script.language}:
            raise StoreError(
                f"run {run} was held in {', '.join(sorted(languages))},"
                f" the script is in {script.language}",
                hint="replay a script of the same language",
                code="language",
            )
        ((there_are,),) = store.rows(_COUNT, self._these)
        self.total: int = there_are if limit is None else min(there_are, limit)
        """How many there are. At most, until all were taken: some may be without words by now."""
        self._there_are: int = there_are
        self._after = self._taken = 0

    @property
    def left(self) -> bool:
        """Whether there are more to take."""
        return self._taken < self.total

    def take(self, size: int) -> list[Chosen]:
        """The next calls, at most `size`: fewer where the words of some have gone by their age."""
        size = min(size, self.total - self._taken)
        rows = self._store.rows(_PART, {**self._these, "after": self._after, "size": size})
        part = [Chosen(*call) for *call, words_kept in rows if words_kept]
        self._after = rows[-1][0] if rows else self._after
        self._taken += len(part)
        self._there_are -= len(rows) - len(part)
        self.total = min(self.total, self._there_are) if len(rows) == size else self._taken
        return part

    def _nothing(self, script: Script, run: int | None) -> StoreError:
        path = self._store.path
        if run is None and self._store.rows(f"SELECT 1 FROM {_OF_THESE} LIMIT 1", self._these):  # noqa: S608
            return StoreError(
                f"what was said in the calls of {script.id!r} is not kept any more in {path}",
                hint="[keeping] transcripts_days says how long it is",
                code="no-call",
            )
        there = self._store.rows(
            "SELECT DISTINCT script FROM call JOIN script_version ON sha256 = script_sha256"
        )
        names = ", ".join(name for (name,) in there) or "no calls"
        what = f"run {run}" if run is not None else f"script {script.id!r}"
        return StoreError(
            f"{path} has no calls of {what}",
            hint=f"it has {names}; the edited script keeps the `id` of the one that ran",
            code="no-call",
        )
