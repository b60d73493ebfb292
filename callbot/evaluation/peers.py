"""What one could install instead, as it comes from PyPI, behind callbot's interface for judges.

They are in the extra `peers` and imported when they are asked for. Recognizers-Text has had no
release for Python since 2019; OpenVoiceOS's yes/no engine is maintained, without Mandarin.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from callbot.core.answers import Understood, Value, no_match
from callbot.errors import UsageError
from callbot.evaluation.cases import Case
from callbot.evaluation.judges import Judge

INSTALL: Final = (
    "pip install 'callbot[peers]', in an environment of its own: it wants an older rich"
)


def peers() -> list[Judge]:
    """Every peer; raises UsageError where one is not installed."""
    try:
        return [RecognizersText(), OpenVoiceOS()]
    except ImportError as trouble:
        raise UsageError(f"--peers: {trouble}", hint=INSTALL) from None


class RecognizersText:
    """Microsoft's Recognizers-Text (MIT): yes and no, numbers, temperatures, dates."""

    name = "Recognizers-Text"

    def __init__(self) -> None:
        import recognizers_suite

        self._suite = recognizers_suite

    def covers(self, case: Case) -> bool:
        """It knows no categories and no places."""
        return case.wait.expects in ("yes_no", "number", "temperature", "date")

    def judge(self, case: Case) -> Understood:
        """Its first result of the kind; of a date's readings the past one, which stands first."""
        culture = (
            self._suite.Culture.Chinese if case.language == "zh" else self._suite.Culture.English
        )
        try:
            return self._judged(case, culture)
        except Exception as trouble:  # noqa: BLE001 - it raises whatever went wrong inside it
            return no_match(case.text, f"{type(trouble).__name__} in {self.name}")

    def _judged(self, case: Case, culture: str) -> Understood:
        text, suite = case.text, self._suite
        match case.wait.expects:
            case "yes_no":
                found = suite.recognize_boolean(text, culture)
                return _yes_no(found[0].resolution["value"] if found else None, case)
            case "date":
                on = datetime.combine(case.today, time())
                found = suite.recognize_datetime(text, culture, reference=on)
                days = [_day(one.resolution["values"][0]) for one in found if one.resolution]
                return _value(next(filter(None, days), None), case)
            case "temperature":
                found = suite.recognize_temperature(text, culture)
        if not found:
            found = suite.recognize_number(text, culture)
        return _value(float(found[0].resolution["value"]) if found else None, case)


class OpenVoiceOS:
    """OpenVoiceOS's yes/no engine (Apache-2.0)."""

    name = "OVOS yes/no"

    def __init__(self) -> None:
        from ovos_yes_no import HeuristicYesNoEngine

        self._engine = HeuristicYesNoEngine()

    def covers(self, case: Case) -> bool:
        """It knows yes and no."""
        return case.wait.expects == "yes_no"

    def judge(self, case: Case) -> Understood:
        """Its verdict, with the question before it."""
        tag = "zh-CN" if case.language == "zh" else "en-US"
        return _yes_no(self._engine.yes_or_no(case.asked, case.text, tag), case)


def _yes_no(value: bool | None, case: Case) -> Understood:
    if value is None:
        return no_match(case.text, "none")
    category = "yes" if value else "no"
    return Understood("answer", category, (category,), None, 1.0, category, case.text)


def _value(value: Value, case: Case) -> Understood:
    if value is None:
        return no_match(case.text, "none")
    return Understood("answer", None, (), value, 1.0, str(value), case.text)


def _day(reading: dict[str, Any]) -> str | None:
    """A day or an interval in ISO 8601; its intervals end on the day after their last one."""
    if reading["type"] == "date":
        return str(reading["value"]) if reading.get("value") != "not resolved" else None
    if reading["type"] != "daterange" or not {"start", "end"} <= reading.keys():
        return None
    start, end = (date.fromisoformat(reading[key]) for key in ("start", "end"))
    if not reading["timex"].startswith("("):
        end -= timedelta(1)
    return f"{start}/{end}" if end > start else f"{start}"
