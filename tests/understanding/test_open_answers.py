"""Answers to open questions: words are kept, requests and denials are told apart."""

from __future__ import annotations

from datetime import date

import pytest

from callbot.core.answers import Alternative, Understood
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.understanding.understand import Understanding


def heard(language: str, *readings: Alternative | str) -> Understood:
    """What something said to "what do you need" means."""
    script = load(resource("scripts") / f"supplies.{language}.toml")
    node = script.nodes["supplies"]
    assert node.wait is not None
    alternatives = tuple(Alternative(one) if isinstance(one, str) else one for one in readings)
    return Understanding(script, script.language).understand(
        node.wait, alternatives, question=node.prompt, today=date(2020, 2, 10)
    )


@pytest.mark.parametrize(
    ("language", "words", "named"),
    [
        ("zh", "降压药 还有 两斤 鸡蛋", ("medicine", "food")),
        ("zh", "没有 药 了", ("medicine",)),
        ("zh", "给 孩子 买 个 书包", ()),
        ("zh", "你们 再说一遍 也行 我要 口罩", ("protection",)),
        ("en", "we have no more rice and my pills are finished", ("medicine", "food")),
        ("en", "a new battery for my hearing aid", ()),
    ],
)
def test_words_are_kept_as_they_were_said(
    language: str, words: str, named: tuple[str, ...]
) -> None:
    """With what they name, be it denied or not; none of it is too little to be kept."""
    got = heard(language, words)
    assert (got.kind, got.value, got.categories) == ("answer", words, named)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "药没了"), ("zh", "降压药快没了"), ("zh", "胰岛素都用完了"),
        ("en", "we have no more pills"), ("en", "i've run out of insulin"),
    ],
)  # fmt: skip
def test_medicine_that_has_run_out_is_needed_today(language: str, words: str) -> None:
    """Whatever it has of a no; and a no is asked back, as the two sound alike."""
    script = load(resource("scripts") / f"supplies.{language}.toml")
    node = script.nodes["urgent"]
    assert node.wait is not None and node.wait.confirm is not None
    assert "no" in node.wait.confirm.always
    got = Understanding(script, script.language).understand(
        node.wait, (Alternative(words),), question=node.prompt, today=date(2020, 2, 10)
    )
    assert got.category == "yes"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "不需要"), ("zh", "我想想啊 什么 都 不缺 谢谢"), ("zh", "没什么 需要 的"),
        ("en", "nothing, thank you"), ("en", "no thanks we're fine"), ("en", "well, we don't need anything"),
    ],
)  # fmt: skip
def test_nothing_is_no_need(language: str, words: str) -> None:
    """Where nothing else is said."""
    got = heard(language, words)
    assert (got.categories, got.value) == (("nothing",), None)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "有"), ("zh", "嗯 有 的"), ("zh", "是 的 我们 家 缺 东西"), ("zh", "需要 需要"), ("zh", "好 的"),
        ("en", "yes"), ("en", "yes please"), ("en", "yeah, we do"), ("en", "yes, a few things"),
        ("en", "I am short of something"),
    ],
)  # fmt: skip
def test_a_yes_is_no_thing(language: str, words: str) -> None:
    """It is asked what is needed; the words stay in the journal."""
    got = heard(language, words)
    assert (got.kind, got.text) == ("no_match", words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", "有 药"), ("zh", "要 盐"), ("zh", "有 点 发烧"), ("zh", "好 几 样"),
        ("en", "yes, rice"), ("en", "we need some help"), ("en", "I need a lift"), ("en", "sure things"),
    ],
)  # fmt: skip
def test_whatever_stands_beside_a_yes_is_kept(language: str, words: str) -> None:
    """Nothing that may be a need is asked away."""
    got = heard(language, words)
    assert got.kind == "answer" and got.value == words


@pytest.mark.parametrize(
    ("language", "words", "request_"),
    [
        ("zh", "要点米 以后 别再打了", "stop"), ("zh", "嗯 再说一遍", "repeat"),
        ("zh", "你是谁", "who"), ("zh", "不知道", "unsure"),
        ("en", "don't call me again", "stop"), ("en", "um, can you say that again", "repeat"),
        ("en", "i don't know", "unsure"),
    ],
)  # fmt: skip
def test_requests_stay_requests(language: str, words: str, request_: str) -> None:
    """Stop wherever it is said, others where nothing is told besides."""
    got = heard(language, words)
    assert (got.kind, got.category) == ("request", request_)


def test_however_badly_it_was_heard() -> None:
    """Unsure words are kept and say how unsure; speech without words is an answer, too."""
    unsure = heard(
        "zh", Alternative("白菜 乃 分", 0.2, "free"), Alternative("白菜 [unk]", 0.9, "grammar")
    )
    assert (unsure.kind, unsure.value) == ("answer", "白菜 乃 分")
    assert unsure.confidence == pytest.approx(0.18)
    silent = heard("zh")
    assert (silent.kind, silent.value, silent.confidence) == ("answer", "", 0.0)
