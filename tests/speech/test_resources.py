"""Where scripts, recordings, defaults and models are found."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import callbot
from callbot.errors import CallbotError
from callbot.resources import Resource, resource

PACKAGE = Path(callbot.__file__).parent


@pytest.mark.parametrize("name", ["scripts", "config.toml", "models"])
def test_a_checkout_has_them_at_its_top(name: Resource) -> None:
    """The models are part of the package."""
    path = resource(name)
    assert path.exists()
    assert path == (PACKAGE / "speech" / "bundled" if name == "models" else PACKAGE.parent / name)


def installed(folder: Path, data: bool) -> str:
    """What an installation in `folder` says about its scripts."""
    (folder / "callbot").mkdir(parents=True)
    for name in ("__init__.py", "errors.py", "resources.py"):
        shutil.copy(PACKAGE / name, folder / "callbot" / name)
    if data:
        (folder / "callbot" / "_data" / "scripts").mkdir(parents=True)
    program = (
        "from callbot.resources import resource; from callbot.errors import CallbotError\n"
        "try: print(resource('scripts'))\n"
        "except CallbotError as error: print(error.code, error.exit_status, error)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=folder, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout.strip()


def test_an_installation_has_them_in_its_package(tmp_path: Path) -> None:
    """Wherever it lies, also under spaces and Chinese characters."""
    folder = tmp_path / "安 装" / "site-packages"
    assert installed(folder, data=True) == str(folder / "callbot" / "_data" / "scripts")


def test_an_installation_without_them_says_so(tmp_path: Path) -> None:
    """One sentence, exit status 3, and what to do."""
    said = installed(tmp_path / "site-packages", data=False)
    assert said.startswith("resource 3 this installation of callbot lacks scripts")
    assert "install callbot again" in said


def test_a_missing_resource_is_a_callbot_error() -> None:
    """So that the command line can show it."""
    with pytest.raises(CallbotError):
        resource("no such thing")  # type: ignore[arg-type]
