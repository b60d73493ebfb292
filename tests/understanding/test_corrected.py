"""Who puts an answer right in the same breath is taken at their last word."""

from __future__ import annotations

from itertools import cycle

import pytest

from callbot.core.answers import Alternative
from callbot.core.script import Language
from callbot.understanding.corrected import adds, put_right
from callbot.understanding.understand import Understanding
from tests.understanding.hearing_table import TODAY, meaning
from tests.understanding.test_said import SAID, SCRIPTS, rows

MARKS: dict[Language, tuple[str, ...]] = {
    "zh": (
        "，哦对，", "，不对，", "，啊不，", "，等等，想起来了，", "，我说错了，", "，不是不是，",
        " 哦 对 ", " 不 对 ",
    ),
    "en": (
        ". no wait, ", ". oh actually, ", ". sorry, no, ", ". hang on, I remember now, ",
        ". I tell a lie, ",
    ),
}  # fmt: skip
TABLES: dict[Language, tuple[str, ...]] = {
    "zh": ("zh_screening", "zh_fresh"),
    "en": ("en_screening", "en_later"),
}
TURNS = (
    ("travel", "no", "yes"),
    ("contact", "no", "yes"),
    ("contact", "yes", "no"),
    ("symptoms", "none", "fever"),
)
"""A question, what was said of it first, and then."""
PAIRS = 12
UNDERSTANDING: dict[Language, Understanding] = {
    language: Understanding(script, language) for language, script in SCRIPTS.items()
}


def heard(node: str, text: str, language: Language) -> str:
    """What a text means at a question of the shipped script."""
    asked = SCRIPTS[language].nodes[node]
    assert asked.wait is not None
    return meaning(
        UNDERSTANDING[language].understand(
            asked.wait, (Alternative(text),), question=asked.prompt, today=TODAY
        )
    )


@pytest.mark.parametrize(
    ("language", "mark"), [(one, mark) for one, marks in MARKS.items() for mark in marks]
)
@pytest.mark.parametrize(("node", "first", "then"), TURNS)
def test_what_stands_behind_such_words_is_meant(
    language: Language, mark: str, node: str, first: str, then: str
) -> None:
    """However both halves are worded: hardly any is left open, and none counts as it was said first."""
    said = [
        row
        for table in TABLES[language]
        for row in rows(SAID / f"{table}.tsv", likeness=False)
        if row.asked == node
    ]
    plain = {
        meant: [row.said.rstrip("。.!？?") for row in said if row.meant == meant == row.understood]
        for meant in (first, then)
    }
    texts = [
        one + mark + other
        for one, other, _ in zip(
            cycle(plain[first]), cycle(plain[then][::-1]), range(PAIRS), strict=False
        )
    ]
    taken = [heard(node, text, language) for text in texts]
    assert first not in taken
    assert taken.count(then) >= PAIRS - 1, [*zip(texts, taken, strict=True)]


@pytest.mark.parametrize(
    ("language", "node", "text", "meant"),
    [
        ("zh", "contact", "没有，我们镇上一个病例都没有，啊不，有，我是护士，天天接触", "yes"),
        ("zh", "contact", "没有 啊 不 有 接触过", "yes"),
        ("zh", "travel", "一直在家呢…不对不对，上周去了趟洛阳", "yes"),
        ("zh", "symptoms", "没有没有，好着呢，不是不是，胸口憋得慌", "breathless"),
        ("zh", "symptoms", "咳嗽，哦对，还有点发烧", "cough,fever"),
        ("zh", "callback", "好 啊 不 用 了", "no"),
        ("zh", "symptoms", "没有 啊 不 咳嗽", "none"),
        ("zh", "contact", "上一个问题我说错了，我去过新乡", "?correction"),
        ("en", "contact", "no we've all been fine. oh wait, my sister's tested positive", "yes"),
        ("en", "travel", "no I haven't. I tell a lie, we were in Leeds last week", "yes"),
        ("en", "travel", "yes. wait, no, I never went", "no"),
        ("en", "contact", "I've not been near anybody. sorry no my auntie is infected", "-"),
        ("en", "symptoms", "nothing. hang on, I remember now, I had a fever last night", "fever"),
        ("en", "callback", "no thanks. don't ring me again. oh wait, yes", "?stop"),
    ],
)  # fmt: skip
def test_how_answers_are_put_right(language: Language, node: str, text: str, meant: str) -> None:
    """What may as well belong to the answer takes nothing back, and a wish not to be called stands."""
    assert {*heard(node, text, language).split(",")} == {*meant.split(",")}


def test_what_is_told_besides_takes_nothing_back() -> None:
    """哦对 and "I remember" add to what was said, 不对 and "no wait" replace it."""
    added, replaced = put_right("咳嗽，哦对，还发烧", "zh"), put_right("咳嗽，不对，发烧", "zh")
    assert added is not None and adds(added.words, "zh")
    assert replaced is not None and not adds(replaced.words, "zh")
    assert put_right("不对，我没去", "zh") is None
    assert put_right("没去，不对", "zh") is None


def test_a_denial_of_what_was_just_told_is_asked_back() -> None:
    """A missed contact costs most: a no that only the second half tells is no sure one."""
    asked = SCRIPTS["zh"].nodes["contact"]
    assert asked.wait is not None
    understood = UNDERSTANDING["zh"].understand(
        asked.wait,
        (Alternative("给确诊的送过货，等等，想起来了，一个都没碰到"),),
        question=asked.prompt,
        today=TODAY,
    )
    assert understood.category == "no"
    confirm = asked.wait.confirm
    assert confirm is not None and understood.confidence < confirm.below
