"""How an attempt to reach somebody ended, with the codes of AAPOR's Standard Definitions.

Codes are those for telephone surveys. `callbot.core.rates` makes the published rates of them.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Class = Literal["interview", "refusal", "non_contact", "other", "unknown", "not_eligible"]
"""AAPOR's groups: 1 interview, 2.1 refusal, 2.2 non-contact, 2.3 other, 3 unknown, 4 not eligible."""


class Disposition(NamedTuple):
    """One way in which an attempt can end."""

    name: str
    code: str
    label_zh: str
    label_en: str
    klass: Class


_SPOKEN: Final = (
    Disposition("complete", "1.1", "完成", "complete", "interview"),
    Disposition("partial", "1.2", "部分完成", "partial", "interview"),
    Disposition("refusal", "2.11", "拒绝", "refusal", "refusal"),
    Disposition("stop", "2.11", "拒绝，不再致电", "refusal, do not call", "refusal"),
    Disposition("hung_up", "2.11", "未答即挂断", "hung up at once", "refusal"),
    Disposition("break_off", "2.12", "中途挂断", "break-off", "refusal"),
    Disposition("call_later", "2.21", "另约时间", "call later", "non_contact"),
    Disposition("no_speech", "2.21", "接通无人应答", "answered, nobody spoke", "non_contact"),
    Disposition("human", "2.90", "转人工", "wants a person", "other"),
    Disposition("technical", "3.16", "线路故障", "technical trouble", "unknown"),
    Disposition("not_eligible", "4.7", "号码或对象不符", "not eligible", "not_eligible"),
)
_UNREACHED: Final = (
    Disposition("do_not_call", "2.11", "早已要求不再致电，未拨打", "barred before, not dialled", "refusal"),
    Disposition("machine", "2.22", "本户答录机", "the household's answering machine", "non_contact"),
    Disposition("dead", "2.31", "已故", "deceased", "other"),
    Disposition("unable", "2.32", "因病或听力无法通话", "ill or hard of hearing", "other"),
    Disposition("language", "2.33", "语言不通", "language barrier", "other"),
    Disposition("not_attempted", "3.11", "尚未拨打", "not attempted", "unknown"),
    Disposition("busy", "3.12", "占线", "busy", "unknown"),
    Disposition("no_answer", "3.13", "无人接听", "no answer", "unknown"),
    Disposition("unknown_machine", "3.14", "答录机，不知是否本户", "machine, whose is unclear", "unknown"),
    Disposition("blocked", "3.15", "被拦截", "call blocked", "unknown"),
    Disposition("switched_off", "3.161", "关机或无法接通", "switched off or out of coverage", "unknown"),
    Disposition("wrong_number", "3.30", "号码不是本人的", "somebody else's number", "unknown"),
    Disposition("fax", "4.2", "传真或数据线路", "fax or modem", "not_eligible"),
    Disposition("not_working", "4.31", "空号", "no such number", "not_eligible"),
    Disposition("disconnected", "4.32", "已销号", "disconnected", "not_eligible"),
    Disposition("suspended", "4.33", "停机", "temporarily out of service", "not_eligible"),
    Disposition("number_changed", "4.41", "已改号", "number changed", "not_eligible"),
    Disposition("business", "4.51", "单位电话", "a business or office", "not_eligible"),
    Disposition("duplicate", "4.81", "名单重复", "listed twice", "not_eligible"),
)  # fmt: skip

SPOKEN: Final = tuple(d.name for d in _SPOKEN)
"""Those that a call can end with: somebody, or something, took the telephone off the hook."""

DISPOSITIONS: Final[dict[str, Disposition]] = {
    d.name: d for d in sorted((*_SPOKEN, *_UNREACHED), key=lambda d: d.code)
}
"""In the order of their codes, in which tables show them."""
INTERVIEWS: Final = tuple(d.name for d in DISPOSITIONS.values() if d.klass == "interview")
"""Those in which enough was answered."""

_KNOWN_FIRST: Final[tuple[Class, ...]] = (
    "interview", "refusal", "other", "non_contact", "not_eligible", "unknown",
)  # fmt: skip


def precedence(name: str) -> int:
    """Which of a person's several attempts counts for them: the lowest, of equals the last.

    An interview settles it; who was once known to be the right person stays so; and that a number
    turned out not to work says more than that nobody answered.
    """
    return _KNOWN_FIRST.index(DISPOSITIONS[name].klass)
