"""AAPOR's outcome rates: response, cooperation, refusal and contact, from how cases ended.

The formulas are those of the Standard Definitions, as two independent implementations compute them (R's
outcomerate and responserates, which name the 9th edition; the 10th, of 2023, was not at hand). A case is
a person on the list, not an attempt to reach them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from callbot.core.disposition import DISPOSITIONS, Disposition

_KNOWN = "I + P + R + NC + O"
FORMULAS: Final[dict[str, tuple[str, str]]] = {
    "RR1": ("I", f"{_KNOWN} + UH + UO"),
    "RR2": ("I + P", f"{_KNOWN} + UH + UO"),
    "RR3": ("I", f"{_KNOWN} + eUH + eUO"),
    "RR4": ("I + P", f"{_KNOWN} + eUH + eUO"),
    "RR5": ("I", _KNOWN),
    "RR6": ("I + P", _KNOWN),
    "COOP1": ("I", "I + P + R + O"),
    "COOP2": ("I + P", "I + P + R + O"),
    "COOP3": ("I", "I + P + R"),
    "COOP4": ("I + P", "I + P + R"),
    "REF1": ("R", f"{_KNOWN} + UH + UO"),
    "REF2": ("R", f"{_KNOWN} + eUH + eUO"),
    "REF3": ("R", _KNOWN),
    "CON1": ("I + P + R + O", f"{_KNOWN} + UH + UO"),
    "CON2": ("I + P + R + O", f"{_KNOWN} + eUH + eUO"),
    "CON3": ("I + P + R + O", _KNOWN),
}
"""Rate → numerator and denominator, in the letters of `GROUPS`; `e` before one is a factor."""

GROUPS: Final[dict[str, tuple[str, str]]] = {
    "I": ("完成", "complete interview"),
    "P": ("部分完成", "partial interview"),
    "R": ("拒绝与中断", "refusal and break-off"),
    "NC": ("未联系到", "non-contact"),
    "O": ("其他", "other"),
    "UH": ("不知是否住户", "unknown if household"),
    "UO": ("其他未知", "unknown, other"),
    "NE": ("不属调查对象", "not eligible"),
}
"""AAPOR's letters → Chinese, English."""

_LETTERS: Final = {"refusal": "R", "non_contact": "NC", "other": "O", "not_eligible": "NE"}


class Rate(NamedTuple):
    """One of AAPOR's rates."""

    name: str
    numerator: int
    denominator: float
    """Not whole where a share of the unknown is counted."""

    @property
    def value(self) -> float | None:
        """0 to 1; None where there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def formula(self) -> str:
        """As the standard prints it."""
        above, below = FORMULAS[self.name]
        return f"({above}) / ({below})"


class Rates(NamedTuple):
    """All of them, with what they rest on."""

    groups: dict[str, int]
    """Letter of `GROUPS` → cases."""
    e: float
    """The share of the cases of unknown eligibility that is taken to be eligible."""
    e_given: bool
    """True where somebody set it; else it is that of the known cases."""
    not_ended: int
    """Calls still running or cut off: in no rate, because they have no final disposition."""
    rates: tuple[Rate, ...]
    """In the order of `FORMULAS`."""

    def value(self, name: str) -> float | None:
        """One rate by its name, e.g. `RR3`."""
        return next(rate.value for rate in self.rates if rate.name == name)


def group(disposition: Disposition) -> str:
    """AAPOR's letter for a disposition."""
    if disposition.klass == "interview":
        return "I" if disposition.code == "1.1" else "P"
    if disposition.klass == "unknown":
        return "UH" if disposition.code.startswith("3.1") else "UO"
    return _LETTERS[disposition.klass]


def rates(counts: Mapping[str | None, int] | Mapping[str, int], e: float | None = None) -> Rates:
    """The rates of cases that ended so: disposition → how many; None and "" have not ended.

    Without `e` it is estimated as the standard's proportional allocation (the CASRO method) does:
    the eligible share of the cases whose eligibility is known; 1 where none is known, which never
    flatters a response rate. Raises ValueError for an `e` outside 0 to 1.
    """
    if e is not None and not 0 <= e <= 1:
        raise ValueError(f"e is a share, 0 to 1, not {e}")
    groups = dict.fromkeys(GROUPS, 0)
    not_ended = 0
    for name, cases in counts.items():
        if name:
            groups[group(DISPOSITIONS[name])] += cases
        else:
            not_ended += cases
    share = eligible_share(groups) if e is None else e
    terms: dict[str, float] = {**groups, **{f"e{u}": share * groups[u] for u in ("UH", "UO")}}
    table = tuple(
        Rate(name, int(_sum(above, terms)), _sum(below, terms))
        for name, (above, below) in FORMULAS.items()
    )
    return Rates(groups, share, e is not None, not_ended, table)


def eligible_share(groups: Mapping[str, int]) -> float:
    """Of the cases whose eligibility is known, the share that is eligible; 1 where there are none."""
    eligible = sum(groups[letter] for letter in ("I", "P", "R", "NC", "O"))
    known = eligible + groups["NE"]
    return eligible / known if known else 1.0


def _sum(formula: str, terms: Mapping[str, float]) -> float:
    return sum(terms[term] for term in formula.split(" + "))
