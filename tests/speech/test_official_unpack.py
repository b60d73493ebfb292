"""What a zip file may hold, and everything that it may not."""

from __future__ import annotations

import io
import random
import shutil
import stat
import warnings
import zipfile
from pathlib import Path

import pytest

from callbot.errors import ModelError
from callbot.speech.models import check_model
from callbot.speech.official import unpack as unpacking
from callbot.speech.official.unpack import unpack
from tests.model_server import ZH, packed, saved

LINK = (stat.S_IFLNK | 0o777) << 16
DEVICE = (stat.S_IFCHR | 0o666) << 16


def zipped(*entries: tuple[str, bytes] | tuple[str, bytes, int], method: int = 8) -> bytes:
    """A zip with entries of these names, contents and attributes, good or bad."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # names that come twice
        for name, content, *attributes in entries:
            entry = zipfile.ZipInfo(name)
            entry.filename = name  # as given, past what zipfile would mend
            entry.external_attr = attributes[0] if attributes else 0
            entry.compress_type = method
            archive.writestr(entry, content)
    return file.getvalue()


def unpacked(folder: Path, content: bytes) -> Path:
    """Unpacks beside the file."""
    into = folder / "into"
    into.mkdir()
    return unpack(saved(folder, content), ZH, into)


def test_a_model_is_unpacked_as_it_was_packed(tmp_path: Path) -> None:
    """Every file, byte by byte, and nothing that may be run."""
    model = unpacked(tmp_path, packed())
    check_model(model)
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        for entry in archive.infolist():
            path = model.parent / entry.filename
            assert entry.is_dir() or path.read_bytes() == archive.read(entry)
            assert entry.is_dir() or not path.stat().st_mode & 0o111


@pytest.mark.parametrize(
    "name",
    [
        "../evil", f"{ZH}/../../evil", "/etc/evil", "C:/evil", "C:evil", f"{ZH}\\..\\evil",
        f"{ZH}//evil", f"{ZH}/./evil", f"{ZH}/evil\x00.txt", f"{ZH}/ev\nil", f"{ZH}/evil ",
        f"{ZH}/evil.", "\\\\server\\evil", f"{ZH}/a:stream", "",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """Refused before anything is written."""
    with pytest.raises(ModelError, match=r"names a place|not every system") as caught:
        unpacked(tmp_path, zipped((f"{ZH}/good", b"1"), (name, b"2")))
    assert caught.value.exit_status == 3
    assert not list((tmp_path / "into").iterdir())
    assert not list(tmp_path.glob("evil*"))


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        pytest.param([(f"{ZH}/link", b"/etc/passwd", LINK)], "neither a file", id="a link"),
        pytest.param([(f"{ZH}/tty", b"", DEVICE)], "neither a file", id="a device"),
        pytest.param([(f"{ZH}/dir/", b"", LINK)], "neither a file", id="a link as a folder"),
        pytest.param([(f"{ZH}/a", b"1"), (f"{ZH}/a", b"2")], "twice", id="a name twice"),
        pytest.param([(f"{ZH}/a", b"1"), (f"{ZH}/A", b"2")], "twice", id="or but for case"),
        pytest.param(
            [(f"{ZH}/\u00e9", b"1"), (f"{ZH}/e\u0301", b"2")], "twice", id="or but for its accents"
        ),
        pytest.param(
            [(f"{ZH}/a", b"1"), (f"{ZH}/a/b", b"2")], "also a file", id="a file as folder"
        ),
        pytest.param([(f"{ZH}/a", b"1"), (f"{ZH}/a/", b"")], "twice", id="file and folder"),
        pytest.param([("other/a", b"1")], "holds other, not the folder", id="another model"),
        pytest.param([(f"{ZH}/a", b"1"), ("b", b"2")], f"holds b, {ZH}", id="more than one"),
        pytest.param([(ZH, b"1")], "is a file in it", id="no folder"),
        pytest.param([], "holds nothing", id="nothing"),
    ],
)
def test_anything_but_one_folder_of_files_is_refused(
    tmp_path: Path, entries: list[tuple[str, bytes]], told: str
) -> None:
    """Nothing of it is written."""
    with pytest.raises(ModelError, match=told) as caught:
        unpacked(tmp_path, zipped(*entries))
    assert caught.value.exit_status == 3
    assert not list((tmp_path / "into").iterdir())


def test_a_bomb_is_seen_before_it_is_unpacked(tmp_path: Path) -> None:
    """By what its directory says."""
    with pytest.raises(ModelError, match="would unpack to 50 MB"):
        unpacked(tmp_path, zipped((f"{ZH}/zeros", bytes(50_000_000))))


def test_a_bomb_that_lies_about_its_size_does_not_go_off(tmp_path: Path) -> None:
    """No more is unpacked than was announced."""
    content = zipped((f"{ZH}/zeros", bytes(50_000_000)))
    lying = content.replace((50_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    with pytest.raises(ModelError, match="no whole zip file"):
        unpacked(tmp_path, lying)
    written = [path.stat().st_size for path in (tmp_path / "into").rglob("*") if path.is_file()]
    assert sum(written) <= 1000


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model has a few dozen."""
    monkeypatch.setattr(unpacking, "MOST_ENTRIES", 3)
    with pytest.raises(ModelError, match="4 entries"):
        unpacked(tmp_path, zipped(*((f"{ZH}/{number}", b"1") for number in range(4))))


def test_more_than_any_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However badly it is packed."""
    monkeypatch.setattr(unpacking, "MOST_BYTES", 1000)
    with pytest.raises(ModelError, match="would unpack"):
        unpacked(tmp_path, zipped((f"{ZH}/a", random.Random(1).randbytes(2000))))


def test_a_full_disk_is_seen_before_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what is needed."""
    usage = shutil.disk_usage(tmp_path)._replace(free=100)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(ModelError, match="are needed") as caught:
        unpacked(tmp_path, packed())
    assert caught.value.exit_status == 2


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    """Nobody would know the word."""
    content = bytearray(zipped((f"{ZH}/a", b"1")))
    content[content.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(ModelError, match="encrypted"):
        unpacked(tmp_path, bytes(content))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(tmp_path: Path, method: int) -> None:
    """No official model is packed so, and their bombs are the worst."""
    with pytest.raises(ModelError, match="packed in a way"):
        unpacked(tmp_path, zipped((f"{ZH}/a", b"1"), method=method))


@pytest.mark.parametrize("content", [b"", b"<html>Please log in</html>", b"PK\5\6" + bytes(18)])
def test_what_is_no_model_is_one_error(tmp_path: Path, content: bytes) -> None:
    """A login page of the network, for instance."""
    with pytest.raises(ModelError, match=r"no whole zip file|holds nothing") as caught:
        unpacked(tmp_path, content)
    assert caught.value.exit_status == 3


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_is_one_error_or_none(tmp_path: Path, seed: int) -> None:
    """Cut off, or with wrong bytes anywhere: never a traceback, never a silent difference."""
    rng = random.Random(seed)
    whole = zipped(*((f"{ZH}/{name}", rng.randbytes(300) * 3) for name in "abc"))
    content = bytearray(whole)
    if seed % 3:
        for _ in range(rng.randint(1, 4)):
            content[rng.randrange(len(content))] = rng.randrange(256)
    else:
        del content[rng.randrange(len(content)) :]
    try:
        model = unpacked(tmp_path, bytes(content))
    except ModelError as error:
        assert "\n" not in str(error)
    else:
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            contents = sorted(archive.read(entry) for entry in archive.infolist())
        assert sorted(path.read_bytes() for path in model.iterdir()) == contents
