"""The words of replays and of errors, in both languages."""

from __future__ import annotations

from typing import Final

from callbot.core.script import Language
from callbot.tune.attribution import Cause, Fault, Why
from callbot.tune.changes import ChangeKind, Judged

FAULTS: Final[dict[Fault, tuple[str, str]]] = {
    "heard": ("听错", "heard wrong"),
    "understood": ("理解错", "understood wrong"),
    "routed": ("流程错", "routed wrong"),
    "unclear": ("对方没说清", "the person was unclear"),
}
_WHY: Final[dict[Why, tuple[str, str]]] = {
    "misheard": (
        "实际说的是“{said}”，听成“{heard}”；照实听到就能懂对（{taken_for}）。",
        "“{said}” was heard as “{heard}”; heard exactly it would have been understood ({taken_for}).",
    ),
    "unlike_heard": (
        "实际说的是“{said}”，听成“{heard}”；照实听到不会这样记，会再问一遍。",
        "“{said}” was heard as “{heard}”; heard exactly it would not have been taken so, but asked again.",
    ),
    "correction_unheard": (
        "对方后来改口（“{said}”），没有听出来。",
        "The person took it back (“{said}”), and that was not heard.",
    ),
    "misread": (
        "说的是“{said}”，就是照实听到，也会理解成“{taken_for}”。",
        "“{said}” would be taken for “{taken_for}” even if it was heard exactly.",
    ),
    "unmatched": (
        "说的是“{said}”，就是照实听到，也没有一条说法对得上。",
        "“{said}” would not be understood even if it was heard exactly.",
    ),
    "other_reading": (
        "识别给出的几种结果里有对的，却没有采用（听到“{heard}”）。",
        "One of the recogniser's readings says so, and was not taken (heard “{heard}”).",
    ),
    "not_taken": (
        "第 {turn} 轮听懂了（{taken_for}），却没有记下：不够确定，或者又被改掉、放弃了。",
        "Turn {turn} was understood ({taken_for}), and not recorded: not sure enough, or given up again.",
    ),
    "overruled": (
        "每一轮都听懂了，记下的却是别的。",
        "Every exchange was understood, and something else was recorded.",
    ),
    "needless": (
        "这一题本来就不该问：前面的一题已经记错。",
        "This should not have been asked at all: an answer before it is wrong.",
    ),
    "silent": ("没有说话。", "Nothing was said."),
    "request": (
        "没有回答问题，说的是“{said}”。", "The question was not answered: “{said}”.",
    ),
    "contradictory": (
        "前后说得不一样，其中一次是“{said}”。",
        "They said one thing and the other, once “{said}”.",
    ),
}  # fmt: skip
JUDGED: Final[dict[Judged, tuple[str, str]]] = {
    "right_to_wrong": ("对 → 错", "right → wrong"),
    "wrong_to_right": ("错 → 对", "wrong → right"),
    "right_to_open": ("对 → 没有答案", "right → open"),
    "open_to_right": ("没有答案 → 对", "open → right"),
    "open_to_wrong": ("没有答案 → 错", "open → wrong"),
    "wrong_to_open": ("错 → 没有答案", "wrong → open"),
    "": ("", ""),
}
KINDS: Final[dict[ChangeKind, tuple[str, str]]] = {
    "category": ("答案", "answer"),
    "value": ("数值", "value"),
    "flag": ("标记", "flag"),
    "disposition": ("结果", "ending"),
    "unasked": ("没问过", "never asked"),
    "removed": ("不再问", "removed"),
}
WORDS: Final[dict[str, tuple[str, str]]] = {
    "question": ("问题", "question"),
    "answers": ("回答", "answers"),
    "changed": ("变了", "changed"),
    "unasked": ("没问过", "never asked"),
    "call": ("通话", "call"),
    "name": ("姓名", "name"),
    "what": ("什么", "what"),
    "before": ("原来", "before"),
    "after": ("改后", "after"),
    "heard": ("听到", "heard"),
    "judged": ("对照", "judged"),
    "because": ("依据", "because"),
    "by_question": ("各题", "By question"),
    "who": ("谁会不一样", "Who comes out otherwise"),
    "lost": ("漏掉的重点人员：{}", "Key persons lost: {}"),
    "replayed": (
        "重放 {calls} 个通话，{answers} 句回答，{texts} 种要重新理解；{changed} 个通话会不一样。",
        "{calls} calls replayed, {answers} answers, {texts} distinct ones read again; "
        "{changed} calls come out otherwise.",
    ),
    "totals": (
        "漏掉的重点人员 {lost}，新找出的标记 {found}，新的回访 {backs}，"
        "对 → 错 {worse}，错 → 对 {better}，结果变了 {endings}。",
        "Key persons lost {lost}, new flags {found}, new call-backs {backs}, "
        "right → wrong {worse}, wrong → right {better}, other endings {endings}.",
    ),
    "repeats": (
        "不用再问的通话 {spared}，要再问的通话 {repeated}。",
        "Calls understood at once now {spared}, asked again now {repeated}.",
    ),
    "anew": (
        "全部回答都重新理解了一遍，所以也含理解方式更新带来的变化。",
        "Every answer was read again, so that a newer understanding changes things as well.",
    ),
    "unreadable": (
        "{} 个通话的脚本这个版本已读不了，这些通话全部重新理解。",
        "The script of {} calls cannot be read any more: of these every answer was read again.",
    ),
    "missing": ("缺 {} 段录音：", "{} recordings are missing:"),
    "unrecorded": (
        "{} 句回答没有录音，用当时听到的。", "{} answers have no recording: taken as they were heard.",
    ),
    "heard_anew": ("重新识别了 {} 段录音。", "{} recordings were recognised anew."),
    "more": ("另有 {} 处，用 --changes 看更多。", "{} more; --changes shows them."),
    "errors": ("错误 {}：记错 {}，丢失 {}", "{} errors: {} wrong, {} lost"),
    "total": ("合计", "total"),
    "wrong": ("记错", "wrong"),
    "lost_answer": ("丢失", "lost"),
    "right": ("应为", "right"),
    "stored": ("记成", "stored"),
    "none": (
        "对照更正和模拟的事实，没有已知的错误。",
        "No errors are known, against corrections and the truth of simulations.",
    ),
}  # fmt: skip


def word(name: str, language: Language) -> str:
    """A word of the tables."""
    return WORDS[name][_place(language)]


def fault(name: Fault, language: Language) -> str:
    """Whose fault."""
    return FAULTS[name][_place(language)]


def explained(cause: Cause, language: Language) -> str:
    """The cause of an error in a sentence."""
    slots = cause._asdict()
    slots["said"] = cause.said or cause.heard
    return _WHY[cause.why][_place(language)].format_map(slots)


def _place(language: Language) -> int:
    return 0 if language == "zh" else 1
