"""Case files → cases, with every problem at once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any, cast, get_args

from callbot.cases.case import FORMAT, KEYS, Before, Case, Expected, Plain
from callbot.core.answers import Alternative
from callbot.core.disposition import SPOKEN
from callbot.core.messages import ASKING_BACK, Gone
from callbot.errors import Issue
from callbot.lines.replay import Exchange, Part
from callbot.scriptfile.reader import Table
from callbot.scriptfile.source import NOWHERE, Problems, decode, parse

_CAME_BACK = ("heard", "alternatives", "silent", "hung_up", "failed")


def read(path: Path) -> tuple[Case | None, list[Issue]]:
    """The case in a file and what is wrong with it; None where that is an error."""
    problems = Problems(str(path))
    try:
        content = path.read_bytes()
    except OSError as error:
        problems.add(NOWHERE, "no-file", f"cannot be read: {error.strerror or error}")
        return None, problems.sorted()
    text = decode(content, problems)
    source = parse(text, problems) if text is not None else None
    if source is None or text is None:
        return None, problems.sorted()
    top = Table("case", dict(source.values), (), source, problems, KEYS)
    top.require("format", "script", "turns", "expect")
    if "format" in top and top.values["format"] != FORMAT:
        top.wrong_at("format", "bad-format", f"this callbot knows format {FORMAT}")
    turns = tuple(_turn(table, path.parent) for table in top.listed("turns", "turn"))
    case = Case(
        path, top.string("script"), _day(top), top.pairs("contact"), turns, _expected(top), text,
        top.string("sha256"),
        tuple(
            Before(one.string("at"), _answers(one), one.boolean("missed"))
            for one in top.listed("earlier", "earlier")
        ),
    )  # fmt: skip
    return (None if problems.errors else case), problems.sorted()


def _day(top: Table) -> date:
    found: Any = top.values.get("day", date.today())
    if isinstance(found, date) and not isinstance(found, datetime):
        return found
    top.wrong_at("day", "wrong-type", "`day` must be a date", "write 2020-02-10, without quotes")
    return date.today()


def _turn(table: Table, folder: Path) -> Exchange:
    table.require("node")
    given = [key for key in _CAME_BACK if key in table]
    if len(given) > 1:
        table.wrong_at(given[1], "several", f"`{given[0]}` and `{given[1]}` in one turn")
    purpose = table.string("purpose")
    audio = table.string("audio")
    if audio and not (folder / audio).is_file():
        table.wrong_at("audio", "no-file", f"there is no file `{audio}` beside the case")
    return Exchange(
        node=table.string("node"),
        confirming=table.boolean("confirming") if "confirming" in table else purpose in ASKING_BACK,
        reopened=purpose == "reopened",
        heard=_heard(table),
        silent=table.boolean("silent"),
        hung_up=cast(Gone | None, table.one_of("hung_up", get_args(Gone))),
        while_speaking=table.boolean("while_speaking"),
        failed=cast(Part | None, table.one_of("failed", get_args(Part))),
        audio=audio,
        at_seconds=table.number("at_seconds", 0, 1e6),
    )


def _heard(table: Table) -> tuple[Alternative, ...] | None:
    if "alternatives" in table:
        found = table.listed("alternatives", "alternative")
        for one in found:
            one.require("text")
        return tuple(
            Alternative(
                one.string("text"),
                1.0 if "confidence" not in one else one.number("confidence", 0, 1) or 0.0,
                one.string("source", "text"),
            )
            for one in found
        )
    if "heard" not in table:
        return None
    if table.values["heard"] == "":
        return ()
    return (Alternative(table.string("heard")),)


def _expected(top: Table) -> Expected:
    table = top.table("expect")
    if table is None:
        return Expected()
    disposition = table.one_of("disposition", SPOKEN)
    return Expected(
        disposition,
        table.boolean("do_not_call") if "do_not_call" in table else None,
        table.strings("flags") if "flags" in table else None,
        table.strings("call_back") if "call_back" in table else None,
        _answers(table),
        table.strings("absent"),
    )


def _answers(table: Table) -> dict[str, Plain]:
    found = table.values.get("answers", {})
    answers: dict[str, Plain] = {}
    if not isinstance(found, dict):
        table.wrong_at("answers", "wrong-type", "`answers` must be a table")
        return answers
    for name, value in found.items():
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            answers[name] = tuple(value)
        elif isinstance(value, date):
            answers[name] = value.isoformat()
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            answers[name] = value
        else:
            path = (*table.path, "answers", name)
            table.wrong(path, "wrong-type", f"`{name}` must be a text, a number or a list of texts")
    return answers
