"""Sets of cases and those who judge them → what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from callbot.evaluation.calibration import Calibration, calibration
from callbot.evaluation.cases import CaseSet
from callbot.evaluation.figures import figures
from callbot.evaluation.judges import Callbot, Judge
from callbot.evaluation.report import Measured, SetReport
from callbot.evaluation.scoring import Judged, confusion, counts, judged, worst


def evaluate(
    sets: Iterable[CaseSet],
    peers: Sequence[Judge],
    rename: Mapping[str, str],
    *,
    examples: int,
    seed: int,
) -> tuple[list[SetReport], dict[str, Calibration]]:
    """Every set by callbot and by each peer whose business it is; callbot's confidences over all."""
    callbot, reports, every = Callbot(), [], []
    for one in sets:
        own = judged(callbot, one.cases, rename)
        every += own
        others = [(peer.name, judged(peer, one.cases, rename)) for peer in peers]
        measured = [
            _measured(name, rows, examples, seed)
            for name, rows in [(callbot.name, own), *others]
            if rows
        ]
        reports.append(SetReport(one, measured))
    return reports, _calibrations(every)


def _calibrations(rows: list[Judged]) -> dict[str, Calibration]:
    """Categories and values apart: they are found by other rules, and go wrong in other ways."""
    kinds: dict[str, list[Judged]] = {"categories": [], "values": []}
    for row in rows:
        coded = row.case.wait.expects in ("yes_no", "choice")
        kinds["categories" if coded else "values"].append(row)
    found = {kind: calibration(some) for kind, some in kinds.items()}
    return {kind: one for kind, one in found.items() if one.answers}


SURVEY: Final = "a survey's"
"""The group of the dates that a telephone survey hears; they are in the other groups too."""


def _measured(judge: str, rows: list[Judged], examples: int, seed: int) -> Measured:
    groups: dict[str, list[Judged]] = {}
    for row in rows:
        groups.setdefault(row.case.group, []).append(row)
    surveyed = [row for row in rows if row.case.survey]
    if surveyed:
        groups[SURVEY] = surveyed
    cells = counts(rows)
    return Measured(
        judge,
        figures(cells, seed),
        {name: figures(counts(part), seed) for name, part in groups.items()},
        confusion(cells),
        worst(rows, examples),
    )
