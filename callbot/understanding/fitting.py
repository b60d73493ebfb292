"""A claim as an answer to one question: whether it takes the question up, and how surely."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding import fitting_en
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim
from callbot.understanding.surface import listed

_KNOWING = frozenset(("知道", "了解", "清楚", "听说过", "记得", "know", "remember", "recall"))

_VALUING = ("不错", "挺好", "很好", "挺不错")
_VALUES = re.compile(r"好|行|可以|怎么样|满意|喜欢|觉得|舒服|顺利|错|习惯|能|会|want|like")
_DECLINING = (
    "不用", "不需要", "不必", "甭", "算了", "免了", "不了", "拒绝", "不方便", "不想", "不要", "不行",
)  # fmt: skip
"""They take up an offer; nobody denies with them who they are."""

_PLAIN_NO = frozenset(listed("no nope nah uhuh")) | {"no no", "not really", "not at all", "oh no"}
"""They mean no to a negative question, too."""
_IDLE = frozenset(
    listed("do does did have has had a an the in on at to of for with from my your our this that")
)
"""English words that take up nothing when they come again."""
_ENDING = re.compile(r"(?:ing|ies|ied|es|ed|s|d|e|y)$")
"""What a verb ends in: voted, votes and voting take up vote."""
_WHETHER_DONE = re.compile(r"([^\W\d了没过吗有完好])[完好]?[了过](?:吗|么|没有?|吧)")
"""The verb of a question whether something was done."""
_EVER = re.compile("过(?![年节敏来去冬夜])")
"""The aspect, and not 过年."""
_EARLY = 6
"""Tokens within which an echoed bare verb counts as the answer."""


def fit(claim: Claim, asked: Asked, confirming: bool) -> Claim | None:
    """The claim as an answer to this question; None where it answers something else."""
    if claim.kind == "double" and (confirming or asked.agreement):
        if asked.negative:
            return None
        return claim._replace(sign=-1, kind="verb")
    if asked.identity and claim.words.startswith("没") and claim.kind != "agree":
        return None
    if asked.identity and (claim.kind == "have" or claim.words.startswith(_DECLINING)):
        return None
    offered = (
        asked.offers and not confirming and claim.kind == "echo" and "no" not in claim.words.split()
    )
    being = [word for word in claim.words.split() if word != "not"][-1:]
    if offered and being and being[0] in ("i", "we", "am", "are", "is", "was", "were"):
        return None  # "we are …", "I'm not" take up no "would you like"
    if not asked.chinese and fitting_en.beside(claim, asked):
        return None
    if not asked.chinese and fitting_en.only_done(claim, asked):
        return claim._replace(kind="verb", confidence=0.7)
    valued = asked.given and claim.kind == "weak" and claim.words.startswith(_VALUING)
    if valued and not _VALUES.search(asked.text):
        return None  # 身体挺好的 says that all is well, whatever was asked
    if claim.kind in ("agree", "weak") and claim.words.split()[-1] in asked.opposites:
        aside = claim.aside and asked.chinese  # do you get good benefits? They're lousy
        return claim._replace(sign=-claim.sign, kind="verb", confidence=0.7, aside=aside)
    if (
        claim.sign > 0
        and claim.kind == "verb"
        and claim.words.startswith("you ")
        and not asked.identity
    ):
        return None  # "you have a nice voice" says nothing of the speaker
    if claim.kind == "agree" and fitting_en.against(claim, asked):
        return claim._replace(sign=-claim.sign)  # are you against it? I'm dead set against it
    if claim.kind in ("agree", "weak"):
        return _of_negative(claim, asked) if asked.negative and not confirming else claim
    if confirming and asked.negative:
        return claim._replace(sign=-claim.sign)
    if claim.kind == "have" and asked.given and "有" not in asked.verbs and "过" not in asked.text:
        return claim._replace(confidence=0.62)
    if claim.kind in ("verb", "content", "degree"):
        return _fit_predicate(claim, asked)
    return claim


def _of_negative(claim: Claim, asked: Asked) -> Claim:
    """A particle that answers a question which supposes a no."""
    # 没去过吧？对 means that nobody went; a plain English yes or no is not turned round.
    if claim.words.startswith(("sure ", "guilty", "i am afraid so")) and not asked.chinese:
        return claim  # you don't have any, do you? I sure do
    if claim.words in _PLAIN_NO or (not asked.chinese and fitting_en.plainly_no(claim)):
        return claim
    if claim.words in ("yes", "yeah", "yep", "sure", "oh yes", "oh yeah"):
        return claim._replace(confidence=0.6)
    # 没去过吧？不是 may deny either the going or the supposition.
    sure = 0.6 if claim.words.startswith(("不是", "不对")) else 0.85
    return claim._replace(sign=-claim.sign, confidence=claim.confidence * sure)


_BEEN: Final = frozenset(("路过", "经过", "待过", "呆过"))
"""Journeys by their aspect alone: 待在家里 is none."""


def _fit_predicate(claim: Claim, asked: Asked) -> Claim | None:
    stem = claim.verb.rstrip("过了") or claim.verb
    echoed = claim.verb in asked.verbs or stem in asked.verbs or _said_in(stem, asked)
    if not echoed and (claim.verb in asked.opposites or fitting_en.unmakes(claim.verb, asked)):
        return claim._replace(sign=-claim.sign, kind="verb", confidence=0.8)
    if claim.kind == "degree":
        return claim if claim.verb in asked.verbs and claim.token < _EARLY else None
    if claim.kind == "content" and claim.sign > 0 and _begins_verb(stem, asked):
        return claim._replace(kind="verb", confidence=0.75)  # 结婚了吗？结了
    if not echoed and asked.open_predicate and _echoes(claim.verb, asked):
        # 胸闷吗？有点闷: what is asked for is no verb that we know, but it was said again.
        return claim._replace(kind="verb", confidence=min(0.75, max(claim.confidence, 0.7)))
    if not echoed and fitting_en.only_meant(claim, asked):
        return None
    if claim.sign > 0 and claim.confidence < 0.9 and claim.token > _EARLY and asked.chinese:
        return None  # far into a long answer a bare verb is rarely the answer
    asked_last = len(stem) > 1 and any(verb.endswith(stem) for verb in asked.verbs)
    if asked.chinese and asked_last and claim.sign > 0 and claim.kind == "content":
        return claim._replace(kind="verb", confidence=0.8)  # 呼吸困难吗？困难
    if echoed and claim.kind == "content" and claim.sign > 0 and asked.open_predicate:
        return claim._replace(confidence=0.75)
    if echoed and claim.kind == "content" and claim.sign > 0 and not asked.chinese:
        if fitting_en.names_thing(stem, asked):
            return None  # do you like your job? it's a job
        return claim._replace(kind="verb", confidence=0.7)
    if echoed and not (claim.kind == "content" and claim.sign > 0):
        return claim._replace(kind="verb", confidence=max(claim.confidence, 0.85))
    if claim.sign > 0:
        if (
            claim.kind == "verb"
            and claim.verb.endswith("过")
            and (_EVER.search(asked.text) or not asked.given)
        ):
            return claim._replace(kind="content", confidence=0.75)
        if claim.kind == "verb" and not asked.given and claim.confidence >= 0.9:
            return claim._replace(confidence=0.7)
        return None
    if claim.words.startswith(("没", "从没", "从未", "木有", "未", "并没", "无")):
        most = 0.9 if not asked.given else 0.62 if claim.kind == "content" else 0.8
        return claim._replace(confidence=min(claim.confidence, most))
    unrelated = claim.kind == "content" if asked.chinese else fitting_en.of_its_own(claim)
    if asked.given and unrelated:
        return None
    return claim._replace(confidence=min(claim.confidence, 0.62))


def _begins_verb(stem: str, asked: Asked) -> bool:
    if len(stem) != 1 or stem in "高低":  # 低烧吗？比我还低
        return False
    return any(len(verb) > 1 and verb[0] == stem and verb not in _BEEN for verb in asked.verbs)


def denies_asked(unsure: str, asked: Asked) -> bool:
    """Whether not to know, or not to have measured, is what was asked for."""
    if asked.verbs & _KNOWING:
        return True
    measured = "测" in asked.verbs and unsure.startswith(
        ("没量", "没测", "没有", "没体温", "没温度")
    )
    return measured or (unsure.startswith("没") and unsure.strip("没过") in asked.verbs)


def echoed(claim: Claim, asked: Asked) -> bool:
    """Whether a claim takes up the verb of the question."""
    return claim.verb in asked.verbs or claim.verb.rstrip("过了") in asked.verbs


def _said_in(stem: str, asked: Asked) -> bool:
    if asked.chinese:
        return len(stem) > 1 and stem in asked.text
    if stem in _IDLE:
        return False
    root = _ENDING.sub("", stem) if len(stem) > 4 else stem
    words = asked.text.split()
    return stem in words or any(_ENDING.sub("", word) == root for word in words if len(word) > 3)


def _echoes(words: str, asked: Asked) -> bool:
    """Whether unknown words take up the predicate of a Mandarin question."""
    core = words.rstrip("了着过的呢得死极坏") or words
    core = core.lstrip("早刚才已全都先就又也还") or core
    done = _WHETHER_DONE.search(asked.text)
    if done and core[-1] == done[1]:
        return True  # 水费交了吗？手机上交的
    if len(core) == 1:
        return core in asked.predicate
    return any(core[at : at + 2] in asked.predicate for at in range(len(core) - 1))
