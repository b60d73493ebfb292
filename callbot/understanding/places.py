"""Places: what somebody named, whether it lies in another place, and what to listen for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from callbot.core.script import Language
from callbot.understanding import places_en, places_zh
from callbot.understanding.found import Found
from callbot.understanding.gazetteer import (
    AT_HOME,
    Place,
    english_names,
    lies_in,
    mandarin_names,
    rows,
    squeezed,
)
from callbot.understanding.surface import listed


def places(text: str, language: Language, *, by_sound: bool = True) -> list[Found]:
    """The places named in a text, in its order; the value is the short name in `language`.

    湖北武汉 is one find (武汉). Rules: `name`, `alias:汉口`, `ambiguous:…` with where its namesakes
    lie, which is `approximate`; and, unless only what was heard rightly counts (`by_sound`),
    `homophone:五汉` (by pinyin) and `sound:woo han` (by English sound).
    """
    if language == "zh":
        found = places_zh.places(text, by_sound=by_sound)
        if found or not _has_latin(text):
            return found
        return places_en.places(text, "zh", by_sound=by_sound)
    found = places_en.places(text, "en", by_sound=by_sound)
    if found or text.isascii():
        return found
    return places_zh.places(text, "en", by_sound=by_sound)


def _has_latin(text: str) -> bool:
    return any("a" <= character <= "z" for character in text.lower())


def inside(place: str, containers: Iterable[str]) -> bool:
    """Whether a place is one of the containers or lies in one; names in either language.

    A name that several places share lies inside where any of the greatest of them does: who may
    have been there is worth a call. Names the gazetteer lacks are compared as they are written.
    """
    inner = _resolve(place)
    for container in containers:
        outer = _resolve(container)
        if any(lies_in(small, great) for small in inner for great in outer[:1]):
            return True
        if not (inner and outer) and place.strip().casefold() == container.strip().casefold():
            return bool(place.strip())
    return False


_LANGUAGES: tuple[Language, ...] = ("zh", "en")


@lru_cache(maxsize=4096)
def _resolve(name: str) -> tuple[Place, ...]:
    """The places that bear a name, only those of the highest level among them."""
    name = name.strip()
    candidates = mandarin_names().get(name) or english_names().get(squeezed(name), ())
    if not candidates:
        for language in _LANGUAGES:
            found = places(name, language)
            if found:
                value = str(found[-1].value)
                candidates = mandarin_names().get(value) or english_names().get(squeezed(value), ())
                break
    return tuple(place for place in candidates if place.rank == candidates[0].rank)


_NEAR = frozenset(listed("TH JP KR SG US GB IT VN MY CA AU FR DE RU PH KH MM"))


@lru_cache(maxsize=8)
def names(language: Language, scope: str = "all") -> tuple[str, ...]:
    """Spoken names for a recogniser's grammar.

    Scope `prefectures`: China's provinces and prefectures. `all`: besides, the counties of Henan
    and Hubei (districts apart) and the countries people travel to, some 600 names. `everything`:
    the whole gazetteer, aliases included.
    """
    everything = scope == "everything"
    out: list[str] = []
    for place in rows():
        if everything or _in_scope(place, scope):
            spoken = _mandarin_forms if language == "zh" else _english_forms
            out += spoken(place, everything)
    return tuple(dict.fromkeys(out))


def _mandarin_forms(place: Place, everything: bool) -> list[str]:
    forms = [place.zh]
    if everything or place.id.startswith(AT_HOME):
        forms += [alias for alias in place.aliases_zh if len(alias) > 1]
    return [*forms, place.zh_full] if everything or _with_ending(place) else forms


def _english_forms(place: Place, everything: bool) -> list[str]:
    """As a recogniser's vocabulary writes them: lower case, xi'an with its apostrophe."""
    plain = place.en.lower().replace("ü", "u").replace("-", " ")
    forms = [plain, *(place.aliases_en if everything else ())]
    if _with_ending(place):
        forms.append(f"{plain} {'province' if place.level == 'province' else 'city'}")
    return forms


def _in_scope(place: Place, scope: str) -> bool:
    if place.level == "country":
        return place.id in _NEAR and scope == "all"
    domestic = place.id.isdigit()
    if place.level == "county":
        return scope == "all" and place.id.startswith(AT_HOME) and not place.district
    return domestic


def _with_ending(place: Place) -> bool:
    """Those whose ending belongs in the grammar too: it then follows other names as well."""
    near = place.id[:2] in AT_HOME and place.level in ("province", "prefecture")
    return near and place.zh_full.endswith(("省", "市"))
