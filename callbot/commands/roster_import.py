"""Takes a roster into the database, in front of somebody: everything that is wrong at once."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from callbot.commands import acting, common
from callbot.errors import UsageError

if TYPE_CHECKING:
    from callbot.core.script import Language
    from callbot.roster.importing import Read
    from callbot.roster.person import Person
    from callbot.store.older_tokens import Importing
    from callbot.store.staging import Staging

MOST_PEOPLE = 10_000_000
_LONGEST_NAME = 100


class Wish(NamedTuple):
    """What was asked for of an import."""

    file: Path
    name: str
    sheet: str
    dry_run: bool
    skip_bad: bool
    problems: Path | None


class Wanted(NamedTuple):
    """What was asked for of a district that does not exist."""

    people: int
    seed: int
    language: Language
    name: str
    out: Path | None


def run(database: Path, wish: Wish, *, as_json: bool) -> None:
    """Import a roster: all of it, or nothing."""
    from callbot.roster.importing import read
    from callbot.roster.reading import check_file
    from callbot.store.older_tokens import Importing
    from callbot.store.phones import PhoneKey

    check_file(wish.file)
    name = _name(wish.name or wish.file.stem)
    # Whoever only looks needs no key: tokens of one that is thrown away show who is the same.
    numbers = Importing(PhoneKey.new()) if wish.dry_run else _numbers(database, name)
    keep = numbers.number
    with _counting(quiet=as_json) as tell, read(wish.file, wish.sheet, keep, tell) as found:
        told = {"name": name, "file": str(wish.file), **found.summary(), "roster": None}
        faults = found.staged.faults
        if wish.problems is not None:
            _write_problems(wish.problems, found.staged)
        bad = bool(faults) and not wish.skip_bad
        if not bad and not found.staged.people:
            raise UsageError(f"{wish.file}: no row of it can be imported")
        if not (bad or wish.dry_run):
            told |= _keep(database, numbers, name, wish.file.name, found.staged, told)
        if as_json:
            common.print_json(
                {**told, "problems": [f._asdict() for f in found.staged.all_faults()]}
            )
        else:
            _tell(told, found, wish, database)
        if bad:
            found.refuse(str(wish.file))


def generate(database: Path, wanted: Wanted, *, as_json: bool) -> None:
    """Make a district up and put it where it is wanted."""
    from callbot.roster.importing import take
    from callbot.roster.writing import write
    from callbot.store.staging import DETAILS, Staging

    if not 1 <= wanted.people <= MOST_PEOPLE:
        raise UsageError(f"--people {wanted.people}: between 1 and {MOST_PEOPLE:,}")
    told: dict[str, Any] = {"people": wanted.people, "seed": wanted.seed, "roster": None}
    if wanted.out is not None:
        if wanted.out.exists():
            raise UsageError(f"{wanted.out} is there already", hint="name another file")
        with common.writing(wanted.out):
            write(wanted.out, _district(wanted), wanted.language)
        told["file"] = str(wanted.out)
    if wanted.name or wanted.out is None:
        name = _name(wanted.name or f"district-{wanted.seed}")
        numbers = _numbers(database, name)
        with Staging() as staged:
            for person in _district(wanted):
                take(staged, person, numbers.number)
            staged.settle({key: key for key in DETAILS})
            source = f"generated, seed {wanted.seed}"
            told |= {"name": name, "people": staged.people}
            told |= _keep(database, numbers, name, source, staged, told)
    if as_json:
        common.print_json(told)
        return
    if wanted.out is not None:
        click.echo(f"{wanted.out}: {wanted.people:,} people who do not exist")
    if told["roster"] is not None:
        click.echo(
            f"roster {told['name']!r}: {told['people']:,} people who do not exist   ({database})"
        )


def _district(wanted: Wanted) -> Iterator[Person]:
    from callbot.campaign.district import district
    from callbot.roster.person import Person

    household, names = "", set[str]()
    for row, entry in enumerate(district(wanted.people, wanted.seed, wanted.language), 2):
        if entry.household != household:
            household, names = entry.household, set()
        # Two of one name at one number would be the same person to an import.
        name = entry.name
        while name in names:
            name = f"{name[0]}小{name[1:]}" if wanted.language == "zh" else f"{name} Jr"
        names.add(name)
        yield Person(
            row, name, entry.phone, entry.area, entry.building, entry.household,
            str(entry.age), wanted.language, "", "1" if entry.shared else "0",
        )  # fmt: skip


def _name(name: str) -> str:
    if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UsageError(f"{name!r} is no name for a roster", hint="give one with --name")
    return name.strip()


def _numbers(database: Path, name: str) -> Importing:
    """The key that the numbers will be kept under; a database that is not there yet is not made."""
    from callbot.store.older_tokens import Importing
    from callbot.store.open import open_database
    from callbot.store.phones import key_before, key_of
    from callbot.store.rosters import refuse_taken

    if not database.exists():
        return Importing(key_before())
    with open_database(database) as store:
        refuse_taken(store, name)
        found = key_of(store)
        assert found is not None
        return Importing(found, store)


def _keep(
    database: Path,
    numbers: Importing,
    name: str,
    source: str,
    staged: Staging,
    told: dict[str, Any],
) -> dict[str, Any]:
    from callbot.store.keeping.audit import Look, note
    from callbot.store.older_tokens import renew
    from callbot.store.open import open_database
    from callbot.store.phones import key_of
    from callbot.store.rosters import RosterPlan, keep_roster, roster_figures

    now = common.now()
    with open_database(database) as store:
        held = key_of(store, numbers.key)
        if held is None or held.fingerprint != numbers.key.fingerprint:
            raise UsageError("the phone key was changed meanwhile", hint="import the roster again")
        renew(store, numbers.older)
        plan = RosterPlan(name, source, told)
        roster_id = keep_roster(store, plan, staged.contacts(), now.isoformat(timespec="seconds"))
        note(store, acting.actor(), [Look("roster", records=staged.people, what="import")], now)
        figures = roster_figures(store, roster_id)
    return {"roster": roster_id, "households": figures["households"], "barred": figures["barred"]}


def _write_problems(path: Path, staged: Staging) -> None:
    from callbot.store.staging import Fault

    with common.writing(path), path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(Fault._fields)
        for row, column, message in staged.all_faults():
            # A heading is somebody else's text: no spreadsheet takes it for a formula.
            writer.writerow((row, column, message))


def _tell(told: dict[str, Any], found: Read, wish: Wish, database: Path) -> None:
    """What became of it, on the terminal."""
    from callbot.roster.person import SHOWN, Problem

    def also(text: str, number: int) -> None:
        if number:
            click.echo(f"  {text}: {number:,}")

    kept = told["roster"] is not None
    if kept:
        click.echo(f"roster {told['name']!r}: {told['people']:,} people   ({database})")
    else:
        click.echo(
            f"{wish.file}: {found.rows:,} rows, {told['people']:,} people in order; nothing imported"
        )
    click.echo(f"  {found.kind}; columns {', '.join(found.columns.labels.values())}")
    if found.columns.left_out:
        shown = ", ".join(found.columns.left_out[:SHOWN])
        more = len(found.columns.left_out) - SHOWN
        click.echo(f"  columns left out: {shown}{f' and {more} more' if more > 0 else ''}")
    also("households", told.get("households", 0))
    also("without a number, for the list of doors", told["without_number"])
    also("rows that said somebody again, joined with the first", told["joined"])
    also("asked not to be called again, and will not be", told.get("barred", 0))
    also("numbers that several people have", told["shared_numbers"])
    for one in told["most_shared"][:3]:
        click.echo(
            f"    {one['shown']}: {one['people']:,} people, the first in row {one['first_row']}"
        )
    if kept and found.staged.faults:
        also("rows left out", told["faulty_rows"])
        for fault in islice(found.staged.all_faults(), SHOWN):
            click.echo(f"    {Problem(*fault)}")
        also("more problems, all of them with --problems FILE", max(0, found.staged.faults - SHOWN))
    elif wish.dry_run and not found.staged.faults:
        click.echo("  everything is in order")


@contextmanager
def _counting(*, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Rows read so far, on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    yield lambda rows: click.echo(f"\r{rows:,} rows", nl=False, err=True)
    click.echo("\r\033[K", nl=False, err=True)
