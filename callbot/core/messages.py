"""The closed unions between the dialogue and the world: inputs, commands, events.

NamedTuples because a simulated day makes some ten million of them. All times are seconds since the
call began.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from callbot.core.answers import Alternative, Understood, Value

Purpose = Literal[
    "ask", "no_input", "no_match", "confirm", "repeat", "who", "robot", "hold",
    "hello", "unsure", "correction", "resume", "stop_asked", "goodbye", "statement", "reopened",
]  # fmt: skip
"""Why something is said: the question itself, a reprompt, an answer to a request, …

`reopened` is the one turn in which nothing is said: the person went on with an answer that had been
taken for finished."""

ASKING_BACK: Final[frozenset[str]] = frozenset(("confirm", "stop_asked"))
"""The purposes of prompts that are answered with a yes or no to our asking back."""


def asks_back(purpose: str, before: bool) -> bool:
    """Whether an answer to a prompt answers our asking back.

    Waiting, and an answer that is taken up again, go on with what the turn before asked: `before`.
    """
    return purpose in ASKING_BACK or (purpose in ("hold", "reopened") and before)


Gone = Literal["person", "line", "interrupted"]
"""Who ended the call: the person hung up, the line broke, or the operator stopped it."""

GivenUp = Literal["no_input", "no_match", "refused", "unsure", "withdrawn"]
"""Why a question that was asked stays open."""


# --- inputs: what happened to us -----------------------------------------------------------------
class PromptFinished(NamedTuple):
    """The last `Say` has truly left the loudspeaker, or was cut."""

    position_seconds: float
    """How much of it was heard."""
    interrupted: bool = False
    reopened: bool = False
    """The person goes on with the answer before, which was taken `early`: the bot listens once more."""


class Heard(NamedTuple):
    """The person said something."""

    alternatives: tuple[Alternative, ...]
    """Best first. Empty where speech was heard but no words came of it."""
    seconds: float = 0.0
    """How long they spoke."""
    audio: str = ""
    """Where the recording of it lies; empty if there is none."""
    early: bool = False
    """Taken although the person may go on with it: `PromptFinished.reopened` may follow."""


class NoInput(NamedTuple):
    """Nothing was heard for the `Listen`'s timeout, counted from the true end of the prompt."""


class HungUp(NamedTuple):
    """The call is over on the other side."""

    by: Gone = "person"


class Backchannel(NamedTuple):
    """A sign of listening (嗯, uh-huh) or a noise over the bot's prompt, which goes on: no turn."""

    alternatives: tuple[Alternative, ...]
    """Best first. Empty where no words came of it."""
    seconds: float = 0.0
    """How long it was."""


class Failed(NamedTuple):
    """A part of our own broke while the person may have been speaking; the question is asked again."""

    part: Literal["recogniser", "synthesiser", "device"]
    message: str


Input = PromptFinished | Heard | NoInput | HungUp | Backchannel | Failed


# --- commands: what we ask for -------------------------------------------------------------------
class Say(NamedTuple):
    """Speak; the line answers with `PromptFinished`."""

    text: str
    node: str
    purpose: Purpose


class Listen(NamedTuple):
    """Listen once; the line answers with `Heard`, `NoInput` or `HungUp`."""

    node: str
    confirming: bool
    """True where a yes or no to our asking back is awaited rather than an answer to the question."""
    timeout_seconds: float


class HangUp(NamedTuple):
    """End the call."""


class BarDialling(NamedTuple):
    """Put the person on the do-not-call list, durably, before anything else happens."""

    words: str
    """What they said."""


Command = Say | Listen | HangUp | BarDialling


# --- events: what is recorded --------------------------------------------------------------------
class Asked(NamedTuple):
    """A prompt was begun. `turn` counts prompts from 1 and ties the events of one exchange together."""

    turn: int
    node: str
    purpose: Purpose
    prompt: str


class Spoken(NamedTuple):
    """The turn's prompt has left the loudspeaker, or was cut."""

    turn: int
    seconds: float
    interrupted: bool


class Overheard(NamedTuple):
    """Something was heard over this turn's prompt that was no turn of the person's."""

    turn: int
    alternatives: tuple[Alternative, ...]
    seconds: float


class Replied(NamedTuple):
    """Something was heard in this turn and judged."""

    turn: int
    node: str
    confirming: bool
    alternatives: tuple[Alternative, ...]
    understood: Understood
    seconds: float
    audio: str


class Silent(NamedTuple):
    """Nothing was heard in this turn."""

    turn: int
    node: str


class Recorded(NamedTuple):
    """An answer now holds. A later `Recorded` of the same node replaces it."""

    turn: int
    node: str
    categories: tuple[str, ...]
    value: Value
    confidence: float
    confirmed: bool
    because: str
    words: str


class Dropped(NamedTuple):
    """A question was asked and given up without an answer."""

    turn: int
    node: str
    why: GivenUp


class Broke(NamedTuple):
    """A part of our own failed."""

    turn: int
    part: str
    message: str


class Barred(NamedTuple):
    """The person asked not to be called again."""

    turn: int
    words: str


class Flagged(NamedTuple):
    """The person is a key person by this rule."""

    rule: str
    level: str
    reason: str
    evidence: str
    """`node=words` of the answers that the rule rests on, joined by `; `."""


class Cleared(NamedTuple):
    """A correction took away what an earlier flag rested on."""

    rule: str


class CallBack(NamedTuple):
    """A deciding question stayed open, or a rule wants it: somebody has to call or visit."""

    node: str
    why: str
    rule: str = ""
    """The follow-up rule of level `call_back`; a later `Cleared` of it takes the call-back away."""


class Ended(NamedTuple):
    """The call is over."""

    disposition: str
    """A name of `callbot.core.disposition`."""
    node: str
    """Where it ended."""
    why: str


Event = (
    Asked | Spoken | Overheard | Replied | Silent | Recorded | Dropped | Broke | Barred
    | Flagged | Cleared | CallBack | Ended
)  # fmt: skip


class Step(NamedTuple):
    """What one input led to: perform the commands in order; record the events before that."""

    commands: tuple[Command, ...]
    events: tuple[Event, ...]
