"""How finished an answer sounds while it is being spoken."""

import pytest

from callbot.core.answers import Alternative
from callbot.core.leaning import listens, thinks

OPENING = {"zh": ("是我",), "en": ("speaking",)}


def leans(talk, language, before, words):
    """The leaning of words after the answers before."""
    call = talk(f"screening.{language}").say(*before)
    alternatives = tuple(Alternative(text, 1.0, "grammar") for text in words)
    return call.dialogue.leaning(alternatives)


@pytest.mark.parametrize(
    ("language", "before", "words", "expected"),
    [
        pytest.param("zh", ["是我"], "去过", "settled", id="zh: a yes"),
        pytest.param("zh", ["是我"], "没有", "careful", id="zh: a no to a deciding question"),
        pytest.param("zh", ["是我"], "嗯", "thinking", id="zh: a filler"),
        pytest.param("zh", ["是我"], "没有 那个", "thinking", id="zh: unfinished"),
        pytest.param("zh", ["是我"], "[unk]", "open", id="zh: something unknown"),
        pytest.param("zh", ["是我"], "别 再 打 了", "open", id="zh: a request is never cut short"),
        pytest.param("zh", ["是我", "去过"], "武汉", "answered", id="zh: a place may go on"),
        pytest.param("zh", [], "我 就是", "settled", id="zh: that is me"),
        pytest.param("en", ["speaking", "no"], "i don't think so", "open", id="en: so ends it"),
        pytest.param("zh", [], "是 我", "settled", id="zh: no deciding question"),
        pytest.param("zh", ["是我", "没有", "接触过"], "对", "settled", id="zh: asked back, yes"),
        pytest.param("zh", ["是我", "没有", "接触过"], "不 对", "careful", id="zh: asked back, no"),
        pytest.param("en", ["speaking"], "yes i have", "settled", id="en: a yes"),
        pytest.param("en", ["speaking"], "no", "careful", id="en: a no to a deciding question"),
        pytest.param("en", ["speaking"], "um", "thinking", id="en: a filler"),
        pytest.param("en", ["speaking"], "no but", "thinking", id="en: unfinished"),
        pytest.param("en", ["speaking"], "stop calling me", "open", id="en: a request"),
        pytest.param("en", ["speaking"], "", "silent", id="nothing yet"),
    ],
)
def test_words_lean(talk, language, before, words, expected):
    """Only a sure answer to a closed question settles the turn."""
    assert leans(talk, language, before, [words] if words else []) == expected


def test_asking_changes_nothing(talk):
    """A leaning can be asked for at any time while the bot listens."""
    call = talk("screening.zh").say("是我")
    before = call.dialogue.snapshot()
    call.dialogue.leaning((Alternative("去过"),))
    assert call.dialogue.snapshot() == before


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("zh", "嗯", True), ("zh", "嗯 嗯", True), ("zh", "对 对", True), ("zh", "[unk]", True),
        ("zh", "没有", False), ("zh", "不对", False), ("zh", "等一下", False), ("zh", "去过", False),
        ("en", "uh huh", True), ("en", "yeah", True), ("en", "okay", True), ("en", "no", False),
        ("en", "wait", False), ("en", "yes i have", False), ("en", "right right", True),
    ],
)  # fmt: skip
def test_signs_of_listening(language, words, expected):
    """嗯 and uh-huh take no turn; a word with a meaning of its own does."""
    assert listens(words, language) == expected


def test_an_english_sentence_that_ends_in_a_name_is_finished():
    """Only words that leave a sentence open count."""
    assert not thinks("i went to wuhan", "en")
    assert thinks("i went to", "en")
    assert thinks("no and so", "en") and thinks("yes well", "en")
    assert not thinks("i hope so", "en") and not thinks("we are well", "en")
