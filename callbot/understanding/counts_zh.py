"""How many people or things a Mandarin speaker counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from callbot.understanding.counts_zh_words import (
    ALONE,
    BARE,
    BESIDES_SPEAKER,
    BIG_AND_SMALL,
    COUNTED,
    COUPLE,
    ENDS,
    JOIN,
    MEMBER,
    MORE_JOIN,
    NOBODY,
    NUMERAL,
    ONLY_US,
    PAIRS,
    PART_AFTER,
    PART_BEFORE,
    RANGE,
    ROLE_FIRST,
    SAME_AGAIN,
    SOME,
    TOTAL,
    TOTAL_FIRST,
    VAGUE_AFTER,
    VAGUE_BEFORE,
    WITH_ME,
    WITH_ME_ENDS,
)
from callbot.understanding.found import Found
from callbot.understanding.numerals import ZH_DIGITS, mandarin_value
from callbot.understanding.surface import Surface, mandarin


@dataclass(frozen=True, slots=True)
class _Count:
    """One counted group and where it stands in the surface text."""

    value: int
    start: int
    end: int
    rule: str
    approximate: bool = False


def counts(text: str) -> list[Found]:
    """See `callbot.understanding.numbers.counts`."""
    surface = mandarin(text)
    if len(surface.text) > 400:
        # Nobody counts a household at such length; what follows stays linear in the text.
        surface = Surface(surface.text[:400], text, surface.places)
    found = _whole(surface.text) or _pieces(surface.text)
    return [surface.found(c.value, (c.start, c.end), c.rule, c.approximate) for c in found]


def _whole(clean: str) -> list[_Count]:
    """Readings of the answer as a whole: nobody, a bare number, a total, a sum."""
    if match := BARE.match(clean):
        value = mandarin_value(match["n"])
        if value is None:
            return []
        digits = match["n"]
        pair = len(digits) == 2 and all(c in ZH_DIGITS for c in digits) and value % 11 == 1
        if pair and value > 11:  # 三四: three or four, not thirty-four
            low = ZH_DIGITS[digits[0]]
            return [_Count(low, *match.span("n"), f"range:{low}-{low + 1}", True)]
        return [_Count(value, *match.span("n"), "bare")]
    if match := NOBODY.search(clean):
        return [_Count(0, *match.span(), "nobody")]
    if match := BESIDES_SPEAKER.search(clean):
        return [_Count((mandarin_value(match["n"]) or 0) + 1, *match.span(), "with-speaker")]
    if match := BIG_AND_SMALL.search(clean):
        big, small = (mandarin_value(match[part]) or 0 for part in ("big", "small"))
        return [_Count(big + small, *match.span(), "sum")]
    if match := ONLY_US.search(clean):
        return [_Count(1, *match.span(), "alone")]
    pieces = _pieces(clean)
    total = _total(pieces, clean)
    if total is not None:
        return [total]
    if match := ROLE_FIRST.search(clean):
        numerals = re.findall(NUMERAL, match["rest"])
        added_up = sum(mandarin_value(numeral) or 0 for numeral in numerals)
        told = mandarin_value(match["total"]) if match["total"] else None
        return [_Count(told or added_up, *match.span(), "sum:told" if told else "sum")]
    added = _enumeration(clean) or _with_me(clean)
    if added is None:
        return []
    last = pieces[-1] if pieces else None
    summed_up = last and last.rule == "counted" and last.end == len(clean.rstrip("。.吧呢啊了"))
    if last and summed_up and last.start >= added.end + 2 and last.value > added.value:
        return [replace(last, rule="sum:told")]  # 我们两口子，还有他爷爷奶奶和娃，六个
    total = next((p for p in pieces if p.rule == "counted" and p.start <= added.start), None)
    # 两个 我和孩子: what follows a total explains it; 两个大人一个小孩 has no total, it is a sum.
    return [total] if total is not None and not total.approximate else [added]


def _with_me(clean: str) -> _Count | None:
    """跟我妈住, which names one beside the speaker, or a couple."""
    begun = WITH_ME.match(clean)
    match = MEMBER.match(clean, begun.end()) if begun else None
    if (
        not match
        or not (match["one"] or match["two"])
        or not WITH_ME_ENDS.match(clean, match.end())
    ):
        return None
    if match[0].endswith(("俩", "俩人")):
        return None
    return _Count((_member(match) or 0) + 1, *match.span(), "sum:with-speaker", True)


def _total(pieces: list[_Count], clean: str) -> _Count | None:
    """The count of the whole household, where the other numbers only tell of parts of it."""
    for piece in pieces:
        if piece.rule == "counted:total":
            before, behind = clean[: piece.start], clean[piece.end :]
            if PART_BEFORE.search(before) and piece.start:
                continue
            if PART_AFTER.match(behind) and MEMBER.match(PART_AFTER.sub("", behind, count=1)):
                continue
            return piece
    first, parts = pieces[:1], pieces[1:]
    if first and parts and first[0].rule == "counted" and clean[first[0].end - 1] in "人口":
        told = sum(part.value for part in parts)
        if all(part.rule == "counted:part" for part in parts) and told <= first[0].value:
            return first[0]  # 五个人其中两个小孩
    return None


def _pieces(clean: str) -> list[_Count]:
    taken: list[_Count] = []
    for pattern, read in (
        (RANGE, _range),
        (SOME, _some),
        (COUNTED, _counted),
        (PAIRS, _pairs),
        (ALONE, _alone),
    ):
        for match in pattern.finditer(clean):
            count = read(match, clean)
            if count and not any(count.start < t.end and t.start < count.end for t in taken):
                taken.append(count)
    return sorted(taken, key=lambda count: count.start)


def _range(match: re.Match[str], _clean: str) -> _Count | None:
    if match["low"]:
        low, high = mandarin_value(match["low"]), mandarin_value(match["high"])
    else:
        ten = 10 if match["ten"] else 0
        low, high = ten + ZH_DIGITS[match["a"]], ten + ZH_DIGITS[match["b"]]
        if high != low + 1:
            return None
    if low is None or high is None or high <= low:
        return None
    return _Count(low, *match.span(), f"range:{low}-{high}", True)


def _some(match: re.Match[str], _clean: str) -> _Count | None:
    value = mandarin_value(match["n"])
    return None if value is None else _Count(value, *match.span(), f"at-least:{value}", True)


def _counted(match: re.Match[str], clean: str) -> _Count | None:
    value = mandarin_value(match["n"])
    if value is None or (match["measure"] in ("张", "条", "片") and match["role"]):
        return None
    if match["role"]:
        return _Count(value, *match.span(), "counted:part")
    rest = clean[match.end() : match.end() + 1]
    if value == 1 and match[0].startswith("一个") and "人" not in match[0] and rest not in ENDS:
        return None  # 换一个电脑: 一个 is hardly more than an article
    before = clean[max(0, match.start() - 6) : match.start()]
    rule = "counted:total" if match["measure"] == "口" or TOTAL.search(before) else "counted"
    vague = bool(VAGUE_BEFORE.search(before) or VAGUE_AFTER.match(clean, match.end()))
    return _Count(value, *match.span(), rule, vague)


def _pairs(match: re.Match[str], _clean: str) -> _Count | None:
    return _Count(3 if match["three"] else 2, *match.span(), "pair")


def _alone(match: re.Match[str], clean: str) -> _Count | None:
    rest = clean[match.end() : match.end() + 1]
    # 就我们…, 就我和…: not alone after all.
    return (
        None
        if rest and rest in "们和跟与爸妈老爱俩仨家媳丈妻孩儿女"
        else _Count(1, *match.span(), "alone")
    )


@dataclass(slots=True)
class _Row:
    """Members named one after the other, added up."""

    total: int = 0
    members: int = 0
    speaker: bool = False
    numbers: int = 0

    def add(self, match: re.Match[str], value: int) -> None:
        """One more member, or several told in one word."""
        self.total += value
        self.members += 1
        couple = bool(match["two"]) and bool(COUPLE.match(match["two"]))
        self.speaker = self.speaker or couple or bool(match["self"] or match["home"])
        self.numbers += bool(match["counted"] or match["pair"] or match["after"])


def _enumeration(clean: str) -> _Count | None:
    """The sum of the longest row of members: 我和老伴还有两个孩子 is 4."""
    best: _Count | None = None
    at = 0
    while match := MEMBER.search(clean, at):
        row = _row(clean, match)
        if row is not None and row.rule in ("sum:told", "total"):
            return row
        if row is not None and (best is None or row.end - row.start > best.end - best.start):
            best = row
        at = max(row.end if row is not None else match.end(), match.start() + 1)
    return best


def _row(clean: str, match: re.Match[str]) -> _Count | None:
    """The members from one on; None of a single one."""
    start, end, join_words, row = match.start(), match.end(), "", _Row()
    following: re.Match[str] | None = match
    while following is not None:
        match = following
        value = _member(match)
        if value is None:
            break
        told = bool(match["two"]) and match[0].rstrip("人") in ("俩", "我俩") and row.total == 2
        if told and row.members == 2:  # 我跟我妈俩人
            if not (more := MORE_JOIN.match(clean, match.end())):
                return _Count(2, start, match.end(), "sum:told")
            following = MEMBER.match(clean, more.end())
            continue
        if row.members and not join_words and match[0].endswith("个人") and match["counted"]:
            # 我和爱人 两个人: the number sums up what was listed.
            return _Count(value, start, match.end(), "sum:told")
        apart = not start or clean[start - 1] in ",，。、 是就"
        couple = match["two"] and COUPLE.match(match["two"]) and value == row.total
        again = apart and couple and SAME_AGAIN.match(clean[start:end])
        if row.members == 1 and not join_words and again:
            return _Count(row.total, start, match.end(), "total")
        if (
            row.members == 1
            and not join_words
            and match["self"]
            and TOTAL_FIRST.match(clean[start:end])
        ):
            return _Count(row.total, start, match.end(), "total")  # 俩人，我和我老婆
        row.add(match, value)
        end = match.end()
        join = JOIN.match(clean, end)
        join_words = join[0].strip(",、。;") if join else ""
        following = MEMBER.match(clean, join.end() if join else end)
    return _summed(row, match, _Count(row.total, start, end, "sum"))


def _summed(row: _Row, last: re.Match[str], told: _Count) -> _Count | None:
    if row.members < 2:
        return None
    absent = 0 if row.speaker else 1
    if last["after"] and row.numbers == 1:
        number = mandarin_value(last["an"]) or 0
        if row.total - number + 1 + absent == number:
            return replace(told, value=number, rule="sum:told")  # 我老公和孩子三个
    if absent and not row.numbers:
        # 老婆和孩子: the speaker lives there too.
        return replace(told, value=row.total + 1, rule="sum:with-speaker", approximate=True)
    return told


def _member(match: re.Match[str]) -> int | None:
    if match["after"]:
        return mandarin_value(match["an"])
    if match["counted"]:
        return mandarin_value(match["n"])
    if match["home"]:
        return mandarin_value(match["hn"])
    if match["pair"] or match["two"]:
        return 2
    return 1
