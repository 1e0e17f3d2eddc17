"""A disk that is full: each book that does not fit fails alone, says why, and leaves nothing half-written."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.test_kill import finished, run, shelf


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a megabyte, where the system lets us have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_books_that_do_not_fit_fail_alone(tmp_path: Path, small_disk: Path) -> None:
    books = shelf(tmp_path / "shelf", 12)
    code, said = run(books, small_disk)
    assert code == 1
    assert "No space left on device" in said
    made = finished(small_disk)
    assert 0 < len(made) < 12
    assert list(small_disk.glob("*/.*")) == []
    assert run(books, tmp_path / "out") == (0, "")
    assert made.items() <= finished(tmp_path / "out").items()
