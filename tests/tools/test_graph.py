"""The search graph's text form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.speech_model import graph
from tools.speech_model.language_model import END, START, UNKNOWN, Arc, Weights, bigram, unigram
from tools.speech_model.lexicon import Lexicon

LEXICON: Lexicon = {"ab": {("a", "b"): 1.0}, "ac": {("a", "c"): 1.0}, "a": {("a",): 1.0}}


def arcs_of(tree: graph.Tree) -> list[tuple[int, int, int, int]]:
    """source, target, transition, word of each line."""
    fields = [line.split()[:4] for line in tree.lines]
    return [(int(s), int(t), int(i), int(w)) for s, t, i, w in fields]


def small_tree() -> tuple[graph.Tree, graph.Phones4]:
    """Three words over three phones."""
    phones = graph.Phones4(["a", "b", "c"])
    tree = graph.Tree(phones, {"ab": 1, "ac": 2, "a": 3, UNKNOWN: 4}, graph.Costs())
    for word, prons in LEXICON.items():
        for said, share in prons.items():
            tree.add(word, said, share)
    return tree, phones


def test_words_with_a_common_beginning_share_states() -> None:
    """The first phone of `ab` and `ac` is one arc; the single phone of `a` is another."""
    tree, phones = small_tree()
    from_root = [arc for arc in arcs_of(tree) if arc[0] == tree.root]
    assert {arc[2] for arc in from_root} == {
        2 * phones.number("a", "B"),
        2 * phones.number("a", "S"),
    }


def test_each_word_is_put_out_once_at_its_end() -> None:
    """Word labels stand on arcs into the end state."""
    tree, _ = small_tree()
    labelled = [arc for arc in arcs_of(tree) if arc[3]]
    assert sorted(arc[3] for arc in labelled) == [1, 2, 3]
    assert {arc[1] for arc in labelled} == {tree.end}


def test_the_unknown_word_is_a_loop_over_phones() -> None:
    """`[unk]` can be as long as it likes and ends in the end state."""
    tree, _ = small_tree()
    tree.add_unknown(graph.phone_bigram(LEXICON, {}))
    assert [arc for arc in arcs_of(tree) if arc[3] == 4 and arc[1] == tree.end]


def test_every_phone_knows_its_place_in_the_word() -> None:
    """word_boundary.int has silence and four positions of each phone, numbered without gaps."""
    _, phones = small_tree()
    lines = phones.word_boundaries().splitlines()
    assert lines[0] == "1 nonword"
    assert [int(line.split()[0]) for line in lines] == list(range(1, 14))
    assert lines[1:5] == ["2 begin", "3 internal", "4 end", "5 singleton"]
    assert phones.pdfs() == [0] + [1] * 4 + [2] * 4 + [3] * 4


def test_words_are_renumbered_as_the_graph_was() -> None:
    """Fstconvert's pairs (old, new) give words.txt; <eps> stays 0."""
    numbers = graph.relabelled(["<eps>", "x", "y"], "1 7\n2 3\n")
    assert numbers == {"x": 7, "y": 3}
    assert graph.words_table(numbers) == "<eps> 0\ny 3\nx 7\n"


def test_the_grammar_begins_at_its_start() -> None:
    """Fstcompile takes the first line's source as the start state."""
    arcs = [Arc("", "", "x", 1.0), Arc(START, "", "", 0.5), Arc("", END, "", 2.0)]
    lines = graph.grammar_text(arcs, {"x": 3}).splitlines()
    assert lines[0] == "0 1 0 0 0.500"
    assert "1 1 3 3 1.000" in lines
    assert lines[-1] == "2 0"


def test_unigram_probabilities_sum_to_one() -> None:
    """The mixture of frequencies and corpus is a distribution."""
    assert sum(unigram({"a": 5, "b": 1}, [["a"]], Weights()).values()) == pytest.approx(1)


def test_what_people_say_often_becomes_cheap() -> None:
    """A frequent pair costs less than backing off and saying the word."""
    corpus = [["没有", "去过"]] * 20 + [["有"]] * 20
    arcs = list(bigram({"没有": 1, "去过": 1, "有": 1, "车": 50}, corpus, Weights()))
    cost = {(arc.source, arc.word): arc.cost for arc in arcs}
    assert cost["没有", "去过"] < cost["没有", ""] + cost["", "去过"]


@pytest.mark.skipif(not graph.tools_available(), reason="OpenFst's command-line tools are missing")
def test_openfst_accepts_the_graph(tmp_path: Path) -> None:
    """The compiled transducers and their tables are written; words keep distinct numbers."""
    arcs = bigram({"ab": 1, "ac": 1, "a": 1}, [["ab"], ["ab", "a"]], Weights())
    phones = graph.Phones4(["a", "b", "c"])
    graph.build(tmp_path, LEXICON, phones, {}, arcs, graph.Costs())
    assert (tmp_path / "HCLr.fst").stat().st_size > 0
    assert (tmp_path / "Gr.fst").stat().st_size > 0
    rows = [line.split() for line in (tmp_path / "words.txt").read_text().splitlines()]
    assert len({number for _, number in rows}) == len(rows) == 5
