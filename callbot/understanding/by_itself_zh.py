"""Mandarin answers that tell by a form of speech, wherever it stands in them, whatever they are asked of.

弯不动 to whoever asks whether it bends; 不吃睡不着 to 要吃药才能睡着吗; 接触啥呀 mocks the question; 半年没抽了
answers 戒烟了吗; 时好时坏 is neither.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.evidence_zh_words import KIN
from callbot.understanding.scope_zh_words import SYMPTOMS

Told = tuple[int, str]
"""A sign, and the words that tell it."""

_PLAINLY: Final = (
    (-1, r"哪(?:儿|里)?能?[躺闲坐歇]得住|[躺闲]不住", r"卧床|休息|静养"),
    (-1, r"才[抹洗吃量戴喝做开测擦用练]", r"每天|天天|都|勤|按时|经常|一直|总|在家|坚持"),
    (-1, r"还[有剩](?!没|不)", r"[吃用喝]完"),
    (1, r"(?:一[顿次片天回]|从来?)(?:都|也)?没(?:落|漏|断|忘|停|少|缺)|没(?:落|漏|断|忘|缺)过",
        r"按时|每天|坚持|都|天天|一直"),
    (1, r"^[^没不才忘偶]{0,6}?(?:天天|每天|顿顿|早晚(?:各|都)?|一[天日](?:[一两二三四五六七八九十几]|"
        r"好几)+[次遍回趟顿片粒瓶杯壶暖]"
        r"|按[时点顿])(?!.*(?:[没不忘关]|才))", r"每天|天天|按时|坚持|勤|有多|有做|经常"),
    (1, r"(?:以前|之前|从来?|头)[^有没]{0,3}没(?:有)?(?:过|犯过|得过|这样)", r"第一次|头一[次回]|首次"),
    (-1, r"比[那这][^没不]{0,2}[早晚]|更早", r"从.{1,6}开始"),
    (1, r"(?<!没)(?<!光)(?<!就)(?<!只)[喝吃]了(?:点|碗|个|杯|袋|副|[一两二三四五六七八九十几半])",
        r"吃[^，,]{0,4}[饭药][^，,有]{0,2}(?:吗|么|没有?)$"),
    (-1, r"慢慢|越[烧疼咳]越|先是|逐渐|渐渐|一点一?点|一点点|越来越|陆陆续续", r"突然|忽然|一下子"),
    (1, r"(?<!不)(?<!不是)(?:突然|忽然|一下[子就]|猛(?:的|地|一下)|说[烧疼咳]就)", r"突然|忽然|一下子"),
    (1, r"^(?:嗯|啊|哦|对)*有(?=我(?!们?(?:[和跟爱妈爸]|老|一个|自己|家|呢|$|也不|不))|"
        r"一点[^没不]{1,4}[都也]没)|^有一点(?=[^\W\d]不)", r"有"),
    (-1, r"^(?:嗯|啊|哦|唉)*没有(?:啊|呀|呢|吧)?(?=我(?:不|没|一直|天天|都|们都|也没)|"
         r"说(?:在|要|得|还|让|等|再))", r"有没有|[了过没](?:吗|么)?|吗$"),
    (-1, r"^不是(?=[^没不]{0,6}(?:才|刚))", r"是"),
    (-1, r"^(?:早就?|都|已经)*没了(?!解|.*(?:吗|么)$)", r"还有[^，,没]{1,6}(?:吗|么|没有?)$|还剩"),
)  # fmt: skip
"""Sign; words that answer by themselves, before what gives the reason; the questions they answer."""
_TAKES_UP: Final = (
    (1, r"(?<![没不])(?P<asked>[胀酸麻痒晕慌疼痛闷喘咳烧吐抖肿堵])了?(?:一阵|一会儿?|好?[一两三几]+[次回阵])"),
    (1, r"(?:有时候?|有会儿|一阵子?)(?P<asked>[^\W\d])[^没不]{0,2}(?:有时候?|有会儿|一阵子?)[不没](?P=asked)"),
    (1, r"^(?:现在|你)?不(?P<asked>[^\W\d])[^不没]{0,8}?不(?:让|给|准|许)[^没不]{0,3}[进出上去过坐]"),
    (1, r"(?<![没不])在(?P<asked>[^\W\d没不]{2,4}?)(?:里|那)?(?:卖|上班|工作|打工|干活|做(?!过)|摆摊|看店|当)"),
    (-1, r"(?:(?:上|去|到)?哪(?:儿|里)?|咋|怎么)还?(?:能|敢|会)?(?P<asked>[^\W\d])(?:去|得[了到着成])[啊呀]*$"),
    (-1, r"哪(?:儿|里)?(?P<asked>[^\W\d])得[住了起着下动上]"),
    (-1, r"(?P<asked>[^\W\d])(?:它|他|这个|那个|那玩意)(?:干啥|干嘛|干什么|做什么|弄啥)"),
    (-1, r"我哪敢(?:乱|随便|自己|瞎)?(?P<asked>[^\W\d])|^哪敢(?:乱|随便|自己|瞎)?(?P<also>[^\W\d])"),
)  # fmt: skip
"""Sign; words that take up a word of the question: 不戴人家超市不让进; 我就在菜市场卖菜; 公交停了，哪儿坐去."""
_GIVEN_UP: Final = re.compile("戒")
_STILL_AT_IT: Final = re.compile(
    r"没戒|戒不|还(?:在|是)?[抽喝吸赌打玩]|又[抽喝吸赌]|偷偷|[抽喝吸]着|"
    r"[一二两三四五六半几\d]+多?[包根瓶杯斤](?!都|也)|偶尔|少[抽喝]了"
)
_NO_MORE: Final = re.compile(
    "(?:[没不](?:再|想|怎么)?|一[根口滴]都[没不])(?:抽|喝|吸|碰|沾|赌|玩)(?!掉|成|住)|戒[了掉]"
)
"""Who is asked whether they gave something up, has where they deny doing it."""

_CANNOT: Final = re.compile(
    r"(?P<verb>[^\W\d我他她也都就还])不"
    r"(?:了(?!解)|下[去来]?|上[去来]?|动|着|住|起来?|到|成|出[来去]?|过[来去]|清楚?|准|直|平|开|见|进去?)"
)
_CAN: Final = re.compile(
    r"(?P<verb>[^\W\d])得(?:了(?!不)|下[去来]?|上[去来]?|动|着|住|起来?|到|出来?|清楚?|见|开|直|平|进去?)"
)
_ABLE: Final = re.compile(
    r"能(?!.*(?:吗|不).{2})|会(?![议诊])|可以|得[了动着住到]|[下上过起出][来去]|了(?:吗|么|没有?)$"
)
_EASILY: Final = re.compile("模糊|困难|费劲|费力|吃力|难受|不清")
"""What is asked for is a trouble with something: who can do it well, has none."""
_ONCE: Final = re.compile(
    "以前|之前|原来|原先|前阵|前几天|刚开始|那会|那时|现在|后来|今天|但|不过|就是"
)
_BODY: Final = frozenset("蹲站走躺坐爬抬弯伸转吃喝咽睡闻尝看听说认下起动直翻迈抓握拿")

_NEEDED: Final = re.compile("才[能会行可]|离不开|必须|非得|靠[^，,]{1,6}[才吗]")
_WITHOUT: Final = re.compile(
    "(?:不|没有?|离了)(?P<asked>[吃用打靠戴喝吸穿抹垫药])[^没不]{0,5}?(?P<so>也[^没不]{0,3}?(?:能|行|可以|"
    "成|睡|没事)|"
    r"[^也没不]{0,4}?(?:[^\W\d])?不[着了行成住动去来下好])"
)
_ANYHOW: Final = re.compile("(?:我|自己|照样|都|现在|也)+(?:就|也)?能")
_NEEDLESS: Final = re.compile("不用(?:吃|用|打|靠|戴|喝|吸)?|用不着|不需要")

_MOCKS: Final = re.compile(
    r"(?P<asked>[^\W\d])(?:过)?(?:啥|什么|个啥)(?:(?P<again>[^\W\d啊呀哦呢])|"
    r"(?P<of>[^\W\d]{0,3}?))[啊呀哦]*(?:$|"
    r"门都|都封|不|没|家里)"
)
_OPEN: Final = re.compile("什么|啥|哪")

_WAVERS: Final = re.compile(
    r"一会儿?(?P<a>[^\W\d一]{1,3})一会儿?|有时候?(?P<b>[^\W\d有]{1,3})有时|一阵(?P<c>[^\W\d一]{1,3})一阵|"
    r"时(?P<d>[^\W\d候时])时|"
    r"也(?P<e>[^\W\d不]{1,3})也不(?P=e)|(?:说不上|谈不上|不算)(?P<f>[^\W\d]{1,3}?)也(?:说不上|谈不上|不算)|"
    r"说(?P<g>[^\W\d不]{1,3})(?:也|吧)[^\W\d]?(?:说)?不(?P=g)|不(?P<h>[^\W\d])不(?P<i>[^\W\d])$"
)
"""Now so, now so; neither the one nor the other."""
_STEADY: Final = re.compile("稳定|平稳|规律|正常|反复|稳不稳")
_OF_HOW: Final = re.compile("好|清楚|明白|糊涂|精神|舒服|香|高兴|稳|轻|开心")

_OF_FAMILY: Final = re.compile(
    "(?:家族?里?|家里人?|父母|爸妈|爹妈|亲戚|直系|长辈|遗传|祖上)[^，,]{0,6}(?:有|得|患)[^，,]{0,6}(?:癌|病|"
    "高血压|血压|血糖|糖尿|瘤|哮喘|过敏|结核)"
)
_RELATIVE_HAS: Final = re.compile(
    f"(?:{KIN}|老人)[^没不]{{0,5}}?(?:癌|瘤|病|血压|血糖|糖尿|中风|脑梗|胰岛素|结核|哮喘|[也都]?有(?!没)|"
    f"[也都]高|就是|[得患]过|走的)"
    "|^(?:俩|两个|两边)(?:都|人都)(?:有|高|是|得)"
)

_HABITUAL: Final = re.compile("(?:躺|卧床|休息|歇|静养)")


def wavers(text: str, asked: Asked) -> bool:
    """Whether it tells of a quality that it comes and goes; a trouble that comes and goes, is there."""
    proposed = asked.offers and _proposal(asked.text)
    match = None if proposed or _STEADY.search(asked.text) else _WAVERS.search(text)
    if not match or (asked.verbs & SYMPTOMS and not _OF_HOW.search(asked.text)):
        return False
    of = next((one for one in match.groups() if one), "")
    return bool(set(of) & set(asked.text)) or bool(_OF_HOW.search(of))


_SURELY: Final = re.compile(r"(?:能|咋能|怎么能)不(?P<asked>[^\W\d])[^没不]{0,2}(?:吗|嘛|么|啊|呢)")
"""能不焦虑吗: anybody would be."""


def by_itself(text: str, asked: Asked) -> Told | None:
    """What a form of speech tells, to a question of fact."""
    if asked.negative or len(text) > 40:
        return None
    surely = _SURELY.search(text)
    if surely and surely["asked"] in asked.text:
        return 1, surely[0]
    if text.endswith(("吗", "么", "了没")):
        return None
    for sign, words, questions in _PLAINLY:
        if (match := re.search(words, text)) and re.search(questions, asked.text):
            return sign, match[0]
    for sign, words in _TAKES_UP:
        if (match := re.search(words, text)) and next(filter(None, match.groups())) in asked.text:
            return sign, match[0]
    return (
        _mocked(text, asked)
        or _dated(text, asked)
        or _given_up(text, asked)
        or _needed(text, asked)
        or _able(text, asked)
        or _of_family(text, asked)
    )


_DATED: Final = re.compile(
    r"(?:那[回次年天阵]|时候?|刚刚?|已经|早就|[上去前昨今]个?[年月周天回次早晚]|早[上起年晨]|晚上|上午|下午|"
    r"中午|"
    r"年轻时?)[^没不]{0,8}?"
    r"(?P<asked>[^\W\d没不的])(?:了|过|的|(?<=刚.)|(?<=才.))(?=$|[一两二三四五六七八九十几好半\d啊呢])"
)
"""那年车祸输了两袋; 早起量的，一百三: what was asked for, and when it was."""


def _dated(text: str, asked: Asked) -> Told | None:
    for match in _DATED.finditer(text):
        if f"{match['asked']}过" in asked.text or f"{match['asked']}了" in asked.text:
            return 1, match[0]
    return None


def _mocked(text: str, asked: Asked) -> Told | None:
    """在家戴啥，不戴: who mocks the question denies it."""
    match = _MOCKS.search(text)
    if not match or match["asked"] not in asked.text or _OPEN.search(asked.text):
        return None
    again = match["again"] == match["asked"]
    of = match["of"] or match["again"] or ""
    with_reason = len(text) > len(match[0]) + 1  # 吃什么药啊 may ask
    mocks = again or (set(of) <= set(asked.text) and (not of or with_reason))
    return (-1, match[0]) if mocks else None


def _given_up(text: str, asked: Asked) -> Told | None:
    if not _GIVEN_UP.search(asked.text):
        return None
    if still := _STILL_AT_IT.search(text):
        return -1, still[0]
    no_more = _NO_MORE.search(text)
    return (1, no_more[0]) if no_more else None


def _needed(text: str, asked: Asked) -> Told | None:
    """不吃睡不着: it takes it; 不吃也能睡: it does not."""
    if not _NEEDED.search(asked.text):
        return None
    without = _WITHOUT.search(text)
    if without and without["asked"] in asked.text:
        return -1 if without["so"].startswith("也") else 1, without[0]
    needless = _NEEDLESS.match(text) or _ANYHOW.match(text)
    return (-1, needless[0]) if needless else None


def _able(text: str, asked: Asked) -> Told | None:
    """What cannot be done, or can, of what was asked for."""
    trouble = _EASILY.search(asked.text)
    able = trouble or (_ABLE.search(asked.text) and not _NEEDED.search(asked.text))
    if not able or _ONCE.search(text):
        return None
    said = {-1: _of_the_question(_CANNOT, text, asked), 1: _of_the_question(_CAN, text, asked)}
    told = [(sign, words) for sign, words in said.items() if words]
    if len(told) != 1:
        return None
    sign, words = told[0]
    return (-sign if trouble else sign), words


def _of_the_question(expression: re.Pattern[str], text: str, asked: Asked) -> str:
    for match in expression.finditer(text):
        if match["verb"] in asked.text:
            return match[0]
    return ""


def _of_family(text: str, asked: Asked) -> Told | None:
    match = _RELATIVE_HAS.search(text) if _OF_FAMILY.search(asked.text) else None
    return (1, match[0]) if match else None


_PROPOSED: Final = re.compile(
    "(?:要不要|需不需要|需要|想不想|用不用|同意|愿意|愿不愿意|可以)(?:再|现在|我们|让|请|派|帮|给|为|替|"
    "[您你他我]|医生|大夫|人|安排|试)*?"
    "(?P<verb>[开量做打拍查测送去来住试换转输挂吃抽参复安约登预接派寄留带看])"
)
_REFUSED: Final = (
    r"^(?:[嗯啊哦]|我|俺|先|就|还是|那|暂时|可|也|再|真)*不(?:想|愿意|敢)?(?:{verb})"
    r"(?:[了啊呀吧嘛的]|院|药)*(?!行|成|可以|好|来|能行|着|下|动|[^\W\d我]?不|.*(?:不行|不了|不成|不放心))"
)
_MUST: Final = r"^(?:我|那|要是)*不{verb}[^没不]{{0,5}}不(?:行|成|了|放心|踏实|好)"
"""不量不放心 wants it measured."""
_TAKEN: Final = (
    r"^(?:[嗯啊哦]|我|俺|那|就|行|好|还是|先|给我)*(?:{verb})(?:一?[点下些]|一?个|[一两几三][盒瓶片针次包]|"
    r"吧|呗|[啊呀]|嘛)"
    r"(?!不|没|什么|啥|哪|谁)"
)
_GOING: Final = re.compile("住院|治疗|检查|复查|手术|门诊|医院|参加|上门")


@lru_cache(maxsize=256)
def _proposal(question: str) -> tuple[re.Pattern[str], ...] | None:
    proposed = _PROPOSED.search(question)
    if not proposed:
        return None
    verb = proposed["verb"]
    either = f"{verb}|去" if _GOING.search(question) else verb
    forms = (_MUST.format(verb=verb), _REFUSED.format(verb=either), _TAKEN.format(verb=verb))
    return tuple(re.compile(form) for form in forms)


def offered(text: str, asked: Asked) -> Told | None:
    """不开了; 开点吧: the verb of what was proposed, denied or taken up."""
    either = _proposal(asked.text)
    if either is None:
        return None
    must, refused, taken = (one.match(text) for one in either)
    if refused and not must:
        return -1, refused[0]
    takes = must or taken
    return (1, takes[0]) if takes else None
