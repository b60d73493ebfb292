"""callbot's command line in the process of the tests.

Starting Python, importing callbot and compiling what it understands takes half a second of processor time:
what a command says and writes is the same without. Signals, kills, streams of a shell, a terminal, and what
is imported need `tests.test_cli.callbot`, a process of its own.
"""

import io
import subprocess
import sys
from contextlib import chdir, nullcontext
from unittest.mock import patch

from callbot.cli import main


def callbot(*arguments, stdin="", cwd=None):
    """Run it; what is no orderly end comes as the exception that it is."""
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    command = ["callbot", *map(str, arguments)]
    with (
        patch.multiple(sys, argv=command, stdin=given, stdout=out, stderr=err),
        chdir(cwd) if cwd else nullcontext(),
    ):
        try:
            main()
            status = 0
        except SystemExit as end:
            status = end.code
    said = [_text(stream) for stream in (out, err)]
    return subprocess.CompletedProcess(command, status or 0, *said)


def _text(stream):
    stream.flush()
    return stream.buffer.getvalue().decode()
