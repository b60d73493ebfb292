"""Which calls an edited limit may cut off, told from their turns."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Final

from callbot.core.answering import ACCEPTED
from callbot.core.script import Limits
from callbot.store.open import Store

_CAME_SO_FAR: Final = f"""
SELECT id FROM call JOIN (
  SELECT call_id, max(turn) AS steps, sum(kind = 'request') AS requests,
    sum(kind = 'no_input') AS no_input,
    sum(kind = 'no_match' OR confirming OR confidence < {ACCEPTED}) AS no_match
  FROM turn WHERE call_id IN (SELECT value FROM json_each(:ids)) GROUP BY call_id
) ON call_id = id
WHERE steps >= :steps OR coalesce(seconds, 1e9) >= :seconds
  OR requests > :requests OR no_input > :no_input OR no_match > :no_match
"""  # noqa: S608 - our own number
"""What the dialogue counts (`Call.counts`) is at most these sums."""
_NONE: Final = {limit.name: math.inf for limit in fields(Limits)}


def came_so_far(store: Store, ids: str, limits: Mapping[str, float]) -> set[int]:
    """The calls that may have met one of these limits, of those whose numbers are in a JSON list."""
    return {number for (number,) in store.rows(_CAME_SO_FAR, {**_NONE, **limits, "ids": ids})}
