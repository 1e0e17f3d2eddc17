"""Several source files make one book."""

from __future__ import annotations

from bookmaker.structure import files
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/files.txt")
def test_each_file_has_its_heading(case: Case) -> None:
    assert shown(case.given, files.recognise) == case.expected
