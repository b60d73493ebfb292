"""Spoken dates for recogniser grammars: every word with its usual neighbours."""

from __future__ import annotations

from functools import lru_cache

from callbot.understanding.dates_en_words import MONTHS, ORDINALS, WEEKDAYS
from callbot.understanding.surface import listed


@lru_cache(maxsize=1)
def mandarin() -> tuple[str, ...]:
    """Mandarin samples."""
    ones = listed("一 二 三 四 五 六 七 八 九 十")
    days = [*ones, *(f"十{n}" for n in ones[:9]), "二十", *(f"二十{n}" for n in ones[:9])]
    days += ["三十", "三十一"]
    months = [*ones, "十一", "十二"]
    out = [f"{d}号" for d in days]
    out += [f"{m}月" for m in months] + [f"{m}月底" for m in months] + [f"{m}月初" for m in months]
    out += [f"{months[i % 12]}月{d}号" for i, d in enumerate(days)]
    out += [f"{m}月二十" for m in months] + [f"{m}月中旬" for m in ("一", "二", "十二")]
    out += [f"{b}{w}" for b in ("星期", "礼拜", "上周", "上个星期", "周") for w in "一二三四五六天"]
    out += [
        f"{n}天前" for n in ("两", "三", "四", "五", "六", "七", "八", "九", "十", "几", "十几")
    ]
    out += [f"{n}个星期前" for n in ("一", "两", "三")] + [
        f"{n}个月前" for n in ("半", "一", "两", "三")
    ]
    out += listed(
        "今天 今早 昨天 昨晚 前天 大前天 明天 后天 上周 这周 上周末 上个星期 上个礼拜 上个月 这个月"
    )
    out += listed(
        "上个月底 上个月初 上个月中旬 上个月二十号 月初 月底 年前 年后 年底 去年 "
        "去年十二月 今年 今年一月"
    )
    out += [f"腊月{d}" for d in ("十五", "二十", "二十三", "二十五", "二十八", "二十九", "三十")]
    out += (
        [f"正月初{n}" for n in ones]
        + [f"大年初{n}" for n in ones[:3]]
        + [f"初{n}" for n in ones[:8]]
    )
    out += listed(
        "年三十 大年三十 除夕 春节 过年 元宵节 正月十五 元旦 国庆节 五一 小年 腊八 过年的时候"
    )
    out += listed(
        "前几天 前两天 这几天 前阵子 一周前 两周前 半个月前 二十号左右 从二十号到二十五号 二十几号"
    )
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=1)
def english() -> tuple[str, ...]:
    """English samples."""
    names = [name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july")]
    ordinals = sorted(ORDINALS, key=lambda word: ORDINALS[word])
    weekdays = [name for name in WEEKDAYS if len(name) > 5]
    out = [f"the {word}" for word in ordinals] + [f"on the {word}" for word in ordinals]
    out += [f"{names[i % 12]} {word}" for i, word in enumerate(ordinals)]
    out += [f"{names[(i + 5) % 12]} {word}" for i, word in enumerate(ordinals[:24])]
    out += [f"in {name}" for name in names] + [f"the end of {name}" for name in names[:3]]
    out += [f"last {name}" for name in weekdays] + [f"on {name}" for name in weekdays]
    out += [f"{n} days ago" for n in listed("two three four five six seven eight nine ten")]
    out += [f"{n} weeks ago" for n in ("two", "three", "four")]
    out += listed(
        "today|yesterday|the day before yesterday|this morning|last night|tomorrow|last week|"
        "this week|last weekend|last month|this month|the end of last month|a week ago|"
        "the beginning of last month|the middle of last month|early this month|a month ago|"
        "a couple of days ago|a few days ago|a couple of weeks ago|the week before last|"
        "new year's eve|new year's day|christmas|chinese new year|lunar new year|"
        "chinese new year's eve|spring festival|lantern festival|national day|last year|"
        "from the eighteenth to the twentieth|late january|early february|mid january|"
        "the twentieth of january|the eighteenth of january|about a week ago|the other day",
        "|",
    )
    return tuple(dict.fromkeys(out))
