"""A dialogue script as frozen values; `callbot.scriptfile` reads them from TOML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Language = Literal["zh", "en"]
Expects = Literal["yes_no", "choice", "number", "temperature", "date", "place", "text", "open"]
"""What a node waits for. `choice` knows only the script's own categories; `text` keeps any words, and so
does `open`, which listens longer, is understood however badly it was heard, and is passed on."""
VERBATIM: Final = ("text", "open")
"""Where the value is what was said, word for word."""

Request = Literal[
    "repeat", "who", "robot", "hold", "hello", "later",
    "human", "stop", "refuse", "unsure", "correction",
]  # fmt: skip
"""What anybody can say at any node; see `callbot.understanding.intents`."""

REQUESTS: tuple[Request, ...] = (
    "repeat", "who", "robot", "hold", "hello", "later",
    "human", "stop", "refuse", "unsure", "correction",
)  # fmt: skip

Ending = Literal["complete", "partial", "refusal", "not_eligible", "call_later", "human", "stop"]
"""How a node that ends the call ends it; `callbot.core.disposition` has the codes."""


@dataclass(frozen=True, slots=True)
class Category:
    """One way to answer a question."""

    id: str
    phrases: tuple[str, ...] = ()
    """Templates, see `callbot.understanding.phrases`: `(a|b)`, `[optional]`, `{place}`."""
    evidence: tuple[str, ...] = ()
    """Built-in kinds of evidence that mean this category, e.g. `place`, `journey`, `stayed_home`."""
    goto: str | None = None
    """The next node; None means the node's own `goto`."""
    none: bool = False
    """True where this category denies all the others (no symptoms at all)."""
    label: str = ""
    """What reports call it; the id where empty."""


@dataclass(frozen=True, slots=True)
class Retry:
    """What is said when nothing, or nothing usable, was heard; no-input and no-match count apart."""

    no_input: tuple[str, ...] = ()
    """One prompt a level; after the last one the question is given up."""
    no_match: tuple[str, ...] = ()
    goto: str | None = None
    """Where to go when given up; None means the node's own `goto`."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One test on one recorded answer. Exactly one of the tests is set."""

    question: str
    any_of: tuple[str | float, ...] = ()
    """The category, one of the categories, or the value is among these."""
    at_least: float | None = None
    at_most: float | None = None
    within_days: int | None = None
    """The date lies at most this many days before the call, and not after it."""
    within_places: tuple[str, ...] = ()
    """The place is one of these or lies inside one of them (a county of a province counts)."""
    rises: int | None = None
    """The value rose every time over so many check-ins, this one included."""
    by: float = 0.0
    """Of `rises`: by this much in all, at least."""
    missed: int | None = None
    """So many check-ins before this one were missed in a row. Names no question."""

    @property
    def of_series(self) -> bool:
        """Whether earlier calls decide it, too."""
        return (
            self.rises is not None
            or self.missed is not None
            or self.question.startswith("previous.")
        )

    @property
    def asks_now(self) -> str:
        """The question of this call that it rests on; empty where it rests on earlier calls alone."""
        return "" if self.question.startswith("previous.") else self.question


@dataclass(frozen=True, slots=True)
class Confirm:
    """Asks back before an answer is taken."""

    prompt: str
    """With `{answer}` for what was understood."""
    below: float = 0.0
    """Confidence under which any answer is confirmed, 0 to 1."""
    always: tuple[str, ...] = ()
    """Categories that are confirmed however sure the understanding is."""
    unless: Condition | None = None
    """What the answer should be like; one that is not is confirmed however sure it is.

    Survey research's soft check: improbable answers are more often misheard than true.
    """


@dataclass(frozen=True, slots=True)
class Wait:
    """What a node listens for."""

    expects: Expects
    categories: tuple[Category, ...] = ()
    several: bool = False
    """True where one answer may carry several categories (symptoms)."""
    minimum: float | None = None
    maximum: float | None = None
    """Sensible range of a number or temperature; a value outside is a no-match."""
    retry: Retry = Retry()
    confirm: Confirm | None = None
    timeout_seconds: float = 6.0
    """Silence after the true end of the prompt that counts as no-input."""
    key: bool = False
    """True for a deciding question: unresolved, it puts the person on the call-back list."""
    given_with: tuple[str, ...] = ()
    """Questions along with which this one is often answered; VoiceXML's mixed initiative."""


@dataclass(frozen=True, slots=True)
class Instead:
    """Other words for a prompt, for those of whom all the conditions hold."""

    when: tuple[Condition, ...]
    prompt: str
    again: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One step of the call: says its prompt, then waits, goes on or ends."""

    id: str
    prompt: str
    """May hold `{name}` and other contact fields, `{organisation}`, and ids of earlier answers."""
    wait: Wait | None = None
    goto: str | None = None
    ends: Ending | None = None
    """Set on a node that ends the call after its prompt."""
    label: str = ""
    """A few words for tables and pages; the id where empty."""
    again: str = ""
    """The question alone, asked again after a request was answered; the prompt where empty."""
    asked_if: tuple[Condition, ...] = ()
    """Passed over, to its `goto`, unless all of these hold."""
    instead: tuple[Instead, ...] = ()
    """The first whose conditions hold takes the place of `prompt` and `again`."""


@dataclass(frozen=True, slots=True)
class FollowUpRule:
    """Makes a key person when all its conditions hold. Rules are tried in order, all that hold count.

    The level `call_back` is reserved: it puts the person on the call-back list instead.
    """

    id: str
    level: str
    reason: str
    """For people; may hold ids of answers, e.g. `{travel_place}`."""
    when: tuple[Condition, ...]
    of_series: bool = field(init=False, repr=False, compare=False)
    """Whether earlier calls decide it, too; known once, as every answer asks for it."""

    def __post_init__(self) -> None:
        """Look at the conditions once."""
        object.__setattr__(self, "of_series", any(c.of_series for c in self.when))


@dataclass(frozen=True, slots=True)
class RequestRule:
    """How a script treats a universal request; what is not given falls back to the language's default."""

    reply: str = ""
    phrases: tuple[str, ...] = ()
    """More templates, besides the built-in ones."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Every call ends: reaching any limit closes the call with `goodbye`."""

    steps: int = 80
    """Prompts in one call."""
    no_input: int = 6
    no_match: int = 10
    requests: int = 12
    seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Series:
    """When the same person is called again and again."""

    days: int
    times: tuple[str, ...]
    """`HH:MM`, in order."""


@dataclass(frozen=True, slots=True)
class Script:
    """A whole dialogue. `text` is the exact file it came from, `sha256` its hash."""

    id: str
    language: Language
    title: str
    organisation: str
    purpose: str
    nodes: Mapping[str, Node]
    """In the order of the file; the first is where the call starts."""
    requests: Mapping[Request, RequestRule] = field(default_factory=dict)
    rules: tuple[FollowUpRule, ...] = ()
    levels: tuple[str, ...] = ("high", "medium", "low")
    """The rules' levels, gravest first."""
    pronunciation: Mapping[str, str] = field(default_factory=dict)
    """Written → spoken, applied to the text just before synthesis."""
    partial_after: tuple[str, ...] = ()
    """A break-off counts as a partial when all these questions are answered."""
    limits: Limits = Limits()
    records: bool = False
    """True where the opening tells people that the call is recorded, so that it may be."""
    voice: str = ""
    """Name of the synthesiser's voice; empty means the language's default."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """What may differ from place to place, such as a telephone number, and what it is where nothing else is
    given; `{name}` in what is spoken."""
    series: Series | None = None
    """Set where the script is one call of a series."""
    text: str = ""
    sha256: str = ""
    questions: tuple[Node, ...] = field(init=False, repr=False, compare=False)
    """The nodes that wait for an answer, in the order of the file."""

    def __post_init__(self) -> None:
        """Pick the questions once: every call goes through them."""
        asking = tuple(node for node in self.nodes.values() if node.wait is not None)
        object.__setattr__(self, "questions", asking)

    @property
    def start(self) -> str:
        """The id of the first node."""
        return next(iter(self.nodes))
