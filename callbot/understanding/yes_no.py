"""Yes, no, or a third category beside them: what is claimed, weighed with what is told."""

from __future__ import annotations

import re

from callbot.core.answers import Understood, no_match
from callbot.understanding import evidence, not_well_zh
from callbot.understanding.asked import Asked
from callbot.understanding.bounds_zh import asks_how_long
from callbot.understanding.choices import KEYWORD, TEMPLATE, template, toned, whole_category
from callbot.understanding.claims import UNKNOWN, Claim, Reading, Verdict
from callbot.understanding.evidence_zh_topics import UNASKED
from callbot.understanding.fragments_en import not_since, of_another_time
from callbot.understanding.hearing import Hearing, Listening, verdict
from callbot.understanding.leading_zh import FIRM, leads
from callbot.understanding.negation import governed, read, token_at, tokens_in
from callbot.understanding.scope_zh_words import SYMPTOMS
from callbot.understanding.since_zh import as_of_these_days
from callbot.understanding.told_zh import Hint, fitted
from callbot.understanding.topics_zh import topics
from callbot.understanding.turned_en import TURNED, speakers_own, turned
from callbot.understanding.unknown_zh import BROKEN, answered_all_the_same, gap
from callbot.understanding.weigh import ASIDE, weigh

_ERRAND = tuple(f"evidence stayed_home 去了{one}" for one in ("趟", "一趟", "次"))
_MET = ("evidence sick_person", "evidence traveller")
_OF_AN_OFFER = ("evidence wanted", "evidence unneeded")
"""They tell what is wished; the yes or no beside them is often of something else."""

OF_EACH = 0.85
"""Of several things that a question names, one is there."""


def yes_or_no(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    """Yes, no, another category of a yes/no question, or an abstention."""
    kinds = dict(listening.evidence)
    if not kinds and about.chinese and not about.given:
        kinds = {k: listening.yes if c == "yes" else listening.no for k, c in UNASKED.items()}
    elif not kinds and about.given and not hearing.confirming:
        topic = evidence.topics(about, listening.language)
        kinds = {kind: listening.yes if c == "yes" else listening.no for kind, c in topic.items()}
    topical = about.chinese and about.given and not listening.evidence and not hearing.confirming
    slotted, named = listening.slotted(
        hearing.text, topical or bool({"place", "journey", "traveller"} & kinds.keys())
    )
    if not hearing.confirming and (matched := whole_category(listening, slotted, about)):
        return verdict("answer", (matched,), TEMPLATE, template(slotted, matched), hearing.text)
    ails = about.chinese and about.verbs & SYMPTOMS and not hearing.confirming
    if ails and not_well_zh.NOT_WELL.fullmatch(slotted):
        return no_match(hearing.text, "abstain: not well, which denies no symptom")
    said_of = topics(slotted) if about.chinese and not hearing.confirming else []
    if said_of and all(topic in about.text for topic, _ in said_of):  # 疑似的没有，确诊的有
        because = f"said of each: {slotted.strip()} → {listening.yes}"
        return verdict("answer", (listening.yes,), OF_EACH, because, hearing.text)
    reading = read(slotted, listening.language)
    if hearing.confirming:
        return _polar(listening, hearing, weigh(reading, about, hearing.confirming))
    hints = _hints(listening, slotted, reading, kinds, about.text)
    for told in evidence.measured(
        hearing.text, listening.language, frozenset(kinds), evidence.bound(about)
    ):
        because = f"evidence {told.kind} {told.words} → {kinds[told.kind]}"
        hints.append(Hint(kinds[told.kind], told.confidence, because, told.start, told.end))
    if topical:
        hints = fitted(hints, slotted, named, reading, about, listening.yes, listening.no)
    if about.chinese and not topical:
        hints, reading = as_of_these_days(hints, slotted, reading, listening.yes, listening.no)
    if of_another_time(reading, about) or not_since(reading, about):
        hints = []
    if topical and asks_how_long(about.text):
        hints = [hint for hint in hints if not hint.because.startswith(_WENT)]
    led = leads(slotted, reading, about) if topical else None
    firm = led and (led.sign >= 0 or led.confidence >= FIRM)
    if led and (firm or not any(hint.category == listening.yes for hint in hints)):
        return _polar(listening, hearing, led)
    lacking = gap(slotted, about.text) if about.chinese and about.given else None
    if lacking:
        if BROKEN.match(lacking.words):
            hints = [h for h in hints if not h.because.startswith(_MEASURED)]
        hints = [h for h in hints if h.end <= lacking.start or h.start >= lacking.end]
        claims = answered_all_the_same(reading.claims, reading, lacking, about)
        if not (claims or hints):
            return no_match(hearing.text, f"{UNKNOWN}{lacking.words}")
        reading = reading._replace(claims=claims)
    reading = reading._replace(claims=_beside(reading, hints, listening))
    polarity = weigh(reading, about)
    if _ASKS_OF_A_PLACE.search(about.text) and polarity.sign < 0 and not listening.evidence:
        hints = [hint for hint in hints if not hint.because.startswith(_WENT)]
    return _weighed(listening, hearing, polarity, hints, reading)


_GIVEN_UP = re.compile("evidence stayed_home .*(?:没去成|没走成|没回成|取消|退了票|退票|去不成)")
_IDLE_WORDS = re.compile("evidence healthy (?:没问题|还行|还可以|还好) ")
"""没问题，说吧 and 还行吧 tell nobody's health where nobody asked for it."""
_GONE = re.compile("[了过]|回来|(?<!接我)来")
_MEASURED = ("evidence feverish", "evidence cool")
_DECLINED = "evidence unneeded"
"""I'm all right, thanks: no yes is in it."""
_ASKS_OF_A_PLACE = re.compile(
    r"(?<![^ ])(?:been|go|travel|travelled) to (?!any|other|another|the )\w+ "
)
_WENT = ("evidence place", "evidence journey")
"""No, I've been to Utah: a journey elsewhere is no yes to a question of one place."""
_OWN_VERBS = ("verb", "content", "echo", "weak")


def _beside(reading: Reading, hints: list[Hint], listening: Listening) -> list[Claim]:
    """The claims but for those inside evidence that contradict it: its own verb is no answer.

    "I have been sitting at home" says no yes, 我们都挺好 (to "is anybody ill") neither.
    """
    spans = [
        (hint.start, hint.end, 1 if hint.category == listening.yes else -1, hint.because)
        for hint in hints
        if hint.because.startswith(("evidence", "elsewhere"))
        and hint.category in (listening.yes, listening.no)
    ]
    return [
        claim
        for claim in reading.claims
        if not any(
            start <= reading.tokens[claim.token].start < end
            and claim.sign != sign
            and (claim.kind in _OWN_VERBS or because.startswith(_DECLINED))
            for start, end, sign, because in spans
        )
    ]


def _hints(
    listening: Listening, slotted: str, reading: Reading, kinds: dict[str, str], question: str
) -> list[Hint]:
    hints: list[Hint] = []
    for category, phrases in listening.possible(slotted):
        for match in phrases.anywhere.finditer(slotted):
            dated = listening.language == "en" and category == listening.yes
            if dated and evidence.long_ago(slotted, *match.span()):
                continue
            if _OF_YOURS.match(slotted, match.end()) and _GO_ON.search(match[0]):
                continue  # 你说的谁呀
            if match[0].strip() == "you are" and not _IS_YOU.match(slotted, match.end()):
                continue
            if _telling(reading, match.start(), match.end()):
                words = match[0].strip()
                because = template(words, category)
                others = (
                    listening.language == "zh" and reading.aside[token_at(reading, match.start())]
                )
                sure = ASIDE if others and category == listening.yes else KEYWORD
                hints.append(Hint(category, sure, because, *match.span()))
                break
    for found in evidence.find(slotted, reading, listening.language, frozenset(kinds), question):
        category = kinds[found.kind]
        because = f"evidence {found.kind} {found.words} → {category}"
        hints.append(Hint(category, found.confidence, because, found.start, found.end))
    if not question:  # 没问题，说吧
        hints = [hint for hint in hints if not _IDLE_WORDS.match(hint.because)]
    given_up = next((h for h in hints if _GIVEN_UP.search(h.because)), None)
    if given_up:  # 儿子接我去上海，我没去成
        hints = [
            h
            for h in hints
            if h is given_up or h.category == given_up.category or _GONE.search(h.because)
        ]
    met = any(hint.because.startswith(_MET) and hint.category == listening.yes for hint in hints)
    if any(hint.because.startswith("evidence place") for hint in hints):  # 去了趟医院，在郑州
        hints = [hint for hint in hints if not hint.because.startswith(_ERRAND)]
    if met or any(hint.because.startswith("evidence journey") for hint in hints):
        # 一直在家，但是我老公从武汉回来的; 在家呢，前天刚回来
        where = ("",) if met else (" 在", " 我在")
        at_home = tuple(f"evidence stayed_home{one}" for one in where)
        hints = [hint for hint in hints if not hint.because.startswith(at_home)]
    return [hint for hint in hints if not any(_inside(hint, other) for other in hints)]


def _inside(hint: Hint, other: Hint) -> bool:
    """Whether longer words of another category hold these: "this is her" in "this is her mother"."""
    longer = other.end - other.start > hint.end - hint.start
    within = other.start <= hint.start and hint.end <= other.end
    if hint.because.startswith(("template", "evidence self")) and other.because.startswith(
        "evidence relative"
    ):
        within = other.start < hint.end <= other.end  # "yes this is" in "this is her mother"
        longer = within
    return longer and within and hint.category != other.category


_IS_YOU = re.compile(
    r" ?(?:$|yes |yeah |indeed |right |correct |sir |madam |go ahead |what |how |why |who |and |so |i |"
    r"(?:speaking|talking) (?:with|to) (?!his |her |the |their |my |our |mrs |miss |ms |a |an ))"
)
"""Behind "you are", it answers "am I speaking with …"; and not in "it's my mother you're after"."""
_GO_ON = re.compile(r"[你您请][说讲]|[说讲]吧|go ahead|template speaking")
_OF_YOURS = re.compile("[的啥谁过]|什么")
_POLAR = frozenset(
    ["neg", "yes", "no", "have", "weak", "soft", "self", "deny", "verb", "fix", "ask", "tail"]
) | {"hedge", "aux"}
"""Tags whose tokens are weighed with their scope."""


_WHOLE = frozenset(["neutral", "count", "condition", "ask", "deny", "unsure", "neg", "no", "but"])
"""Tags whose words a phrase must not cut in two."""


def _telling(reading: Reading, start: int, end: int) -> bool:
    """Whether a phrase inside a longer utterance is affirmed and says more than yes or no.

    去过 and 没有 are weighed with their scope; a phrase only adds what its other words tell.
    """
    inside = tokens_in(reading, start, end)
    if not inside or any(t.tag in _WHOLE and (t.start < start or t.end > end) for t in inside):
        return False  # 对 is no part of 对象, 是去过 none of 要是去过
    return any(t.tag not in _POLAR for t in inside) and governed(reading, start) > 0


def _weighed(
    listening: Listening, hearing: Hearing, polarity: Verdict, hints: list[Hint], reading: Reading
) -> Understood:
    others = [hint for hint in hints if hint.category not in (listening.yes, listening.no)]
    own = [hint for hint in hints if hint.category == listening.yes]
    if others and all(_GO_ON.search(hint.because) for hint in own):  # 我是他女儿，您说
        told = others[0]
        return verdict("answer", (told.category,), told.confidence, told.because, hearing.text)
    if reading.fixes:
        hints = _after_correction(reading, hints, polarity)
    meant = {hint.category for hint in hints if hint.category in (listening.yes, listening.no)}
    said = listening.yes if polarity.sign > 0 else listening.no if polarity.sign < 0 else None
    if not meant:
        return _polar(listening, hearing, polarity)
    if len(meant) > 1 and listening.language == "en":
        hints = speakers_own(hints, listening, reading)
        meant = {hint.category for hint in hints if hint.category in (listening.yes, listening.no)}
    if len(meant) > 1:
        excepted = any(h.category == listening.yes and _excepted(reading, h.start) for h in hints)
        if not excepted and (said is None or polarity.confidence < 0.8):
            because = "abstain: " + "; ".join(hint.because for hint in hints)
            return no_match(hearing.text, because)
        # 没出过门，除了孝感: whatever else denies it, a no is not taken past evidence of a yes.
        meant = {listening.yes}
    category = meant.pop()
    telling = [hint for hint in hints if hint.category == category] or hints[:1]
    hint = max(telling, key=lambda one: one.confidence)
    if said == category:
        most = 0.5 if reading.doubted else 0.97
        more = 0.03 if hint.confidence > ASIDE else 0.0
        confidence = min(most, max(hint.confidence, polarity.confidence) + more)
        return verdict(
            "answer", (category,), confidence, f"{polarity.because}; {hint.because}", hearing.text
        )
    if said is None:
        confidence = toned(hint.confidence, reading)
        return verdict("answer", (category,), confidence, hint.because, hearing.text)
    return _contradicted(listening, hearing, polarity, hint, reading)


def _after_correction(reading: Reading, hints: list[Hint], polarity: Verdict) -> list[Hint]:
    start = reading.tokens[reading.fixes[-1]].start
    later = [hint for hint in hints if hint.start >= start]
    return later if later or polarity.sign else hints


_EXCEPT = frozenset(("except", "except for", "apart from", "other than", "besides", "aside from"))
_ONLY = frozenset(("just", "only", "只", "就", "也就", "只是", "就是"))
"""They except what comes right after them."""


def _excepted(reading: Reading, start: int) -> bool:
    """Whether what begins here stands in an exception: nowhere except, no only, 没出门就去过."""
    for index in reading.but:
        token = reading.tokens[index]
        if token.end <= start and (
            token.text in _EXCEPT
            or (token.text in _ONLY and start - token.end <= token.text.isascii())
        ):
            return True
    return any(reading.tokens[index].end > start for index in reading.excepted[:1]) or any(
        reading.tokens[index].start == start for index in reading.excepted
    )


def _contradicted(
    listening: Listening, hearing: Hearing, polarity: Verdict, hint: Hint, reading: Reading
) -> Understood:
    """A no with evidence of a yes: a yes that must be asked back, since a missed one costs most."""
    if polarity.confidence < 0.8 and hint.because.startswith(_OF_AN_OFFER):
        return verdict("answer", (hint.category,), 0.75, hint.because, hearing.text)
    if hint.category == listening.yes and polarity.sign < 0:
        if _excepted(reading, hint.start):
            return verdict(
                "answer", (hint.category,), 0.75, f"exception: {hint.because}", hearing.text
            )
        if turned(reading, hint, listening):
            because = f"after a but: {hint.because}"
            return verdict("answer", (hint.category,), TURNED, because, hearing.text)
        last = max((c.token for c in reading.claims if c.sign < 0), default=-1)
        behind = last >= 0 and hint.start > reading.tokens[last].start
        unsure = polarity.confidence >= 0.9 and hint.confidence < 0.8
        if listening.language == "zh" and unsure and hint.because.startswith(_MET) and behind:
            because = f"after a no: {hint.because}"  # 没接触，不过我儿子从武汉回来了
            return verdict("answer", (hint.category,), ASIDE, because, hearing.text)
        if unsure:
            return _polar(listening, hearing, polarity)
        return no_match(hearing.text, f"abstain: {polarity.because}, but {hint.because}")
    agrees = all(claim.kind == "agree" for claim in reading.claims)
    if agrees and listening.language == "en" and not reading.but and hint.confidence > 0.85:
        # "yes I've been at home": it may agree with nothing but what it tells
        return no_match(hearing.text, f"abstain: {polarity.because}, but {hint.because}")
    if polarity.confidence >= 0.9:
        return _polar(listening, hearing, polarity._replace(confidence=0.7))
    return no_match(hearing.text, f"abstain: {polarity.because}, but {hint.because}")


def _polar(listening: Listening, hearing: Hearing, polarity: Verdict) -> Understood:
    if not polarity.sign:
        return no_match(
            hearing.text, polarity.because or "abstain: nothing that answers the question"
        )
    if hearing.confirming:
        category = "yes" if polarity.sign > 0 else "no"
    else:
        category = listening.yes if polarity.sign > 0 else listening.no
    return verdict("answer", (category,), polarity.confidence, polarity.because, hearing.text)
