"""`callbot export` at the command line: what is written, and what is said where it cannot be."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from callbot.cli import cli
from callbot.errors import CallbotError, UsageError
from callbot.review.export import formats
from callbot.review.export.write import Wanted, export
from callbot.store.open import open_database


def run(*arguments):
    """The command in this process; its output."""
    result = CliRunner().invoke(cli, ["export", *map(str, arguments)], catch_exceptions=True)
    if isinstance(result.exception, CallbotError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


def names(folder):
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_and_its_codebook_are_written_and_named(sample, tmp_path, monkeypatch):
    """Without -o they are named after the database."""
    monkeypatch.chdir(tmp_path)
    output = run("--db", sample)
    assert "calls.wide.csv" in output
    assert names(tmp_path) == [
        "calls.wide.csv", "calls.wide.csv.codebook.json", "calls.wide.csv.codebook.md",
    ]  # fmt: skip


def test_phones_are_masked_unless_asked_for(sample, tmp_path):
    """In whatever format."""
    for format_ in ("csv", "jsonl"):
        path = tmp_path / f"out.{format_}"
        run("--db", sample, "--format", format_, "-o", path)
        assert "13912345678" not in path.read_text(encoding="utf-8")
        run("--db", sample, "--format", format_, "-o", path, "--phones", "--force")
        assert "13912345678" in path.read_text(encoding="utf-8")


def test_rows_go_to_standard_output(sample):
    """For pipes: CSV and JSON Lines."""
    done = subprocess.run(
        [sys.executable, "-m", "callbot", "export", "--db", str(sample), "-o", "-"],
        capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(b"call_id,")
    assert done.stderr == b""
    with pytest.raises(UsageError, match="standard output"):
        run("--db", sample, "--format", "xlsx", "-o", "-")


def test_nothing_is_written_over_unless_forced(sample, tmp_path):
    """Neither the file nor its codebook; what was there stays."""
    for name in ("out.csv", "out.csv.codebook.json"):
        (tmp_path / name).write_text("mine")
        with pytest.raises(UsageError, match="is there already"):
            run("--db", sample, "-o", tmp_path / "out.csv")
        assert names(tmp_path) == [name]
        (tmp_path / name).unlink()
    (tmp_path / "out.csv").write_text("mine")
    run("--db", sample, "-o", tmp_path / "out.csv", "--force")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfcall_id")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "nowhere/out.csv"), "does not exist"),
        (("-o", "."), "is a folder"),
        (("--run", "77"), "no run 77"),
        (("--script", "other"), "no calls of 'other'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    sample, tmp_path, monkeypatch, arguments, told
):
    """With what there is instead; nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CallbotError, match=told) as caught:
        run("--db", sample, *arguments)
    assert caught.value.hint
    assert names(tmp_path) == []


def test_a_full_disk_is_told_and_leaves_nothing(sample, tmp_path):
    """The same device full that writing /dev/full meets."""
    small = tmp_path / "small"
    small.mkdir()
    with open_database(sample, "read") as store, pytest.raises(UsageError, match="No space left"):
        full(store, small / "out.csv")
    assert names(small) == []


def full(store, path):
    """An export whose file is on a full disk: the temporary name leads to /dev/full."""
    (path.parent / f".{path.name}.{os.getpid()}.part").symlink_to("/dev/full")
    export(store, Wanted(), path)


def test_an_export_that_is_stopped_leaves_what_was_there(sample, tmp_path, monkeypatch):
    """Ctrl-C in the middle: the old file is whole, no half of a new one."""
    (tmp_path / "out.csv").write_text("old")
    written = formats.CsvWriter.write

    def stopping(self, row):
        written(self, row)
        raise KeyboardInterrupt

    monkeypatch.setattr(formats.CsvWriter, "write", stopping)
    with open_database(sample, "read") as store, pytest.raises(KeyboardInterrupt):
        export(store, Wanted(force=True), tmp_path / "out.csv")
    assert names(tmp_path) == ["out.csv"]
    assert (tmp_path / "out.csv").read_text() == "old"


def test_parquet_without_pyarrow_says_what_to_install(sample, tmp_path, monkeypatch):
    """And no file is left."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match="pyarrow") as caught:
        run("--db", sample, "--format", "parquet", "-o", tmp_path / "out.parquet")
    assert "callbot[parquet]" in caught.value.hint
    assert names(tmp_path) == []
