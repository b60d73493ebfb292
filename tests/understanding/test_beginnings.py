"""A phrase that can be found is never ruled out by how it begins."""

from __future__ import annotations

from typing import get_args

import pytest

from callbot.core.script import Language
from callbot.understanding import requests_en, requests_zh
from callbot.understanding.beginnings import MOST, Beginnings, beginnings
from callbot.understanding.normalise import plain
from callbot.understanding.phrases import anywhere, parse

SOURCES: dict[Language, list[str]] = {
    language: [s.removeprefix("=") for several in requests.values() for s in several]
    for language, requests in (("zh", requests_zh.REQUESTS), ("en", requests_en.REQUESTS))
}


@pytest.mark.parametrize("language", get_args(Language))
def test_every_sample_of_a_request_holds_its_beginning(language: Language) -> None:
    """Among other words too, wherever the expression itself finds it."""
    before, after = ("嗯那个", "好吧") if language == "zh" else ("well you know ", " all right")
    for source in SOURCES[language]:
        template = parse(source)
        held = Beginnings(language, {source: [template]})
        for sample in template.samples(40):
            for text in (sample, f"{before}{sample}{after}"):
                text = plain(text, language)
                if anywhere(language, (template,)).search(text):
                    assert source in held.in_(text), (source, text)


def test_a_phrase_of_the_other_language_is_always_looked_for() -> None:
    """Its expression says nothing about this language's plain forms."""
    assert Beginnings("en", {"place": [parse("武汉")]}).in_("i was in 武汉市 ") == {"place"}


def test_most_texts_hold_nothing() -> None:
    """Which is what makes it worth its while."""
    requests = Beginnings("zh", {"all": [parse(source) for source in SOURCES["zh"]]})
    assert not requests.in_("一直在家")


def test_a_template_with_too_many_beginnings_begins_anyhow() -> None:
    """Written out they would fill the memory."""
    many = "".join(f"[{chr(code)}]" for code in range(0x4E00, 0x4E00 + 60)) + "好"
    assert MOST < 60 * 59 * 58 / 6
    assert beginnings(parse(many), "zh") == {""}
