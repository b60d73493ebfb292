"""English answers that a yes or no opens: whether what follows still speaks against it.

People say first what they mean, and then talk: "no, not really, I mean, there was one down the street,
yes, but that's years ago". Only what stands close to the opening, or takes it back, is against it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading
from callbot.understanding.surface import listed

PARTICLES: Final = frozenset(
    listed("yes yeah yep sure no nope nah uhuh certainly absolutely definitely")
) | {"oh yes", "oh yeah", "oh no", "of course", "of course not", "no way", "no sir", "for sure"}
"""Words that settle an answer where they open it."""
_PLAIN: Final = frozenset(listed("yes yeah yep no nope nah"))
_ACKNOWLEDGING: Final = frozenset(("right", "okay", "all right", "sure", "true"))
_PLAIN_OPENING: Final = _PLAIN | {"oh", "uhuh", "sure"}
HUMS: Final = frozenset(("uhhuh", "mmhmm", "mm"))
_CASUAL: Final = frozenset(
    listed("yeah yep no nope nah totally absolutely definitely sure exactly right true")
) | {"for sure", "of course", "not really", "not at all", "no way"}
"""They stand beside their opposite as its introduction: yeah, no."""
_DECLINING: Final = frozenset(
    ("no need", "no thanks", "no thank you", "not necessary", "not needed", "do not bother")
)
"""That's okay, no need."""
_SAID_SOFTLY: Final = frozenset(("i mean", "actually", "sorry", "excuse me"))
"""They correct only what comes right after them."""
_FILLERS: Final = frozenset(("soft", "adverb", "self"))
_THEN: Final = frozenset(
    listed(
        "last year,last summer,last winter,years ago,long ago,many years ago,back then,a long time ago,"
        "a while ago,a while back,at one time,before",
        ",",
    )
)
_NEAR: Final = 6
_LATE: Final = 8


def opens(claim: Claim) -> bool:
    """Whether an answer that begins with this claim has said with it what it means."""
    hum = claim.words in HUMS and claim.token <= 2
    own = claim.kind in ("agree", "echo") and claim.confidence >= 0.9 and claim.token <= 3
    return claim.words in PARTICLES or own or hum


def opposed(first: Claim, claims: Sequence[Claim], reading: Reading) -> bool:
    """Whether anything that is claimed speaks against the word that opens the answer."""
    return any(_against(first, claim, claims, reading) for claim in claims)


def _against(first: Claim, claim: Claim, claims: Sequence[Claim], reading: Reading) -> bool:
    if claim.sign == first.sign:
        return False
    away = claim.token - first.token
    behind = [token.text for token in reading.tokens[claim.token + 1 : claim.token + 2]]
    if first.sign > 0 and away > 1 and claim.kind == "bare" and behind == ["as"]:
        return False  # I do, yeah, not as much as I used to
    if claim.words.startswith("not ") and away <= 1:
        return True  # yeah, not really
    if claim.words in PARTICLES or (claim.kind == "agree" and _PLAIN & {*claim.words.split()}):
        return away <= _NEAR if first.sign > 0 else not _trails(first, claim, claims, reading)
    if first.words not in PARTICLES and claim.kind in ("agree", "bare"):
        return away <= _NEAR  # agreed, it is not
    if claim.kind != "echo":
        return False
    return away <= _NEAR or (first.sign < 0 and (away <= _LATE or _turned(first, claim, reading)))


def _turned(first: Claim, claim: Claim, reading: Reading) -> bool:
    return any(first.token < at < claim.token for at in (*reading.but, *reading.fixes))


def _trails(first: Claim, claim: Claim, claims: Sequence[Claim], reading: Reading) -> bool:
    """No, I'm just a homemaker, yeah: the last word agrees with the sentence before it."""
    tokens = reading.tokens
    rest = tokens[claim.token + 1 :]
    last = all(token.tag in _FILLERS for token in rest) or rest[0].text in ("and", "so", "because")
    said = [t for t in tokens[first.token + 1 : claim.token] if t.tag not in ("soft", "fix", "but")]
    affirmed = any(first.token < c.token < claim.token and c.sign > 0 for c in claims)
    told = tokens[claim.token - 1].tag not in ("soft", "fix", "but")
    return last and told and len(said) > 1 and not affirmed and claim.words not in ("yes", "oh yes")


def run(claims: Sequence[Claim], reading: Reading) -> Claim | None:
    """Of a yes and a no right after each other, the last one: yeah no; no, yeah, totally.

    None where the answer opens otherwise, or where more is claimed that speaks against it.
    """
    opening: list[Claim] = []
    for claim in claims:
        between = reading.tokens[opening[-1].token + 1 : claim.token] if opening else []
        if claim.kind != "agree" or any(token.tag not in _FILLERS for token in between):
            break
        opening.append(claim)
    last = opening[-1] if opening else None
    if last and last.words in _DECLINING and opening[0].sign > 0:
        return last
    if not all(claim.words in PARTICLES | _CASUAL for claim in opening):
        return None
    if last is None or {claim.sign for claim in opening} != {1, -1} or last.words not in _CASUAL:
        return None
    if {claim.words for claim in opening} == {"yes", "no"}:
        return None
    later = claims[len(opening) :]
    return last if all(claim.sign == last.sign for claim in later) else None


def by_predicate(claims: Sequence[Claim], asked: Asked) -> Claim | None:
    """Didn't you get it? No, I got it; haven't you eaten? Yes, I haven't: the sentence tells.

    To a question with a "not" in it, a yes or no by itself may speak of either.
    """
    if asked.chinese or not (asked.negative or " not " in asked.text or " never " in asked.text):
        return None
    first, *later = claims
    told = [c for c in later if c.kind in ("echo", "verb") and c.confidence >= 0.8]
    opened = first.kind == "agree" and {*first.words.split()} <= _PLAIN_OPENING
    settled = opened and told and len({c.sign for c in later}) == 1 and told[0].sign != first.sign
    return told[0] if settled else None


def waved_off(claims: Sequence[Claim], reading: Reading) -> Claim | None:
    """Yeah, no, I did go: of a casual yes and no in a row, the sentence behind them tells."""
    opening = claims[:2]
    later = claims[2:]
    casual = len(opening) == 2 and all(claim.words in PARTICLES for claim in opening)
    row = casual and opening[1].token == opening[0].token + 1 and opening[0].words in ("yeah", "no")
    firm = [claim for claim in later if claim.kind in ("echo", "verb") and claim.confidence >= 0.9]
    alike = len({claim.sign for claim in later}) == 1 and not reading.but
    return firm[0] if row and firm and alike else None


def only_then(claims: Sequence[Claim], reading: Reading) -> Claim | None:
    """Last year yes, but not this month: what was is not what is asked for."""
    first = claims[0]
    then = any(token.text in _THEN for token in reading.tokens[: first.token])
    denied = [claim for claim in claims if claim.sign < 0 and _turned(first, claim, reading)]
    return denied[0] if then and first.sign > 0 and denied else None


def answers_at_last(claims: Sequence[Claim], reading: Reading) -> Claim | None:
    """Right, because … no: what only acknowledges the question, then a plain answer at the end."""
    first, last = claims[0], claims[-1]
    told = [t for t in reading.tokens[first.token + 1 : last.token] if t.tag not in _FILLERS]
    ends = all(token.tag in _FILLERS for token in reading.tokens[last.token + 1 :])
    middle = all(claim.sign == last.sign or claim.kind == "content" for claim in claims[1:])
    acknowledged = first.words in _ACKNOWLEDGING and first.token <= 1
    return (
        last
        if acknowledged and ends and middle and len(told) > 2 and last.words in _PLAIN
        else None
    )


def at_last(claims: Sequence[Claim], reading: Reading) -> Claim | None:
    """Not for long, but yes: a plain yes or no behind a "but" that ends the answer."""
    last = claims[-1]
    tokens = reading.tokens
    joined = tokens[last.token - 1].text if last.token else ""
    behind_but = joined == "but" or (joined == "so" and last.sign < 0)  # he passed, so no
    ends = all(token.tag in _FILLERS for token in tokens[last.token + 1 :])
    earlier = any(claim.kind == "agree" and claim.words in PARTICLES for claim in claims[:-1])
    return last if behind_but and ends and last.words in PARTICLES and not earlier else None


def hummed(claims: Sequence[Claim], reading: Reading) -> bool:
    """Uh-huh, but I don't know if …: the hum answers, what is not known is another thing."""
    first = claims[0]
    unsure = next((at for at, token in enumerate(reading.tokens) if token.tag == "unsure"), 0)
    return first.words in HUMS and first.token < unsure


def corrects(fix: int, later: Sequence[Claim], claims: Sequence[Claim], reading: Reading) -> bool:
    """Whether words of correction take back what was claimed before them.

    "No, actually I live in Houston" goes on, "no, actually I do" corrects.
    """
    if reading.tokens[fix].text not in _SAID_SOFTLY:
        return True
    if later[0].token - fix > 3:
        return False
    before = claims[-len(later) - 1]
    goes_on = before.token >= fix - 3 and before.kind == "agree" and before.sign < 0
    return not (goes_on and later[0].kind in ("verb", "content") and later[0].sign > 0)
