"""English evidence that a "but" or a "since" sets against what stands before it."""

from __future__ import annotations

import re

from callbot.understanding.claims import Reading
from callbot.understanding.hearing import Listening
from callbot.understanding.told_zh import Hint
from callbot.understanding.weigh import ASIDE

_CLEARED = re.compile(r"(?<![^ ])(?:negative|clear|cold|flu|hay) ")
TURNED = 0.58
"""No, but there was …: a yes that a script asks back."""


def speakers_own(hints: list[Hint], listening: Listening, reading: Reading) -> list[Hint]:
    """Without what is outweighed: of another's journey one's own staying at home, of a no what a "but" adds."""
    yes = [hint for hint in hints if hint.category == listening.yes]
    no = [hint for hint in hints if hint.category == listening.no]
    if all(hint.confidence <= ASIDE for hint in yes) and any(h.confidence > ASIDE for h in no):
        return no  # my brother was in Kaifeng, but I stayed put
    since = [t.start for t in reading.tokens if t.text == "since"]
    if yes and all(
        any(h.end <= at < h.end + 24 and yes[0].start < h.start for at in since) for h in no
    ):
        return yes  # I came back on Monday and haven't gone out since
    buts = [at for at in reading.but if reading.tokens[at].text == "but"]
    cleared = [h for h in no if _CLEARED.search(h.because)]
    if cleared and buts and all(h.end <= reading.tokens[buts[-1]].start for h in yes):
        return [hint._replace(confidence=TURNED) for hint in cleared]  # but the test was negative
    added = [h for h in yes if any(reading.tokens[at].end <= h.start for at in buts)]
    if (
        listening.evidence
        and buts
        and added
        and all(h.start < reading.tokens[buts[-1]].start for h in no)
    ):
        return [hint._replace(confidence=TURNED) for hint in added]  # nobody ill, but …
    return hints


def turned(reading: Reading, hint: Hint, listening: Listening) -> bool:
    """Whether all that denies stands before a "but", and the evidence behind it."""
    denials = [claim.token for claim in reading.claims if claim.sign < 0]
    buts = [at for at in reading.but if reading.tokens[at].text == "but"]
    return (
        listening.language == "en"
        and bool(listening.evidence)
        and any(
            all(token < at for token in denials) and reading.tokens[at].end <= hint.start
            for at in buts
        )
    )
