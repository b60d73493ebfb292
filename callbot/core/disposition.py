"""How an answered call ended, with the codes of AAPOR's Standard Definitions (10th edition, 2023)."""

from __future__ import annotations

from typing import Literal, NamedTuple

Class = Literal["interview", "refusal", "non_contact", "other", "unknown", "not_eligible"]
"""AAPOR's groups: 1 interview, 2.1 refusal, 2.2 non-contact, 2.3 other, 3 unknown, 4 not eligible."""


class Disposition(NamedTuple):
    """One way in which a call can end."""

    name: str
    code: str
    label_zh: str
    label_en: str
    klass: Class


DISPOSITIONS: dict[str, Disposition] = {
    d.name: d
    for d in (
        Disposition("complete", "1.1", "完成", "complete", "interview"),
        Disposition("partial", "1.2", "部分完成", "partial", "interview"),
        Disposition("refusal", "2.11", "拒绝", "refusal", "refusal"),
        Disposition("stop", "2.11", "拒绝,不再致电", "refusal, do not call", "refusal"),
        Disposition("hung_up", "2.11", "未答即挂断", "hung up at once", "refusal"),
        Disposition("break_off", "2.12", "中途挂断", "break-off", "refusal"),
        Disposition("call_later", "2.21", "另约时间", "call later", "non_contact"),
        Disposition("no_speech", "2.21", "接通无人应答", "answered, nobody spoke", "non_contact"),
        Disposition("human", "2.36", "转人工", "wants a person", "other"),
        Disposition("technical", "3.15", "线路故障", "technical trouble", "unknown"),
        Disposition("not_eligible", "4.7", "号码或对象不符", "not eligible", "not_eligible"),
    )
}
"""In the order in which tables show them."""
