"""Erlang's formulas (A. K. Erlang, 1917). Pure.

`offered` is the load in erlangs: calls a second times the seconds that each holds a line.
"""

from __future__ import annotations


def erlang_b(offered: float, lines: int) -> float:
    """The share of calls that find every line busy and are lost; 1 without any line.

    Raises ValueError for a negative load or number of lines.
    """
    if offered < 0 or lines < 0:
        raise ValueError(f"{offered} erlangs on {lines} lines")
    blocked = 1.0
    # The recursion of the formula: it neither overflows nor cancels, however many lines.
    for n in range(1, lines + 1):
        blocked = offered * blocked / (n + offered * blocked)
    return blocked


def erlang_c(offered: float, lines: int) -> float:
    """The share of calls that wait for a line, if all wait; 1 where the lines cannot carry the load."""
    if offered >= lines:
        return 1.0 if offered else 0.0
    blocked = erlang_b(offered, lines)
    return lines * blocked / (lines - offered * (1 - blocked))


def mean_wait_seconds(offered: float, lines: int, hold_seconds: float) -> float:
    """How long a call waits on average, those that do not wait included; infinite for an overload."""
    if offered >= lines:
        return float("inf") if offered else 0.0
    return erlang_c(offered, lines) * hold_seconds / (lines - offered)


def lines_for(offered: float, most_blocked: float) -> int:
    """The fewest lines on which no more than this share is lost (Erlang B)."""
    lines, blocked = 0, 1.0
    while blocked > most_blocked:
        lines += 1
        blocked = offered * blocked / (lines + offered * blocked)
    return lines
