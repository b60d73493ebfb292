"""Which request holds where several, or an answer beside them, were found."""

from __future__ import annotations

import re

from callbot.core.answers import Understood
from callbot.understanding.answered import Said, answer_in, by_kind
from callbot.understanding.asking import Asking
from callbot.understanding.barring_zh import doubtful
from callbot.understanding.choices import whole_category
from callbot.understanding.evidence_zh_words import KIN
from callbot.understanding.hearing import Hearing, Listening, asks
from callbot.understanding.negation import read
from callbot.understanding.normalise import plain
from callbot.understanding.not_knowing import unsure
from callbot.understanding.offers import LEAVE, answers_offer

_YIELDING = frozenset(("who", "robot", "hello", "repeat", "hold", "refuse"))
"""Requests that an explicit answer beside them outweighs."""
_GO_ON = re.compile(r"[嗯哎喂哦]*(?:行|好|可以|成|中|那|对|清)")
"""对，你说 after "is that you" is a yes; elsewhere it only asks to go on."""
_WAIT = frozenset(("等等", "等一下", "等会", "等下"))
_QUOTED_BEFORE = re.compile(r"(?<![^ ])(?:said|told|answered) ?")
_GRASPED = re.compile(r"(?:清楚|明白|听懂|懂)了?[吗么没]")
_ELSEWHERE = frozenset(("later", "hold", "who", "robot", "hello", "repeat"))
"""Requests that a third category (我是他儿子) outweighs."""
_OF_WAYS = re.compile(r"能[^，,]{0,6}[去来到]|[您你]是(?!说)[^，,]{2,8}(?:吗|么)|工作|职业|上班")
_WAY = re.compile("开车|上班|上着班|开着车")
"""They tell how one comes, or what one is; elsewhere that one is busy."""
_SCOLDING = re.compile(
    r"(?:[我你这真是们这么个的啊呀吧吗嘛哎喂哼咋怎么不会都一群]|是不是|怕是|有点)*"
    r"(?:神经病|精神病|有(?:毛|神经)?病|无聊|变态)(?:[吧啊呀吗嘛呢的啦哦你们是]|是不是|是吧)*"
)
"""It may be said of a single question; whoever swears, or is tired of the calls, wants no more."""
_HABIT = re.compile(r"(?:do|does) (?:you|they|he|she) (?!have )|have you got (?:any|a|many|much) ")
_YOUR_ERROR = re.compile("[你您]们?(?:听错|搞错|弄错|记错)")
_WHAT_FOR = re.compile("问|查")
_AID = re.compile("[派叫]个?人来")
"""全都有，你们快派人来: help is wanted, nobody to talk to."""
_DOING = re.compile(
    "(?:我|俺|我们)(?:值班|打麻将|带孩子|做饭|加班|打针|输液|看病|赶车|坐车|考试|上课|开车|骑车|骑电动车)|"
    "(?:上着班|加着班|上着课|开着车)"
)
"""What somebody does may be told of the days asked about, as well as of now."""
_MORE = 5
"""Characters behind it that tell something else: 我们打麻将那个老李前天拉走了."""
_OF_TIME = re.compile("(?:早上|上午|中午|下午|晚上|明天|明儿|后天|今晚)还?(?:打|来|说|拨)")
_THINGS_DONE = re.compile(
    "[了过着]|的(?!电话)|接(?!着)|拉|送|车|取|拿|消毒|登记|[查量测]|太极|麻将|牌|球|[吊点]|针|工|拳|扫|"
    "疫苗|游戏|人(?!$)"
)
"""Behind the verb of a time of day: 下午来接, 年三十下午打了几圈麻将."""
_RINGS_OTHERS = re.compile("(?:个)?电话(?:问|给[他她我]们?(?:爸|妈|老|儿|女|家)|给[他她])|问")
"""等下打电话问问."""
_BUSY_OF_OTHERS = re.compile(rf"(?:他|她|人家|{KIN})们?[^我俺您你]{{0,12}}$")
_SAID_BY_OTHERS = re.compile(
    "(?:说|通知|让|叫|喊|要求|要我们?|厂里|单位|领导|社区)[^我您你]{0,4}(?:再|先|还|得|要|在)*$"
)
_TALLIED = re.compile("[十百千几月天周年才就又只]$")
_OF_A_DEED = re.compile("[^我你您他啊呀哈吧一下会儿说讲着]")
_STATES = re.compile("休息|躺|睡|上班|工作|上课|上学|开车|吃饭|忙|隔离|治疗|输液|打针")
"""What a question may ask after, and what elsewhere says that somebody has no time."""
_AT_PRESENT = frozenset("现正呢忙空再等先")
DOUBTED = 0.6
"""Confidence of a stop that is asked back."""
EXPLICIT = 0.74
"""From it on an answer beside a request counts."""
_SURE = 0.9
_HEDGED = 0.6
_PLAINLY = re.compile(r"(?:(?:oh|well|um|uh) )*(?:yes|yeah|yep|no|nope|nah) ")
_WAITS = re.compile(r"(?:hold|hang) on|wait|(?:one|just a|a) (?:moment|minute|second|sec)")
_OF_THE_CALL = ("who", "robot", "human")
_NOT_NOW = re.compile(r"not (?:right )?now (?:\w+ )?(?:i|we) (?:have|got)")
_TOO_BUSY = re.compile(r"too busy$")
_OF_WHAT_IS = re.compile(
    r"(?:(?:so|and) )*(?:do|does|are|is) (?:you|they|he|she|it|your \w+) (?!(?:have|got) (?:\w+ ){0,2}?"
    r"(?:minute|moment|second|time) |free |able |available |ready |happy |willing |going |coming )"
)
"""Do you work? Not right now, I've got a baby: no call is put off."""


def meant_as_requests(requests: list[Asking], said: Said) -> list[Asking]:
    """Without what is no request here, but the answer or a part of it."""
    text, listening, hearing, about = said
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
    if about.given and _OF_WAYS.search(about.text):  # 能自己来吗？我开车; 您是医生吗？我上班
        requests = [r for r in requests if r.request != "later" or not _WAY.search(r.words)]
    if about.given and about.chinese and not about.identity:
        requests = [
            r for r in requests if not (_no_request(r, text) or _state_asked(r, about.text))
        ]
    if about.given:  # 登记了吗？有了
        requests = [r for r in requests if r.request != "refuse" or not r.words.endswith("有了")]
    if not about.offers and _OF_WHAT_IS.match(about.text):
        requests = [r for r in requests if not _NOT_NOW.match(r.words)]
    requests = [r for r in requests if not _own_correction(r, said)]
    if about.identity:  # 你弄错了，不是: nothing was answered yet that could be corrected
        requests = [r for r in requests if r.request != "correction" or r.whole]
    if not about.given and about.chinese:  # 没报过名啊，你弄错了吧
        requests = [r for r in requests if not _YOUR_ERROR.match(r.words)]
    if about.offers or hearing.confirming or about.verbs:
        requests = [r for r in requests if not answers_offer(r, about, hearing, listening)]
    return requests


def _no_request(asking: Asking, text: str) -> bool:
    """What an answer tells of others, of what was done, or of what somebody said, asks for nothing."""
    before, behind = text[: asking.start], text[asking.end :]
    if asking.request == "later":
        deed = _OF_TIME.fullmatch(asking.words) and _THINGS_DONE.match(behind)
        rings = asking.words[-1] == "打" and _RINGS_OTHERS.match(behind)
        fasting = asking.words.endswith("空") and behind.startswith("腹")  # 没空腹测过
        return bool(deed or rings or fasting or _BUSY_OF_OTHERS.search(before))  # 她忙得没空接电话
    if asking.request == "refuse":  # 物业不肯告诉我们; 他跑哪儿从来不说
        if "说" in asking.words and _BUSY_OF_OTHERS.search(before):
            return True
        return (
            "告诉" in asking.words and behind.startswith("我") and not before.endswith(("我", "你"))
        )
    if asking.request == "hold":  # 没有，通知说再等等; 没吃，等着抽血呢
        waits = asking.words == "等着" and before and _OF_A_DEED.match(behind)
        return bool(waits) or (not behind.strip() and bool(_SAID_BY_OTHERS.search(before)))
    # 一分钟七十来下
    return asking.request == "repeat" and asking.words[0] == "来" and bool(_TALLIED.search(before))


def _state_asked(asking: Asking, question: str) -> bool:
    """卧床休息了吗？休息着呢; 还在上班吗？上着班呢: what was asked after puts nothing off."""
    if asking.request != "later":
        return False
    return any(
        state in asking.words or f"{state[0]}着{state[1:]}" in asking.words
        for state in _STATES.findall(question)
    )


def weighed(requests: list[Asking], answer: Understood, said: Said) -> Understood:
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
    if first.request == "hold" and about.identity and answer.because == "polarity: no → no":
        yields = False  # no, hold on
    if first.request == "refuse" and not about.given and answer.category == listening.no:
        yields = False  # 不感兴趣，不需要
    if all(request.request in _ELSEWHERE for request in requests):
        # 他正睡觉呢, 你等下我叫他: who it is matters more than what they are busy with
        whole = answer_in(said, "")
        counts_one = listening.language == "en" and whole.value is not None  # one moment
        if whole.kind == "answer" and whole.category not in (listening.yes, listening.no):
            if counts_one and answer.kind != "answer":
                return request_of(first, hearing)
            if whole.value is None:
                return whole._replace(confidence=round(whole.confidence * 0.95, 3))
            # Of a value, what stands beside the request may be surer: 我看看票啊，二月十二号.
            answer, yields = max(answer, whole, key=lambda one: one.confidence), True
    no_time = first.words.endswith(" time") or _TOO_BUSY.search(first.words)
    if first.request == "later" and no_time and _HABIT.match(about.text):
        yields = first.start > 0  # do you cook? No, I don't have the time
    if not about.given and answer.because.startswith("polarity: 有"):
        yields = False  # 刚才旁边有车，你再讲讲
    if first.request == "hold" and not about.given and not first.start and _closed(listening):
        return request_of(first, hearing)  # 稍等啊，有个电话进来
    if first.request == "hold" and read(text, listening.language).unsure:
        return unsure(text, answer, hearing, listening)  # let me think… I don't remember
    holds = first.request == "hold" and not about.identity
    least = _SURE if holds else EXPLICIT  # 别挂，我去关个火 tells of no journey
    if first.request == "refuse" and listening.language == "en" and _PLAINLY.match(text):
        least = _HEDGED  # no, I think it's an invasion of privacy
    if answer.kind == "answer" and yields and answer.confidence >= least:
        return answer._replace(confidence=round(answer.confidence * 0.95, 3))
    return request_of(first, hearing)


def _foremost(requests: list[Asking]) -> Asking:
    """The request that holds; 你们是哪个部门的，问这个干嘛 and "hold on, who is this" ask who calls."""
    first = requests[0]
    if first.request == "hold" and (_WAITS.match(first.words) or first.start == 0):
        return next((r for r in requests if r.request in _OF_THE_CALL and r.start), first)
    if first.request == "refuse" and _WHAT_FOR.match(first.words):
        return next((r for r in requests if r.request == "who" and r.words != first.words), first)
    return first


def _told_aside(first: Asking, said: Said) -> Understood | None:
    """The answer in which somebody tells what they do, or wants help: 我值班，天天在卡点上，没离开."""
    text, _, hearing, about = said
    if not about.given or about.identity or hearing.confirming:
        return None
    aid = _AID.fullmatch(first.words)
    if not (aid or _DOING.fullmatch(first.words)):
        return None
    whole = answer_in(said, "")
    tells_more = len(text) - first.end >= _MORE and _AT_PRESENT.isdisjoint(text)
    return whole if whole.kind == "answer" or tells_more or aid else None


def _closed(listening: Listening) -> bool:
    return listening.language == "zh" and listening.wait.expects == "yes_no"


def _own_correction(asking: Asking, said: Said) -> bool:
    """有……没有，我记错了，没去 and "no, hang on, yes" correct what the same breath said."""
    text, listening, hearing, about = said
    if asking.request not in ("correction", "hold") or asking.whole:
        return False
    if listening.language == "en" and _QUOTED_BEFORE.search(asking.words):
        return False  # I said yes, and I should have said no
    before, after = (
        read(part, listening.language).claims for part in (text[: asking.start], text[asking.end :])
    )
    if asking.request == "hold":  # 没有啊，等等，上礼拜去过一趟; not: 等等，我去关个火
        after = [claim for claim in after if claim.confidence >= _SURE]
        if before and not after and listening.language == "en" and listening.evidence:
            told = by_kind(listening, hearing._replace(text=text[asking.end :]), about)
            return told.kind == "answer" and told.confidence >= EXPLICIT
        waits = asking.words.rstrip("我你") in _WAIT or asking.words.startswith(
            ("hang on", "hold on", "wait")
        )
        return bool(before and after) and waits
    taken_up = any(c.verb in about.verbs and c.confidence >= _SURE for c in after)
    return bool(before and after) or (taken_up and about.chinese)  # 记错了，去过一趟


def request_of(asking: Asking, hearing: Hearing) -> Understood:
    """The verdict that this is asked for; a doubtful stop is asked back."""
    confidence = 0.95 if asking.whole or asking.request == "stop" else 0.88
    text = plain(hearing.text, "zh") if asking.request == "stop" else ""
    scolds = text and (_SCOLDING.fullmatch(text) or doubtful(text, asking.words))
    if asking.doubtful or scolds:
        confidence = DOUBTED  # nothing was said of calls: it is asked back
    return asks(asking.request, asking.words, confidence, hearing.text)
