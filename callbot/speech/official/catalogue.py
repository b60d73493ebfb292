"""The official Vosk models that callbot can call with.

Sizes are the makers' figures for the packed file, rounded; they bound what is accepted, no more.
A hash is pinned only where it is known from several independent sources; elsewhere the first
file that was installed is remembered (`record.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from callbot.core.script import Language

HOME = "https://alphacephei.com/vosk/models"


@dataclass(frozen=True, slots=True)
class Official:
    """One model of the catalogue."""

    name: str
    language: Language
    megabytes: int
    """Of the packed file, about; unpacked it takes up to twice that."""
    licence: str
    about: str
    sha256: str = ""
    """Of the packed file; empty where nobody is sure."""


CATALOGUE = (
    Official(
        "vosk-model-small-cn-0.22", "zh", 42, "Apache-2.0",
        "light and quick",
    ),
    Official(
        "vosk-model-cn-0.22", "zh", 1300, "Apache-2.0",
        "more exact; wants memory and a fast computer",
    ),
    Official(
        "vosk-model-small-en-us-0.15", "en", 41, "Apache-2.0",
        "light and quick",
        "30f26242c4eb449f948e42cb302dd7a686cb29a3423a8367f99ff41780942498",
    ),
    Official(
        "vosk-model-en-us-0.22-lgraph", "en", 131, "Apache-2.0",
        "more exact, still quick",
        "d9838b4aaa82a75c4a17f5aca300eaca129aaab2a7cbf951bafbb500eb9c4334",
    ),
    Official(
        "vosk-model-en-us-0.22", "en", 1800, "Apache-2.0",
        "the most exact; wants memory and a fast computer",
        "47f9a81ebb039dbb0bd319175c36ac393c0893b796c2b6303e64cf58c27b69f6",
    ),
)  # fmt: skip
"""By language, the lightest first."""


def official(name: str) -> Official | None:
    """The catalogue's entry of that name."""
    return next((one for one in CATALOGUE if one.name == name), None)


def url_of(name: str, base: str = "") -> str:
    """Where a model is fetched; `base` is a mirror's folder, or the very file (`….zip`)."""
    base = (base or HOME).rstrip("/")
    return base if re.search(r"\.zip(?=$|[?#])", base, re.IGNORECASE) else f"{base}/{name}.zip"


def preference(name: str) -> tuple[int, str]:
    """Sorts models of one language by how much they are to be preferred: the largest, then by name.

    Larger is more exact, and whoever fetched a gigabyte meant it to be used. Models outside the
    catalogue come after it.
    """
    known = official(name)
    return (-known.megabytes if known else 0, name)
