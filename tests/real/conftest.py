"""Every sample work, built once for all tests of this folder, however many processes run them."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
"""epubcheck runs for some seconds: what a compiler of Java would save takes it twice the time to find out."""
SOURCES = Path(__file__).resolve().parent.parent.parent / "sources"


def build(sources: Path, out: Path, surroundings: Mapping[str, str], folder: Path) -> None:
    """Run the command as a user would; anything it complains of fails the test."""
    command = [sys.executable, "-m", "bookmaker", "build", str(sources), "--out", str(out)]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **surroundings}
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all editions of all samples; whichever process needs it first makes it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    out = shared / "samples"
    with (shared / "samples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            half = shared / "samples-begun"
            build(SOURCES, half, {}, SOURCES.parent)
            half.rename(out)
    return out
