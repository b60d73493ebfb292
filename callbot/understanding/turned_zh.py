"""Mandarin answers that only their question makes a yes or a no, where no script says what tells.

还多着呢 is a yes to 药还够吃吗 and says nothing elsewhere; 去了趟超市 is a yes to whoever asks whether one
left the house, and a no to whoever asks for journeys; 收到了 answers 给您发了吗.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from callbot.understanding.claims import Reading
from callbot.understanding.evidence_zh_words import LOCAL
from callbot.understanding.negation import governed
from callbot.understanding.turned_rows import Row, row
from callbot.understanding.turned_zh_clinic import CLINIC
from callbot.understanding.turned_zh_daily import DAILY
from callbot.understanding.turned_zh_health import HEALTH
from callbot.understanding.turned_zh_symptoms import SYMPTOMS

_LEFT: Final = r"(?:还|挺|很|好|多)*(?:多|不少)(?:着|得很|的是|的)?(?:呢|啊|哩|嘞)?$"
_GONE: Final = (
    r"(?:吃|用|喝)(?:完|光|没)了|快(?:没|完|吃完|用完|断)|(?:就|只)剩|没剩|断了|不多了?$|没多少|"
    r"[^哪啥么]没了$|见底"
)
_ONE: Final = r"[一两二三四五六七八九十几俩仨\d]"

ROWS: Final = (
    row("return", r"人[^，,]{0,8}回来|回来了[吗没]", r"(?<![没不])(?<!没有)(?:回来|到家)(?!的?人|吗)",
         r"(?:没有?|未|不)(?:人)?(?:能|敢)?回(?!事)"),
    row("lack", r"缺", _GONE, r"够|多着|不少|都有|齐全|不缺"),
    row("amount", r"够|还有[^别其没]{1,6}[吗么]", _LEFT + r"|还(?:有|够|能[吃用])(?!没)", _GONE),
    row("many", r"有没有|有[^，,过]{1,8}(?:[吗么]|没有?$)",
         r"^" + _LEFT + rf"|好几[个例家人位]|(?<![没不]){_ONE}+多?例|"
         rf"^(?:有)?{_ONE}+(?:个|位|名|只|条)?(?:孩子|老人|娃|小孩|儿子|闺女|女儿|猫|狗|车)",
         r"[是为]零(?:$|[的例])|^就(?:剩)?(?:我|我们|俺)(?:自己|一个人?|俩|两口子|老两口|小两口)$"),
    row("how many of them", r"(?:家里?|身边)?有[^，,过]{0,4}(?:小?孩子?|老人|娃|兄弟|姐妹|宝宝|宠物|"
        r"人)(?:吗|么|没有?)$",
         rf"^(?:嗯|对|有)*(?:就|有)?(?:[俩仨]|(?:{_ONE}+)(?:个|位|口|只|条)(?!月|小时|星期|礼拜|人(?:也|"
         rf"都)?(?:没|不)|(?:也|都)(?:没|不)))", r"^(?!)"),
    row("errand",
    r"(?:出过?|离开过?)(?:家?门|小区|房间|屋)(?!.*外[地省])|有外出[吗没过]|下过?楼|公共场所|超市|商场|"
    r"人多的地方",
         rf"(?<![没不])(?:去|到|上)(?:了|过)(?:一?[趟次下])?(?:{LOCAL})|(?<![没不])下楼|"
         rf"赶[了过]一?[趟次]?大?集|"
         r"(?<![没不])下去(?=[拿取买倒遛])|(?<![没不])[挤坐乘]了?(?:地铁|公交)", r"送(?:上|到)门|送进来"),
    row("kept", r"(?:按|遵守|严格|自觉|居家|有没有|在)[^，,出]{0,6}隔离[了着]?(?:$|[吗么没])",
         r"门都没出|没出过?门|没出去|没乱跑|在(?:家|屋|房间)里?|按(?:要求|规定)|隔(?:离)?着",
         r"没(?:有)?(?:人|隔离|按)"),
    row("goods", r"[发送寄](?![烧热现生炎抖])[^，,]{0,8}[吗么没]",
         r"(?<![没不])(?<!没有)(?:收|领|拿)(?:到|过|了)|送来|送到|(?<![没不])给了",
         r"(?:没有?|未)(?:收|领|拿|见|看)(?:到|着|过)?"),
    row("better", r"好一?[点些]|好了[吗没]|好转|缓解|减轻|见好|(?:退|轻|停|消|降|恢复|愈合|"
        r"消肿)[^，,]{0,2}了?(?:吗|么|没)",
         r"好(?:[点些]了?|多了|了)(?!吗|没)|比[^没不]{1,4}(?:强|好|轻)|强(?:多|一?[点些])了?|松快|轻快|舒坦|"
         r"轻(?:多|点|些)?了|缓解了?|"
         r"减轻了?|"
         r"不(?:怎么|咋)?[疼痛痒晕咳烧吐肿难][^没不]{0,2}了|没事了|能(?:下地|走路?)了",
         r"更(?:厉害|重|严重)|没(?:啥|什么)?(?:用|效果?|作用)|不(?:管|顶)用|白[吃打]|没(?:觉得|感觉|见|"
         r"觉着)[^没不]{0,3}(?:好|"
         r"轻|管用|效|强)|(?:没|不)见?好|还(?:是|那么?|这么|很|挺|有点|"
         r"在)*(?:那样|这样|一样|老样|疼|痛|痒|晕|咳|烧|难受|不舒服)|"
         r"还(?:是)?有(?:点|些|一点)|"
         r"老样子|"
         r"更(?:疼|痛|重|厉害|差|严重|不好)|越来越|加重|重了"),
    row("still", r"还[^没有]{1,4}[吗么没]",
    r"没法停|停不|没好|没见好|没全好|反反复复|时好时坏|没断过?|没停|老样子|还那样|(?:一直|还)?没退",
    r"停了|(?<!还)(?<!有)好(?:多|全|透)了(?!但|不过|还)|没事了|早(?:就)?[不没]"),
    row("worse", r"(?:加重|厉害|严重|恶化)了?(?:吗|么|没)|更(?!多)",
         r"(?<!没)(?<!没有)(?<!不)(?:更|越来越)(?!好|轻|舒服)|(?<!没)(?<!没有)(?:加重|恶化|厉害|严重)了",
         r"好(?:多|点|些)?了|轻(?:多|点|些)?了|缓解|减轻|老样子|还那样|差不多|没(?:有)?(?:变|加重|恶化)|稳定"),
    row("home", r"在家(?:里|呢)?(?:吗|么|没|不|吧)|在不在家",
         r"(?<!不)(?<!没)(?:在家|在(?:呢|的|啊|屋|床|他|她|自己)|^(?:嗯|对|哎)*在$)|(?:睡|躺|坐|待|宅|歇|"
         r"玩)着呢",
         r"(?:出去|走|上班去|出门|上学去)了|(?:不|没)在|没(?:有)?回|在(?:外地|医院|酒店|宾馆|隔离点?|单位|厂|"
         r"学校|老家|工地|公司|医院|部队|\ue000)"),
    row("tested", r"确诊|感染|阳性|疑似",
         r"(?<![没不])(?<!没有)(?<!不是)(?:阳性|阳了|呈阳)",
         r"阴性|排除了?|(?:检查|结果|化验|核酸)[^没不]{0,4}(?:正常|没事)"),
    row("origin", r"从[^，,]{1,8}(?:来|回来|过来)的?(?:吗|么|吧)|来自|是[^，,]{1,4}人(?:吗|么|吧)",
         r"^$", r"(?<!不)(?<!不是)是?(?:本地|当地|本村|本市|咱们?这|我们这)[儿里边]?的?人?"),
    row("degree", r"(?:厉害|严重|剧烈|明显|频繁)(?:吗|么|不)",
         r"(?<![没不])[咳疼痛烧晕拉吐喘痒得肿]得[^没不]{1,10}(?:都|也|直|睡不|起不|受不|站不)",
         r"^(?:就|只|只有|只是|也就|稍微|有)*(?:一点点?|一丁点|稍微|轻微|轻轻|偶尔)"),
    row("steady", r"(?:稳定|平稳|规律|正常)(?:吗|么|不)",
         r"(?<!不)(?<!没)(?:稳着|挺稳|很稳|不高不低|一直(?:都)?(?:在)?正常)",
         r"忽[^忽]{1,3}忽|时[^时]{1,3}时(?!候)|一会儿?[^一]{1,3}一会|(?:老是?|总是?|还是?|一直)(?:偏|"
         r"有点)?(?:高|低)|波动|起伏|偏[高低]"),
    row("strong", r"有(?:力气|劲|精神|胃口|食欲)|精神(?:好|怎么样|状态)|力气",
         r"(?<!没)(?<!没有)(?:活蹦乱跳|精神着|好着|倍儿棒|生龙活虎|吃得[下多香]|能吃)",
         r"蔫|软绵绵|没(?:有)?(?:劲|力气|精神|胃口)|乏力|无力|发软|提不起|打不起|吃不[下进]|懒得动"),
    row("offer", r"我们[^，,]{0,6}(?:上门|过来|给您|帮您|送|派)|要不要|需要",
         r"能([打来送去办])就\1|^(?:那|就|行|好|可以|嗯)*(?:你们?|您|他们?|让他们?)?(?:来|打|回|送|去|问|办|"
         r"寄|做|查|量|测|"
         r"派)(?:一下|点|个|一个|过来)*"
         r"(?:吧|呗|嘛)|^(?:那|要不|最好)(?:就|让)?(?:你们?|您|他们?)?(?:打|回|来|送)(?:一下|个|一个)|"
         r"^(?:还是|可能)?(?:得|要)(?:打|回|来|送)", r"(?:别|甭|不用|不要|先不)(?:再)?(?:来|送|派|过来|麻烦)"),
    row("able", r"[您你们]能[^，,]{1,12}[吗么]|能不能[^，,]{0,6}[来去到参做]",
         r"(?:准时|一定|肯定|到时候?|马上|这就)(?:到|来|去)|^(?:行|好|可以|成)[^没不]{0,4}几点",
         r"走不开|没空|没时间|没工夫|有事|太忙|正忙|不在(?:家|本地|这)"),
    row("well", r"睡眠|(?<!影响)睡觉|(?:睡|吃|过|休息|恢复)得(?:好|香|怎么样|惯)|睡得着",
         r"倒头就睡|一觉|睡得[着好香]|吃得[下好香]",
         r"睡不[着好]|吃不[下好]|失眠|^一般|半夜[^没不]{0,4}醒|老醒|(?:就|只)睡(?=[一两三四五六])|不咋样"),
    row("deed", r"[了过](?:吗|么|没|吧)|(?:还没有?|没有?)[^，,]{1,9}吧",
         r"(?<![没不会])(?<!没有)[弄办搞整](?:好|完|过|了|上|定)(?!不|没)",
         r"(?:没有?|不会|不)[弄办搞整]"),
    row("alone", r"一个人(?:去|来|住|在家|过|回)|独自|自己一个人",
         r"^(?:嗯|对|是|啊)*(?:就|只有?)?(?:我|俺)?(?:就|一个人|自己|一人|一个)+(?:我|去|来|住|过|的|啊|呢)*$|"
         r"就(?:我|剩我|俺)(?:一个|自己|一人|自个)",
         rf"(?<!不)[跟和同][^没不]{{1,6}}|带[着了]|一起|一块|{_ONE}(?:个人|口)(?<!一个人)|一家"),
)  # fmt: skip
"""What is asked → what tells a yes, and a no. A question may fall under several."""
LONGEST: Final = 60
"""Characters; who says more, says more than how much there is."""


class Turned(NamedTuple):
    """What some of the words are to this question."""

    name: str
    yes: bool
    words: str
    start: int
    end: int


@lru_cache(maxsize=256)
def fitting_rows(question: str) -> tuple[Row, ...]:
    """The rows that a question, in its plain form, falls under."""
    return tuple(
        one for one in (*ROWS, *HEALTH, *CLINIC, *DAILY, *SYMPTOMS) if one.question.search(question)
    )


def turned(slotted: str, reading: Reading, question: str) -> list[Turned]:
    """What an utterance tells, given what was asked; a yes only where nothing denies it."""
    found: list[Turned] = []
    if len(slotted) > LONGEST or reading.asking:
        return found
    for kind in fitting_rows(question):
        affirmed = kind.yes.search(slotted)
        if affirmed and governed(reading, affirmed.start()) >= 0:
            found.append(Turned(kind.name, True, affirmed[0], *affirmed.span()))
        denied = kind.no.search(slotted)
        if denied:
            found.append(Turned(kind.name, False, denied[0], *denied.span()))
    return found
