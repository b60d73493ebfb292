"""The words of a model, and grammars made of them."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from callbot.errors import ModelError
from callbot.speech.grammar import grammar
from callbot.speech.vocabulary import Vocabulary

MANDARIN = Vocabulary(
    {"没有": 900, "没": 300, "有": 500, "去过": 80, "去": 300, "过": 100, "武汉": 20, "武": 2,
     "汉": 2, "三十八": 5, "三": 50, "十": 40, "八": 30, "点": 90, "五": 40, "度": 10, "我": 900,
     "一月": 6, "日": 20, "二": 30, "零": 10, "年": 50, "月": 40, "一": 90}
)  # fmt: skip
_WORDS = "i|i'm|don't|know|thirty|eight|point|five|twenty|first|no|wuhan|check|up"
ENGLISH = Vocabulary(dict.fromkeys(_WORDS.split("|"), 9))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("没有去过武汉。", "没有 去过 武汉"),
        ("我，没有……", "我 没有"),
        ("38.5度", "三十八 点 五 度"),
        ("２０２０年１月", "二 零 二 零 年 一月"),
        ("没去过焦作市", "没 去过 焦作市"),
        ("我用WeChat", "我 用wechat"),
        ("", ""),
        (" 。！", ""),
    ],
)
def test_mandarin_is_cut_into_its_likeliest_words(text: str, words: str) -> None:
    """Numbers are spelt out, punctuation separates, what no word covers stays in one piece."""
    assert " ".join(MANDARIN.segment(text)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No, I don’t know!", "no i don't know"),
        ("38.5 on the 21st", "thirty eight point five on the twenty first"),
        ("Check-up", "check up"),
        ("Wuhan's 'no'", "wuhan's no"),
    ],
)
def test_english_is_lower_case_with_contractions(text: str, words: str) -> None:
    """Numbers are spelt out and hyphens cut where the model has no such word."""
    assert " ".join(ENGLISH.segment(text)) == words


def test_unknown_words_are_named_once() -> None:
    """In the order of the text."""
    assert MANDARIN.unknown("焦作没有去过焦作和濮阳") == ["焦作", "焦作和濮阳"]
    assert ENGLISH.unknown("No, I'm from Jiaozuo, Jiaozuo!") == ["from", "jiaozuo"]


def test_a_grammar_has_the_models_words_and_unk() -> None:
    """Doubles fold, what cannot be heard is reported, nothing is empty."""
    made = grammar(["没有。", "没有", "去过武汉", "去过焦作", "！"], MANDARIN)
    assert made.phrases == ("[unk]", "去过 武汉", "没有")
    assert made.left_out == ("去过焦作",)
    assert grammar([], MANDARIN).phrases == ("[unk]",)


def test_a_grammar_does_not_depend_on_the_order_of_its_phrases() -> None:
    """So that the same node always has the same recogniser."""
    phrases = ["没有", "去过武汉", "我没去过"]
    assert grammar(phrases, MANDARIN) == grammar(reversed(phrases), MANDARIN)


def model(folder: Path, words: bytes | None, frequencies: str = "") -> Path:
    """A model folder as far as words go."""
    (folder / "graph").mkdir(parents=True)
    if words is not None:
        (folder / "graph/words.txt").write_bytes(words)
    if frequencies:
        (folder / "frequencies.tsv").write_text(frequencies)
    return folder


def test_words_and_frequencies_are_read(tmp_path: Path) -> None:
    """Counts decide between cuts; symbols that are no words are left out."""
    words = "<eps> 0\n没有 1\n有 2\n没 3\n有没 4\n#0 5\n[unk] 6\n".encode()
    often = Vocabulary.of(model(tmp_path / "a", words, "有没\t1000\n有\t500\n没\t1\n没有\t1\n"))
    assert sorted(often) == ["有", "有没", "没", "没有"]
    assert often.segment("有没有") == ["有没", "有"]
    other = Vocabulary.of(model(tmp_path / "b", words, "有没\t1\n有\t500\n没\t1\n没有\t1000\n"))
    assert other.segment("有没有") == ["有", "没有"]


def test_the_table_in_the_graph_serves_where_there_is_no_word_list(tmp_path: Path) -> None:
    """Official small models keep their words in Gr.fst."""

    def text(value: str) -> bytes:
        return struct.pack("<i", len(value.encode())) + value.encode()

    header = struct.pack("<i", 2125659606) + text("const") + text("standard")
    header += struct.pack("<iiQqqq", 2, 1, 0, 0, 1, 1)
    table = struct.pack("<i", 2125658996) + text("words") + struct.pack("<qq", 3, 3)
    for key, word in enumerate(("<eps>", "没有", "去过")):
        table += text(word) + struct.pack("<q", key)
    folder = model(tmp_path / "m", None)
    (folder / "graph/Gr.fst").write_bytes(header + table + b"rest")
    assert sorted(Vocabulary.of(folder)) == ["去过", "没有"]


@pytest.mark.parametrize(
    ("words", "says", "status"),
    [
        (None, "no word list", 2),
        (b"", "knows no words", 3),
        (b"\xff\xfe\x00", "damaged", 3),
        (b"<eps> 0\n", "knows no words", 3),
    ],
)
def test_a_bad_word_list_is_one_clear_error(
    tmp_path: Path, words: bytes | None, says: str, status: int
) -> None:
    """Missing is 2, damaged is 3."""
    with pytest.raises(ModelError, match=says) as caught:
        Vocabulary.of(model(tmp_path / "m", words))
    assert caught.value.exit_status == status


def test_a_damaged_graph_or_frequency_file_is_one_clear_error(tmp_path: Path) -> None:
    """Neither an end in the middle nor a wrong number is a traceback."""
    folder = model(tmp_path / "m", None)
    (folder / "graph/Gr.fst").write_bytes(struct.pack("<i", 2125659606) + b"\5")
    with pytest.raises(ModelError, match="damaged"):
        Vocabulary.of(folder)
    with pytest.raises(ModelError, match="damaged"):
        Vocabulary.of(model(tmp_path / "n", "好 1\n".encode(), "好\tmany\n"))
