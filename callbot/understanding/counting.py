"""Which of the numbers in an answer is the count: corrections, totals told after their parts.

三口人…哦不是，是四口 is four; 老人加我们两口子和两个孩子，五个 is five, since the last number sums up; and
三个，不对，四个，把我自己忘了 is four, not the one of 我自己.
"""

from __future__ import annotations

import re
from itertools import pairwise

from callbot.core.script import Language
from callbot.understanding import numbers
from callbot.understanding.corrections import last_statement
from callbot.understanding.found import Found

CORRECTED = ":corrected"
"""What the rule of a count ends in that took the place of an earlier one."""
_FORGOT = {
    "zh": re.compile(
        r"[，,\s]*(?:我\s*)?把?\s*(?:我|俺)\s*(?:自己|自个儿?)?\s*(?:给\s*)?(?:忘|漏|落).*$"
    ),
    "en": re.compile(r"[,\s]*\b(?:i|we)\s+(?:\w+\s+)?(?:forgot|missed|left)\b.*$", re.IGNORECASE),
}
"""把我自己忘了 explains a correction; it counts nobody."""
_UNITED = re.compile(r"[和跟与]\s*[^，,。\d]{1,6}?\s*(?P<all>俩|仨)(?:\s*(?:人|个))?\s*$")
"""我跟老伴俩: the last word says how many that makes."""
_PEOPLE = re.compile(r"(?:个\s*人|口\s*人?)$|\b(?:of us|people|altogether|in all)$")
"""…，六个人 at the end of a list is the sum of it, whatever was heard of the list."""
_ADDED = re.compile(r"(?:再?加上?|算上|连上?)[^一二两三四五六七八九十\d，,]{1,5}$")
"""六个，加保姆七个: so is what comes of it with somebody added."""
_THAT_MAKES = {
    "zh": re.compile(r"^[，,。\s]*(?:一共|总共|共|加起来|合计|就是|是)?\s*$"),
    "en": re.compile(
        r"^[,.\s]*(?:so|that's|that is|that makes|makes|which makes|in all|altogether)?\s*$",
        re.IGNORECASE,
    ),
}


_FORMERLY = re.compile("平时|平常|本来|原来|原本|原先|以前|之前|户口|过年|往年|按说")
_NOW = re.compile("现在|目前|眼下|这会儿?|实际|常住|如今|剩下?")
_CHANGE = re.compile(r"(?:走|少|添|生|搬|出去|去世|没|回来|多|来)[了过]?$")
"""Before a number that tells by how many it changed."""


def counted(text: str, language: Language) -> list[Found]:
    """The counts that stand in an answer, as a rule one; empty where nothing is counted."""
    end = len(text)
    if match := _FORGOT[language].search(text):
        end = match.start() or end
    start = last_statement(text[:end], lambda: _places(text[:end], language), language)
    if language == "zh" and not start:
        start = _as_it_is(text[:end])
    statement = text[start:end]
    if language == "zh" and (match := _UNITED.search(statement)):
        value = 2 if match["all"] == "俩" else 3
        return [
            _at(Found(value, match.start(), match.end(), match[0], False, "united"), text, start)
        ]
    found = _with_total(statement, language)
    if len(found) > 1:
        found = [f for f in found if f.rule != "alone"] or found
    rule = CORRECTED if start else ""
    return [_at(f._replace(rule=f.rule + rule), text, start) for f in found]


def _as_it_is(text: str) -> int:
    """Where the count begins that holds now, behind the one that held once: 平时四口，现在三口."""
    once = _FORMERLY.search(text)
    if once is None:
        return 0
    told = [one for one in numbers.counts(text, "zh") if one.start >= once.start()]
    found = [
        one
        for piece in re.finditer(r"[^，,。\s]+", text)
        for one in numbers.counts(piece[0], "zh")
        if piece.start() > once.start() and not _CHANGE.search(piece[0][: one.start])
    ]
    if not told:
        return 0
    if now := _NOW.search(text, once.end()):
        return now.start() if numbers.counts(text[now.start() :], "zh") else 0
    last = text.rfind(found[-1].words) if found else 0
    return last if last > told[0].start else 0


def _places(text: str, language: Language) -> list[tuple[int, int]]:
    """Where something is counted, or any number stands."""
    found = numbers.counts(text, language) + numbers.number(text, language)
    return [(one.start, one.end) for one in found]


def _with_total(statement: str, language: Language) -> list[Found]:
    found = numbers.counts(statement, language)
    if not found:
        return []
    last = found[-1]
    rest = statement[last.end :]
    for told in numbers.counts(rest, language) or numbers.number(rest, language):
        makes = _THAT_MAKES[language].match(rest[: told.start])
        larger = isinstance(told.value, int) and told.value >= max(_ints(found))
        makes = makes or _ADDED.search(rest[: told.start])
        if makes and larger and last.rule != "alone" and told.value != last.value:
            return [_at(told._replace(rule="told"), statement, last.end)]
        break
    others = [f for f in found if f is not last]
    if (
        others
        and (_PEOPLE.search(last.words) or _ADDED.search(statement[: last.start]))
        and last.value
        and max(_ints(others)) < max(_ints([last]))
    ):
        return [last._replace(rule="told")]
    parts = {"pair", "counted:part", "sum"}
    if len(found) > 1 and all(f.rule in parts for f in found) and _adjoining(found, statement):
        words = statement[found[0].start : last.end]
        return [Found(sum(_ints(found)), found[0].start, last.end, words, "[unk]" in words, "sum")]
    return found


def _ints(found: list[Found]) -> list[int]:
    return [f.value for f in found if isinstance(f.value, int)] or [0]


def _adjoining(found: list[Found], text: str) -> bool:
    """At most a joining word (加, 和, 还有, or what was heard of it) between the parts."""
    gaps = [text[a.end : b.start] for a, b in pairwise(found)]
    return all(len(gap.replace("[unk]", "加").replace(" ", "")) <= 3 for gap in gaps)


def _at(found: Found, text: str, offset: int) -> Found:
    start, end = found.start + offset, found.end + offset
    return found._replace(start=start, end=end, words=text[start:end])
