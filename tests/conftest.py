"""Fixtures that several rooms' tests use."""

import os
import tempfile
from pathlib import Path

from tests.soundcard import sound_card

__all__ = ["sound_card"]

# Nobody's own key is used or made; processes that tests start have the same.
os.environ["CALLBOT_PHONE_KEY"] = str(Path(tempfile.mkdtemp()) / "phone.key")
