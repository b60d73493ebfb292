"""What the overview says."""

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "overview": ("总览", "Overview"),
    "overview_which": ("看哪些通话", "Which calls"),
}
