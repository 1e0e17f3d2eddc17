"""Cases as text files: a title, an input and what is expected, between lines of a single dot.

the words are joined
.
input
.
expected
.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """One case, and where it stands."""

    place: str
    title: str
    given: str
    expected: str


def cases_of(name: str) -> list[Case]:
    """The cases of a file; a file that is not made of whole cases is a mistake of ours."""
    parts = (FOLDER / name).read_text("utf-8").split("\n.\n")
    tail = parts.pop()
    assert not tail.strip(), f"{name}: the last case lacks its closing dot"
    assert len(parts) % 3 == 0, f"{name}: a case lacks a part"
    return [
        Case(f"{name}: {parts[i].strip()}", parts[i].strip(), parts[i + 1], parts[i + 2])
        for i in range(0, len(parts), 3)
    ]


def each(name: str) -> pytest.MarkDecorator:
    """Run a test over every case of a file."""
    found = cases_of(name)
    return pytest.mark.parametrize("case", found, ids=[case.title for case in found])
