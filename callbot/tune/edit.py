"""What an edited script does otherwise, and so which calls have to be held again to see what comes of it.

A call depends on what the script says of the nodes it came by, on what was understood there, and on
the follow-up rules over its answers. Everything else of a script is left out of it; `Edit` says what
is left, and `tests/tune` holds replays with this shortcut against replays without.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property

from callbot.core.script import (
    Category,
    FollowUpRule,
    Limits,
    Node,
    Request,
    RequestRule,
    Retry,
    Script,
    Wait,
)
from callbot.tune.wordings import wordings


@dataclass(frozen=True)
class Edit:
    """From one script to another."""

    old: Script
    new: Script
    _leads_to: dict[tuple[str, tuple[str, ...]], frozenset[str]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _before: dict[str, set[str]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def everything(self) -> bool:
        """Whether any call may come out otherwise: how it begins, how it is cut off, what it is called."""
        return _frame(self.old) != _frame(self.new)

    @cached_property
    def limits(self) -> dict[str, float]:
        """Limits that differ → the lower of the two: a call that did not come so far met neither."""
        old, new = asdict(self.old.limits), asdict(self.new.limits)
        return {name: min(old[name], new[name]) for name in old if old[name] != new[name]}

    @cached_property
    def requests(self) -> bool:
        """Whether a request may be understood otherwise, at any question."""
        return _phrases(self.old) != _phrases(self.new)

    @cached_property
    def visited(self) -> frozenset[str]:
        """Nodes that act otherwise: calls that came by one are held again."""
        nodes = self.old.nodes.keys() | self.new.nodes.keys()
        changed = {
            name for name in nodes
            if _acts(self.old.nodes.get(name)) != _acts(self.new.nodes.get(name))
        }  # fmt: skip
        # A question may have been answered along with an earlier one, and never been put.
        return frozenset(changed.union(*(self.before(name) for name in changed)))

    @cached_property
    def heard(self) -> frozenset[str]:
        """Questions at which what was heard has to be read again."""
        found = {node.id for node in self.old.questions if self.at(node.id)}
        for node in self.old.questions:
            found |= {earlier for earlier in self.before(node.id) if self.ahead(earlier)}
        return frozenset(found)

    def at(self, node_id: str) -> bool:
        """Whether an answer to this question may be understood otherwise."""
        old, new = self.old.nodes[node_id], self.new.nodes.get(node_id)
        if new is None or old.wait is None or new.wait is None:
            return False  # in `visited`
        return self.reading(old.wait, new.wait) or (
            wordings(self.old, old) != wordings(self.new, new)
        )

    def reading(self, old: Wait, new: Wait) -> bool:
        """Whether these two understand anything otherwise that is said to the same words."""
        return self.requests or self.rewritten(old, new)

    def rewritten(self, old: Wait, new: Wait) -> bool:
        """The same, requests apart."""
        return _understands(old) != _understands(new)

    def ahead(self, node_id: str) -> tuple[tuple[str, str], ...]:
        """What else is read in an answer to this question: a later question, and along with which."""
        return tuple(
            (later.id, earlier)
            for later in self.old.questions if later.wait is not None
            for earlier in later.wait.given_with
            if node_id == earlier or node_id in self.before(earlier)
            if self._ahead_differs(later.id, earlier)
        )  # fmt: skip

    def _ahead_differs(self, later: str, earlier: str) -> bool:
        old, new = self.old.nodes[later].wait, self.new.nodes.get(later)
        first, second = self.old.nodes.get(earlier), self.new.nodes.get(earlier)
        if old is None or new is None or new.wait is None or first is None or second is None:
            return False  # in `visited`
        return self.reading(old, new.wait) or first.prompt != second.prompt

    def before(self, node_id: str) -> set[str]:
        """The questions along with which this one may have been answered, in either script."""
        known = self._before.get(node_id)
        if known is not None:
            return known
        found: set[str] = set()
        left = [node_id]
        while left:
            name = left.pop()
            for script in (self.old, self.new):
                node = script.nodes.get(name)
                given = set(node.wait.given_with) - found if node and node.wait else set()
                found |= given
                left += given
        self._before[node_id] = found
        return found

    def leads_to(self, node_id: str, categories: tuple[str, ...]) -> frozenset[str]:
        """The nodes that a call may come to after this answer, by the script that it was held with."""
        key = (node_id, categories)
        if key not in self._leads_to:
            nodes = self.old.nodes
            node = nodes[node_id]
            own = [c.goto for c in node.wait.categories if c.id in categories] if node.wait else []
            left = [place for place in [*own, node.goto] if place]
            found: set[str] = set()
            while left:
                name = left.pop()
                if name in nodes and name not in found:
                    found.add(name)
                    left += _targets(nodes[name])
            self._leads_to[key] = frozenset(found)
        return self._leads_to[key]

    @cached_property
    def rules(self) -> tuple[frozenset[str], ...]:
        """The questions of rules that hold otherwise: calls that came by all of them are held again."""
        old = {rule.id: rule for rule in self.old.rules}
        new = {rule.id: rule for rule in self.new.rules}
        changed = [
            rule for name in old.keys() | new.keys()
            if _demands(old.get(name)) != _demands(new.get(name))
            for rule in (old.get(name), new.get(name)) if rule is not None
        ]  # fmt: skip
        return tuple(
            {frozenset(filter(None, (c.asks_now for c in rule.when))): None for rule in changed}
        )

    def ruled(self, came_by: AbstractSet[str]) -> bool:
        """Whether a call that came by these nodes may have come under a rule that was edited."""
        return any(
            all(name in came_by or not came_by.isdisjoint(self.before(name)) for name in questions)
            for questions in self.rules
        )

    @cached_property
    def rules_need(self) -> tuple[frozenset[str], ...]:
        """The nodes that `ruled` asks for."""
        return tuple(rule.union(*(self.before(name) for name in rule)) for rule in self.rules)

    @property
    def nothing(self) -> bool:
        """True where no call can come out otherwise."""
        return not (self.everything or self.limits or self.visited or self.heard or self.rules)


def _targets(node: Node) -> list[str]:
    """Where a node leads."""
    gotos = [node.goto]
    if node.wait is not None:
        gotos += [node.wait.retry.goto, *(category.goto for category in node.wait.categories)]
    return [goto for goto in gotos if goto]


def _acts(node: Node | None) -> Node | None:
    """A node without its wording and without what it understands: what the dialogue goes by."""
    if node is None:
        return None
    wait = node.wait
    if wait is not None:
        retry = replace(wait.retry, no_input=_as_many(wait.retry.no_input),
                        no_match=_as_many(wait.retry.no_match))  # fmt: skip
        labels = wait.confirm is not None  # spoken when an answer is asked back
        categories = tuple(
            Category(c.id, goto=c.goto, label=c.label if labels else "") for c in wait.categories
        )
        wait = replace(wait, expects="text", several=False, minimum=None, maximum=None, retry=retry,
                       timeout_seconds=0.0, categories=categories)  # fmt: skip
    return replace(node, prompt="", again="", label="", wait=wait)


def _understands(wait: Wait) -> Wait:
    """A question without what the dialogue goes by: what an answer to it is read by."""
    categories = tuple(replace(c, goto=None, label="") for c in wait.categories)
    return replace(wait, retry=Retry(), confirm=None, timeout_seconds=0.0, key=False, given_with=(),
                   categories=categories)  # fmt: skip


def _as_many(prompts: tuple[str, ...]) -> tuple[str, ...]:
    return ("",) * len(prompts)


def _frame(script: Script) -> tuple[str, Script]:
    """A script without its nodes and rules, and without what is only said or shown."""
    return script.start, replace(
        script, id="", title="", organisation="", purpose="", nodes={}, requests={}, rules=(),
        levels=(), pronunciation={}, parameters={}, records=False, voice="", text="", sha256="",
        limits=Limits(),
    )  # fmt: skip


def _phrases(script: Script) -> dict[Request, RequestRule]:
    rules = {name: replace(rule, reply="") for name, rule in script.requests.items()}
    return {name: rule for name, rule in rules.items() if rule != RequestRule()}


def _demands(rule: FollowUpRule | None) -> FollowUpRule | None:
    return rule and replace(rule, reason="")
