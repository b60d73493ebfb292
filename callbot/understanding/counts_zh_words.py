"""Mandarin words of a household: who is one, two or several, and what is said around a count."""

from __future__ import annotations

import re

from callbot.understanding.numerals import ZH_NUMERAL

NUMERAL = rf"(?:\d{{1,3}}|[{ZH_NUMERAL}]{{1,4}})"
PERSON = (
    "大人|小孩子?|孩子|娃娃?|老人家?|老的|小的|小朋友|孙子|孙女|儿子|女儿|闺女|男孩|女孩|宝宝|婴儿|"
    "租客|室友|保姆|学生|亲戚|邻居|同事|朋友|儿女|妹妹|弟弟|姐姐|哥哥|兄弟|姐妹"
)
ONE = (
    "老婆|爱人|媳妇儿?|老公|丈夫|妻子|老伴儿?|对象|女朋友|男朋友|妈妈?|母亲|老妈|爸爸?|父亲|老爸|"
    "爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳母|岳父|丈母娘|丈人|儿媳妇?|女婿|嫂子|老头子?|"
    "老太太|孙子|孙女儿?|外孙女?|儿子|女儿|闺女|小孩|孩子|娃儿?|妹妹?|弟弟?|姐姐?|哥哥?|宝宝|"
    "保姆|室友|舍友|老母亲|老父亲|老娘|老爹|娘(?!家|俩|儿|仨)|爹(?!俩)|侄子|侄女|外甥女?|嫂子?|姑姑|姑妈|"
    "叔叔|舅舅|姨妈?|阿姨"
)
TWO = (
    "一儿一女|一双儿女|双胞胎|龙凤胎|爸爸妈妈|爷爷奶奶|外公外婆|姥姥姥爷|公公婆婆|岳父岳母|爸妈|父母亲?|"
    "爹妈|爹娘|公婆|"
    "老两口|小两口|两口(?:子|(?!人|之家))|夫妻(?:俩|两个|二人|两人)?|两个老人|二老|儿子儿媳妇?|女儿女婿"
)
PAIR = "(?:我们|咱们?|俺们?|我|他们|她们|娘儿?|爷儿?|母女|母子|父子|父女|姐妹|兄弟|婆媳|祖孙)?"
# 一点, 一直, 第三个, 这个, 哪一个, 星期三: numerals that count nobody.
NOT_BEFORE = r"(?<![第这那哪每某上下老小初周期拜零一二三四五六七八九十百千万两\d.点])"
DURATION = r"(?!月|星期|礼拜|小时|钟头|多月|半月|多小时|多星期|学期|季度)"
MEASURE = rf"(?:个{DURATION}|口(?!子)|位|名|人|只|条|户|辆|次|趟|回|遍|盒|瓶|片|张)"


RANGE = re.compile(
    rf"{NOT_BEFORE}(?:(?P<low>\d{{1,3}}|[{ZH_NUMERAL}]{{1,3}})(?:个|口)?(?:[到至~-]|或者?|还是)"
    rf"(?P<high>\d{{1,3}}|[{ZH_NUMERAL}]{{1,3}})|"
    rf"(?P<ten>十)?(?P<a>[一两二三四五六七八])(?P<b>[二三四五六七八九]))"
    rf"(?=(?:来|多)?{MEASURE})(?:个|口|位|名)?人?(?:左右|上下)?"
)
SOME = re.compile(
    rf"{NOT_BEFORE}(?P<n>[二三四五六七八九]?十|百|一百)[来多几](?:个{DURATION}|口|位|名)?人?"
)
COUNTED = re.compile(
    rf"{NOT_BEFORE}(?P<n>{NUMERAL})(?:(?P<measure>{MEASURE})(?:半)?(?:人(?!家))?|(?=大人|小孩|孩子|老人))"
    rf"(?:的|之家)?(?P<role>{PERSON})?"
)
ALONE = re.compile(
    r"(?:就|只有|只|光|仅)(?:剩|是)?(?:我|俺|咱)(?:自己)?(?:一个(?:人|儿)?|一人|自己|本人)?(?:住|在家|过)?"
    r"|(?:我|俺)(?:自己)?一个人?(?:独?住|过日子|过|在家|生活)?|一个人?(?:独?住|过日子|生活)|"
    r"自己一?个?人?(?:独?住|过)|独居|独住|孤身一人|光棍(?:一条|一个)?"
    r"|(?:我|俺)自己(?:一个人?|住|过)?"
)
PAIRS = re.compile(rf"(?P<two>{TWO}|{PAIR}俩(?:人)?(?!{ONE}|{PERSON}))|{PAIR}(?P<three>仨)")
BIG_AND_SMALL = re.compile(
    rf"(?:老(?P<old>{NUMERAL}))?(?P<big>[{ZH_NUMERAL}])大(?P<small>[{ZH_NUMERAL}])小"
)
"""四大一小: grown-ups and children."""
WITH_ME = re.compile(r"^(?:嗯|就|只|现在|我|自己)*[跟和与同陪](?:着)?")
WITH_ME_ENDS = re.compile(r"(?:住|一起|一块儿?|过|在家|的|呢|啊|吧|[,，。.!！\s])*$")
"""跟我妈住: the speaker, and with whom."""
SAME_AGAIN = re.compile(r"就?(?:俩人?|两个?人|两口人?)$")
"""俩人，老两口 tells of the same two twice."""
ROLE = "大人|老人家?|老的|小的|小孩子?|孩子|娃娃?|男的|女的"
ROLE_FIRST = re.compile(
    rf"(?:(?P<total>{NUMERAL})(?:个|口)?人?)?(?P<rest>(?:(?:{ROLE}){NUMERAL}(?:个|位)){{2,}})"
    rf"(?!人|{PERSON})"
)
"""大人四个小孩三个, with or without the total before."""
MEMBER = re.compile(
    rf"(?P<home>(?:(?:我们|咱们?|俺们?|(?:{ONE})(?=一?家))(?:一?家)?|一家子?)?(?P<hn>{NUMERAL})口(?:人|子)?)"
    rf"|(?P<after>(?:{ROLE})(?P<an>{NUMERAL})(?:个|位)(?!人|{PERSON}))"
    rf"|(?P<counted>(?P<n>{NUMERAL})(?:个|口|位|名)?(?:人|{PERSON}|{ONE}))"
    rf"|(?P<pair>(?:俩|两)(?:{PERSON}|{ONE}))"
    rf"|(?:我|俺|咱)?(?:们|的)?(?:家)?(?P<two>{TWO}|{PAIR}俩(?:人)?)"
    rf"|(?:我|俺|咱)?(?:的|家)?(?:一?个)?[小大老二]?(?P<one>{ONE})"
    rf"|(?P<self>(?:我|俺|本人)(?:自己)?(?:一个?人|一个)?)"
)
COUPLE = re.compile(r"老两口|小两口|两口|夫妻|.*俩")
"""Of whom the speaker is one."""
TOTAL_FIRST = re.compile(r".*(?:俩人?|两人|个人|口子?)$")
"""What is followed by 我和…: those it counted, told one by one."""
JOIN = re.compile(
    r"(?:[,、;,。\s]|和|跟|与|还有|以及|加上|外加|再加|加|佳|江|带着?|领着?|同|,还有|有)*"
)
MORE_JOIN = re.compile(r"[,，]?(?:还有|加上|再加|另外|外加|带)")
TOTAL = re.compile(r"(?:一共|总共|拢共|合计|加起来|统共|共|全家|一家子?|家里)(?:是|有|就)?$")
NOBODY = re.compile(
    r"^没有?人[了啊呀]?$|(?:没有?一个|一个(?:人)?(?:都|也)?没|一个人?(?:都|也)没有)"
)
ENDS = frozenset(["", *",。!?.、;吧呢啊呀嘛了的住过都也没在"])
BESIDES_SPEAKER = re.compile(
    rf"(?:除了?|除开|除去|不算|不含|不包括|没算)(?:我|俺)(?:自己|自个儿?|本人)?(?:以外|之外)?[,，]?"
    rf"(?:还有|还|有|剩|一共|共|是)*(?P<n>{NUMERAL})(?:个|口|位)人?"
)
"""除了我还有三个: the speaker is one more."""
ONLY_US = re.compile(r"(?:没有?|无)(?:别|其他|旁)的?人(?:了|啦)?$")
"""家里没别人."""
VAGUE_BEFORE = re.compile(
    r"(?:大概|差不多|大约|可能|至少|起码|最少|最多|不到|将近|快|得有)(?:有|是)?$"
)
VAGUE_AFTER = re.compile(r"左右|上下|以上|以下|多(?![^,，]*多)")
PART_BEFORE = re.compile(r"(?:加上?|和|跟|还有|外加)(?:我们|咱们?|俺们?)?(?:一家子?|家)?$")
PART_AFTER = re.compile(r"[,，、\s]*(?:[跟和](?=我)|再?加上?|带着?个?|外加|还有个?|另外还有)(?=\S)")
"""What makes a household that was counted (我们一家三口) a part of a greater one."""
FILLERS = "嗯啊呃哦是有就共大概差不多约莫应该吧呢了嘛的呀哎哈对得"
BARE = re.compile(rf"^[{FILLERS},。!.,\s\ufffd]*(?P<n>{NUMERAL})[{FILLERS},。!.,\s\ufffd]*$")
