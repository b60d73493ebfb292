"""What an answer that was not understood meant, going by the people who said it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from callbot.core.script import Language, Node
from callbot.tune.sounding import core
from callbot.tune.troubled import Troubled
from callbot.tune.truths import Source, Truths

CHANCE: Final = 0.001
"""How likely it may at most be that so many of these people answer so whatever they said: 十个人里九个
没去过, so nine who were heard to say 喂我回来了 and have not been away prove nothing of those words."""
OWN: Final = 0.8
"""Share of the times that a text was said which its main question must have."""
AGREEING: Final = 0.95
"""Share of these people that must be known to answer so."""


class Vote(NamedTuple):
    """What the people who said something should have answered."""

    category: str | None
    """None where they differ."""
    sure: bool
    """False where these people answer no more so than everybody does."""
    source: Literal["correction", "truth", "asked_again", ""]
    agree: int
    of: int


NOBODY: Final = Vote(None, False, "", 0, 0)


def vote(said: Iterable[Troubled], node: Node, truths: Truths) -> Vote:
    """The category of an answer of `node` that these people meant, and how many of them."""
    known: dict[tuple[int, str], str] = {}
    for one in said:
        if (told := truths.of(one.call_id, node.id)) is not None:
            known[one.call_id, told.source] = told.answer
    sources = {source for _, source in known}
    corrected = "correction" in sources
    votes = Counter(
        a for (_, source), a in known.items() if not corrected or source == "correction"
    )
    of = sum(votes.values())
    categories = {category.id for category in node.wait.categories} if node.wait else set()
    if not votes or not categories:
        return NOBODY._replace(of=of)
    answer, agree = max(votes.items(), key=lambda item: (item[1], item[0]))
    source: Source = "correction" if corrected else "truth" if "truth" in sources else "asked_again"
    telling = corrected or chance(answer, agree, of, truths.shares(node.id)) <= CHANCE
    if agree < AGREEING * of or answer not in categories:
        return Vote(None, False, "", agree, of)
    return Vote(answer, telling, source, agree, of)


def chance(answer: str, agree: int, of: int, shares: Counter[str]) -> float:
    """How likely at least `agree` of `of` people answer so if they are like everybody."""
    from scipy.stats import binom

    everybody = sum(shares.values())
    share = shares[answer] / everybody if everybody else 1.0
    return float(binom.sf(agree - 1, of, share))


class Everywhere:
    """Which texts are no answers to one question: people say them whatever they are asked."""

    def __init__(self, said: Iterable[Troubled], language: Language) -> None:
        self._language = language
        self._questions: dict[str, Counter[str]] = defaultdict(Counter)
        for one in said:
            self._questions[core(one.heard, language)][one.question] += 1

    def __contains__(self, text: str) -> bool:
        questions = self._questions[core(text, self._language)]
        return max(questions.values(), default=0) < OWN * questions.total()
