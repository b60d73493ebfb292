"""Which calls a script is tuned by: those that were held with any version of it."""

from __future__ import annotations

from typing import Any, Final

from callbot.core.script import Script
from callbot.store.queries import IN_RUN

OF_SCRIPT: Final = f"""
{IN_RUN} AND call.script_sha256 IN (SELECT sha256 FROM script_version WHERE script = :script)
"""  # noqa: S608 - our own text


def of_script(script: Script, run: int | None) -> dict[str, Any]:
    """The parameters of `OF_SCRIPT`."""
    return {"script": script.id, "run": run}
