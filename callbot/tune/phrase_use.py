"""How often each phrase of a script took part in understanding somebody."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from callbot.core.script import Language, Script
from callbot.scriptfile.checks import shared_phrase
from callbot.scriptfile.checks.subject import Phrase, Subject
from callbot.store.open import Store
from callbot.tune.calls import OF_SCRIPT, of_script
from callbot.understanding.normalise import plain
from callbot.understanding.phrases import Template, whole


class PhraseUse(NamedTuple):
    """One phrase template of one category."""

    node: str
    label: str
    category: str
    phrase: str
    """As it stands in the script."""
    place: int
    """Its place among the phrases of its category, from 0."""
    line: int
    """Where in the file, from 1."""
    matches: int
    """Turns in which words that it matches told what was meant."""
    decided: int
    """Those of them in which nothing else did."""
    claimed: str
    """What else claims the same words, as `callbot check` says it; empty for nothing."""


_SQL: Final = f"""
SELECT node, because, kind = 'answer', count(*) FROM turn JOIN call ON call.id = call_id
WHERE (because LIKE '%template %' OR because LIKE '%denied: %' OR because LIKE '%over: %')
  AND {OF_SCRIPT} GROUP BY 1, 2, 3
"""  # noqa: S608 - our own text
_TEMPLATE: Final = re.compile(r"template (.+?) → (\w+)")
_SEVERAL: Final = re.compile(r"(?:denied|over): (.+?) → (\w+)")
_OTHER: Final = re.compile(r"polarity|evidence|; template|exception|denied|over")
"""What else a reason may rest on."""

Words = tuple[str, str]
"""The question and the words that were matched."""


def phrase_use(store: Store, script: Script, run: int | None = None) -> list[PhraseUse]:
    """Every phrase of the script's questions, in its order; those that never matched have 0.

    Words are credited to each phrase of their category that matches them as a whole, so that two
    phrases which say the same both count.
    """
    subject = Subject(script)
    used, alone = _words(store, script, run)
    claimed = {f.path: f.message for f in shared_phrase.check(subject)}
    found = []
    for node_id, categories in subject.answers.items():
        words = used[node_id]
        for category, phrases in categories.items():
            for index, phrase in enumerate(phrases):
                matched = [w for w in words if _matches(phrase, w, category, script.language)]
                found.append(
                    PhraseUse(
                        node_id, script.nodes[node_id].label or node_id, category, phrase.text,
                        index, subject.positions.value(phrase.path).line,
                        sum(words[w] for w in matched),
                        sum(alone[node_id][w] for w in matched), claimed.get(phrase.path, ""),
                    )
                )  # fmt: skip
    return found


def _words(
    store: Store, script: Script, run: int | None
) -> tuple[defaultdict[str, Counter[Words]], defaultdict[str, Counter[Words]]]:
    """By question, (category or nothing, words) → turns, and those where only they decided."""
    used: defaultdict[str, Counter[Words]] = defaultdict(Counter)
    alone: defaultdict[str, Counter[Words]] = defaultdict(Counter)
    for node, because, answered, turns in store.rows(_SQL, of_script(script, run)):
        told = list(_told(because))
        sole = answered and len(told) == 1 and not _OTHER.search(because)
        for one in dict.fromkeys(told):
            used[node][one] += turns
            if sole:
                alone[node][one] += turns
    return used, alone


def _told(because: str) -> Iterator[Words]:
    """The matched words that a reason names, with their category where it names that."""
    for match in _TEMPLATE.finditer(because):
        yield match[2], match[1]
    for match in _SEVERAL.finditer(because):
        for words in match[1].split(", "):
            yield "", words  # of the other categories, which were denied


def _matches(phrase: Phrase, words: Words, category: str, language: Language) -> bool:
    of, text = words
    if phrase.template is None or of not in ("", category):
        return False
    return bool(_expression(phrase.template, language).fullmatch(_plain(text, language)))


@lru_cache(maxsize=2048)
def _expression(template: Template, language: Language) -> re.Pattern[str]:
    return whole(language, (template,))


@lru_cache(maxsize=65536)
def _plain(words: str, language: Language) -> str:
    return plain(words, language)
