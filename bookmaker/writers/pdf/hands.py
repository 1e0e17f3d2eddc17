"""Many hands: a task is done for each number of a row, by as many processes as there are processors."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import Any, TypeVar

from bookmaker.processes import end_with

R = TypeVar("R")
WORKERS = "BOOKMAKER_WORKERS"
"""Environment variable with the number of processes that lay out a book."""
_at_hand: list[Callable[[int], Any]] = []


def hands() -> int:
    """How many processes there may be: one in a worker that makes whole books beside others."""
    if multiprocessing.current_process().daemon or not hasattr(os, "fork"):
        return 1
    asked = os.environ.get(WORKERS, "")
    return int(asked) if asked.isdigit() and asked != "0" else len(os.sched_getaffinity(0))


def in_parallel(do: Callable[[int], R], costs: list[int], workers: int, told: Callable[[R], None]) -> list[R]:
    """What a task gives for each number, in their order; the dearest are begun first.

    The workers are copies of this process, so that the task may use whatever is at hand here. If one of them is
    killed, what is not done yet is done here. `told` hears what comes of each, as it comes.
    """
    order = sorted(range(len(costs)), key=lambda number: (-costs[number], number))
    done: dict[int, R] = {}
    with suppress(BrokenProcessPool):
        for number, result in _by_others(do, order, workers):
            done[number] = result
            told(result)
    for number in range(len(costs)):
        if number not in done:
            done[number] = do(number)
            told(done[number])
    return [done[number] for number in range(len(costs))]


def _by_others(do: Callable[[int], R], order: list[int], workers: int) -> Iterator[tuple[int, R]]:
    """What a task gives for each number, done by copies of this process; nothing where there would be but one."""
    if min(workers, len(order)) < 2:
        return
    _at_hand.append(do)
    gc.collect()
    gc.freeze()  # what the workers share with us stays shared
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(min(workers, len(order)), fork, _begin, (os.getpid(),)) as pool:
            yield from zip(order, pool.map(_do, order), strict=True)
    finally:
        gc.unfreeze()
        _at_hand.pop()


def _begin(parent: int) -> None:
    """Leave it to who gave us work to be interrupted, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with(parent)


def _do(number: int) -> Any:
    result = _at_hand[-1](number)
    gc.collect()  # the layout engine's trees have cycles
    return result
