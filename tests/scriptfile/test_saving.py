"""Writing a script back: the user's bytes, in one rename, never over somebody else's edit."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from callbot.errors import CallbotError
from callbot.scriptfile.saving import as_written, hash_of, write_back


@pytest.mark.parametrize(
    ("original", "edited", "expected"),
    [
        pytest.param("a\nb\n", "a\r\nb\r\nc\r\n", "a\nb\nc\n", id="LF stays LF"),
        pytest.param("a\r\nb\r\n", "a\r\nb\r\nc", "a\r\nb\r\nc", id="CRLF stays CRLF"),
        pytest.param("\ufeffa\n", "a\r\nb", "\ufeffa\nb", id="a byte order mark stays"),
        pytest.param("a", "a ", "a ", id="blanks at the end are the user's"),
        pytest.param("", "a\r\n", "a\n", id="a new text has LF"),
    ],
)
def test_line_ends_are_those_of_the_file(original: str, edited: str, expected: str) -> None:
    """Whatever a browser makes of them."""
    assert as_written(edited, original) == expected


def test_the_file_holds_exactly_the_text(tmp_path: Path) -> None:
    """Its rights and a link to it stay, and nothing else is left in the folder."""
    file = tmp_path / "a.toml"
    file.write_bytes("旧\n".encode())
    file.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    write_back(link, "新\r\n", hash_of("旧\n"))
    assert file.read_bytes() == "新\r\n".encode()
    assert link.is_symlink()
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.toml", "link.toml"]


@pytest.mark.parametrize("meanwhile", ["# somebody else's\n", None], ids=["changed", "deleted"])
def test_no_edit_of_somebody_else_is_lost(tmp_path: Path, meanwhile: str | None) -> None:
    """A file that is not what was read is left alone, and the person is told."""
    file = tmp_path / "a.toml"
    if meanwhile is not None:
        file.write_text(meanwhile, encoding="utf-8")
    with pytest.raises(CallbotError, match="since it was opened") as told:
        write_back(file, "mine\n", hash_of("old\n"))
    assert told.value.code == "changed-meanwhile"
    assert file.exists() == (meanwhile is not None)
    assert meanwhile is None or file.read_text(encoding="utf-8") == meanwhile


def test_a_folder_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    """And the file stays."""
    with pytest.raises(CallbotError):
        write_back(tmp_path, "mine\n", hash_of(""))


def test_what_is_too_large_is_no_script(tmp_path: Path) -> None:
    """Nothing is written of it."""
    file = tmp_path / "a.toml"
    file.write_text("old\n", encoding="utf-8")
    with pytest.raises(CallbotError, match="at most"):
        write_back(file, "x" * 1_000_001, hash_of("old\n"))
    assert file.read_text(encoding="utf-8") == "old\n"
