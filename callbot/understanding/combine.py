"""Several readings of one utterance → one verdict."""

from __future__ import annotations

import re
from typing import Final

from callbot.core.answers import Alternative, Understood, no_match

Reading = tuple[Alternative, Understood]

CONTRADICTION: Final = "abstain: one reading says "
"""How the reason begins where two readings contradict each other; it is stored with the turn."""
_TOKENS: Final = re.compile(r"[\u4e00-\u9fff]|[a-z']+|\d")
_LONE: Final = re.compile(
    r"request stop: (?:please )?(?:stop|quit|cancel|enough)(?: it| that| now)?"
)
"""A stop that says nothing of calls."""
_CERTAIN = 0.9
"""An answer as sure as this is not given up for what another reading says."""
_DOUBTED_STOP = 0.6
_MEANT = 0.7
"""An answer less sure than this is doubtful for what was said, not for how it was heard."""
_LATER = 0.85
"""How much a reading counts for every rank below the first of its source."""


def combined(readings: list[Reading]) -> Understood:
    """The verdict: agreeing readings strengthen each other, contradicting ones abstain.

    The first reading of each source (grammar, free) counts; later ones only where none of those
    means anything. A grammar forces words, so one with unknown parts needs the free reading.
    """
    if len(readings) == 1 and not _is_stop(readings[0][1]):
        return readings[0][1]
    ranks: dict[str, int] = {}
    ranked: list[tuple[int, Alternative, Understood]] = []
    for alternative, understood in readings:
        rank = ranks.get(alternative.source, 0)
        ranks[alternative.source] = rank + 1
        ranked.append((rank, alternative, understood))
    tops = [(a, u) for rank, a, u in ranked if rank == 0]
    if (stop := _stop(ranked, tops)) is not None:
        return stop
    meant = [(a, u) for a, u in tops if u.kind != "no_match"]
    if not meant:
        return _from_later(ranked, tops[0][1])
    verdict = meant[0][1] if len(meant) == 1 else _of_two(meant)
    if len(meant) == 1 and len(tops) > 1:
        # Where the other pass heard something else altogether, one of them is made up.
        alike = _alike(tops[0][0].text, tops[1][0].text)
        doubt = 1.0 if alike > 0.5 else 0.6
        if "[unk]" in meant[0][0].text.lower():
            doubt = min(doubt, 0.8)
        verdict = verdict._replace(confidence=round(verdict.confidence * doubt, 3))
    if verdict.kind != "answer" or len(ranked) == len(tops):
        return verdict
    same = sum([_same(u, verdict) for rank, _, u in ranked if rank])
    against = sum([_against(u, verdict) for rank, _, u in ranked if rank and rank < 3])
    if against > same:
        verdict = verdict._replace(
            confidence=round(verdict.confidence * 0.85, 3),
            because=f"{verdict.because}; other readings contradict",
        )
    return verdict


def _stop(
    ranked: list[tuple[int, Alternative, Understood]], tops: list[Reading]
) -> Understood | None:
    """A wish not to be called again in one of the first readings, doubtful unless well borne out.

    A grammar makes a stop of many a noise, the sooner the shorter ("stop it"), and 没去过别的地方 has
    没去过别打了 for a second reading.
    """
    answered = any(u.kind == "answer" and u.confidence >= _CERTAIN for _, u in tops)
    shared = all(_is_stop(u) for _, u in tops)
    borne_out = {a.source for _, a, u in ranked if _is_stop(u)} == {a.source for a, _ in tops}
    for rank, alternative, understood in ranked:
        if not _is_stop(understood) or rank > 1 or (rank and answered):
            continue
        lone = _LONE.fullmatch(understood.because) is not None
        forced = lone and alternative.source == "grammar"
        if shared and not (forced and len(tops) == 1):
            return understood
        if borne_out and not (rank or lone or answered):
            return understood
        if shared or not forced:
            return understood._replace(
                confidence=_DOUBTED_STOP, because=f"{understood.because}; in one reading only"
            )
    return None


def _is_stop(understood: Understood) -> bool:
    return understood.kind == "request" and understood.category == "stop"


def _of_two(meant: list[Reading]) -> Understood:
    (first_alternative, first), (_, second) = meant[0], meant[1]
    if _same(first, second):
        confidence = max(first.confidence, second.confidence)
        if confidence >= _MEANT:  # hearing it twice makes a hedge or a change of mind no plainer
            confidence = 1 - (1 - confidence) * 0.7
        return first._replace(
            confidence=round(confidence, 3), because=f"{first.because}; both readings agree"
        )
    if first.kind != second.kind:
        answer, request = (first, second) if first.kind == "answer" else (second, first)
        chosen = answer if answer.confidence >= _CERTAIN or request.confidence < 0.8 else request
        return chosen._replace(confidence=round(chosen.confidence * 0.85, 3))
    if _against(first, second):
        strong, faint = (
            (first, second) if first.confidence >= second.confidence else (second, first)
        )
        if strong.confidence >= _CERTAIN and faint.confidence <= 0.65:
            return strong._replace(confidence=0.62)
        return no_match(first.text, f"{CONTRADICTION}{first.because}, one {second.because}")
    if "[unk]" in first_alternative.text.lower():
        return second._replace(confidence=round(second.confidence * 0.9, 3))
    best = first if first.confidence >= second.confidence - 0.1 else second
    return best._replace(confidence=round(best.confidence * 0.9, 3))


def _from_later(
    ranked: list[tuple[int, Alternative, Understood]], otherwise: Understood
) -> Understood:
    """The first later reading that means anything, unless another one contradicts it."""
    later = [(rank, u) for rank, _, u in ranked if u.kind != "no_match"]
    if not later:
        return otherwise
    rank, chosen = later[0]
    if any(_against(chosen, other) for _, other in later[1:]):
        return otherwise
    return chosen._replace(
        confidence=round(chosen.confidence * _LATER**rank, 3),
        because=f"{chosen.because}; reading {rank + 1}",
    )


def _alike(one: str, other: str) -> float:
    """The share of words (characters of Mandarin) that two readings have in common, 0 to 1."""
    first, second = _TOKENS.findall(one.lower()), _TOKENS.findall(other.lower())
    left: dict[str, int] = {}  # a Counter takes five times as long
    for token in first:
        left[token] = left.get(token, 0) + 1
    common = 0
    for token in second:
        if left.get(token):
            left[token] -= 1
            common += 1
    longer = max(len(first), len(second))
    return common / longer if longer else 1.0


def _same(one: Understood, other: Understood) -> bool:
    return (
        one.kind == other.kind
        and one.category == other.category
        and one.value == other.value
        and (one.categories == other.categories or set(one.categories) == set(other.categories))
    )


def _against(one: Understood, other: Understood) -> bool:
    return one.kind == other.kind == "answer" and not _same(one, other)
