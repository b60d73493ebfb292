"""`--contact FIELD=VALUE`: what is known of whoever is called. A field that nobody knows is an error."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.script import Script


def fields(given: tuple[str, ...]) -> dict[str, str]:
    """The options as a contact. Raises UsageError for one without an equals sign, or given twice."""
    person: dict[str, str] = {}
    for name, equals, value in (pair.partition("=") for pair in given):
        if not equals or not name:
            raise UsageError(f"--contact {name!r} is not FIELD=VALUE", hint="for instance name=Li")
        if name in person:
            raise UsageError(f"--contact {name} is given twice", hint="a field has one value")
        if any("\ud800" <= character <= "\udfff" for character in name + value):
            raise UsageError(f"--contact {name!r} is no text in UTF-8", hint="for instance name=Li")
        person[name] = value
    return person


def slots(script: Script) -> list[str]:
    """What a script's prompts say of the person, and its parameters."""
    texts = [text for node in script.nodes.values() for text in (node.prompt, node.again)]
    texts += [version.prompt for node in script.nodes.values() for version in node.instead]
    named = {slot for text in texts for _, slot, _, _ in Formatter().parse(text)}
    given = {slot for slot in named if slot and "." not in slot}
    return sorted({*script.parameters, *given} - {"organisation", "purpose"} - {*script.nodes})


def whom(given: tuple[str, ...], script: Script, name: str) -> dict[str, str]:
    """Whom to call. Raises UsageError for a field that neither a roster nor the script has.

    A mistyped `phone` would not be looked up on the do-not-call list; so would one that is no number.
    """
    from callbot.roster.cells import WrongCellError
    from callbot.roster.cells import phone as phone_of
    from callbot.roster.person import FIELDS

    person = fields(given)
    known = list(dict.fromkeys((*FIELDS, *slots(script))))
    for field in person:
        if field not in known:
            raise UsageError(
                f"--contact {field}: nobody has such a field in a call of {name}; nobody was called",
                hint=f"there are {', '.join(known)}",
            )
    if "phone" in person:
        try:
            usable = phone_of(person["phone"])
        except WrongCellError as wrong:
            raise UsageError(
                f"--contact phone: {wrong}; nobody was called",
                hint="for instance phone=13800000001 or phone=0391-1234567",
            ) from None
        if not usable:
            raise UsageError(
                "--contact phone is empty; nobody was called",
                hint="leave it out for somebody without a number",
            )
    return person
