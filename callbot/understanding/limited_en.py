"""English answers that say yes or no and limit it: no, just for emergencies; no, I used to, yes."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding.answering_nothing_en import LONGEST
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading, Verdict
from callbot.understanding.fitting_en import asks_of_any
from callbot.understanding.fragments_en import SURE

_HOW_MUCH: Final = re.compile(
    r"(?<![^ ])(?:much|a lot|lots|often|regularly|many|always|every|most|all|everything) "
)
_LIMITED: Final = re.compile(r"no (?:just|only)$")
_BUT_NOT: Final = re.compile(
    r"(?:(?:oh|well|um|uh|yes|yeah) )*(?:i|we|he|she|they|it) (?:do|does|did|have|has|am|is|are|can) but not "
    r"(?:in|on|at|for|to|with|as|much|very|often|a lot|too|that|anything|professionally|really) "
)
_A_LITTLE: Final = re.compile(
    r"(?:(?:yes|yeah|um|uh|well|oh|a little|a little bit|a bit|some) )+(?:but )?(?:(?:it|that) is )?"
    r"not (?:much|a lot|very much|a whole lot) |"
    r"(?:(?:um|uh|well|oh) )*a (?:little|little bit|bit) not (?:much|a lot) (?!$)"
)


_JUST_FOR: Final = re.compile(
    r"no (?:it|that|they|he|she|those) (?:is|was|are|were) (?:just|only)$"
)
"""No, it's just for gifts: it is that, and not what was asked."""
_NOT_YET: Final = re.compile(
    r"(?<![^ ])(?:have|had) not (?:gotten|got) (?:around )?to (?:it|that|them) "
)
_WAS: Final = re.compile(
    r"(?:(?:well|oh|um|uh) )*(?:i|we|he|she|they|it) (?:used to|was|were|did|had) (?:yes|yeah) (?:but|"
    r"until|till|before) "
)
_ASKS_NOW: Final = re.compile(r"(?:(?:so|and|well) )*(?:do|does|is|are|am) ")
_UNREAL: Final = frozenset(
    ("used to", "should", "would like to", "would love to", "against", "ought")
)
_LATE: Final = ("yes", "yeah")
_HATES_IT: Final = re.compile(
    r"(?:no |nope |nah |um |uh |well |oh )*(?:i|we) (?:really |just )?(?:hate|dislike|despise|"
    r"detest) (?:\w+ ){1,3}"
    r"(?:i|we) (?:really|truly|sure|honestly) do $"
)


def _plainly_twice(claims: list[Claim], reading: Reading) -> bool:
    """Yeah we have, and there is no comparison: whatever noun is denied behind it."""
    if len(claims) < 3 or reading.but:
        return False
    first, again, *rest = claims
    both = first.kind == "agree" and again.kind == "echo" and first.sign == again.sign == 1
    return (
        both
        and again.token - first.token <= 3
        and rest[0].token > again.token + 1  # not: yes, we have no cases here
        and all(c.kind in ("bare", "content", "verb") for c in rest)
    )


_RIGHT: Final = (
    "that is right",
    "right",
    "exactly",
    "that is correct",
    "correct",
    "that is true",
    "true",
)
_MINDS: Final = re.compile(r"(?:do|would) (?:you|they|he|she) mind ")
_WELCOMES: Final = re.compile(
    r"(?:(?:\w+ )*(?:do|would) not mind|be my guest|happy to|glad to|sure|of course|go ahead|by all means|"
    r"help yourself|"
    r"okay)$"
)
_LOSES: Final = re.compile(
    r"(?<![^ ])(?:lost|losing) (?:your |his |her |the )?(?:sense of )?(?:smell|taste)"
)


def _of_minding(claims: list[Claim], asked: Asked) -> Verdict | None:
    """Would you mind? Happy to: who is glad to does not mind, who would rather not does."""
    if asked.chinese or not _MINDS.match(asked.text):
        return None
    words = claims[0].words
    if _WELCOMES.match(words) and (claims[0].sign > 0 or " not mind" in words):
        return Verdict(-1, SURE, f"polarity: {words}, so does not mind → no")
    rather = words.endswith("rather not")
    return Verdict(1, SURE, f"polarity: {words}, so minds → yes") if rather else None


def _of_losing(claims: list[Claim], asked: Asked) -> Verdict | None:
    """Have you lost your sense of smell? I can't smell a thing."""
    senses = [claim for claim in claims if claim.verb in ("smell", "taste")]
    if (
        asked.chinese
        or asked.negative
        or len(senses) < len(claims)
        or not _LOSES.search(asked.text)
    ):
        return None
    sign = -senses[0].sign
    because = f"polarity: {senses[0].words}, of what may be lost → {'yes' if sign > 0 else 'no'}"
    return Verdict(sign, SURE, because)


def _opens_with(sign: int, claims: list[Claim], plain: tuple[str, ...] = ()) -> bool:
    first = claims[0]
    plain = plain or (("no", "nope") if sign < 0 else ("yes", "yeah", "yep"))
    return first.token == 0 and first.sign == sign and first.words in plain and len(claims) > 1


def _late_yes(claims: list[Claim], reading: Reading) -> bool:
    """No, I used to, yes, before the knee: a yes behind what was told agrees with what was told."""
    late = [claim for claim in claims if claim.sign > 0]
    if not late:
        return False
    before = {token.text for token in reading.tokens[: late[0].token]}
    denied = sum(claim.sign < 0 for claim in claims) > 1 or bool(_UNREAL & before)
    # Not: no, well, there was one, yes.
    return (
        denied
        and not {"there", "one", "well", "but"} & before
        and all(
            claim.kind == "agree"
            and claim.words in _LATE
            and claim.token >= 3
            and reading.tokens[claim.token - 1].tag
            not in ("soft", "no", "end", "fix", "but", "unknown")
            and not _answers_on(claim, reading)
            for claim in late
        )
    )


def _answers_on(claim: Claim, reading: Reading) -> bool:
    """Yes, I have: a yes that begins an answer of its own."""
    behind = [token.tag for token in reading.tokens[claim.token + 1 : claim.token + 3]]
    return behind[:1] in (["self"], ["person"]) and behind[1:] in (["aux"], ["verb"])


def _nouns_denied(claims: list[Claim], reading: Reading, asked: Asked) -> bool:
    """Yes, every morning, no misses: of a thing that was not asked for there is none."""
    for claim in claims[1:]:
        if claim.sign > 0 and claim.kind != "verb":
            continue
        thing = (
            reading.tokens[claim.token + 1].text if claim.token + 1 < len(reading.tokens) else ""
        )
        noun = reading.tokens[claim.token].text == "no" and thing and claim.token > 2
        noun = noun and reading.tokens[claim.token - 1].tag not in ("aux", "verb")
        if not noun or thing in asked.text or reading.tokens[claim.token + 1].tag != "other":
            return False
    return not asks_of_any(asked) and any(claim.sign < 0 for claim in claims)


def limited(claims: list[Claim], reading: Reading, asked: Asked) -> Verdict | None:
    """A yes or no that is said with its limits: yeah, not much; I do, but not often."""
    if not asked.given or not claims or reading.fixes or len(reading.tokens) > LONGEST:
        return None
    if flipped := _of_minding(claims, asked) or _of_losing(claims, asked):
        return flipped
    if asked.negative:
        agreed = _opens_with(-1, claims, ("yes", "yeah")) or _opens_with(1, claims)
        right = agreed and claims[1].words in _RIGHT and claims[1].token <= 3
        return Verdict(-1, SURE, f"polarity: {claims[1].words} → no") if right else None
    much = _HOW_MUCH.search(asked.text)
    if much and not asked.offers and _LIMITED.fullmatch(claims[0].words) and len(claims) == 1:
        return Verdict(-1, SURE, f"elliptic: {claims[0].words} → no")
    said = "".join(f"{token.text} " for token in reading.tokens)
    if _plainly_twice(claims, reading):
        return Verdict(1, 0.8, f"polarity: {claims[0].words} + {claims[1].words} → yes")
    if _opens_with(-1, claims) and _late_yes(claims, reading):
        return Verdict(-1, SURE, f"polarity: {claims[0].words} comes first → no")
    if _opens_with(1, claims) and _nouns_denied(claims, reading, asked):
        return Verdict(1, SURE, f"polarity: {claims[0].words} comes first → yes")
    if denied := _JUST_FOR.fullmatch(claims[0].words) or _NOT_YET.search(said):
        return Verdict(-1, SURE, f"elliptic: {denied[0].strip()} → no")
    if _ASKS_NOW.match(asked.text) and (was := _WAS.match(said)):
        return Verdict(-1, SURE, f"only then: {was[0].strip()} → no")
    if claims[0].kind == "agree" and claims[0].sign < 0 and (found := _HATES_IT.match(said)):
        return Verdict(-1, SURE, f"elliptic: {found[0].strip()} → no")
    found = None if much else _BUT_NOT.match(said) or _A_LITTLE.match(said)
    return Verdict(1, SURE, f"elliptic: {found[0].strip()} → yes") if found else None
