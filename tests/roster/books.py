"""Files for tests: workbooks with whatever is asked for, and imports as a user makes them."""

import json

import openpyxl
from click.testing import CliRunner

from callbot.cli import cli
from callbot.errors import CallbotError
from callbot.store.open import open_database

HEAD = ("姓名", "电话", "社区", "楼栋", "户号", "年龄", "备注")


def row(n, **change):
    """Somebody in order, the n-th, as texts in the columns of `HEAD`."""
    said = {
        "name": f"居民{n}甲", "phone": f"138{n:08d}", "area": "焦南街道", "building": "3号楼",
        "household": f"{n}室", "age": "40", "notes": "",
    }  # fmt: skip
    return tuple((said | change).values())


def book(path, rows, sheet="居民", more=()):
    """Write an XLSX; `more` has further sheets as (title, rows)."""
    workbook = openpyxl.Workbook()
    first = workbook.active
    first.title = sheet
    for cells in rows:
        first.append(cells)
    for title, others in more:
        page = workbook.create_sheet(title)
        for cells in others:
            page.append(cells)
    workbook.save(path)
    return path


def csv_text(rows, mark=","):
    """Rows as text, nothing quoted."""
    return "\n".join(mark.join(cells) for cells in rows) + "\n"


class Done:
    """What became of an import."""

    def __init__(self, result, database):
        self.status = result.exit_code
        self.error = result.exception if isinstance(result.exception, CallbotError) else None
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            assert self.error, result.exception
            self.status = self.error.exit_status
        self.told = json.loads(result.stdout) if result.stdout.startswith("{") else {}
        self.people = []
        self.tables = {}
        if database.exists():
            with open_database(database, "read") as store:
                self.people = store.rows(
                    "SELECT name, phone, phone_token, fields FROM contact ORDER BY id"
                )
                self.rosters = store.rows("SELECT name, people FROM roster")

    @property
    def places(self):
        """Row and letter of each problem."""
        return [(one["row"], one["column"][:1]) for one in self.told.get("problems", [])]

    @property
    def names(self):
        """Whom the database has."""
        return [person[0] for person in self.people]


def imported(path, *options, database=None):
    """`callbot roster import`, told as JSON; a traceback fails the test."""
    database = database or path.with_name("calls.db")
    arguments = ["roster", "import", str(path), "--db", str(database), "--json", *options]
    return Done(CliRunner().invoke(cli, arguments), database)
