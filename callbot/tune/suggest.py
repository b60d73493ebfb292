"""Phrases that would let the script understand what it did not, each with what it would change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from callbot.core.script import Node, Script, Wait
from callbot.scriptfile.load import loads
from callbot.store.open import Store
from callbot.tune.clusters import Example
from callbot.tune.effect import Change, Effect, Rereading
from callbot.tune.flags import Flags
from callbot.tune.mining import LEAST, Candidate, candidates
from callbot.tune.replay import replay
from callbot.tune.taking import take
from callbot.tune.templates import merged
from callbot.tune.troubled import Troubled, troubled
from callbot.tune.truths import Truths
from callbot.tune.utterances import answerable, utterances
from callbot.tune.votes import Everywhere
from callbot.understanding.hearing import Listening
from callbot.understanding.intents import requests_of

__all__ = ["Suggestion", "suggestions", "take"]

_MOST: Final = 40
"""Suggestions of one question; who has taken these can ask again."""
_WARNED: Final = 3
"""Harmful ones that are shown of one question."""
_EXAMPLES: Final = 5


class Suggestion(NamedTuple):
    """A phrase for one category of a question."""

    question: str
    label: str
    category: str
    phrase: str
    """In the syntax of scripts."""
    examples: tuple[Example, ...]
    """What was heard."""
    evidence: str
    """How its meaning is known: `correction`, `truth`, `asked_again`."""
    agree: int
    of: int
    """How many of the people who said so should have answered so, of those where that is known."""
    change: Change

    @property
    def safe(self) -> bool:
        """Whether it makes nothing worse."""
        return not self.change.harm

    @property
    def warning(self) -> str:
        """Why not to take it; empty where it makes nothing worse."""
        told = [
            f"{count} {words}"
            for count, words in (
                (self.change.right_to_wrong, "right → wrong"),
                (self.change.open_to_wrong, "open → wrong"),
                (self.change.right_to_open, "right → asked again"),
                (self.change.requests_lost, "requests lost"),
                (self.change.key_lost, "key persons lost"),
                (self.change.whole_calls, "calls that go wrong further on"),
            )
            if count
        ]
        return ", ".join(told)


def suggestions(
    store: Store, script: Script, run: int | None = None, *, whole_calls: bool = False
) -> list[Suggestion]:
    """What to add to the script's phrases: the safe ones first, the most helpful first.

    Safe ones are safe together, too: each was tried on top of those before it. `whole_calls` also
    holds every call again with all of them, which takes longer and sees what happens further on.
    """
    nodes = answerable(script)
    said: dict[str, list[Troubled]] = {node.id: [] for node in nodes}
    everything = troubled(store, script, run)
    for one in everything:
        if one.question in said:
            said[one.question].append(one)
    truths, flags = Truths(store, script, said, run), Flags(store, script)
    everywhere = Everywhere(everything, script.language)
    heard = defaultdict(list)
    for utterance in utterances(store, script, nodes, run):
        heard[utterance.question].append(utterance)
    found: list[_Offer] = []
    for node in nodes:
        assert node.wait is not None
        listening = Listening(
            node.wait, script.language, requests_of(script.language, script.requests)
        )
        offered = candidates(node, said[node.id], listening, truths, everywhere)
        if offered:
            reading = Rereading(script, node, heard[node.id], truths, flags)
            found += _chosen(node, offered, reading)
    if whole_calls:
        found = _verified(store, script, found, run)
    chosen = [offer.suggestion for offer in found]
    return sorted(chosen, key=lambda s: (not s.safe, -s.change.better, s.question, s.phrase))


class _Offer(NamedTuple):
    suggestion: Suggestion
    calls: frozenset[int]
    """All in which it changes anything."""


def _verified(store: Store, script: Script, offers: list[_Offer], run: int | None) -> list[_Offer]:
    """The same after every call was held again with all the safe ones: none may cost anything there."""
    safe = [offer for offer in offers if offer.suggestion.safe]
    told = [offer for offer in offers if not offer.suggestion.safe]
    while safe:
        text = script.text
        for offer in safe:
            text = take(text, offer.suggestion)
        held = replay(store, loads(text), run=run)
        # Whoever would now be asked what they never were may well say the same: that is not known.
        unknown = {change.call_id for change in held.of_kind("unasked")}
        worse = {change.call_id for change in held.regressions} - unknown
        if not worse:
            break
        guilty = [offer for offer in safe if offer.calls & worse] or safe
        for offer in guilty:
            change = offer.suggestion.change._replace(whole_calls=len(offer.calls & worse) or 1)
            told.append(offer._replace(suggestion=offer.suggestion._replace(change=change)))
        safe = [offer for offer in safe if offer not in guilty]
    return safe + told


def _chosen(node: Node, offered: Sequence[Candidate], reading: Rereading) -> list[_Offer]:
    """The candidates that each help where those before do not; harmful ones are kept aside."""
    assert node.wait is not None
    wait, chosen = node.wait, list[_Offer]()
    aside: list[_Offer] = []
    helped: frozenset[int] = frozenset()
    for candidate in offered:
        if not _worth({one.call_id for one in candidate.said} - helped, candidate):
            continue
        near = reading.touched(candidate.phrase)
        alone = reading.change(with_phrase(node.wait, candidate.category, candidate.phrase), near)
        added = with_phrase(wait, candidate.category, candidate.phrase)
        # What the phrase cannot be found in is read as it was with those before.
        together = reading.change(added, near)
        offer = _Offer(_suggestion(node, candidate, alone.change), alone.calls)
        if alone.change.harm or together.change.harm:
            aside += [offer] if alone.change.harm and alone.change.better else []
        elif _worth(set(together.helped - helped), candidate):
            wait, helped = added, helped | together.helped
            chosen.append(offer)
        if len(chosen) >= _MOST:
            break
    return _merged(node, chosen, reading) + aside[:_WARNED]


def _merged(node: Node, chosen: list[_Offer], reading: Rereading) -> list[_Offer]:
    """One template for phrases of a category that differ in one place, where it does no harm."""
    assert node.wait is not None
    found: list[_Offer] = []
    for category in dict.fromkeys(offer.suggestion.category for offer in chosen):
        offers = [offer for offer in chosen if offer.suggestion.category == category]
        phrases = [offer.suggestion.phrase for offer in offers]
        for template, places in merged(phrases, reading.language):
            several = [offers[place] for place in places]
            if len(several) == 1:
                found += several
                continue
            near = sorted(
                {n for offer in several for n in reading.touched(offer.suggestion.phrase)}
            )
            effect = reading.change(with_phrase(node.wait, category, template), near)
            found += several if effect.change.harm else [_together(template, several, effect)]
    return found


def _together(template: str, several: Sequence[_Offer], effect: Effect) -> _Offer:
    first = several[0].suggestion
    told = {example: None for offer in several for example in offer.suggestion.examples}
    return _Offer(
        first._replace(
            phrase=template,
            examples=tuple(sorted(told, key=lambda e: (-e.times, e.text))[:_EXAMPLES]),
            agree=sum(offer.suggestion.agree for offer in several),
            of=sum(offer.suggestion.of for offer in several),
            change=effect.change,
        ),
        effect.calls,
    )


def _worth(people: set[int], candidate: Candidate) -> bool:
    return len(people) >= (1 if candidate.vote.source == "correction" else LEAST)


def with_phrase(wait: Wait, category: str, phrase: str) -> Wait:
    """The wait with one phrase more."""
    return replace(
        wait,
        categories=tuple(
            replace(one, phrases=(*one.phrases, phrase)) if one.id == category else one
            for one in wait.categories
        ),
    )


def _suggestion(node: Node, candidate: Candidate, change: Change) -> Suggestion:
    times = Counter(one.heard for one in candidate.said)
    calls: dict[str, set[int]] = defaultdict(set)
    for one in candidate.said:
        calls[one.heard].add(one.call_id)
    ordered = sorted(times, key=lambda text: (-times[text], text))[:_EXAMPLES]
    examples = tuple(Example(text, times[text], tuple(sorted(calls[text])[:3])) for text in ordered)
    return Suggestion(
        node.id, node.label or node.id, candidate.category, candidate.phrase, examples,
        candidate.vote.source, candidate.vote.agree, candidate.vote.of, change,
    )  # fmt: skip
