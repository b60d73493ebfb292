"""The claims of an utterance, weighed against the question: yes, no, or neither."""

from __future__ import annotations

import re
from typing import NamedTuple

from callbot.understanding import fitting_en
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading
from callbot.understanding.opening import HUMS, at_last, corrects, hummed, opens, opposed, run
from callbot.understanding.surface import listed
from callbot.understanding.weigh_zh import fitting

ASIDE = 0.57
"""Confidence of what is told of somebody else: scripts ask back."""
_INTRODUCED = 0.58
"""Confidence of "yeah, no": scripts ask back."""
HEDGED = 0.6
"""Confidence of a hedged answer, at most."""

_KNOWING = frozenset(("知道", "了解", "清楚", "听说过", "记得", "know", "remember", "recall"))

_VALUING = ("不错", "挺好", "很好", "挺不错")
_VALUES = re.compile(r"好|行|可以|怎么样|满意|喜欢|觉得|舒服|顺利|错|习惯|能|会|want|like")
_DECLINING = (
    "不用", "不需要", "不必", "甭", "算了", "免了", "不了", "拒绝", "不方便", "不想", "不要", "不行",
)  # fmt: skip
"""They take up an offer; nobody denies with them who they are."""

_PLAIN_NO = frozenset(listed("no nope nah uhuh")) | {"no no", "not really", "not at all", "oh no"}
"""They mean no to a negative question, too."""
_ABSOLUTE = frozenset(("bare", "have", "echo", "verb", "double"))

_IDLE = frozenset(
    listed("have has had a an the in on at to of for with from my your our this that")
)
"""English words that take up nothing when they come again."""
_ENDING = re.compile(r"(?:ing|ies|ied|es|ed|s|d|e|y)$")
"""What a verb ends in: voted, votes and voting take up vote."""
_EARLY = 6
"""Tokens within which an echoed bare verb counts as the answer."""


class Verdict(NamedTuple):
    """Yes (1), no (-1) or undecided (0)."""

    sign: int
    confidence: float
    because: str


def weigh(reading: Reading, asked: Asked, confirming: bool = False) -> Verdict:
    """What the claims come to. A correction outweighs what stood before it."""
    claimed = fitting(reading.claims, asked) if asked.chinese and not confirming else reading.claims
    claims = [fitted for claim in claimed if (fitted := _fit(claim, asked, confirming))]
    if not claims and reading.unsure and _denies_asked(reading.unsure, asked):
        # 你知道吗？不知道, 量过吗？没量 answer the question.
        return Verdict(-1, 0.85, f"polarity: {reading.unsure} → no")
    if not claims:
        return Verdict(0, 0.0, "")
    firm = {claim.sign for claim in claims if claim.kind not in ("content", "weak")}
    if len(firm) == 1:  # what takes up the question outweighs what stands beside it
        claims = [c for c in claims if c.kind != "content" or c.sign < 0 or c.sign in firm]
    faint = all(claim.kind in ("verb", "content", "weak") for claim in claims)
    if reading.unsure and faint and not hummed(claims, reading):
        return Verdict(0, 0.0, f"abstain: {reading.unsure}")
    own = [claim for claim in claims if not claim.aside or not asked.of_you]
    named = " my " in f" {claims[0].words} "
    if not own and (asked.given or named) and not asked.chinese:
        return Verdict(0, 0.0, f"abstain: {claims[0].words} tells of somebody else")
    claims = own or [c._replace(confidence=min(c.confidence, ASIDE)) for c in claims]
    if confirming and asked.negative and any(c.kind in _ABSOLUTE for c in claims):
        # 您是说没去过，对吗？ "No, I haven't" confirms it.
        claims = [claim for claim in claims if claim.kind in _ABSOLUTE]
    note = ""
    for fix in reversed(reading.fixes):
        later = [claim for claim in claims if claim.token >= fix]
        if later and len(later) < len(claims) and corrects(fix, later, claims, reading):
            note = f"correction {reading.tokens[fix].text}: "
            claims = [claim._replace(confidence=claim.confidence * 0.93) for claim in later]
            break
        if (
            not later
            and claims
            and reading.tokens[fix].text in ("不对", "no wait", "scratch that", "wait")
        ):
            return Verdict(0, 0.0, f"abstain: {claims[-1].words} was taken back")
    verdict = _joined(claims, reading, asked)
    if not verdict.sign:
        return verdict
    confidence = verdict.confidence
    if reading.hedged:
        confidence = min(confidence, HEDGED + 0.08 * (confidence > 0.9))
    if reading.unsure or reading.doubted:
        confidence = min(confidence, 0.5)
    if reading.asking:
        confidence = min(confidence, 0.8)
    if reading.unknown:
        confidence *= 0.9 if reading.unknown == 1 else 0.75
    return Verdict(verdict.sign, confidence, note + verdict.because)


def _fit(claim: Claim, asked: Asked, confirming: bool) -> Claim | None:
    """The claim as an answer to this question; None where it answers something else."""
    if claim.kind == "double" and (confirming or asked.agreement):
        if asked.negative:
            return None
        return claim._replace(sign=-1, kind="verb")
    if asked.identity and claim.words.startswith("没") and claim.kind != "agree":
        return None
    if asked.identity and (claim.kind == "have" or claim.words.startswith(_DECLINING)):
        return None
    offered = asked.offers and not confirming and claim.kind == "echo" and claim.sign > 0
    if offered and claim.words.split()[-1] in ("am", "are", "is", "was", "were"):
        return None  # "we are …" takes up no "would you like"
    if not asked.chinese and fitting_en.beside(claim, asked):
        return None
    valued = asked.given and claim.kind == "weak" and claim.words.startswith(_VALUING)
    if valued and not _VALUES.search(asked.text):
        return None  # 身体挺好的 says that all is well, whatever was asked
    if claim.kind in ("agree", "weak") and claim.words.split()[-1] in asked.opposites:
        return claim._replace(sign=-claim.sign, kind="verb", confidence=0.7)
    if (
        claim.sign > 0
        and claim.kind == "verb"
        and claim.words.startswith("you ")
        and not asked.identity
    ):
        return None  # "you have a nice voice" says nothing of the speaker
    if claim.kind in ("agree", "weak"):
        if not (asked.negative or confirming):
            return claim
        if confirming:
            return claim
        # 没去过吧？对 means that nobody went; a plain English yes or no is not turned round.
        if claim.words in _PLAIN_NO or (not asked.chinese and fitting_en.plainly_no(claim)):
            return claim
        if claim.words in ("yes", "yeah", "yep", "sure", "oh yes", "oh yeah"):
            return claim._replace(confidence=0.6)
        # 没去过吧？不是 may deny either the going or the supposition.
        sure = 0.6 if claim.words.startswith(("不是", "不对")) else 0.85
        return claim._replace(sign=-claim.sign, confidence=claim.confidence * sure)
    if confirming and asked.negative:
        return claim._replace(sign=-claim.sign)
    if claim.kind == "have" and asked.given and "有" not in asked.verbs and "过" not in asked.text:
        return claim._replace(confidence=0.62)
    if claim.kind in ("verb", "content", "degree"):
        return _fit_predicate(claim, asked)
    return claim


def _fit_predicate(claim: Claim, asked: Asked) -> Claim | None:
    stem = claim.verb.rstrip("过了") or claim.verb
    echoed = claim.verb in asked.verbs or stem in asked.verbs or _said_in(stem, asked)
    if not echoed and claim.verb in asked.opposites:
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
    if echoed and claim.kind == "content" and claim.sign > 0 and asked.open_predicate:
        return claim._replace(confidence=0.75)
    if echoed and claim.kind == "content" and claim.sign > 0 and not asked.chinese:
        return claim._replace(kind="verb", confidence=0.7)
    if echoed and not (claim.kind == "content" and claim.sign > 0):
        return claim._replace(kind="verb", confidence=max(claim.confidence, 0.85))
    if claim.sign > 0:
        if (
            claim.kind == "verb"
            and claim.verb.endswith("过")
            and ("过" in asked.text or not asked.given)
        ):
            return claim._replace(kind="content", confidence=0.75)
        if claim.kind == "verb" and not asked.given and claim.confidence >= 0.9:
            return claim._replace(confidence=0.7)
        return None
    if claim.words.startswith(("没", "从没", "从未", "木有", "未", "并没")):
        most = 0.9 if not asked.given else 0.62 if claim.kind == "content" else 0.8
        return claim._replace(confidence=min(claim.confidence, most))
    unrelated = claim.kind == "content" if asked.chinese else fitting_en.of_its_own(claim)
    if asked.given and unrelated:
        return None
    return claim._replace(confidence=min(claim.confidence, 0.62))


def _begins_verb(stem: str, asked: Asked) -> bool:
    return any(len(verb) > 1 and verb[0] == stem for verb in asked.verbs)


def _denies_asked(unsure: str, asked: Asked) -> bool:
    if asked.verbs & _KNOWING:
        return True
    return unsure.startswith("没") and unsure.strip("没过") in asked.verbs


def _echoed(claim: Claim, asked: Asked) -> bool:
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
    if len(core) == 1:
        return core in asked.predicate
    return any(core[at : at + 2] in asked.predicate for at in range(len(core) - 1))


def _joined(claims: list[Claim], reading: Reading, asked: Asked) -> Verdict:
    signs = {claim.sign for claim in claims}
    best = max(claims, key=lambda claim: claim.confidence)
    words = " + ".join(dict.fromkeys(claim.words for claim in claims))
    if len(signs) == 1:
        strong = sum(claim.kind != "weak" for claim in claims)
        confidence = min(0.97, best.confidence + (0.02 if strong > 1 else 0.0))
        return Verdict(best.sign, confidence, f"polarity: {words} → {_name(best.sign)}")
    if last := run(claims, reading):
        return Verdict(last.sign, _INTRODUCED, f"polarity: {words} → {_name(last.sign)}")
    if last := at_last(claims, reading):
        return Verdict(last.sign, 0.75, f"polarity: {last.words} comes last → {_name(last.sign)}")
    if claims[0].words in HUMS and opens(claims[0]) and not opposed(claims[0], claims, reading):
        return Verdict(claims[0].sign, 0.7, f"polarity: {claims[0].words} comes first → yes")
    answers = [claim for claim in claims if claim.kind in ("agree", "bare", "have", "echo")]
    weak = [claim for claim in claims if claim.kind != "weak"]
    if len({claim.sign for claim in weak}) == 1:
        return _joined(weak, reading, asked)
    first = claims[0]
    if answers and len({claim.sign for claim in answers}) == 1 and answers[0] is first:
        sign = first.sign
        other = [claim for claim in claims if claim.sign != sign]
        if sign > 0 or all(claim.confidence < 0.8 for claim in other):
            return Verdict(
                sign, 0.8, f"polarity: {first.words} before {other[0].words} → {_name(sign)}"
            )
        if other[0].aside and asked.of_you:
            return Verdict(sign, 0.7, f"polarity: {first.words}, of others {other[0].words}")
        told = other[0].kind == "echo" or _echoed(other[0], asked)
        if any(
            first.token < at < other[0].token and (told or reading.tokens[at].text != "but")
            for at in reading.but
        ):
            return Verdict(
                -sign, HEDGED, f"exception: {first.words}, but {other[0].words} → {_name(-sign)}"
            )
    if opens(first) and not opposed(first, claims, reading):
        because = f"polarity: {first.words} comes first → {_name(first.sign)}"
        return Verdict(first.sign, 0.8, because)
    absolute = [claim for claim in claims if claim.kind in _ABSOLUTE]
    agree = [claim for claim in claims if claim.kind == "agree"]
    if (
        first.kind == "agree"
        and first.sign > 0
        and len({c.sign for c in absolute}) == 1
        and len(agree) == 1
        and first.words in ("对", "是", "是的", "对的", "好", "哦对")
    ):
        return Verdict(absolute[0].sign, 0.8, f"polarity: {words} → {_name(absolute[0].sign)}")
    if (
        absolute
        and len({c.sign for c in absolute}) == 1
        and agree[-1:]
        and (agree[-1].sign == absolute[0].sign and agree[-1].token - agree[0].token <= 2)
    ):
        # "yeah, no, I didn't": the last of the particles goes with the sentence
        return Verdict(absolute[0].sign, 0.75, f"polarity: {words} → {_name(absolute[0].sign)}")
    taken_up = {claim.sign for claim in claims if claim.kind in _ABSOLUTE and _echoed(claim, asked)}
    if len(taken_up) == 1 and first.sign in taken_up and not agree and reading.but == []:
        # 去了，没待几天: what takes up the question's verb comes first and is the answer
        return Verdict(first.sign, 0.7, f"polarity: {first.words} → {_name(first.sign)}")
    positive = next(claim.words for claim in claims if claim.sign > 0)
    negative = next(claim.words for claim in claims if claim.sign < 0)
    return Verdict(0, 0.0, f"abstain: yes ({positive}) and no ({negative}) without a correction")


def _name(sign: int) -> str:
    return "yes" if sign > 0 else "no"
