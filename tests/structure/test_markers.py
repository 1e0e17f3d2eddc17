"""Chapters that nothing but long rows of signs tells."""

from __future__ import annotations

from tests.structure.recognised import cut

SCENE = "The ferry went out every night that winter, and came back with fewer people than it took. " * 15


def chapters(rule: str, between: str) -> list[int | None]:
    """The numbers of the chapters of a text with three rules and a row between the scenes."""
    part = f"{SCENE}\n\n{between}\n\n{SCENE}"
    return [division.number for division in cut(f"\n\n{rule}\n\n".join([part] * 3)).divisions]


def test_long_rules_divide_chapters_where_short_ones_divide_scenes() -> None:
    assert chapters("=" * 40, "* * *") == [1, 2, 3]


def test_rows_of_one_kind_divide_scenes() -> None:
    assert chapters("* * *", "* * *") == [None]
    assert chapters("=" * 40, "=" * 40) == [None]
