"""A text as the finders read it, and where each of its characters stood in what was given.

Recognisers put spaces between Mandarin words, people type full-width digits and traditional
characters; the finders should see neither, but must say where in the *given* text they found
something.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from callbot.core.answers import Value
from callbot.understanding.found import Found


def listed(words: str, separator: str | None = None) -> tuple[str, ...]:
    """A word list written as one text, which is how long ones stay readable."""
    return tuple(words.split(separator))


def any_said(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these expressions in an English plain form, from word to word."""
    return re.compile(rf"(?<![^ ])(?:{'|'.join(expressions)})(?:(?<= )|(?= )|$)")


UNKNOWN = "\ufffd"
"""Stands for a word the recogniser could not make out, so that nothing matches across it."""

# Traditional → simplified for the characters of numbers, dates, families and places; one to one.
_TRADITIONAL = (
    "兩個號點陽漢襄鄭廣東雲貴陝蘇浙灣龍門馬長縣區國省慶濱瀋遼寧沖衛軍順義興瓊島連內爾齊魯豐"
    "鄲滄廊衡錫徐鎮鹽揚紹溫衢麗蕪銅亳廈漳巖贛饒濟淄棗濰臨萊聊荷澤開頂鶴焦許潁漯駐關黃荊鄂隨"
    "湘潭懷婁邵嶽韶圳汕湛慶惠陸雲潮揭憲欽貢瀘綿樂資內廣達巴遵畢昆曲靖騰昭麗臨滄紅楚臘蘭嘉峪"
    "銀甘肅張掖涼酒蘭吳衛烏木勒陰澳羅倫歐韓緬馬賓蘭英美俄德禮週來過從這邊們媽爺孫兒媽親嗎還"
    "沒說時後節現號歲萬億參陸貳叁媳婦婆丈給見發燒攝氏華裡裏間養業飛機場車廠學館樓邊對實際總"
    "統員體溫約幾點鐘剛們離別處達遠進運頭買賣單復確診聯應該問題無為與專門聽話讓請認識醫藥護"
)
_SIMPLIFIED = (
    "两个号点阳汉襄郑广东云贵陕苏浙湾龙门马长县区国省庆滨沈辽宁冲卫军顺义兴琼岛连内尔齐鲁丰"
    "郸沧廊衡锡徐镇盐扬绍温衢丽芜铜亳厦漳岩赣饶济淄枣潍临莱聊荷泽开顶鹤焦许颍漯驻关黄荆鄂随"
    "湘潭怀娄邵岳韶圳汕湛庆惠陆云潮揭宪钦贡泸绵乐资内广达巴遵毕昆曲靖腾昭丽临沧红楚腊兰嘉峪"
    "银甘肃张掖凉酒兰吴卫乌木勒阴澳罗伦欧韩缅马宾兰英美俄德礼周来过从这边们妈爷孙儿妈亲吗还"
    "没说时后节现号岁万亿参陆贰叁媳妇婆丈给见发烧摄氏华里里间养业飞机场车厂学馆楼边对实际总"
    "统员体温约几点钟刚们离别处达远进运头买卖单复确诊联应该问题无为与专门听话让请认识医药护"
)
_ONE_TO_ONE = {
    **dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True)),
    **{0xFEE0 + code: chr(code) for code in range(0x21, 0x7F)},
    ord("　"): " ",
    ord("臺"): "台",
    ord("〇"): "零",
    ord("○"): "零",
    ord("壹"): "一",
    ord("．"): ".",
    ord("﹒"): ".",
    ord("’"): "'",
    ord("‘"): "'",
    ord("–"): "-",
    ord("—"): "-",
    ord("～"): "~",
    ord("\t"): " ",
    ord("\n"): " ",
}
_UNKNOWN_WORD = re.compile(r"\[unk\]|<unk>", re.IGNORECASE)
_LATIN = re.compile(r"[0-9a-z]")


class Surface(NamedTuple):
    """The readable form of a text; character i of it came from `places[i]` of the given one."""

    text: str
    given: str
    places: tuple[int, ...] | None
    """None where every character stands where it stood."""

    def found(
        self, value: Value, span: tuple[int, int], rule: str, approximate: bool = False
    ) -> Found:
        """What was found at a span of `text`, told in positions of the given text."""
        start, end = span
        if self.places is not None:
            start, end = self.places[start], self.places[end - 1] + 1
        return Found(value, start, end, self.given[start:end], approximate, rule)


@lru_cache(maxsize=512)
def mandarin(text: str) -> Surface:
    """Simplified, half-width, lower-case, without spaces except between Latin words."""
    clean = text.translate(_ONE_TO_ONE)
    lower = clean.lower()
    # A few capitals (İ) grow when lowered, which would move every position after them.
    clean = lower if len(lower) == len(clean) else clean
    if " " not in clean and "[" not in clean and "<" not in clean:
        return Surface(clean, text, None)
    unknown = {match.start(): match.end() for match in _UNKNOWN_WORD.finditer(clean)}
    kept: list[str] = []
    places: list[int] = []
    skip_to = 0
    for position, character in enumerate(clean):
        if position < skip_to:
            continue
        if position in unknown:
            skip_to = unknown[position]
            character = UNKNOWN
        elif character == " " and not _between_latin(clean, position, kept):
            continue
        kept.append(character)
        places.append(position)
    return Surface("".join(kept), text, tuple(places))


def _between_latin(clean: str, position: int, kept: list[str]) -> bool:
    following = clean[position + 1 : position + 2]
    return bool(kept and _LATIN.match(kept[-1]) and _LATIN.match(following))


class Word(NamedTuple):
    """One English word, number or mark, with its place in the given text."""

    text: str
    start: int
    end: int


_WORD = re.compile(r"\d+(?:[.,]\d+)?(?:(?:st|nd|rd|th)\b)?|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]")


@lru_cache(maxsize=512)
def english(text: str) -> tuple[Word, ...]:
    """Lower-case words, numbers and marks in order; `[unk]` is one mark; full-width is folded."""
    clean = text.translate(_ONE_TO_ONE)
    lower = clean.lower()
    clean = lower if len(lower) == len(clean) else clean
    if "unk" in clean:
        clean = _UNKNOWN_WORD.sub(lambda match: UNKNOWN + " " * (len(match[0]) - 1), clean)
    return tuple(Word(m[0], m.start(), m.end()) for m in _WORD.finditer(clean))
