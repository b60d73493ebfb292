"""Mandarin wishes not to be called again beyond the phrases, and what only resembles one.

A wrong *stop* bars somebody for good, a missed one breaks the first promise. So what may be either is
doubtful, and asked back: scolding that says nothing of calls, another number named in place of this one.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from callbot.understanding.asking import Asking

_NOT: Final = (
    "(?:(?<![特区分级性告个])别(?![人的处])|不要|不用|不许|不准|不可以|(?<![记晓认舍顾值怪由懂恨])不得|莫要?"
    "|甭|勿要?|覅|嫑|唔好|唔要|休|少|不必|请勿|禁止|"
    "白要|不兴)"
)
_ADVERBS: Final = (
    "(?:再|又|老是?|总是?|天天|一直|继续|随便|乱|瞎|以后|往后|今后|来|去|还|嚟|成天"
    "|整天|每[天次]|都|这[样么]){0,3}"
)
_TO: Final = "(?:[给跟和往向朝对][我俺咱老这本此偶][^没不别]{0,5}?)?"
_NO_CALL: Final = (
    "(?!听(?![不没见到着])|太极|断|岔|架|开|算|烂|碎|人|针|牌|球|扫|包|印|折|游"
    "|麻|工|滚|瞌|哈[欠哈]|马虎|滑|雷|赌|错|招|字|伞|水|饭|"
    "菜|卡|点滴|疫|预防|退堂|圆场|官司|头|脸|屁|手(?!机)|主意|扮|住|嗝|喷|呼|鼾|破|坏|翻|湿|雪|枪|仗|拳|火|"
    "桩|黑|的士|孩|弟|妹|哥|姐|[他她它](?![这那的]?个?(?:号|电话|手机))|狗|猫|起来|烫|车)"
)
_CALLS: Final = (
    f"(?:打{_NO_CALL}|拨|联系|来电|致电|骚扰|烦[我人俺]|找[我俺](?!家|妈|爸|儿)|吵我|有下一?次|"
    "发(?:短信|消息|信息|广告)|来(?:烦|骚)|来[了啦嚟]*$)"
)
_ENTRY: Final = "(?:号码?|电话|手机号?|名字|联系方式|信息|资料|授权|订阅|名单)"
_STRIKE: Final = (
    "(?:删|去[掉了]|划[掉了去]|移[除出走]|剔|清[除掉]|抹|注销|撤[销掉下了]|勾[掉了去]|清出|拿走"
    "|取消|拿掉|除[名掉]|屏蔽|拉黑|销[毁掉了]|退出)"
)
_ANGER: Final = (
    "(?:投诉|报警|举报|告[你死到]|起诉|曝光|律师|不客气|后果|骂|拉黑|翻脸|急眼|揍"
    "|砸|法院|工信|123|试试|没完|"
    "信不信|对你不)"
)
_RATHER_NOT: Final = "(?:不想|不愿意?|不希望|不乐意|懒得|再不|再也不)"
_WISH: Final = re.compile(
    f"{_NOT}{_ADVERBS}{_TO}{_ADVERBS}{_CALLS}"
    f"|(?:(?<![特区分级性告个])别(?![人的处])|不要|不许|不准|甭|莫)[^没不别吗让叫医夫他她人]{{1,6}}("
    f"?:打(?:电话|我电话|过来|[一几两]次|来了)|找我$|联系我|骚扰|致电)"
    "|(?:移出|退出|剔出)[^吗没]{0,5}(?:名单|列表|库)|(?<!没)消停(?:点|会|一下|些)"
    f"|(?:[这我本该此]个?|俺)(?:号码?|电话|手机号?)[^吗没]{{0,5}}(?:不能|不许|不准"
    f"|不要|别|禁止|勿|不可以|不让)"
    f"(?:再|随便|乱)?(?:打{_NO_CALL}|拨|联系|呼)"
    f"|{_STRIKE}[^吗没]{{0,3}}(?:我|俺|本人|这个)[^吗没]{{0,3}}{_ENTRY}"
    f"|(?:把|将)[^吗没]{{0,10}}{_ENTRY}[^吗没]{{0,8}}{_STRIKE}"
    f"|我[^吗没]{{0,3}}{_ENTRY}[^吗没]{{0,8}}(?:(?:删|抹|划)[了掉]|去掉)|(?:说好"
    f"|答应|保证)[^没]{{0,4}}[不别]再?打"
    "|(?:以后|今后|往后)[^没吗]{0,3}(?:不接受?|不听|拒绝|拒接)[^没吗]{0,4}(?:推销|电话|来电|骚扰|回访)"
    "|(?:从|把我)[^没吗]{0,8}(?:库|名单|系统|列表)[^没吗]{0,4}(?:清|删|移|撤|去|划|拿|剔|除)"
    "|(?:移除|剔除|清除|删除|删掉|划掉)我(?!的)|(?:推销|电话|来电)[^没吗]{0,4}(?:都"
    "|一律|一概|坚决)不接(?!受)"
    "|停止[^没吗]{0,4}(?:营销|推销|骚扰|拨打|来电|呼叫|联系)|^请?(?:免打扰|勿扰)|(?:到此|就此)(?:为止|打住)"
    "|(?:不是|都|已经)[^没]{0,5}打过[^没]{0,4}[还又]打|说[^没]{0,3}不打[^没]{0,6}[又还]打|真的?不打"
    "|第[几一二三四五六七八九十百]+[个次回遍](?:电话|打)"
    "|(?:讨厌|厌烦|受够|烦透)[^没]{0,5}(?:电话|推销|骚扰)|[加拉放进列设登标入拖丢扔]"
    "[^吗没]{0,6}(?:免打扰|勿扰|免扰|黑名单|拒访|拒拨)"
    "|(?:免打扰|勿扰|黑名单)[^吗没]{0,4}(?:加|拉|放进|列|设|登|标|加入)"
    "|(?:标[记注]|备注|记号|登记|记一下)[^吗没]{0,8}(?:别|不|勿|免)[^吗没]{0,3}(?:打|拨|联系|扰)"
    f"|再(?:给我|往[这我]|来|敢|这么|这样|继续|接着)?(?:打|来|骚扰|烦|拨|响)[^没]{{0,9}}?{_ANGER}"
    "|(?<![点会后晚午天上完空次候])再打(?:来|过来|电话)?(?:老子|劳资|(?:我|俺)(?:就|要|干|弄|把|去|立马|直接|肯定|马上))"
    "|(?:求求?|给我|全|都|赶紧|打爆了?)[^没吗]{0,4}停了(?:吧|啊|行不|好不)*$|把(?:我|俺)(?:给)?[删划]|^(?:请|麻烦|立即|马上)*删[除掉]$"
    "|^(?:请|快)?(?:停|停止|停下来?|打住|取消)(?:吧|了|啊)*$"
    "|怎么(?:才能)?(?:退订|取消|拉黑|屏蔽)[^没]{0,3}(?:你们|这)[^没]{0,4}(?:电话|来电)"
    "|(?:放过|饶了)(?:我|俺|咱)|求[^没]{0,3}放过|放我一[条马]|高抬贵手"
    "|(?:到此为止|就此[别打])[^吗没]{0,4}(?:别|不要|莫|甭|打)"
    f"|{_RATHER_NOT}再?(?:接到?(?!受)|收到|听到|看到|受到|见到)[^吗没]{{0,6}}(?:你们"
    f"|电话|来电|短信|骚扰|推销|回访|调查)"
    f"|(?:你们|这[类种])[^吗没]{{0,8}}(?:电话|来电|短信)[^吗没]{{0,6}}{_RATHER_NOT}再?(?:接|收|听到)"
    "|(?:永远|永久|一辈子|[这下]辈子|从今往后|从此|今后|往后|以后)[^没吗]{0,6}"
    f"(?:{_NOT}|免)[^没吗问]{{0,4}}(?:打{_NO_CALL}|联系|找我|烦|拨|发)"
    "|(?:不再|停止|终止|撤回|收回)(?:授权|同意|接受|对我)[^没吗]{0,6}(?:联系|来电|电话|营销|拨打)"
    "|谢绝(?:来电|推销|骚扰|打扰)|请?勿(?:再|来电|打扰|拨|联系|扰)"
)
_GLANCE: Final = frozenset(
    "打拨联电骚烦找吵发来删去划移剔清抹注撤取拿除屏拉销退加放进列设登标备记黑饶高到永消勿谢接收"
)

_SOON: Final = (
    "(?:今[天晚儿日]|现在|这会儿?|此刻|眼下|中午|上午|下午|早上|[这]个?(?:月|周"
    "|星期|礼拜)|这[两几]天|这阵子?|"
    "上班(?:时间|的?时候)?|睡觉(?:的?时候)?|吃饭(?:的?时候)?|开会(?:的?时候)?|[一二两三四五六七八九"
    "十]点半?(?:以?前|之前))"
)
_FOR_NOW: Final = re.compile(
    f"(?:{_SOON}[^没]{{0,3}}|先){_NOT}再?(?:[给跟]我)?打|{_NOT}(?:在|挑)?{_SOON}(?:[给跟]我)?打"
)
_BUSY: Final = re.compile("在?开会|开着?车|上课|在忙|正忙|不方便|在上班|我(?:打|回)给?[你您]")
_EVER: Final = re.compile("(?<![点半])以后|今后|往后|永远|再也|从此|天天|辈子|从今|骚扰|投诉")
_OTHER_TIME: Final = re.compile(
    "(?:再|晚上|下午|中午|上午|早上|明[天儿早]|后天|周[一二三四五六日末]|下[个周班月]"
    "|[点半后][^别不]{0,2}|有空|完|改天)"
    f"[^别不没]{{0,6}}?(?:打{_NO_CALL}|联系|说|聊|讲)"
)
_TOLD_BEFORE: Final = re.compile(
    f"(?:上次|上回|以前|之前|昨天|前天|那天|原来|当时|前阵子)[^别不]{{0,6}}(?:说"
    f"|讲|叫|让|以为)[^别不]{{0,2}}{_NOT}"
)
_BUT_NOW: Final = re.compile(
    "(?:这回|这次|现在|今天|后来)[^不没别还又]{0,8}(?:想|可以|行|好|愿意|感?兴趣|需要|了解|你说|您说|打吧)"
)
_INSISTS: Final = re.compile("不是[^没]{2,12}(?:吗|嘛|么)|还打|又打|还在打|还来|又来")
_THINGS: Final = re.compile(f"{_NOT}[^没]{{0,4}}打(?={_NO_CALL[3:]}")
_OF_THE_WORLD: Final = re.compile(
    "骚扰电话(?:怎么|如何|能不能|咋)|(?:管管|拦截|查查|处理)[^没]{0,8}(?:骚扰|打)|(?:骚扰电话|给我打)的人"
    "|(?:删|丢)了[^把]{0,2}找不到|滚一?边玩|不是[要来想]*投诉|有人投诉|(?:投诉|举报)(?:处理"
    "|到哪|进度|单号|受理)|(?:有人"
    "|被)[^没你]{0,4}(?:偷|抢|打|骗)[^你]{0,6}报警"
    "|报警[^你]{0,3}(?:有人|被|出了?|丢|车祸|着火)|打[^不没别]{0,8}(?:没人[接理]|打不通|占线)"
)
_NOT_SAID: Final = re.compile(
    f"(?:没|不是|没有)(?:跟你|和你)?(?:说|讲|让|叫|要)[^别不]{{0,3}}(?:{_NOT}|不让"
    f"|不叫|不给|不想|不愿)[^没]{{0,3}}(?:打|接|联系|你)"
    f"|不是不(?:让|叫|给|想|愿)|(?:怎么|咋|干嘛|为什么|为啥)(?:又|就)?[^别不]{{0,3}}不打"
    f"|谁(?:说|让|叫)[^别不]{{0,3}}(?:不|别|不要)打"
)
_OF_OTHERS: Final = re.compile(
    f"{_NOT}[^没]{{0,5}}打[^没]{{0,8}}(?:你俩|你们俩|你们两个|弟弟|妹妹|墙角|架)"
    f"|打架|打起来|打我(?:爸爸?|妈妈?|哥|姐|我错)|我错了|"
    f"打[这那](?:个|种|一)?(?!个?号|个?电话|个?手机|边|里|儿|家|种|类|一|么|样)"
    f"|(?:你俩|你们俩|你们两个)[^没]{{0,6}}打"
    f"|^(?:儿子|闺女|女儿|宝贝|宝宝|乖乖?|同学们?|孩子们?|弟弟|妹妹|哥哥|姐姐|小朋友们?)们?"
    f"[^没]{{0,3}}{_NOT}"
)
_ABOUT_CALLS: Final = re.compile(
    "打(?!算|折|听|不通|错)|骚扰|来电|联系我|[把将]我|我的?(?:号|电话|信息|名字|联系方式|手机)|你们(?:的|这[个些]?)电话"
)
_ASKING: Final = re.compile(
    "(?<![行好以])吗|(?<!什)么$|怎么(?!又)|如何|多少(?!.{0,5}了$)|什么时候|为什么"
    "|为啥|哪|几[点天号]|是不是|会不会|不$|还能|呢$|咋"
)
_MATTERS: Final = (
    "黑名单",
    "投诉",
    "举报",
    "退订",
    "屏蔽",
    "停止",
    "取消",
    "删",
    "拉黑",
    "注销",
    "报警",
)
_HOTLINE: Final = re.compile("(?:投诉|举报)(?:电话|热线|渠道|方式|部门|中心|平台|专员|科|处理)")
_ELSEWHERE: Final = re.compile(
    f"{_NOT}[^没]{{0,3}}打[^没]{{0,8}}打(?:我|给|另|那个|座机|手机|家里)(?!就|投|报|试)"
)
_DONE: Final = re.compile(
    "(?:不用|不必|不需要|用不着)再?(?:打|联系|来电)[^没]{0,4}(?:已经|早就?|都|刚"
    "|昨天|前天|自己|会)[^没]{0,8}[过了去]$"
)
"""What they may be calling for is done: 不用打了，我已经去过了."""
_AGAINST_OTHERS: Final = re.compile(
    "(?:投诉|举报)(?:了|过)?(?![你您恁这骚扰电打去到给信定死的了过啊吧呀哈哦吗我也就和并不没别]|$)[^\\W\\d]{2}"
)
"""我要投诉物业: not of whoever calls, as far as can be told."""
_OF_THIS_CALL: Final = re.compile("(?:别|不要|不许)再?(?:推销|吵|来)[我了人]*")
_NO_CALLS: Final = re.compile("打(?!算|折|听)|骚扰|来电|联系我|电话|号码")
_UNSAID: Final = re.compile(
    "打|电话|骚扰|来电|联系|号|接|别|不要|滚|操|草|艹|肏|日|傻|煞|畜|混|王八|屏蔽|投诉你"
)

Kind = Literal["stop", "doubt", "later", "none"]


def wish(plain: str) -> tuple[int, int] | None:
    """Where a plain form wishes that nobody calls again, in words that are no phrase."""
    if _GLANCE.isdisjoint(plain) or len(plain) > 200:
        return None
    match = _WISH.search(plain)
    return match.span() if match else None


def kind(plain: str, words: str) -> Kind:
    """What the words of a wish not to be called are in their utterance."""
    if len(plain) > 200:
        return "stop"
    if _TOLD_BEFORE.search(plain) and _BUT_NOW.search(plain):
        return "none"  # 上回我说别打了，这回我想了解了解
    if _OF_THE_WORLD.search(plain) or (_THINGS.search(plain) and not _WISH.search(plain)):
        return "none"  # 骚扰电话怎么拦截; 别打岔
    if _NOT_SAID.search(plain) and not _insists(plain):
        return "none"  # 我没说别打啊
    if _OF_OTHERS.search(plain):
        return "none"  # 别打了，你俩再打都站墙角去
    if _of_the_matter(plain, words):
        return "none"  # 黑名单怎么回事
    for_now = _FOR_NOW.search(plain) or (_BUSY.search(plain) and _OTHER_TIME.search(plain))
    if for_now and not _EVER.search(plain):
        return "later"  # 中午别打，下午打
    if _OF_THIS_CALL.fullmatch(words) and _ABOUT_CALLS.search(plain) is None:
        return "doubt"  # 别推销了; 别吵
    if _AGAINST_OTHERS.search(plain) and _NO_CALLS.search(plain) is None:
        return "doubt"
    if (_ELSEWHERE.search(plain) or _DONE.search(plain)) and not _EVER.search(plain):
        return "doubt"
    return "stop" if _UNSAID.search(plain) else "doubt"


def resembles(plain: str) -> bool:
    """Whether what is only like such a wish is none."""
    asks = _ASKING.search(plain) and not _ABOUT_CALLS.search(plain)
    return bool(asks) or _WISHFUL.isdisjoint(plain) or kind(plain, plain) in ("none", "later")


def _insists(plain: str) -> bool:
    """A second wish beside one that was only quoted: 我没说清楚吗，别打了."""
    if _INSISTS.search(plain):
        return True  # 上次不是让你们别打了吗
    return _WISH.search(_NOT_SAID.sub("", plain)) is not None


def _of_the_matter(plain: str, words: str) -> bool:
    if _HOTLINE.search(plain) and not re.search(f"{_NOT}|投诉你们", plain):
        return True
    told = any(word in words for word in _MATTERS)
    return told and bool(_ASKING.search(plain)) and not _ABOUT_CALLS.search(plain)


_WISHFUL: Final = frozenset("警去别不莫甭勿停删烦骚投黑滚又还天老拒免病妈骗消划退诉操傻没几")
_CHINESE: Final = re.compile("[㐀-鿿]")


def doubtful(plain: str, words: str) -> bool:
    """Whether it should be asked back whether somebody wants no more calls."""
    return bool(_CHINESE.search(words)) and kind(plain, words) == "doubt"


def with_stop(found: list[Asking], plain: str) -> list[Asking]:
    """Wishes not to be called in words that no phrase has, and without what only resembles one."""
    if not (found and found[0].request == "stop") and (span := wish(plain)):
        start, end = span
        found = [Asking("stop", plain[start:end], start, end, False), *found]
    if not (found and found[0].request == "stop"):
        return found
    first, *others = found
    meant = kind(plain, first.words)
    if meant == "later":
        return [first._replace(request="later"), *(r for r in others if r.request != "later")]
    return others if meant == "none" else found
