"""Answers that are categories of a script, several at once if it says so."""

from __future__ import annotations

import re

from callbot.core.answers import Understood, no_match
from callbot.understanding import evidence, evidence_en_health, evidence_zh
from callbot.understanding.asked import Asked
from callbot.understanding.chosen_en import chosen
from callbot.understanding.claims import Reading
from callbot.understanding.evidence_zh_words import OF_KIN
from callbot.understanding.hearing import Hearing, Listening, verdict
from callbot.understanding.listed_zh import listed
from callbot.understanding.negation import cut_short, governed, read, token_at
from callbot.understanding.normalise import plain
from callbot.understanding.picked_en import named_in, picked_of, said_after_all
from callbot.understanding.postposed_en import answered_in_turn, put_in_front
from callbot.understanding.weigh import weigh

TEMPLATE = 0.97
KEYWORD = 0.9
PERHAPS_PAST = 0.55
"""前几天咳嗽，现在好了: what is said of now comes after it, worth asking back."""
OF_THEM = 0.7
DOUBTED = 0.5
SOLE_DENIAL = 0.6
"""不发烧, and nothing else said: perhaps nothing at all, worth asking back."""


_NOW = re.compile(
    r"(?<!到)现在|目前|如今|(?<![^ ])(?<!days )(?<!weeks )(?<!right )(?<!until )now(?![^ ])"
    r"|(?<![^ ])(?:last month|last year|months ago|years ago)(?![^ ])"
)
"""Not 三天了到现在, "for three days now": those have lasted."""


def choice(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    """The categories that are affirmed; the one that denies all the others where none is."""
    said = answered_in_turn(hearing.text) if listening.language == "en" else hearing.text
    slotted = listening.slotted(said)[0]
    if matched := whole_category(listening, slotted, about):
        return verdict("answer", (matched,), TEMPLATE, template(slotted, matched), hearing.text)
    if listening.language == "en":
        those = chosen(slotted, _asked_for(listening, about))
        if those := those or picked_of(listening, about, slotted):
            because = f"{slotted.strip()}: {', '.join(those)}"
            return verdict("answer", those, OF_THEM, because, hearing.text)
        slotted = put_in_front(slotted)
    if listening.language == "zh":
        slotted = _RATHER_NOT.sub(r"不\1", slotted)
        if told := listed(listening, hearing, slotted, about):
            return told
    reading = read(slotted, listening.language)
    affirmed, denied, unclear, past = _sorted(listening, slotted, reading, hearing.text)
    if affirmed:
        return _affirmed(listening, hearing, slotted, affirmed, reading)
    if past and listening.denial and not unclear:
        because = f"over: {', '.join(past)} → {listening.denial}"
        return verdict("answer", (listening.denial,), PERHAPS_PAST, because, hearing.text)
    if listening.denial is None or unclear:
        return no_match(hearing.text, "abstain: no category is affirmed")
    return _denied(listening, hearing, reading, slotted, denied, about)


_MORE = re.compile(r" ?(?:else|new|other) ")
"""Nothing else, behind what may be a complaint."""
_RATHER_NOT = re.compile(r"([^\W\d]{1,2})倒是?[不没]\1")
"""咳嗽倒不咳嗽 names it to deny it."""
_ONLY = re.compile(r" ?(?:just|only) ")
"""It ends a denial before it, and does not stand under it."""


def _asked_for(listening: Listening, about: Asked) -> tuple[str, ...]:
    """The categories that the question names, as it lists them."""
    if not listening.wait.several:
        return ()
    return named_in(listening, about.text)


def _sorted(
    listening: Listening, slotted: str, reading: Reading, text: str
) -> tuple[dict[str, str], list[str], list[str], list[str]]:
    """What is affirmed, denied, neither, and over."""
    affirmed: dict[str, str] = {}
    denied: list[str] = []
    unclear: list[str] = []
    past: list[str] = []
    start = reading.tokens[reading.fixes[-1]].start if reading.fixes else 0
    for category, phrases in listening.possible(slotted):
        if category in listening.denials:
            continue
        for match in phrases.anywhere.finditer(slotted):
            if cut_short(reading, match.end()):
                continue  # a bit tired of staying in
            if listening.language == "en" and evidence_en_health.no_fever(slotted, match):
                continue  # hay fever
            only = _ONLY.match(match[0])  # no cough, just a temperature
            sign = governed(reading, match.start() + (only.end() if only else 0))
            if listening.language == "zh" and evidence_zh.FINE.match(slotted, match.end()):
                sign = -1
            if listening.language == "en" and _of_another(reading, match.start()):
                sign = 0  # my dog has a cough
            if listening.language == "en" and evidence_en_health.FINE.match(slotted, match.end()):
                past.append(match[0].strip())
                affirmed.pop(category, None)
                break
            if listening.language == "zh" and _OVER.match(slotted, match.end()):
                past.append(match[0].strip())
                affirmed.pop(category, None)
                break
            if sign < 0 and listening.language == "zh" and _with_another(slotted, match):
                sign = 1  # 没发烧，咳嗽还流鼻涕
            if sign > 0:
                affirmed[category] = match[0].strip()
                if match.start() >= start:
                    break
            else:
                (denied if sign < 0 else unclear).append(match[0].strip())
                if match.start() >= start:
                    affirmed.pop(category, None)
    kinds = {k: c for k, c in listening.evidence.items() if c != listening.denial}
    found_here = evidence.find(slotted, reading, listening.language, frozenset(kinds))
    # 嗓子痒，想咳 tells of one thing: complaints in other words only tell where nothing is named
    vague = (*evidence.VAGUE, "ailment") if listening.language == "zh" else evidence.VAGUE
    for found in sorted(found_here, key=lambda one: one.kind in vague):
        if found.kind in vague and affirmed and not _OF_ITS_OWN.match(found.words):
            continue
        if listening.language == "zh" or not _of_another(reading, found.start):
            affirmed.setdefault(kinds[found.kind], found.words)
    cooled = any(_HOT.search(words) for words in denied)
    if listening.language == "en" or not cooled:  # 38度，不咳; but 昨天38度，今天不烧了
        for degrees in evidence.measured(text, listening.language, kinds.keys()):
            at = slotted.find(plain(degrees.words, "en")) if listening.language == "en" else -1
            if at < 0 or not _of_another(reading, at):  # my wife's got a temperature of 39
                affirmed.setdefault(kinds[degrees.kind], degrees.words)
    return affirmed, denied, unclear, past


def _with_another(slotted: str, match: re.Match[str]) -> bool:
    """Whether a complaint comes on top of another, or another on top of it."""
    before = slotted[: match.start()]
    if _NEXT_TO_IT.search(before):
        return True
    return _ON_TOP.match(slotted, match.end()) is not None and before[-1:] not in (
        "没",
        "不",
        "有",
        "没有",
    )


_HOT = re.compile("[烧热]")
_OF_ITS_OWN = re.compile(
    r"[^\W\d]{1,3}[也还]|头|肚|浑身|全身|四肢|身上|手脚|关节|肌肉|腰|腿|牙|流|鼻|恶心|呕|拉|腹|乏力|没胃口"
)
"""咳嗽，头也疼 are two complaints; 嗓子痒，咳 is one."""
_NEXT_TO_IT = re.compile(
    "(?<!没)(?<!不)(?<!没有)(?:咳嗽?|发烧|烧|发热|疼|痛|晕|吐|涕|塞|闷|痒|泻|稀)(?:还|而且|又)$"
)
"""What comes on top of another complaint is there, whatever was denied before: 咳嗽还流鼻涕."""
_ALL_OR_LAST = re.compile(r"(?!.*[没不无].*[没不无])[^没不无]+(?<![都也全倒是])没有?[啊呀的呢了]*$")
"""发烧，咳嗽没有: heard without its pause, it may deny the last one or both; asked back."""
_ON_TOP = re.compile("(?:还|而且|又)(?!没|不|好|行|可以|是)")
_NONE_AT_ALL = re.compile(
    "(?:嗯|啊|哦|都)*没(?:有(?:啊|呀|呢)?|(?=[吃睡]得[好香]|能[吃睡]|身体|[好壮]着|都[好挺很]|一切|挺好|"
    "健康))(?=.*(?:正常|[好香]|得劲|能[吃睡干]|舒服|健康|棒|结实|精神|打太极|"
    "跳舞|跑步|干活|散步))"
    "(?!.*(?:不[好舒香]|没[^有]|有点|有些|就是|但|不过|除了|睡不|吃不|精神不))"
)
"""没有，吃得好睡得好."""
_NONE_OF_THEM = re.compile(
    r"(?:嗯|啊|哦|都|我|也)*没(?:有)?(?:[你您]们?(?:刚才?)?(?:说|问|讲|提)的)?(?:这|那|以?上面?|前面|刚才说的)?"
    r"(?:几|两|三)?(?:些|样|种|个)?(?:症状|情况|毛病|东西|问题)?[的啊呀呢吧了]*"
)
"""没有这些; 没你说的那几样."""
_WELL_AGAIN = r"好(?:利索|透|全|彻底|干净|完全)?了"
_OVER = re.compile(
    rf"[过了嗽来着]{{0,4}}(?:都|也|已经|早就?|全|现在|后来)*(?:{_WELL_AGAIN}|退了)(?!又)|"
    r"[过了嗽]{0,2}(?:现在|后来|早就?|已经|今天)(?:已经|都|也|就|早就?|全)*(?:好了|没事了?|没有?了|恢复|"
    r"退了|不[咳烧喘疼]了)"
)
"""前几天咳，现在都好了."""


def _of_another(reading: Reading, start: int) -> bool:
    return reading.aside[token_at(reading, start)]


def _affirmed(
    listening: Listening, hearing: Hearing, slotted: str, affirmed: dict[str, str], reading: Reading
) -> Understood:
    order = [c.id for c in listening.wait.categories if c.id in affirmed]
    because = "; ".join(template(affirmed[category], category) for category in order)
    confidence = toned(KEYWORD, reading)
    if _NOW.search(slotted, max(slotted.rfind(words) + len(words) for words in affirmed.values())):
        confidence = min(confidence, PERHAPS_PAST)
        because += "; then of now"
    if listening.language == "zh" and OF_KIN.match(slotted):
        confidence = min(confidence, PERHAPS_PAST)
        because += "; of somebody else"  # 我老伴发烧
    if len(order) > 1 and not listening.wait.several:
        return no_match(hearing.text, f"abstain: {because}")
    return verdict("answer", tuple(order), confidence, because, hearing.text)


def _denied(
    listening: Listening, hearing: Hearing, reading: Reading, slotted: str, denied: list[str],
    about: Asked,
) -> Understood:  # fmt: skip
    assert listening.denial is not None
    category = listening.denial
    if listening.language == "en" and denied and (yes := said_after_all(reading)):
        return no_match(hearing.text, f"abstain: {yes} beside {', '.join(denied)}")
    kinds = frozenset(k for k, c in listening.evidence.items() if c == category)
    hint = evidence.find(slotted, reading, listening.language, kinds)
    if hint:
        because = f"evidence {hint[0].kind} {hint[0].words} → {category}"
        return verdict("answer", (category,), toned(0.88, reading), because, hearing.text)
    phrases = listening.phrases.get(category)
    shortest = 3 if listening.language == "zh" else 6
    if phrases and (match := phrases.anywhere.search(slotted)):
        because = template(match[0], category)
        long = match.end() - match.start() >= shortest
        more = _MORE.match(slotted, match.end()) and match[0].strip() == "nothing"
        if long and not more and governed(reading, match.start()) > 0:
            return verdict("answer", (category,), toned(0.85, reading), because, hearing.text)
    polarity = weigh(reading, about)
    bare = any(
        claim.kind in ("bare", "agree", "echo") and claim.sign < 0 for claim in reading.claims
    )
    if reading.unsure and not denied and listening.language == "en":
        return no_match(hearing.text, f"abstain: {reading.unsure}")  # I've no thermometer
    none = _NONE_AT_ALL.match(slotted) or (len(slotted) > 2 and _NONE_OF_THEM.fullmatch(slotted))
    if listening.language == "zh" and not (denied or hint) and none:
        because = f"polarity: 没有 → {category}"
        return verdict("answer", (category,), toned(0.8, reading), because, hearing.text)
    if len(set(denied)) > 1 and _ALL_OR_LAST.match(slotted):
        polarity = polarity._replace(confidence=DOUBTED)
    if polarity.sign < 0 and bare and (not denied or len(denied) > 1):
        return verdict("answer", (category,), polarity.confidence, polarity.because, hearing.text)
    more = any(claim.kind == "have" and claim.sign > 0 for claim in reading.claims)
    if denied and polarity.sign <= 0 and not more:  # 不咳嗽，有点…
        confidence = SOLE_DENIAL if len(set(denied)) == 1 and not bare else 0.8
        confidence = min(confidence, DOUBTED) if reading.doubted else confidence
        because = f"denied: {', '.join(denied)} → {category}"
        return verdict("answer", (category,), confidence, because, hearing.text)
    return no_match(hearing.text, polarity.because or "abstain: nothing that answers the question")


def whole_category(listening: Listening, text: str, about: Asked) -> str | None:
    """The category one of whose phrases is the whole utterance."""
    if about.negative:
        return None
    for category, phrases in listening.possible(text):
        if phrases.whole.fullmatch(text):
            return category
    return None


def toned(confidence: float, reading: Reading) -> float:
    """A confidence, less where the answer is hedged, asks, or was heard in part."""
    if reading.hedged:
        confidence = min(confidence, 0.65)
    if reading.unsure:
        confidence = min(confidence, 0.6)
    if reading.asking:
        confidence = min(confidence, 0.8)
    return confidence * (0.85 if reading.unknown > 1 else 0.95 if reading.unknown else 1.0)


def template(words: str, category: str) -> str:
    """How a phrase of the script is named as a reason."""
    return f"template {words.strip()} → {category}"
