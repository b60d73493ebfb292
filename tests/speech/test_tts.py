"""espeak through the fork server: repeatable bytes, and what happens when things die."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import espeakng_loader
import numpy as np
import pytest

from callbot.errors import SpeechError, VoiceError
from callbot.speech.tts import EspeakSynthesiser, Voice, search_path

forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="bytes are promised only with fork")
WISHES = [
    ("没有去过武汉。", Voice("cmn+f3"), 1),
    ("Yes, last Tuesday.", Voice("en-us+m5", 180, 40, 60), 2),
    ("体温三十八点五度", Voice("cmn+m8"), 3),
    ("没有去过武汉。", Voice("cmn+f3"), 4),
]


@pytest.fixture
def synthesiser() -> Iterator[EspeakSynthesiser]:
    """A synthesiser of its own for each test."""
    with EspeakSynthesiser() as one:
        yield one


def said_with(packages: Path, program: str) -> str:
    """What a program prints that finds its packages in this folder first."""
    paths = json.dumps([str(packages), *search_path()])
    command = [sys.executable, "-c", program, paths]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def digest(synthesiser: EspeakSynthesiser, text: str, voice: Voice, seed: int) -> str:
    """A short name of the bytes of a clip."""
    return hashlib.sha256(synthesiser.speak(text, voice, seed).samples.tobytes()).hexdigest()


def server_pid(synthesiser: EspeakSynthesiser) -> int:
    """The process that serves at the moment."""
    assert synthesiser.version.startswith("espeak-ng 1.5")
    return int(synthesiser._server._process.pid)  # type: ignore[union-attr]


def test_speech_has_a_sensible_length_rate_and_loudness(synthesiser: EspeakSynthesiser) -> None:
    """Seven syllables take one to three seconds and are neither silent nor clipped flat."""
    pcm = synthesiser.speak("没有去过武汉呢", Voice("cmn"))
    assert pcm.rate_hz == 22_050
    assert 1.0 < pcm.duration_seconds < 3.0
    assert 1000 < np.std(pcm.samples) < 12_000


@forking
def test_the_same_wish_gives_the_same_bytes_in_any_order(synthesiser: EspeakSynthesiser) -> None:
    """What was said before, and by which server, leaves no trace."""
    forwards = [digest(synthesiser, *wish) for wish in WISHES]
    backwards = [digest(synthesiser, *wish) for wish in reversed(WISHES)]
    assert forwards == backwards[::-1]
    assert len(set(forwards)) == 4, "another seed draws other breath noise"


@forking
def test_another_process_says_the_same_bytes(synthesiser: EspeakSynthesiser) -> None:
    """A process with another history, environment and hash seed speaks alike."""
    program = (
        "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
        "import numpy, hashlib; from callbot.speech.tts import *; s = EspeakSynthesiser();"
        "s.speak('something else first', Voice('en-us'));"
        "p = s.speak('没有去过武汉。', Voice('cmn+f3'), 1);"
        "print(hashlib.sha256(p.samples.tobytes()).hexdigest())"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, json.dumps(search_path())],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "LANG": "C", "MANY": "x" * 5000},
    )
    assert said.stdout.strip() == digest(synthesiser, *WISHES[0])


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("cnm", "cmn"),
        ("cmn+f33", "cmn\\+f3"),
        ("cmn+F3", "cmn\\+f3"),
        ("en-uss", "en-us"),
        ("", ""),
    ],
)
def test_an_unknown_voice_names_its_neighbours(
    synthesiser: EspeakSynthesiser, name: str, near: str
) -> None:
    """Also an unknown variant, which espeak itself would pass over in silence."""
    with pytest.raises(VoiceError, match=f"no voice '.*'.*{near}") as caught:
        synthesiser.speak("你好", Voice(name))
    assert caught.value.hint


@pytest.mark.parametrize("wrong", [{"rate_wpm": 20}, {"pitch": 101}, {"range": -1}])
def test_a_voice_out_of_range_is_refused(wrong: dict[str, int]) -> None:
    """Espeak would clamp it and say nothing."""
    with pytest.raises(VoiceError, match="lies between"):
        Voice("cmn", **wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", " ", "。。。", "\0", "\udcff", "🙂", "<speak>&amp;", "[[abc]]"]
)
def test_odd_texts_do_no_harm(synthesiser: EspeakSynthesiser, text: str) -> None:
    """Whatever the text, a clip comes back and the server lives."""
    server = server_pid(synthesiser)
    assert synthesiser.speak(text, Voice("cmn")).duration_seconds < 3.0
    assert server_pid(synthesiser) == server


def test_a_book_is_refused(synthesiser: EspeakSynthesiser) -> None:
    """A text that would take hours is surely a mistake."""
    with pytest.raises(SpeechError, match="too long"):
        synthesiser.speak("好" * 100_000, Voice("cmn"))


@forking
def test_a_clip_whose_child_is_killed_costs_only_itself(synthesiser: EspeakSynthesiser) -> None:
    """The caller gets one SpeechError; the server is the same and says the next clip."""
    server = server_pid(synthesiser)
    children = Path(f"/proc/{server}/task/{server}/children")
    if not children.exists():
        pytest.skip("this system does not tell who a process's children are")
    failures: list[BaseException] = []

    def speak_long() -> None:
        try:
            synthesiser.speak("这是一段很长很长的话。" * 900, Voice("cmn"))
        except SpeechError as error:
            failures.append(error)

    speaking = threading.Thread(target=speak_long)
    speaking.start()
    while speaking.is_alive() and not (found := children.read_text().split()):
        continue
    os.kill(int(found[0]), signal.SIGKILL)
    speaking.join()
    assert "ended by signal 9" in str(failures[0])
    assert synthesiser.speak("好的", Voice("cmn")).duration_seconds > 0.1
    assert server_pid(synthesiser) == server


@forking
def test_a_killed_server_is_started_again(synthesiser: EspeakSynthesiser) -> None:
    """The caller does not notice, and the bytes are the same."""
    before = digest(synthesiser, *WISHES[0])
    server = server_pid(synthesiser)
    os.kill(server, signal.SIGKILL)
    assert digest(synthesiser, *WISHES[0]) == before
    assert server_pid(synthesiser) != server


@forking
def test_a_forked_worker_starts_a_server_of_its_own(synthesiser: EspeakSynthesiser) -> None:
    """Two processes never talk to one server at once."""
    before = digest(synthesiser, *WISHES[0])
    child = os.fork()
    if child == 0:
        os._exit(0 if digest(synthesiser, *WISHES[0]) == before else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert digest(synthesiser, *WISHES[0]) == before


def test_threads_may_share_a_synthesiser(synthesiser: EspeakSynthesiser) -> None:
    """Each thread gets the clip that it asked for."""
    expected = [digest(synthesiser, *wish) for wish in WISHES]
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda wish: digest(synthesiser, *wish), WISHES * 3))
    assert got == expected * 3


def test_the_server_ends_with_its_owner(synthesiser: EspeakSynthesiser) -> None:
    """After close no process is left, and the next clip starts another."""
    synthesiser.speak("好", Voice("cmn"))
    process = synthesiser._server._process  # type: ignore[union-attr]
    synthesiser.close()
    assert process.poll() is not None
    assert synthesiser.speak("好", Voice("cmn")).duration_seconds > 0.1


@forking
def test_a_long_path_with_spaces_and_chinese_characters_works(
    synthesiser: EspeakSynthesiser, tmp_path: Path
) -> None:
    """Espeak has 160 bytes for the path of its voices; beyond that they are linked."""
    place = tmp_path / ("很长的 文件夹 " * 9).strip()
    place.mkdir()
    (place / "espeakng_loader").symlink_to(Path(espeakng_loader.__file__).parent)
    program = (
        "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
        "import numpy, hashlib, espeakng_loader; from callbot.speech.tts import *;"
        "assert len(espeakng_loader.get_data_path().encode()) > 200;"
        "p = EspeakSynthesiser().speak('没有去过武汉。', Voice('cmn+f3'), 1);"
        "print(hashlib.sha256(p.samples.tobytes()).hexdigest())"
    )
    said = said_with(place, program)
    assert said.strip() == digest(synthesiser, *WISHES[0])


@forking
def test_missing_voices_are_a_clear_error(tmp_path: Path) -> None:
    """Espeak would end the process; here the message says what to install."""
    package = tmp_path / "espeakng_loader"
    package.mkdir()
    for entry in Path(espeakng_loader.__file__).parent.iterdir():
        if entry.name != "espeak-ng-data":
            (package / entry.name).symlink_to(entry)
    (package / "espeak-ng-data").mkdir()
    program = (
        "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
        "from callbot.speech.tts import *; from callbot.errors import SpeechError\n"
        "try: EspeakSynthesiser().speak('a', Voice('cmn'))\n"
        "except SpeechError as error: print(error)"
    )
    said = said_with(tmp_path, program)
    assert "cannot read its voices" in said
    assert "pip install" in said
