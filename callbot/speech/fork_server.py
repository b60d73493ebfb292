"""A tiny process that holds an initialised, pristine espeak and forks a child for every clip.

espeak's output depends on everything it said before, so each clip comes from a fresh copy: the
same wish gives the same bytes in any order, and a crash costs one clip. The process is started
with a fresh interpreter that loads espeak and nothing else, which makes a fork cost well under a
millisecond. It ends when its standard input closes.

    request   u32 length, JSON list of the fields of `Wish`
    reply     one byte, u32 length, payload: `R`eady (JSON), `P`cm, unknown `V`oice (JSON), `E`rror
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import struct
import sys
from typing import IO

from callbot.errors import SpeechError
from callbot.speech.espeak import Espeak, UnknownVoiceError, Wish

CLIP_LIMIT_SECONDS = 30
"""Ten minutes of speech take some five seconds to synthesise; longer is a hang."""

_HEAD = struct.Struct("<cI")


def read_reply(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """One reply; raises `EOFError` where the server is gone."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise EOFError
    kind, length = _HEAD.unpack(head)
    payload = stream.read(length)
    if len(payload) < length:
        raise EOFError
    return kind, payload


def write_request(stream: IO[bytes], wish: Wish) -> None:
    """Sends one wish."""
    body = json.dumps(wish).encode()
    stream.write(struct.pack("<I", len(body)) + body)
    stream.flush()


def _reply(stream: IO[bytes], kind: bytes, payload: bytes) -> None:
    stream.write(_HEAD.pack(kind, len(payload)) + payload)
    stream.flush()


def _in_child(espeak: Espeak, wish: Wish, out: int) -> None:
    """Says it, writes the answer to `out` and ends the process without any clean-up."""
    signal.alarm(CLIP_LIMIT_SECONDS)
    try:
        answer = b"P" + espeak.say(wish)
    except UnknownVoiceError as error:
        answer = b"V" + json.dumps(error.known).encode()
    except Exception as error:  # noqa: BLE001 - the parent reports whatever it was
        answer = b"E" + str(error).encode()
    with contextlib.suppress(BrokenPipeError), os.fdopen(out, "wb") as pipe:
        pipe.write(answer)
    os._exit(0)


def _fork_clip(espeak: Espeak, wish: Wish) -> tuple[bytes, bytes]:
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        _in_child(espeak, wish, sink)
    os.close(sink)
    with os.fdopen(source, "rb") as pipe:
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return b"E", f"espeak-ng was ended by signal {os.WTERMSIG(status)}".encode()
    if os.waitstatus_to_exitcode(status) or not answer:
        return b"E", b"espeak-ng ended in the middle of a clip"
    return answer[:1], answer[1:]


def serve(requests: IO[bytes], replies: IO[bytes]) -> None:
    """Answers until the requests end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that started us
    try:
        espeak = Espeak()
    except SpeechError as error:
        _reply(replies, b"E", json.dumps([error.message, error.hint]).encode())
        return
    _reply(replies, b"R", json.dumps([espeak.rate_hz, espeak.version]).encode())
    gc.disable()
    gc.freeze()  # a collection in a child would copy the parent's pages
    while len(head := requests.read(4)) == 4:
        body = requests.read(int.from_bytes(head, "little"))
        try:
            _reply(replies, *_fork_clip(espeak, Wish(*json.loads(body))))
        except BrokenPipeError:
            return


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
