"""What nobody understood, question by question, grouped so that people can read it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Final, Literal, NamedTuple

from callbot.core.script import Language, Node, Script
from callbot.store.open import Store
from callbot.tune.sounding import sound
from callbot.tune.troubled import Troubled, troubled
from callbot.tune.truths import Truths
from callbot.tune.votes import NOBODY, Everywhere, vote
from callbot.understanding.combine import CONTRADICTION
from callbot.understanding.phrases import PhraseError, parse

ALIKE: Final = 75.0
"""How alike two texts of one cluster sound, in percent."""
_HEAD: Final[dict[Language, int]] = {"zh": 4, "en": 8}
"""Sounds that a text must share as a whole with a longer one: the same words with more around them."""
_HELD: Final = 0.6
"""Share of the longer text that they are: 去过武汉，回来就没出过门 is more than 没出过门."""
_LEADERS: Final = 400
"""Clusters that a text is compared with; they are made by the texts said most often."""
_EXAMPLES: Final = 5
_CALLS: Final = 3

Evidence = Literal["correction", "truth", "asked_again", "nearest", ""]
"""A person decided so; the simulated resident's truth; what the person said when asked again; the
script's nearest phrase; nothing."""


class Example(NamedTuple):
    """One text, as it was heard."""

    text: str
    times: int
    call_ids: tuple[int, ...]
    """Some of the calls it was said in."""


class Cluster(NamedTuple):
    """Answers to one question that sound alike."""

    question: str
    label: str
    size: int
    """Times that something of it was said."""
    texts: int
    """Different texts."""
    examples: tuple[Example, ...]
    """The most frequent first."""
    category: str | None
    """What it should be taken for; None where nothing says so."""
    evidence: Evidence
    """How that is known."""
    sure: bool
    """False where these people answer like everybody else, so that the words must be read."""
    agree: int
    of: int
    """How many people should have answered so, of those whose answer is known."""
    contradicted: int = 0
    """How often the recogniser heard it in two ways that contradict each other: there a phrase seldom helps."""


def clusters(
    store: Store, script: Script, run: int | None = None, version: str = ""
) -> list[Cluster]:
    """Everything that was not understood, denied, corrected or taken back; the biggest first.

    Questions come in the order of the script, those that it does not have are left out. `version`
    is that whose calls count; by default all.
    """
    by_question: dict[str, list[Troubled]] = {node.id: [] for node in script.questions}
    for one in troubled(store, script, run, version):
        if one.question in by_question:
            by_question[one.question].append(one)
    truths = Truths(store, script, by_question, run)
    everywhere = Everywhere(chain.from_iterable(by_question.values()), script.language)
    found: list[Cluster] = []
    for node in script.questions:
        there = [
            _cluster(node, group, truths, script.language, everywhere)
            for group in grouped(by_question[node.id], script.language)
        ]
        found += sorted(there, key=lambda c: (-c.size, c.examples[0].text))
    return found


def grouped(answers: Iterable[Troubled], language: Language) -> list[list[Troubled]]:
    """Answers that are the same, sound alike, or hold one another; deterministic."""
    same: dict[str, list[Troubled]] = defaultdict(list)
    for answer in answers:
        same[sound(answer.heard, language) or answer.heard].append(answer)
    ordered = sorted(same, key=lambda key: (-len(same[key]), key))
    leaders: list[str] = []
    groups: dict[str, list[Troubled]] = {}
    for key in ordered:
        leader = _leader(key, leaders, _HEAD[language])
        if leader is None:
            leader = key
            groups[key] = []
            if len(leaders) < _LEADERS:
                leaders.append(key)
        groups[leader] += same[key]
    return list(groups.values())


def _leader(key: str, leaders: list[str], head: int) -> str | None:
    from rapidfuzz import fuzz, process

    best = process.extractOne(key, leaders, scorer=fuzz.ratio, score_cutoff=ALIKE)
    if best is not None:
        return best[0]
    held = [
        leader for leader in leaders if len(leader) >= max(head, _HELD * len(key)) and leader in key
    ]
    return max(held, key=len, default=None)


def _cluster(
    node: Node,
    group: list[Troubled],
    truths: Truths,
    language: Language,
    everywhere: Everywhere,
) -> Cluster:
    texts = Counter(one.heard for one in group)
    calls: dict[str, dict[int, None]] = defaultdict(dict)
    for one in group:
        calls[one.heard][one.call_id] = None
    ordered = sorted(texts, key=lambda text: (-texts[text], text))
    examples = tuple(
        Example(text, texts[text], tuple(sorted(calls[text])[:_CALLS]))
        for text in ordered[:_EXAMPLES]
    )
    generic = sum(texts[text] for text in texts if text in everywhere)
    choice = vote(group, node, truths) if 2 * generic < len(group) else NOBODY
    evidence: Evidence = choice.source
    category = choice.category
    if category is None and choice.of == 0 and 2 * generic < len(group):
        category = nearest(node, ordered[0], language)
        evidence = "nearest" if category else ""
    return Cluster(
        node.id, node.label or node.id, len(group), len(texts), examples, category, evidence,
        choice.sure, choice.agree, choice.of,
        sum(one.because.startswith(CONTRADICTION) for one in group),
    )  # fmt: skip


def nearest(node: Node, text: str, language: Language) -> str | None:
    """The category with a phrase that sounds most like a text, where one is near enough."""
    from rapidfuzz import fuzz, process

    spoken = _phrases(node, language)
    best = process.extractOne(
        sound(text, language), list(spoken), scorer=fuzz.ratio, score_cutoff=ALIKE
    )
    return None if best is None else spoken[best[0]]


def _phrases(node: Node, language: Language) -> dict[str, str]:
    spoken: dict[str, str] = {}
    for category in node.wait.categories if node.wait else ():
        for phrase in category.phrases:
            try:
                samples = parse(phrase).samples(60)
            except PhraseError:
                continue
            for sample in samples:
                if "{" not in sample:
                    spoken.setdefault(sound(sample, language), category.id)
    spoken.pop("", None)
    return spoken
