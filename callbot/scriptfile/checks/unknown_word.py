"""A phrase with a word that is not in the recogniser's vocabulary is never heard."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.scriptfile.checks.subject import Finding, Phrase, Subject
from callbot.scriptfile.checks.texts import without_slots

CODES = ("unknown-word",)

_SAMPLES = 50


def check(subject: Subject) -> Iterator[Finding]:
    """Yield phrases with words that no recogniser has; silent where no vocabulary is at hand."""
    if subject.unknown_words is None:
        return
    for phrase in subject.phrases:
        words = dict.fromkeys(
            word for text in _texts(phrase) for word in subject.unknown_words(text)
        )
        if words:
            shown = ", ".join(f"“{word}”" for word in words)
            message = f"the recogniser does not know {shown} in `{phrase.text}`"
            yield Finding(phrase.path, CODES[0], message, "reword it, or add the word to the model")


def _texts(phrase: Phrase) -> list[str]:
    if phrase.template is None:
        return []
    return [without_slots(sample) for sample in phrase.template.samples(_SAMPLES)]
