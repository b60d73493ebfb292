"""The views that people query directly; `docs/database.md` explains their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database

_FOLLOW_UP: Final = """
SELECT flag.kind, flag.level,
  coalesce((SELECT key FROM json_each(script_version.levels) WHERE value = flag.level), 99)
    AS grade,
  contact.name, contact.phone, flag.reason, flag.evidence, flag.rule,
  flag.call_id, call.started_at, call.disposition, script_version.script, call.run_id
FROM flag
JOIN call ON call.id = flag.call_id
JOIN contact ON contact.id = call.contact_id
JOIN script_version ON script_version.sha256 = call.script_sha256
WHERE flag.cleared_at_seconds IS NULL
UNION ALL
SELECT 'call_back', 'call_back', 99, contact.name, contact.phone, 'not_ended',
  coalesce((SELECT node FROM turn WHERE call_id = call.id ORDER BY turn DESC LIMIT 1), ''), NULL,
  call.id, call.started_at, NULL, script_version.script, call.run_id
FROM call
JOIN contact ON contact.id = call.contact_id
JOIN script_version ON script_version.sha256 = call.script_sha256
WHERE call.disposition IS NULL
  AND NOT EXISTS (SELECT 1 FROM do_not_call WHERE do_not_call.call_id = call.id)
"""

_DISPOSITIONS: Final = """
SELECT script_version.script, call.run_id, call.line, call.disposition, disposition.aapor_code,
  disposition.class, disposition.label_zh, disposition.label_en, count(*) AS calls
FROM call
JOIN script_version ON script_version.sha256 = call.script_sha256
LEFT JOIN disposition ON disposition.name = call.disposition
GROUP BY script_version.script, call.run_id, call.line, call.disposition
"""

_CONFUSION: Final = """
SELECT call.run_id, true_answer.key AS question,
  json_extract(true_answer.value, '$.truth') AS truth,
  coalesce(answer.value, answer.category) AS stored,
  json_extract(true_answer.value, '$.verdict') AS verdict, count(*) AS calls
FROM simulated_truth
JOIN call ON call.id = simulated_truth.call_id
JOIN json_each(simulated_truth.truth) AS true_answer
LEFT JOIN answer ON answer.call_id = call.id AND answer.question = true_answer.key
  AND answer.is_current
GROUP BY call.run_id, question, truth, stored, verdict
"""

VIEWS: Final = {"follow_up": _FOLLOW_UP, "dispositions": _DISPOSITIONS, "confusion": _CONFUSION}
"""The views that no script changes; `answers_wide` is made by `make_answers_wide`."""

WIDE_BASE: Final = (
    ("call_id", "call.id"),
    ("name", "contact.name"),
    ("phone", "contact.phone"),
    ("script", "script_version.script"),
    ("run_id", "call.run_id"),
    ("started_at", "call.started_at"),
    ("seconds", "call.seconds"),
    ("disposition", "call.disposition"),
)
"""The columns of `answers_wide` before the questions."""
_MOST_COLUMNS: Final = 1900
"""SQLite's limit is 2,000; the scripts registered last come first."""


def make_views(db: Database) -> None:
    """Make every view anew; the caller holds the transaction."""
    for name, sql in VIEWS.items():
        db.create_view(name, sql, replace=True)
    make_answers_wide(db)


def make_answers_wide(db: Database) -> None:
    """A row a call, a column a question of any script that was ever registered."""
    taken = {name for name, _ in WIDE_BASE}
    columns = [f"{source} AS {name}" for name, source in WIDE_BASE]
    for question in _questions(db):
        column = question
        while column.lower() in taken:
            column += "_"
        taken.add(column.lower())
        columns.append(
            "max(CASE WHEN answer.question = '{}' THEN coalesce(answer.value, answer.category) END)"
            ' AS "{}"'.format(question.replace("'", "''"), column.replace('"', '""'))
        )
    db.create_view(
        "answers_wide",
        f"SELECT {', '.join(columns[:_MOST_COLUMNS])} FROM call"  # noqa: S608 - quoted above
        " JOIN contact ON contact.id = call.contact_id"
        " JOIN script_version ON script_version.sha256 = call.script_sha256"
        " LEFT JOIN answer ON answer.call_id = call.id AND answer.is_current"
        " GROUP BY call.id",
        replace=True,
    )


def _questions(db: Database) -> list[str]:
    """The ids of all questions, those of the script registered last first."""
    rows = db.execute(
        "SELECT question FROM question JOIN script_version ON sha256 = script_sha256"
        " ORDER BY registered_at DESC, sha256, position"
    )
    return list(dict.fromkeys(question for (question,) in rows))
