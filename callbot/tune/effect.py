"""What a changed question would make of everything that was said to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from callbot.core.answering import ACCEPTED
from callbot.core.answers import Understood
from callbot.core.script import Node, Script, Wait
from callbot.tune.flags import Flags
from callbot.tune.sounding import sound
from callbot.tune.truths import Truths
from callbot.tune.utterances import Utterance
from callbot.understanding.hearing import Listening
from callbot.understanding.intents import requests_of
from callbot.understanding.normalise import plain
from callbot.understanding.phrases import anywhere, parse
from callbot.understanding.understand import Understanding

_SAMPLES: Final = 60
_LEAVING: Final = frozenset(("stop", "human", "later", "refuse"))
"""Requests that must never be taken for an answer, whatever the answer."""
_BETTER: Final = ("resolved", "asked_back", "wrong_to_right")
CALLS: Final = 20
"""Calls that are named of each kind."""


class Change(NamedTuple):
    """What becomes of the answers to a question, in calls, against what is known of them.

    *Right* is what a person decided, or the resident's truth, or, of people who were asked again, what
    they then said.
    """

    resolved: int = 0
    """Not understood at first, right at once now."""
    asked_back: int = 0
    """Not understood at first, understood rightly and asked back now."""
    wrong_to_right: int = 0
    right_to_wrong: int = 0
    """Right in the end, taken for something else now: harm, even if it had to be asked for twice."""
    open_to_wrong: int = 0
    """Open in the end, taken for something untrue now."""
    right_to_open: int = 0
    """Understood rightly, to be asked for again now."""
    requests_lost: int = 0
    """A wish to stop, to be called later or to speak with a person, taken for an answer."""
    unknown: int = 0
    """Changed, and nobody knows what would be right."""
    key_won: int = 0
    """Key persons that are flagged now and were not."""
    key_lost: int = 0
    whole_calls: int = 0
    """Calls that were held again from their first word and went wrong further on."""
    calls: Mapping[str, tuple[int, ...]] = {}
    """Some of the calls of each kind."""

    @property
    def better(self) -> int:
        """Answers that are right now and were not."""
        return self.resolved + self.asked_back + self.wrong_to_right

    @property
    def harm(self) -> int:
        """Answers, key persons and requests that are lost."""
        lost = self.right_to_wrong + self.open_to_wrong + self.right_to_open
        return lost + self.requests_lost + self.key_lost + self.whole_calls


class Effect(NamedTuple):
    """A change, and the calls it is made of."""

    change: Change
    helped: frozenset[int]
    calls: frozenset[int]


class Rereading:
    """The answers to one question, to be read again under changed phrases."""

    def __init__(
        self, script: Script, node: Node, said: Sequence[Utterance], truths: Truths, flags: Flags
    ) -> None:
        assert node.wait is not None
        self.node = node
        self.wait: Wait = node.wait
        self.language = script.language
        self.said = said
        self.truths = truths
        self._flags = flags
        self._script = script
        self._understanding = Understanding(script, script.language)
        requests = requests_of(script.language, script.requests)
        self._listening = Listening(self.wait, script.language, requests)
        self._before: dict[int, str] = {}
        self._forms = [self._forms_of(one) for one in said]

    def _forms_of(self, one: Utterance) -> tuple[str, str]:
        """Everything that was heard as it is matched, and as it sounds."""
        language = self._script.language
        texts = dict.fromkeys(reading.text for reading in one.readings)
        return (
            "\n".join(form for text in texts for form in self._matched(text)),
            "\n".join(sound(text, language) for text in texts),
        )

    def _matched(self, text: str) -> set[str]:
        """A text as phrases are looked for in it: with its places marked, and as it is."""
        listening = self._listening
        slotted, _ = listening.slotted(text, extra=not listening.evidence)
        return {slotted, plain(text, self._script.language)}

    def touched(self, template: str) -> list[int]:
        """The utterances that a phrase might be found in, as written or by its sound."""
        parsed = parse(template)
        language = self._script.language
        found = anywhere(language, (parsed,))
        sounds = {sound(sample, language) for sample in parsed.samples(_SAMPLES)} - {""}
        return [
            index
            for index, (text, heard) in enumerate(self._forms)
            if found.search(text) or (language == "zh" and any(one in heard for one in sounds))
        ]

    def before(self, index: int) -> str:
        """What the script makes of an utterance now."""
        if index not in self._before:
            self._before[index] = self._outcome(index, self.wait)
        return self._before[index]

    def change(self, wait: Wait, indices: Iterable[int]) -> Effect:
        """What becomes of these utterances where the question waits for this."""
        kinds: dict[str, set[int]] = defaultdict(set)
        changed: set[int] = set()
        for index in indices:
            before, after = self.before(index), self._outcome(index, wait)
            if before != after:
                for call_id, _ in self.said[index].turns:
                    changed.add(call_id)
                    for kind in self._kinds(call_id, before, after):
                        kinds[kind].add(call_id)
        counts = {kind: len(calls) for kind, calls in kinds.items()}
        named = {kind: tuple(sorted(calls)[:CALLS]) for kind, calls in kinds.items()}
        return Effect(
            Change(**counts, calls=named),
            frozenset().union(*(kinds[kind] for kind in _BETTER)),
            frozenset(changed),
        )

    def _outcome(self, index: int, wait: Wait) -> str:
        one = self.said[index]
        understood = self._understanding.understand(
            wait, one.readings, question=one.asked, today=self._flags.today
        )
        return outcome(understood, wait)

    def _kinds(self, call_id: int, before: str, after: str) -> list[str]:
        how, _, what = after.partition(" ")
        was, _, had = before.partition(" ")
        if was == "request" and had in _LEAVING and how != "request":
            return ["requests_lost"]
        known = self.truths.of(call_id, self.node.id)
        stored = self.truths.stored(call_id, self.node.id)
        right = known.answer if known else None
        if how == "taken":
            kinds = [_taken(what, right, stored, (was, had))]
            if what != stored:
                kinds.append(self._flags.changed(call_id, self.node.id, what))
            return [kind for kind in kinds if kind]
        if right is None:
            return ["unknown"]
        if was in ("taken", "back") and had == right:
            return [] if how == "back" and what == right else ["right_to_open"]
        return ["asked_back"] if how == "back" and what == right and was == "no_match" else []


def _taken(what: str, right: str | None, stored: str | None, before: tuple[str, str]) -> str:
    if right is None:
        return "unknown"
    if what == right:
        return "wrong_to_right" if before[0] == "taken" and before[1] != right else "resolved"
    if right in (stored, before[1]):
        return "right_to_wrong"
    return "" if before == ("taken", what) or stored == what else "open_to_wrong"


def outcome(understood: Understood, wait: Wait) -> str:
    """`taken yes`, `back yes` (asked back), `request stop` or `no_match`."""
    if understood.kind == "request":
        return f"request {understood.category}"
    if understood.kind == "no_match":
        return "no_match"
    categories, confirm = ",".join(understood.categories), wait.confirm
    if confirm is None:
        return f"taken {categories}" if understood.confidence >= ACCEPTED else "no_match"
    back = understood.confidence < confirm.below or any(
        category in confirm.always for category in understood.categories
    )
    return f"{'back' if back else 'taken'} {categories}"
