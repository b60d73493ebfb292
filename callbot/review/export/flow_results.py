"""The open FLOIP Flow Results format, version 1.0.0-rc1: a Data Package and rows of responses.

One package for each script version, because the questions of a package may never change. A row is the
answer that holds for a question. Every call also has a row for how it ended, as the answer to the
question `callbot:disposition`, so that whoever answered nothing is there, too.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TextIO
from uuid import UUID

from callbot.core.disposition import DISPOSITIONS
from callbot.review.export.scope import Question, Scope, ScriptVersion
from callbot.store.streams import AnswerRow, WholeCall

VERSION: Final = "1.0.0-rc1"
DISPOSITION: Final = "callbot:disposition"
_LANGUAGES: Final = {"zh": "zho", "en": "eng"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
FIELDS: Final = (
    ("timestamp", "Timestamp", "datetime"), ("row_id", "Row ID", "string"),
    ("contact_id", "Contact ID", "string"), ("session_id", "Session ID", "string"),
    ("question_id", "Question ID", "string"), ("response", "Response", "any"),
    ("response_metadata", "Response Metadata", "object"),
)  # fmt: skip


def descriptor(
    scope: Scope, version: ScriptVersion, data_file: str, chosen: Mapping[str, set[str]]
) -> dict[str, Any]:
    """What a package is. `chosen` has the categories that were given to each question."""
    at = moment(version.registered_at)
    questions = {
        name: question_object(one, version, chosen.get(name, set()))
        for name, versions in scope.questions.items()
        for one in versions
        if one.sha256 == version.sha256
    }
    questions[DISPOSITION] = {
        "type": "select_one",
        "label": "通话结果" if version.language == "zh" else "How the call ended",
        "type_options": {"choices": list(DISPOSITIONS)},
    }
    name = re.sub(r"[^a-z0-9._-]", "-", version.script.lower())
    return {
        "profile": "flow-results-package",
        "name": f"{name}-{version.sha256[:8]}",
        "flow_results_specification_version": VERSION,
        "created": at,
        "modified": at,
        "id": str(package_id(version, scope.run)),
        "title": version.title or version.script,
        "resources": [
            {
                "path": data_file,
                "name": f"{name}-{version.sha256[:8]}-data",
                "access_method": "file",
                "mediatype": "application/json",
                "encoding": "utf-8",
                "schema": {
                    "language": _LANGUAGES.get(version.language, "und"),
                    "fields": [
                        {"name": field, "title": title, "type": kind}
                        for field, title, kind in FIELDS
                    ],
                    "questions": questions,
                },
            }
        ],
    }


def package_id(version: ScriptVersion, run: int | None) -> UUID:
    """A version 4 UUID that is the same whenever the same script's calls are exported."""
    return UUID(bytes=bytes.fromhex(f"{int(version.sha256[:32], 16) ^ (run or 0):032x}"), version=4)


def question_object(question: Question, version: ScriptVersion, chosen: set[str]) -> dict[str, Any]:
    """A question as the format describes it."""
    kind, options = _type(question, version), {}
    if kind.startswith("select"):
        # What a person corrected an answer to may be no category of the script.
        options = {"choices": list(dict.fromkeys((*question.categories, *sorted(chosen))))}
    return {
        "type": kind,
        "label": question.label,
        "type_options": options,
        **({"is_personal_information": True} if kind == "text" else {}),
    }


def _type(question: Question, version: ScriptVersion) -> str:
    if question.expects in ("yes_no", "choice"):
        return "select_many" if question.question in _several(version.text) else "select_one"
    return {"number": "numeric", "temperature": "numeric", "date": "open"}.get(
        question.expects, "text"
    )


def _several(script: str) -> set[str]:
    """The questions whose answer may carry several categories, from the script's own text."""
    try:
        nodes = tomllib.loads(script).get("nodes", {})
    except tomllib.TOMLDecodeError:
        return set()
    return {name for name, node in nodes.items() if isinstance(node, dict) and node.get("several")}


class RowsWriter:
    """The data file: one JSON array of rows, written one by one."""

    def __init__(self, out: TextIO, types: Mapping[str, str], language: str) -> None:
        self._out, self._types, self._language = out, types, _LANGUAGES.get(language, "und")
        self.rows = 0
        out.write("[")

    def write(self, whole: WholeCall) -> None:
        """The rows of one call."""
        for row in self._of(whole):
            text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
            self._out.write(f"{',' if self.rows else ''}\n{text}")
            self.rows += 1

    def finish(self) -> None:
        """All rows are written."""
        self._out.write("\n]\n")

    def _of(self, whole: WholeCall) -> Iterator[list[Any]]:
        call = whole.call
        heard_at = {turn.turn: turn.heard_at_seconds for turn in whole.turns}
        for answer in whole.answers:
            if answer.is_current and answer.question in self._types:
                kind = self._types[answer.question]
                response, more = response_of(answer, kind)
                at = moment(call.started_at or "", heard_at.get(answer.turn or 0) or 0.0)
                yield [
                    at, f"{call.call_id}/{answer.question}/{answer.revision}", call.contact_id,
                    call.call_id, answer.question, response, {**more, **self._metadata(answer, kind)},
                ]  # fmt: skip
        at = moment(call.started_at or "", call.seconds or 0.0)
        session = call.call_id or f"attempt-{call.attempt_id}"
        yield [
            at, f"{session}/{DISPOSITION}", call.contact_id, session, DISPOSITION,
            call.disposition, {"simulated": call.run_id is not None},
        ]  # fmt: skip

    def _metadata(self, answer: AnswerRow, kind: str) -> dict[str, Any]:
        return {
            **({"language": self._language} if kind == "text" else {}),
            "words": answer.words, "confidence": answer.confidence,
            "confirmed": bool(answer.confirmed), "because": answer.because,
            "provenance": answer.provenance,
            **(
                {"decided_by": answer.decided_by, "decided_at": answer.decided_at}
                if answer.provenance == "person"
                else {}
            ),
        }  # fmt: skip


def response_of(answer: AnswerRow, kind: str) -> tuple[Any, dict[str, Any]]:
    """The response in the form its type demands, and what has to be said of it besides.

    What does not fit (an answer that a person corrected to something else) is null, its text beside.
    """
    categories = _strings(answer.categories)
    value = answer.category if answer.value is None else answer.value
    if kind == "select_many":
        return categories or ([] if value is None else [str(value)]), {}
    if kind == "select_one":
        return (categories[0] if categories else value), {}
    if kind == "numeric":
        return (value, {}) if isinstance(value, int | float) else (None, {"text": value})
    text = None if value is None else str(value)
    if kind == "open":
        # A day is a date; what is known less exactly (a week, a month) is an ISO 8601 interval.
        exact = text is not None and _DAY.fullmatch(text)
        return text, {"type": "date" if exact else "text", "type_options": {}}
    return text, {}


def _strings(text: str) -> Sequence[str]:
    found: list[str] = json.loads(text)
    return found


def moment(started_at: str, seconds: float = 0.0) -> str:
    """A moment of a call as RFC 3339 with its offset; simulated days have none and are taken as UTC."""
    at = datetime.fromisoformat(started_at)
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (at + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")
