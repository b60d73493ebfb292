"""Every wrong or lost answer of a database with its cause, and how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from callbot.errors import ScriptError
from callbot.scriptfile.compiled import flow_of
from callbot.scriptfile.load import loads
from callbot.store.open import Store
from callbot.store.scripts import text_of
from callbot.tune.attribution import Attribution, Cause, Fault
from callbot.tune.calls import WORDS_KEPT
from callbot.tune.known import Known, known_of
from callbot.tune.logged import Readings, logged_calls
from callbot.tune.stored import stored_outcomes

_TOGETHER = 500
_WITH_ERRORS = f"""
SELECT call.id, call.script_sha256 FROM call LEFT JOIN simulated_truth ON call_id = call.id
WHERE (:run IS NULL OR call.run_id = :run) AND (:call IS NULL OR call.id = :call) AND {WORDS_KEPT} AND (
  truth LIKE '%"wrong"%' OR truth LIKE '%"unresolved"%'
  OR (truth IS NOT NULL AND EXISTS (SELECT 1 FROM answer WHERE answer.call_id = call.id
    AND is_current AND NOT EXISTS (
      SELECT 1 FROM json_each(truth) AS one WHERE one.key = answer.question)))
  OR EXISTS (SELECT 1 FROM answer WHERE answer.call_id = call.id AND provenance = 'person')
) ORDER BY call.id
"""  # noqa: S608 - our own text
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Errors:
    """All errors; `counts` by question, whether an answer is wrong or lost, and fault."""

    causes: list[Cause] = field(default_factory=list)
    counts: dict[tuple[str, bool, Fault], int] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    """Question → its label, in the order of the script."""

    def count(self, fault: Fault | None = None, question: str | None = None) -> int:
        """How many errors are of this kind."""
        return sum(
            calls for (of, _, why), calls in self.counts.items()
            if fault in (None, why) and question in (None, of)
        )  # fmt: skip


def errors(
    store: Store,
    run: int | None = None,
    *,
    call: int | None = None,
    progress: Progress | None = None,
) -> Errors:
    """The errors of all calls, of a simulation, or of one call."""
    found = Errors()
    counts: Counter[tuple[str, bool, Fault]] = Counter()
    for cause in causes(store, run, call=call, progress=progress, labels=found.labels):
        found.causes.append(cause)
        counts[cause.question, cause.wrong, cause.fault] += 1
    found.counts = dict(counts)
    return found


def causes(
    store: Store,
    run: int | None = None,
    *,
    call: int | None = None,
    progress: Progress | None = None,
    labels: dict[str, str] | None = None,
) -> Iterator[Cause]:
    """One by one, in the order of the calls. `labels` is filled with those of the questions."""
    rows = store.rows(_WITH_ERRORS, {"run": run, "call": call})
    done, read = 0, Readings()
    for sha256 in dict.fromkeys(sha256 for _, sha256 in rows):
        ids = [call_id for call_id, of in rows if of == sha256]
        done += len(ids)
        try:
            script = loads(text_of(store, sha256))
        except ScriptError:
            continue  # of an older format
        if labels is not None:
            for node in script.questions:
                labels.setdefault(node.id, node.label or node.id)
        attribution = Attribution(flow_of(script))
        for start in range(0, len(ids), _TOGETHER):
            part = ids[start : start + _TOGETHER]
            known = known_of(store, part, script.nodes)
            stored = stored_outcomes(store, part)
            for logged in logged_calls(store, part, read):
                yield from attribution.causes(
                    logged, stored[logged.id], known.get(logged.id, Known())
                )
            if progress is not None:
                progress(done - len(ids) + start + len(part), len(rows))
