"""How many people or things a Mandarin speaker counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from callbot.understanding.found import Found
from callbot.understanding.numerals import ZH_DIGITS, ZH_NUMERAL, mandarin_value
from callbot.understanding.surface import Surface, mandarin

_NUMERAL = rf"(?:\d{{1,3}}|[{ZH_NUMERAL}]{{1,4}})"
_PERSON = (
    "大人|小孩子?|孩子|娃娃?|老人家?|老的|小的|小朋友|孙子|孙女|儿子|女儿|闺女|男孩|女孩|宝宝|婴儿|"
    "租客|室友|保姆|学生|亲戚|邻居|同事|朋友|儿女|妹妹|弟弟|姐姐|哥哥|兄弟|姐妹"
)
_ONE = (
    "老婆|爱人|媳妇儿?|老公|丈夫|妻子|老伴儿?|对象|女朋友|男朋友|妈妈?|母亲|老妈|爸爸?|父亲|老爸|"
    "爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳母|岳父|丈母娘|丈人|儿媳妇?|女婿|嫂子|老头子?|"
    "老太太|孙子|孙女儿?|外孙女?|儿子|女儿|闺女|小孩|孩子|娃儿?|妹妹?|弟弟?|姐姐?|哥哥?|宝宝|"
    "保姆|室友|舍友|老母亲|老父亲|老娘|老爹"
)
_TWO = (
    "爸爸妈妈|爷爷奶奶|外公外婆|姥姥姥爷|公公婆婆|岳父岳母|爸妈|父母亲?|爹妈|爹娘|公婆|"
    "老两口|小两口|两口子|夫妻(?:俩|两个|二人|两人)?|两个老人|二老|儿子儿媳妇?|女儿女婿"
)
_PAIR = "(?:我们|咱们?|俺们?|我|他们|她们|娘儿?|爷儿?|母女|母子|父子|父女|姐妹|兄弟|婆媳|祖孙)?"
# 一点, 一直, 第三个, 这个, 哪一个, 星期三: numerals that count nobody.
_NOT_BEFORE = r"(?<![第这那哪每某上下老小初周期拜零一二三四五六七八九十百千万两\d.点])"
_DURATION = r"(?!月|星期|礼拜|小时|钟头|多月|半月|多小时|多星期|学期|季度)"
_MEASURE = rf"(?:个{_DURATION}|口(?!子)|位|名|人|只|条|户|辆|次|趟|回|遍|盒|瓶|片|张)"


@dataclass(frozen=True, slots=True)
class _Count:
    """One counted group and where it stands in the surface text."""

    value: int
    start: int
    end: int
    rule: str
    approximate: bool = False


_RANGE = re.compile(
    rf"{_NOT_BEFORE}(?:(?P<low>\d{{1,3}}|[{ZH_NUMERAL}]{{1,3}})(?:个|口)?(?:[到至~-]|或者?|还是)"
    rf"(?P<high>\d{{1,3}}|[{ZH_NUMERAL}]{{1,3}})|(?P<ten>十)?(?P<a>[一两二三四五六七八])(?P<b>[二三四五六七八九]))"
    rf"(?=(?:来|多)?{_MEASURE})(?:个|口|位|名)?人?(?:左右|上下)?"
)
_SOME = re.compile(
    rf"{_NOT_BEFORE}(?P<n>[二三四五六七八九]?十|百|一百)[来多几](?:个{_DURATION}|口|位|名)?人?"
)
_COUNTED = re.compile(
    rf"{_NOT_BEFORE}(?P<n>{_NUMERAL})(?:(?P<measure>{_MEASURE})(?:半)?(?:人(?!家))?|(?=大人|小孩|孩子|老人))"
    rf"(?:的|之家)?(?P<role>{_PERSON})?"
)
_ALONE = re.compile(
    r"(?:就|只有|只|光|仅)(?:剩|是)?(?:我|俺|咱)(?:自己)?(?:一个(?:人|儿)?|一人|自己|本人)?(?:住|在家|过)?"
    r"|(?:我|俺)(?:自己)?一个人?(?:独?住|过日子|过|在家|生活)?|一个人?(?:独?住|过日子|生活)|自己一?个?人?(?:独?住|过)|独居|独住|孤身一人|光棍(?:一条|一个)?"
    r"|(?:我|俺)自己(?:一个人?|住|过)?"
)
_PAIRS = re.compile(rf"(?P<two>{_TWO}|{_PAIR}俩(?:人)?(?!{_ONE}|{_PERSON}))|{_PAIR}(?P<three>仨)")
_ROLE = "大人|老人家?|老的|小的|小孩子?|孩子|娃娃?|男的|女的"
_ROLE_FIRST = re.compile(
    rf"(?:(?P<total>{_NUMERAL})(?:个|口)?人?)?(?P<rest>(?:(?:{_ROLE}){_NUMERAL}(?:个|位)){{2,}})"
    rf"(?!人|{_PERSON})"
)
"""大人四个小孩三个, with or without the total before."""
_MEMBER = re.compile(
    rf"(?P<after>(?:{_ROLE})(?P<an>{_NUMERAL})(?:个|位)(?!人|{_PERSON}))"
    rf"|(?P<counted>(?P<n>{_NUMERAL})(?:个|口|位|名)?(?:人|{_PERSON}|{_ONE}))"
    rf"|(?P<pair>(?:俩|两)(?:{_PERSON}|{_ONE}))"
    rf"|(?:我|俺|咱)?(?:们|的)?(?:家)?(?P<two>{_TWO}|{_PAIR}俩(?:人)?)"
    rf"|(?:我|俺|咱)?(?:的|家)?(?:一?个)?(?P<one>{_ONE})"
    rf"|(?P<self>(?:我|俺|本人)(?:自己)?(?:一个?人|一个)?)"
)
_JOIN = re.compile(
    r"(?:[,、;,。\s]|和|跟|与|还有|以及|加上|外加|再加|加|佳|江|带着?|领着?|同|,还有|有)*"
)
_TOTAL = re.compile(r"(?:一共|总共|拢共|合计|加起来|统共|共|全家|一家子?|家里)(?:是|有|就)?$")
_NOBODY = re.compile(r"(?:没有?一个|一个(?:人)?(?:都|也)?没|一个人?(?:都|也)没有)")
_ENDS = frozenset(["", *",。!?.、;吧呢啊呀嘛了的住过都也没在"])
_FILLERS = "嗯啊呃哦是有就共大概差不多约莫应该吧呢了嘛的呀哎哈对得"
_BARE = re.compile(rf"^[{_FILLERS},。!.,\s\ufffd]*(?P<n>{_NUMERAL})[{_FILLERS},。!.,\s\ufffd]*$")


def counts(text: str) -> list[Found]:
    """See `callbot.understanding.numbers.counts`."""
    surface = mandarin(text)
    if len(surface.text) > 400:
        # Nobody counts a household at such length; what follows stays linear in the text.
        surface = Surface(surface.text[:400], text, surface.places)
    found = _whole(surface.text) or _pieces(surface.text)
    return [surface.found(c.value, (c.start, c.end), c.rule, c.approximate) for c in found]


def _whole(clean: str) -> list[_Count]:
    """Readings of the answer as a whole: nobody, a bare number, a total, a sum."""
    if match := _BARE.match(clean):
        value = mandarin_value(match["n"])
        if value is None:
            return []
        digits = match["n"]
        pair = len(digits) == 2 and all(c in ZH_DIGITS for c in digits) and value % 11 == 1
        if pair and value > 11:  # 三四: three or four, not thirty-four
            low = ZH_DIGITS[digits[0]]
            return [_Count(low, *match.span("n"), f"range:{low}-{low + 1}", True)]
        return [_Count(value, *match.span("n"), "bare")]
    if match := _NOBODY.search(clean):
        return [_Count(0, *match.span(), "nobody")]
    pieces = _pieces(clean)
    for piece in pieces:
        if piece.rule == "counted:total":
            return [piece]
    if match := _ROLE_FIRST.search(clean):
        numerals = re.findall(_NUMERAL, match["rest"])
        added_up = sum(mandarin_value(numeral) or 0 for numeral in numerals)
        told = mandarin_value(match["total"]) if match["total"] else None
        return [_Count(told or added_up, *match.span(), "sum:told" if told else "sum")]
    added = _enumeration(clean)
    if added is None:
        return []
    total = next((p for p in pieces if p.rule == "counted" and p.start <= added.start), None)
    # 两个 我和孩子: what follows a total explains it; 两个大人一个小孩 has no total, it is a sum.
    return [total] if total is not None and not total.approximate else [added]


def _pieces(clean: str) -> list[_Count]:
    taken: list[_Count] = []
    for pattern, read in (
        (_RANGE, _range),
        (_SOME, _some),
        (_COUNTED, _counted),
        (_PAIRS, _pairs),
        (_ALONE, _alone),
    ):
        for match in pattern.finditer(clean):
            count = read(match, clean)
            if count and not any(count.start < t.end and t.start < count.end for t in taken):
                taken.append(count)
    return sorted(taken, key=lambda count: count.start)


def _range(match: re.Match[str], _clean: str) -> _Count | None:
    if match["low"]:
        low, high = mandarin_value(match["low"]), mandarin_value(match["high"])
    else:
        ten = 10 if match["ten"] else 0
        low, high = ten + ZH_DIGITS[match["a"]], ten + ZH_DIGITS[match["b"]]
        if high != low + 1:
            return None
    if low is None or high is None or high <= low:
        return None
    return _Count(low, *match.span(), f"range:{low}-{high}", True)


def _some(match: re.Match[str], _clean: str) -> _Count | None:
    value = mandarin_value(match["n"])
    return None if value is None else _Count(value, *match.span(), f"at-least:{value}", True)


def _counted(match: re.Match[str], clean: str) -> _Count | None:
    value = mandarin_value(match["n"])
    if value is None or (match["measure"] in ("张", "条", "片") and match["role"]):
        return None
    if match["role"]:
        return _Count(value, *match.span(), "counted:part")
    rest = clean[match.end() : match.end() + 1]
    if value == 1 and match[0].startswith("一个") and "人" not in match[0] and rest not in _ENDS:
        return None  # 换一个电脑: 一个 is hardly more than an article
    before = clean[max(0, match.start() - 6) : match.start()]
    rule = "counted:total" if match["measure"] == "口" or _TOTAL.search(before) else "counted"
    vague = bool(re.search(r"(?:大概|差不多|大约|可能)$", before))
    return _Count(value, *match.span(), rule, vague)


def _pairs(match: re.Match[str], _clean: str) -> _Count | None:
    return _Count(3 if match["three"] else 2, *match.span(), "pair")


def _alone(match: re.Match[str], clean: str) -> _Count | None:
    rest = clean[match.end() : match.end() + 1]
    # 就我们…, 就我和…: not alone after all.
    return (
        None
        if rest and rest in "们和跟与爸妈老爱俩仨家媳丈妻孩儿女"
        else _Count(1, *match.span(), "alone")
    )


def _enumeration(clean: str) -> _Count | None:
    """The sum of the longest row of members: 我和老伴还有两个孩子 is 4."""
    best: _Count | None = None
    at = 0
    while match := _MEMBER.search(clean, at):
        start, end = match.span()
        total, members, has_self, has_number, join_words = 0, 0, False, False, ""
        while match is not None:
            value = _member(match)
            if value is None:
                break
            if members and join_words == "" and match[0].endswith("个人") and match["counted"]:
                # 我和爱人 两个人: the number sums up what was listed.
                return _Count(value, start, match.end(), "sum:told")
            total, members, end = total + value, members + 1, match.end()
            has_self = has_self or bool(match["self"])
            has_number = has_number or bool(match["counted"] or match["pair"] or match["after"])
            join = _JOIN.match(clean, end)
            join_words = join[0].strip(",、。;") if join else ""
            match = _MEMBER.match(clean, join.end() if join else end)
        if members >= 2 and (best is None or members > 1):
            row = _Count(total, start, end, "sum")
            if not has_self and not has_number and not re.match(_TWO, clean[start:]):
                # 老婆和孩子: the speaker lives there too.
                row = _Count(total + 1, start, end, "sum:with-speaker", True)
            if best is None or row.end - row.start > best.end - best.start:
                best = row
        at = max(end, start + 1)
    return best


def _member(match: re.Match[str]) -> int | None:
    if match["after"]:
        return mandarin_value(match["an"])
    if match["counted"]:
        return mandarin_value(match["n"])
    if match["pair"] or match["two"]:
        return 2
    return 1
