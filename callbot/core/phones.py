"""A telephone number as it is compared and as it is shown. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_CHINESE: Final = re.compile(
    r"(?:(?:00)?86)?0?(?P<mobile>1\d{10})"
    r"|(?:00)?86(?P<service>[48]00\d{7})"
    r"|(?:00)?860?(?P<landline>10\d{8}|2\d{9}|[3-9]\d{9,10})"
)
"""Numbers with what may stand before them: the country's code, the 0 for long distance. An area is called
with its 0 from within the country and without from abroad; 400 and 800 are no areas."""
_LANDLINE: Final = re.compile(r"0(10\d{8}|2\d{9}|[3-9]\d{9,10})|[48]00\d{7}")


def bare(phone: str) -> str:
    """A number as it is compared: digits only, whatever their width, as it is dialled within China."""
    if len(phone) == 11 and phone.isascii() and phone.isdecimal() and phone[0] == "1":
        return phone  # as most are
    if "*" in phone:
        return phone  # a mask: what is left of its digits is no number, and many people's
    plain = phone if phone.isascii() else unicodedata.normalize("NFKC", phone)
    digits = re.sub(r"[^0-9]", "", plain)
    if found := _CHINESE.fullmatch(digits):
        landline = found["landline"]
        return f"0{landline}" if landline else str(found[found.lastgroup or 0])
    return digits or phone.strip()


def compared_before(phone: str) -> tuple[str, ...]:
    """Digits as which an older callbot compared this number: it left landlines the country's code."""
    digits = bare(phone)
    found = _LANDLINE.fullmatch(digits)
    if not found:
        return ()
    return tuple(
        f"{code}{number}"
        for number in dict.fromkeys((found[1] or digits, digits))
        for code in ("86", "0086")
    )


def masked(phone: str) -> str:
    """A number of which enough is left to tell two apart: 138****5678. A masked one stays as it is."""
    if len(phone) < 7:
        return "*" * len(phone)
    shown = phone[:3] if len(phone) > 7 else ""
    return f"{shown}{'*' * max(len(phone) - 7, 3)}{phone[-4:]}"
