"""Lines against what they reach: the table and the picture of `callbot lines`."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from rich.console import RenderableType
from rich.text import Text

from callbot.campaign.lines import LinePlan, Point
from callbot.core.script import Language
from callbot.review.campaign_words import CampaignWords
from callbot.review.tables import table_of
from callbot.review.words import percent

_WIDTH, _HEIGHT = 760, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 20, 64, 56


def line_tables(plan: LinePlan, language: Language) -> list[RenderableType]:
    """What a robot has to do, and what each number of lines makes of it."""
    w = CampaignWords(language)
    table = table_of(
        w("plan_title"), f">{w('lines')}", f">{w('blocked')}", f">{w('waits')}",
        f">{w('wait_seconds')}", f">{w('simulated')}", f">{w('busy_share')}",
        f">{w('found_busy')}", f">{w('late')}",
    )  # fmt: skip
    for point in plan.points:
        style = "bold green" if point.lines == plan.enough else ""
        table.add_row(*(Text(cell, style) for cell in _cells(point, plan, w)))
    return [*(Text(line) for line in plan_lines(plan, w)), table, Text(w("line_note"), "dim")]


def plan_lines(plan: LinePlan, w: CampaignWords) -> list[str]:
    """The sum that says why a robot is a group of lines."""
    lines = [
        w(
            "robot_sum", people=f"{plan.people:,}", hours=f"{plan.window_seconds / 3600:g}",
            seconds=f"{plan.seconds_a_person:.2f}",
        ),
        w(
            "robot_needs", attempts=f"{plan.attempts_a_person:.2f}", hold=f"{plan.hold_seconds:.0f}",
            talk=f"{plan.talk_seconds:.0f}",
            need=f"{plan.attempts_a_person * plan.hold_seconds:.0f}", offered=f"{plan.offered:.1f}",
        ),
    ]  # fmt: skip
    lines.append(w("robot_takes", plan.enough) if plan.enough else w("robot_too_few"))
    return lines


def _cells(point: Point, plan: LinePlan, w: CampaignWords) -> tuple[str, ...]:
    wait = (
        "∞" if point.wait_seconds == float("inf") else f"{point.wait_seconds:,.1f} {w('seconds')}"
    )
    return (
        str(point.lines),
        percent(point.erlang_b),
        percent(point.erlang_c),
        wait,
        f"{point.reached:,} ({percent(point.reached / plan.people)})",
        percent(point.in_use),
        percent(point.blocked),
        f"{point.late_seconds / 60:,.1f} {w('minutes')}",
    )


class _Curve(NamedTuple):
    label: str
    colour: str
    dash: str
    values: list[float]


def plot_svg(plan: LinePlan, language: Language) -> str:
    """Lines of a robot → reached, in use, blocked, waiting: one picture that needs nothing else."""
    w = CampaignWords(language)
    points = plan.points
    curves = [
        _Curve(w("simulated"), "#0b6e4f", "", [p.reached / plan.people for p in points]),
        _Curve(w("busy_share"), "#5b7fa6", "", [p.in_use for p in points]),
        _Curve(w("found_busy"), "#b3541e", "", [p.blocked for p in points]),
        _Curve(w("blocked"), "#b3541e", "5 4", [p.erlang_b for p in points]),
        _Curve(w("waits"), "#7a4fa0", "5 4", [p.erlang_c for p in points]),
    ]
    most = max(p.lines for p in points)
    title = w("plan_title")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f' aria-label="{escape(title)}" font-family="system-ui, sans-serif" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="20" font-size="15" font-weight="600" fill="#222">{escape(title)}</text>',
        *_axes(points, most, w),
    ]
    if plan.enough:
        x = _x(plan.enough, most)
        parts.append(
            f'<line x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{_HEIGHT - _BOTTOM}" stroke="#0b6e4f"'
            f' stroke-width="1" stroke-dasharray="2 3"/>'
        )
    at = float(_LEFT)
    for curve in curves:
        parts += _drawn(curve, points, most)
        parts.append(
            f'<line x1="{at:.0f}" y1="38" x2="{at + 20:.0f}" y2="38" stroke="{curve.colour}"'
            f' stroke-width="2.5" stroke-dasharray="{curve.dash}"/>'
            f'<text x="{at + 25:.0f}" y="42" fill="#222">{escape(curve.label)}</text>'
        )
        at += 40 + sum(12 if ord(letter) > 255 else 6.4 for letter in curve.label)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _axes(points: tuple[Point, ...], most: int, w: CampaignWords) -> list[str]:
    parts = []
    for step in range(0, 101, 20):
        y = _y(step / 100)
        parts.append(
            f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" stroke="#e2e2e2"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#555">{step} %</text>'
        )
    shown = -100.0
    for point in points:
        x = _x(point.lines, most)
        if x - shown >= 24:  # or the numbers would run together
            parts.append(
                f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle" fill="#555">'
                f"{point.lines}</text>"
            )
            shown = x
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    label = escape(w("lines_a_robot"))
    parts.append(
        f'<text x="{middle:.0f}" y="{_HEIGHT - 12}" text-anchor="middle" fill="#222">{label}</text>'
    )
    return parts


def _drawn(curve: _Curve, points: tuple[Point, ...], most: int) -> list[str]:
    places = [(_x(p.lines, most), _y(v)) for p, v in zip(points, curve.values, strict=True)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{curve.colour}"/>' for x, y in places]
    return [
        f'<polyline points="{path}" fill="none" stroke="{curve.colour}" stroke-width="2"'
        f' stroke-dasharray="{curve.dash}"/>',
        *dots,
    ]


def _x(lines: int, most: int) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * lines / most


def _y(share: float) -> float:
    return _TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - min(1.0, share))
