"""The values of a script file → `Script`; everything that does not fit becomes an issue."""

from __future__ import annotations

from typing import Any, cast

from callbot.core.script import (
    REQUESTS,
    Category,
    Condition,
    Confirm,
    Ending,
    Expects,
    Instead,
    Language,
    Limits,
    Node,
    Request,
    RequestRule,
    Retry,
    Script,
    Series,
    Wait,
)
from callbot.scriptfile.conditions import MANY, condition_of, conditions_of, rules_of
from callbot.scriptfile.keys import (
    CLOCK,
    ENDINGS,
    EXPECTS,
    FORMAT,
    LANGUAGES,
    NAME,
    RESERVED,
    VALUES,
    WAIT_KEYS,
)
from callbot.scriptfile.reader import Table, nearest
from callbot.scriptfile.source import Problems, Source

_DEFAULT_LEVELS = ("high", "medium", "low")


def build(source: Source, problems: Problems) -> Script | None:
    """The script, with what could not be read left out; None where there is no node at all."""
    top = Table("script", dict(source.values), (), source, problems)
    _check_format(top)
    top.require("format", "id", "language", "title", "caller", "nodes")
    caller = top.table("caller")
    if caller is not None:
        caller.require("organisation", "purpose")
    nodes = {name: _node(name, table) for name, table in top.named("nodes", "node")}
    if "nodes" in top and not nodes:
        top.wrong_at("nodes", "empty", "the script has no nodes")
    _check_id(top)
    voice = top.table("voice")
    levels = top.strings("levels") or _DEFAULT_LEVELS
    script = Script(
        id=top.string("id"),
        language=cast(Language, top.one_of("language", LANGUAGES) or "zh"),
        title=top.string("title"),
        organisation=caller.string("organisation") if caller else "",
        purpose=caller.string("purpose") if caller else "",
        nodes=nodes,
        requests=_requests(top),
        rules=rules_of(top),
        levels=levels,
        pronunciation=top.pairs("pronunciation"),
        partial_after=top.strings("partial_after"),
        limits=_limits(top),
        records=top.boolean("records"),
        voice=voice.string("name") if voice else "",
        series=_series(top),
        parameters=_parameters(top, nodes),
    )
    return script if nodes else None


def _check_format(top: Table) -> None:
    found: Any = top.values.get("format", FORMAT)
    if isinstance(found, bool) or not isinstance(found, int):
        top.wrong_at("format", "bad-format", "`format` must be a whole number", f"write {FORMAT}")
    elif found > FORMAT:
        message = f"this is format {found}; this callbot knows format {FORMAT}"
        top.wrong_at("format", "bad-format", message, "update callbot")
    elif found < FORMAT:
        top.wrong_at("format", "bad-format", f"there is no format {found}", f"write {FORMAT}")


def _check_id(top: Table) -> None:
    name = top.string("id")
    if name and not NAME.fullmatch(name):
        # The id names folders (recorded prompts lie in audio/<id>/) and rows of the database.
        hint = "use letters, digits, `.`, `_` and `-`, beginning with a letter or digit"
        top.wrong_at("id", "bad-id", f"`{name}` cannot be the id of a script", hint)


def _parameters(top: Table, nodes: dict[str, Node]) -> dict[str, str]:
    found = top.pairs("parameters")
    for name in found:
        if name in RESERVED or name in nodes or not name.isidentifier():
            hint = "use a-z, 0-9 and _, and no name of a node"
            message = f"`{name}` cannot be a parameter"
            top.wrong((*top.path, "parameters", name), "reserved-id", message, hint)
    return found


def _series(top: Table) -> Series | None:
    table = top.table("series")
    if table is None:
        return None
    table.require("days", "times")
    times = table.strings("times")
    for index, time in enumerate(times):
        if not CLOCK.fullmatch(time):
            message, hint = f"`{time}` is no time of day", 'write it as "09:00"'
            table.wrong((*table.path, "times", index), "out-of-range", message, hint)
    if list(times) != sorted(set(times)):
        table.wrong_at("times", "out-of-range", "the times of a day go up, each once")
    return Series(table.integer("days", 1, 366) or 1, times)


def _limits(top: Table) -> Limits:
    table = top.table("limits")
    usual = Limits()
    if table is None:
        return usual
    return Limits(
        steps=table.integer("steps", 1, 1000) or usual.steps,
        no_input=_or(table.integer("no_input", 0, 1000), usual.no_input),
        no_match=_or(table.integer("no_match", 0, 1000), usual.no_match),
        requests=_or(table.integer("requests", 0, 1000), usual.requests),
        seconds=table.number("seconds", 1, 7200) or usual.seconds,
    )


def _or(found: int | None, usual: int) -> int:
    return usual if found is None else found


def _requests(top: Table) -> dict[Request, RequestRule]:
    rules: dict[Request, RequestRule] = {}
    for name, table in top.named("requests", "request"):
        rule = RequestRule(table.string("reply"), table.strings("phrases"))
        for request in REQUESTS:
            if request == name:
                rules[request] = rule
        if name not in REQUESTS:
            top.misplaced_name("requests", name, nearest(name, REQUESTS))
    return rules


def _node(name: str, table: Table) -> Node:
    table.require("prompt")
    if name in RESERVED:
        hint = f"`{{{name}}}` in a prompt means something else"
        table.wrong(table.path, "reserved-id", f"`{name}` cannot be the id of a node", hint)
    ends = cast(Ending | None, table.one_of("ends", ENDINGS))
    wait = _wait(table, name) if "expects" in table else None
    if "ends" in table:
        for key in ("goto", "expects", *WAIT_KEYS):
            if key in table:
                table.misplaced(key, f"`{key}` in `{name}`, which ends the call", "remove one")
    elif "expects" not in table:
        for key in WAIT_KEYS:
            if key in table:
                hint = "add `expects`, or remove this"
                table.misplaced(key, f"`{key}` in `{name}`, which waits for no answer", hint)
    return Node(
        id=name,
        prompt=table.string("prompt"),
        wait=wait if "ends" not in table else None,
        goto=table.optional("goto"),
        ends=ends,
        label=table.string("label"),
        again=table.string("again"),
        asked_if=_asked_if(table, name),
        instead=tuple(_instead(found) for found in table.listed("instead", "instead")),
    )


def _asked_if(table: Table, name: str) -> tuple[Condition, ...]:
    conditions = conditions_of(table, "asked_if")
    if conditions and "ends" in table:
        table.misplaced("asked_if", f"`asked_if` in `{name}`, which ends the call", "remove one")
    elif conditions and "goto" not in table:
        message = f"`{name}` may be passed over, and says not to what"
        table.wrong_at("asked_if", "missing-key", message, "add `goto`")
    return conditions


def _instead(table: Table) -> Instead:
    table.require("when", "prompt")
    return Instead(conditions_of(table, "when"), table.string("prompt"), table.string("again"))


def _wait(table: Table, node: str) -> Wait:
    expects = cast(Expects, table.one_of("expects", EXPECTS) or "text")
    categories = _categories(table, expects)
    retry = table.table("retry")
    minimum, maximum = _range(table, expects)
    if "several" in table and expects != "choice":
        table.misplaced("several", f"`several` where `{expects}` is expected", "only for `choice`")
    if "confirm" in table and expects == "open":
        hint = "it is passed on as it was heard"
        table.misplaced("confirm", "`confirm` where `open` is expected", hint)
    if "given_with" in table and expects not in VALUES:
        hint = f"only for {', '.join(f'`{kind}`' for kind in VALUES)}"
        table.misplaced("given_with", f"`given_with` where `{expects}` is expected", hint)
    return Wait(
        expects=expects,
        categories=categories,
        several=table.boolean("several") or expects == "open",
        minimum=minimum,
        maximum=maximum,
        retry=Retry(retry.strings("no_input"), retry.strings("no_match"), retry.optional("goto"))
        if retry
        else Retry(),
        confirm=_confirm(table, categories, node),
        timeout_seconds=table.number("timeout_seconds", 0.5, 120) or Wait(expects).timeout_seconds,
        key=table.boolean("key"),
        given_with=table.strings("given_with"),
    )


def _categories(table: Table, expects: Expects) -> tuple[Category, ...]:
    categories = tuple(
        Category(
            id=name,
            phrases=found.strings("phrases"),
            evidence=found.strings("evidence"),
            goto=found.optional("goto"),
            none=found.boolean("none"),
            label=found.string("label"),
        )
        for name, found in table.named("categories", "category")
    )
    if expects == "choice" and not categories:
        message = "`choice` needs categories to choose from"
        table.wrong_at("expects", "missing-key", message, "add [nodes.….categories.…]")
    if expects == "yes_no":
        # Yes and no are always understood, so that an author names them only to add something.
        named = {category.id for category in categories}
        categories += tuple(Category(name) for name in ("yes", "no") if name not in named)
    return categories


def _range(table: Table, expects: Expects) -> tuple[float | None, float | None]:
    minimum = table.number("minimum", -MANY, MANY)
    maximum = table.number("maximum", -MANY, MANY)
    for key in ("minimum", "maximum"):
        if key in table and expects not in ("number", "temperature"):
            hint = "only for `number` and `temperature`"
            table.misplaced(key, f"`{key}` where `{expects}` is expected", hint)
    if minimum is not None and maximum is not None and minimum > maximum:
        table.wrong_at("minimum", "out-of-range", "`minimum` is above `maximum`")
    return minimum, maximum


def _confirm(table: Table, categories: tuple[Category, ...], node: str) -> Confirm | None:
    found = table.table("confirm")
    if found is None:
        return None
    found.require("prompt")
    always = found.strings("always")
    known = [category.id for category in categories]
    for index, name in enumerate(always):
        if name not in known:
            path = (*found.path, "always", index)
            found.wrong(path, "unknown-category", f"no category `{name}`", nearest(name, known))
    unless = found.table("unless")
    return Confirm(
        found.string("prompt"),
        found.number("below", 0, 1) or 0.0,
        always,
        condition_of(unless, node) if unless else None,
    )
