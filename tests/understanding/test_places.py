"""Places: found by name, by alias, by sound; and which lies in which."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callbot.core.script import Language
from callbot.understanding.gazetteer import LEVELS, by_id, rows
from callbot.understanding.places import inside, names, places

LANGUAGES: tuple[Language, ...] = ("zh", "en")
NASTY = "武汉五湖北市省去到从在鼓楼朝阳鄂的 [unk]Ｗ😀\x00İto woo han who bay xi'an"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("没有 去 过 武汉", "武汉"),
        ("武汉市", "武汉"),
        ("湖北省", "湖北"),
        ("湖北武汉", "武汉"),
        ("湖北省武汉市", "武汉"),
        ("湖北的孝感", "孝感"),
        ("沒去過武漢", "武汉"),
        ("回了趟老家孝感", "孝感"),
        ("修武县", "修武"),
        ("吉林省吉林市", "吉林"),
        ("韩国首尔", "首尔"),
        ("去了Wuhan", "武汉"),
    ],
)
def test_a_mandarin_name_in_any_form(text: str, value: str) -> None:
    """Endings, what it lies in, spaces, traditional characters and pinyin give the short name."""
    assert [found.value for found in places(text, "zh")] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("i went to wuhan", "Wuhan"),
        ("to wu han", "Wuhan"),
        ("wuhan, hubei province", "Wuhan"),
        ("xi'an", "Xi'an"),
        ("new york city", "New York"),
        ("i was in turkey", "Turkey"),
        ("武汉", "Wuhan"),
    ],
)
def test_an_english_name_in_any_form(text: str, value: str) -> None:
    """Split names, endings and what it lies in give the English name."""
    assert [found.value for found in places(text, "en")] == [value]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("汉口", "zh", "武汉"),
        ("去过武昌", "zh", "武汉"),
        ("襄樊", "zh", "襄阳"),
        ("去帝都", "zh", "北京"),
        ("魔都", "zh", "上海"),
        ("去鄂", "zh", "湖北"),
        ("canton", "en", "Guangzhou"),
        ("peking", "en", "Beijing"),
    ],
)
def test_an_alias_gives_the_proper_name(text: str, language: Language, value: str) -> None:
    """Old names, parts and nicknames are told by an alias rule."""
    (found,) = places(text, language)
    assert found.value == value
    assert found.rule.startswith("alias:")


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("五汉", "zh", "武汉"),
        ("没有 去 五汉", "zh", "武汉"),
        ("去了一趟下门", "zh", "厦门"),
        ("从孝敢回来", "zh", "孝感"),
        ("去过福北", "zh", "湖北"),
        ("去了伤害", "zh", "上海"),
        ("去了牡丹蒋", "zh", "牡丹江"),
        ("去过宿洲", "zh", "宿州"),
        ("woo han", "en", "Wuhan"),
        ("from who bay", "en", "Hubei"),
        ("i went to jung joe", "en", "Zhengzhou"),
    ],
)
def test_a_misheard_name_is_found_by_its_sound(text: str, language: Language, value: str) -> None:
    """A homophone after 去 or 从, or alone, is the place; the rule says how it was heard."""
    (found,) = places(text, language)
    assert found.value == value
    assert found.rule.startswith(("homophone:", "sound:", "ambiguous:"))


@pytest.mark.parametrize("text", ["郑州", "去温州", "去了信阳", "去了新乡"])
def test_names_that_only_sound_alike_are_kept_apart(text: str) -> None:
    """郑州 is never 温州: an exact name is never replaced by a similar one."""
    (found,) = places(text, "zh")
    assert found.value == text[-2:] and found.rule == "name"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("没有", "zh"),
        ("一直在家", "zh"),
        ("应该没有吧", "zh"),
        ("伤害", "zh"),
        ("受到伤害", "zh"),
        ("我们都很平安", "zh"),
        ("去医院", "zh"),
        ("去银行", "zh"),
        ("去南方了", "zh"),
        ("在工地", "zh"),
        ("回县里", "zh"),
        ("武汉路", "zh"),
        ("河南话", "zh"),
        ("从[unk]回来", "zh"),
        ("", "zh"),
        ("no i stayed home", "en"),
        ("we had turkey for dinner", "en"),
        ("i need to change that", "en"),
        ("hang on a second", "en"),
        ("who are you", "en"),
        ("call us later", "en"),
    ],
)
def test_common_words_are_no_places(text: str, language: Language) -> None:
    """Words that sound like a place, roads, dialects and food are left alone."""
    assert places(text, language) == []


def test_several_places_keep_their_order() -> None:
    """Each place is a find of its own, pointing at its words."""
    text = "去过 郑州 和 开封"
    found = places(text, "zh")
    assert [one.value for one in found] == ["郑州", "开封"]
    assert all(text[one.start : one.end] == one.words for one in found)


def test_a_name_of_several_places_is_ambiguous_until_told() -> None:
    """鼓楼 alone is open to doubt; 开封鼓楼区 is not."""
    (alone,) = places("鼓楼区", "zh")
    (told,) = places("开封鼓楼区", "zh")
    assert alone.approximate and alone.rule.startswith("ambiguous:")
    assert not told.approximate and told.value == "鼓楼"


@pytest.mark.parametrize(
    ("place", "container"),
    [
        ("孝感", "湖北"),
        ("武昌", "武汉"),
        ("武昌", "湖北"),
        ("Wuhan", "湖北"),
        ("武汉", "Hubei"),
        ("汉口", "武汉"),
        ("Qinyang", "焦作"),
        ("湖北", "湖北"),
        ("北京", "中国"),
        ("首尔", "South Korea"),
        ("somewhere", "Somewhere"),
    ],
)
def test_a_place_lies_inside(place: str, container: str) -> None:
    """Counties lie in their prefecture, province and country, in either language."""
    assert inside(place, ("四川", container))


@pytest.mark.parametrize(
    ("place", "container"),
    [("郑州", "湖北"), ("湖北", "武汉"), ("海南", "青海"), ("", ""), ("武汉", "nowhere")],
)
def test_a_place_does_not_lie_inside(place: str, container: str) -> None:
    """Neighbours, what a place contains, and lesser namesakes are not inside."""
    assert not inside(place, (container,))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scope", ["all", "prefectures"])
def test_every_name_of_the_grammar_is_found(language: Language, scope: str) -> None:
    """What the grammar listens for is what the finder reads; some hundreds of names, no double."""
    spoken = names(language, scope)
    assert 300 < len(spoken) < 700 and len(set(spoken)) == len(spoken)
    assert [name for name in spoken if len(places(name, language)) != 1] == []


def test_the_gazetteer_is_a_tree() -> None:
    """Every place has a known level, a unique id, and a parent that exists and is greater."""
    table = by_id()
    assert len(table) == len(rows()) > 3000
    for place in rows():
        assert place.level in LEVELS and place.zh and place.en
        assert not place.parent or table[place.parent].rank < place.rank


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=60), st.text(alphabet=NASTY, max_size=40)))
def test_any_text_is_read_without_an_error(text: str) -> None:
    """Whatever is typed, finds point at their words, and any name may be asked for."""
    for language in LANGUAGES:
        for found in places(text, language):
            assert text[found.start : found.end] == found.words != ""
    inside(text, (text,))


@pytest.mark.parametrize("piece", ["武", "五汉", "去", "去武", "woo han ", "to ", "hubei wuhan "])
def test_ten_thousand_characters_are_read(piece: str) -> None:
    """Very long answers are read too."""
    for language in LANGUAGES:
        places((piece * 10_000)[:10_000], language)
