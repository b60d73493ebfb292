"""How it stands with each person: rates are of people, not of calls."""

from __future__ import annotations

from collections.abc import Mapping

from callbot.core.disposition import DISPOSITIONS, precedence
from callbot.store.open import Store


def cases_of(
    store: Store, run: int | None, script: str | None, ends: Mapping[str, int]
) -> dict[str | None, int]:
    """Disposition → people: of several attempts what counts; None where the call has not ended.

    `ends` has how the calls ended, which says it all where everybody was called once.
    """
    ((calls, attempts, contacts),) = store.rows(
        "SELECT (SELECT count(*) FROM call), (SELECT count(*) FROM attempt),"
        " (SELECT count(*) FROM contact WHERE roster_id IS NULL)"
    )
    if calls == attempts == contacts:
        return {end or None: number for end, number in ends.items()}
    asked = {"run": run, "script": script}
    cases: dict[str | None, int] = dict(
        store.rows(_BEST_OF_ATTEMPTS.format(narrowed=_OF_ATTEMPT if run or script else ""), asked)
    )
    ((untried,),) = store.rows(_UNTRIED, asked)
    if untried:
        cases["not_attempted"] = cases.get("not_attempted", 0) + untried
    return cases


_PRECEDENCE = " ".join(f"WHEN '{name}' THEN {precedence(name)}" for name in DISPOSITIONS)
# SQLite takes the disposition from the row that has the minimum; of equals the last attempt has it.
_BEST_OF_ATTEMPTS = f"""
SELECT disposition, count(*) FROM (
  SELECT attempt.disposition, min(
    CASE attempt.disposition {_PRECEDENCE} ELSE 9 END * 10000 - attempt.number)
  FROM attempt {{narrowed}} GROUP BY attempt.contact_id
) GROUP BY disposition
"""  # noqa: S608 - our own text
_OF_ATTEMPT = """
LEFT JOIN call ON call.attempt_id = attempt.id
JOIN contact ON contact.id = attempt.contact_id
LEFT JOIN campaign ON campaign.id = contact.campaign_id
LEFT JOIN script_version ON sha256 = coalesce(call.script_sha256, campaign.script_sha256)
WHERE (:run IS NULL OR contact.run_id = :run) AND (:script IS NULL OR script = :script)
"""
_UNTRIED = """
SELECT count(*) FROM contact JOIN campaign ON campaign.id = contact.campaign_id
LEFT JOIN script_version ON sha256 = campaign.script_sha256
WHERE (:run IS NULL OR contact.run_id = :run) AND (:script IS NULL OR script = :script)
  AND NOT EXISTS (SELECT 1 FROM attempt WHERE contact_id = contact.id)
"""
