"""HCLr.fst, Gr.fst and words.txt: what Vosk searches, composed with a grammar while it listens.

H·C·L is built by hand: phones are context-independent with one state each, so that a node of the
pronunciation tree is a state with a self-loop. OpenFst's tools compile it and make it
`olabel_lookahead`, which renumbers the words.
"""

from __future__ import annotations

import math
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.speech_model.language_model import END, START, UNKNOWN, Arc
from tools.speech_model.lexicon import Lexicon, Phones

SILENCE = "SIL"
POSITIONS = ("B", "I", "E", "S")
"""Beginning, inside, end of a word, or the whole of it."""
_KALDI_POSITIONS = {"B": "begin", "I": "internal", "E": "end", "S": "singleton"}
_RARE_PAIR = 0.004
"""Pairs of phones rarer than this are left out of the phone loop."""
_PLUGINS = ("fst/22", "fst")


@dataclass(frozen=True, slots=True)
class Costs:
    """−ln p of what the tree does beside saying words."""

    silence: float = 1.0
    no_silence: float = 0.5
    unknown_phone: float = -0.8
    """Added to each phone of the phone loop that stands for unknown words."""


class Phones4:
    """Numbers of the phones: silence is 1, then every phone in its four positions."""

    def __init__(self, phones: Sequence[str]) -> None:
        self.names = list(phones)
        """Without silence; pdf 0 is silence, pdf i + 1 is names[i]."""
        self._index = {name: number for number, name in enumerate(self.names)}

    def __contains__(self, name: str) -> bool:
        return name in self._index

    def number(self, name: str, position: str) -> int:
        """Kaldi's number of a phone."""
        if name == SILENCE:
            return 1
        return 2 + 4 * self._index[name] + POSITIONS.index(position)

    def pdfs(self) -> list[int]:
        """The pdf of each phone, in order of number."""
        return [0] + [1 + index for index in range(len(self.names)) for _ in POSITIONS]

    def word_boundaries(self) -> str:
        """phones/word_boundary.int."""
        lines = ["1 nonword"]
        for name in self.names:
            lines += [f"{self.number(name, p)} {_KALDI_POSITIONS[p]}" for p in POSITIONS]
        return "\n".join(lines) + "\n"

    def table(self) -> str:
        """phones.txt."""
        lines = ["<eps> 0", f"{SILENCE} 1"]
        for name in self.names:
            lines += [f"{name}_{p} {self.number(name, p)}" for p in POSITIONS]
        return "\n".join(lines) + "\n"


def positioned(phones: Phones) -> list[tuple[str, str]]:
    """Each phone with its position in the word."""
    if len(phones) == 1:
        return [(phones[0], "S")]
    inner = [(phone, "I") for phone in phones[1:-1]]
    return [(phones[0], "B"), *inner, (phones[-1], "E")]


class Tree:
    """The text form of H·C·L: a prefix tree of pronunciations with silences and a phone loop."""

    def __init__(self, phones: Phones4, words: Mapping[str, int], costs: Costs) -> None:
        self._phones, self._words, self._costs = phones, words, costs
        self.lines: list[str] = []
        self._states = 0
        self._children: dict[tuple[int, str, str], int] = {}
        self.start, self.root, self.end = (self._new() for _ in range(3))
        self._arc(self.start, self.root, 0, 0, costs.no_silence)
        self._silence(self.start)
        self._arc(self.end, self.root, 0, 0, costs.no_silence)
        self._silence(self.end)

    def _new(self) -> int:
        self._states += 1
        return self._states - 1

    def _arc(self, source: int, target: int, transition: int, word: int, cost: float) -> None:
        self.lines.append(f"{source} {target} {transition} {word} {cost:.4f}")

    def _phone(self, source: int, name: str, position: str, cost: float = 0.0) -> int:
        """A new state reached by saying a phone, in which it may last."""
        state = self._new()
        self._enter(source, state, name, position, cost)
        transition = 2 * self._phones.number(name, position)
        self._arc(state, state, transition - 1, 0, 0.0)
        return state

    def _enter(self, source: int, state: int, name: str, position: str, cost: float) -> None:
        self._arc(source, state, 2 * self._phones.number(name, position), 0, cost)

    def _silence(self, source: int) -> None:
        state = self._phone(source, SILENCE, "", self._costs.silence)
        self._arc(state, self.root, 0, 0, 0.0)

    def add(self, word: str, phones: Phones, share: float) -> None:
        """One pronunciation of a word."""
        state = self.root
        for name, position in positioned(phones):
            key = (state, name, position)
            if key not in self._children:
                self._children[key] = self._phone(state, name, position)
            state = self._children[key]
        self._arc(state, self.end, 0, self._words[word], -math.log(share))

    def add_unknown(self, follow: Mapping[str, Mapping[str, float]]) -> None:
        """A loop over phones as they follow each other: `follow[""]` starts, "" ends a word."""
        begin: dict[str, int] = {}
        inside: dict[str, int] = {}
        added = self._costs.unknown_phone
        for name, share in follow[""].items():
            begin[name] = self._phone(self.root, name, "B", added - math.log(share))
        for name in follow:
            if name:
                inside[name] = self._new()
                number = 2 * self._phones.number(name, "I")
                self._arc(inside[name], inside[name], number - 1, 0, 0.0)
        last: dict[str, int] = {}
        for name in inside:
            last[name] = self._new()
            number = 2 * self._phones.number(name, "E")
            self._arc(last[name], last[name], number - 1, 0, 0.0)
            self._arc(last[name], self.end, 0, self._words[UNKNOWN], 0.0)
        for name, seconds in follow.items():
            for source in [states[name] for states in (begin, inside) if name in states]:
                for second, share in seconds.items():
                    cost = added - math.log(share)
                    self._enter(source, inside[second], second, "I", cost)
                    self._enter(source, last[second], second, "E", cost)

    def text(self) -> str:
        """The transducer as fstcompile reads it, the start state first."""
        finals = [f"{self.root} 0", f"{self.end} 0"]
        return "\n".join([*self.lines, *finals]) + "\n"


def phone_bigram(lexicon: Lexicon, counts: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """How phones follow each other in speech, from words weighted by the root of their counts.

    Key "" is the beginning of a word; the end of one leads to every beginning.
    """
    pairs: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for word, prons in lexicon.items():
        for phones, share in prons.items():
            weight = share * math.sqrt(max(counts.get(word, 1.0), 1.0))
            for first, second in zip(("", *phones), (*phones, ""), strict=True):
                pairs[first][second] += weight
    beginnings = pairs[""]
    begun = sum(beginnings.values())
    follow = {}
    for first, seconds in pairs.items():
        ended = seconds.pop("", 0.0)
        for second, weight in beginnings.items() if first else ():
            seconds[second] += ended * weight / begun
        total = sum(seconds.values())
        follow[first] = {s: w / total for s, w in seconds.items() if w / total > _RARE_PAIR}
    return follow


def relabelled(words: Sequence[str], pairs: str) -> dict[str, int]:
    """New numbers of the words, given the pairs that fstconvert saved."""
    rows = [line.split() for line in pairs.splitlines() if line.strip()]
    new = {int(old): int(number) for old, number in rows}
    return {word: new[number] for number, word in enumerate(words) if number}


def grammar_text(arcs: Iterable[Arc], numbers: Mapping[str, int]) -> str:
    """The grammar as fstcompile reads it, START first."""
    states: dict[str, int] = {START: 0}
    lines = []
    for arc in sorted(arcs, key=lambda arc: arc.source != START):
        source = states.setdefault(arc.source, len(states))
        target = states.setdefault(arc.target, len(states))
        number = numbers[arc.word] if arc.word else 0
        lines.append(f"{source} {target} {number} {number} {arc.cost:.3f}")
    return "\n".join([*lines, f"{states[END]} 0"]) + "\n"


def words_table(numbers: Mapping[str, int]) -> str:
    """words.txt."""
    ordered = sorted(numbers.items(), key=lambda item: item[1])
    return "".join(f"{word} {number}\n" for word, number in [("<eps>", 0), *ordered])


def tools_available() -> bool:
    """Whether OpenFst's command-line tools are installed."""
    return all(shutil.which(tool) for tool in ("fstcompile", "fstarcsort", "fstconvert"))


def build(
    folder: Path,
    lexicon: Lexicon,
    phones: Phones4,
    counts: Mapping[str, float],
    arcs: Iterable[Arc],
    costs: Costs,
) -> None:
    """Write the graph folder. SystemExit where OpenFst's tools are missing."""
    if not tools_available():
        raise SystemExit("OpenFst is missing: apt-get install libfst-tools libfst22-plugins-base")
    words = ["<eps>", *sorted(lexicon), UNKNOWN]
    tree = Tree(phones, {word: number for number, word in enumerate(words)}, costs)
    for word, prons in sorted(lexicon.items()):
        for said, share in sorted(prons.items()):
            tree.add(word, said, share)
    tree.add_unknown(phone_bigram(lexicon, counts))
    (folder / "phones").mkdir(parents=True, exist_ok=True)
    _shell(folder, tree.text(), "fstcompile | fstarcsort --sort_type=olabel > hcl.tmp")
    _shell(
        folder,
        "",
        "fstconvert --fst_type=olabel_lookahead --save_relabel_opairs=pairs.tmp hcl.tmp HCLr.fst",
    )
    numbers = relabelled(words, (folder / "pairs.tmp").read_text())
    _shell(
        folder,
        grammar_text(arcs, numbers),
        "fstcompile | fstarcsort --sort_type=ilabel | fstconvert --fst_type=const > Gr.fst",
    )
    for name in ("hcl.tmp", "pairs.tmp"):
        (folder / name).unlink()
    (folder / "words.txt").write_text(words_table(numbers), encoding="utf-8")
    (folder / "phones.txt").write_text(phones.table(), encoding="utf-8")
    (folder / "disambig_tid.int").write_text("")
    (folder / "phones" / "word_boundary.int").write_text(phones.word_boundaries())


def _shell(folder: Path, text: str, command: str) -> None:
    """OpenFst's tools find their plug-ins through the loader's path on Debian."""
    roots = [root for root in Path("/usr/lib").glob("*/fst") if root.is_dir()]
    paths = [str(root.parent / plugin) for root in roots for plugin in _PLUGINS]
    environment = dict(os.environ, LD_LIBRARY_PATH=":".join(paths))
    subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        input=text.encode(),
        cwd=folder,
        env=environment,
        check=True,
    )
