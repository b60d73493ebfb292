"""Whole districts of simulated people, each depending on (seed, index) alone.

Shares of the truth, in every mix: 16 % came back from somewhere within the last 14 days (a third of
them from Hubei, a third from elsewhere in Henan); 5 % met a confirmed case (15 % of those back from
Hubei); 9 % have a symptom (20 % after either of these), half of them fever. That makes more key
persons than an early epidemic had, so that missing them can be measured.
"""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final, Literal

from callbot.core.script import Language, Script
from callbot.errors import ModelError, UsageError
from callbot.residents.manners import HASTE, MIXES, NOISES, Mix
from callbot.residents.persona import (
    SIGNS,
    Codec,
    Identity,
    Manner,
    Resident,
    Surroundings,
    Truth,
    stream,
)
from callbot.residents.phrasebook import phrasebook, some_place
from callbot.resources import resource

_Uniform = Callable[[], float]
"""`Random.random`."""
TODAY: Final = date(2020, 2, 10)
"""The day of the calls where none is given."""
MixName = Literal["easy", "realistic", "hostile"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What all people of a population are drawn from, compiled once."""

    mix: Mix
    manners: tuple[tuple[Manner, ...], tuple[float, ...]]
    voices: tuple[str, ...]
    first: Sequence[str]
    second: Sequence[str]
    areas: Sequence[str]


class Population:
    """The people of a district who are called with one script.

    `mix` is `easy`, `realistic` or `hostile`; `held_out_voices` takes the voices that no model was
    trained on; `snr_db` puts everybody at the same distance from the noise.
    """

    def __init__(
        self,
        script: Script,
        mix: MixName | str,
        seed: int,
        *,
        held_out_voices: bool = False,
        snr_db: float | None = None,
        today: date = TODAY,
    ) -> None:
        if mix not in MIXES:
            raise UsageError(f"no mix {mix!r}", hint=f"one of {', '.join(MIXES)}")
        self.script = script
        self.language: Language = script.language
        self.mix = mix
        self.seed = seed
        self.snr_db = snr_db
        self.today = today
        self._drawing = _drawing(script.language, mix, held_out_voices)

    def resident(self, index: int) -> Resident:
        """The person with this index: the same for the same seed, mix and language."""
        rng = stream(f"{self.seed}/{index}")
        uniform = rng.random
        drawing, mix = self._drawing, self._drawing.mix
        manners, edges = drawing.manners
        manner = manners[bisect(edges, uniform())]
        pick = uniform()
        identity: Identity = (
            "no"
            if pick < mix.wrong_numbers
            else "third_party"
            if pick < mix.wrong_numbers + mix.relatives
            else "yes"
        )
        low, high = mix.snr_db
        snr_db = low + (high - low) * uniform() if self.snr_db is None else self.snr_db
        loss = mix.loss * uniform() ** 3
        codec: Codec = "alaw" if uniform() < 0.8 else "ulaw"
        surroundings = Surroundings(snr_db, NOISES[int(uniform() * len(NOISES))], loss, codec)
        slow, fast = HASTE[self.language]
        return Resident(
            index,
            _one(drawing.first, uniform) + _one(drawing.second, uniform),
            _one(drawing.areas, uniform),
            f"555{int(uniform() * 1e8):08d}",
            self.language,
            self._truth(identity, uniform),
            manner,
            surroundings,
            _one(drawing.voices, uniform),
            int(slow + (fast - slow) * uniform()),
            int(35 + 30 * uniform()),
            self.today,
            rng.getrandbits(63),
        )

    def _truth(self, identity: Identity, uniform: _Uniform) -> Truth:
        travelled = uniform() < 0.16
        place, when, hubei = None, None, False
        if travelled:
            place = some_place(self.language, uniform())
            when = self.today - timedelta(days=1 + int(uniform() * 13))
            hubei = place.province in ("湖北", "Hubei")
        contact = uniform() < (0.15 if hubei else 0.045)
        symptoms: tuple[str, ...] = ()
        temperature = None
        if uniform() < (0.2 if contact or hubei else 0.085):
            symptoms, temperature = _illness(uniform)
        household = 1 + bisect(_HOUSEHOLDS, uniform())
        return Truth(
            identity, travelled, place, when, contact, symptoms, temperature, household,
            uniform() < (0.5 if symptoms else 0.15),
        )  # fmt: skip


_HOUSEHOLDS: Final = tuple(accumulate((0.08, 0.22, 0.26, 0.22, 0.13, 0.07)))
"""Shares of households of one to six, the rest seven: rural Henan."""


def _illness(uniform: _Uniform) -> tuple[tuple[str, ...], float | None]:
    first = SIGNS[bisect((0.42, 0.72, 0.8), uniform())]
    signs = {first}
    if uniform() < 0.22:
        signs.add(SIGNS[int(uniform() * 4)])
    temperature = round(37.3 + 1.9 * uniform(), 1) if "fever" in signs else None
    return tuple(sign for sign in SIGNS if sign in signs), temperature


def _one(several: Sequence[str], uniform: _Uniform) -> str:
    return several[int(uniform() * len(several))]


@lru_cache(maxsize=16)
def _drawing(language: Language, mix: str, held_out: bool) -> Drawing:
    book = phrasebook(language)
    shares = MIXES[mix].manners
    edges = tuple(accumulate(share for _, share in shares[:-1]))
    return Drawing(
        MIXES[mix],
        (tuple(manner for manner, _ in shares), edges),
        voices(language, held_out),
        book.first,
        book.second,
        book.areas,
    )


def voices(language: Language, held_out: bool = False) -> tuple[str, ...]:
    """The voices residents have: those the bundled model was trained on, or those kept from it."""
    path: Path = resource("models") / language / "voices.json"
    try:
        lists: Mapping[str, Sequence[str]] = json.loads(path.read_text(encoding="utf-8"))
        return tuple(lists["held_out" if held_out else "train"])
    except (OSError, ValueError, KeyError) as trouble:
        raise ModelError(
            f"{path} does not list the simulation's voices: {trouble}",
            hint="install callbot again",
            exit_status=3,
        ) from trouble
