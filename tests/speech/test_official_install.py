"""Installing from a real server and from a file; interrupted, killed, twice at once, damaged."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from callbot.errors import ModelError, UsageError
from callbot.speech import models
from callbot.speech.official import catalogue
from callbot.speech.official.download import Patience
from callbot.speech.official.folder import ModelsFolder
from callbot.speech.official.install import Wish, elsewhere, install
from tests.model_server import EN, ZH, ModelServer, drops, packed, saved, says, stalls

ROOT = Path(__file__).parents[2]
HASTY = Patience(2, 0.5, ())
SMALL_EN = "vosk-model-small-en-us-0.15"
"""Its hash is pinned."""
INSTALLED = [f".{ZH}.lock", ZH, f"{ZH}.json"]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is on this computer."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """With one model."""
    with ModelServer() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> ModelsFolder:
    """Not there yet."""
    return ModelsFolder(tmp_path / "callbot" / "models")


def fetched(server: ModelServer, folder: ModelsFolder, name: str = ZH, sha256: str = "") -> bool:
    """Installs from the server."""
    return install(folder, Wish(name, server.url, sha256=sha256), patience=HASTY)


def names(folder: ModelsFolder) -> list[str]:
    """What lies in the folder."""
    return sorted(path.name for path in folder.path.iterdir())


def test_a_model_is_fetched_and_installed(server: ModelServer, folder: ModelsFolder) -> None:
    """What is left is the model and what is remembered of it; a second time nothing happens."""
    assert fetched(server, folder)
    assert names(folder) == INSTALLED
    found = models.check_model(folder.model(ZH))
    assert (found.language, found.simulation, found.rate_hz) == ("zh", False, 8000)
    assert folder.verify(ZH)
    assert not fetched(server, folder)
    assert len(server.asked) == 1


def test_a_model_is_installed_from_a_file(folder: ModelsFolder, tmp_path: Path) -> None:
    """The file stays; a model that is not in the catalogue may come so."""
    file = saved(tmp_path, packed(EN, "en"))
    assert install(folder, Wish(EN, file=file))
    assert folder.verify(EN)
    assert file.exists()
    assert folder.record(EN)["source"] == str(file)


def test_a_broken_download_leaves_no_model_and_is_continued(
    server: ModelServer, folder: ModelsFolder
) -> None:
    """By the next install."""
    server.answers = [drops(500_000)]
    with pytest.raises(ModelError, match="the connection broke off") as caught:
        fetched(server, folder)
    assert f"{catalogue.HOME}/{ZH}.zip" in caught.value.hint
    assert str(folder.model(ZH)) in caught.value.hint
    assert not folder.model(ZH).exists()
    assert fetched(server, folder)
    assert server.asked[1][1].startswith("bytes=")
    assert names(folder) == INSTALLED


def test_what_to_do_elsewhere_names_the_very_file(folder: ModelsFolder) -> None:
    """Where to fetch it and where to put it."""
    told = elsewhere(folder, ZH)
    assert "https://alphacephei.com/vosk/models/vosk-model-small-cn-0.22.zip" in told
    assert f"callbot models install {ZH} --from {ZH}.zip" in told
    assert f"unpack it to {folder.path / ZH}" in told


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"<html>Please log in</html>", "no whole zip file", id="a login page"),
        pytest.param(packed()[:-100], "no whole zip file", id="the end is missing"),
        pytest.param(packed(EN, "en"), f"it holds {EN}, not", id="another model"),
    ],
)
def test_what_came_damaged_is_thrown_away(
    server: ModelServer, folder: ModelsFolder, content: bytes, told: str
) -> None:
    """Exit status 3; the next install begins anew and is well."""
    server.files[f"/{ZH}.zip"] = content
    with pytest.raises(ModelError, match=told) as caught:
        fetched(server, folder)
    assert caught.value.exit_status == 3
    assert names(folder) == [f".{ZH}.lock"]
    server.files[f"/{ZH}.zip"] = packed()
    assert fetched(server, folder)


def test_a_zip_without_a_model_in_it_is_refused(folder: ModelsFolder, tmp_path: Path) -> None:
    """Whatever its name says: vosk would end the process on it."""
    import io
    import zipfile

    content = io.BytesIO(packed())
    with zipfile.ZipFile(content) as archive:
        mfcc = archive.read(f"{ZH}/conf/mfcc.conf")
    holey = io.BytesIO()
    with zipfile.ZipFile(holey, "w") as archive:
        archive.writestr(f"{ZH}/conf/mfcc.conf", mfcc)
    with pytest.raises(ModelError, match="holds no whole model") as caught:
        install(folder, Wish(ZH, file=saved(tmp_path, holey.getvalue())))
    assert caught.value.exit_status == 3
    assert names(folder) == [f".{ZH}.lock"]


def test_a_pinned_hash_is_compared(server: ModelServer, folder: ModelsFolder) -> None:
    """Also from a mirror, unless somebody says what they know."""
    server.files[f"/{SMALL_EN}.zip"] = packed(SMALL_EN, "en")
    with pytest.raises(ModelError, match="not the file that callbot knows") as caught:
        fetched(server, folder, SMALL_EN)
    assert caught.value.exit_status == 3
    assert names(folder) == [f".{SMALL_EN}.lock"]
    assert fetched(server, folder, SMALL_EN, caught.value.hint.split()[-1])


def test_a_hash_that_is_given_is_compared(server: ModelServer, folder: ModelsFolder) -> None:
    """The person's word comes first."""
    with pytest.raises(ModelError, match="not the file that you expect"):
        fetched(server, folder, ZH, "0" * 64)


def test_the_first_file_is_remembered(server: ModelServer, folder: ModelsFolder) -> None:
    """Another one under its name is not taken without a word, even after it was removed."""
    fetched(server, folder)
    folder.remove(ZH)
    server.files[f"/{ZH}.zip"] = packed() + b"\0"
    with pytest.raises(ModelError, match="not the file that was installed before") as caught:
        fetched(server, folder)
    assert not folder.model(ZH).exists()
    assert fetched(server, folder, ZH, caught.value.hint.split()[-1])
    assert folder.verify(ZH)


def test_sizes_far_from_the_catalogue_are_refused(
    server: ModelServer, folder: ModelsFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A 42 MB model does not come as a gigabyte."""
    tiny = catalogue.Official(ZH, "zh", 0, "", "")
    monkeypatch.setattr("callbot.speech.official.install.official", lambda _: tiny)
    with pytest.raises(ModelError, match="at most 0 MB"):
        fetched(server, folder)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("vosk-model-small-cn-0.23", "not in the catalogue .did you mean vosk-model-small-cn-0.22"),
        ("vosk-model-small-fr-0.22", "not in the catalogue"),
        ("../vosk-model-small-cn-0.22", "no name of an official model"),
        ("vosk-model-small-cn-0.22/..", "no name of an official model"),
        ("vosk-model-..", "no name of an official model"),
        ("", "no name of an official model"),
        ("vosk-model-" + "a" * 200, "no name of an official model"),
    ],
)
def test_other_names_are_refused(folder: ModelsFolder, name: str, told: str) -> None:
    """Before anything is fetched or made."""
    with pytest.raises(UsageError, match=told):
        install(folder, Wish(name))
    assert not folder.path.exists()


def test_other_languages_are_refused(folder: ModelsFolder, tmp_path: Path) -> None:
    """No script is in it."""
    with pytest.raises(UsageError, match="another language"):
        install(folder, Wish("vosk-model-small-fr-0.22", file=tmp_path / "x.zip"))


def test_two_at_once_are_kept_apart(server: ModelServer, folder: ModelsFolder) -> None:
    """The second says so; a removal, too. Another model may be installed meanwhile."""
    server.files[f"/{EN}.zip"] = packed(EN, "en")
    folder.make()
    with folder.locked(ZH):
        with pytest.raises(ModelError, match="another callbot is at work"):
            fetched(server, folder)
        assert fetched(server, folder, EN)
    assert fetched(server, folder)
    with folder.locked(ZH), pytest.raises(ModelError, match="another callbot is at work"):
        folder.remove(ZH)


def test_a_folder_that_cannot_be_made_is_one_error(tmp_path: Path) -> None:
    """With its place and the setting that names it."""
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "models"):
        with pytest.raises(ModelError, match="file") as caught:
            install(ModelsFolder(folder), Wish(ZH, "http://127.0.0.1:1"))
        assert "[speech] models" in caught.value.hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_may_not_be_written_is_one_error(
    server: ModelServer, folder: ModelsFolder
) -> None:
    """Not a traceback."""
    folder.make()
    folder.path.chmod(0o500)
    with pytest.raises(ModelError, match="Permission denied"):
        fetched(server, folder)


def test_a_full_disk_in_the_middle_is_one_error(
    server: ModelServer, folder: ModelsFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No model is there afterwards."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("callbot.speech.official.unpack.os.fsync", full)
    with pytest.raises(ModelError, match=r"No space left on device \(make room"):
        fetched(server, folder)
    assert names(folder) == [f".{ZH}.lock", f".{ZH}.part", f".{ZH}.part.json"]
    monkeypatch.undo()
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    assert fetched(server, folder)
    assert len(server.asked) == 1, "what was whole is not fetched again"


def started(server: ModelServer, folder: ModelsFolder, before: str = "") -> subprocess.Popen[str]:
    """An install as its own process, as the command line runs it."""
    config = folder.path.parent / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text(f"[speech]\nmodels = '{folder.path}'\n", encoding="utf-8")
    arguments = ["callbot", "--config", str(config), "models", "install", ZH, "--url", server.url]
    code = f"import sys; sys.argv = {arguments!r}\n{before}\nfrom callbot.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def when_it_has(path: Path, size: int) -> None:
    """Waits for another process to have written so much."""
    until = time.monotonic() + 60
    while not path.exists() or path.stat().st_size < size:
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_download_is_continued(
    server: ModelServer, folder: ModelsFolder, how: signal.Signals
) -> None:
    """Ctrl-C says that what came is kept; a killed one cannot, but it is."""
    server.answers = [stalls(640_000)]
    with started(server, folder) as process:
        when_it_has(folder.beside(ZH, "part"), 500_000)
        with pytest.raises(ModelError, match="another callbot is at work"):
            fetched(server, folder)
        process.send_signal(how)
        _, told = process.communicate(timeout=60)
    assert "Traceback" not in told
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert "the same command continues" in told
    assert models.installed_models(folder.path, "zh") == []
    assert fetched(server, folder)
    assert int(server.asked[1][1].removeprefix("bytes=").removesuffix("-")) >= 500_000
    assert names(folder) == INSTALLED
    assert folder.verify(ZH)


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
@pytest.mark.parametrize("function", ["unpack.os.fsync", "install._settle", "folder.hashes"])
def test_killed_while_it_installs_leaves_nothing_half_installed(
    server: ModelServer, folder: ModelsFolder, function: str
) -> None:
    """In the middle of unpacking, before it is recorded, before it is moved in."""
    module, _, name = function.partition(".")
    kills = (
        f"import os; from callbot.speech.official import install, {module}\n"
        f"{module}.{name} = lambda *_: os.kill(os.getpid(), 9)"
    )
    with started(server, folder, kills) as process:
        process.communicate(timeout=60)
    assert process.returncode == -9
    assert folder.beside(ZH, "unpacking").exists()
    assert models.installed_models(folder.path, "zh") == []
    with pytest.raises(ModelError, match="is not installed"):
        folder.verify(ZH)
    assert fetched(server, folder)
    assert len(server.asked) == 1
    assert names(folder) == INSTALLED
    assert folder.verify(ZH)


def test_a_damaged_model_in_its_place_is_not_taken_for_an_installed_one(
    server: ModelServer, folder: ModelsFolder
) -> None:
    """It has to be removed first, by whoever put it there."""
    folder.model(ZH).mkdir(parents=True)
    with pytest.raises(ModelError, match=f"lacks .*callbot models remove {ZH}"):
        fetched(server, folder)
    folder.remove(ZH)
    assert fetched(server, folder)


def test_the_server_saying_no_leaves_nothing(server: ModelServer, folder: ModelsFolder) -> None:
    """Exit status 2 and what to do elsewhere."""
    server.answers = [says(404)]
    with pytest.raises(ModelError, match=r"404 Not Found \(on a computer that is online"):
        fetched(server, folder)
    assert names(folder) == [f".{ZH}.lock"]


def test_the_catalogue_makes_sense() -> None:
    """Names tell their language, hashes are hashes, both languages have a light one."""
    for one in catalogue.CATALOGUE:
        assert models.told_language(one.name) == one.language
        assert not one.sha256 or len(bytes.fromhex(one.sha256)) == 32
        assert ModelsFolder(Path()).model(one.name).name == one.name
    light = [one.language for one in catalogue.CATALOGUE if one.megabytes < 50]
    assert light == ["zh", "en"]


def test_the_record_says_what_was_installed(server: ModelServer, folder: ModelsFolder) -> None:
    """Where from, when, and every file's hash."""
    fetched(server, folder)
    record = json.loads((folder.path / f"{ZH}.json").read_text("utf-8"))
    assert record["source"] == f"{server.url}/{ZH}.zip"
    assert {"am/final.mdl", "conf/mfcc.conf", "graph/Gr.fst"} <= set(record["files"])


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("", f"{catalogue.HOME}/{ZH}.zip"),
        ("https://mirror/vosk/", f"https://mirror/vosk/{ZH}.zip"),
        ("https://mirror/m.ZIP", "https://mirror/m.ZIP"),
        ("https://mirror/m.zip?version=3", "https://mirror/m.zip?version=3"),
        ("https://mirror/zips", f"https://mirror/zips/{ZH}.zip"),
    ],
)
def test_a_mirror_is_a_folder_or_the_file(base: str, url: str) -> None:
    """The makers' where none is named."""
    assert catalogue.url_of(ZH, base) == url
