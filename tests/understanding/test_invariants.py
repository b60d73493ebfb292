"""What holds for any utterance."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from callbot.core.answers import Alternative
from callbot.core.script import Language, Node, Script
from callbot.scriptfile.load import load
from callbot.understanding.phrases import parse
from callbot.understanding.samples import samples, samples_for
from callbot.understanding.understand import Understanding
from tests.understanding.hearing_table import SYMPTOMS, TODAY, WAITS, heard, meaning

SCRIPTS: dict[Language, Script] = {
    language: load(Path(__file__).parents[2] / "scripts" / f"screening.{language}.toml")
    for language in ("zh", "en")
}
CHOICES = [
    (language, node)
    for language, script in SCRIPTS.items()
    for node in script.questions
    if node.wait is not None and node.wait.categories
]
ANSWERS = st.sampled_from(
    [
        "有",
        "没有",
        "去过",
        "没去过",
        "是的",
        "不是",
        "对",
        "不对",
        "接触过",
        "没接触过",
        "可以",
        "不可以",
        "不行",
        "好的",
        "从来没有",
        "哪儿都没去",
        "不是没去过",
    ]
)
MARKS = st.text(alphabet=" \t，。、！…,.!;~　", max_size=3)


@given(ANSWERS, st.sampled_from(["啊", "呀", "呢", "吧", "哦", "的呀", "啦", "嘛", "哈", "呗"]))
def test_a_particle_never_flips_polarity(answer: str, particle: str) -> None:
    """A sentence particle may make an answer less sure, never its opposite."""
    before, after = meaning(heard(answer)), meaning(heard(answer + particle))
    assert after in (before, "-")


@given(ANSWERS, st.data())
def test_white_space_and_punctuation_never_matter(answer: str, data: st.DataObject) -> None:
    """However an answer is spaced and punctuated, it means the same, as surely."""
    spread = "".join(character + data.draw(MARKS) for character in answer)
    one, other = heard(answer), heard(spread)
    assert (meaning(one), one.confidence) == (meaning(other), other.confidence)


@pytest.mark.parametrize(("language", "node"), CHOICES, ids=lambda x: getattr(x, "id", x))
def test_samples_of_a_category_always_match_it(language: Language, node: Node) -> None:
    """Every phrase a shipped category lists is understood as that category, surely."""
    assert node.wait is not None
    understanding = Understanding(SCRIPTS[language], language)
    for category in node.wait.categories:
        for phrase in category.phrases:
            for sample in parse(phrase).samples(25):
                text = sample.replace("{place}", "武汉" if language == "zh" else "Wuhan")
                text = text.replace("{temperature}", "38.5").replace("{number}", "3")
                text = text.replace("{date}", "昨天" if language == "zh" else "yesterday")
                if "{temperature}" in sample:
                    continue
                understood = understanding.understand(
                    node.wait, (Alternative(text),), question=node.prompt, today=TODAY
                )
                stop = understood.category == "stop"  # outweighs what a script may list
                assert stop or category.id in understood.categories, (text, understood)


@settings(max_examples=150)
@given(st.text(max_size=300), st.sampled_from(["zh", "en"]), st.booleans())
@example("", "zh", False)
@example("\x00\ud800😀", "zh", False)
@example("ＡＢＣ沒有　１２", "zh", True)
@example("İ" * 50, "en", False)
def test_any_text_gets_a_verdict(text: str, language: Language, confirming: bool) -> None:
    """No text whatever is an error, at any kind of question."""
    waits = [wait for (_, own), wait in WAITS.items() if own == language]
    for wait in (*waits, SYMPTOMS[language]):
        understood = heard(text, language, text, wait=wait, confirming=confirming)
        assert understood.kind in ("answer", "request", "no_match")
        assert 0 <= understood.confidence <= 1
        assert understood.because


@pytest.mark.parametrize(
    "unit",
    [
        "没有",
        "嗯",
        "no ",
        "对不对",
        "😀",
        "\x00",
        "[unk] ",
        "我去了",
        "别",
        "the my ",
        "- ",
        "uh, ",
        "啊 不 ",
        "没去，",
    ],
)
def test_very_long_texts_get_a_verdict(unit: str) -> None:
    """Ten thousand characters of anything are as welcome as ten."""
    for language in ("zh", "en"):
        assert heard(unit * (10_000 // len(unit)), language).because


def test_a_repeated_utterance_is_remembered() -> None:
    """The same words at the same question give the very same verdict."""
    assert heard("没有去过") is heard("没有去过")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_grammar_phrases_are_plain(language: Language) -> None:
    """What a recogniser should listen for has no slots, no brackets and no repeats."""
    for node in SCRIPTS[language].questions:
        phrases = samples(SCRIPTS[language], node)
        assert len(phrases) == len(set(phrases)) > 100
        assert not [phrase for phrase in phrases if set(phrase) & set("{}[]()|")]
    assert "没有" in samples_for(WAITS["yes_no", "zh"], "zh")
    assert "武汉" in samples_for(WAITS["place", "zh"], "zh")
