"""The folder of installed models: what has changed in it, and what a removal touches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from callbot.errors import CallbotError, ModelError
from callbot.speech.official.download import Patience
from callbot.speech.official.folder import ModelsFolder
from callbot.speech.official.install import Wish, install
from tests.model_server import EN, ZH, ModelServer, drops


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """With one model, on this computer."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ModelServer() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> ModelsFolder:
    """Not there yet."""
    return ModelsFolder(tmp_path / "callbot" / "models")


def fetched(server: ModelServer, folder: ModelsFolder) -> bool:
    """Installs from the server."""
    return install(folder, Wish(ZH, server.url), patience=Patience(2, 0.5, ()))


def names(folder: ModelsFolder) -> list[str]:
    """What lies in the folder."""
    return sorted(path.name for path in folder.path.iterdir())


def test_verify_names_what_has_changed(server: ModelServer, folder: ModelsFolder) -> None:
    """Exit status 3."""
    fetched(server, folder)
    model = folder.model(ZH)
    (model / "am/final.mdl").write_bytes(b"something")
    (model / "graph/words.txt").unlink()
    (model / "rescore").write_bytes(b"")
    with pytest.raises(ModelError) as caught:
        folder.verify(ZH)
    assert caught.value.exit_status == 3
    for told in ("am/final.mdl has changed", "words.txt is missing", "rescore was not in it"):
        assert told in caught.value.message


def test_a_model_that_was_put_there_by_hand_has_nothing_to_compare_with(
    server: ModelServer, folder: ModelsFolder
) -> None:
    """That is said, not guessed."""
    fetched(server, folder)
    (folder.path / f"{ZH}.json").unlink()
    assert not folder.verify(ZH)


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"files": {}}', "\x00"])
def test_a_damaged_record_is_one_error(
    server: ModelServer, folder: ModelsFolder, record: str
) -> None:
    """Exit status 3, and what to do."""
    fetched(server, folder)
    (folder.path / f"{ZH}.json").write_text(record)
    with pytest.raises(ModelError, match="delete it") as caught:
        folder.verify(ZH)
    assert caught.value.exit_status == 3


def test_remove_takes_the_model_and_its_download(server: ModelServer, folder: ModelsFolder) -> None:
    """What is remembered of it stays."""
    fetched(server, folder)
    folder.remove(ZH)
    assert names(folder) == [f".{ZH}.lock", f"{ZH}.json"]
    server.answers = [drops(500_000)]
    with pytest.raises(ModelError):
        fetched(server, folder)
    folder.remove(ZH)
    assert names(folder) == [f".{ZH}.lock", f"{ZH}.json"]
    with pytest.raises(ModelError, match="is not installed"):
        folder.remove(ZH)


@pytest.mark.parametrize("name", ["..", ".", "other", "/etc", f"../{ZH}", f"{ZH}/am", f"{ZH}.json"])
def test_remove_touches_nothing_else(folder: ModelsFolder, name: str) -> None:
    """Neither outside of the folder nor what is not callbot's inside it."""
    (folder.path / "other").mkdir(parents=True)
    (folder.path.parent / ZH).mkdir()
    (folder.path / f"{ZH}.json").write_text("{}")
    before = sorted(folder.path.parent.rglob("*"))
    with pytest.raises(CallbotError):
        folder.remove(name)
    assert sorted(folder.path.parent.rglob("*")) == before


def test_remove_does_not_follow_links(folder: ModelsFolder, tmp_path: Path) -> None:
    """Neither one in the place of a model nor one inside it."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("")
    folder.make()
    folder.model(ZH).symlink_to(precious)
    with pytest.raises(ModelError, match="no folder of callbot's"):
        folder.remove(ZH)
    folder.model(EN).mkdir()
    (folder.model(EN) / "link").symlink_to(precious)
    folder.remove(EN)
    assert (precious / "file").exists()
