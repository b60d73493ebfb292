"""Places in Mandarin: exact names by table, misheard ones by pinyin."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from callbot.core.script import Language
from callbot.understanding import slips
from callbot.understanding.found import Found
from callbot.understanding.gazetteer import AT_HOME, Place, lies_in, mandarin_names, rows
from callbot.understanding.surface import listed, mandarin

# Names that are also everyday words, or parts of them: they need a sign that a place is meant.
_EVERYDAY = frozenset(
    listed(
        "公安 民权 博爱 建始 新安 太康 保康 台前 日照 白银 大同 安康 来宾 百色 阿里 平安 "
        "中山 方城 商城 黄梅 平和 和平 同心 永安 安宁 合作 灯塔 五常 安达 新民 新星 白杨 "
        "首都 祖国 宁 港 台 兴安 光山 东方 高安 无为 合山 平果 永康 永济 永年 安心 安定 "
        "大方 和顺 平利 长寿 高唐 中方 集中 连城 怀仁 正安 安化 普安 吉安 德兴 同仁 孝义 "
        "仁化 利津 金沙 晴隆 水城 天等 上思 上林 文成 嘉善 开化 常山 大名 行唐 平乡 万全 "
        "清水 会宁 通道 江口 江山 临时 开平 开化 平安 城口 城固 洋县 留坝 镇安 石泉 光谷 "
        "长安 大理 北屯 双河 通海 龙井 阳春 江油 大足 开江 红河 凤凰 花垣 新田 道县 宁远 "
        "桃源 安乡"
    )
)
_SIGN_BEFORE = re.compile(
    r"(?:去|(?<![受得遇感做收找看听想等达直碰见])到|从|在|回|来自|往|住|经过|路过|途经|途径|由|离开|飞|呆|待|上|跑|自|出差|老家|是|于)"
    r"(?:了|过|的|一?趟|一?次|个|着)?$"
)
_STRONG_SIGN = re.compile(
    r"(?:去|(?<![受得遇感做收找看听想等达直碰见])到|从|在|回|来自|往|路过|经过|途经|飞|离开)"
    r"(?:了|过)?(?:一?趟|一?次)?$"
)
_NOT_AFTER = re.compile(r"路(?!过)|街|大道|话|菜|火锅|热干面|烤鸭|时间|银行|移动|电信|联通|巷")
_ENDINGS = re.compile(
    r"(?:特别行政区|自治区|自治州|地区|市|省)(?!场|里|区|民|长|委)|县(?!城)|[区州]"
)
_FILLERS = re.compile(r"[嗯啊呃哦是就那个的吧呢了嘛呀哎哈对,。!.?、\s\ufffd]*")
# Common words that sound like a place. Only those a place-word can stand before.
_COMMON = frozenset(
    listed(
        "同城 银行 医院 公园 工地 应该 没有 一直 南方 北方 广场 超市 单位 学校 市场 农村 "
        "县城 城里 乡下 老家 外地 外面 家里 哪里 那里 这里 这边 那边 上班 下班 隔离 集中 "
        "时候 亲戚 同事 朋友 里面 上面 下面 前面 后面 旁边 附近 门口 小区 村里 镇上 街上 "
        "路上 车上 火车 高铁 饭店 酒店 宾馆 地方 国外 国内 境外 省外 省内 市外 市内 市里 "
        "省里 县里 区里 外省 外县 外市 本地 当地 一起 以前 以后 当时 现在 今年 去年 那天 "
        "这会 武术 五一 十一 初一 初二 初三 初四 初五 初六 晋城 进城 出城 全国 各地 异地 "
        "已经 意识 医师 老师 公司 工厂 车站 机场 大姨 大爷 姥姥 姥爷 奶奶 爷爷 干妈 姑姑 "
        "舅舅 姐姐 弟弟 过年 过节 走亲 串门 聚会 吃饭 买菜 散步 看病 拿药 打针 取钱 打工 "
        "出差 旅游 旅行 开会 学习 上课 那儿 哪儿 这儿 自己 咱们 我们 他们 你们 别人 人家 "
        "大家 谁家 姨家 姑家 河边 湖边 海边 山上 山里 公安 上海 行李 西面 南面 北面 东面 "
        "西边 南边 北边 东边 中间 新家 信仰 想想 飞机 之间 行业 每周 护士 武士 五十 通话 "
        "童话 姨妈 大妈 家乡 屋子 林子 西站 东站 南站 北站 阳台 边境 沿岸 岸上 天井 洋行 "
        "央行 妓院 实验 试验 一场 一层 一次 一村 五分 五位 五种 三名 三位 务实 服侍 遗产 "
        "一直 午饭 午餐 进门 信件 形象 现场 现成 故事 职工 简历 吉他 其他 其它 今天 明天 "
        "昨天 前天 后天 早上 晚上 中午 下午 上午 半夜 月初 月底 月中"
    )
)

# Everyday words that sound like a place, but that 去 or 从 hardly ever stands before.
_COMMON_ALONE = frozenset(
    listed(
        "伤害 危害 眼睛 眼镜 为难 新鲜 水平 关系 形成 经常 一样 怎样 异常 无常 无视 忽视 "
        "何必 建立 经营 大量 形态 心态 心想 智力 治理 方向 阳性 相反 背后 正常 想象 印象 "
        "衡量 商量"
    )
)


class _Hit(NamedTuple):
    start: int
    end: int
    candidates: tuple[Place, ...]
    rule: str
    approximate: bool


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """First character → the lengths of the names that begin with it, longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in mandarin_names():
        found[name[0]].add(len(name))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


@lru_cache(maxsize=1)
def _weak() -> frozenset[str]:
    """Names that are taken for a place only with a sign: everyday words, far counties, 鄂."""
    weak = set(_EVERYDAY)
    for name, places in mandarin_names().items():
        first = places[0]
        near = first.id.startswith(AT_HOME) and not first.district
        city = first.zh_full.endswith("市")
        if len(name) == 1 or (
            first.level == "county" and name != first.zh_full and not (near or city)
        ):
            weak.add(name)
    return frozenset(weak)


def places(text: str, language: Language = "zh") -> list[Found]:
    """See `callbot.understanding.places.places`."""
    surface = mandarin(text)
    clean = surface.text
    hits = _exact(clean)
    heard = _misheard(clean, hits)
    hits = [h for h in hits if not any(m.start <= h.start < m.end for m in heard)] + heard
    hits = _merged(clean, sorted(hits, key=lambda hit: hit.start))
    everything = [place for hit in hits for place in hit.candidates[:1]]
    found = []
    for hit in hits:
        place, others = _choose(hit.candidates, everything)
        rule, value = hit.rule, place.zh if language == "zh" else place.en
        if others:
            one_name = len({other.zh for other in others}) == 1
            told = [_where(other) if one_name else other.zh for other in others[:4]]
            rule = f"ambiguous:{'/'.join(told)}"
        vague = hit.approximate or bool(others)
        found.append(surface.found(value, (hit.start, hit.end), rule, vague))
    return found


def _exact(clean: str) -> list[_Hit]:
    names, lengths, weak = mandarin_names(), _lengths(), _weak()
    hits: list[_Hit] = []
    at = 0
    while at < len(clean):
        for size in lengths.get(clean[at], ()):
            name = clean[at : at + size]
            candidates = names.get(name)
            if len(name) < size or candidates is None:
                continue
            if not _meant(clean, at, at + size, name in weak):
                continue
            ending = _ENDINGS.match(clean, at + size) if name == candidates[0].zh else None
            end = ending.end() if ending else at + size
            first = candidates[0]
            rule = "name" if name in (first.zh, first.zh_full) else f"alias:{name}"
            hits.append(_Hit(at, end, candidates, rule, False))
            at = end - 1
            break
        at += 1
    return hits


def _meant(clean: str, start: int, end: int, weak: bool) -> bool:
    """Whether a name at a span is a place and no road, dish or everyday word."""
    if _NOT_AFTER.match(clean, end):
        return False
    if not weak:
        return True
    if _alone(clean, start, end):
        return True
    ending = _ENDINGS.match(clean, end)
    sign = _SIGN_BEFORE.search(clean, max(0, start - 5), start)
    if end - start == 1:
        # 去鄂, 回豫: a single character is a province only between such a verb and the end.
        return bool(sign) and bool(_FILLERS.fullmatch(clean[end : end + 3]))
    return bool(sign) or bool(ending and ending[0] not in ("州", "区"))


def _alone(clean: str, start: int, end: int) -> bool:
    return bool(
        end - start > 1
        and len(clean) - (end - start) <= 6
        and _FILLERS.fullmatch(clean[:start])
        and _FILLERS.fullmatch(clean[end:])
    )


_SOUNDING = frozenset(listed("汉口 武昌 汉阳 襄樊 内蒙 印尼 澳洲"))
"""Aliases worth hearing by sound; the others sound like too many words."""


@lru_cache(maxsize=1)
def _by_sound() -> dict[tuple[str, ...], tuple[tuple[tuple[str, ...], Place], ...]]:
    """Folded syllables → names that sound like them: provinces, prefectures, counties near by."""
    found: dict[tuple[str, ...], list[tuple[tuple[str, ...], Place]]] = defaultdict(list)
    for place in rows():
        near = place.level != "county" or (place.id.startswith(AT_HOME) and not place.district)
        if not near:
            continue
        for name in {place.zh, *_SOUNDING.intersection(place.aliases_zh)}:
            spoken = slips.syllables(name)
            if 2 <= len(spoken) <= 5 and len(spoken) == len(name) and name not in _EVERYDAY:
                found[tuple(map(slips.folded, spoken))].append((spoken, place))
    return {key: tuple(entries) for key, entries in found.items()}


def _misheard(clean: str, taken: list[_Hit]) -> list[_Hit]:
    """Names by pinyin, where a place-word stands before, an ending after, or nothing besides."""
    hits: list[_Hit] = []
    by_sound = _by_sound()
    for start in _candidate_starts(clean):
        stretch = clean[start : start + 5]
        sounds = slips.syllables(stretch)
        aligned = len(sounds) == len(stretch)  # nothing but characters that have a sound
        for size in (5, 4, 3, 2):
            end = start + size
            word = clean[start:end]
            heard = sounds[:size] if aligned else slips.syllables(word)
            entries = by_sound.get(tuple(map(slips.folded, heard)))
            if not entries or len(word) < size:
                continue
            if any(_stands(h, start, end) for h in (*taken, *hits)):
                continue
            if word in _COMMON or word[-1] in "了过的吗吧呢啊呀":
                continue
            best = min(entries, key=lambda entry: _slip(heard, entry[0]))
            cost = _slip(heard, best[0])
            if cost <= _allowed(best[1], size) and _told(clean, start, end, cost):
                # Of names that sound the same, the one that shares a character is meant.
                same = [entry[1] for entry in entries if entry[0] == best[0]]
                same.sort(key=lambda place: -len(set(place.zh) & set(word)))
                if set(same[0].zh) & set(word):
                    same = [place for place in same if set(place.zh) & set(word)]
                hits.append(_Hit(start, end, tuple(same), f"homophone:{word}", cost > 0))
                break
    return hits


def _allowed(place: Place, size: int) -> int:
    """How many confused sounds a name bears: short names of places far off bear none."""
    likely = place.level == "province" or (
        place.level == "prefecture" and place.id.startswith(AT_HOME)
    )
    return 2 if size >= 4 else 1 if likely or size == 3 else 0


_PLACE_WORD = re.compile(
    r"(?:去|到|从|在|回|来自|往|路过|经过|途经|飞|离开)(?:了|过)?(?:一?趟|一?次)?"
)
_ADMIN = re.compile(r"[市省县](?![场里长委区])")


def _stands(hit: _Hit, start: int, end: int) -> bool:
    """Whether an exact find keeps a stretch; a far county yields to a longer name by sound."""
    if not (hit.start < end and start < hit.end):
        return False
    county = hit.candidates[0].level == "county" and hit.rule == "name"
    return not (county and hit.start == start and end > hit.end)


def _candidate_starts(clean: str) -> list[int]:
    """Where a misheard name may begin; linear in the text."""
    starts = {match.end() for match in _PLACE_WORD.finditer(clean)}
    for match in _ADMIN.finditer(clean):
        starts.update(range(max(0, match.start() - 3), match.start() - 1))
    if len(clean) <= 12:
        filler = _FILLERS.match(clean)
        starts.add(filler.end() if filler else 0)
    return sorted(starts)


def _told(clean: str, start: int, end: int, cost: int) -> bool:
    if _NOT_AFTER.match(clean, end):
        return False
    if _STRONG_SIGN.search(clean, max(0, start - 5), start) or _ADMIN.match(clean, end):
        return True
    usable = cost == 0 and clean[start] != "一" and clean[start:end] not in _COMMON_ALONE
    return usable and _alone(clean, start, end)


_INITIAL = re.compile(r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?")


def _slip(heard: tuple[str, ...], meant: tuple[str, ...]) -> int:
    """How many sounds differ, initials and finals apart."""
    slipped = 0
    for a, b in zip(heard, meant, strict=True):
        if a != b:
            first, second = _INITIAL.match(a), _INITIAL.match(b)
            assert first and second  # the pattern matches the empty string
            slipped += (first[0] != second[0]) + (a[first.end() :] != b[second.end() :])
    return slipped


_BETWEEN = re.compile(r"[的,、。\s]?")


def _merged(clean: str, hits: list[_Hit]) -> list[_Hit]:
    """A place just before one that lies in it gives way: 湖北武汉 is 武汉."""
    merged: list[_Hit] = []
    for hit in hits:
        before = merged[-1] if merged else None
        if before is not None and _BETWEEN.fullmatch(clean[before.end : hit.start]):
            inner = tuple(
                place
                for place in hit.candidates
                if any(lies_in(place, great) and place != great for great in before.candidates)
            )
            if inner:
                hit = _Hit(before.start, hit.end, inner, hit.rule, hit.approximate)
                merged.pop()
        merged.append(hit)
    return merged


def _choose(candidates: tuple[Place, ...], named: list[Place]) -> tuple[Place, tuple[Place, ...]]:
    """The place meant among those of one name, and all of them where that stays open."""
    told = [p for p in candidates if any(lies_in(p, other) and p != other for other in named)]
    pool = tuple(told) or candidates
    first = pool[0]
    if first.rank <= 1 and all(p.zh == first.zh or p.rank > 1 for p in pool):
        return first, ()
    rivals = [p for p in pool if p == first or not lies_in(p, first)]
    home = [p for p in rivals if p.id.startswith(AT_HOME)]
    if len(home) == 1 and first.level == "county":
        first = home[0]
    return first, tuple(rivals) if len(rivals) > 1 else ()


def _where(place: Place) -> str:
    """The province (or country) a place lies in, to tell namesakes apart."""
    from callbot.understanding.gazetteer import by_id, lineage

    table = by_id()
    above = sorted((table[ident] for ident in lineage(place.id)), key=lambda p: p.rank)
    top = [p for p in above if p.rank >= 1 and p != place] or above
    return top[0].zh
