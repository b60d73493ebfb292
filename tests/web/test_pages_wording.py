"""The pages' texts."""

import re
from pathlib import Path

from callbot.review import words as report
from callbot.web import wording

WEB = Path(wording.__file__).parent


def test_every_text_is_there_in_both_languages():
    """And takes the same slots in both."""
    odd = {
        name: (zh, en)
        for name, (zh, en) in wording.TEXTS.items()
        if not zh.strip() or not en.strip() or zh.count("{}") != en.count("{}")
    }
    assert not odd


def test_every_text_of_the_pages_is_used():
    """A text that no page says is dead."""
    sources = [*WEB.rglob("*.html"), *WEB.rglob("*.py")]
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sources if "words" not in path.parts
    )
    own = set(wording.TEXTS) - set(report.WORDS)
    parts = (
        r"(nav|group|sort|entry|column|outcome|state|verdict|count|changes|judged|kind|evidence"
        r"|severity|tune_empty|will_harm|compare)_"
    )
    made = {name for name in own if re.match(parts, name)}
    unused = {name for name in own - made if f'"{name}"' not in text and f"'{name}'" not in text}
    assert not unused


def test_every_text_that_templates_name_is_there():
    """A template that names another text fails only when it is shown."""
    named = set()
    for path in WEB.rglob("*.html"):
        named |= set(
            re.findall(r"""\bw\(\s*["'](\w+)["']\s*[,)]""", path.read_text(encoding="utf-8"))
        )
    assert named
    assert named <= set(wording.TEXTS)
