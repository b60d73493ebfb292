"""Places in English words: names by table, Chinese names spelled by ear by their sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from callbot.core.script import Language
from callbot.understanding import slips
from callbot.understanding.found import Found
from callbot.understanding.gazetteer import (
    AT_HOME,
    Place,
    english_names,
    lies_in,
    rows,
    squeezed,
)
from callbot.understanding.surface import Word, english, listed

_SIGNS = frozenset(
    listed(
        "to in from near visit visited visiting through via around leave left leaving "
        "reach reached inside outside into toward towards at near between"
    )
)
_FILLERS = frozenset(listed("um uh er well oh yes yeah yep just it's it was only , . ! ? the and"))
_ENDINGS = frozenset(listed("city province county district prefecture municipality"))
# Names that are English words, or run together from two: they need a place-word before them.
_EVERYDAY = frozenset(
    listed(
        "turkey chile mile ili anda hami luan xian sian cuba dali mali aba bali us uk "
        "theus home heshan anyi heze taian hean gaoan lasa jian dating linking pingan"
    )
)
_COMMON = frozenset(
    listed(
        "i you he she it we they me my his her a an the and or but not "
        "no yes be been was is are do did done have had has go going went gone come came "
        "see saw say said think know work working home hang on hospital school shop "
        "market town village doctor mum mom dad family friends friend there here "
        "anywhere nowhere somewhere ill sick well bed sleep stay stayed call get got "
        "make take be eat buy walk run visit meet time day days week one two three four "
        "five"
    )
)


def places(text: str, language: Language = "en", *, by_sound: bool = True) -> list[Found]:
    """See `callbot.understanding.places.places`."""
    words = english(text)
    spans = _spans(words, by_sound)
    chosen: list[tuple[int, int, tuple[Place, ...], str]] = []
    for first, last, candidates, rule in spans:
        if chosen and _gap(words, chosen[-1][1], first):
            # wuhan, hubei and hubei wuhan are both Wuhan.
            before = chosen[-1]
            inner = tuple(p for p in before[2] if any(lies_in(p, c) and p != c for c in candidates))
            other = tuple(p for p in candidates if any(lies_in(p, c) and p != c for c in before[2]))
            if inner or other:
                chosen[-1] = (before[0], last, inner or other, before[3] if inner else rule)
                continue
        chosen.append((first, last, candidates, rule))
    return [_found(text, words, hit, language) for hit in chosen]


def _found(
    text: str,
    words: Sequence[Word],
    hit: tuple[int, int, tuple[Place, ...], str],
    language: Language,
) -> Found:
    first, last, candidates, rule = hit
    place = candidates[0]
    rivals = [p for p in candidates if p == place or not lies_in(p, place)]
    vague = len(rivals) > 1 and place.rank > 1
    if vague:
        above = "/".join(_province(rival) for rival in rivals[:4])
        rule = f"ambiguous:{above}"
    start, end = words[first].start, words[last - 1].end
    value = place.en if language == "en" else place.zh
    return Found(value, start, end, text[start:end], vague or rule.startswith("sound"), rule)


def _province(place: Place) -> str:
    from callbot.understanding.gazetteer import by_id

    while place.rank > 1 and place.parent in by_id():
        place = by_id()[place.parent]
    return place.en


def _gap(words: Sequence[Word], last: int, first: int) -> bool:
    """Whether nothing but a comma, `in` or `province of` stands between two finds."""
    between = [word.text for word in words[last:first]]
    return between in ([], [","], ["in"], ["province"], ["the", "province", "of"])


def _spans(words: Sequence[Word], by_sound: bool) -> list[tuple[int, int, tuple[Place, ...], str]]:
    table, starts = _names(), _starts()
    bare = [squeezed(word.text) for word in words]
    strange = [at for at, word in enumerate(words) if word.text not in _FILLERS]
    found = []
    at = 0
    while at < len(words):
        hit = None
        start = "".join(bare[at : at + 3])[:3]
        if start in starts or start[:2] in starts:
            hit = _named(words, bare, at, table, strange)
        if hit is None and by_sound:
            hit = _sounding(words, bare, at, strange)
        if hit is None:
            at += 1
            continue
        last, candidates, rule = hit
        if last < len(words) and words[last].text in _ENDINGS:
            last += 1
        found.append((at, last, candidates, rule))
        at = last
    return found


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[Place, ...]]:
    """English names that are looked for: far districts and counties are left out."""
    kept: dict[str, tuple[Place, ...]] = {}
    for name, places in english_names().items():
        usable = tuple(place for place in places if _looked_for(place))
        if (usable and len(name) > 2) or name == "uk":
            kept[name] = usable
    return kept


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """The first three letters of each of them, to know at a glance that most words begin none."""
    return frozenset(name[:3] for name in _names())


def _looked_for(place: Place) -> bool:
    if place.level != "county":
        return True
    return place.id.startswith(AT_HOME) or place.zh_full.endswith("市") or not place.id.isdigit()


def _named(
    words: Sequence[Word],
    bare: list[str],
    at: int,
    table: dict[str, tuple[Place, ...]],
    strange: list[int],
) -> tuple[int, tuple[Place, ...], str] | None:
    for size in (4, 3, 2, 1):
        if at + size > len(words) or not all(bare[at : at + size]):
            continue
        name = "".join(bare[at : at + size])
        candidates = table.get(name)
        if candidates is None:
            continue
        run_together = size > 1 and _COMMON.intersection(bare[at : at + size])
        if (name in _EVERYDAY or run_together) and not _meant(words, at, at + size, strange):
            continue
        first = candidates[0]
        rule = "name" if name == squeezed(first.en) else f"alias:{name}"
        return at + size, candidates, rule
    return None


def _meant(words: Sequence[Word], first: int, last: int, strange: list[int]) -> bool:
    """Whether a place-word stands before, or nothing but fillers and few of them besides.

    `strange` are the words that are no fillers.
    """
    if first and words[first - 1].text in _SIGNS:
        return True
    if len(words) - (last - first) > 8 or len(strange) > last - first:
        return False
    return all(first <= at < last for at in strange)


_MOTION = frozenset(
    listed(
        "went been go going gone goes back trip travel traveled travelled traveling "
        "drove drive flew fly returned came come moved was over got home here way"
    )
)
# English words that sound like a Chinese name, and that people say in answers.
_SOUND_ALIKE = frozenset(
    listed(
        "since change chance sense science scene telling choose begin changing teaching "
        "dating singing cheese causing hidden shipping hanging heading cousin hiding "
        "margin dining matching sunny loose shining shine choosing dense caution denying "
        "fusion"
    )
)


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, tuple[Place, ...]]:
    """Sound keys of Chinese names, provinces and prefectures and the nearest counties."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in rows():
        near = place.level in ("province", "prefecture") or (
            place.id.startswith(AT_HOME) and not place.district
        )
        if not near or not place.id.isdigit():
            continue
        home = place.id.startswith(AT_HOME)
        for name in {place.en, *(place.aliases_en if home else ())}:
            key = slips.english_key(name)
            if len(key) >= 4:
                found[key].append(place)
    # Of names that sound alike, those of the two provinces the calls are about come first.
    return {
        key: tuple(sorted(namesakes, key=lambda place: not place.id.startswith(AT_HOME)))
        for key, namesakes in found.items()
    }


def _sounding(
    words: Sequence[Word], bare: list[str], at: int, strange: list[int]
) -> tuple[int, tuple[Place, ...], str] | None:
    """A name spelled by ear, after a place-word or alone: `to woo han`, `who bay`."""
    for size in (3, 2, 1):
        if at + size > len(words) or not all(bare[at : at + size]):
            continue
        if bare[at] in _COMMON or bare[at] in _SOUND_ALIKE or (size == 1 and len(bare[at]) < 5):
            continue
        if at > 1 and words[at - 1].text == "to" and words[at - 2].text not in _MOTION:
            continue  # need to change: `to` and a verb
        if not _meant(words, at, at + size, strange):
            continue
        heard = " ".join(word.text for word in words[at : at + size])
        candidates = _by_sound().get(slips.english_key(heard))
        if bare[at] in ("hey", "hi", "hello") and not (at and words[at - 1].text in _SIGNS):
            continue
        alone = at == 0 or words[at - 1].text not in _SIGNS
        if candidates and len(candidates) > 1:
            candidates = _nearest(squeezed(heard), candidates)
        if candidates and (not alone or candidates[0].id.startswith((*AT_HOME, "11", "31"))):
            return at + size, candidates, f"sound:{heard}"
    return None


def _nearest(heard: str, candidates: tuple[Place, ...]) -> tuple[Place, ...]:
    """Names that sound alike, those spelled most like what was heard first."""
    from rapidfuzz.distance import Levenshtein

    def unlike(place: Place) -> int:
        # The provinces these calls are about are likelier by about two letters.
        near = 2 if place.id.startswith(AT_HOME) else 0
        return int(Levenshtein.distance(heard, squeezed(place.en))) - near

    return tuple(sorted(candidates, key=unlike))
