"""Runs of words that answers which were not understood share, and what the people who said them meant.

Only what is safe to read out of context is proposed: no words out of an utterance that says yes and
no, corrects itself or denies them; nothing that people say whatever they are asked; nothing that says
no more than what everybody answers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from callbot.core.script import Language, Node
from callbot.tune.sounding import core
from callbot.tune.troubled import Troubled
from callbot.tune.truths import Truths
from callbot.tune.votes import Everywhere, Vote, vote
from callbot.understanding.asked import asked
from callbot.understanding.claims import Reading
from callbot.understanding.hearing import Listening
from callbot.understanding.negation import governed, read
from callbot.understanding.normalise import MASK, SLOTS, UNKNOWN, plain
from callbot.understanding.phrases import edges
from callbot.understanding.weigh import weigh

_LEAST: Final[dict[Language, int]] = {"zh": 3, "en": 2}
"""Characters of Mandarin, words of English. Fewer are in too many other sentences."""
_LONGEST: Final[dict[Language, int]] = {"zh": 20, "en": 12}
_GAP: Final = re.compile(f"[{UNKNOWN}{MASK}]")
LEAST: Final = 4
"""People who must have said something, unless a person has decided what it means."""
MAIN: Final = 0.8
"""Share of an answer's words that a phrase must be, on average: "this morning" tells of no health,
though all whose "temperature this morning was thirty six" was not understood are well."""
_MEASURED: Final = re.compile(r"\d|[零一二两三四五六七八九十百]度|[二三四五六七八九]十")
_NUMBERS: Final = frozenset(
    ["point", "degrees", "twenty", "thirty", "forty", "hundred", "ninety", "thousand"]
)
_PLACE: Final = "{place}"


class Candidate(NamedTuple):
    """Words that may become a phrase."""

    phrase: str
    """As it would stand in a script."""
    category: str
    vote: Vote
    said: tuple[Troubled, ...]
    """The answers that hold it."""


def candidates(
    node: Node,
    said: Sequence[Troubled],
    listening: Listening,
    truths: Truths,
    everywhere: Everywhere,
) -> list[Candidate]:
    """The phrases that these answers offer, the most said first."""
    by_text: dict[str, list[Troubled]] = defaultdict(list)
    for one in said:
        by_text[one.heard].append(one)
    holders: dict[str, list[str]] = defaultdict(list)
    for text in sorted(by_text):
        if not _contradictory(text, listening) and text not in everywhere:
            for run in _runs(text, listening):
                holders[run].append(text)
    found = []
    for run, texts in holders.items():
        answers = [one for text in texts for one in by_text[text]]
        if len({one.call_id for one in answers}) < LEAST and not any(
            one.why == "corrected" or _decided(one, truths) for one in answers
        ):
            continue
        choice = vote(answers, node, truths)
        if not choice.category or not choice.sure:
            continue
        if sum(_share(run, one.heard, listening.language) for one in answers) < MAIN * len(answers):
            continue
        phrase = _written(run, listening.language)
        if all(_stands(phrase, text, choice.category, listening, node) for text in texts):
            found.append(Candidate(phrase, choice.category, choice, tuple(answers)))
    return sorted(found, key=lambda c: (-len(c.said), -len(c.phrase), c.phrase))


def _share(run: str, text: str, language: Language) -> float:
    whole = core(text, language)
    if language == "zh":
        return len(run) / max(1, len(whole))
    return len(run.split()) / max(1, len(whole.split()))


def _decided(one: Troubled, truths: Truths) -> bool:
    known = truths.of(one.call_id, one.question)
    return known is not None and known.source == "correction"


def _runs(text: str, listening: Listening) -> Iterator[str]:
    """Every run of words that is most of a text, each once; a place counts as one word."""
    language = listening.language
    slotted = _matched(text, listening)
    around, joint = _edge(language), "" if language == "zh" else " "
    seen: set[str] = set()
    for piece in _GAP.split(slotted):
        words = list(piece) if language == "zh" else piece.split()
        edge = [bool(around.fullmatch(word + joint)) for word in words]
        most = len(words) - sum(edge)
        for start in range(len(words)):
            for end in range(start + max(_LEAST[language], most // 2), len(words) + 1):
                if end - start > _LONGEST[language]:
                    break
                run = joint.join(words[start:end])
                if run not in seen and not edge[start] and not edge[end - 1] and not _number(run):
                    seen.add(run)
                    yield run


def _matched(text: str, listening: Listening) -> str:
    """A text in the form in which phrases are looked for."""
    if listening.wants_places:
        return listening.slotted(text)[0]
    return plain(text, listening.language)


@lru_cache(maxsize=2)
def _edge(language: Language) -> re.Pattern[str]:
    return re.compile(edges(language))


def _number(run: str) -> bool:
    """A measured number is a value, not a phrase."""
    return bool(_MEASURED.search(run)) or not _NUMBERS.isdisjoint(run.split())


def _written(run: str, language: Language) -> str:
    """A run as it stands in a script."""
    spaced = run.replace(SLOTS["place"], _PLACE)
    return spaced if language == "zh" else " ".join(spaced.split())


def _contradictory(text: str, listening: Listening) -> bool:
    """Whether an utterance says yes and no, or takes something back."""
    reading = read(plain(text, listening.language), listening.language)
    return len({claim.sign for claim in reading.claims}) > 1 or bool(
        reading.fixes or reading.excepted or reading.hedged or reading.unsure
    )


def _cuts(reading: Reading, start: int, end: int) -> bool:
    """Whether a phrase would cut a word in two, or a denial off: 没有不舒服 is not 有不舒服."""
    return any(
        token.start < border < token.end
        for token in reading.tokens
        for border in (start, end)
        if token.tag != "other"
    ) or any(
        token.tag in ("neg", "no", "deny") and not start <= token.start < end
        for token in reading.tokens
    )


def _stands(phrase: str, text: str, category: str, listening: Listening, node: Node) -> bool:
    """Whether the words mean by themselves what they mean in the text, as far as yes and no go."""
    language = listening.language
    slotted, alone = _matched(text, listening), plain(phrase, language)
    reading = read(slotted, language)
    at = slotted.find(alone)
    if at < 0 or governed(reading, at) <= 0 or _cuts(reading, at, at + len(alone)):
        return False
    negated = any(token.tag == "neg" for token in read(alone, language).tokens)
    if node.wait is None or node.wait.expects != "yes_no":
        return category == listening.denial or not negated
    if category == listening.yes and negated:
        return False
    sign = 1 if category == listening.yes else -1 if category == listening.no else 0
    about = asked(node.prompt, language)
    signs = {weigh(read(words, language), about).sign for words in (slotted, alone)}
    return -sign not in signs if sign else signs == {0}
