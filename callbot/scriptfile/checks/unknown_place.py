"""A place in a follow-up rule that the gazetteer lacks would silently miss key persons."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.understanding.places import places

CODES = ("unknown-place",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield places in rules that nothing can be found to lie in."""
    for here, condition in subject.conditions:
        for which, name in enumerate(condition.within_places):
            if not (places(name, "zh") or places(name, "en")):
                path = (*here, "within_places", which)
                message = f"the gazetteer does not know `{name}`"
                hint = "only that very word would count, not the towns inside it"
                yield Finding(path, CODES[0], message, hint)
