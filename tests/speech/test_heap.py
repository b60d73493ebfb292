"""Free memory goes back to the system, whatever was used at once before."""

import subprocess
import sys
from pathlib import Path

import pytest

GROWING = """
from pathlib import Path
from callbot.speech.heap import give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

if {given_back}:
    give_back()
bytearray(30_000_000)  # freed at once: from here on glibc would cut smaller ones out of the heap
before, kept = resident(), []
for _ in range(40):
    block = bytearray(4_000_000)
    kept.append(bytes(3_000))  # above the block: the heap cannot shrink below it
    del block
    large = [bytearray(4_000_000) for _ in range(5)]
    kept.append([bytes(3_000) for _ in range(300)])
    del large
print(resident() - before - 40 * 301 * 3_000)
"""


def growth(*, given_back):
    """Bytes that stay resident of what was freed."""
    ran = subprocess.run(
        [sys.executable, "-c", GROWING.format(given_back=given_back)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return int(ran.stdout)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="looks into /proc")
def test_what_a_long_answer_took_does_not_stay():
    """A few large blocks between small ones that are kept."""
    assert growth(given_back=True) < 3_000_000
