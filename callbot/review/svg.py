"""Small charts as SVG, drawn here so that a report needs no script and no network.

They hold shapes only and stretch to the width they are given; words stand beside them as HTML, so
that these are readable on a telephone. Colours are CSS classes of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from markupsafe import Markup

from callbot.review.stats import Share


def bar(share: float, tone: str = "plain", title: str = "") -> Markup:
    """One horizontal bar; `share` 0 to 1 of the width."""
    return stacked([(share, tone, title)], "bar")


def stacked(parts: Iterable[tuple[float, str, str]], kind: str = "stack") -> Markup:
    """Bars after one another: (share of the width, tone, title)."""
    x, shapes, titles = 0.0, [], []
    for share, tone, title in parts:
        width = min(max(share, 0.0), 1.0 - x / 1000) * 1000
        if width > 0:
            # A sliver stays visible however small its share is.
            shapes.append(
                f'<rect class="{escape(tone)}" x="{x:.1f}" y="0" width="{max(width, 4):.1f}"'
                f' height="10">{_title(title)}</rect>'
            )
        titles.append(title)
        x += width
    label = escape("; ".join(filter(None, titles)))
    return _svg(kind, label, '<rect class="rail" x="0" y="0" width="1000" height="10"/>', *shapes)


def columns(heights: Sequence[tuple[float, float, str]], label: str) -> Markup:
    """Columns side by side: (height 0 to 1, part of it in the second tone, title)."""
    step = 1000 / max(len(heights), 1)
    shapes = []
    for place, (height, part, title) in enumerate(heights):
        for share, tone in ((height, "plain"), (height * part, "fine")):
            shapes.append(
                f'<rect class="{tone}" x="{place * step + step * 0.1:.1f}" width="{step * 0.8:.1f}"'
                f' y="{100 - share * 100:.1f}" height="{share * 100:.1f}"><title>{escape(title)}</title></rect>'
            )
    return Markup(  # noqa: S704 - all words in it are escaped
        '<svg class="columns" viewBox="0 0 1000 100" preserveAspectRatio="none" role="img"'
        f' aria-label="{escape(label)}">{"".join(shapes)}</svg>'
    )


def interval(share: Share, most: float, tone: str, title: str) -> Markup:
    """A point with its 95 % interval on a scale from 0 to `most`."""
    low, high, point = (min(v / most, 1.0) * 1000 for v in (share.low, share.high, share.share))
    return _svg(
        "interval",
        escape(title),
        '<rect class="rail" x="0" y="4" width="1000" height="2"/>',
        f'<rect class="{escape(tone)} soft" x="{low:.1f}" y="2" width="{max(high - low, 4):.1f}"'
        ' height="6"/>',
        f'<rect class="{escape(tone)}" x="{min(point, 992):.1f}" y="0" width="8" height="10"/>',
    )


def _title(title: str) -> str:
    return f"<title>{escape(title)}</title>" if title else ""


def _svg(kind: str, label: str, *shapes: str) -> Markup:
    # Without words of its own it only repeats the number beside it.
    read = f'role="img" aria-label="{label}"' if label else 'aria-hidden="true"'
    return Markup(  # noqa: S704 - all words in it are escaped above
        f'<svg class="{escape(kind)}" viewBox="0 0 1000 10" preserveAspectRatio="none"'
        f" {read}>{''.join(shapes)}</svg>"
    )
