"""Ways to look at problems in tests: none expected, or each as one line."""

from __future__ import annotations

from bookmaker.model.problem import Problem


def none_expected(problem: Problem) -> None:
    """A report for tests that expect no problem: any is a failure."""
    raise AssertionError(f"unexpected problem: {problem}")


def names_of(problems: list[Problem]) -> list[str]:
    """Each problem as its line and its name."""
    return [f"! line {problem.at.line}: {problem.name}" for problem in problems]
