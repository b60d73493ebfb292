"""Looser signs of a request, by what it is about: looked for only where no phrase was found.

Nobody is asked about robots, companies or how a number became known, so that who speaks of them, asks.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.core.script import Language, Request
from callbot.understanding.surface import listed

_WHAT: Final = "(?:什么|啥子?|哪一?[个家里儿位]?|谁|何)"
_CALLER: Final = (
    "(?:公司|单位|部门|平台|机构|组织|电话|号码|来头|项目|业务|产品|身份|银行|医院|社区|街道|学校|中心|地方|"
    "城市|地区)"
)
_TRADE: Final = (
    "(?:推销|骗子|诈骗|骗人|骗钱|传销|贷款|保险|理财|卖房|房产|中介|广告|促销|培训|装修|炒股|真的?假的?|假冒|"
    "冒充)"
)
_WHEN: Final = (
    "(?:下午|晚上|中午|上午|早上|明天|后天|明早|今晚|周末|改天|改日|回头|下班|午休|"
    "[下这]个?(?:周|星期|礼拜|月)[一二三四五六日天]?|(?:周|星期|礼拜)[一二三四五六日天]|"
    "[过等隔][一两二三四五几半十]{1,3}个?(?:天|分钟|小时|钟头|点|刻钟)|[点钟半]以?后|有空|有时间|忙完)"
)
_ZH: Final[tuple[tuple[Request, str], ...]] = (
    ("stop", r"(?:不|再不|懒得|拒)接(?:你们?|您|这种|这些|陌生|推销|骚扰)的?(?:电话)?"),
    ("robot", r"(?<!我是)(?<!我是个)(?:机器人|人工智能|语音(?:播报|机器)|自动语音|智能(?:语音|客服)|"
    r"电脑(?:打|语音|合成)|"
    r"(?<![a-z])ai(?![a-z])|是[^我没]{0,2}真的?人|人机(?:对话|语音))"),
    (
        "who",
        rf"(?:你|您|你们|这|那|对方|哪来|这是|是)[^没不]{{0,4}}{_WHAT}[^没不]{{0,3}}{_CALLER}|"
        rf"^{_WHAT}(?:打?来的)?{_CALLER}|"
        rf"(?:是|又|搞|来|肯定|不会)[^没不我]{{0,3}}{_TRADE}[^没不我]{{0,3}}(?:吗|吧|么|嘛|呢|是不是|对吧|"
        rf"的$|$)|"
        rf"{_TRADE}(?:的)?(?:吗|吧|么|嘛|是不是|是吧)|"
        r"(?:怎么|咋|从?哪里?|哪儿)[^没]{0,4}(?:有|知道|晓得|弄到|得到|搞到|拿到|查到|"
        r"来)[^没]{0,3}我[^没]{0,4}"
        r"(?:电话|号码?|信息|名字?|姓|联系方式|手机)|(?:凭什么|怎么|咋)[^没]{0,2}(?:相信|信|证明)你|"
        r"证明你(?![说讲])|"
        r"^(?:那|喂|请问)?[你您]们?是[^我他她没不本人真活]{1,7}的(?:吗|吧|么|嘛|是吧)$|"
        r"(?<!找)(?<!问)(?<!我就是)(?<!我是)[你您]们?(?:谁|哪位|哪个|哪里|哪儿|哪家)(?:啊|呀|呢)?$|(?<!不)(?<!找)[你您]们?是$|"
        r"^(?:那|喂|请问)?[你您]是(?:客服|[小老][^\W没不]{1,2}|医生|护士|警察|保安|志愿者|工作人员)(?:吗|吧|"
        r"么)$|"
        r"(?<!我就)(?<!我)是[^我没不]{0,5}(?:[局院站部办]|社区|公司|银行|政府|单位|中心|平台|街道|派出所|"
        r"居委会?|村委会?|"
        r"物业|学校|官方)的?(?:吗|吧|么|嘛|是吧)$|"
        r"[你您]们?(?:到底|究竟|是|想|要)*(?:干|做|弄|搞|整)(?:什么|啥|嘛|哈)",
    ),
    (
        "later",
        rf"等[我俺][^没不]{{2,12}}?再(?:打|说|聊|讲|联系|回)|{_WHEN}[^别不没]{{0,5}}(?:(?:再|给我|跟我|"
        rf"和我)(?:打|联系|说|聊|拨|回)|"
        rf"(?<!雷)打(?![过了算扰工牌麻针球扫听])|联系|回(?:电|你|您))|"
        r"(?:等下|等会儿?|一会儿?|马上)[我还]{0,2}(?:有事|有点事|要开会|要出去)",
    ),
    ("refuse", r"^(?:[我真的谢哎啊嗯呀那]|你好)*不(?:需要|用|要)了?(?=[^再打钱紧没有]{2,10}$)|"
        r"没[有啥什么]{0,3}[想要]说的|^[我也真]*没有?[这那]?个?必要[了吧啊]?$|"
        r"^(?:我们?家?|家里|俺|没钱|现在|暂时|也|都|真的?)*不(?:装|换|办|贷|炒|租|投资|理财|买|卖)(?!到|起|着|了?[票药口菜])[^没有]{0,5}$|不(?:需要|感兴趣)(?:[了的啊呀哦哈吧]|谢谢|办理|这个|这些)*$|不(?:同意|"
        r"愿意?|想|"
    r"肯)[^没有]{0,2}(?:调查|采访|回访|访问|配合|回答)|"
        r"没有?[^没有人]{0,6}(?:需求|需要|兴趣|意向|意愿|打算|必要|想法)|(?:不|懒得)(?:搞|弄|整|参与|掺和)(?:这|"
    r"那)[个些种]"),
)  # fmt: skip
_EN: Final[tuple[tuple[Request, str], ...]] = (
    (
        "robot",
        r"(?<![^ ])(?:robots?|robocalls?|chatbots?|artificial intelligence|automated (?:\w+ )?(?:call|voice|"
        r"system|thing|message)|"
        r"recorded (?:call|voice|message)|computer voice|(?:real|actual|live) (?:person|human)(?= or|$)) ",
    ),
)

_CHARACTERS: Final = frozenset(
    "必算接器智语脑i干做是司单门台构织话业务品推骗诈传贷险财房介广促培装炒假冒码息系信证打联再拨回说聊需兴意搞弄整参掺位"
)
_ENDINGS: Final = (
    "谁",
    "是",
    "位",
    "里",
    "儿",
    "个",
    "家",
    "谁啊",
    "谁呀",
    "位啊",
    "位呀",
    "里啊",
    "里呀",
)
"""你是, 你哪位: so a question of who calls may end."""
_WORDS: Final = frozenset(
    listed(
        "robot robots robocall robocalls chatbot chatbots artificial automated recorded computer real actual "
        "live"
    )
)
"""One of them is in every sign: most answers hold none."""


def _first(signs: tuple[tuple[Request, str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{request}>{expression})" for request, expression in signs))


_FIRST: Final[dict[Language, re.Pattern[str]]] = {"zh": _first(_ZH), "en": _first(_EN)}
LONGEST: Final = 40
"""Characters of Mandarin within which a sign is of the request; a longer answer tells of other things."""


def sign(plain: str, language: Language) -> tuple[Request, int, int] | None:
    """The first request of which a plain form has a sign, and where."""
    if len(plain) > LONGEST * (1 if language == "zh" else 3):
        return None
    ends = language == "zh" and plain.endswith(_ENDINGS)
    if (
        not ends and _CHARACTERS.isdisjoint(plain)
        if language == "zh"
        else _WORDS.isdisjoint(plain.split())
    ):
        return None
    match = _FIRST[language].search(plain)
    return (match.lastgroup, *match.span()) if match else None  # type: ignore[return-value]
