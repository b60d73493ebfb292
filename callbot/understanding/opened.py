"""The verdict on a first turn, where nothing is known of a question: declined, agreed, or neither."""

from __future__ import annotations

import re
from typing import Final

from callbot.core.answers import Understood, no_match
from callbot.core.script import Request
from callbot.understanding import first_zh
from callbot.understanding.asked import Asked
from callbot.understanding.asking import Asking
from callbot.understanding.hearing import Hearing, Listening, asks, verdict

_POLAR: Final = ("polarity", "by sound", "evidence", "abstain")
_OF_A_KIND: Final = re.compile(
    "医|护士|学生|老师|人员|工人|农民|一个人|独生|本地|外地|党员|司机|孕妇|退休|自己|过敏|凶手"
)
"""您是医护人员吗 asks what somebody is, in the middle of a call."""
_BRIEFLY: Final = re.compile("[^没不]{0,2}(?:简单|大概|快点|抓紧|赶紧)")
_PUZZLED: Final = re.compile("[嗯啊哈][?？]+")
"""As people type it; a recogniser writes no question mark."""
_TAKEN: Final = 0.85
_FAINT: Final = 0.7
_WAVERING: Final = 0.5
"""At most this sure is an answer that somebody wavered about: 不好说，应该算吧，也可能不算."""
_OUTRANKS: Final[tuple[tuple[Request, Request], ...]] = (
    ("human", "robot"), ("later", "repeat"), ("later", "hold"), ("later", "who"), ("human", "stop"),
    ("who", "repeat"), ("hold", "refuse"),
)  # fmt: skip
"""What a sign asks for matters more than the phrase beside it: 信号不好，到站了再打."""


def begins(listening: Listening, hearing: Hearing, about: Asked) -> bool:
    """Whether a call begins here: no question is known, or it is who somebody is."""
    first = not about.given or (about.identity and not _OF_A_KIND.search(about.text))
    return first and listening.language == "zh" and not hearing.confirming


def with_signs(requests: list[Asking], text: str) -> list[Asking]:
    """The requests of a first turn with those that only have a sign in it."""
    known = {one.request for one in requests}
    found = [
        Asking(sign.request, text[sign.start : sign.end], sign.start, sign.end, False)
        for sign in first_zh.signs(text)
        if sign.request not in known
    ]
    requests = _reordered(requests)
    if not found:
        return requests
    ahead = [one for one in found if any((one.request, r) in _OUTRANKS for r in known)]
    return [*ahead, *requests, *(one for one in found if one not in ahead)]


def _reordered(requests: list[Asking]) -> list[Asking]:
    """别说这个，改天吧 is later; 信号不好，等等 is to wait."""
    if len(requests) < 2:
        return requests
    first = requests[0]
    instead: Request | None = None
    if first.request == "refuse" and first.words.startswith(("别说", "别问", "别讲")):
        instead = "later"
    if first.request == "repeat" and first.words.startswith(("信号", "网络")):
        instead = "hold"
    return sorted(requests, key=lambda one: one.request != instead) if instead else requests


def opened(understood: Understood, text: str, listening: Listening) -> Understood:
    """A first turn's verdict, once it is seen that nothing was asked yet."""
    if understood.kind == "request":
        return _outweighed(understood, text, listening)
    if understood.value is not None or not understood.because.startswith(_POLAR):
        return understood
    own = understood.kind == "answer" and understood.category not in (listening.yes, listening.no)
    if own:
        return understood
    if "machine" in understood.because:
        return understood
    agreed = understood.category == listening.yes
    if not agreed and (words := first_zh.goes_on(text)) and not _denied(understood):
        return _answer(listening.yes, f"lets the caller go on: {words}", understood)
    if understood.kind == "answer" and first_zh.of_a_delivery(text):
        return no_match(understood.text, f"abstain: nothing was asked: {text}")
    told = understood.because.startswith(("evidence", "abstain: nothing"))
    if told and (words := first_zh.somebody_else(text)):
        return _answer(listening.no, f"somebody else: {words}", understood)
    if first_zh.of_the_room(text):
        return no_match(understood.text, f"abstain: said to others: {text}")
    weak = understood.kind == "no_match" or (agreed and understood.confidence < _TAKEN)
    if weak and (words := first_zh.gone(text)):
        return _answer(listening.no, f"not here any more: {words}", understood)
    if understood.kind == "answer" and (words := first_zh.asks_who(text)):
        return _request("who", words, understood)
    if not agreed and understood.kind == "answer" and (sign := _sign_of("repeat", text)):
        return _request("repeat", sign, understood)  # 前面几句没收到
    if _PUZZLED.fullmatch(understood.text.strip()):
        return _request("repeat", understood.text.strip(), understood)
    if understood.kind == "answer" and first_zh.asks_of_the_matter(text):
        return no_match(understood.text, f"abstain: a question: {text}")
    if (words := first_zh.unsure(text)) and not _thought_over(words, understood):
        return _request("unsure", words, understood)
    if words := first_zh.declines(text):
        return _request("refuse", words, understood)
    if first_zh.forbids(understood.because):
        return no_match(understood.text, f"abstain: said to others: {text}")
    return understood


def beside(understood: Understood, text: str, listening: Listening, offered: bool) -> Understood:
    """What was asked for later in a call by no phrase, where it answers nothing."""
    if listening.language != "zh" or "machine" in understood.because:
        return understood
    polar = understood.category in (listening.yes, listening.no)
    if polar and understood.value is None and (words := first_zh.ends_unsure(text)):
        return _request("unsure", words, understood)
    doubted = understood.kind == "answer" and understood.confidence <= _WAVERING
    if understood.kind != "no_match" and not doubted:
        return understood
    if words := first_zh.unsure(text):
        return _request("unsure", words, understood)
    if understood.kind != "no_match":
        return understood
    if words := first_zh.echoes(text):
        return _request("repeat", words, understood)
    answers = ("later", "human") if offered else ("later",)  # 这事以后再说; 让医生打过来
    found = [one for one in first_zh.signs(text) if one.request not in answers]
    if found:
        first = found[0]
        return _request(first.request, text[first.start : first.end], understood)
    return understood


def takes_back(text: str, listening: Listening, hearing: Hearing) -> Understood | None:
    """A correction of an answer to an earlier question, whatever is told with it."""
    if listening.language != "zh" or hearing.confirming or not (words := first_zh.corrects(text)):
        return None
    return asks("correction", words, _TAKEN, hearing.text)


def _sign_of(request: Request, text: str) -> str:
    found = next((one for one in first_zh.signs(text) if one.request == request), None)
    return text[found.start : found.end] if found else ""


def _thought_over(words: str, understood: Understood) -> bool:
    """Whether somebody thought, and then answered: 让我想想，哦是我."""
    answered = understood.kind == "answer" and understood.confidence >= _FAINT
    return answered and ("想" in words or (understood.category == "yes" and "问" not in words))


def _denied(understood: Understood) -> bool:
    told = understood.because.startswith("evidence healthy")  # 没事儿你说，我不忙
    return understood.kind == "answer" and understood.confidence >= _FAINT and not told


def _outweighed(understood: Understood, text: str, listening: Listening) -> Understood:
    """别着急，慢慢说，我听着 agrees; 卖保险的吧，不要不要 declines."""
    words = first_zh.goes_on(text)
    briefly = understood.category == "repeat" and _BRIEFLY.match(text)
    slowly = understood.category == "repeat" and "慢慢" in understood.because
    if words and (briefly or slowly or understood.category in ("hold", "unsure")):
        return _answer(listening.yes, f"lets the caller go on: {words}", understood)
    refused = first_zh.refused_whatever(text)
    if refused and understood.category in ("who", "robot"):
        return _request("refuse", refused, understood)
    return understood


def _answer(category: str, because: str, understood: Understood) -> Understood:
    return verdict("answer", (category,), _TAKEN, because, understood.text)


def _request(request: Request, words: str, understood: Understood) -> Understood:
    return asks(request, words, _TAKEN, understood.text)
