"""Places in Mandarin: exact names by table, misheard ones by pinyin."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from callbot.core.script import Language
from callbot.understanding import slips
from callbot.understanding.found import Found
from callbot.understanding.gazetteer import AT_HOME, Place, lies_in, mandarin_names, rows
from callbot.understanding.places_zh_words import (
    COMMON,
    COMMON_ALONE,
    ENDINGS,
    EVERYDAY,
    FILLERS,
    NOT_AFTER,
    SIGN_BEFORE,
    STRONG_SIGN,
)
from callbot.understanding.surface import listed, mandarin


class _Hit(NamedTuple):
    start: int
    end: int
    candidates: tuple[Place, ...]
    rule: str
    approximate: bool


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """First character → the lengths of the names that begin with it, longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in mandarin_names():
        found[name[0]].add(len(name))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


@lru_cache(maxsize=1)
def _weak() -> frozenset[str]:
    """Names that are taken for a place only with a sign: everyday words, far counties, 鄂."""
    weak = set(EVERYDAY)
    for name, places in mandarin_names().items():
        first = places[0]
        near = first.id.startswith(AT_HOME) and not first.district
        city = first.zh_full.endswith("市")
        if len(name) == 1 or (
            first.level == "county" and name != first.zh_full and not (near or city)
        ):
            weak.add(name)
    return frozenset(weak)


def places(text: str, language: Language = "zh", *, by_sound: bool = True) -> list[Found]:
    """See `callbot.understanding.places.places`."""
    surface = mandarin(text)
    clean = surface.text
    hits = _exact(clean)
    if by_sound and (heard := _misheard(clean, hits)):
        taken = {at for hit in heard for at in range(hit.start, hit.end)}
        hits = [hit for hit in hits if hit.start not in taken] + heard
    if not hits:
        return []
    hits = _merged(clean, sorted(hits, key=lambda hit: hit.start))
    everything = list(dict.fromkeys(place for hit in hits for place in hit.candidates[:1]))
    found = []
    for hit in hits:
        place, others = _choose(hit.candidates, everything)
        rule, value = hit.rule, place.zh if language == "zh" else place.en
        if others:
            one_name = len({other.zh for other in others}) == 1
            told = [_where(other) if one_name else other.zh for other in others[:4]]
            rule = f"ambiguous:{'/'.join(told)}"
        vague = hit.approximate or bool(others)
        found.append(surface.found(value, (hit.start, hit.end), rule, vague))
    return found


def _exact(clean: str) -> list[_Hit]:
    names, lengths, weak = mandarin_names(), _lengths(), _weak()
    hits: list[_Hit] = []
    at = 0
    while at < len(clean):
        for size in lengths.get(clean[at], ()):
            name = clean[at : at + size]
            candidates = names.get(name)
            if len(name) < size or candidates is None:
                continue
            if not _meant(clean, at, at + size, name in weak):
                continue
            ending = ENDINGS.match(clean, at + size) if name == candidates[0].zh else None
            end = ending.end() if ending else at + size
            first = candidates[0]
            rule = "name" if name in (first.zh, first.zh_full) else f"alias:{name}"
            hits.append(_Hit(at, end, candidates, rule, False))
            at = end - 1
            break
        at += 1
    return hits


def _meant(clean: str, start: int, end: int, weak: bool) -> bool:
    """Whether a name at a span is a place and no road, dish or everyday word."""
    if NOT_AFTER.match(clean, end):
        return False
    if not weak:
        return True
    if _alone(clean, start, end):
        return True
    ending = ENDINGS.match(clean, end)
    sign = SIGN_BEFORE.search(clean, max(0, start - 5), start)
    if end - start == 1:
        # 去鄂, 回豫: a single character is a province only between such a verb and the end.
        return bool(sign) and bool(FILLERS.fullmatch(clean[end : end + 3]))
    return bool(sign) or bool(ending and ending[0] not in ("州", "区"))


def _alone(clean: str, start: int, end: int) -> bool:
    return bool(
        end - start > 1
        and len(clean) - (end - start) <= 6
        and FILLERS.fullmatch(clean[:start])
        and FILLERS.fullmatch(clean[end:])
    )


_SOUNDING = frozenset(listed("汉口 武昌 汉阳 襄樊 内蒙 印尼 澳洲"))
"""Aliases worth hearing by sound; the others sound like too many words."""


@lru_cache(maxsize=1)
def _by_sound() -> dict[tuple[str, ...], tuple[tuple[tuple[str, ...], Place], ...]]:
    """Folded syllables → names that sound like them: provinces, prefectures, counties near by."""
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], Place]]] = defaultdict(list)
    for place in rows():
        near = place.level != "county" or (place.id.startswith(AT_HOME) and not place.district)
        if not near:
            continue
        for name in {place.zh, *_SOUNDING.intersection(place.aliases_zh)}:
            spoken = slips.syllables(name)
            if 2 <= len(spoken) <= 5 and len(spoken) == len(name) and name not in EVERYDAY:
                found[tuple(map(slips.folded, spoken))].append((spoken, place))
    return {key: tuple(entries) for key, entries in found.items()}


def _misheard(clean: str, taken: list[_Hit]) -> list[_Hit]:
    """Names by pinyin, where a place-word stands before, an ending after, or nothing besides."""
    hits: list[_Hit] = []
    by_sound = _by_sound()
    owners: dict[int, list[_Hit]] = defaultdict(list)
    """The finds that have a character."""
    for hit in taken:
        _own(owners, hit)
    for start in _candidate_starts(clean):
        stretch = clean[start : start + 5]
        sounds = slips.syllables(stretch)
        aligned = len(sounds) == len(stretch)  # nothing but characters that have a sound
        for size in (5, 4, 3, 2):
            end = start + size
            word = clean[start:end]
            heard = sounds[:size] if aligned else slips.syllables(word)
            entries = by_sound.get(tuple(map(slips.folded, heard)))
            if not entries or len(word) < size:
                continue
            if any(_stands(h, start, end) for at in range(start, end) for h in owners[at]):
                continue
            if word in COMMON or word[-1] in "了过的吗吧呢啊呀":
                continue
            best = min(entries, key=lambda entry: _slip(heard, entry[0]))
            cost = _slip(heard, best[0])
            if cost <= _allowed(best[1], size) and _told(clean, start, end, cost):
                # Of names that sound the same, the one that shares a character is meant.
                same = [entry[1] for entry in entries if entry[0] == best[0]]
                same.sort(key=lambda place: -len(set(place.zh) & set(word)))
                if set(same[0].zh) & set(word):
                    same = [place for place in same if set(place.zh) & set(word)]
                hits.append(_Hit(start, end, tuple(same), f"homophone:{word}", cost > 0))
                _own(owners, hits[-1])
                break
    return hits


def _own(owners: dict[int, list[_Hit]], hit: _Hit) -> None:
    for at in range(hit.start, hit.end):
        owners[at].append(hit)


def _allowed(place: Place, size: int) -> int:
    """How many confused sounds a name bears: short names of places far off bear none."""
    likely = place.level == "province" or (
        place.level == "prefecture" and place.id.startswith(AT_HOME)
    )
    return 2 if size >= 4 else 1 if likely or size == 3 else 0


_PLACE_WORD = re.compile(
    r"(?:去|到|从|在|回|来自|往|路过|经过|途经|飞|离开)(?:了|过)?(?:一?趟|一?次)?"
)
_ADMIN = re.compile(r"[市省县](?![场里长委区])")


def _stands(hit: _Hit, start: int, end: int) -> bool:
    """Whether an exact find keeps a stretch; a far county yields to a longer name by sound."""
    if not (hit.start < end and start < hit.end):
        return False
    county = hit.candidates[0].level == "county" and hit.rule == "name"
    return not (county and hit.start == start and end > hit.end)


def _candidate_starts(clean: str) -> list[int]:
    """Where a misheard name may begin; linear in the text."""
    starts = {match.end() for match in _PLACE_WORD.finditer(clean)}
    for match in _ADMIN.finditer(clean):
        starts.update(range(max(0, match.start() - 3), match.start() - 1))
    if len(clean) <= 12:
        filler = FILLERS.match(clean)
        starts.add(filler.end() if filler else 0)
    return sorted(starts)


def _told(clean: str, start: int, end: int, cost: int) -> bool:
    if NOT_AFTER.match(clean, end):
        return False
    if STRONG_SIGN.search(clean, max(0, start - 5), start) or _ADMIN.match(clean, end):
        return True
    usable = cost == 0 and clean[start] != "一" and clean[start:end] not in COMMON_ALONE
    return usable and _alone(clean, start, end)


_INITIAL = re.compile(r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?")


def _slip(heard: tuple[str, ...], meant: tuple[str, ...]) -> int:
    """How many sounds differ, initials and finals apart."""
    slipped = 0
    for a, b in zip(heard, meant, strict=True):
        if a != b:
            first, second = _INITIAL.match(a), _INITIAL.match(b)
            assert first and second  # the pattern matches the empty string
            slipped += (first[0] != second[0]) + (a[first.end() :] != b[second.end() :])
    return slipped


_BETWEEN = re.compile(r"[的,、。\s]?")


def _merged(clean: str, hits: list[_Hit]) -> list[_Hit]:
    """A place just before one that lies in it gives way: 湖北武汉 is 武汉."""
    merged: list[_Hit] = []
    for hit in hits:
        before = merged[-1] if merged else None
        if before is not None and _BETWEEN.fullmatch(clean[before.end : hit.start]):
            inner = tuple(
                place
                for place in hit.candidates
                if any(lies_in(place, great) and place != great for great in before.candidates)
            )
            if inner:
                hit = _Hit(before.start, hit.end, inner, hit.rule, hit.approximate)
                merged.pop()
        merged.append(hit)
    return merged


def _choose(candidates: tuple[Place, ...], named: list[Place]) -> tuple[Place, tuple[Place, ...]]:
    """The place meant among those of one name, and all of them where that stays open."""
    told = [p for p in candidates if any(lies_in(p, other) and p != other for other in named)]
    pool = tuple(told) or candidates
    first = pool[0]
    if first.rank <= 1 and all(p.zh == first.zh or p.rank > 1 for p in pool):
        return first, ()
    rivals = [p for p in pool if p == first or not lies_in(p, first)]
    home = [p for p in rivals if p.id.startswith(AT_HOME)]
    if len(home) == 1 and first.level == "county":
        first = home[0]
    return first, tuple(rivals) if len(rivals) > 1 else ()


def _where(place: Place) -> str:
    """The province (or country) a place lies in, to tell namesakes apart."""
    from callbot.understanding.gazetteer import by_id, lineage

    table = by_id()
    above = sorted((table[ident] for ident in lineage(place.id)), key=lambda p: p.rank)
    top = [p for p in above if p.rank >= 1 and p != place] or above
    return top[0].zh
