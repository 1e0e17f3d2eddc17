"""Nobody goes on working for a process that is gone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from bookmaker import processes

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied by fork")


def lasting(parent: int, ready: Callable[[], None] = lambda: None) -> None:
    """The life of a worker that finds no end by itself."""
    processes.end_with(parent)
    ready()
    time.sleep(60)


def test_who_begins_after_its_parent_was_killed_ends() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    worker = multiprocessing.get_context("fork").Process(target=lasting, args=(gone.pid,))
    worker.start()
    worker.join(timeout=20)
    assert worker.exitcode == 0


@pytest.mark.parametrize("platform", [sys.platform, "another"])
def test_who_is_at_work_when_its_parent_is_killed_ends(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    fork = multiprocessing.get_context("fork")
    heard, said = fork.Pipe(duplex=False)

    def foreman() -> None:
        worker = fork.Process(target=lasting, args=(os.getpid(), lambda: said.send("at work")))
        worker.start()
        worker.join()

    one = fork.Process(target=foreman)
    one.start()
    said.close()
    assert heard.recv() == "at work"
    assert one.pid
    os.kill(one.pid, signal.SIGKILL)
    one.join()
    assert heard.poll(20)
    with pytest.raises(EOFError):  # the worker held the other end
        heard.recv()
