"""Every sample work, built once for all tests of this folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

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
    """The folder with all editions of all samples."""
    out = tmp_path_factory.mktemp("out")
    build(SOURCES, out, {}, SOURCES.parent)
    return out
