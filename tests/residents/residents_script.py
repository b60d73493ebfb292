"""A small script for the residents' tests, independent of the shipped ones."""

from __future__ import annotations

from callbot.core.script import (
    Category,
    Condition,
    Confirm,
    Expects,
    FollowUpRule,
    Language,
    Node,
    Script,
    Wait,
)

LABELS = {"yes": "有", "no": "没有", "fever": "发烧", "cough": "咳嗽", "none": "没有症状"}


def question(node_id: str, expects: Expects, categories: str = "", **wait: bool) -> Node:
    """A question with the categories named in a string."""
    cats = tuple(Category(c, label=LABELS.get(c, "")) for c in categories.split())
    confirm = Confirm("您是说{answer}，对吗？", 0.6)
    return Node(
        node_id, f"{node_id}?", Wait(expects, cats, confirm=confirm, **wait), goto="goodbye"
    )


def script(language: Language = "zh", *more: Node) -> Script:
    """The screening's questions, two rules and whatever else is given."""
    nodes = (
        question("identity", "yes_no", "yes no third_party"),
        question("travel", "yes_no", "yes no", key=True),
        question("travel_place", "place"),
        question("travel_date", "date"),
        question("contact", "yes_no", "yes no", key=True),
        question("symptoms", "choice", "none fever cough breathless other", several=True),
        question("temperature", "temperature"),
        question("household", "number"),
        question("callback", "yes_no", "yes no"),
        *more,
        Node("goodbye", "再见", ends="complete"),
    )
    rules = (
        FollowUpRule("contact", "high", "contact", (Condition("contact", any_of=("yes",)),)),
        FollowUpRule(
            "travel",
            "high",
            "travel",
            (Condition("travel", any_of=("yes",)), Condition("travel_date", within_days=14)),
        ),
    )
    return Script("test", language, "t", "o", "p", {n.id: n for n in nodes}, rules=rules)
