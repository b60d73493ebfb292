"""`callbot models`, from an empty folder to a model that hears a sentence, against a real server."""

import json
import sys
import time
from pathlib import Path

import pytest

from callbot.cli import main
from callbot.resources import resource
from callbot.speech import models
from tests.model_server import EN, ZH, ModelServer, drops, packed, saved

SMALL_EN = "vosk-model-small-en-us-0.15"


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    """In an empty folder of one's own, without waiting."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name in ("VOSK_MODEL_PATH", "CALLBOT_MODELS_URL"):
        monkeypatch.delenv(name, raising=False)
    Path("config.toml").write_text("[speech]\nmodels = 'my models'  # here\n", encoding="utf-8")
    monkeypatch.setattr(time, "sleep", lambda seconds: None)


@pytest.fixture
def server():
    """With a Mandarin model of the catalogue and an English one of another name."""
    with ModelServer() as running:
        running.files[f"/{EN}.zip"] = packed(EN, "en")
        yield running


@pytest.fixture
def run(monkeypatch, capsys):
    """Run `callbot models …` and tell exit status, output and errors."""

    def run_it(*arguments, config=()):
        monkeypatch.setattr(sys, "argv", ["callbot", *config, "models", *map(str, arguments)])
        status = 0
        try:
            main()
        except SystemExit as left:
            status = left.code or 0
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return status, out, err

    return run_it


def listed(run):
    """The models by name."""
    return {row["name"]: row for row in json.loads(run("list", "--json")[1])}


def test_from_nothing_to_a_model_that_hears(run, server):
    """Installed, taken by live calls, verified, and loaded by a real vosk."""
    rows = listed(run)
    assert rows[ZH]["state"] == "available"
    assert rows["callbot-sim-zh"]["state"] == "simulation only"
    assert rows["callbot-sim-zh"]["live"] == "bundled"

    status, out, err = run("install", ZH, "--url", server.url)
    assert status == 0
    assert f"{ZH}: installed in" in out
    assert "live calls in zh take it" in out
    assert f"fetching {server.url}/{ZH}.zip" in err
    rows = listed(run)
    assert (rows[ZH]["state"], rows[ZH]["live"]) == ("installed", "installed")
    assert rows["callbot-sim-zh"]["live"] == ""
    status, out, err = run("verify")
    assert (status, err) == (0, "")
    assert [line.split(":")[0] for line in out.splitlines()] == [
        ZH, "callbot-sim-zh", "callbot-sim-en",
    ]  # fmt: skip
    assert (
        run("install", ZH)[1]
        == f"{ZH}: is installed already in {Path('my models', ZH).resolve()}\n"
    )

    live = models.live_model("zh", "", Path("my models"))
    assert (live.folder.path.name, live.warning) == (ZH, "")
    assert hears(live.folder.path, "没有去过武汉", "cmn+f3") == "没有去过武汉"


def hears(model, text, voice):
    """What a recogniser with this model makes of a synthesised sentence."""
    import numpy as np

    from callbot.speech.asr import Recogniser
    from callbot.speech.audio import Pcm, joined
    from callbot.speech.channel import Channel, transmit
    from callbot.speech.tts import EspeakSynthesiser, Voice

    with EspeakSynthesiser() as synthesiser:
        clip = synthesiser.speak(text, Voice(voice), 1)
    sound = joined([Pcm.silence(0.3, 8000), clip, Pcm.silence(0.4, 8000)], 8000)
    sound = transmit(sound, Channel(snr_db=30), np.random.default_rng(1))
    heard = Recogniser(model).hear(sound)
    return heard[0].text.replace(" ", "")


def test_check_names_the_words_that_the_model_for_people_does_not_know(run, monkeypatch, capsys):
    """Installed or configured: the words it lacks are told, whatever the bundled one knows."""
    folder = Path("my models", EN)
    saved(Path(), packed(EN, "en"))
    assert run("install", EN, "--from", "packed.zip")[0] == 0
    words = folder / "graph" / "words.txt"
    kept = [line for line in words.read_text().splitlines() if line.split(" ")[0] != "fever"]
    words.write_text("\n".join(kept) + "\n")
    monkeypatch.setattr(sys, "argv", ["callbot", "check", "screening.en"])
    main()
    told = capsys.readouterr().out
    assert "the recogniser does not know “fever”" in told


def test_use_writes_the_settings_and_remove_respects_them(run, server):
    """Comments stay; what is in use goes only by force, and its setting with it."""
    run("install", ZH, "--url", server.url)
    path = Path("my models", ZH).resolve()
    status, out, _ = run("use", ZH)
    assert (status, out) == (0, f'config.toml: [speech] model_zh = "{path}"\n')
    assert Path("config.toml").read_text(encoding="utf-8") == (
        f"[speech]\nmodel_zh = \"{path}\"\nmodels = 'my models'  # here\n"
    )
    assert listed(run)[ZH]["live"] == "configured"
    assert models.model_dir("zh", str(path)) == path, "simulations take it, too"

    status, _, err = run("remove", ZH)
    assert status == 2
    assert f"config.toml names {ZH} as model_zh" in err
    assert path.exists()
    status, out, _ = run("remove", ZH, "--force")
    assert status == 0
    assert not path.exists()
    assert 'model_zh = ""' in Path("config.toml").read_text(encoding="utf-8")
    assert listed(run)[ZH]["state"] == "available"


def test_use_writes_the_file_that_was_given(run, server, tmp_path):
    """`--config` names it; a file that is not there is not made up."""
    other = tmp_path / "other.toml"
    other.write_text("# mine\n[speech]\nmodels = 'elsewhere'\n", encoding="utf-8")
    config = ("--config", str(other))
    assert run("install", EN, "--url", server.url, config=config)[0] == 0
    assert run("use", EN, config=config)[0] == 0
    assert "model_en" in other.read_text(encoding="utf-8")
    assert "model_en" not in Path("config.toml").read_text(encoding="utf-8")
    assert run("use", EN, config=("--config", "none.toml"))[0] == 2


def test_use_makes_the_settings_where_there_are_none(run, server, monkeypatch, tmp_path):
    """In the folder callbot is started in."""
    Path("config.toml").unlink()
    monkeypatch.setattr(models.Path, "home", lambda: tmp_path / "home")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    run("install", ZH, "--url", server.url)
    assert run("use", ZH)[0] == 0
    assert Path("config.toml").read_text(encoding="utf-8").startswith("[speech]\nmodel_zh = ")


def test_offline_says_what_to_fetch_elsewhere_and_where_to_put_it(run, server, tmp_path):
    """And with the file it works."""
    server.__exit__()
    status, _, err = run("install", ZH, "--url", server.url)
    assert status == 2
    *_, told = err.splitlines()
    assert "refused" in told
    assert f"https://alphacephei.com/vosk/models/{ZH}.zip" in told
    assert f"callbot models install {ZH} --from {ZH}.zip" in told
    assert str(Path("my models", ZH).resolve()) in told
    assert run("install", ZH, "--from", saved(tmp_path, packed()))[0] == 0
    assert run("verify", ZH)[1] == f"{ZH}: unchanged\n"
    server.__enter__()


def test_the_environment_may_name_a_mirror(run, server, monkeypatch):
    """Its folder or the very file."""
    monkeypatch.setenv("CALLBOT_MODELS_URL", server.url + "/")
    assert run("install", ZH)[0] == 0
    monkeypatch.setenv("CALLBOT_MODELS_URL", f"{server.url}/{EN}.zip")
    assert run("install", EN)[0] == 0


def test_an_interrupted_download_is_listed_and_continued(run, server):
    """With the same command."""
    server.answers = [drops(500_000), *[drops(0)] * 4]
    status, _, err = run("install", ZH, "--url", server.url)
    assert status == 2
    assert "cannot fetch" in err
    assert listed(run)[ZH]["state"] == "interrupted"
    status, _, err = run("install", ZH, "--url", server.url)
    assert status == 0
    assert "continuing" in err


def test_damage_is_exit_status_3(run, server):
    """While it is installed, when it is verified, and in the list."""
    assert run("install", SMALL_EN, "--from", "none.zip")[0] == 2
    server.files[f"/{SMALL_EN}.zip"] = packed(SMALL_EN, "en")
    status, _, err = run("install", SMALL_EN, "--url", server.url)
    assert status == 3
    assert "is not the file that callbot knows" in err
    run("install", ZH, "--url", server.url)
    (Path("my models") / ZH / "am/final.mdl").write_bytes(b"")
    for arguments in (["verify"], ["verify", ZH], ["use", ZH]):
        models.forget()
        status, _, err = run(*arguments)
        assert status == 3, arguments
        assert len(err.splitlines()) == 1
    models.forget()
    status, out, err = run("list")
    assert status == 0
    assert "damaged" in out
    assert "live calls in zh: " in err
    assert run("remove", ZH)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["install", "vosk-model-small-cn-0.2"], f"did you mean {ZH}"),
        (["install", "../x"], "no name of an official model"),
        (["install", "callbot-sim-zh"], "no name of an official model"),
        (["install", ZH, "--sha256", "12"], "64 hexadecimal digits"),
        (["install", ZH, "--url", "nonsense"], "Invalid URL"),
        (["install", ZH, "--from", "."], "give the .zip file itself"),
        (["install", ZH, "--from", "none.zip"], "none.zip: No such file"),
        (["verify", ZH], f"{ZH} is not installed in"),
        (["verify", "/etc"], "no name of an official model"),
        (["use", ZH], f"callbot models install {ZH}"),
        (["use", "callbot-sim-zh"], "no name of an official model"),
        (["remove", ZH], "is not installed"),
        (["remove", ".."], "no name of an official model"),
        (["instal", ZH], "No such command"),
    ],
)
def test_mistakes_are_one_error(run, arguments, told):
    """One clear line, exit status 2."""
    status, _, err = run(*arguments)
    assert status == 2
    assert told in " ".join(err.split())


@pytest.mark.parametrize("models_folder", ["file", "file/models", "~nobody-of-that-name"])
@pytest.mark.parametrize("arguments", [["list"], ["install", ZH], ["verify"], ["remove", ZH]])
def test_a_models_folder_that_cannot_be_is_one_error(run, models_folder, arguments):
    """Whatever is asked."""
    Path("file").write_text("")
    Path("config.toml").write_text(f"[speech]\nmodels = '{models_folder}'\n", encoding="utf-8")
    status, _, err = run(*arguments)
    assert status == 2
    assert err.startswith("callbot: ")
    assert len(err.splitlines()) == 1


def test_the_table_shows_size_licence_and_what_is_for_simulations_only(run):
    """And that sizes are approximate."""
    status, out, _ = run("list")
    assert status == 0
    line = next(line for line in out.splitlines() if ZH in line)
    assert "42" in line
    assert "Apache-2.0" in line
    assert "simulation only" in next(line for line in out.splitlines() if "callbot-sim-en" in line)
    assert "approximate" in out


def test_a_configured_model_elsewhere_is_listed_too(run):
    """The table shows whatever hears people."""
    bundled = resource("models") / "en"
    Path("config.toml").write_text(f"[speech]\nmodel_en = '{bundled}'\n", encoding="utf-8")
    assert listed(run)["callbot-sim-en"]["live"] == "configured"


def test_an_installed_model_that_live_calls_do_not_take_is_said(run, server):
    """With the command that changes it."""
    Path("config.toml").write_text(
        f"[speech]\nmodels = 'm'\nmodel_zh = '{resource('models') / 'zh'}'\n", encoding="utf-8"
    )
    _, out, _ = run("install", ZH, "--url", server.url)
    assert f"to change: callbot models use {ZH}" in out
