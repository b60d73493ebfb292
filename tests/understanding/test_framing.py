"""What people put around an answer changes nothing: hesitation, address, words to begin and to end with."""

from __future__ import annotations

import pytest

from callbot.core.script import Language
from callbot.understanding.framing import bare, core, said_once, unhesitant
from tests.understanding.test_said import SAID, rows

FRAMES: dict[Language, tuple[str, ...]] = {
    "zh": (
        "嗯{}", "哎，{}", "哦{}", "呃{}", "医生，{}", "大夫 {}", "说实话{}", "其实{}", "怎么说呢，{}",
        "我跟你说，{}", "那个，{}", "我想想啊，{}", "{}，真的", "{}，谢谢", "{}，医生", "{}，你放心",
        "嗯，医生，说实话{}，真的",
    ),
    "en": (
        "uh {}", "um, {}", "hmm {}", "oh, {}", "well, {}", "you know, {}", "I mean, {}", "to be honest {}",
        "doctor, {}", "right, well {}", "let me see, {}", "the thing is {}", "{} you know", "{} though",
        "{}, sir", "{} to be honest", "{} so yeah", "Well, doctor, to be honest, uh, {}, you know.",
    ),
}  # fmt: skip
SAMPLE = 11
"""Every so manyth answer of a table is tried in each frame."""
TABLES: dict[Language, tuple[str, ...]] = {
    "zh": ("zh_screening", "zh_patients"),
    "en": ("en_screening", "en_telephone"),
}


@pytest.mark.parametrize(
    ("language", "frame"), [(one, frame) for one, frames in FRAMES.items() for frame in frames]
)
def test_an_answer_means_the_same_in_any_frame(
    language: Language, frame: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Of the plain answers of the tables hardly one is understood differently with such words around it."""
    plain = [
        row
        for table in TABLES[language]
        for row in rows(SAID / f"{table}.tsv", likeness=False)
        if row.right and row.meant in ("yes", "no")
    ][::SAMPLE]
    framed = tmp_path_factory.mktemp("framed") / f"{language}_framed.tsv"
    framed.write_text(
        "".join(f"{row.asked}\t{row.meant}\t{frame.format(row.said)}\n" for row in plain), "utf-8"
    )
    again = rows(framed, likeness=False)
    assert len(again) > 40
    assert sum(not row.right for row in again) <= len(again) // 25, [
        row for row in again if not row.right
    ]
    assert not [row for row in again if {row.meant, row.understood} == {"yes", "no"}]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("I, uh, haven't been", "I haven't been"),
        ("thirty-seven, uh, eight", "thirty-seven eight"),
        ("my mum, my mum and me", "my mum and me"),
        ("uh-huh", "uh-huh"),
        ("um hum", "um hum"),
        ("uh", "uh"),
        ("maybe, maybe not", "maybe, maybe not"),
    ],
)
def test_hesitation_is_taken_out(said: str, left: str) -> None:
    """Wherever it stands, but no hum that answers, and nobody is left without a word."""
    assert unhesitant(said, "en") == left


def test_hesitation_in_mandarin_is_no_hiccup() -> None:
    """呃 is taken out where it is none of 打呃, 我俩，我俩 counts once."""
    assert unhesitant("呃没有呃出去过", "zh") == "没有出去过"
    assert unhesitant("一直打呃", "zh") == "一直打呃"
    assert unhesitant("我俩，我俩和孩子", "zh") == "我俩和孩子"


@pytest.mark.parametrize(
    ("language", "said", "left"),
    [
        ("zh", "大夫，嗯，说实话没有，真的", "没有"),
        ("zh", "就是我没买", "我没买"),
        ("zh", "就是我", None),
        ("zh", "哦不行啊", "不行啊"),
        ("zh", "啊不，去过", None),
        ("zh", "您好,请讲", None),
        ("zh", "嗯哼", None),
        ("zh", "我想想再说", None),
        ("en", "right, well I haven't", "I haven't"),
        ("en", "oh, no idea", "no idea"),
        ("en", "see you later", None),
        ("en", "so far no", None),
        ("en", "that's right", None),
        ("en", "I would say so yeah", None),
        ("en", "you know what I mean", None),
    ],
)
def test_what_the_frame_stands_around(language: Language, said: str, left: str | None) -> None:
    """Words that are the answer themselves, take something back or belong to a phrase are no frame."""
    assert core(said, language) == left


def test_last_words_are_taken_away_where_nothing_was_understood() -> None:
    """They mostly belong to what they end: "I think so", 好了哦; nothing is left of a mere sigh."""
    assert bare("we manage, love", "en") == "we manage"
    assert bare("I think so", "en") is None
    assert bare("好了哦", "zh") == "好了"
    assert bare("哎呀", "zh") is None


def test_nothing_is_stuttered() -> None:
    """A character begun twice stands once where a clause begins, and nowhere else."""
    assert said_once("超超过了", "zh") == "超过了"
    assert said_once("没去，去了趟许昌", "zh") is None
