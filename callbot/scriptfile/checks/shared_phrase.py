"""One thing said must not mean two categories of the same question."""

from __future__ import annotations

from collections.abc import Iterator

from callbot.core.script import Language
from callbot.scriptfile.checks.subject import Finding, Phrase, Subject

CODES = ("shared-phrase",)

_SAMPLES = 100_000
"""Sentences looked at in one script, shared evenly among its templates; nobody writes as many."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield phrases that an earlier category, or a request of this script, claims as well."""
    language = subject.script.language
    limit = max(10, min(400, _SAMPLES // max(1, sum(1 for _ in subject.phrases))))
    requests = {
        sample: f"the request `{name}`"
        for name, phrases in subject.requests.items()
        for phrase in phrases
        for sample in _samples(phrase, language, limit)
    }
    for node_id, categories in subject.answers.items():
        claimed = dict(requests)
        for name, phrases in categories.items():
            own: set[str] = set()
            for phrase in phrases:
                samples = _samples(phrase, language, limit)
                shared = next((sample for sample in samples if sample in claimed), None)
                if shared is not None:
                    message = f"“{shared}” means `{name}` and {claimed[shared]} in `{node_id}`"
                    yield Finding(phrase.path, CODES[0], message, "leave it to one of them")
                own.update(samples)
            claimed |= {sample: f"`{name}`" for sample in own if sample not in claimed}


def _samples(phrase: Phrase, language: Language, limit: int) -> list[str]:
    if phrase.template is None:
        return []
    space = "" if language == "zh" else " "
    return [space.join(sample.casefold().split()) for sample in phrase.template.samples(limit)]
