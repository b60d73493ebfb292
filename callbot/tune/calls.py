"""Which calls a script is tuned by: those that were held with any version of it, or with one."""

from __future__ import annotations

from typing import Any, Final

from callbot.core.script import Script
from callbot.store.queries import IN_RUN

WORDS_KEPT: Final = (
    "EXISTS (SELECT 1 FROM turn AS opening WHERE opening.call_id = call.id AND opening.turn = 1"
    " AND opening.prompt <> '')"
)
"""Calls whose words have not gone by their age: without them nothing can be learned from a call."""

OF_SCRIPT: Final = f"""
{IN_RUN} AND {WORDS_KEPT} AND call.script_sha256 IN (
  SELECT sha256 FROM script_version WHERE script = :script AND :version IN ('', sha256))
"""  # noqa: S608 - our own text


def of_script(script: Script, run: int | None, version: str = "") -> dict[str, Any]:
    """The parameters of `OF_SCRIPT`; `version` is the SHA-256 of the only one whose calls count."""
    return {"script": script.id, "run": run, "version": version}
