"""What is spoken and what is heard should be in the script's language."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.core.script import Language
from callbot.scriptfile.checks.subject import Finding, Subject
from callbot.scriptfile.checks.texts import CHINESE, LATIN, without_slots

CODES = ("wrong-language",)


def check(subject: Subject) -> Iterator[Finding]:
    """Yield texts and phrases in the other language; one Latin word in Chinese (OK, CT) is fine."""
    language = subject.script.language
    phrases = ((phrase.path, phrase.text) for phrase in subject.phrases)
    for path, text in (*subject.prompts, *subject.replies, *phrases):
        if _foreign(without_slots(text), language):
            known = "Chinese" if language == "zh" else "English"
            message = f"“{text[:24]}” is not {known}"
            hint = f'the script says language = "{language}"'
            yield Finding(path, CODES[0], message, hint)


def _foreign(text: str, language: Language) -> bool:
    if language == "en":
        return CHINESE.search(text) is not None
    return CHINESE.search(text) is None and len(LATIN.findall(text)) > 1
