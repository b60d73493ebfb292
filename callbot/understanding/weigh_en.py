"""What an English answer says beside, or without, the yes or no that it claims."""

from __future__ import annotations

from itertools import pairwise

from callbot.understanding.answering_nothing_en import answers_nothing
from callbot.understanding.asked import Asked
from callbot.understanding.belied_en import belied
from callbot.understanding.beside_it_en import of_something_else
from callbot.understanding.claims import HEDGED, Claim, Reading, Verdict
from callbot.understanding.elliptic_en import elliptic
from callbot.understanding.excluding_en import another, instead
from callbot.understanding.fragments_en import (
    SURE,
    both_ways,
    fragment,
    given_up,
    no_more,
    not_since,
    of_another_time,
    still_does,
    would_if_not,
)
from callbot.understanding.lacking_en import lacking
from callbot.understanding.limited_en import limited
from callbot.understanding.no_trouble_en import turned


def in_english(claims: list[Claim], reading: Reading, asked: Asked) -> Verdict | None:
    """What an English answer says beside, or without, what it claims."""
    if asked.chinese:
        return None
    said = "".join(f"{token.text} " for token in reading.tokens)
    if asked.given and (lacks := lacking(said, asked.text)):
        return _told(lacks[0], 0.8 * abs(lacks[0]), f"lacking: {lacks[1]}")
    if other_sign := belied(said, asked):
        return _told(other_sign[0], other_sign[1], f"belied: {other_sign[2]}")
    if turn := turned(said, asked):
        sign, words = turn
        told = f"turned: {words} → {'yes' if sign > 0 else 'no'}" if sign else f"abstain: {words}"
        return Verdict(sign, 0.8 * abs(sign), told)
    if all_told := no_more(reading, asked):
        return Verdict(-1, 0.85, f"no more: {all_told} → no")
    if torn := both_ways(reading, asked):
        return Verdict(0, 0.0, f"abstain: {torn}")
    if idle := answers_nothing(claims, reading, asked):
        return Verdict(0, 0.0, f"abstain: {idle}")
    if other := of_something_else(claims, reading, asked):
        return Verdict(0, 0.0, f"abstain: {other}")
    if short := limited(claims, reading, asked):
        return short
    if unless := would_if_not(reading):
        return Verdict(-1, SURE, f"only if not: {unless} → no")
    if since := not_since(reading, asked):
        return Verdict(-1, SURE, f"not of late: {since} → no")
    if still := still_does(reading, asked):
        return Verdict(1, SURE, f"still does: {still} → yes")
    if other_one := another(claims, reading, asked):
        return other_one
    before = of_another_time(reading, asked)
    if claims and before and all(claim.sign > 0 for claim in claims):
        return Verdict(0, 0.0, f"abstain: {before}")
    if claims:
        limit = None if asked.negative else _limited(claims)
        because = f"exception: {claims[0].words}, {limit.words} → yes" if limit else ""
        return Verdict(1, HEDGED, because) if limit else None
    if told_instead := instead(reading, asked):
        return told_instead
    if was := given_up(reading, asked):
        return Verdict(-1, SURE, f"only then: {was} → no")
    whole = fragment(reading, asked)
    return Verdict(1, SURE, f"fragment: {whole} → yes") if whole else elliptic(reading, asked)


def _told(sign: int, confidence: float, words: str) -> Verdict:
    name = "yes" if sign > 0 else "no"
    return Verdict(sign, confidence, f"{words} → {name}" if sign else f"abstain: {words}")


def _limited(claims: list[Claim]) -> Claim | None:
    """Not really, just the once: what limits a no says yes."""
    for denial, limit in pairwise(claims):
        near = limit.token - denial.token <= 2
        if (
            near
            and denial.sign < 0
            and limit.sign > 0
            and limit.words.startswith(("just ", "only "))
        ):
            return (
                limit
                if {"once", "day", "briefly", "bit", "few", "couple"} & {*limit.words.split()}
                else None
            )
    return None
