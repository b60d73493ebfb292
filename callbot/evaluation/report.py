"""Figures as Markdown that reads well in a terminal, and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from rich.cells import cell_len

from callbot.evaluation.calibration import Calibration
from callbot.evaluation.cases import CaseSet
from callbot.evaluation.figures import Figure, Figures
from callbot.evaluation.scoring import Judged
from callbot.review.stats import Share, spanned

_SHARES: Final = ("right", "wrong", "unresolved", "false_yes", "false_no", "forced")


class Measured(NamedTuple):
    """One judge on one set."""

    judge: str
    figures: Figures
    groups: Mapping[str, Figures]
    confusion: Mapping[str, Mapping[str, int]]
    worst: Sequence[Judged]


class SetReport(NamedTuple):
    """All judges on one set, callbot first."""

    cases: CaseSet
    measured: Sequence[Measured]


def overview(reports: Iterable[SetReport]) -> str:
    """One line a set and judge."""
    rows = [["set", "judge", "cases", *(name.replace("_", " ") for name in _SHARES), "macro-F1"]]
    for report in reports:
        for number, one in enumerate(report.measured):
            name = "" if number else report.cases.name
            rows.append([name, one.judge, str(one.figures.cases), *_cells(one.figures)])
    return table(rows)


def details(report: SetReport) -> str:
    """What callbot made of one set: its groups, its confusion, its worst examples."""
    one = report.measured[0]
    parts = [f"## {report.cases.name}"]
    if report.cases.skipped:
        total = sum(report.cases.skipped.values())
        why = "; ".join(f"{reason}: {count}" for reason, count in report.cases.skipped.items())
        parts.append(f"{total} rows of the file left out ({why})")
    if len(one.groups) > 1:
        names = ["group", "cases", *(name.replace("_", " ") for name in _SHARES), "macro-F1"]
        rows = [[name, str(f.cases), *_cells(f)] for name, f in one.groups.items()]
        parts.append(table([names, *rows]))
    parts.append(_confusion(one.confusion))
    if one.worst:
        parts.append("\n".join(_example(row) for row in one.worst))
    return "\n\n".join(parts)


def calibration_table(kind: str, found: Calibration) -> str:
    """Confidence against what was right, and what a threshold would do."""
    bins = [["confidence", "mean", "answers", "right"]]
    bins += [
        [f"{b.low:.1f}–{b.high:.1f}", f"{b.confidence:.2f}", str(b.right.total), _wilson(b.right)]
        for b in found.bins
    ]
    taken = [["taken from", "taken and right, of all answers", "wrong, of those taken"]]
    taken += [[f"{t.threshold:.2f}", _wilson(t.coverage), _wilson(t.risk)] for t in found.taken]
    head = f"## Confidence: {kind}, {found.answers} answers"
    error = f"Expected calibration error {found.error:.3f}"
    return "\n\n".join((head, table(bins), error, table(taken)))


def table(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns are aligned; a Chinese character is two columns wide."""
    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| "
        + " | ".join(c + " " * (w - cell_len(c)) for c, w in zip(row, widths, strict=True))
        + " |"
        for row in rows
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (w + 2) for w in widths) + "|", *lines[1:]])


def _cells(figures: Figures) -> list[str]:
    shares = [_percent(getattr(figures, name)) for name in _SHARES]
    f1 = figures.macro_f1
    return [*shares, f"{f1.value:.2f} ({f1.low:.2f}–{f1.high:.2f})" if f1 else "–"]


def _percent(figure: Figure) -> str:
    if not figure.of:
        return "–"
    return spanned(figure.value, figure.low, figure.high)


def _wilson(share: Share) -> str:
    if not share.total:
        return "–"
    return spanned(share.share, share.low, share.high)


def _confusion(confusion: Mapping[str, Mapping[str, int]]) -> str:
    """Only the classes of which something was missed; the others are told in one line."""
    missed = {name: row for name, row in confusion.items() if set(row) != {name}}
    right = [f"{name} {row[name]}" for name, row in confusion.items() if name not in missed]
    told = list(dict.fromkeys([*missed, *(t for row in missed.values() for t in row)]))
    rows = [["meant \\ taken for", *told]]
    rows += [[name, *(str(row.get(t) or "·") for t in told)] for name, row in missed.items()]
    parts = [table(rows)] if missed else []
    return "\n\n".join([*parts, f"all right: {', '.join(right)}"] if right else parts)


def _example(row: Judged) -> str:
    asked = f" [{shortened(row.case.asked)}]" if row.case.asked else ""
    wanted = "|".join(one.name for one in row.case.wanted)
    return (
        f"- {row.cell.outcome} {row.verdict.confidence:.2f}: {shortened(row.case.text)}{asked} "
        f"is {wanted}, was {told(row)} ({shortened(row.verdict.because)})"
    )


def told(row: Judged) -> str:
    """The verdict in one word."""
    verdict = row.verdict
    if verdict.kind == "no_match":
        return "no match"
    if verdict.categories:
        return ",".join(verdict.categories)
    return str(verdict.value if verdict.kind == "answer" else verdict.category)


def shortened(text: str, most: int = 120) -> str:
    """One line of at most so many characters."""
    line = "".join(c if c.isprintable() else " " for c in text)
    return line if len(line) <= most else f"{line[: most - 1]}…"


def plain(report: SetReport) -> dict[str, Any]:
    """A set's figures as JSON values."""
    judges = {
        one.judge: {
            **_figures(one.figures),
            "groups": {name: _figures(figures) for name, figures in one.groups.items()},
            "confusion": one.confusion,
            "worst": [_worst(row) for row in one.worst],
        }
        for one in report.measured
    }
    cases = report.cases
    return {
        "set": cases.name,
        "language": cases.language,
        "cases": len(cases.cases),
        "skipped": dict(cases.skipped),
        "judges": judges,
    }


def plain_calibration(found: Calibration) -> dict[str, Any]:
    """A calibration as JSON values."""
    return {
        "answers": found.answers,
        "expected_calibration_error": round(found.error, 4),
        "bins": [
            {"low": b.low, "high": b.high, "confidence": round(b.confidence, 4), **_share(b.right)}
            for b in found.bins
        ],
        "thresholds": [
            {"threshold": t.threshold, "coverage": _share(t.coverage), "risk": _share(t.risk)}
            for t in found.taken
        ],
    }


def _figures(figures: Figures) -> dict[str, Any]:
    shown: dict[str, Any] = {"cases": figures.cases}
    for name in (*_SHARES, "macro_f1"):
        figure: Figure | None = getattr(figures, name)
        shown[name] = figure and {
            key: round(value, 5) if isinstance(value, float) else value
            for key, value in figure._asdict().items()
            if value is not None
        }
    return shown


def _share(share: Share) -> dict[str, Any]:
    ends = {"share": share.share, "low": share.low, "high": share.high}
    return {"count": share.part, "of": share.total} | {k: round(v, 5) for k, v in ends.items()}


def _worst(row: Judged) -> dict[str, Any]:
    case = row.case
    return {
        "text": case.text,
        "question": case.asked,
        "expected": [one.name for one in case.wanted],
        "told": told(row),
        "outcome": row.cell.outcome,
        "confidence": row.verdict.confidence,
        "because": row.verdict.because,
    }
