"""An utterance and what is waited for → what it means, explained, or an abstention (being written)."""

from __future__ import annotations

from datetime import date

from callbot.core.answers import Alternative, Understood, no_match
from callbot.core.script import Category, Expects, Language, Script, Wait


class Understanding:
    """What one script, or one language without a script, understands."""

    def __init__(self, script: Script | None, language: Language) -> None:
        self.script = script
        self.language = language

    def understand(
        self,
        wait: Wait,
        alternatives: tuple[Alternative, ...],
        *,
        question: str = "",
        confirming: bool = False,
        today: date,
    ) -> Understood:
        """The verdict on one utterance; `alternatives` come best first."""
        return no_match(alternatives[0].text if alternatives else "", "nothing is understood yet")


def built_in_wait(expects: Expects, language: Language) -> Wait:
    """A wait for a plain value, without a script."""
    if expects == "yes_no":
        return Wait("yes_no", (Category("yes"), Category("no")))
    return Wait(expects)
