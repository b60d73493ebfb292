"""What a replay finds: by question how much changes, and call by call for whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

ChangeKind = Literal["category", "value", "flag", "disposition", "unasked", "removed"]
"""`unasked`: the edited script asks what this person was never asked, so the answer is not known.
`removed`: what the person said to a question that the edited script does not have."""

Judged = Literal[
    "right_to_wrong", "wrong_to_right", "right_to_open", "open_to_right", "open_to_wrong",
    "wrong_to_open", "",
]  # fmt: skip
"""Against a person's correction, or the truth of a simulation; empty where neither says anything.
`open` is a question without an answer, or with one that is not known."""

REGRESSIONS: frozenset[Judged] = frozenset({"right_to_wrong", "open_to_wrong"})
"""A wrong answer is recorded that was not before."""


class CallChange(NamedTuple):
    """One thing that comes out otherwise in one call."""

    call_id: int
    name: str
    question: str
    """Empty for flags and dispositions."""
    kind: ChangeKind
    before: str
    """As it is stored: category, value, flag (`level: rule`) or disposition; empty for none."""
    after: str
    heard: str
    """The words it rests on, as recognised."""
    judged: Judged
    because: str
    """The rule of the understanding, or what the dialogue does otherwise."""
    lost: bool = False
    """A key person would not be found any more."""

    @property
    def calls_back(self) -> bool:
        """It is the call-back list that changes, no key person's flag."""
        return self.kind == "flag" and (self.before or self.after).startswith("call_back")


class Missing(NamedTuple):
    """A recording that is not there, or cannot be heard."""

    call_id: int
    turn: int
    file: str
    why: str


class Repeat(NamedTuple):
    """A question at which a person would be asked again less often, or more often.

    Nothing of it shows in what was recorded where they answered in the end.
    """

    call_id: int
    name: str
    question: str
    before: int
    """How many answers were not understood."""
    after: int
    heard: str
    """What is understood now, or is not any more."""


class QuestionChange(NamedTuple):
    """How much changes at one question, in calls."""

    question: str
    label: str
    answers: int
    """Answers heard at it, those to asking again and asking back included."""
    changed: int
    """Calls in which its category or value changes."""
    right_to_wrong: int
    """Against corrections and simulated truth, those to which nothing was recorded before included."""
    wrong_to_right: int
    """Likewise those that are right now where nothing was recorded before."""
    unasked: int = 0
    """Calls in which it would be asked, and was not."""


@dataclass(slots=True)
class Replay:
    """What comes of the logged calls under an edited script. Grows while it is made."""

    calls: int = 0
    """Replayed so far."""
    answers: int = 0
    """Heard in them."""
    texts: int = 0
    """Distinct answers that had to be read again."""
    questions: list[QuestionChange] = field(default_factory=list)
    changes: list[CallChange] = field(default_factory=list)
    """Key persons who are lost first, then flags, then what goes wrong, then everything else."""
    repeats: list[Repeat] = field(default_factory=list)
    """Who would be asked again less often or more often, call by call."""
    held_again: int = 0
    """Calls that had to be held again from their first word."""
    anew: bool = False
    """Everything was read again with the present understanding, not only what the edit touches."""
    unreadable: int = 0
    """Calls of a script that this callbot cannot read any more: of these everything was read again."""
    heard_anew: int = 0
    """Recordings that were recognised again."""
    missing: list[Missing] = field(default_factory=list)
    """Recordings that are not there any more, or cannot be heard: these answers stay as they were."""
    unrecorded: int = 0
    """Answers of which there never was a recording, where recordings were asked for."""
    total: int = 0
    """Calls there are to replay."""

    @property
    def lost(self) -> list[CallChange]:
        """Key persons who would not be found any more."""
        return [change for change in self.changes if change.lost]

    @property
    def found(self) -> list[CallChange]:
        """Key persons' flags that only the edited script puts up."""
        return [c for c in self.of_kind("flag") if not (c.before or c.calls_back)]

    @property
    def called_back(self) -> list[CallChange]:
        """Entries that only the edited script makes on the call-back list."""
        return [c for c in self.of_kind("flag") if c.calls_back and not c.before]

    @property
    def regressions(self) -> list[CallChange]:
        """What must not happen: key persons lost, wrong answers that were none."""
        return [c for c in self.changes if c.lost or c.judged in REGRESSIONS]

    @property
    def changed_calls(self) -> int:
        """Calls in which anything comes out otherwise."""
        return len({change.call_id for change in self.changes})

    @property
    def spared(self) -> int:
        """Calls in which somebody is understood without being asked again."""
        return len({one.call_id for one in self.repeats if one.after < one.before})

    @property
    def repeated(self) -> int:
        """Calls in which somebody must be asked again who was understood."""
        return len({one.call_id for one in self.repeats if one.after > one.before})

    def of_kind(self, kind: ChangeKind) -> list[CallChange]:
        """The changes of one kind."""
        return [change for change in self.changes if change.kind == kind]


_ORDER = {"removed": 5, "unasked": 6}


def gravity(change: CallChange) -> tuple[int, int]:
    """Key persons who are lost first, then flags, what goes wrong, call-backs, and everything else."""
    if change.lost:
        return 0, change.call_id
    if change.kind == "flag" and not change.calls_back:
        return 1, change.call_id
    if change.judged in REGRESSIONS:
        return 2, change.call_id
    if change.judged:
        return 3, change.call_id
    return _ORDER.get(change.kind, 4), change.call_id
