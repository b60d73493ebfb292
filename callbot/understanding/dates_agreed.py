"""Two dates side by side that tell one day: friday the 22nd, 十月十二号星期一, tuesday the week before last."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.days import Asked, Span, Told, add_months, day, week_days

_BESIDE: Final = re.compile(
    r"[\s,，、(（的]*(?:(?:night|morning|afternoon|evening),? )?(?:on the |of the |the |on |of )?"
)
_WEEKLONG: Final = ("relative-week", "relative-weekend", "week-of-month")
_WEEKDAY_RULES: Final = ("weekday", "relative-weekday")
_DATE_RULES: Final = ("day", "month-day", "date", "relative-month-day")


def agreed(told: Told, spans: list[Span]) -> list[Span]:
    """十月十二号星期一, friday the 22nd, tuesday the week before last: one tells which the other is."""
    out: list[Span] = []
    for span in spans:
        before = out[-1] if out else None
        if before is not None and _BESIDE.fullmatch(told.text, before.end, span.start):
            one = _one_of(before, span, told.asked)
            if one is not None:
                out[-1] = one._replace(start=before.start, end=span.end)
                continue
        out.append(span)
    return out


def _one_of(before: Span, span: Span, asked: Asked) -> Span | None:
    """The one day that two dates side by side tell together."""
    pair = (before, span)
    weekday = next((s for s in pair if s.rule in _WEEKDAY_RULES), None)
    if weekday is not None:
        number = weekday.days[0].weekday()
        date_of = next((s for s in pair if s.rule in _DATE_RULES), None)
        if date_of is not None:
            if weekday.rule != "weekday" and weekday.days[0].day == date_of.days[0].day:
                date_of = weekday  # last friday the 7th: told twice
            return _on_weekday(date_of, number, asked)
        week = next((s for s in pair if s.rule in _WEEKLONG), None)
        if week is not None and weekday.rule == "weekday":
            days = week_days(week.days[0], 0, number)
            return Span(days, 0, 0, "relative-weekday") if days else None
    if before.rule == "lunar:holidays" and span.rule.startswith("lunar"):
        return span  # 年前腊月二十六
    return None


CONTRADICTS: Final = "contradicts"
FAR_OFF: Final = "far-off"
"""What a rule ends in where a day and its weekday fit badly: one of them was misheard, it may be."""
_NEAR_MONTHS: Final = 3
_MOST_MONTHS: Final = 13
"""The 22nd that was a friday: each day of a month falls on each weekday once a year or so."""


def _on_weekday(span: Span, weekday: int, asked: Asked) -> Span:
    """The day if it is such a weekday; of a day of some month, the nearest that is; else in doubt."""
    first = span.days[0]
    if first.weekday() == weekday:
        return span
    step = -1 if asked.prefer == "past" else 1
    for months in range(1, _MOST_MONTHS if span.rule == "day" else 1):
        found = day(*add_months(first.year, first.month, step * months), first.day)
        if found is not None and found.weekday() == weekday:
            near = months < _NEAR_MONTHS
            rule = span.rule if near else f"{span.rule}:{FAR_OFF}"
            return span._replace(days=(found, found), rule=rule, approximate=not near)
    return span._replace(rule=f"{span.rule}:{CONTRADICTS}", approximate=True)
