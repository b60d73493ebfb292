"""The figures of reports: counts over many calls. `run` limits them to one simulation."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any, Final, NamedTuple

from callbot.store.open import Store
from callbot.store.queries import IN_RUN


class DispositionCount(NamedTuple):
    """How many calls ended so."""

    disposition: str | None
    code: str
    label_zh: str
    label_en: str
    calls: int


class CategoryCount(NamedTuple):
    """How many people gave this answer."""

    question: str
    label: str
    category: str
    category_label: str
    calls: int


class Funnel(NamedTuple):
    """What became of a question, in calls: each number is at most the one before."""

    question: str
    label: str
    asked: int
    heard: int
    """Something was said."""
    matched: int
    """Something that was said was understood as an answer."""
    recorded: int
    """An answer stands."""


def dispositions(store: Store, run: int | None = None) -> list[DispositionCount]:
    """How the calls ended, in the order of AAPOR's codes."""
    sql = f"""
        SELECT call.disposition, coalesce(aapor_code, ''), coalesce(label_zh, '未结束'),
          coalesce(label_en, 'not ended'), count(*)
        FROM call LEFT JOIN disposition ON disposition.name = call.disposition
        WHERE {IN_RUN} GROUP BY call.disposition ORDER BY coalesce(position, 99)
    """  # noqa: S608 - our own text
    rows = store.rows(sql, {"run": run})
    return [DispositionCount(*row) for row in rows]


_LATEST_QUESTIONS: Final = f"""
WITH latest AS (
  SELECT question.question, question.label, question.categories,
    question.position AS place, row_number() OVER (
      PARTITION BY question.question ORDER BY registered_at DESC) AS age
  FROM question JOIN script_version ON sha256 = script_sha256
  WHERE sha256 IN (SELECT script_sha256 FROM call WHERE {IN_RUN})
)
"""  # noqa: S608 - our own text


def answers_by_category(store: Store, run: int | None = None) -> list[CategoryCount]:
    """The current answers by category; an answer with several counts in each."""
    sql = f"""{_LATEST_QUESTIONS}
        SELECT answer.question, coalesce(latest.label, answer.question),
          coalesce(one.value, answer.value) AS given,
          coalesce((SELECT value FROM json_each(latest.categories) WHERE key = one.value),
            one.value, answer.value), count(*) AS calls
        FROM answer JOIN call ON call.id = answer.call_id
        LEFT JOIN latest ON latest.question = answer.question AND age = 1
        LEFT JOIN json_each(answer.categories) AS one
        WHERE is_current AND {IN_RUN}
        GROUP BY answer.question, given ORDER BY place, calls DESC, given"""  # noqa: S608 - our own text
    rows = store.rows(sql, {"run": run})
    # Numbers read best in their own order, whatever their count.
    rows = [
        row
        for _, lines in groupby(rows, lambda row: row[0])
        for row in _numbers_in_order(list(lines))
    ]
    return [CategoryCount(q, label, str(c), str(shown), n) for q, label, c, shown, n in rows]


def _numbers_in_order(lines: list[Any]) -> list[Any]:
    if all(isinstance(line[2], int | float) for line in lines):
        return sorted(lines, key=lambda line: line[2])
    return lines


def funnel(store: Store, run: int | None = None) -> list[Funnel]:
    """Asked → heard → matched → recorded, by question."""
    sql = f"""{_LATEST_QUESTIONS}
        SELECT question, label, count(*), sum(heard), sum(matched), sum(recorded) FROM (
          SELECT latest.question, latest.label, place,
            max(turn.heard IS NOT NULL OR is_current IS 1) AS heard,
            max(turn.kind IS 'answer' OR is_current IS 1) AS matched,
            max(is_current IS 1) AS recorded
          FROM turn JOIN call ON call.id = turn.call_id
          JOIN latest ON latest.question = turn.node AND age = 1
          LEFT JOIN answer ON answer.call_id = call.id AND answer.question = turn.node
            AND is_current
          WHERE {IN_RUN} GROUP BY call.id, turn.node
        ) GROUP BY question ORDER BY place"""  # noqa: S608 - our own text
    rows = store.rows(sql, {"run": run})
    return [Funnel(*row) for row in rows]


def question_labels(store: Store, run: int | None = None) -> dict[str, str]:
    """Question → its label in the newest script that has it."""
    sql = f"{_LATEST_QUESTIONS} SELECT question, label FROM latest WHERE age = 1"  # noqa: S608
    return dict(store.rows(sql, {"run": run}))


def outcomes(store: Store, run: int | None = None) -> dict[str, int]:
    """How the calls did by the truth of simulated people: outcome → calls."""
    sql = f"""
        SELECT outcome, count(*) FROM simulated_truth JOIN call ON call.id = call_id
        WHERE {IN_RUN} GROUP BY outcome
    """  # noqa: S608 - our own text
    return dict(store.rows(sql, {"run": run}))


def category_labels(store: Store, run: int | None = None) -> dict[str, dict[str, str]]:
    """Question → category → its label in the newest script that has the question."""
    sql = f"{_LATEST_QUESTIONS} SELECT question, categories FROM latest WHERE age = 1"  # noqa: S608
    return {q: json.loads(categories) for q, categories in store.rows(sql, {"run": run})}
