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
    """The turns that led to what is not the truth, with what was really said.

    Those at the question itself, and the one in which it was answered ahead.
    """
    if detail.truth is None:
        return []
    said, truth = dict(replies(detail)), detail.truth.truth
    bad = {q for q, t in truth.items() if t["verdict"] in ("wrong", "unresolved")}
    ahead = {answer.turn for answer in detail.answers if answer.question in bad}
    return [
        (turn, said.get(turn.turn, ""))
        for turn in detail.turns
        if turn.heard is not None
        and (turn.node in bad or (turn.turn in ahead and turn.node in truth))
    ]
