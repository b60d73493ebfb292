"""Spoken counts with their usual neighbours, for grammars."""

from __future__ import annotations

from functools import lru_cache

from callbot.understanding.surface import listed


@lru_cache(maxsize=1)
def mandarin() -> tuple[str, ...]:
    """Everyday counts."""
    numerals = listed("一 两 三 四 五 六 七 八 九 十 十一 十二 十三 十五 二十")
    out = [f"{n}{form}" for n in numerals for form in ("个", "个人", "口人")]
    out += [f"一家{n}口" for n in numerals[1:8]] + ["二", *numerals]
    out += [f"我们家{n}口人" for n in numerals[1:7]] + [f"一共{n}个人" for n in numerals[1:7]]
    out += listed("就我一个 就我自己 就我一个人 我一个人住 独居 我自己住 老两口 我们俩 小两口")
    out += listed("我们两口子 我们仨 娘俩 爷俩 夫妻俩 我们一家三口 三口之家")
    out += listed("两三个 三四个 三四口人 四五个人 五六个人 六七个人 十来个 十几个人")
    out += listed("两个我和孩子 两个大人一个小孩 两个大人两个孩子 三个大人一个孩子 两个老人")
    out += listed("我和老伴 我和爱人 我跟我老婆 我和我老公 我和孩子 还有两个孩子 我爸妈和我")
    out += listed("我和老婆还有一个孩子 爷爷奶奶 老两口带一个孙子 大概三个 差不多五个")
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=1)
def english() -> tuple[str, ...]:
    """Everyday counts."""
    numerals = listed(
        "one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
    )
    out = [*numerals, *(f"{n} people" for n in numerals), *(f"{n} of us" for n in numerals[1:12])]
    out += [f"a family of {n}" for n in numerals[1:9]] + [f"there are {n}" for n in numerals[1:9]]
    out += [f"there are {n} of us" for n in numerals[1:9]] + [f"we are {n}" for n in numerals[1:9]]
    out += [f"{n} adults" for n in numerals[1:6]] + [f"{n} kids" for n in numerals[1:6]]
    out += [f"and {n} children" for n in numerals[1:6]] + ["one adult", "one child", "one kid"]
    out += listed(
        "just me|only me|just myself|i live alone|i live by myself|on my own|both of us|"
        "both of us and the kid|the two of us|a couple|two or three|three or four|four or five|"
        "me and my wife|me and my husband|my wife and i|my husband and i|"
        "me my husband and two kids|"
        "my wife and two kids|my parents and me|me and the baby|me and my son|me and my daughter|"
        "my mother and me|two adults one child|me and my parents|two adults and two children|"
        "four people in total|about five people|half a dozen",
        "|",
    )
    return tuple(dict.fromkeys(out))
