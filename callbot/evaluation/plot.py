"""Confidence against what was right, as an SVG picture drawn here: no script, no network, no fonts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from math import ceil
from typing import Final

from callbot.evaluation.calibration import Calibration
from callbot.review.stats import Share

_SIDE: Final = 280
_LEFT: Final = 56
_TOP: Final = 48
_GAP: Final = 24
_WIDTH: Final = 2 * (_LEFT + _SIDE + _GAP)
_ROW: Final = _TOP + _SIDE + 60


def reliability(kinds: Mapping[str, Calibration]) -> str:
    """A kind of answer a row: how many are right a bin of confidence; what a threshold risks."""
    height = len(kinds) * _ROW
    rows = "\n".join(
        f'<g transform="translate(0 {number * _ROW})">\n{_row(kind, found)}\n</g>'
        for number, (kind, found) in enumerate(kinds.items())
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img">\n<style>{_STYLE}</style>\n'
        f'<rect class="paper" width="{_WIDTH}" height="{height}"/>\n{rows}\n</svg>\n'
    )


def _row(kind: str, found: Calibration) -> str:
    head = f"{kind}: {found.answers} answers, expected calibration error {found.error:.3f}"
    bottom, right = _TOP + _SIDE, 2 * _LEFT + _SIDE + _GAP
    most = max(0.1, ceil(10 * max(taken.risk.share for taken in found.taken)) / 10)
    shapes = [
        f'<text class="head" x="{_LEFT}" y="20">{escape(head)}</text>',
        *_frame(_LEFT, "confidence", "right", 1.0),
        f'<line class="ideal" x1="{_LEFT}" y1="{bottom}" x2="{_LEFT + _SIDE}" y2="{_TOP}"/>',
        *_bins(found, _LEFT),
        *_frame(
            right, "taken and right, of all answers", "wrong, of those taken, by threshold", most
        ),
        *_curve(found, right, most),
    ]
    return "\n".join(shapes)


_STYLE: Final = (
    "text{font:12px sans-serif;fill:#333}.head{font-size:14px;font-weight:bold}"
    ".paper{fill:#fff}.axis{fill:none;stroke:#999}.grid{stroke:#eee}.ideal{stroke:#999;"
    "stroke-dasharray:4 4}.bar{stroke:#2a6f97;stroke-width:2}.dot{fill:#2a6f97}"
    ".curve{fill:none;stroke:#b5541c;stroke-width:2}.mark{fill:#b5541c}"
)


def _frame(left: int, across: str, upwards: str, most: float) -> Iterable[str]:
    bottom = _TOP + _SIDE
    for fifth in range(6):
        y = bottom - fifth / 5 * _SIDE
        yield f'<line class="grid" x1="{left}" y1="{y:.1f}" x2="{left + _SIDE}" y2="{y:.1f}"/>'
        label = f"{20 * fifth * most:g} %"
        yield f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
        x = left + fifth / 5 * _SIDE
        label = f"{20 * fifth} %"
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{label}</text>'
    yield f'<rect class="axis" x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}"/>'
    middle = left + _SIDE / 2
    yield f'<text x="{middle}" y="{bottom + 38}" text-anchor="middle">{escape(across)}</text>'
    yield f'<text x="{left}" y="{_TOP - 6}">{escape(upwards)}</text>'


def _bins(found: Calibration, left: int) -> Iterable[str]:
    largest = max((one.right.total for one in found.bins), default=1)
    for one in found.bins:
        x = left + one.confidence * _SIDE
        low, high, at = (_up(part) for part in (one.right.low, one.right.high, one.right.share))
        radius = 3 + 6 * (one.right.total / largest) ** 0.5
        yield f'<line class="bar" x1="{x:.1f}" y1="{low:.1f}" x2="{x:.1f}" y2="{high:.1f}"/>'
        yield (
            f'<circle class="dot" cx="{x:.1f}" cy="{at:.1f}" r="{radius:.1f}">'
            f"<title>{_told(one.right)} right at {one.confidence:.2f}</title></circle>"
        )


def _curve(found: Calibration, left: int, most: float) -> Iterable[str]:
    points: dict[str, str] = {}
    for taken in found.taken:
        if taken.risk.total:
            x, y = left + taken.coverage.share * _SIDE, _up(taken.risk.share / most)
            # Of thresholds that take the same answers the highest is named.
            points[f"{x:.1f},{y:.1f}"] = (
                f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="4">'
                f"<title>from {taken.threshold:g}: {_told(taken.risk)} wrong</title></circle>"
                f'<text x="{x + 8:.1f}" y="{y + 4:.1f}">{taken.threshold:g}</text>'
            )
    yield f'<polyline class="curve" points="{" ".join(points)}"/>'
    yield from points.values()


def _up(share: float) -> float:
    return _TOP + _SIDE * (1 - share)


def _told(share: Share) -> str:
    return f"{share.part} of {share.total}"
