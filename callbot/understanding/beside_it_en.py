"""English answers that say the question's words of something else: I voted for the other guy; I saw part of it.

They claim what was asked for by its verb alone, so that neither a yes nor a no is taken from them.
"""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading
from callbot.understanding.elliptic_en_words import LEAD
from callbot.understanding.surface import listed

_WHEREVER: Final = re.compile(r"(?<![^ ])(?:wherever|whoever|whichever|whatever)(?:'s|s)? ")
"""I shop wherever there is a sale."""
_ASKS_OF_A_THING: Final = re.compile(
    r"(?:do|does|did|have|has|are|is) (?:\w+ ){2,4}?(?:at|in|from|to|with|for|the|a|an|your|any|[a-z]{4,}) "
)
_IN_PART: Final = re.compile(
    r"(?<![^ ])(?:part|half|bits?|pieces?|snatches|the (?:end|start|beginning|last bit|first half|"
    r"last half)) of "
    r"(?:it|them|that) "
)
_NO_MORE: Final = re.compile(
    r"(?<![^ ])(?:and|but) that is (?:about |really |pretty much |just about )?(?:it|all|the extent of it)"
    r"(?: really| though)? $"
)
_SOONER: Final = re.compile(
    rf"{LEAD}(?:i|we) would (?:just |much )?(?:sooner|rather|prefer) (?!not )"
)
_ONE_OF_MINE: Final = re.compile(
    r"my (?P<one>\w+) (?:is|does|has|did|was|can) (?:but |and )?my (?!(?P=one) )\w+ "
    r"(?:is|does|has|did|was|can|passed|died) "
)
_ASKS_OF_SEVERAL: Final = re.compile(
    r"(?<![^ ])(?:parents|folks|kids|children|sons|daughters|brothers|sisters|grandparents|both|they|all) "
)
_EITHER: Final = re.compile(
    r"(?:do|does|did|are|is|was|were) (?:you|they|he|she|it) (?P<one>\w+) or (?P<other>\w+)(?: it| them|"
    r" one)? $"
)
_ASKS_OPINION: Final = re.compile(
    r"do you (?:think|believe|feel|suppose) (?!.*(?<![^ ])(?:you|your) )"
)
_AM_NOT: Final = re.compile(
    rf"{LEAD}(?:i|we) (?:was|were|am|are) not (?!sure|convinced|certain|going )\w+ "
)
_PLACED: Final = re.compile(
    r"(?<![^ ])(?P<at>in|at|for|with|from|(?:go|went|goes|gone|been|moved|move|drive|drove|fly|flew|"
    r"talk|talked|"
    r"listen|send|sent) (?:\w+ )?to) (?:(?:the|my|your|our|his|her) )?(?P<thing>\w+) "
)
_ANY: Final = frozenset(
    listed(
        "it that them there this these those one me us you a an some any anything anybody anyone "
        "anywhere somebody "
        "someone something all most least first last course fact sure"
    )
)


def of_something_else(claims: list[Claim], reading: Reading, asked: Asked) -> str:
    """The words that tell of what else the question's own words are said; "" where they are not."""
    if not claims or not asked.given or asked.negative or claims[0].kind == "agree":
        return ""
    said = "".join(f"{token.text} " for token in reading.tokens)
    found = None
    if all(claim.sign < 0 for claim in claims):
        found = _ASKS_OPINION.match(asked.text) and _AM_NOT.match(said)
    elif all(claim.sign > 0 for claim in claims):
        several = _ASKS_OF_SEVERAL.search(asked.text)
        found = (several and _ONE_OF_MINE.match(said)) or _NO_MORE.search(said)
        found = found or _SOONER.match(said)
        if not found and all(claim.kind in ("verb", "content") for claim in claims):
            found = _IN_PART.search(said)
            found = found or (_ASKS_OF_A_THING.match(asked.text) and _WHEREVER.search(said))
            if not found and (other := _either(claims, asked) or _elsewhere(said, asked.text)):
                return other
    return found[0].strip() if found else ""


def _either(claims: list[Claim], asked: Asked) -> str:
    """Do you own or rent? We rent: which of the two is told, and neither a yes."""
    two = _EITHER.search(asked.text)
    one = two and next((c.verb for c in claims if c.verb in (two["one"], two["other"])), "")
    return one or ""


def _elsewhere(said: str, question: str) -> str:
    """Do you live in town? We live out in the country."""
    asked = _things(question)
    for at, things in _things(said).items() if asked else ():
        if at in asked and not (things | asked[at]) & _ANY and things.isdisjoint(asked[at]):
            return f"{at} {' '.join(sorted(things))}"
    return ""


def _things(plain: str) -> dict[str, frozenset[str]]:
    """Preposition → what stands behind it."""
    found: dict[str, frozenset[str]] = {}
    for match in _PLACED.finditer(plain):
        at = match["at"].split()[-1]
        found[at] = found.get(at, frozenset()) | {match["thing"]}
    return found
