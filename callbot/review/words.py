"""The words of tables and reports in both languages, and small rewritings for people."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from callbot.core.disposition import DISPOSITIONS
from callbot.core.script import Language
from callbot.store.queries import Turn

WORDS: Final[dict[str, tuple[str, str]]] = {
    "report": ("通话报告", "Call report"),
    "all_calls": ("全部通话", "All calls"),
    "calls": ("通话", "calls"),
    "call": ("通话", "Call"),
    "run": ("模拟", "Simulation"),
    "line": ("线路", "line"),
    "mix": ("人群", "mix"),
    "seed": ("种子", "seed"),
    "interrupted": ("提前中断，只含已完成的通话", "stopped early; finished calls only"),
    "crashed": ("个通话因程序故障丢失", "calls lost to a crash of our own"),
    "simulated_voices": (
        "模拟语音：所用的识别模型只听得懂合成语音，听不懂真人。数字说明流程和理解，不说明对真人的识别效果。",
        "Simulated voices: this model does not understand people. The figures say how script and "
        "understanding do, not how well real voices are recognised.",
    ),
    "no_sound": (
        "文字线路：没有声音，识别错误由混淆模型模拟。",
        "Text line: without sound; recognition errors come from a confusion model.",
    ),
    "key_persons": ("重点人员", "Key persons"),
    "key_truth": ("名真正的重点人员", "true key persons"),
    "found": ("已找出", "found"),
    "missed": ("漏掉", "missed"),
    "false_alarms": ("误报", "false alarms"),
    "call_back": ("需回访", "call back"),
    "told": ("要转告的话", "Told, to be passed on"),
    "told_unsure": ("没听清", "not heard well"),
    "call_backs": ("需要回访的人", "To be called back"),
    "unreached": ("未问到", "unreached"),
    "of_reached": ("占问到的 {} 名重点人员", "of {} key persons who were asked"),
    "of_others": ("占其余 {} 人", "of {} others"),
    "interval": ("95% 置信区间", "95 % interval"),
    "unreached_note": (
        "还没问到关键问题就结束了", "the call ended before the deciding question",
    ),
    "call_back_note": ("关键问题没有问清，交人工", "a deciding question stayed open"),
    "flagged_now": ("按规则标记的人", "Flagged by the rules"),
    "dispositions": ("通话结果", "How the calls ended"),
    "aapor": ("AAPOR 代码", "AAPOR code"),
    "disposition": ("结果", "ending"),
    "share": ("占比", "share"),
    "answers": ("各题回答", "Answers by category"),
    "others": ("其他 {} 种", "{} others"),
    "funnel": (
        "问到 → 听到 → 听懂 → 记下 → 经确认；放弃",
        "Asked → heard → understood → recorded → confirmed; given up",
    ),
    "question": ("问题", "question"),
    "asked": ("问到", "asked"),
    "heard": ("听到", "heard"),
    "matched": ("听懂", "understood"),
    "recorded": ("记下", "recorded"),
    "confirmed": ("经确认", "confirmed"),
    "dropped": ("放弃", "given up"),
    "rates": ("AAPOR 比率", "AAPOR outcome rates"),
    "rate": ("比率", "rate"),
    "formula": ("算法", "formula"),
    "rates_e": (
        "e = {}：资格不明者中视为合格的比例，按资格已知者的比例估计（比例分配法）。",
        "e = {}: the share of cases of unknown eligibility taken as eligible, estimated from the "
        "known cases (proportional allocation).",
    ),
    "not_ended_note": ("{} 个通话尚未结束，不计入。", "{} calls have not ended and are left out."),
    "recording": ("录音", "Recording"),
    "verdicts": ("与事实对照", "Against the truth"),
    "right": ("正确", "right"),
    "wrong": ("错误", "wrong"),
    "unresolved": ("未决", "unresolved"),
    "not_asked": ("没问", "not asked"),
    "false_yes": ("误记为有", "false yes"),
    "false_no": ("误记为无", "false no"),
    "stop": ("要求不再致电", "Requests not to be called again"),
    "made": ("提出", "made"),
    "honoured": ("照办", "honoured"),
    "stop_live": ("{} 人已列入不再致电名单", "{} people are on the do-not-call list"),
    "level": ("级别", "level"),
    "name": ("姓名", "name"),
    "phone": ("电话", "telephone"),
    "reason": ("原因", "reason"),
    "evidence": ("依据", "evidence"),
    "missed_who": ("漏掉的重点人员，以及原因", "Missed key persons, and how it happened"),
    "alarm_who": ("误报，以及原因", "False alarms, and how they happened"),
    "nobody": ("没有。", "Nobody."),
    "truth": ("事实", "truth"),
    "stored": ("记录", "stored"),
    "said": ("实际说的", "said"),
    "understood_as": ("理解为", "taken for"),
    "because": ("依据", "because"),
    "samples": ("通话举例", "Sample calls"),
    "bot": ("机器人", "bot"),
    "person": ("对方", "person"),
    "silence": ("（没有说话）", "(silence)"),
    "no_words": ("（有声音，没听出字）", "(speech, no words made out)"),
    "meanwhile": ("机器人说话时", "while the bot spoke"),
    "no_match": ("没听懂", "not understood"),
    "no_input": ("没有说话", "silence"),
    "request": ("要求", "request"),
    "refused": ("不愿回答", "refused"),
    "unsure": ("说不清", "not sure"),
    "human": ("要求人工", "wants a person"),
    "said_reason": ("关键问题没有答案", "a deciding question has no answer"),
    "hung_up": ("中途挂断", "hung up"),
    "not_ended": ("通话没有结束就断了", "the call was cut off"),
    "later": ("另约时间", "asked to be called later"),
    "limit": ("听不清，通话过长", "the call took too long"),
    "more": ("另有 {} 人，见数据库。", "{} more are in the database."),
    "made_with": ("怎样重做", "How to do it again"),
    "script": ("脚本", "script"),
    "started": ("时间", "started"),
    "seconds": ("秒", "seconds"),
    "length": ("时长（秒）", "seconds"),
    "flags": ("标记", "flags"),
    "turn": ("轮", "turn"),
    "prompt": ("机器人说", "bot said"),
    "corrected": ("人工改过", "corrected by a person"),
    "persona": ("这个人", "who"),
    "audio": ("合成与识别的语音", "of speech"),
    "turns": ("轮对话", "turns"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "none_yet": ("还没有通话。", "There are no calls yet."),
    "level_high": ("高", "high"),
    "level_medium": ("中", "medium"),
    "level_low": ("低", "low"),
    "level_call_back": ("回访", "call back"),
}  # fmt: skip
"""Word → Chinese, English."""

_HAN = "\u3400-\u9fff，。？！、；：…"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}]) +(?=[{_HAN}0-9])|(?<=[0-9]) +(?=[{_HAN}])")


Names = Mapping[str, Mapping[str, str]]
"""Question → category → label."""
NO_NAMES: Final[Names] = {}


class Words:
    """Looks words up in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._place = 0 if language == "zh" else 1

    def __call__(self, word: str, *slots: Any) -> str:
        """A word of the page; `{}` in it is filled in order."""
        text = WORDS[word][self._place]
        return text.format(*slots) if slots else text

    def level(self, level: str) -> str:
        """A follow-up level; a script's own stays as it is."""
        return self(f"level_{level}") if f"level_{level}" in WORDS else level

    def disposition(self, name: str | None) -> str:
        """How a call ended."""
        known = DISPOSITIONS.get(name or "")
        if known is None:
            return name or "…"
        return known.label_zh if self.language == "zh" else known.label_en

    def why(self, reason: str) -> str:
        """Why somebody must be called back: one of the dialogue's codes, or a rule's own words."""
        reason = "said_reason" if reason == "said" else reason
        return self(reason) if reason in _REASONS else reason

    def taken_for(self, turn: Turn, names: Names = NO_NAMES) -> str:
        """What an utterance was taken for; `names` are the questions' labels for categories."""
        if turn.kind == "answer":
            # A yes to our asking back is no answer to the question itself.
            known = {} if turn.confirming else names.get(turn.node, {})
            shown = (known.get(turn.category or "", turn.category), turn.value)
            return " · ".join(str(v) for v in shown if v is not None) or "…"
        if turn.kind == "request":
            return f"{self('request')}: {turn.category}"
        return self(turn.kind) if turn.kind in ("no_match", "no_input") else ""


_REASONS = (
    "no_match", "no_input", "refused", "unsure", "human", "said_reason", "hung_up",
    "not_ended", "later", "limit",
)  # fmt: skip


def percent(share: float) -> str:
    """`3.4 %`, with one decimal below ten."""
    value = share * 100
    return f"{value:.1f} %" if 0 < value < 10 else f"{value:.0f} %"


def joined(text: str | None) -> str:
    """Recognised words as people write them: no spaces between Chinese characters.

    What the recogniser could not put into words (`[unk]`) shows as an ellipsis.
    """
    return _BETWEEN_HAN.sub("", (text or "").replace("[unk]", "…"))


def heard(turn: Turn) -> str:
    """What was heard; where another reading than the first was understood, both."""
    first = joined(turn.heard)
    return f"{first} ⇒ {joined(turn.read_as)}" if turn.read_as else first


def evidence_pairs(evidence: str, labels: dict[str, str]) -> list[tuple[str, str]]:
    """`question=words; …` as (label, words); an arrow marks what was said in an earlier call."""
    pairs = []
    for part in evidence.split("; "):
        question, _, words = part.partition("=")
        before, _, name = question.rpartition(".")
        label = labels.get(name, name)
        pairs.append((f"{label} ←" if before else label, joined(words)))
    return pairs
