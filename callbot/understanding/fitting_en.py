"""English claims that answer something else than what was asked."""

from __future__ import annotations

import re
from typing import Final

from callbot.understanding import en
from callbot.understanding.asked import Asked
from callbot.understanding.claims import Claim, Reading
from callbot.understanding.counts_en_words import PLURALS, RELATIVES
from callbot.understanding.surface import listed

_AT_TIMES: Final = frozenset(
    listed(
        "sometimes, occasionally, once in a while, now and then, now and again, from time to time, "
        "every so often, every now and then, every once in a while, off and on, at times",
        ", ",
    )
)
"""They lean nowhere where they are all of an answer."""
_JUDGING: Final = frozenset(
    listed("right true correct wrong false incorrect untrue inaccurate erroneous disagree case so")
)
"""They deny what a negative question supposes, where they are denied or deny."""
_OF_ASKER: Final = re.compile(r"(?<![^ ])(?:i|we|me|us|my) ")
_OF_THEM: Final = re.compile(
    r"(?:\w+ ){0,2}?(?:is|are|was|were|do|does|did|has|have|can|will|would) "
    r"(?:he|she|it|they|your (?:husband|wife|son|daughter|mother|father|dad|brother|sister|boss|"
    r"company|parents|kids|children|dog|cat|car|house|town|state|school)) "
)
_TO_YOU: Final = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|can|will|would) (?:anybody|anyone|somebody|someone|"
    r"they|he|she) "
    r"(?:\w+ ){1,2}you "
)
_YOU: Final = re.compile(r"(?<![^ ])you ")
_PRESENT: Final = re.compile(r"(?:\w+ ){0,2}?(?:is|are|am|do|does) ")
_LEAVE: Final = frozenset(
    listed(
        "it is okay, that is okay, it is fine, that is fine, that is good, it is all right", ", "
    )
)
_OF_LEAVE: Final = re.compile(
    r"(?<![^ ])(?:okay|all right|fine|good|mind|problem|let us|let me|if i|if we) "
)
"""It asks leave, or whether all is well."""
_OF_ANY: Final = re.compile(
    r"(?<![^ ])(?:any|anything|something|some|symptoms?|problems?|trouble|illness(?:es)?|"
    r"conditions?|"
    r"diseases?|pains?|pets?|complaints?|ailments?) "
)
"""It asks for whatever there is of a kind, so that a thing of another name may be one."""
_OF_ANYONE: Final = re.compile(
    r"(?:(?:so|and|but|well|now) )*(?:do|does|did|is|are|was|were|has|have|can|will|"
    r"would)(?: not)? "
    r"(?:(?:either|any|one|anybody|anyone|some) of |anyone |anybody |someone |somebody |"
    r"you or (?:your|any|some)|any |either )"
)
"""It asks for somebody, whoever it is."""
_STANDING_IN: Final = frozenset(listed("one ones some it them that those once two three both"))
"""Words for what was asked: no, but I have had one."""
_ARTICLES: Final = frozenset(listed("a an the any got have my your"))
_ASKS_OF_KIN: Final = re.compile(
    r"(?<![^ ])any (?:\w+ )?(?:children|kids|brothers|sisters|siblings|sons|daughters|grandchildren|grandkids) "
)
_KIN: Final = RELATIVES | PLURALS
_UN: Final = ("un", "dis", "in", "im", "ir", "il", "non")
_SHORTEST: Final = 4
_OF_THERE: Final = re.compile(
    r"(?<![^ ])(?:(?:is|are|was|were|be|been|will|has|have) (?:not )?there|there (?:is|are|was|were|be|"
    r"will|has|have|would)) "
)
"""It asks what there is, not what is done there."""
_SUBJECTS: Final = frozenset(listed("i we you he she it they there that this"))
_PERFECT: Final = re.compile(r"(?<![^ ])(?:have|has) (?:you|he|she|they|it|any\w+) ")
_HAVE_BEEN: Final = re.compile(r"(?<![^ ])(?:have|has) (?:you|he|she|they) been ")
_BEING: Final = frozenset(listed("am is are"))
_OF_LIKING: Final = re.compile(r"(?<![^ ])(?:like|love|enjoy|want|hate|mind) ")
_HABIT: Final = re.compile(r"(?:(?:so|and) )*(?:do|does) (?:you|he|she|they|your \w+) ")
_PLAIN: Final = frozenset(listed("no nope nah never"))
_DENYING: Final = frozenset(listed("against opposed wrong false untrue incorrect"))
_ASKS_TO_DO: Final = re.compile(r"(?:(?:so|and|well) )*(?:do|did) (?:you|they|he|she|y all) ")
_TIMES: Final = frozenset(
    listed(
        "last yesterday once twice before when for about until every lots more that it then to go"
    )
)
_PAST: Final = frozenset(listed("was were did had"))
_MODALS: Final = frozenset(listed("will would can could may shall should ought"))
_MEANT: Final = frozenset(
    listed("want to, wanted to, meant to, plan to, planned to, intended to", ", ")
)
_ASKS_OF_DUTY: Final = re.compile(r"(?:should|ought) ")
_HELPING: Final = frozenset(("have", "had", "been", "be"))


def beside(claim: Claim, asked: Asked) -> bool:
    """Whether a claim takes up nothing of the question."""
    said = claim.words.split()
    if asked.identity and "had" in said[-2:]:
        return True  # no, we've had this number six months
    if claim.words in _AT_TIMES:
        return True
    if claim.words == "neither":
        return asked.given and " or " not in asked.text  # of one thing there is no neither
    if claim.kind == "weak" and "would" in claim.words and not asked.offers:
        return True  # "I would like to thank you" takes up no offer
    if claim.kind == "weak" and claim.words in ("good", "fine", "great") and asked.offers:
        return True  # "good, thanks" takes up an offer, or declines it
    if claim.words in _LEAVE and asked.given and not (asked.offers or _OF_LEAVE.search(asked.text)):
        return True  # do you like it there? it's okay
    skilled = claim.kind == "agree" and claim.sign < 0 and said[-1] in en.PRAISE
    if skilled and _HABIT.match(asked.text) and said[-1] not in asked.verbs | {*asked.text.split()}:
        return True  # do you play? I'm not any good
    if claim.kind == "echo" and said[-1] in ("it", "them"):
        claim, said = claim._replace(words=" ".join(said[:-1])), said[:-1]
    if said[0] == "you" and not asked.given and claim.confidence < 0.9:
        return True  # "you did a good job" compliments
    had = claim.kind == "verb" and said[-1] == "had"
    if claim.kind == "echo" and said[-2:] == ["did", "have"] and _PRESENT.match(asked.text):
        return True  # do you have somebody there? We did have my aunt
    if had and claim.sign > 0 and _HAVE_BEEN.search(asked.text):
        return True  # have you been away? We had visitors
    return (had and _bygone(claim, said, asked)) or (
        claim.kind == "echo"
        and (
            _bygone(claim, said, asked)
            or _at_present(claim, said, asked)
            or _echoes_nothing(claim, said, asked)
        )
    )


def only_done(claim: Claim, asked: Asked) -> bool:
    """Do you like to cook? I do it because I have to."""
    done = claim.kind == "echo" and claim.sign > 0 and claim.words.endswith((" it", " them"))
    return done and bool(_OF_LIKING.search(asked.text))


def _bygone(claim: Claim, said: list[str], asked: Asked) -> bool:
    """Is it raining? It was, but it quit: what was is no yes to what is."""
    present = _PRESENT.match(asked.text) and not _PAST & {*asked.text.split()}
    helping = next((word for word in reversed(said) if word not in _SUBJECTS), "")
    return claim.sign > 0 and helping in _PAST and not {"have", "has"} & {*said} and bool(present)


def _at_present(claim: Claim, said: list[str], asked: Asked) -> bool:
    """Have you been away? I'm not there now: what is not, may have been."""
    perfect = _PERFECT.search(asked.text) and not _BEING & {*asked.text.split()}
    return claim.sign < 0 and bool(perfect) and bool(_BEING & {*said[-2:]}) and "no" not in said


def _echoes_nothing(claim: Claim, said: list[str], asked: Asked) -> bool:
    if "there" in claim.words and not _OF_THERE.search(asked.text):
        return True  # "there is one case" takes up no other question
    if not asked.given:
        return False
    of_them = _OF_THEM.match(asked.text) and not _YOU.search(asked.text)
    if said[-2:-1] == ["i"] and (of_them or _TO_YOU.match(asked.text)):
        return True  # does your husband cook? I do; has anybody helped you? I did it alone
    if {"will", "would", "should", "ought"} & {*said[-2:]} and not _MODALS & {*asked.text.split()}:
        return True  # "but it will be" takes up no "is it"
    if "would" in said[-2:] and _ASKS_OF_DUTY.match(asked.text):
        return True  # should they ban it? People would do it anyway
    able = claim.sign > 0 and ({"can", "could"} & {said[-1], *said[-2:] * (said[-1] == "do")})
    if able and not _MODALS & {*asked.text.split()}:
        return True  # do you drive? I can, but I don't
    compliment = said[0] == "you" and not {"i", "we"} & {*said}
    of_asker = (compliment or said[-2:-1] == ["you"]) and not _of_anybody(said, asked)
    return of_asker and not _OF_ASKER.search(asked.text)  # a nice voice you have


def against(claim: Claim, asked: Asked) -> bool:
    """Whether it says again what was asked for, or denies it, which is itself a denial."""
    return bool(_DENYING & {*claim.words.split()} & {*asked.text.split()})


def _of_anybody(said: list[str], asked: Asked) -> bool:
    """Can you swim there? You can, but it's cold."""
    able = said[-1]
    return able in _MODALS and any(
        f"{two} " in asked.text for two in (f"you {able}", f"{able} you")
    )


def plainly_no(claim: Claim) -> bool:
    """Whether a no means no to a negative question, too: it does not say that the asker is wrong."""
    said = claim.words.split()
    judges = bool(_JUDGING.intersection(said)) and said[-1] != "now"
    return claim.sign < 0 and not judges


def only_meant(claim: Claim, asked: Asked) -> bool:
    """Whether it denies an intention that was not asked for: I didn't want to, but I had to."""
    return claim.verb in _MEANT and asked.given


def names_thing(word: str, asked: Asked) -> bool:
    """Whether a word is what the question's feeling is about, not what it asks."""
    about = re.search(
        rf"(?:like|love|enjoy|want|think|feel) (?:of |about )?(?:your|the|this|"
        rf"that) (?:(?!is |are |was )\w+ )?{word} ",
        asked.text,
    )
    return about is not None


def of_its_own(claim: Claim) -> bool:
    """Whether a denied word says nothing where the question has another, as in "I never watch it"."""
    return claim.kind == "content" or claim.verb not in _HELPING


def owns_else(claim: Claim, reading: Reading, asked: Asked) -> bool:
    """Whether somebody tells that they have something, and not what was asked for."""
    if asked.chinese or claim.verb not in ("have", "got") or claim.sign < 0:
        return False
    things = {token.text for token in reading.tokens[claim.token + 1 : claim.token + 5]}
    return not things & (({*asked.text.split()} - _ARTICLES) | _STANDING_IN)


def owns_no_kin(claim: Claim, reading: Reading, asked: Asked) -> bool:
    """Any children? No, we have a cat though."""
    things = {token.text for token in reading.tokens[claim.token + 1 : claim.token + 5]}
    return bool(_ASKS_OF_KIN.search(asked.text)) and not things & (_KIN | _STANDING_IN)


def did_else(claims: list[Claim], reading: Reading, asked: Asked) -> str:
    """Did you go to the lake? No, we did the zoo: the words that tell what was done, and was not asked for."""
    if len(claims) != 2 or claims[0].sign > 0 or claims[1].kind != "echo":
        return ""
    first, did = claims
    turned = any(first.token < at < did.token for at in (*reading.but, *reading.fixes))
    if asked.chinese or turned or first.words not in ("no", "nope", "nah"):
        return ""
    words = [token.text for token in reading.tokens[did.token : did.token + 4]]
    if words[:1] not in (["did"], ["do"]) or not _ASKS_TO_DO.match(asked.text):
        return ""
    behind = reading.tokens[did.token + 1 : did.token + 2]
    named = bool(behind) and behind[0].tag == "other" and behind[0].text not in _TIMES
    again = {*words[1:]} & ({*asked.text.split()} - _ARTICLES)
    return " ".join(words) if named and not again else ""


def echo_stands(claims: list[Claim], reading: Reading, asked: Asked) -> str:
    """I do, there's no bus; they do, I don't agree with it: what another clause denies; "" where none."""
    first, *later = claims
    tokens = reading.tokens
    began = first.kind == "echo" and first.sign > 0 and first.token <= 2 and not asked.negative
    if asked.chinese or not began or not later or reading.but or reading.fixes:
        return ""
    restarts = tokens[first.token].tag == "ask" or tokens[first.token + 1].tag in ("self", "person")
    other = [claim for claim in later if claim.sign < 0]
    said = asked.verbs | {*asked.text.split()} - _ARTICLES
    plain = any(c.kind == "echo" or (c.kind == "agree" and c.words in _PLAIN) for c in other)
    answered = plain or any(c.verb in said for c in other if c.verb)
    return other[0].words if restarts and other and not answered else ""


def asks_of_any(asked: Asked) -> bool:
    """Whether whatever there is of a kind is asked for: any symptoms? a cough is one."""
    return bool(_OF_ANY.search(asked.text))


def of_anyone(claims: list[Claim], asked: Asked) -> list[Claim]:
    """Where it is asked whether there is anyone who does: those who do, whoever does not."""
    settled = any(claim.sign < 0 and claim.kind in ("agree", "bare") for claim in claims)
    if asked.chinese or settled or not _OF_ANYONE.match(asked.text):
        return []
    return [claim for claim in claims if claim.sign > 0 and claim.kind != "content"]


def unmakes(word: str, asked: Asked) -> bool:
    """Whether a word denies one of the question by its form: fair? It's unfair."""
    if asked.chinese or len(word) < _SHORTEST:
        return False
    words = {*asked.text.split()}
    prefixes = _UN if len(word) > _SHORTEST + 1 else _UN[:2]  # an income comes
    turned = {f"{prefix}{word}" for prefix in prefixes} & words
    return bool(turned) or any(word.startswith(un) and word[len(un) :] in words for un in prefixes)
