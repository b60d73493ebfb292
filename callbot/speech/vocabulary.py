"""The words a recognition model knows."""

from __future__ import annotations

from pathlib import Path
from typing import Self


class Vocabulary:
    """The words of one model folder; works without vosk."""

    @classmethod
    def of(cls, model_dir: Path) -> Self:
        """Reads `graph/words.txt` and `frequencies.tsv`; the same folder is read once."""
        raise NotImplementedError

    def segment(self, text: str) -> list[str]:
        """The words of a text as the model would write them."""
        raise NotImplementedError

    def unknown(self, text: str) -> list[str]:
        """Words of the text that the model cannot hear."""
        raise NotImplementedError
