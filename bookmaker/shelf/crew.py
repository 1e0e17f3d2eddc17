"""Worker processes that make one thing at a time each; what happens to one of them happens to its task alone.

The pools of the standard library stop as a whole when a worker dies. Here a worker that crashes, runs out of its
memory or takes longer than it may is replaced, and its task alone has failed.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from bookmaker.processes import end_with
from bookmaker.shelf.limits import Limits, Lost

T = TypeVar("T")
R = TypeVar("R")
PATIENCE = 0.5
"""Seconds between two looks at the clock."""


class _Worker(Generic[T]):
    """A process, the pipe to it, what it is at, and since when."""

    def __init__(self, process: BaseProcess, pipe: Connection) -> None:
        self.process, self.pipe = process, pipe
        self.task: T | None = None
        self.since = 0.0


def work(
    do: Callable[[T], R], tasks: Iterable[T], workers: int, limits: Limits, ready: Callable[[], None]
) -> Iterator[tuple[T, R | Lost]]:
    """Do tasks in so many processes; each as it is finished, or Lost where its worker did not come back.

    Tasks are taken from their source as workers get free, so that a million of them need no room. `ready` is
    called once before the first worker starts, to import what all of them need; without tasks nobody needs it.
    """
    crew = _Crew(do, workers, limits, ready)
    waiting = iter(tasks)
    try:
        while True:
            crew.hand_out(waiting)
            if not crew.busy:
                return
            finished = list(crew.finished())
            crew.hand_out(waiting)  # nobody waits while what is finished is looked after
            yield from finished
    finally:
        crew.dismiss()


class _Crew(Generic[T, R]):
    """The workers, and what they are at."""

    def __init__(self, do: Callable[[T], R], most: int, limits: Limits, ready: Callable[[], None]) -> None:
        self._do, self._most, self._limits = do, most, limits
        self._ready: Callable[[], None] | None = ready
        self._context = _context()
        self._idle: list[_Worker[T]] = []
        self.busy: list[_Worker[T]] = []

    def hand_out(self, tasks: Iterator[T]) -> None:
        """Give tasks to workers until all are busy or nothing is left."""
        while len(self.busy) < self._most:
            try:
                task = next(tasks)
            except StopIteration:
                return
            self.busy.append(self._sent(task))

    def _sent(self, task: T) -> _Worker[T]:
        """A worker that has the task now; one that was lost while it was idle is replaced."""
        while True:
            worker = self._idle.pop() if self._idle else self._hired()
            worker.task, worker.since = task, time.monotonic()
            try:
                worker.pipe.send(task)
            except OSError:
                worker.process.join()
                worker.pipe.close()
                continue
            return worker

    def _hired(self) -> _Worker[T]:
        if self._ready:
            self._ready()
            self._ready = None
            gc.collect()
            gc.freeze()  # what the workers share with us stays shared
        ours, theirs = self._context.Pipe()
        told = (self._do, theirs, self._limits.memory, os.getpid())
        process = self._context.Process(target=_serve, args=told, daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def finished(self) -> Iterator[tuple[T, R | Lost]]:
        """Wait until something happens; what is finished, or lost."""
        wait([worker.pipe for worker in self.busy], PATIENCE if self._limits.seconds else None)
        for worker in list(self.busy):
            outcome = self._outcome(worker)
            if outcome is not None:
                self.busy.remove(worker)
                task = worker.task
                assert task is not None
                if worker.process.is_alive():
                    self._idle.append(worker)
                yield task, outcome

    def _outcome(self, worker: _Worker[T]) -> R | Lost | None:
        """What a worker has to say; None if it is still at work."""
        if worker.pipe.poll():
            try:
                result: R | Lost = worker.pipe.recv()
            except (EOFError, OSError):
                worker.process.join()
                return Lost(_why(worker.process.exitcode))
            return result
        if self._limits.seconds and time.monotonic() - worker.since > self._limits.seconds:
            worker.process.kill()
            worker.process.join()
            return Lost(f"it took longer than {self._limits.seconds:g} seconds")
        return None

    def dismiss(self) -> None:
        """Stop everybody: who is idle has nothing to finish, who is at work is not wanted any more.

        Closing the pipes would not do: workers that began later have copies of them.
        """
        for worker in (*self._idle, *self.busy):
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()


def _context() -> ForkContext | SpawnContext:
    """How workers begin: as copies of us, which costs next to nothing, where the system can do that."""
    return multiprocessing.get_context("fork") if hasattr(os, "fork") else multiprocessing.get_context("spawn")


def _why(code: int | None) -> str:
    """Why a process ended, by its exit code."""
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        hint = ", probably for want of memory" if name == "SIGKILL" else ""
        return f"its process was ended by {name}{hint}"
    return f"its process ended with code {code}"


def _serve(do: Callable[[T], R], pipe: Connection, memory: int, parent: int) -> None:
    """The life of a worker of `parent`: take a task, do it, send what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us says when to stop
    if memory:
        import resource  # not every system has it

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    end_with(parent)
    while True:
        try:
            task: T = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)
        result: R | Lost
        try:
            result = do(task)
        except MemoryError:
            result = Lost(f"it needs more than {memory // 1_000_000:,} MB of memory")
        try:
            pipe.send(result)
        except OSError:
            os._exit(0)
        gc.collect()  # the layout engine's trees have cycles; between two books they may go
