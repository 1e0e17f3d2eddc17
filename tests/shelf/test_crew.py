"""Workers: what happens to one of them happens to its task alone."""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import time
from collections.abc import Iterator

import pytest

from bookmaker.shelf.crew import work
from bookmaker.shelf.limits import Limits, Lost


def do(task: str) -> str:
    """Do what a task says."""
    match task.split():
        case ["crash"]:
            faulthandler.disable()
            os.kill(os.getpid(), signal.SIGSEGV)
        case ["vanish"]:
            os._exit(3)
        case ["hang"]:
            time.sleep(600)
        case ["die", "later"]:
            subprocess.Popen(["sh", "-c", f"sleep 0.3; kill -9 {os.getpid()}"])
        case ["slow"]:
            time.sleep(1)
        case ["eat"]:
            return str(len(bytearray(4_000_000_000)))
    return task.upper()


NO_LIMITS = Limits()


def done(tasks: list[str], workers: int = 2, limits: Limits = NO_LIMITS) -> dict[str, str]:
    return {
        task: outcome.why if isinstance(outcome, Lost) else outcome
        for task, outcome in work(do, tasks, workers, limits, lambda: None)
    }


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_every_task_is_done(workers: int) -> None:
    tasks = [f"task {number}" for number in range(12)]
    assert done(tasks, workers) == {task: task.upper() for task in tasks}


def test_without_tasks_nothing_happens() -> None:
    assert done([]) == {}


@pytest.mark.parametrize(
    ("task", "why"),
    [
        ("crash", "its process was ended by SIGSEGV"),
        ("vanish", "its process ended with code 3"),
        ("hang", "it took longer than 1.5 seconds"),
        ("eat", "it needs more than 2,000 MB of memory"),
    ],
)
def test_a_worker_that_does_not_come_back_costs_its_task_alone(task: str, why: str) -> None:
    outcomes = done(["one", task, "two", "three"], 2, Limits(2_000_000_000, 1.5))
    assert outcomes == {"one": "ONE", "two": "TWO", "three": "THREE", task: why}


def test_tasks_are_taken_as_workers_get_free() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[str]:
        for number in range(50):
            taken.append(number)
            yield str(number)

    for finished, _ in enumerate(work(do, tasks(), 2, Limits(), lambda: None), 1):
        assert len(taken) <= finished + 3  # a free worker gets its next one before the last one is told


def test_who_stops_listening_leaves_nobody_at_work() -> None:
    for _ in work(do, ["one", "hang", "hang"], 3, Limits(), lambda: None):
        break
    # the generator is closed when it is not referred to any more; a process left over would hang this test's end


def test_a_worker_that_is_lost_while_it_is_idle_costs_nothing() -> None:
    tasks = ["die later", "slow"]

    def given() -> Iterator[str]:
        yield from tasks
        yield "one"
        time.sleep(0.6)
        yield from ("two", "three")

    outcomes = dict(work(do, given(), 2, Limits(), lambda: None))
    assert set(outcomes) == {"die later", "slow", "one", "two", "three"}
    assert not [why for task, why in outcomes.items() if isinstance(why, Lost) and task in {"two", "three"}]
