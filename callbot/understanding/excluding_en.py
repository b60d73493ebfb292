"""English answers that tell what is so instead, or what it comes to: I take the bus; it has doubled.

A thing is only one of a kind: who takes the bus does not drive there, who is a nurse is no engineer.
So what is told in the question's own place, and is another of the same kind, says no. Such words open
an answer that claims nothing else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from callbot.understanding.answering_nothing_en import LONGEST
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading, Verdict
from callbot.understanding.fragments_en import SURE
from callbot.understanding.outcomes_en import LEAD, OUTCOMES, Outcome
from callbot.understanding.surface import listed

_THEY: Final = r"(?:i|we|he|she|it|they|that|this|y all|you all|you|(?:my|your|the) \w+)"
_BE: Final = r"(?:am|is|are|was|were)"


class _Kind(NamedTuple):
    """Things of which only one is so, each as its words, in the place in which a question has one."""

    asks: re.Pattern[str]
    tells: re.Pattern[str]
    things: tuple[re.Pattern[str], ...]
    reach: int
    """Characters behind the verb within which the other thing is named."""


def _kind(asks: str, tells: str, things: str, reach: int = 0) -> _Kind:
    return _Kind(
        re.compile(rf"(?:(?:so|and|well|but|now) )*(?:{asks})"),
        re.compile(rf"{LEAD}(?:{tells})"),
        tuple(re.compile(rf"(?<![^ ])(?:{thing}) ") for thing in things.split("; ")),
        reach,
    )


_ASKS_WHAT: Final = (
    rf"{_BE} {_THEY} (?:still |really |just )?(?:an? |your |the |in |on |his |her )*"
    r"(?=(?:\w+ ){1,3}$)"
)
_TELLS_WHAT: Final = (
    rf"(?:{_THEY} )?{_BE} (?:just |actually |really |more of |still |only )*(?:an? |my |our |the |in |on |"
    rf"his |her )+"
    r"(?:\w+ )?"
)
_STATES: Final = (
    "texas; oklahoma; california; florida; georgia; ohio; michigan; illinois; indiana; iowa; kansas; missouri; "
    "minnesota; wisconsin; colorado; utah; nevada; arizona; new mexico; oregon; washington; idaho; montana; "
    "wyoming; nebraska; north dakota; south dakota; north carolina; south carolina; virginia; west virginia; "
    "maryland; delaware; pennsylvania; new jersey; new york; connecticut; rhode island; massachusetts; "
    "vermont; "
    "new hampshire; maine; kentucky; tennessee; alabama; mississippi; louisiana; arkansas; alaska; hawaii"
)
_KINDS: Final = (
    _kind(
        rf"(?:do|does|did) {_THEY} (?:usually |normally |always )?(?:drive|fly|walk|bike|cycle|take (?:the|"
        rf"a) \w+|"
        r"go by \w+) (?:to |down |up |there |in |out |over |home |back |here |$)",
        r"(?:i|we|he|she|they) (?:usually |always |just |normally |mostly |generally )?(?:take|took|takes|"
        r"ride|rode|"
        r"rides|catch|caught|get on|got on|go|went|come|came|fly|flew|flies|walk|walked|walks|bike|biked|cycle|"
        r"cycled|drive|drove|drives) ",
        "drive|drove|drives|driving|car; bus|coach; train|subway|metro|tube|rail|streetcar|tram; "
        "fly|flew|flies|flying|plane; walk|walked|walks|foot; bike|biked|cycle|cycled|bicycle",
        reach=24,
    ),
    _kind(
        _ASKS_WHAT, _TELLS_WHAT,
        "stick shift|stick|manual|standard|five speed; automatic",
    ),
    _kind(_ASKS_WHAT, _TELLS_WHAT, "boy|son; girl|daughter"),
    _kind(_ASKS_WHAT, _TELLS_WHAT, "republican; democrat; independent|libertarian"),
    _kind(
        _ASKS_WHAT, _TELLS_WHAT,
        "engineer; nurse; teacher; doctor|physician|surgeon; lawyer|attorney; farmer; secretary; accountant; "
        "mechanic; plumber; electrician; carpenter; truck driver|trucker; cook|chef; waitress|waiter; "
        "programmer; housewife|homemaker; policeman|cop|police officer; fireman|firefighter; preacher|pastor; "
        "librarian; pharmacist; dentist; hairdresser|barber; banker; salesman|saleswoman; social worker",
    ),
    _kind(
        _ASKS_WHAT, _TELLS_WHAT,
        "brother; sister; cousin; uncle; aunt; nephew; niece; father|dad; mother|mom; husband; wife; neighbor; "
        "roommate; boss",
    ),
    _kind(
        _ASKS_WHAT, _TELLS_WHAT,
        "first; second; third; fourth; fifth; sixth; seventh; eighth",
    ),
    _kind(_ASKS_WHAT, _TELLS_WHAT, "dog|puppy; cat|kitten; bird|parrot; horse; rabbit; hamster"),
    _kind(
        rf"(?:do|does|did) {_THEY} (?:live|stay) in (?:a|an|the) (?:\w+ )?(?=(?:\w+ ){{1,2}}$)",
        r"(?:i|we|he|she|they) (?:live|lives|lived|stay|stayed|stays|am|are|is|was|were|rent|"
        r"rented) "
        r"(?:in |at |with |just )*(?:an? |the |our |my |some )?(?:\w+ )?",
        "house; apartment|condo|flat; trailer|mobile home; dorm; hotel|motel|inn; tent|campground|camper; "
        "friends|family|relatives|parents|sister|brother|son|daughter|folks",
    ),
    _kind(
        rf"(?:(?:do|does) {_THEY} live|{_THEY} lives?|{_BE} {_THEY}|{_THEY} {_BE}) (?:\w+ )?in (?=(?:\w+ "
        rf"){{1,3}}$)",
        rf"(?:i|we|he|she|they) (?:{_BE}|live|lives) (?:\w+ )?in (?:\w+ )?",
        _STATES,
    ),
    _kind(
        rf"{_BE} {_THEY} (?:originally )?from (?=(?:\w+ ){{1,3}}$)",
        rf"(?:i|we|he|she|they) {_BE} (?:\w+ )?from (?:\w+ )?",
        _STATES,
    ),
)  # fmt: skip
_ASKS_FOR: Final = re.compile(
    r"(?:(?:so|and) )*(?:(?:are|were) (?:you|they|he|she) for|(?:did|do|will|would) (?:you|they|he|she) "
    r"vote for) "
    r"(?P<one>\w+) "
)
_FOR: Final = re.compile(
    rf"{LEAD}(?:i|we|he|she|they) (?:was|am|were|are|voted|vote|went) (?:all )?for (?:the )?(?P<other>\w+) "
)
_PRONOUNS: Final = frozenset(
    listed("first last only years it that this them him her me us a an my what whoever")
)
_NAMES_ANY: Final = re.compile(
    r"(?:do|does|did) (?:you|he|she|they) (?:\w+ )?(?:(?:have|got) (?:a|any) favou?rite |\w+ (?:anything|"
    r"something) $)"
)
_BARE_NAME: Final = re.compile(
    r"(?:(?:um|uh|oh|well|probably|mostly) )*(?:the |my )?(?:[a-z']+ ){1,2}"
)
_NO_NAME: Final = frozenset(
    listed(
        "it that this them what which who why how same good nice fine time tough hard yet later question huh eh"
    )
)
_SAYS_AGAIN: Final = re.compile(
    rf"{LEAD}(?:yes |yeah )?(?:i|we|he|she|it|they) (?:sure |certainly |\w+ly )?(?P<verb>\w+) "
    r"(?:it|him|her|them|believe me|all right|plenty|enough|every \w+|a lot|$)"
)
_NEVER_TOUCHED: Final = re.compile(
    r"(?<![^ ])(?:i|we|he|she|they) (?:have |has )?never (?:even |once )?(?:touched|tried|had|used|done|"
    r"drank|smoked) "
    r"(?:it|one|a drop|any|them|the stuff) $"
)
_SHORTEST: Final = 4
_STARTED: Final = re.compile(r"(?:has|have|is) (?:\w+ ){1,2}started (?P<one>\w+ing) ")
_ONLY_STARTED: Final = re.compile(
    rf"{LEAD}(?:he|she|it|they|i|we) (?:is|are|am) (?:just|only|still)(?: barely)? (?P<other>\w+ing) "
)
_MORE: Final = frozenset(listed("neg no unsay condition unsure ask"))


def instead(reading: Reading, asked: Asked) -> Verdict | None:
    """What an answer that claims nothing says by telling what is so instead, or what it came to."""
    if not asked.given or asked.chinese or reading.unknown or not reading.tokens:
        return None
    if len(reading.tokens) > LONGEST or reading.asking:
        return None
    said = "".join(f"{token.text} " for token in reading.tokens)
    if asked.negative:
        return _said_after_all(said, reading, asked.text)
    for outcome in _outcomes(asked.text):
        if told := outcome.tells.match(said):
            return _told(outcome.sign, told[0])
    if not _MORE.isdisjoint(token.tag for token in reading.tokens):
        return None
    started, only = _STARTED.search(asked.text), _ONLY_STARTED.match(said)
    if started and only and started["one"] != only["other"]:
        return _told(-1, only[0])
    if _for_same(said, asked.text):
        return _told(1, said)
    if (
        other := _other_kind(said, asked.text)
        or _for_another(said, asked.text)
        or _scaled(said, asked)
    ):
        return _told(-1, other)
    named = _NAMES_ANY.match(asked.text) and _BARE_NAME.fullmatch(said)
    plain = all(
        token.tag in ("other", "soft", "slot", "hedge", "adverb") for token in reading.tokens
    )
    if named and plain and not _NO_NAME & {*said.split()} and reading.tokens[-1].tag == "other":
        return _told(1, said)
    return None


def _said_after_all(said: str, reading: Reading, question: str) -> Verdict | None:
    """They never caught him? They caught him; you don't drink? I've never touched it."""
    if never := _NEVER_TOUCHED.search(said):
        return _told(-1, never[0])
    again = _SAYS_AGAIN.match(said)
    denied = not _MORE.isdisjoint(token.tag for token in reading.tokens)
    if not again or denied or len(again["verb"]) < _SHORTEST:
        return None
    stems = {word.removesuffix("s") for word in question.split()}
    return _told(1, again[0]) if again["verb"].removesuffix("s") in stems else None


def another(claims: list[Claim], reading: Reading, asked: Asked) -> Verdict | None:
    """I live in Oklahoma, to Texas: the question's verb is said again, and of another thing."""
    echoing = all(claim.sign > 0 and claim.kind in ("verb", "content") for claim in claims)
    if (
        not claims
        or not echoing
        or asked.negative
        or not asked.given
        or len(reading.tokens) > LONGEST
    ):
        return None
    said = "".join(f"{token.text} " for token in reading.tokens)
    for outcome in _outcomes(asked.text):
        if told := outcome.tells.match(said):
            return _told(outcome.sign, told[0])
    if not _MORE.isdisjoint(token.tag for token in reading.tokens):
        return None
    other = _other_kind(said, asked.text) or _for_another(said, asked.text)
    return _told(-1, other) if other else None


@lru_cache(maxsize=1024)
def _outcomes(question: str) -> tuple[Outcome, ...]:
    return tuple(outcome for outcome in OUTCOMES if outcome.asks.search(question))


@lru_cache(maxsize=1024)
def _kinds(question: str) -> tuple[tuple[_Kind, re.Pattern[str]], ...]:
    """The kinds of which the question has one thing, and that."""
    found = []
    for kind in _KINDS:
        named = [thing for thing in kind.things if thing.search(question)]
        if len(named) == 1 and kind.asks.match(question):
            found.append((kind, named[0]))
    return tuple(found)


def _told(sign: int, words: str) -> Verdict:
    return Verdict(sign, SURE, f"instead: {words.strip()} → {'yes' if sign > 0 else 'no'}")


def _other_kind(said: str, question: str) -> str:
    """I take the bus, to whoever asks whether one drives."""
    for kind, named in _kinds(question):
        tells = kind.tells.match(said)
        if not tells or named.search(said):
            continue
        for thing in kind.things:
            if thing is not named and (other := thing.search(said)):
                near = other.start() <= tells.end() + kind.reach
                return said[: other.end()] if near else ""
    return ""


def _for_another(said: str, question: str) -> str:
    """I was for Dukakis, to whoever asks whether one was for Bush."""
    asks, tells = _ASKS_FOR.match(question), _FOR.match(said)
    if not asks or not tells or _PRONOUNS & {asks["one"], tells["other"]}:
        return ""
    return "" if tells["other"] in question.split() or asks["one"] in said.split() else tells[0]


def _for_same(said: str, question: str) -> bool:
    """I was for Bush, to whoever asks so."""
    asks, tells = _ASKS_FOR.match(question), _FOR.match(said)
    if not asks or not tells:
        return False
    return asks["one"] == tells["other"] not in _PRONOUNS


def _scaled(said: str, asked: Asked) -> str:
    """Is he a big dog? He's just a little thing."""
    against = "|".join(sorted(word for word in asked.opposites if " " not in word))
    if not against:
        return ""
    found = re.match(
        rf"{LEAD}(?:it|he|she|they|that) {_BE} (?:just |only |really |kind of )*an? (?:\w+ )?(?:{against}) "
        r"(?!bit |more |less |while |too |but )\w+ ",
        said,
    )
    return found[0] if found else ""
