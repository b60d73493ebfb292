"""Where a simulated call went wrong: what was really said beside what was heard."""

from __future__ import annotations

from callbot.store.queries import CallDetail, Turn


def replies(detail: CallDetail) -> list[tuple[int, str]]:
    """Turn → what was really said in it, for the turns in which something was heard."""
    said = [words for words in detail.truth.said if words] if detail.truth else []
    heard = [turn.turn for turn in detail.turns if turn.heard is not None]
    # Something said that nobody heard (drowned in noise) would shift all that follow.
    return list(zip(heard, said, strict=True)) if len(heard) == len(said) else []


def misheard(detail: CallDetail) -> list[tuple[Turn, str]]:
    """The turns at questions whose stored answer is not the truth, with what was really said."""
    if detail.truth is None:
        return []
    said = dict(replies(detail))
    bad = {q for q, t in detail.truth.truth.items() if t["verdict"] in ("wrong", "unresolved")}
    return [
        (turn, said.get(turn.turn, ""))
        for turn in detail.turns
        if turn.heard is not None and turn.node in bad
    ]
