"""The claims of an utterance, weighed against the question: yes, no, or neither."""

from __future__ import annotations

import re

from callbot.understanding.answering_zh import answering
from callbot.understanding.asked import Asked
from callbot.understanding.claims import HEDGED, Claim, Reading, Verdict
from callbot.understanding.fitting import denies_asked, echoed, fit
from callbot.understanding.fitting_en import (
    asks_of_any,
    did_else,
    echo_stands,
    of_anyone,
    owns_else,
    owns_no_kin,
)
from callbot.understanding.opening import (
    HUMS,
    answers_at_last,
    at_last,
    by_predicate,
    corrects,
    hummed,
    only_then,
    opens,
    opposed,
    run,
    waved_off,
)
from callbot.understanding.scope_zh_words import SYMPTOMS
from callbot.understanding.taking_back import taken_back
from callbot.understanding.weigh_en import in_english
from callbot.understanding.weigh_zh import but_not_i, fitting, of_now, only_another, unasked

ASIDE = 0.57
"""Confidence of what is told of somebody else: scripts ask back."""
_INTRODUCED = 0.58
"""Confidence of "yeah, no": scripts ask back."""
_ELSE = re.compile(r"别的|其[他它]|还有")
_NOTHING_ELSE = frozenset(("没别的", "没有别的", "没啥别的", "没其他", "没有其他"))
"""They answer what asks for more, and no other question."""
_LASTING = re.compile(
    "是[^，,是不有]{2,10}的(?:吗|么|吧)$|是第一次|是[^，,]{0,4}(?:一直|持续|总是?|老是?|"
    "每[天次]|天天|经常|反复|都)"
)
"""It asks for how long or how often, not whether."""
_GOING_ON = frozenset(("那个", "这个", "那", "就是", "然后"))
"""Words that leave an answer open which they end."""
_ABSOLUTE = frozenset(("bare", "have", "echo", "verb", "double"))


def _nothing_else(reading: Reading, asked: Asked) -> str:
    if not asked.chinese or reading.asking:
        return ""
    at = next((i for i, token in enumerate(reading.tokens) if token.text in _NOTHING_ELSE), -1)
    # 发热吗？就是鼻塞流涕没有别的: who tells all there is, and not that, has it not.
    listed = (
        at > 0
        and asked.verbs & SYMPTOMS
        and any(token.tag in ("other", "verb") for token in reading.tokens[:at])
    )
    return reading.tokens[at].text if at >= 0 and (listed or _ELSE.search(asked.text)) else ""


def weigh(reading: Reading, asked: Asked, confirming: bool = False) -> Verdict:
    """What the claims come to. A correction outweighs what stood before it."""
    claimed = reading.claims
    if asked.chinese and not confirming:
        claimed = fitting(answering(claimed, reading, asked), asked)
    if asked.chinese:
        claimed = of_now(claimed, reading, asked) if asked.given else unasked(claimed, reading)
    claims = [fitted for claim in claimed if (fitted := fit(claim, asked, confirming))]
    mentioned = asked.chinese and all(
        c.sign < 0 or (c.kind == "verb" and c.confidence < 0.75) for c in claims
    )  # 量过血压吗？没量，家里没那个机器
    if (not claims or mentioned) and reading.unsure and denies_asked(reading.unsure, asked):
        # 你知道吗？不知道, 量过吗？没量 answer the question.
        return Verdict(-1, 0.85, f"polarity: {reading.unsure} → no")
    ending = next((t.text for t in reversed(reading.tokens) if t.text not in "啊呀呢嘛吧唉哎"), "")
    open_yet = ending in _GOING_ON or (reading.asking and asked.chinese and not asked.given)
    if claims and open_yet and all(claim.kind == "weak" for claim in claims):
        return Verdict(0, 0.0, "abstain: nothing was said yet")  # 嗯那个
    if not claims and (denied := _nothing_else(reading, asked)):
        return Verdict(-1, 0.85, f"polarity: {denied} → no")
    if (told := in_english(claims, reading, asked)) or not claims:
        return told or Verdict(0, 0.0, "")
    firm = {claim.sign for claim in claims if claim.kind not in ("content", "weak")}
    if len(firm) == 1:  # what takes up the question outweighs what stands beside it
        claims = [c for c in claims if c.kind != "content" or c.sign < 0 or c.sign in firm]
    faint = all(c.kind in ("verb", "content", "weak") or c.words.endswith(" so") for c in claims)
    if asked.chinese and reading.unsure and _done_before(claims, reading, asked):
        reading = reading._replace(unsure="")  # 做过，结果还没出来
    if reading.unsure and faint and not hummed(claims, reading):
        return Verdict(0, 0.0, f"abstain: {reading.unsure}")
    if (those := of_anyone(claims, asked)) and not reading.fixes:
        claims = [claim._replace(aside=False) for claim in those]
    own = [claim for claim in claims if not claim.aside or not asked.of_you]
    named = " my " in f" {claims[0].words} "
    if not own and (asked.given or named) and not asked.chinese:
        return Verdict(0, 0.0, f"abstain: {claims[0].words} tells of somebody else")
    claims = own or [c._replace(confidence=min(c.confidence, ASIDE)) for c in claims]
    if confirming and asked.negative and any(c.kind in _ABSOLUTE for c in claims):
        # 您是说没去过，对吗？ "No, I haven't" confirms it.
        claims = [claim for claim in claims if claim.kind in _ABSOLUTE]
    claims, note = _corrected(claims, reading)
    if not claims:
        return Verdict(0, 0.0, note)
    verdict = _joined(claims, reading, asked)
    if not verdict.sign:
        return verdict
    return Verdict(verdict.sign, _doubted(verdict.confidence, reading), note + verdict.because)


def _done_before(claims: list[Claim], reading: Reading, asked: Asked) -> bool:
    """Whether what was asked for is told before what one does not know."""
    unsure = next((i for i, t in enumerate(reading.tokens) if t.text == reading.unsure), 0)
    return any(
        claim.kind == "verb"
        and claim.token < unsure
        and claim.confidence >= 0.9
        and claim.verb[0] in asked.text
        for claim in claims
    )


def _corrected(claims: list[Claim], reading: Reading) -> tuple[list[Claim], str]:
    """What holds after the last correction, and a note of it; nothing, and why, where all was taken back."""
    for fix in reversed(reading.fixes):
        later = [claim for claim in claims if claim.token >= fix]
        if later and len(later) < len(claims) and corrects(fix, later, claims, reading):
            kept = [claim._replace(confidence=claim.confidence * 0.93) for claim in later]
            return kept, f"correction {reading.tokens[fix].text}: "
        if not later and claims and taken_back(reading, fix):
            return [], f"abstain: {claims[-1].words} was taken back"
    return claims, ""


def _doubted(confidence: float, reading: Reading) -> float:
    """As sure as somebody can be who hedges, asks, or says what we do not know."""
    if reading.hedged:
        confidence = min(confidence, HEDGED + 0.08 * (confidence > 0.9))
    if reading.unsure or reading.doubted:
        confidence = min(confidence, 0.5)
    if reading.asking:
        confidence = min(confidence, 0.8)
    if reading.unknown:
        confidence *= 0.9 if reading.unknown == 1 else 0.75
    return confidence


def _joined(claims: list[Claim], reading: Reading, asked: Asked) -> Verdict:
    signs = {claim.sign for claim in claims}
    best = max(claims, key=lambda claim: claim.confidence)
    words = _words(claims)
    if len(signs) == 1:
        strong = sum(claim.kind != "weak" for claim in claims)
        confidence = min(0.97, best.confidence + (0.02 if strong > 1 else 0.0))
        return Verdict(best.sign, confidence, f"polarity: {words} → {_name(best.sign)}")
    first = claims[0]
    if asked.chinese and first.words == "不是" and not first.token and _LASTING.search(asked.text):
        return Verdict(-1, 0.8, "polarity: 不是 → no")  # 是突然烧的吗？不是，前两天就有点低烧
    if told := by_predicate(claims, asked):
        return Verdict(told.sign, 0.7, f"polarity: {told.words} → {_name(told.sign)}")
    if last := run(claims, reading):
        return Verdict(last.sign, _INTRODUCED, f"polarity: {words} → {_name(last.sign)}")
    if now := only_then(claims, reading):
        return Verdict(now.sign, HEDGED, f"polarity: {words} → {_name(now.sign)}")
    if firm := waved_off(claims, reading):
        return Verdict(firm.sign, 0.7, f"polarity: {firm.words} → {_name(firm.sign)}")
    if last := answers_at_last(claims, reading) or at_last(claims, reading):
        return Verdict(last.sign, 0.75, f"polarity: {last.words} comes last → {_name(last.sign)}")
    if claims[0].words in HUMS and opens(claims[0]) and not opposed(claims[0], claims, reading):
        return Verdict(claims[0].sign, 0.7, f"polarity: {claims[0].words} comes first → yes")
    telling = [claim for claim in claims if claim.kind != "weak"]
    if len({claim.sign for claim in telling}) == 1:
        return _joined(telling, reading, asked)
    return (
        _answer_first(claims, reading, asked) or _by_kind(claims, reading, asked) or _torn(claims)
    )


def _answer_first(claims: list[Claim], reading: Reading, asked: Asked) -> Verdict | None:
    """Where a plain answer comes before all else, and what follows tells otherwise."""
    first = claims[0]
    if instead := did_else(claims, reading, asked):
        return Verdict(-1, HEDGED, f"polarity: {first.words}, instead {instead} → no")
    if stands := echo_stands(claims, reading, asked):
        return Verdict(1, 0.75, f"polarity: {first.words} before {stands} → yes")
    answers = [claim for claim in claims if claim.kind in ("agree", "bare", "have", "echo")]
    if not answers or len({claim.sign for claim in answers}) > 1 or answers[0] is not first:
        return None
    sign = first.sign
    other = [claim for claim in claims if claim.sign != sign]
    if asked.chinese and (own := but_not_i(first, other, reading, asked)):
        return Verdict(-1, ASIDE, f"polarity: {first.words}, but {own.words} → no")
    refused = [c for c in other if c.kind == "verb" and c.confidence >= 0.8 and echoed(c, asked)]
    if sign > 0 and refused and not asked.chinese and _behind_but(first, refused[0], reading):
        return _torn(claims)  # yes, I'm sure he is nice, but I don't want him to call
    if asked.chinese and _agreed_to_a_no(first, other, claims, reading, asked):
        return Verdict(-1, 0.8, f"polarity: {first.words}, {other[0].words} → no")
    if sign > 0 or all(claim.confidence < 0.8 for claim in other):
        return Verdict(
            sign, 0.8, f"polarity: {first.words} before {other[0].words} → {_name(sign)}"
        )
    if other[0].aside and asked.of_you:
        return Verdict(sign, 0.7, f"polarity: {first.words}, of others {other[0].words}")
    if sign < 0 and owns_else(other[0], reading, asked):
        # Do you have children? No, but I have nieces. Not: any symptoms? No, but I have a cough.
        again = any(claim.sign < 0 for claim in claims[1:])
        again = again or owns_no_kin(other[0], reading, asked)
        if asks_of_any(asked) and not again:
            return _torn(claims)
        settled = len(answers) > 1 and len(other) == 1  # not this year, no, I've got a bad back
        because = f"polarity: {_words(answers)} → no"
        return Verdict(-1, HEDGED, because) if settled else None
    if asked.chinese and sign < 0 and only_another(other[0], reading, asked):
        return Verdict(-1, HEDGED, f"polarity: {first.words}, only {other[0].words} → no")
    told = other[0].kind == "echo" or echoed(other[0], asked)
    if any(
        first.token < at < other[0].token and (told or reading.tokens[at].text != "but")
        for at in reading.but
    ):
        return Verdict(
            -sign, HEDGED, f"exception: {first.words}, but {other[0].words} → {_name(-sign)}"
        )
    return None


def _agreed_to_a_no(
    first: Claim, other: list[Claim], claims: list[Claim], reading: Reading, asked: Asked
) -> bool:
    """Whether 对 only opens a denial of what was asked: 对，没去过. Not 对，没去过武汉, of one place."""
    alone = all(claim.kind == "agree" for claim in claims if claim.sign > 0)
    behind = reading.tokens[other[0].token + 1 :][:1]
    return (
        alone
        and first.kind == "agree"
        and first.sign > 0
        and asked.given
        and not asked.negative
        and not any(token.tag == "slot" for token in behind)
        and not reading.but
        and (echoed(other[0], asked) or other[0].verb in asked.verbs)
    )


def _behind_but(first: Claim, later: Claim, reading: Reading) -> bool:
    return any(first.token < at < later.token for at in reading.but)


def _by_kind(claims: list[Claim], reading: Reading, asked: Asked) -> Verdict | None:
    """Which claim says most of what was asked."""
    first = claims[0]
    words = _words(claims)
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
    taken_up = {claim.sign for claim in claims if claim.kind in _ABSOLUTE and echoed(claim, asked)}
    if len(taken_up) == 1 and first.sign in taken_up and not agree and reading.but == []:
        # 去了，没待几天: what takes up the question's verb comes first and is the answer
        return Verdict(first.sign, 0.7, f"polarity: {first.words} → {_name(first.sign)}")
    return None


def _torn(claims: list[Claim]) -> Verdict:
    positive = next(claim.words for claim in claims if claim.sign > 0)
    negative = next(claim.words for claim in claims if claim.sign < 0)
    return Verdict(0, 0.0, f"abstain: yes ({positive}) and no ({negative}) without a correction")


def _words(claims: list[Claim]) -> str:
    return " + ".join(dict.fromkeys(claim.words for claim in claims))


def _name(sign: int) -> str:
    return "yes" if sign > 0 else "no"
