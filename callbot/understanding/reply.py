"""One reading of an utterance → what it means at one wait."""

from __future__ import annotations

import re
from typing import NamedTuple

from callbot.core.answers import Understood, no_match
from callbot.understanding.asked import Asked
from callbot.understanding.asking import Asking
from callbot.understanding.asking_en import likely_asked
from callbot.understanding.attending_en import attends
from callbot.understanding.barring_zh import doubtful
from callbot.understanding.choices import choice, whole_category
from callbot.understanding.contracted_en import carried_on
from callbot.understanding.corrections import standing
from callbot.understanding.hearing import Hearing, Listening, verdict
from callbot.understanding.homophones import PENALTY, rewritten
from callbot.understanding.likened import likened
from callbot.understanding.machines import speaks
from callbot.understanding.negation import read
from callbot.understanding.normalise import MASK, plain, shown
from callbot.understanding.not_knowing import nothing_to_tell, unsure
from callbot.understanding.offers import LEAVE, answers_offer, declines, or_every_call, then_not
from callbot.understanding.open_answers import only_asks, words_said
from callbot.understanding.opened import begins, beside, opened, takes_back, with_signs
from callbot.understanding.values import value
from callbot.understanding.yes_no import yes_or_no

_YIELDING = frozenset(("who", "robot", "hello", "repeat", "hold", "refuse"))
"""Requests that an explicit answer beside them outweighs."""
_GO_ON = re.compile(r"[嗯哎喂哦]*(?:行|好|可以|成|中|那|对|清)")
"""对，你说 after "is that you" is a yes; elsewhere it only asks to go on."""
_GO_AHEAD = re.compile(r"(?:go ahead|go on|carry on)(?: then| please)?$")
_WAIT = frozenset(("等等", "等一下", "等会", "等下"))
_PUT_OFF = frozenset(("later", "hold", "correction", "human"))
"""Requests that somebody makes who wants to be called again, whatever they say of hanging up."""
_BARE_NO = re.compile(
    r" *(?:(?:no|nope|nah|okay|thanks|thank you|sorry|well|oh|right|all right|that is it|that is all|"
    r"fine|look|now|please|i|we|am|are|will|have to|just|then) *)+"
)
_KEPT_BACK = re.compile(
    r"(?<=say |ell |cuss|are |swer|you |lose|give|veal|bout)(?:(?:you|it|that) )?(?:where|whom?|what|"
    r"whether|if|how|which|when|why) "
    r"(?:(?!but |sorry )\w+ )*"
)
"""What somebody would rather not say is no answer: where I have been."""
_QUOTED_BEFORE = re.compile(r"(?<![^ ])(?:said|told|answered) ?")
_GRASPED = re.compile(r"(?:清楚|明白|听懂|懂)了?[吗么没]")
_ELSEWHERE = frozenset(("later", "hold", "who", "robot", "hello", "repeat"))
"""Requests that a third category (我是他儿子) outweighs."""
_SCOLDING = re.compile(
    r"(?:[我你这真是们这么个的啊呀吧吗嘛哎喂哼咋怎么不会都一群]|是不是|怕是|有点)*"
    r"(?:神经病|精神病|有(?:毛|神经)?病|无聊|变态)(?:[吧啊呀吗嘛呢的啦哦你们是]|是不是|是吧)*"
)
"""It may be said of a single question; whoever swears, or is tired of the calls, wants no more."""
_HABIT = re.compile(r"(?:do|does) (?:you|they|he|she) (?!have )")
_YOUR_ERROR = re.compile("[你您]们?(?:听错|搞错|弄错|记错)")
_WHAT_FOR = re.compile("问|查")
_AID = re.compile("[派叫]个?人来")
"""全都有，你们快派人来: help is wanted, nobody to talk to."""
_DOING = re.compile(
    "(?:我|俺|我们)(?:值班|打麻将|带孩子|做饭|加班|打针|输液|看病|赶车|坐车|考试|上课|开车)"
)
"""What somebody does may be told of the days asked about, as well as of now."""
_MORE = 5
"""Characters behind it that tell something else: 我们打麻将那个老李前天拉走了."""
_AT_PRESENT = frozenset("现正呢忙空再等先")
_DOUBTED = 0.6
_DECLINED = 0.85
_UNSURE_LENGTH = {"zh": 8, "en": 30}
"""Longer open answers with an "I don't know" in them tell something besides."""
_EXPLICIT = 0.74
_SURE = 0.9


def reply(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    """The verdict on one reading, as written or, failing that, by its sound."""
    understood = _read(listening, hearing, about)
    because = shown(understood.because)
    return understood if because == understood.because else understood._replace(because=because)


def _read(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    # What was said is kept as it was said, whatever of it was masked or rewritten to understand it.
    read_as = carried_on(hearing.text) if listening.language == "en" else hearing.text
    understood = _as_written(listening, hearing._replace(text=read_as), about)
    if understood.text != hearing.text:
        understood = understood._replace(text=hearing.text)
    if understood.kind != "no_match" or listening.language != "zh":
        return likened(understood, listening, hearing, about)
    if understood.because.startswith("abstain: yes ("):
        return understood
    text = rewritten(plain(hearing.text, "zh"), listening.sounds)
    if text is None:
        return likened(understood, listening, hearing, about)
    heard = _as_written(listening, hearing._replace(text=text), about)
    if heard.kind == "no_match":
        return likened(understood, listening, hearing, about)
    return heard._replace(
        confidence=round(heard.confidence * PENALTY, 3),
        because=f"by sound, {text}: {heard.because}",
        text=hearing.text,
    )


def forms(listening: Listening, text: str) -> list[str]:
    """The forms of a text in which requests may be looked for, as written and by sound."""
    found = [plain(text, listening.language)]
    if listening.language == "zh" and (sounding := rewritten(found[0], listening.sounds)):
        found.append(plain(sounding, "zh"))
    return [*found, *(standing(form, listening.language) for form in found)]


class _Said(NamedTuple):
    text: str
    """As it is read."""
    listening: Listening
    hearing: Hearing
    about: Asked


def _as_written(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    """The verdict on one text. A wish not to be called again outweighs everything."""
    text = plain(hearing.text, listening.language)
    if listening.wait.expects == "open" and not hearing.confirming:
        return _told(text, listening, hearing)
    if (stands := standing(text, listening.language)) != text:
        text, hearing = stands, hearing._replace(text=stands)
    if not text.strip():
        return no_match(hearing.text, "abstain: no words")
    requests = listening.requests.find(text)
    if about.offers:  # 不用打了 after 要不要回电 is no
        declined = then_not(text)
        if declined and listening.wait.expects == "yes_no" and not hearing.confirming:
            because = f"declined what was offered: {declined}"
            return verdict("answer", (listening.no,), _DECLINED, because, hearing.text)
        requests = [r for r in requests if not (r.request == "stop" and declines(r.words, text))]
    if (
        about.offers or "speaking" in about.text or "hear me" in about.text
    ):  # there "yes, go ahead" is an answer
        requests = [r for r in requests if not _GO_AHEAD.search(r.words)]
    if requests and requests[0].request == "stop":
        if not requests[0].doubtful:
            asked = _request(requests[0], hearing)
            doubted = about.offers and or_every_call(requests[0].words)
            return asked._replace(confidence=_DOUBTED) if doubted else asked
        if leave := _taking_leave(requests, _Said(text, listening, hearing, about)):
            return leave
        requests = requests[1:]
    machine = speaks(text, listening.language)
    if machine and not any(r.request == "robot" for r in requests):  # 你是语音助手吗
        return no_match(hearing.text, f"abstain: a machine speaks: {machine}")
    if listening.language == "en" and not hearing.confirming and attends(text, about):
        return no_match(hearing.text, f"abstain: {text.strip()} only attends")
    return _asked_or_answered(requests, _Said(text, listening, hearing, about))


def _asked_or_answered(requests: list[Asking], said: _Said) -> Understood:
    """What is asked for, if anything, or answered, where nobody wishes not to be called."""
    text, listening, hearing, about = said
    starts = begins(listening, hearing, about)
    if about.given and not starts and (back := takes_back(text, listening, hearing)):
        return back
    requests = _meant(with_signs(requests, text) if starts else requests, said)
    answer = _answer(listening, hearing, about, _masked(text, requests))
    if requests:
        weighed = _weighed(requests, answer, said)
        return opened(weighed, text, listening) if starts else weighed
    if nothing_to_tell(text, answer, hearing, listening):
        because = f"request correction: {text.strip()}"
        return verdict("request", ("correction",), 0.8, because, hearing.text)._replace(
            category="correction"
        )
    if answer.kind == "answer":
        found = answer
    elif not hearing.confirming and (asking := likely_asked(text, listening.language)):
        found = _request(asking, hearing)
    else:
        found = unsure(text, answer, hearing, listening)
    if starts:
        return opened(found, text, listening)
    return beside(found, text, listening, about.offers)


def _taking_leave(requests: list[Asking], said: _Said) -> Understood | None:
    """A stop that only ends the call, unless something else is asked for or answered beside it."""
    text, listening, hearing, about = said
    stop, *others = requests
    if any(request.request in _PUT_OFF for request in others):
        return None
    left = _masked(text, requests)
    answer = _answer(listening, hearing, about, left)
    lone = _BARE_NO.fullmatch(left.replace(MASK, "")) and about.given and not about.offers
    if answer.kind == "answer" and answer.confidence >= _EXPLICIT and about.given and not lone:
        return answer
    return _request(stop, hearing)


def _meant(requests: list[Asking], said: _Said) -> list[Asking]:
    """Without what is no request here, but the answer or a part of it."""
    _, listening, hearing, about = said
    greets = about.identity and listening.language == "en"
    greets = greets and any(r.request == "hello" and r.whole for r in requests)
    if requests and not hearing.confirming and listening.phrases and not greets:
        slotted, _ = listening.slotted(hearing.text)
        if whole_category(listening, slotted, about):
            requests = []
    if about.identity or about.offers or not about.given:
        requests = [r for r in requests if not (r.request == "repeat" and _GO_ON.match(r.words))]
    if about.given and _GRASPED.search(about.text):  # 解释清楚了吗？没听懂
        requests = [r for r in requests if r.request != "repeat"]
    if about.given:  # 登记了吗？有了
        requests = [r for r in requests if r.request != "refuse" or not r.words.endswith("有了")]
    requests = [r for r in requests if not _own_correction(r, said)]
    if about.identity:  # 你弄错了，不是: nothing was answered yet that could be corrected
        requests = [r for r in requests if r.request != "correction" or r.whole]
    if not about.given and about.chinese:  # 没报过名啊，你弄错了吧
        requests = [r for r in requests if not _YOUR_ERROR.match(r.words)]
    if about.offers or hearing.confirming or about.verbs:
        requests = [r for r in requests if not answers_offer(r, about, hearing, listening)]
    return requests


def _weighed(requests: list[Asking], answer: Understood, said: _Said) -> Understood:
    """Which of the two holds, where something is asked for and something answered."""
    text, listening, hearing, about = said
    first = _foremost(requests)
    if (told := _told_aside(first, said)) is not None:
        return told
    yields = all(request.request in _YIELDING for request in requests)
    if first.request == "refuse" and first.whole and about.given and not hearing.confirming:
        # 不需要 answers an offer; elsewhere it declines
        yields = about.offers and not LEAVE.search(about.text)
    if first.request == "hello" and first.whole and about.identity and listening.language == "en":
        yields = False  # "yes, hello": so people pick up the telephone, whoever they are
    if first.request == "refuse" and not about.given and answer.category == listening.no:
        yields = False  # 不感兴趣，不需要
    if all(request.request in _ELSEWHERE for request in requests):
        # 他正睡觉呢, 你等下我叫他: who it is matters more than what they are busy with
        whole = _answer(listening, hearing, about, "")
        counts_one = listening.language == "en" and whole.value is not None  # one moment
        if whole.kind == "answer" and whole.category not in (listening.yes, listening.no):
            if counts_one and answer.kind != "answer":
                return _request(first, hearing)
            if whole.value is None:
                return whole._replace(confidence=round(whole.confidence * 0.95, 3))
            # Of a value, what stands beside the request may be surer: 我看看票啊，二月十二号.
            answer, yields = max(answer, whole, key=lambda one: one.confidence), True
    if first.request == "later" and first.words.endswith(" time") and _HABIT.match(about.text):
        yields = first.start > 0  # do you cook? No, I don't have the time
    if not about.given and answer.because.startswith("polarity: 有"):
        yields = False  # 刚才旁边有车，你再讲讲
    if first.request == "hold" and not about.given and not first.start and _closed(listening):
        return _request(first, hearing)  # 稍等啊，有个电话进来
    if first.request == "hold" and read(text, listening.language).unsure:
        return unsure(text, answer, hearing, listening)  # let me think… I don't remember
    holds = first.request == "hold" and not about.identity
    least = _SURE if holds else _EXPLICIT  # 别挂，我去关个火 tells of no journey
    if answer.kind == "answer" and yields and answer.confidence >= least:
        return answer._replace(confidence=round(answer.confidence * 0.95, 3))
    return _request(first, hearing)


def _foremost(requests: list[Asking]) -> Asking:
    """The request that holds; 你们是哪个部门的，问这个干嘛 asks who calls."""
    first = requests[0]
    if first.request == "refuse" and _WHAT_FOR.match(first.words):
        return next((r for r in requests if r.request == "who" and r.words != first.words), first)
    return first


def _told_aside(first: Asking, said: _Said) -> Understood | None:
    """The answer in which somebody tells what they do, or wants help: 我值班，天天在卡点上，没离开."""
    text, listening, hearing, about = said
    if not about.given or about.identity or hearing.confirming:
        return None
    aid = _AID.fullmatch(first.words)
    if not (aid or _DOING.fullmatch(first.words)):
        return None
    whole = _answer(listening, hearing, about, "")
    tells_more = len(text) - first.end >= _MORE and _AT_PRESENT.isdisjoint(text)
    return whole if whole.kind == "answer" or tells_more or aid else None


def _closed(listening: Listening) -> bool:
    return listening.language == "zh" and listening.wait.expects == "yes_no"


def _told(text: str, listening: Listening, hearing: Hearing) -> Understood:
    """What was said to an open question; a request there is nothing but a request."""
    said = words_said(listening, hearing.text)
    requests = [
        r for r in listening.requests.find(text)
        if r.request == "stop" or only_asks(text, r.start, r.end, listening.language)
    ]  # fmt: skip
    if requests and (requests[0].request == "stop" or said.value is not None):
        return _request(requests[0], hearing)
    brief = len(text) <= _UNSURE_LENGTH[listening.language]
    return unsure(text, said, hearing, listening) if brief and said.value is not None else said


def _own_correction(asking: Asking, said: _Said) -> bool:
    """有……没有，我记错了，没去 and "no, hang on, yes" correct what the same breath said."""
    text, listening, hearing, about = said
    if asking.request not in ("correction", "hold") or asking.whole:
        return False
    if listening.language == "en" and _QUOTED_BEFORE.search(asking.words):
        return False  # I said yes, and I should have said no
    before, after = (
        read(part, said.listening.language).claims
        for part in (text[: asking.start], text[asking.end :])
    )
    if asking.request == "hold":  # 没有啊，等等，上礼拜去过一趟; not: 等等，我去关个火
        after = [claim for claim in after if claim.confidence >= _SURE]
        if before and not after and listening.language == "en" and listening.evidence:
            told = _by_kind(listening, hearing._replace(text=text[asking.end :]), about)
            return told.kind == "answer" and told.confidence >= _EXPLICIT
        waits = asking.words.rstrip("我你") in _WAIT or asking.words.startswith(
            ("hang on", "hold on", "wait")
        )
        return bool(before and after) and waits
    taken_up = any(c.verb in about.verbs and c.confidence >= _SURE for c in after)
    return bool(before and after) or (taken_up and about.chinese)  # 记错了，去过一趟


def _masked(text: str, requests: list[Asking]) -> str:
    """The words that are left for an answer once those of the requests are taken out."""
    left = text
    spans = sorted({span for one in requests for span in ((one.start, one.end), *one.again)})
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if requests and (told := _KEPT_BACK.match(text, end)):
            end = told.end()
        if apart and start < apart[-1][1]:  # "what was it" within "all right what was it"
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    for start, end in reversed(apart):
        left = f"{left[:start]} {MASK} {left[end:]}"
    return left if requests else ""


def _answer(listening: Listening, hearing: Hearing, about: Asked, left: str) -> Understood:
    if left:
        hearing = hearing._replace(text=left)
    elif left == "" and hearing.text and not hearing.text.strip():
        return no_match(hearing.text, "abstain: no words")
    if hearing.confirming:
        confirmed = yes_or_no(listening, hearing, about)
        if listening.wait.expects == "yes_no":
            return confirmed
        fresh = _by_kind(listening, hearing._replace(confirming=False), about)
        if fresh.kind == "answer" and not (fresh.category == listening.denial and fresh.categories):
            return fresh._replace(because=f"instead of a confirmation: {fresh.because}")
        return confirmed if confirmed.kind == "answer" else fresh
    return _by_kind(listening, hearing, about)


def _by_kind(listening: Listening, hearing: Hearing, about: Asked) -> Understood:
    if listening.wait.expects == "yes_no":
        return yes_or_no(listening, hearing, about)
    if listening.wait.expects == "choice":
        return choice(listening, hearing, about)
    return value(listening, hearing)


def _request(asking: Asking, hearing: Hearing) -> Understood:
    because = f"request {asking.request}: {asking.words}"
    confidence = 0.95 if asking.whole or asking.request == "stop" else 0.88
    text = plain(hearing.text, "zh") if asking.request == "stop" else ""
    scolds = text and (_SCOLDING.fullmatch(text) or doubtful(text, asking.words))
    if asking.doubtful or scolds:
        confidence = _DOUBTED  # nothing was said of calls: it is asked back
    return verdict("request", (asking.request,), confidence, because, hearing.text)._replace(
        category=asking.request
    )
