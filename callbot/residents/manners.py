"""The manners of talking, and how common each is in the three mixes.

Opening turns follow what is published of real robot calls: 喂 / 哪位 / 什么事 before any answer are
common, and about a quarter of the answers to a yes/no question is bare. `easy` is a patient
district with good lines; `realistic` an ordinary one; `hostile` one nobody would want to call.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from callbot.core.script import Language
from callbot.residents.persona import Manner, Noise, Shares

NOISES: Final[tuple[Noise, ...]] = ("babble", "babble", "pink", "white", "hum")
"""What is behind them: mostly the television and the family."""
HASTE: Final[dict[Language, tuple[int, int]]] = {"zh": (140, 185), "en": (145, 185)}
"""Slowest and fastest speech, in the synthesiser's words a minute."""

PLAIN: Final = Manner(
    "plain", Shares.of({"bare": 0.24, "direct": 0.6, "wordy": 0.1, "indirect": 0.06})
)
CHATTY: Final = Manner(
    "chatty",
    Shares.of({"direct": 0.35, "wordy": 0.5, "indirect": 0.15}),
    opening=0.45,
    fillers=0.2,
    pauses=0.08,
    requests=Shares.of({"offtopic": 0.02, "who": 0.01}),
)
VAGUE: Final = Manner(
    "vague",
    Shares.of({"direct": 0.3, "wordy": 0.2, "indirect": 0.45, "corrected": 0.05}),
    opening=0.4,
    fillers=0.25,
    requests=Shares.of({"unsure": 0.012}),
)
HESITANT: Final = Manner(
    "hesitant",
    Shares.of({"bare": 0.1, "direct": 0.6, "wordy": 0.2, "corrected": 0.1}),
    opening=0.4,
    fillers=0.7,
    pauses=0.35,
    requests=Shares.of({"unsure": 0.01, "repeat": 0.02}),
)
HASTY: Final = Manner(
    "hasty", Shares.of({"bare": 0.25, "direct": 0.7, "indirect": 0.05}), opening=0.3, interrupts=0.4
)
SUSPICIOUS: Final = Manner(
    "suspicious",
    Shares.of({"bare": 0.15, "direct": 0.65, "wordy": 0.12, "indirect": 0.08}),
    opening=0.5,
    requests=Shares.of({"who": 0.16, "robot": 0.1, "human": 0.006}),
)
DEAF: Final = Manner(
    "deaf",
    Shares.of({"bare": 0.2, "direct": 0.65, "wordy": 0.15}),
    opening=0.6,
    requests=Shares.of({"repeat": 0.16, "hello": 0.08}),
    silent=0.05,
)
MUDDLED: Final = Manner(
    "muddled",
    Shares.of({"direct": 0.35, "wordy": 0.15, "corrected": 0.5}),
    opening=0.4,
    fillers=0.3,
    pauses=0.3,
    slips=0.15,
)
BUSY: Final = Manner(
    "busy",
    Shares.of({"bare": 0.5, "direct": 0.5}),
    opening=0.5,
    requests=Shares.of({"later": 0.2, "hold": 0.15}),
    leaves=0.03,
    interrupts=0.15,
)
SILENT: Final = Manner("silent", Shares.of({"bare": 0.6, "direct": 0.4}), opening=0.2, silent=0.4)
REFUSING: Final = Manner(
    "refusing",
    Shares.of({"bare": 0.4, "direct": 0.5, "wordy": 0.1}),
    opening=0.4,
    requests=Shares.of({"refuse": 0.25, "who": 0.1, "human": 0.02}),
    leaves=0.02,
)
LEAVING: Final = Manner("leaving", Shares.of({"bare": 0.4, "direct": 0.6}), opening=0.5, leaves=0.2)
ANGRY: Final = Manner(
    "angry",
    Shares.of({"bare": 0.4, "direct": 0.5, "wordy": 0.1}),
    opening=0.5,
    requests=Shares.of({"abuse": 0.12, "refuse": 0.05, "human": 0.03}),
    stops=0.85,
    leaves=0.02,
)


@dataclass(frozen=True, slots=True)
class Mix:
    """A population's shares."""

    manners: tuple[tuple[Manner, float], ...]
    """Shares add up to one."""
    wrong_numbers: float
    relatives: float
    """Somebody else of the household answers, for all of them."""
    snr_db: tuple[float, float]
    """Drawn evenly from this range."""
    loss: float
    """The worst share of lost packets; most lines are far better."""


def _mix(base: Mapping[str, float], talk: Mapping[str, float]) -> tuple[tuple[Manner, float], ...]:
    """Shares by manner; `talk` shifts the plain people's own styles."""
    known = {
        m.name: m
        for m in (
            PLAIN, CHATTY, VAGUE, HESITANT, HASTY, SUSPICIOUS, DEAF, MUDDLED, BUSY, SILENT,
            REFUSING, LEAVING, ANGRY,
        )
    }  # fmt: skip
    assert abs(sum(base.values()) - 1) < 1e-9, base
    known["plain"] = replace(PLAIN, styles=Shares.of(talk))
    return tuple((known[name], share) for name, share in base.items())


MIXES: Final[dict[str, Mix]] = {
    "easy": Mix(
        _mix(
            {
                "plain": 0.71, "chatty": 0.1, "vague": 0.03, "hesitant": 0.06, "hasty": 0.03,
                "suspicious": 0.03, "deaf": 0.01, "muddled": 0.005, "busy": 0.003,
                "silent": 0.005, "refusing": 0.003, "leaving": 0.004, "angry": 0.01,
            },
            {"bare": 0.22, "direct": 0.63, "wordy": 0.12, "indirect": 0.03},
        ),
        wrong_numbers=0.01, relatives=0.02, snr_db=(20.0, 30.0), loss=0.01,
    ),
    "realistic": Mix(
        _mix(
            {
                "plain": 0.32, "chatty": 0.18, "vague": 0.11, "hesitant": 0.12, "hasty": 0.06,
                "suspicious": 0.07, "deaf": 0.03, "muddled": 0.04, "busy": 0.02,
                "silent": 0.01, "refusing": 0.01, "leaving": 0.01, "angry": 0.02,
            },
            {"bare": 0.06, "direct": 0.5, "wordy": 0.31, "indirect": 0.12, "corrected": 0.01},
        ),
        wrong_numbers=0.03, relatives=0.05, snr_db=(10.0, 25.0), loss=0.03,
    ),
    "hostile": Mix(
        _mix(
            {
                "plain": 0.1, "chatty": 0.14, "vague": 0.13, "hesitant": 0.13, "hasty": 0.08,
                "suspicious": 0.1, "deaf": 0.06, "muddled": 0.08, "busy": 0.04, "silent": 0.02,
                "refusing": 0.04, "leaving": 0.04, "angry": 0.04,
            },
            {"bare": 0.1, "direct": 0.4, "wordy": 0.3, "indirect": 0.18, "corrected": 0.02},
        ),
        wrong_numbers=0.06, relatives=0.08, snr_db=(5.0, 20.0), loss=0.08,
    ),
}  # fmt: skip
