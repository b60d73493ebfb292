"""Model folders: which one is taken, and what is said about a bad one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from callbot.errors import ModelError
from callbot.resources import resource
from callbot.speech import models
from callbot.speech.models import (
    check_model,
    chosen,
    installed_models,
    live_model,
    model_dir,
    models_folder,
    verify_model,
)


@pytest.fixture(autouse=True)
def no_model_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own models stay out of it."""
    monkeypatch.delenv("VOSK_MODEL_PATH", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what a model folder has, by name."""
    return made(tmp_path / "vosk-model-small-cn-0.22")


def made(folder: Path) -> Path:
    """Writes the files of a model."""
    for name in ("am/final.mdl", "graph/HCLr.fst", "graph/Gr.fst"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"something")
    (folder / "conf").mkdir()
    (folder / "conf/mfcc.conf").write_text("--use-energy=false\n--sample-frequency=16000\n")
    return folder


def with_card(folder: Path, **more: object) -> Path:
    """Adds the card that bundled models have."""
    hashes = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    (folder / "model.json").write_text(json.dumps({"language": "zh", "sha256": hashes, **more}))
    return folder


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_configuration_the_bundled_model_is_taken(language: models.Language) -> None:
    """It is whole to the last byte, takes grammars, and says that it is for simulation."""
    path = model_dir(language)
    assert path == resource("models") / language
    verify_model(path)
    folder = check_model(path)
    assert folder.takes_grammar
    assert folder.simulation
    assert (folder.language, folder.rate_hz) == (language, 8000)


def test_configuration_comes_before_the_environment(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Configured path, then VOSK_MODEL_PATH, then the bundled model."""
    other = made(tmp_path / "other")
    monkeypatch.setenv("VOSK_MODEL_PATH", str(folder))
    assert model_dir("zh", str(other)) == other
    assert model_dir("zh") == folder
    assert model_dir("en") == resource("models") / "en", "the named model is not English"


def test_the_environment_may_name_a_folder_of_models(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the names that their makers gave them."""
    english = made(folder.parent / "vosk-model-en-us-0.22")
    monkeypatch.setenv("VOSK_MODEL_PATH", str(folder.parent))
    assert model_dir("zh") == folder
    assert model_dir("en") == english


def test_the_environment_naming_nothing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody meant something by it."""
    monkeypatch.setenv("VOSK_MODEL_PATH", "/no/such/place")
    with pytest.raises(ModelError, match="VOSK_MODEL_PATH"):
        model_dir("zh")


def test_a_configured_path_may_hold_the_language(folder: Path) -> None:
    """One setting serves both languages."""
    made(folder.parent / "my-zh")
    assert model_dir("zh", str(folder.parent / "my-{language}")).name == "my-zh"


def test_a_model_of_another_language_is_refused(folder: Path) -> None:
    """By its card or by its maker's name; nothing is damaged, so the exit status is 2."""
    with pytest.raises(ModelError, match="is for 'zh', the script is in 'en'") as refused:
        model_dir("en", str(folder))
    assert refused.value.exit_status == 2


def test_the_rate_comes_from_the_card_or_from_the_features(folder: Path) -> None:
    """Official models say it in `conf/mfcc.conf` only."""
    assert check_model(folder).rate_hz == 16_000
    carded = with_card(made(folder.parent / "carded"), rate_hz=8000, simulation_only=True)
    assert check_model(carded).rate_hz == 8000
    assert check_model(carded).simulation


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_model_card_names_the_files_that_are_shipped(language: models.Language) -> None:
    """Whoever adds words or trains anew has the card told so."""
    folder = resource("models") / language
    told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    words = (folder / "lexicon.txt").read_text(encoding="utf-8").splitlines()
    assert told["vocabulary"] == len({line.split("\t")[0].split(" ")[0] for line in words})
    row = f"{told['name']} {told['version']} | {told['vocabulary']:,} | {begins(folder, 'am/final.mdl')}"
    card = Path(__file__).parents[2] / "docs" / "model-card.md"
    assert f"{row} | {begins(folder, 'model.json')} |" in card.read_text(encoding="utf-8")


def begins(folder: Path, name: str) -> str:
    """How the hash of a file begins, as the card has it."""
    return hashlib.sha256((folder / name).read_bytes()).hexdigest()[:16]


def test_a_graph_in_one_piece_takes_no_grammar(folder: Path) -> None:
    """The large official models have HCLG.fst."""
    for name in ("HCLr.fst", "Gr.fst"):
        (folder / "graph" / name).unlink()
    (folder / "graph/HCLG.fst").write_bytes(b"graph")
    assert not check_model(folder).takes_grammar


def test_nothing_there_is_missing_not_damaged(tmp_path: Path) -> None:
    """Exit status 2, and where models come from."""
    with pytest.raises(ModelError, match="no speech model") as caught:
        check_model(tmp_path / "none")
    assert caught.value.exit_status == 2
    assert caught.value.hint


@pytest.mark.parametrize(
    "name", ["am/final.mdl", "conf/mfcc.conf", "graph/HCLr.fst", "graph/Gr.fst"]
)
def test_each_file_is_needed_and_may_not_be_empty(folder: Path, name: str) -> None:
    """Missing is exit 2, empty is exit 3; vosk would abort the process on either."""
    (folder / name).write_bytes(b"")
    with pytest.raises(ModelError, match=name) as empty:
        check_model(folder)
    (folder / name).unlink()
    with pytest.raises(ModelError, match="lacks") as missing:
        check_model(folder)
    assert (empty.value.exit_status, missing.value.exit_status) == (3, 2)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_an_error(folder: Path) -> None:
    """The reason is the operating system's."""
    (folder / "am/final.mdl").chmod(0)
    with pytest.raises(ModelError, match="Permission denied"):
        check_model(folder)


def test_a_file_that_only_the_card_names_is_needed_too(folder: Path) -> None:
    """The card knows every file."""
    (folder / "frequencies.tsv").write_text("好\t3\n")
    with_card(folder)
    (folder / "frequencies.tsv").unlink()
    with pytest.raises(ModelError, match=r"lacks .*frequencies\.tsv"):
        check_model(folder)


def test_a_file_with_other_contents_is_noticed_on_demand(folder: Path) -> None:
    """Hashes are compared before vosk sees the model."""
    with_card(folder)
    (folder / "graph/Gr.fst").write_bytes(b"somethinG")
    check_model(folder)
    with pytest.raises(ModelError, match=r"Gr\.fst is damaged"):
        verify_model(folder)


@pytest.mark.parametrize("card", ["", "[1]", "{", '{"sha256": 3}', "\x00"])
def test_a_damaged_card_is_an_error(folder: Path, card: str) -> None:
    """Not a traceback."""
    (folder / "model.json").write_text(card)
    with pytest.raises(ModelError, match=r"model\.json is damaged"):
        check_model(folder)


SMALL, LARGE, OWN = "vosk-model-small-cn-0.22", "vosk-model-cn-0.22", "vosk-model-cn-own"


@pytest.mark.parametrize(
    ("configured", "environment", "installed", "taken"),
    [
        ("c", "e", [SMALL], ("c", "configured")),
        ("", "e", [SMALL], ("e", "environment")),
        ("", "", [SMALL], (SMALL, "installed")),
        ("", "", [SMALL, LARGE], (LARGE, "installed")),
        ("", "", [LARGE, SMALL], (LARGE, "installed")),
        ("", "", [OWN, SMALL], (SMALL, "installed")),
        ("", "", [OWN, "vosk-model-cn-1"], ("vosk-model-cn-1", "installed")),
        ("", "", [], ("b", "bundled")),
    ],
)
def test_the_choice_is_somebodys_word_then_the_largest_installed_then_the_bundled(
    configured: str, environment: str, installed: list[str], taken: tuple[str, str]
) -> None:
    """Whatever order the disk lists them in; those outside the catalogue come last, by name."""
    choice = chosen(
        Path(configured) if configured else None,
        Path(environment) if environment else None,
        [Path(name) for name in installed],
        Path("b"),
    )
    assert (str(choice.path), choice.why) == taken


def test_a_live_call_prefers_what_is_installed_and_a_simulation_does_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """People are heard with a model for people; residents with the one that was made for them."""
    models_in = folder.parent
    large = made(models_in / LARGE)
    live = live_model("zh", "", models_in)
    assert (live.folder.path, live.why, live.warning) == (large, "installed", "")
    assert model_dir("zh") == resource("models") / "zh"
    assert live_model("zh", str(folder), models_in).why == "configured"
    monkeypatch.setenv("VOSK_MODEL_PATH", str(folder))
    assert live_model("zh", "", models_in).folder.path == folder
    assert live_model("zh", "", models_in).why == "environment"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_live_call_without_a_model_for_people_says_so(
    tmp_path: Path, language: models.Language
) -> None:
    """Also where the bundled model was configured by hand."""
    for configured in ("", str(resource("models") / language)):
        live = live_model(language, configured, tmp_path / "none")
        assert "does not understand people" in live.warning
        assert "callbot models" in live.warning


def test_a_damaged_installed_model_is_not_passed_over(folder: Path) -> None:
    """Nobody would notice that a worse one listens."""
    (made(folder.parent / LARGE) / "am/final.mdl").write_bytes(b"")
    with pytest.raises(ModelError, match="damaged"):
        live_model("zh", "", folder.parent)
    assert live_model("en", "", folder.parent).why == "bundled"


def test_only_models_of_the_language_count_as_installed(folder: Path) -> None:
    """Neither downloads in progress nor anything else that lies there."""
    english = made(folder.parent / "vosk-model-small-en-us-0.15")
    for name in (f".{SMALL}.unpacking", "vosk-model-fr-0.22", "notes"):
        (folder.parent / name).mkdir()
    (folder.parent / "vosk-model-cn-0.22").write_text("a file")
    assert installed_models(folder.parent, "zh") == [folder]
    assert installed_models(folder.parent, "en") == [english]
    assert installed_models(folder.parent / "none", "zh") == []


def test_a_models_folder_that_is_no_folder_is_an_error(tmp_path: Path) -> None:
    """With the setting that names it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match=r"file.*\[speech\] models"):
        installed_models(tmp_path / "file", "zh")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folder of this system")
def test_models_are_kept_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless config.toml says where."""
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert models_folder() == Path("/data/callbot/models")
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", "/home/zhang")
    assert models_folder() == Path("/home/zhang/.local/share/callbot/models")
    assert models_folder("~/models") == Path("/home/zhang/models")
    with pytest.raises(ModelError, match="write the whole path"):
        models_folder("~nobody-of-that-name/models")


def test_a_truncated_bundled_model_never_reaches_vosk(tmp_path: Path) -> None:
    """The error comes from us, before Kaldi could abort the process."""
    from callbot.speech.asr import Recogniser

    copy = tmp_path / "zh"
    shutil.copytree(resource("models") / "zh", copy)
    whole = (copy / "am/final.mdl").read_bytes()
    (copy / "am/final.mdl").write_bytes(whole[:1000] + bytes(len(whole) - 1000))
    with pytest.raises(ModelError, match="damaged"):
        Recogniser(copy)
