"""Which device is meant, and what is said where it cannot be used: tables, without a sound card."""

from __future__ import annotations

import ctypes.util
import os
import socket
import subprocess
import sys

import pytest

from callbot.errors import DeviceError
from callbot.speech.card import troubles
from callbot.speech.card.device import Device, chosen

LISTED = [
    Device(0, "Built-in Microphone", "Core Audio", 1, 0, 44_100, is_default_input=True),
    Device(1, "Built-in Output", "Core Audio", 0, 2, 44_100, is_default_output=True),
    Device(2, "USB Headset", "Core Audio", 1, 2, 48_000),
    Device(3, "USB Headset Pro", "Core Audio", 1, 2, 48_000),
    Device(4, "耳机 (蓝牙)", "Core Audio", 1, 2, 16_000),
    Device(5, "Built-in Microphone", "MME", 2, 0, 44_100),
]


@pytest.mark.parametrize(
    ("wanted", "side", "index"),
    [
        pytest.param(None, "input", 0, id="nothing asked for is the default"),
        pytest.param("", "output", 1, id="an empty name too"),
        pytest.param(2, "input", 2, id="a number"),
        pytest.param("3", "output", 3, id="a number as text"),
        pytest.param("usb headset", "input", 2, id="the whole name wins over a part of another"),
        pytest.param("pro", "input", 3, id="a part of one name alone"),
        pytest.param("蓝牙", "output", 4, id="a Chinese name"),
        pytest.param("output", "output", 1, id="only the side that is asked for counts"),
        pytest.param(
            "Built-in Microphone", "input", 0, id="of two ways to a device the system's own"
        ),
    ],
)
def test_the_device_that_is_meant(wanted, side, index):
    """A number, a name, or what is in one name alone."""
    assert chosen(LISTED, wanted, side).index == index


@pytest.mark.parametrize(
    ("wanted", "side", "code", "names"),
    [
        pytest.param("usb", "input", "ambiguous-device", "2 USB Headset", id="several"),
        pytest.param("webcam", "input", "unknown-device", "0 Built-in Microphone", id="none"),
        pytest.param(1, "input", "unknown-device", "0 Built-in Microphone", id="the other side"),
        pytest.param(77, "output", "unknown-device", "1 Built-in Output", id="no such number"),
    ],
)
def test_a_device_that_is_not_clear_is_answered_with_what_there_is(wanted, side, code, names):
    """One message that lists the possible ones."""
    with pytest.raises(DeviceError) as error:
        chosen(LISTED, wanted, side)
    assert error.value.code == code
    assert names in str(error.value)
    assert error.value.exit_status == 2


def test_without_a_default_the_first_is_taken():
    """Some systems name none."""
    assert chosen([LISTED[2], LISTED[3]], None, "output").index == 2


@pytest.mark.parametrize(
    ("number", "text", "answers", "code"),
    [
        (-9985, "Device unavailable", True, "busy"),
        (
            -9999,
            "Unanticipated host error: 'Device or resource busy' [ALSA error -16]",
            True,
            "busy",
        ),
        (-9999, "Unanticipated host error: AUDCLNT_E_DEVICE_IN_USE: in use", True, "busy"),
        (-9996, "Invalid device", True, "unplugged"),
        (-9999, "Unanticipated host error: 'No such device' [ALSA error -19]", True, "unplugged"),
        (-9999, "'Connection refused' [ALSA error -111]", True, "no-server"),
        (-9999, "Unanticipated host error: 'Input/output error'", False, "no-server"),
        (-9986, "Internal PortAudio error", True, "failed"),
    ],
)
def test_what_an_error_of_portaudio_means(monkeypatch, number, text, answers, code):
    """Each of the common causes has a code of its own and a hint."""
    monkeypatch.setattr(troubles, "server_answers", lambda: answers)
    error = troubles.opening_failed("USB Headset", number, text)
    assert error.code == code
    assert "USB Headset" in error.message
    assert error.hint


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="PulseAudio is Linux's")
def test_whether_a_sound_server_runs_is_asked_at_its_socket(tmp_path, monkeypatch):
    """A socket without anybody behind it, as a crash leaves it, is no server."""
    path = str(tmp_path / "native")
    monkeypatch.setenv("PULSE_SERVER", f"unix:{path}")
    monkeypatch.setattr(troubles.Path, "glob", lambda self, pattern: iter(()))
    assert not troubles.server_answers()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        assert not troubles.server_answers()
        server.listen()
        assert troubles.server_answers()
    assert not troubles.server_answers()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the wheel brings it")
def test_a_missing_portaudio_is_one_message_that_names_the_package():
    """The Linux wheel of sounddevice brings no library; who has none is told what to install."""
    code = (
        "import ctypes.util, sys; ctypes.util.find_library = lambda name: None\n"
        "sys.argv = ['callbot', 'devices']\n"
        "from callbot.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "apt install libportaudio2" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ALSA is Linux's")
@pytest.mark.skipif(not ctypes.util.find_library("portaudio"), reason="no PortAudio here")
@pytest.mark.parametrize(
    "content", [None, "", "pcm.!default { type nonsense"], ids=["missing", "empty", "broken"]
)
def test_an_alsa_that_is_not_configured_is_one_message(tmp_path, content):
    """PortAudio aborts over it, so it is looked at before."""
    path = tmp_path / "alsa.conf"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "callbot", "devices"], capture_output=True, text=True, check=False,
        env={**os.environ, "ALSA_CONFIG_PATH": str(path)},
    )  # fmt: skip
    assert done.returncode == 2
    assert "ALSA's configuration" in done.stderr and "ALSA_CONFIG_PATH" in done.stderr
    assert "Traceback" not in done.stderr


def test_every_trouble_can_be_put_into_words():
    """A message and a hint without gaps."""
    for code in troubles.Trouble.__args__:
        error = troubles.trouble(code, "USB Headset", "microphone", "0 nothing", "because")
        assert error.code == code
        assert error.message
        assert error.hint
        assert "{" not in str(error)
