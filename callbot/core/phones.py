"""A telephone number as it is compared and as it is shown. Pure."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_CHINESE: Final = re.compile(r"^(?:0|(?:00)?86)(?=1\d{10}$)")
"""What may stand before a mobile number: the code for long distance, or the country's."""


def bare(phone: str) -> str:
    """A number as it is compared: digits only, whatever their width, without the Chinese country code."""
    if len(phone) == 11 and phone.isascii() and phone.isdecimal() and phone[0] == "1":
        return phone  # as most are
    if "*" in phone:
        return phone  # a mask: what is left of its digits is no number, and many people's
    plain = phone if phone.isascii() else unicodedata.normalize("NFKC", phone)
    return _CHINESE.sub("", re.sub(r"[^0-9]", "", plain)) or phone.strip()


def masked(phone: str) -> str:
    """A number of which enough is left to tell two apart: 138****5678. A masked one stays as it is."""
    if len(phone) < 7:
        return "*" * len(phone)
    shown = phone[:3] if len(phone) > 7 else ""
    return f"{shown}{'*' * max(len(phone) - 7, 3)}{phone[-4:]}"
