"""Whether an answer means the same with other words around it, and is taken at its speaker's last word.

    python benchmarks/robust.py               # both languages, about three minutes
    python benchmarks/robust.py --language zh --answers 300

Takes the answers of `tests/understanding/said` that are understood as they were meant, puts each into
frames (嗯{}, {}，真的; "well, uh, {}", "{} you know"), and joins two that mean the opposite by words that
put the first right (，啊不，; ". no wait, "). Counted is what is understood then: the same, left open, taken
for a request, or another answer. Nothing is drawn but which answers are tried.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from datetime import date
from itertools import starmap
from pathlib import Path
from typing import NamedTuple

from callbot.core.answers import Alternative
from callbot.core.script import Language
from callbot.resources import resource
from callbot.scriptfile.load import load
from callbot.understanding.understand import Understanding, built_in_wait

SAID = Path(__file__).parents[1] / "tests" / "understanding" / "said"
TODAY = date(2020, 2, 10)
FRAMES: dict[Language, tuple[str, ...]] = {
    "zh": (
        "嗯{}", "哎{}", "呃{}", "哦{}", "那啥{}", "医生，{}", "大夫，{}", "说实话{}", "其实{}", "怎么说呢{}",
        "我跟你说{}", "我想想啊{}", "你好，{}", "{}真的", "{}谢谢", "{}医生", "{}，你放心", "{}，没别的了",
        "{}，然后", "{}，是这样的",
    ),
    "en": (
        "uh {}", "um, {}", "hmm {}", "oh, {}", "well, {}", "you know, {}", "i mean, {}", "to be honest {}",
        "doctor, {}", "right, well {}", "let's see, {}", "the thing is {}", "look, {}", "{} you know",
        "{} though", "{} sir", "{} to be honest", "{} so yeah", "{} right", "{} thanks",
    ),
}  # fmt: skip
RIGHTED: dict[Language, tuple[str, ...]] = {
    "zh": (
        "，哦对，",
        "，不对，",
        "，啊不，",
        "，等等，想起来了，",
        "，我说错了，",
        "，不是不是，",
    ),
    "en": (
        ". no wait, ",
        ". oh actually, ",
        ". sorry, no, ",
        ". I remember now, ",
        ". I tell a lie, ",
    ),
}
OPPOSITES = {"yes": "no", "no": "yes", "none": "fever", "fever": "none"}


class Answer(NamedTuple):
    """What was asked, what was meant, and the words."""

    asked: str
    meant: str
    said: str


class Listener:
    """The shipped screening script, and what is asked in words, in one language."""

    def __init__(self, language: Language) -> None:
        self.script = load(resource("scripts") / f"screening.{language}.toml")
        self._own = Understanding(self.script, language)
        self._any = Understanding(None, language)
        self._wait = built_in_wait("yes_no", language)

    def meaning(self, asked: str, text: str) -> str:
        """Categories, joined; a request with ? before it; - for nothing."""
        node = self.script.nodes.get(asked)
        heard = (Alternative(text),)
        if node is not None and node.wait is not None:
            found = self._own.understand(node.wait, heard, question=node.prompt, today=TODAY)
        else:
            found = self._any.understand(
                self._wait, heard, question="" if asked == "-" else asked, today=TODAY
            )
        if found.kind == "no_match":
            return "-"
        return f"?{found.category}" if found.kind == "request" else ",".join(found.categories)


def understood(listener: Listener, language: Language) -> list[Answer]:
    """The answers of the tables that are understood as they were meant."""
    lines = {
        tuple(line.split("\t"))
        for table in SAID.glob(f"{language}_*.tsv")
        for line in table.read_text("utf-8").splitlines()
        if not line.startswith("#") and line.count("\t") == 2
    }
    answers = [answer for answer in starmap(Answer, sorted(lines)) if answer.meant in OPPOSITES]
    return [one for one in answers if listener.meaning(one.asked, one.said) == one.meant]


def outcome(listener: Listener, answer: Answer, text: str) -> str:
    """What became of an answer in other words."""
    found = listener.meaning(answer.asked, text)
    if found == answer.meant:
        return "same"
    return "open" if found == "-" else "request" if found.startswith("?") else "other answer"


def row(what: str, counts: Counter[str]) -> None:
    """One line of the table, in per cent."""
    shares = (
        100 * counts[kind] / counts.total() for kind in ("same", "open", "request", "other answer")
    )
    print(
        f"| {what} | {counts.total()} | {' | '.join(f'{share:.1f} %' for share in shares)} |",
        flush=True,
    )


def main() -> None:
    """Both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--language", choices=("zh", "en"))
    parser.add_argument("--answers", type=int, default=800, help="how many are tried in each frame")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--frames", action="store_true", help="a row for each frame")
    options = parser.parse_args()
    print("| what | tried | same | open | request | other answer |\n|---|---|---|---|---|---|")
    for language in FRAMES if options.language is None else (options.language,):
        draw = random.Random(options.seed)
        listener = Listener(language)
        answers = understood(listener, language)
        tried = draw.sample(answers, min(options.answers, len(answers)))
        framed: Counter[str] = Counter()
        for frame in FRAMES[language]:
            counts = Counter(
                outcome(listener, a, frame.format(a.said.rstrip("。.!！?？"))) for a in tried
            )
            framed += counts
            if options.frames:
                row(f"{language} {frame}", counts)
        row(f"{language}, in {len(FRAMES[language])} frames", framed)
        opposite: dict[tuple[str, str], list[Answer]] = {}
        for answer in answers:
            opposite.setdefault((answer.asked, OPPOSITES[answer.meant]), []).append(answer)
        righted: Counter[str] = Counter()
        for answer in tried:
            firsts = opposite.get((answer.asked, answer.meant))
            if answer.asked == "-" or not firsts:
                continue
            for mark in RIGHTED[language]:
                first = draw.choice(firsts).said.rstrip("。.!！?？ ")
                righted[outcome(listener, answer, f"{first}{mark}{answer.said}")] += 1
        row(f"{language}, put right in {len(RIGHTED[language])} ways", righted)


if __name__ == "__main__":
    main()
