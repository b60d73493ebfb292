"""What a resident takes out of the bot's words: the answer asked back, and if it is theirs."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from callbot.core.answers import Value
from callbot.core.followup import interval_of
from callbot.core.script import Category, Language, Node
from callbot.core.wording import MONTHS, spoken
from callbot.residents.persona import TrueAnswer

_SLOT = re.compile(r"\{\w+\}")
_DAY_ZH = re.compile(r"(\d+)月(\d+)号")
_DAY_EN = re.compile(r"([A-Z][a-z]+) (\d+)")
_LISTED = re.compile(r"、| and ")


class Span(NamedTuple):
    """The room that the resident's own words left: 一月底, 三十七八度."""

    low: date | float
    high: date | float


@lru_cache(maxsize=256)
def _asked_back(prompt: str) -> re.Pattern[str]:
    """Finds `{answer}` of a confirmation prompt in what was said."""
    parts = []
    for number, part in enumerate(prompt.split("{answer}")):
        parts.append(("(.+?)" if number == 1 else ".*" if number else "") + _loose(part))
    return re.compile("".join(parts) + "$", re.DOTALL)


def _loose(part: str) -> str:
    return ".*?".join(re.escape(piece) for piece in _SLOT.split(part))


def proposed(node: Node, said: str) -> str:
    """The answer that the bot asks back, as it says it; empty where it cannot be made out."""
    confirm = node.wait.confirm if node.wait else None
    if confirm is None or "{answer}" not in confirm.prompt:
        return ""
    found = _asked_back(confirm.prompt).search(said)
    return found.group(1).strip() if found else ""


def agrees(
    node: Node, truth: TrueAnswer | None, answer: str, language: Language, expressed: Span | None
) -> bool:
    """Whether the answer that the bot proposes is what the resident meant."""
    if truth is None or node.wait is None:
        return False
    if truth.value is None:
        labels = {label_of(node.wait.categories, category) for category in truth.categories}
        return set(_LISTED.split(answer)) == labels or answer in labels == {answer}
    values: tuple[Value, ...] = (truth.value, *truth.accepted)
    if any(spoken(value, language) == answer for value in values):
        return True
    true_days = interval_of(truth.value)
    if true_days is not None:
        days = _days(answer, true_days[0].year, language)
        # "From the 21st to the 31st" is right to somebody who said "at the end of the month".
        return len(days) == 2 and days[0] <= true_days[0] <= days[1] and expressed is not None
    try:
        value = float(answer)
    except ValueError:
        return False
    if expressed is not None and not isinstance(expressed.low, date):
        return float(expressed.low) - 0.01 <= value <= float(str(expressed.high)) + 0.01
    return isinstance(truth.value, int | float) and abs(value - truth.value) < 0.051


def label_of(categories: tuple[Category, ...], category_id: str) -> str:
    """A category as the bot says it."""
    for category in categories:
        if category.id == category_id:
            return category.label or category.id
    return category_id


def _days(answer: str, year: int, language: Language) -> list[date]:
    if language == "zh":
        pairs = [(int(month), int(day)) for month, day in _DAY_ZH.findall(answer)]
    else:
        pairs = [
            (MONTHS.index(month) + 1, int(day))
            for month, day in _DAY_EN.findall(answer)
            if month in MONTHS
        ]
    days = []
    for month, day in pairs:
        try:
            days.append(date(year, month, day))
        except ValueError:
            return []
    return days


_TEMPLATE_CHOICE = re.compile(r"\(([^()|]*)[^()]*\)")
_TEMPLATE_OPTION = re.compile(r"\[[^\[\]]*\]")


@lru_cache(maxsize=512)
def words_for(category: Category) -> str:
    """Plain words for a category of a script that no wording file knows."""
    for phrase in (*category.phrases, category.label):
        before, text = "", phrase
        while before != text:
            before = text
            text = _TEMPLATE_OPTION.sub("", _TEMPLATE_CHOICE.sub(r"\1", text))
        if text.strip() and "{" not in text:
            return text.strip()
    return category.id
