"""English lists in which yes and no stand behind what they are said of: cough yes, fever no.

"No fever, no cough" has them in front, and is left as it is.
"""

from __future__ import annotations

import re
from typing import Final

_NAMED: Final = (
    r"(?P<named>(?:(?!yes |yeah |yep |no |nope |not |nothing |none |but |i |"
    r"we )[\w\ue000-\ue003']+ ){1,3}?)"
)
_SAID: Final = re.compile(
    rf"(?:and |but |um |uh |well |the )*{_NAMED}(?:(?P<yes>yes|yeah|yep)|(?P<no>no|nope|"
    rf"not really)) "
)
_PAIRS: Final = re.compile(
    rf"(?:{_SAID.pattern.replace('?P<named>', '?:').replace('?P<yes>', '?:').replace('?P<no>', '?:')}){{1,}}$"
)
_LONGEST: Final = 120


_ASKED_AND_ANSWERED: Final = re.compile(
    r"(?:(?<=[.,;!?] )|^\s*)(?:and |an |a |any |the |my )*(?P<named>[A-Za-z][A-Za-z' ]{2,30})\?\s*"
    r"(?:(?P<yes>yes|yeah|yep|yup)|(?P<no>no|nope|nah|none|never))\b[\s,.;!]*",
    re.IGNORECASE,
)


def answered_in_turn(text: str) -> str:
    """What somebody asks themselves and answers, in front of the rest: a cough? yes → a cough."""
    said = [*_ASKED_AND_ANSWERED.finditer(text)] if "?" in text else []
    there = [f"a {one['named'].strip()}. " for one in said if one["yes"]]
    absent = [f". no {one['named'].strip()}" for one in said if one["no"]]
    if not said:
        return text
    return "".join([*there, _ASKED_AND_ANSWERED.sub("", text), *absent])


def put_in_front(plain: str) -> str:
    """The plain form with each no before what it denies: cough, no fever."""
    if len(plain) > _LONGEST or not _PAIRS.match(plain):
        return plain
    said = [*_SAID.finditer(plain)]
    # What is there comes first, so that no "no" can reach it.
    there = [f"a {one['named']}" for one in said if one["yes"]]
    absent = [f"no {one['named']}" for one in said if one["no"]]
    return "".join([*there, *absent])
