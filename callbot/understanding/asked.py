"""What a question presupposes: its polarity, and the words an answer may echo."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from callbot.core.script import Language
from callbot.understanding import asked_zh, en, zh
from callbot.understanding.normalise import plain
from callbot.understanding.tokens import tokenise
from callbot.understanding.transcribed import spoken


class Asked(NamedTuple):
    """What is worth knowing of a question."""

    given: bool
    """False where the question is not known."""
    negative: bool
    """It supposes that the answer is no: 没有去过吧？ You haven't, have you?"""
    verbs: frozenset[str]
    """Predicates that answer it when echoed, with those that answer for each other."""
    text: str
    """Its last sentences, in the plain form."""
    agreement: bool
    """It puts something to be agreed with (…，对吗？), so that 不是 answers it."""
    identity: bool
    """It asks who or what somebody is (您是…吗), which 没有 does not answer."""
    open_predicate: bool
    """A Mandarin question whose predicate is no verb of the lexicon: 胸闷吗, 有没有皮疹."""
    predicate: str
    """The characters of that predicate."""
    chinese: bool
    opposites: frozenset[str]
    """Predicates that deny it when said instead: 贵吗？便宜."""
    of_you: bool
    """It asks of the person spoken to; also where the question is not known."""
    offers: bool
    """It offers or asks leave (要不要, 方便吗, would you like), so 不要 answers it."""
    besides: str = ""
    """What it leaves out (除了咳嗽还有别的吗), which who says it again has not answered yes."""


_WORD = re.compile(r"\w")
_BESIDES = re.compile(
    r"(?:除了|除开|除去)([^，,？?还]{1,12}?)(?:以外|之外|外|，|,|还|也|有没有|是否)"
)
"""What a question leaves out: 除了咳嗽还有别的吗."""
_SENTENCE = re.compile(r"[。.!！；;\n]+|[？?]+(?=.)")
_TWO = re.compile(
    r"(?<=[吗么])[，,](?=(?:是[^，,]{2,4}|正常|严重|厉害|有效|管用|稳定|多|高|难受)(?:吗|么|不)[？?]?$)"
)
"""Two questions in one breath, of which the second is to be answered: 体温量过吗，正常吗？"""
_ZH_NEGATIVE = re.compile(
    r"(?<![有是])(?:没有?|未)(?!有)[^吗呢？?]{0,14}(?:吧|对吧|对吗|是吧|是吗|对不对|是不是|吗|么)[？?]?$"
    r"|^[你您]?[^，,？?]{0,6}(?:没有?|不)[^？?，,是]{0,12}(?:吧|对吧|对吗|是吧|是吗)[？?]?$"
)
_TAGGED = re.compile(r"[，,]\s*(?:是吗|对吗|是吧|对吧|是不是|对不对)$")
_ZH_POSITIVE = re.compile(r"有没有|是不是有|不是.{1,12}吗|难道|(.)[不没]\1|还是没")
_EN_NEGATIVE = re.compile(
    r"\b(?:not|never|no|nothing|nobody|none) (?!only).*"
    r"\b(?:have|did|do|are|is|were|was|has|had|can|will|would|could) "
    r"(?:you|they|he|she|it|there|we) $"
    r"|^(?:so |and |well |i take it |i guess |now |then |you mean |you are saying |"
    r"you are telling me )*(?:you|they|he|she|we|it|there)"
    r" (?:\w+ ){0,2}(?:not|never) |\bno \w+ (?:\w+ )?(?:right|correct|then) $"
    r"|^(?:so |and )*(?:no|not) "
)
_EN_WOULD = re.compile(r"\b(?:would|will|could) ")
_EN_WISHES = re.compile(r"\b(?:would you like|do you want|do you need) ")
"""It offers, so that who wants or needs it, or does not, has answered."""
_EN_OWNS = re.compile(
    r"\b(?:do|does|did) (?:\w+ ){1,3}have (?!it )|\bha(?:ve|s) (?:\w+ ){1,2}got |"
    r"\bha(?:ve|s) (?:a|an|any|some|two) "
)
"""It asks what somebody has: `have` is its verb, not its auxiliary."""
_OTHERS_ZH = re.compile(
    r"他|她|家人|家里|家属|身边|周围|同事|邻居|孩子|老人|爱人|父母|爸|妈|同住|小区|村里|有人|谁"
)
_YOU = re.compile(r"[您你]|\b(?:you|your) |^(?!.*\b(?:he|she|they|it|there|her|his|their) )[a-z]")
_OF_OTHERS = re.compile(
    r"(?:(?<!you )\b(?:do|does|did)|\b(?:is|are|was|were|have|has|had|can|could|will|would|should|think|"
    r"believe|feel))"
    r"(?: not)?(?: that)? (?:it|he|she|they|your \w+|people|anyone|anybody|someone|somebody|everyone|"
    r"everybody|most|any of|the \w+) "
)
"""English that asks of somebody beside the person spoken to, if only for an opinion of them."""
_TAG = 4
"""Characters up to which a last sentence is only a tag: 对吗, 行不行."""
_AGREEMENT = re.compile(r"(?:对吗|对不对|对吧|是吗|是吧|是不是|吧)$|[您你]是|是不是")
_EN_IDENTITY = re.compile(
    r"(?:am i|are we|i am|is it) (?:speaking|talking) (?:to|with) |^(?:and )?(?:is this|are you|is that) "
    r"(?:mr|mrs|ms|miss|dr) "
)
_OFFER = re.compile(
    r"要不要|需不需要|需要|愿意|愿不愿|方便|一起[^了过，,？?]{0,8}[吧吗]|可以吗|可不可以|能不能|好吗|"
    r"好不好|行吗|行不行"
    r"|可以[^，,？?]{0,8}吗|想不想|用不用|参加|同意|想要|would you|will you|do you want|may (?:we|i)"
    r"|can (?:we|i)|shall|should (?:we|i)|is it okay|need"
)


@lru_cache(maxsize=1024)
def asked(question: str, language: Language) -> Asked:
    """Read a question, as it was spoken; an empty one tells nothing."""
    sentences = [
        part.strip()
        for part in _SENTENCE.split(_TWO.sub("？", spoken(question[-400:])))
        if _WORD.search(part)
    ]
    if not sentences:
        return Asked(
            given=False, negative=False, verbs=frozenset(), text="", agreement=False,
            identity=False, open_predicate=False, predicate="", chinese=language == "zh",
            opposites=frozenset(), of_you=True, offers=False,
        )  # fmt: skip
    last = asks = sentences[-1]
    if language == "zh":
        brief = len(sentences) > 1 and len(last.rstrip("？?")) <= _TAG and not asked_zh.is_tag(last)
        last = asked_zh.with_subject(last, sentences[-2]) if brief else asked_zh.asking(last)
        asks = asks if brief else ""
    besides = _BESIDES.search(last) if language == "zh" else None
    if besides:
        last = last.replace(besides[1], "", 1)
        sentences = [last]
    text = plain(last, language)
    whole = text if len(text) > _TAG else plain(" ".join(sentences[-2:]), language)
    if language == "zh":
        last = _TAGGED.sub("是吗", last.rstrip("？? "))
        clause = re.split(r"[，,？?]", last.rstrip("？? "))[-1]
        judged = last.rstrip("？? ") if len(clause) < 4 else clause
        negative = bool(_ZH_NEGATIVE.search(judged)) and not _ZH_POSITIVE.search(judged)
    else:
        negative = bool(_EN_NEGATIVE.search(text))
    of = asked_zh.focused(plain(asks, "zh") or text) if language == "zh" else ""
    predicate = asked_zh.predicate(of) if of else ""
    verbs = _verbs(whole, language, predicate)
    agreement = bool(_AGREEMENT.search(text))
    return Asked(
        True, negative, verbs, whole, agreement, _identity(text), bool(predicate), predicate,
        language == "zh", _opposites(verbs | {predicate}, language),
        _of_you(whole, text, language),
        bool(_OFFER.search(text)), besides[1] if besides else "",
    )  # fmt: skip


def _of_you(whole: str, text: str, language: Language) -> bool:
    """Whether it asks of the person spoken to; in Mandarin also where it names nobody."""
    you = bool(_YOU.search(whole))
    if language == "zh":
        return you or not _OTHERS_ZH.search(whole)
    return you and not _OF_OTHERS.search(text)


def _identity(text: str) -> bool:
    if _EN_IDENTITY.search(text):
        return True
    asks = re.search(r"(?:[您你]|请问)(?:就)?(?:是|叫)[^不没有]{1,10}(?:吗|么|吧|本人)", text)
    return bool(asks) and not re.search(r"有|过|说", text)


_TOPIC = re.compile(
    r"^(?:[您你]|现在)*(咳嗽?|发[烧热]|头痛|头疼)(?:的时候|时)?有(?:没有)?(?!$|过|[吗没么])[^没有]"
)
"""What a question is about before it asks."""
_WHEN = re.compile(r"^(?:[您你]|现在)*([^，,]{1,6})的时候")
"""It says of what time it asks: 发烧的时候怕冷吗."""
_FOCUS = re.compile(r"(?<!不)是[^是]{2,8}?([^\W\d]{1,2})的[吗么吧]")
"""It asks how, with whom or whence something was done, not whether."""
_IN_A_PLACE = re.compile(r"在(?:自己)?(?:家里?|单位|外面?|屋里?|学校|室内)[^，,吗么不没呢]{2,}")
"""在家戴口罩吗 asks what is done there."""
_ACTIONS = frozenset("吃喝打做看买用穿戴抽吸开坐带拍查量测住写交换洗借")
"""Verbs of one character, where an object follows them."""


def _verbs(text: str, language: Language, predicate: str) -> frozenset[str]:
    text = asked_zh.focused(text) if language == "zh" else text
    words = {t.text for t in tokenise(text, language) if t.tag in ("verb", "have", "yes", "degree")}
    if language == "zh":
        words |= {match[1] for match in re.finditer(r"([^\W\d])[不没]\1", text)}
        negators = [t.text for t in tokenise(text, language) if t.tag == "neg"]
        words |= {"是"} if "不是" in text else set()
        words |= {t.text[1:] for t in tokenise(text, language) if t.tag == "unsure"}
        words |= {negator[1:] for negator in negators if len(negator) == 2}
        words |= {word.rstrip("过了") for word in words}
        if predicate[:1] in _ACTIONS and len(predicate) > 1:
            words.add(predicate[0])  # 吃药了吗？吃了
        if topic := _TOPIC.search(text):  # 咳嗽有没有痰
            words -= {word for word in words if word in topic[1]}
        if when := _WHEN.search(text):
            words -= {word for word in words if word in when[1]}
        if _IN_A_PLACE.search(text):
            words.discard("在")
        if focus := _FOCUS.search(text):
            words -= {focus[1], f"{focus[1]}过", f"{focus[1]}了"}  # 您是一个人去的吗
    if language == "en":
        words |= {word for word in en.LEXICON["verb"] if f" {word} " in f" {text}"}
        words |= {"like"} & set(text.split())
        words |= {"have"} if _EN_OWNS.search(text) else set()
        words |= {"want", "need"} if _EN_WISHES.search(text) else set()
        words |= en.PRAISE if words & en.LIKING and not _EN_WOULD.search(text) else set()
    for group in (zh if language == "zh" else en).SYNONYMS:
        if words & set(group):
            words.update(group)
    for group in en.SYNONYMS if language == "en" else ():
        if "have" not in group and not set(group).isdisjoint(text.split()):
            words.update(group)
    for group in en.ALIKE if language == "en" else ():
        if not set(group).isdisjoint(text.split()):
            words.update(group)
    return frozenset(word for word in words if word)


def _opposites(verbs: frozenset[str], language: Language) -> frozenset[str]:
    pairs = (zh if language == "zh" else en).OPPOSITES
    against = [
        other
        for one, two in pairs
        for these, other in ((one, two), (two, one))
        if verbs & set(these)
    ]
    return frozenset(word for words in against for word in words)
