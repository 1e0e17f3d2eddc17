"""Books made on a Dask cluster: the same bytes, also when a worker is lost in the middle."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.test_kill import finished, shelf

BOOKS = 8


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler, which is stopped in the end."""
    process, address = begin(tmp_path / "scheduler.log", r"Scheduler at:\s+(tcp://\S+)", "scheduler", "--port", "0")
    yield address
    stop(process)


def begin(log: Path, pattern: str, *words: str) -> tuple[subprocess.Popen[bytes], str]:
    """Start a part of Dask; what its log says of it."""
    command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:], "--no-dashboard"]
    with log.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
    for _ in range(300):
        if match := re.search(pattern, log.read_text("utf-8")):
            return process, match[1]
        time.sleep(0.1)
    stop(process)
    raise AssertionError(log.read_text("utf-8"))


def worker(log: Path, scheduler: str) -> subprocess.Popen[bytes]:
    """A worker of one process, which takes itself down with it when it is killed."""
    pattern = r"(Registered to:)"
    return begin(
        log, pattern, "worker", scheduler, "--nthreads", "1", "--no-nanny", "--local-directory", str(log.parent)
    )[0]


def stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def build(books: Path, out: Path, *words: str) -> subprocess.Popen[bytes]:
    """Begin to build every book."""
    command = [sys.executable, "-m", "bookmaker", "build", str(books), "-e", "epub", "-o", str(out), "--each", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def test_a_worker_that_is_lost_costs_no_book(tmp_path: Path, scheduler: str) -> None:
    books, here, there = shelf(tmp_path / "shelf", BOOKS), tmp_path / "here", tmp_path / "there"
    assert build(books, here, "-j", "1").communicate() is not None
    first = worker(tmp_path / "first.log", scheduler)
    second = worker(tmp_path / "second.log", scheduler)
    try:
        process = build(books, there, "--cluster", scheduler)
        while not list(there.glob("*/*.epub")) and process.poll() is None:
            time.sleep(0.02)
        first.kill()
        said = process.communicate()[0].decode()
        assert process.returncode == 0, said
    finally:
        stop(first)
        stop(second)
    assert len(finished(here)) == BOOKS
    assert finished(there) == finished(here)


def test_a_cluster_that_is_not_there_is_told(tmp_path: Path, scheduler: str) -> None:
    books = shelf(tmp_path / "shelf", 1)
    nobody = build(books, tmp_path / "out", "--cluster", scheduler).communicate()[0].decode()
    assert "[build/no-workers]" in nobody
    nowhere = build(books, tmp_path / "out", "--cluster", "tcp://127.0.0.1:9").communicate()[0].decode()
    assert "[build/no-scheduler]" in nowhere
