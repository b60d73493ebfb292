"""The drawing's own words; labels of questions and categories are the script's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from callbot.core.script import Language

WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "picked_up": ("接通", "picked up"),
    "asked": ("问到 {} 人", "asked {}"),
    "said": ("播报 {} 次", "told {}"),
    "ended": ("走到这里 {} 人", "reached by {}"),
    "again": ("重问 {}", "again {}×"),
    "asked_back": ("核实 {}", "asked back {}×"),
    "ahead": ("已先答 {}", "answered ahead {}"),
    "corrected": ("更正 {}", "corrected {}×"),
    "lost": ("在此流失 {} 人（{}）", "dropped out {} ({})"),
    "most_lost": ("流失最多", "most drop out here"),
    "key": ("关键", "key"),
    "any": ("任何一问都可能", "can happen at any question"),
    "person": ("挂断", "hung up"),
    "line": ("线路中断", "line broke"),
    "interrupted": ("被中止", "stopped by us"),
    "not_ended": ("没有结束", "has no end"),
    "later": ("改天再打", "call later"),
    "human": ("转人工", "wants a person"),
    "stop": ("别再打", "don't call again"),
    "refused": ("不愿回答", "refuses"),
    "limit": ("到上限", "limit reached"),
    "title": ("脚本“{}”的流程", "How the script “{}” goes"),
    "plain": ("{} 个节点，{} 条路。", "{} nodes, {} ways."),
    "counted": (
        "{} 通通话。流失最多的一问：{}，{} 人。",
        "{} calls. Most drop out at {}: {}.",
    ),
    "counted_all": ("{} 通通话，没有人流失。", "{} calls; nobody drops out."),
    "legend_thick": ("线越粗，走的人越多。", "The thicker a line, the more calls took it."),
    "legend_lost": (
        "红条越长，在此流失的人占问到的人越多，最长的是 {}。",
        "The longer a red bar, the larger the share of those asked who drop out there; the longest "
        "is {}.",
    ),
    "legend_again": (
        "↻ 重问和核实的次数。", "↻ how often it was asked again or answers were asked back.",
    ),
    "legend_back": ("虚线：往回走。", "Dashed: leads back."),
}  # fmt: skip
"""Word → Chinese, English."""


_REASONS: Final = frozenset(
    {"person", "line", "interrupted", "not_ended", "later", "human", "stop", "refused", "limit"}
)


class Says:
    """Looks the drawing's words up in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, word: str, *values: object) -> str:
        """The word, with values filled in."""
        return WORDS[word][self.language == "en"].format(*values)

    def why(self, reason: str) -> str:
        """Why a call was lost; a reason of a later callbot as it is."""
        return self(reason) if reason in _REASONS else reason

    def count(self, number: int) -> str:
        """With separators, as people read large numbers."""
        return f"{number:,}"

    def share(self, part: int, total: int) -> str:
        """One decimal below ten per cent."""
        percent = 100 * part / total if total else 0.0
        space = " " if self.language == "en" else ""
        return f"{percent:.1f}{space}%" if percent < 10 else f"{percent:.0f}{space}%"
