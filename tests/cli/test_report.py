"""What is printed fits the terminal, and says how many of a thing there are."""

from __future__ import annotations

from bookmaker.cli.report import counted, in_lines


def test_one_is_one() -> None:
    assert [counted(number, "note") for number in (0, 1, 2)] == ["0 notes", "1 note", "2 notes"]


def test_lines_end_between_parts() -> None:
    parts = ["56 books in 41.8 s", "12 failed", "10 warnings", "6 notes (see bookmaker inspect)", "205 places in print"]
    first = "56 books in 41.8 s, 12 failed, 10 warnings, 6 notes (see bookmaker inspect),"
    assert in_lines(parts) == f"{first}\n205 places in print"
