"""What is listened for at each question of a script, as grammars for the recogniser."""

from __future__ import annotations

from collections.abc import Iterable

from callbot.core.script import Category, Script, Wait
from callbot.speech.grammar import grammar
from callbot.speech.vocabulary import Vocabulary
from callbot.understanding.samples import samples, samples_for


class Expected:
    """Grammars by question, made once; from the script, requests and gazetteer alone."""

    def __init__(self, script: Script, vocabulary: Vocabulary) -> None:
        self._script = script
        self._vocabulary = vocabulary
        self._grammars: dict[tuple[str, bool], tuple[str, ...]] = {}

    def phrases(self, node_id: str, confirming: bool) -> tuple[str, ...]:
        """The grammar of a question; `confirming` adds yes and no to our asking back."""
        key = (node_id, confirming)
        if key not in self._grammars:
            wait = self._script.nodes[node_id].wait
            if wait is not None and wait.expects == "open" and not confirming:
                self._grammars[
                    key
                ] = ()  # whatever is said; a grammar would make its own words of it
                return ()
            phrases: Iterable[str] = samples(self._script, self._script.nodes[node_id])
            if confirming:
                yes_no = Wait("yes_no", (Category("yes"), Category("no")))
                phrases = (*samples_for(yes_no, self._script.language), *phrases)
            self._grammars[key] = grammar(phrases, self._vocabulary).phrases
        return self._grammars[key]
