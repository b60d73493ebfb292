"""Every text of the pages in both languages: one table, made of one a page.

`callbot.review.words` has those that tables and reports share (endings, levels, what was understood).
"""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup, escape

from callbot.review import words as report
from callbot.web.words import call, calls, follow_up, overview, script, shared, tune

TEXTS: Final[dict[str, tuple[str, str]]] = {
    **report.WORDS,
    **shared.TEXTS,
    **overview.TEXTS,
    **calls.TEXTS,
    **call.TEXTS,
    **follow_up.TEXTS,
    **script.TEXTS,
    **tune.TEXTS,
}
"""Name → Chinese, English. The pages' own come last: a page may say it in its own way."""


class Words(report.Words):
    """Looks texts up in one language."""

    def __call__(self, word: str, *slots: Any) -> str:
        """A text of the pages; `{}` in it is filled in order."""
        text = TEXTS[word][0 if self.language == "zh" else 1]
        return text.format(*slots) if slots else text

    def keys(self, word: str, *names: str) -> Markup:
        """A text with keys of the keyboard in its slots."""
        keys = [Markup("<kbd>{}</kbd>").format(name) for name in names]
        return escape(self(word)).format(*keys)
