"""Mistakes in a book file: all at once, each with its line and what to do."""

from __future__ import annotations

from bookmaker.book_file.read import read_settings
from bookmaker.model.problem import Problem
from tests.cases import Case, each


@each("book_file/mistakes.txt")
def test_every_mistake_is_told_with_its_line(case: Case) -> None:
    problems: list[Problem] = []
    read_settings("book.yaml", case.given, problems.append)
    assert "\n".join(map(str, problems)) == case.expected


def test_lines_of_a_front_matter_are_those_of_its_text() -> None:
    problems: list[Problem] = []
    read_settings("story.md", "title: One\ncolour: red\n", problems.append, 2)
    assert [problem.at.line for problem in problems] == [3]


def test_what_is_right_is_kept_beside_what_is_wrong() -> None:
    problems: list[Problem] = []
    settings = read_settings("book.yaml", "title: One\nstatus: lost\nauthor: Ida Orr\n", problems.append)
    assert settings.values["title"] == "One"
    assert settings.values["author"][0]["name"] == "Ida Orr"
    assert len(problems) == 1
