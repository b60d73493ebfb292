"""Mandarin first turns: what an utterance asks for where nobody has been asked anything yet.

Nothing is known there of what the call is about, so that 不装修 declines whatever is offered, a question of
the matter (取消了会扣钱不) answers nothing, and who says 你讲 agrees to listen.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from callbot.core.script import Request

_SOMEBODY: Final = (
    "(?:经理|主管|领导|老板|负责人|业务员|信贷员|销售|客服|同事|大夫|医生|护士|专家|顾问|专员|真人|活人|"
    "工作人员|管事的?|小伙子?|姑娘|做主的|懂行的|明白人|接线员|话务员|值班的|老师|售后|人工)"
)
_SPEAKS: Final = "(?:来|接|听|说|讲|谈|打|跟我|和我|同我|给我|回我)"
_TALKS: Final = "(?:打(?![针球牌麻工扫断])|说|讲|聊|联系|谈|回[电你您]|来电|拨|问)(?!一[遍次])"
_SIGNS: Final[dict[Request, str]] = {
    "human": (
        f"(?:找|让|叫|换|派|请|喊)[^没不]{{0,8}}{_SOMEBODY}[^没不]{{0,4}}{_SPEAKS}"
        f"|^[^没不]{{0,3}}{_SOMEBODY}呢$|(?:给我|直接|我要|请)(?:人工|真人)"
        "|(?:让|叫)[^没不]{1,6}(?:员|经理|师傅|本人|他|她)(?:自己|亲自|直接)?(?:给我"
        "|跟我|和我|同我)(?:打|说|讲|联系|回)"
        f"|(?:我要|我想|我只|我得|帮我|给我|直接|麻烦|能不能|可以)[^没不]{{0,4}}(?:接"
        f"|转|找|跟|和|同)[^没不]{{0,9}}"
        f"(?:{_SOMEBODY}|前台|总机|总台|柜台|部门|科室|上次|上回|原来那)"
        "|(?:来|换|找|派|让|叫)个?(?:会说人话的?|真人|活人|大活人|懂行的|明白人|能做主的|管事的)"
        f"|[我俺](?:要|想|得)?(?:找|跟|和)[你您]们?{_SOMEBODY}|机器[^没]{{0,3}}(?:要|找|换)人"
        "|有没有(?:真的?|活)?人(?:啊|呀|在|能|来|接)|(?<![一二三四五六七八九十])来个(?:真"
        "|活)?人(?!家)|(?:换|让|叫|派|找)(?:个|一个)?(?:真|活)?人"
        "(?:来|打|说|讲|接|听|跟|和)|(?:按|摁)(?:哪个?|几|什么)[^没]{0,4}(?:人工"
        "|客服)|(?:转|接)(?:到|给|去)?"
        f"(?:{_SOMEBODY}|前台|总机|总台)"
    ),
    "later": (
        f"(?:[了完后候点班课家工会站醒闲空来去年月头]|有空|时间|明天|下周)[^没不别上俩]{{0,3}}再{_TALKS}"
        f"|(?:考|吃|忙|干|做|办|开|下|看|收)完[^没不别你您]{{0,3}}{_TALKS}"
        f"|[一二两三四五六七八九十]点(?:半|钟|多)?(?:以后|之后|后|再|左右)?[^没不别]{{0,3}}(?:打"
        f"|联系)(?![针球牌麻])"
        "|过(?:一?会儿?|一阵子?|半个?(?:钟头|小时)|[几一二三四五六七八九十两半]{1,3}来?分钟"
        "|[两几]天|一下)[吧啊嘛]*$|先不[说聊讲]了"
        "|(?:下课|下班|忙完|饭后|午休|睡醒|回家)[^没不别]{0,3}(?:打|联系)|(?:不"
        "|没|莫|冇)得[空闲]|腾不出手|忙(?:得很|疯|死了|不过来|不赢|着呢)"
    ),
    "hold": (
        "(?:莫|别|先别|不要|甭)(?:忙着?|急着)?挂(?!号|那|左|右|墙|科)|且慢|hold ?on"
        "|(?:别|不要)断线|容我|^马上我[^没不]{1,4}(?:个|一下)|莫慌|停一[下哈]|等一?哈"
        "|一哈哈?|稍微等|(?:拿着|电话)别放"
    ),
    "robot": (
        "是(?:个|一个|台)?(?:程序|机器|软件|ai|电脑)(?:对不对|吧|吗|是不是|对吧)"
        "|(?:不像|不是|哪像)(?:个)?(?:真?人)(?:声|话|说话)|你(?:是|叫)(?:不是)?(?:小爱"
        "|小度|小艺|小布|siri|天猫精灵)|"
        "(?:听得?懂|能听懂)[^没]{0,7}(?:自己在?[那这]?播|播放|录)|[像是](?:念|读"
        "|背)稿子|假人|(?:活|真)人(?:不|没)$|像[^没不]{0,2}(?:录|放录音|机器)|(?:电脑"
        "|机器)[^没]{0,4}(?:合成"
        "|念|播)"
    ),
    "refuse": (
        "不(?:能|会|便|想)(?:跟|和|对|告诉)[^没]{0,3}[你您][^没]{0,2}(?:说|讲|透露)?"
        "|跟你有(?:什么|啥|毛)"
    ),
    "repeat": (
        "重来|咩话|(?:[句话说讲]|刚才|前面|后面)[^没]{0,6}没(?:收到|听|接收)|从头"
        "[说讲来]|别说[那这]么快|说到哪|^(?:你说|[你您]?问我?|说的是)[^没不]{1,6}(?:什么"
        "|啥|谁)[啊呀]?$"
    ),
    "hello": "有人(?:没有?|吗|在吗|不)$|^(?:哎|喂|诶)?(?:你)?(?:听|在)(?:得见|着|听)呢?(?:吗|不|没)$",
    "who": (
        "^(?:什么|啥)(?:回访|调查|活动|通知|业务|项目|快递)[啊呀]?$|^(?:回访|调查|通知|办理|咨询)(?:啥|"
        "什么)[呀啊的]*$"
        "|关于(?:哪|什么)[^没不]{0,2}(?:方面|事)|^(?:喂|[你您]好|请问)*那位[啊呀]?$|"
        "^[你您侬]?(?:是)?(?:边个|边位|啥人|咩人|乜人)|^是[老小][^没不]{1,2}(?:吗"
        "|么|啊|不)$|谁打(?:过?来)?的|"
        "报(?:一下|个|上|下)?(?:家门|姓名|名字|单位|身份)|[你您]们?是[^没不我]{1,6}还是"
        "[^没不]{1,6}的?$|是[^没不我还]{1,7}还是[^没不我]{1,7}的?$|^(?:你是|您是)"
        "[^没不我]{1,4}不(?:$|声)|"
        "(?:代表|属于|来自)[哪什][^没不]{0,6}|(?:什么|啥|哪个?)(?:公司|单位|部门|平台|机构|银行)没听说过"
    ),
}
_CERTAIN: Final = re.compile("|".join(f"(?P<{one}>{told})" for one, told in _SIGNS.items()))
_EACH: Final = {one: re.compile(told) for one, told in _SIGNS.items()}
_UNSURE: Final = re.compile(
    "(?:我|得|要|还得|先|容我|让我)[^没不]{0,5}(?:想想|想一想|考虑|琢磨|商量|合计)"
    "|(?:得|要|先|还得)[^没不]{0,2}问(?:问|一下|下)?"
    "(?:我|俺|家里|孩子|老|儿|闺)|(?:得|要)问问|记不(?:太)?(?:清|得|起)|拿不定|拿不准"
    "|说不[准好]|不好说|打包票|没个?准"
    "|没想好|没定|做不了主|说了算|我问谁|(?:我(?:哪|咋|怎么)|鬼|谁)(?:里|儿)?(?:晓得"
    "|知道)$|也可能|^[再我]*(?:想想?|考虑)(?:一下|下)?(?:吧|再说|啊)*$|这怎么算"
    "|记不(?:清|得)"
)
_ENDS_UNSURE: Final = re.compile(
    "(?:我(?:也|都)?忘了|谁知道呢|拿不定主意|拿不准|说不准|记不清了?|想不起来了?)[啊呀吧哦]?$"
)
_CORRECTION: Final = re.compile(
    "^.{0,6}?(?:刚才|刚刚|前面|上面|上一?[个题]|之前|我刚)[^没有]{0,9}?(?:说错|答错"
    "|讲错|记错|弄错|搞错|[答说]反|改成|改一?下|"
    "能改|要改|不算|更正|重新?答)"
    "|^.{0,6}?(?:刚才|刚刚|前面|前头|上面|先前|我刚)[^没有]{0,4}?(?:说|答|讲|问)[^错对]{0,12}"
    "(?:说错|答错|不对|弄错|搞错|错了|改一?下|改成)"
    "|^.{0,6}?(?:刚才|刚刚|前面|前头|上面|先前)我?(?:说|答|讲|报)(?!过?了)[^错对]{1,12}?(?:其实|应该)(?:是|"
    "有|没|[一二两三四五六七八九十])|^.{0,4}?(?:前面|刚才|上面)[^没]{0,8}答得?(?:不对|错|反)"
)

_GO_ON: Final = re.compile(
    "(?<![不跟给和对让找问请听替帮])(?:[你您恁侬][们]?(?:就|先|快|接着|继续|只管"
    "|尽管|慢慢|抓紧|直接|赶紧|请){0,2}|接着|继续|直接|[好行中成来吧啊呀呢]|听着"
    "|等着办)"
    "(?:请|快|先)?(?:[说讲问谈聊]|继续)(?:[吧嘛呗啊呀哈]|你的|你说|下去|来听听|说|讲|看|听听)*$"
    "|[你您]说吧?我(?:不忙|听着|在听|有空|听)|急[^不没]{0,6}我?(?:听着|在听)呢?$"
    "|(?:可算|总算|终于)(?:打来|等到|来电|有人)"
)
_AGREED: Final = re.compile(
    "^(?:嗯|好|行|对)*继续[吧啊]?$|^(?:嗯|哎|对|哦)*我?(?:在)?听着呢?$|(?:说|讲|继续)我(?:听着|在听)呢?$|"
    "我就是(?:机主|本人|户主)$|(?:^|那|行|好)你?给我(?:介绍|介绍一下|说说?看?|讲讲?)$"
    "|那你(?:介绍|说说?看?|讲讲?)$|[你您]?长话短说$|^确认|^有(?:空|时间)[的呢啊]*$|^(?:可以|行|好|"
    "没问题)的?几(?:个问题"
    "|分钟)|问吧别太[久长]|^(?:很|挺|非常|比较|还)?满意"
    "|[好对行](?:的|啊|嘞|呀)*(?:放|搁)在?(?:门口|驿站|前台|楼下|柜子?里?|物业|丰巢)(?:就行|吧|就好"
    "|就可以|得了)|送上(?:来|楼)吧$|^(?:喂|嗯)?我?在听[呢的]?$|^(?:喂|嗯)我?(?:在)?听着呢?$|^方便的?[啊呀]?$"
    "|^(?:那)?[你您]?(?:简单|大概|快点|抓紧|赶紧|长话短)(?:的|点)?(?:说|讲)(?:一下|说|吧|下)*$"
)
_NOT_AGREED: Final = re.compile(
    "你说[什啥的错]|慢[点一]|再|重|一遍|大声|清楚|谁|哪|什么|啥|别[说讲问]|不(?:用"
    "|要|想|想听)[你再听]?说|没空|(?<!方)不方便|等[等一下会]|"
    "一会|回头|下次|明天"
)
_DECLINED: Final = re.compile(
    "(?<![要想买办做学换需用])(?:不|唔)(?:再)?(?:买|卖|贷|办|装|换|弄|搞|整|学|报|投"
    "|租|做|参加|评价|缺|炒|订|要(?![动碰放跑吵闹哭急拿扔走说问打紧])|用|需要?|考虑"
    "|想(?:$|了|要|买|听|弄|做|了解|参|聊|谈|说|办|回答|接|搞|理|考虑|答)|感兴趣|合适|续|开|加|"
    "玩|信|懂|听|谈|聊|稀罕|了解|参与|配合|填|试|升级|入|退|出租|接受|卖|感冒|搭|理)(?!紧|好意思)"
    "|用不[着上到]|哪有?[那这闲多余的]*(?:钱|心思)|没[^没]{0,3}工夫[做搞弄陪填]"
    "|找[^没不]{1,4}去(?:问|说|推销)|谁(?:要|稀罕)[你您]|没(?:什么|啥)[可好][^没]{1,3}的|不转"
    "|(?<![顾用看听跟配])不上(?!天|来|去|[了啊吧]*$)"
    "|^[我俺]?不消(?:得|了)?[啊呀]*$|[买用办租装]不起"
    "|不必|不(?:能|会|可以|想)(?:给|告诉|透露给?)[^没]{0,2}[你您]|还(?:报|买|要|办|学|贷|装|换)(?:什么|啥)"
    "|(?:买|办|贷|理|投|学|装|换|报)(?:什么|啥)(?:款|财|险|班|房|保险|卡|子)|(?:已经"
    "|早就?)(?:买|装|交|订|报)过"
    "|不会[^没]{0,2}(?:买|要|办|贷|考虑|做)|(?:没|莫|冇)有?(?:闲|余|那个?|多余的?)?钱"
    "|(?:没|莫|冇)有?[^没]{0,4}(?:需求|打算|兴趣|必要|想法|需要|意向|余钱)"
    "|(?:找|问)(?:别人|其他人|人家)|帮不了|(?:够了|够用|不缺)|免谈|拉倒|算了|得了吧"
    "|(?:早|已经|都|我)[^没不]{0,3}(?:买|装|办|报|订|换|贷|交)好?了(?!吗|没)|[我家]有"
    "[^没不]{0,4}了(?!吗|没)"
)
_REFUSED: Final = re.compile(
    "^别(?:给我|跟我)?(?:推荐|介绍|推销)|(?:不要|不需要|不用|没兴趣|不感兴趣|不办"
    "|不买|不考虑)[了啊哈的谢]*(?:不要|不用|不需要|谢谢)*了?$"
)
_WRONG_PERSON: Final = re.compile(
    "错|机主|主人|[这个的换]号|不是(?:我|他|她|本人|机主|这)|不叫|不姓|没这|没有这"
    "|换号|换主|不认[识得]|不在|捡的|哪有(?![那这闲多余的]*(?:钱|心))|从来?没|没(?:有)?过"
    "|一次"
)
_QUESTION: Final = re.compile(
    "([^\\W是对行好能可要想会])[不没]\\1|多少(?!遍|次|回|个)|几[点天号年岁个次]"
    "|什么时候|啥时候|怎么(?:办|弄|回事|还|没|算|用|取|退)|为什么|为啥|谁让|哪[天种]"
    "|"
    "(?:会|能|要|可以|有|收|得|用|管|给|包|扣|退|送|行|是)[^没不]{0,6}不$|(?:吗"
    "|么|还是[^没不]{1,6})$|[^没不][了过][^没不]{0,2}没有?(?:[啊呀呢]|你)*$"
)
_ANSWERS: Final = re.compile("^(?:嗯|对|是|好|没有|不是|可以|行|有|没|哦|中|要得|方便|不)")
_WHOSE: Final = re.compile("(?:什么|啥|哪个?|哪家)(?:公司|单位|部门|平台|机构|银行|地方|店)")
_HARMLESS_QUESTION: Final = re.compile(
    "怎么了|咋了|怎么啦|什么事|啥事|哪位|谁[啊呀]?$|有事|干[嘛啥什]|是不$|对[吗么]"
    "|是[吗么]|行[吗么]|好[吗么]|[说讲问][吧吗]"
)
_ROOM: Final = re.compile(
    "^(?:哎|诶)?(?:妈|爸|儿子|闺女|女儿|老公|老婆|媳妇|宝贝|宝宝|老板|师傅|服务员"
    "|爷爷|奶奶|姥姥|孩子|老头子|老伴|同学们?|"
    "小朋友们?)(?!说|不在|叫|的|在|是|没|有病|都|已经|管|身体)[^我]{0,2}(?:把|快"
    "|给|来|帮|放|拿|去|别|吃|关|开|再|前面|"
    "盐|你看|过来|等我|两|一|我的)|(?:右拐|左拐|靠边停|掉头|路口停)|别放(?:门口"
    "|那|这|地上)|(?:别|不许|不准|不要|再)[^没]{0,3}(?:打弟|打妹|打架|闹|跑|碰|吵"
    "|哭|乱动)|(?:收衣服|碰|杠|和了|胡了|吃饭了)$|(?:过|到|下)[^没]{1,4}(?:停|停车|拐)$"
)
_DELIVERED: Final = re.compile(
    "(?<!别)(?:放|搁)在?(?:我家|我)?(?:门口|驿站|前台|楼下|柜子?里?|物业|丰巢|保安那|门卫)(?!.*(?:吗|么)$)"
)
_WHEREABOUTS: Final = re.compile(
    "(?:喂|哎|嗯)*我?(?:人)?(?:现在|还|正)?在(?:家|国外|外地|老家|单位|外面|路上|学校|公司|乡下)里?(?:呢|啊|"
    "呀|这)*|"
    "我?(?:已经|早就?|都)*办(?:过|好|完)了?"
)
_TO_OTHERS: Final = re.compile("^polarity: (?:别|甭|莫)")


_GONE: Final = re.compile(
    "[你您]们?要?找的[^不]{0,6}(?:搬|走了|换|死|去世|过世|不用)|(?:他|她|人家)[^没不]{0,6}(?:号"
    "|电话)(?:停|换|不用)|现在是我在?用"
)
_NOT_ME: Final = re.compile(
    "^(?:哎|哦|嗯|啊)*[我俺]?(?:不是(?:我|他|她|本人|业主|户主|车主|机主|家长)|不叫|不姓)"
)
_ECHO: Final = re.compile(
    "^(?!有|没|不|我|随|都|管)(?:[^没不我]{1,5}(?:啥|什么|哪儿?)|(?:接触|跟|见|找|和)谁)[啊呀]?$"
)


class Sign(NamedTuple):
    """A request that words are a sign of, and where they stand."""

    request: Request
    start: int
    end: int


def signs(plain: str) -> list[Sign]:
    """The requests of which a plain form has a sign, besides phrases."""
    if _CERTAIN.search(plain) is None or len(plain) > 60:
        return []
    found = ((one, each.search(plain)) for one, each in _EACH.items())
    return [Sign(one, *match.span()) for one, match in found if match]


def unsure(plain: str) -> str:
    """The words by which somebody has yet to think, or to ask another."""
    match = _UNSURE.search(plain) if len(plain) <= 30 else None
    return match[0] if match else ""


def ends_unsure(plain: str) -> str:
    """The words at its end by which an utterance gives up answering."""
    match = _ENDS_UNSURE.search(plain)
    return match[0] if match else ""


def somebody_else(plain: str) -> str:
    """The words that open with being somebody else: 我不是她，她出国了."""
    match = _NOT_ME.match(plain)
    return match[0] if match else ""


def gone(plain: str) -> str:
    """The words by which whoever was meant is not at this number any more."""
    match = _GONE.search(plain)
    return match[0] if match else ""


def echoes(plain: str) -> str:
    """A question put back with what was not heard: 离开过啥."""
    match = _ECHO.search(plain)
    return match[0] if match else ""


def corrects(plain: str) -> str:
    """The words that take back the answer to an earlier question."""
    match = _CORRECTION.search(plain) if len(plain) <= 40 else None
    return match[0] if match else ""


def goes_on(plain: str) -> str:
    """The words at its end by which an utterance lets the caller speak; empty where it does not."""
    if len(plain) > 40:
        return ""
    if agreed := _AGREED.search(plain):
        return agreed[0]
    match = _GO_ON.search(plain[-16:])
    return match[0] if match and not _NOT_AGREED.search(plain[-12:]) else ""


def declines(plain: str) -> str:
    """The words that decline whatever may be offered."""
    if len(plain) > 30 or _WRONG_PERSON.search(plain):
        return ""
    match = _DECLINED.search(plain)
    return match[0] if match else ""


def refused_whatever(plain: str) -> str:
    """The words at its end that decline, whoever it is that calls: 卖保险的吧，不要不要."""
    match = _REFUSED.search(plain)
    return match[0] if match else ""


def asks_who(plain: str) -> str:
    """The words that open with whose call it is, before never having heard of it."""
    match = _WHOSE.match(plain) if len(plain) <= 14 else None
    return match[0] if match else ""


def asks_of_the_matter(plain: str) -> bool:
    """Whether it is a question about the matter, which is no answer: 取消了会扣钱不."""
    if _ANSWERS.match(plain) or _HARMLESS_QUESTION.search(plain):
        return False
    return bool(_QUESTION.search(plain))


def of_the_room(plain: str) -> bool:
    """Whether it was said to somebody else there, or of a thing being done."""
    return _ROOM.search(plain) is not None


def of_a_delivery(plain: str) -> bool:
    """Whether it only tells where one is, what is done, or where a parcel should be left."""
    left = _DELIVERED.search(plain) and not _ANSWERS.match(plain)  # 好嘞，放门口吧
    return bool(left or _WHEREABOUTS.fullmatch(plain))


def forbids(because: str) -> bool:
    """Whether nothing but a prohibition made a no: 别光说好的."""
    return _TO_OTHERS.match(because) is not None
