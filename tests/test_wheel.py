"""The built wheel has everything: the demo runs from it, far from the checkout."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """An environment into which the wheel was installed; other packages are borrowed from ours."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    assert wheel.stat().st_size < 20e6
    environment = folder / "环境 with spaces"
    venv.create(environment, with_pip=False, symlinks=os.name != "nt")
    scripts = "Scripts" if os.name == "nt" else "bin"
    python = environment / scripts / "python"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    ours = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    theirs = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    site = Path(theirs.stdout.strip())
    # Our packages come after the wheel's; our editable callbot's own finder is not among them.
    (site / "borrowed.pth").write_text(ours.stdout.strip() + "\n", encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", site, wheel],
        check=True,
    )
    return python


def test_the_demo_runs_from_the_wheel(installed, tmp_path):
    """Scripts, settings, models and report template are all in it."""
    where = "import callbot; print(callbot.__file__)"
    found = subprocess.run(
        [installed, "-c", where], check=True, capture_output=True, text=True, cwd=tmp_path
    ).stdout
    assert str(ROOT) not in found
    done = subprocess.run(
        [installed, "-m", "callbot", "demo", "--calls", "3"],
        capture_output=True, text=True, encoding="utf-8", cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "callbot-demo" / "screening.zh.db").is_file()
    assert (tmp_path / "callbot-demo" / "screening.zh.html").is_file()
