"""Tasks are done by many hands, each once, and told of once, also where a hand is lost."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from bookmaker.writers.pdf.hands import in_parallel

HERE = os.getpid()


def square(number: int) -> int:
    return number * number


def lost_at_three(number: int) -> int:
    """The square; who is not this process comes to nothing at one number."""
    if number == 3 and os.getpid() != HERE:
        os._exit(9)
    return number * number


@pytest.mark.parametrize("workers", [1, 2, 9])
@pytest.mark.parametrize("do", [square, lost_at_three])
def test_every_task_is_done_and_told_of_once(do: Callable[[int], int], workers: int) -> None:
    told: list[int] = []
    assert in_parallel(do, [5, 9, 1, 4, 8], workers, told.append) == [0, 1, 4, 9, 16]
    assert sorted(told) == [0, 1, 4, 9, 16]


def test_nothing_is_done_of_nothing() -> None:
    assert in_parallel(square, [], 2, lambda _: None) == []
