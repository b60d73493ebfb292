"""Stored times as moments that can be compared."""

from __future__ import annotations

from datetime import datetime


def moment(at: str, like: datetime) -> datetime:
    """A stored time; one without a zone is of this one, and what is no time is never old."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return like
    return found if found.tzinfo else found.replace(tzinfo=like.tzinfo)
