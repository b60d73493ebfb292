"""Comparison by sound, so that a recogniser's slips do no harm: 五汉 is 武汉, "woo han" is Wuhan.

Mandarin is compared by toneless pinyin, where the pairs that telephone lines and accents confuse
(zh/z, ch/c, sh/s, n/l, h/f, -ang/-an, -eng/-en, -ing/-in) count as nearly equal. English is
compared by a rough key of consonants and vowels (`english_key`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path

from callbot.core.script import Language

_UNLIKE = 1.0
_CONFUSED = 0.1
"""What a confusable pair of syllables costs, against 1 for unlike ones."""

# What these characters mostly are in answers and names; pypinyin lists a rarer reading first.
_USUAL = {
    "没": "mei", "都": "dou", "长": "chang", "重": "chong", "还": "hai", "了": "le", "着": "zhe",
    "得": "de", "地": "di", "的": "de", "行": "xing", "会": "hui", "大": "da", "说": "shuo",
    "觉": "jue", "好": "hao", "见": "jian", "么": "me", "那": "na", "哪": "na", "吗": "ma",
    "什": "shen", "和": "he", "只": "zhi", "过": "guo", "朝": "chao", "石": "shi", "车": "che",
    "漯": "luo", "六": "liu", "藏": "zang", "沈": "shen", "广": "guang", "厂": "chang", "不": "bu",
    "单": "dan", "给": "gei", "谁": "shei", "差": "cha", "难": "nan", "弹": "tan", "咳": "ke",
    "咽": "yan", "呗": "bei", "吓": "xia", "俩": "liang", "夏": "xia", "厦": "xia", "洞": "dong",
}  # fmt: skip
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")


@lru_cache(maxsize=8192)
def _reading(character: str) -> str:
    """Toneless pinyin of one character; empty where it has none."""
    usual = _USUAL.get(character)
    if usual is not None:
        return usual
    if len(character) != 1:
        return ""
    return _readings().get(ord(character), "").partition(",")[0].translate(_TONES)


@lru_cache(maxsize=1)
def _readings() -> dict[int, str]:
    """Character → its readings, read once and only where something is compared.

    The table alone: with the package comes its dictionary of phrases, which takes longer to load
    than everything else of a simulation.
    """
    package = find_spec("pypinyin")
    assert package is not None and package.origin is not None
    table = run_path(str(Path(package.origin).with_name("pinyin_dict.py")))
    readings: dict[int, str] = table["pinyin_dict"]
    return readings


_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[\u3400-\u9fff\U00020000-\U0002fa1f]", re.IGNORECASE)


@lru_cache(maxsize=4096)
def syllables(text: str) -> tuple[str, ...]:
    """Toneless pinyin of each Chinese character; Latin words and numbers stay, in lower case."""
    return tuple(_reading(t) or t.lower() for t in _TOKEN.findall(text))


_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


@lru_cache(maxsize=4096)
def folded(syllable: str) -> str:
    """A syllable with the confusable sounds made one: zhuang → zuan, fu → hu, nin → lin."""
    for sound, kept in _INITIALS:
        if syllable.startswith(sound):
            syllable = kept + syllable[len(sound) :]
            break
    for sound, kept in _FINALS:
        if syllable.endswith(sound):
            syllable = syllable[: -len(sound)] + kept
            break
    # fei/hui, fan/huan, fang/huang, fen/hun: h before these finals has a w-glide that f lacks.
    if syllable in ("hei", "han", "hen"):
        return {"hei": "hui", "han": "han", "hen": "hun"}[syllable]
    return "han" if syllable == "huan" else syllable


def _syllable_cost(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return _CONFUSED if folded(a) == folded(b) else _UNLIKE


def distance(a: str, b: str, language: Language) -> float:
    """How alike two texts sound, from 0 (nothing in common) to 1 (the same)."""
    if language == "zh":
        return _similarity(syllables(a), syllables(b))
    return _key_similarity(english_key(a), english_key(b))


def _similarity(a: Sequence[str], b: Sequence[str]) -> float:
    a, b = a[:200], b[:200]
    longest = max(len(a), len(b))
    if longest == 0:
        return 1.0
    row: list[float] = [float(i) for i in range(len(b) + 1)]
    for i, left in enumerate(a, 1):
        previous, row = row, [float(i)] + [0.0] * len(b)
        for j, right in enumerate(b, 1):
            kept = previous[j - 1] + _syllable_cost(left, right)
            row[j] = min(kept, previous[j] + 1, row[j - 1] + 1)
    return 1 - row[-1] / longest


def _key_similarity(a: str, b: str) -> float:
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_similarity(a[:400], b[:400]))


def find(
    needle: Sequence[str], text: str, *, threshold: float = 0.9
) -> list[tuple[int, int, float]]:
    """Where a row of syllables is heard in a text: (start, end, similarity) in characters of it."""
    tokens = [(m.start(), m.end(), _reading(m[0]) or m[0].lower()) for m in _TOKEN.finditer(text)]
    size = len(needle)
    found = []
    for at in range(len(tokens) - size + 1 if size else 0):
        window = tokens[at : at + size]
        cost = sum(_syllable_cost(x, y[2]) for x, y in zip(needle, window, strict=True))
        if 1 - cost / size >= threshold:
            found.append((window[0][0], window[-1][1], 1 - cost / size))
    return found


# English spelling to rough sound, in this order; made for how recognisers spell pinyin names.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"\bwho\b", "hu"),
        (r"[^a-z]+", ""),
        (r"tch|zh|dge|dj|ch|q", "j"),
        (r"x|sch|sh|ti(?=on)", "s"),
        (r"ph|gh(?=[aeiou])", "f"),
        (r"ght|gh", "t"),
        (r"wh(?=oo)", "h"),
        (r"wh", "w"),
        (r"kn", "n"),
        (r"ck|c(?=[aou]|$)", "k"),
        (r"c|z", "s"),
        (r"g(?=[ei])", "j"),
        (r"ing", "In"),  # kept apart from the others: Jingzhou, Zhengzhou
        (r"[eoui]ng?(?=$|[^aeiou])|[eou]ng", "en"),
        (r"ng", "n"),
        (r"(?<=[sjltpbdmnr])(?:ia|ea|ya)(?=[on])", "a"),
        (r"ua", "wa"),
        (r"uo|wo(?!o)", "o"),
        (r"iao|eow|ao|au|aw|ou|ow|oa|oe|al(?=[kt])", "o"),
        (r"oo|ew|ooh", "u"),
        (r"ee|ea|ie|ey|ei|ay|ai|[yi]", "e"),
        (r"ar|ah|er(?=$)|r(?=$|[^aeiou])", "a"),
        (r"uh", "u"),
        (r"h(?=$|[^aeiouw])", ""),
    )
)
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def english_key(text: str) -> str:
    """A rough key of how a spelling sounds, without spaces: `wuhan` and `woo han` share one."""
    key = text.lower()
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return _DOUBLE.sub(r"\1", key)
