"""English answers that leave the question's words out: how often, how much of it, what became of it.

"Every Sunday after church" says yes to whether somebody does, "just on birthdays" says no to whether they do it
much, "I cancelled it" to whether they have it. They open an answer that claims nothing else.
"""

from __future__ import annotations

from callbot.understanding.answering_nothing_en import LONGEST
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Reading, Verdict
from callbot.understanding.elliptic_en_no import says_no
from callbot.understanding.elliptic_en_yes import says_yes
from callbot.understanding.fragments_en import SURE


def elliptic(reading: Reading, asked: Asked) -> Verdict | None:
    """What an answer that claims nothing says to a question that supposes no "no"."""
    if not asked.given or asked.negative or not reading.tokens or reading.unknown:
        return None
    if len(reading.tokens) > LONGEST:
        return None
    said = "".join(f"{token.text} " for token in reading.tokens)
    for sign, says in ((-1, says_no), (1, says_yes)):
        if words := says(said, reading, asked):
            return Verdict(sign, SURE, f"elliptic: {words.strip()} → {'yes' if sign > 0 else 'no'}")
    return None
