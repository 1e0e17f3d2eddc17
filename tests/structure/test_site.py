"""Lines of sites are taken off."""

from __future__ import annotations

from bookmaker.structure import site
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/site.txt")
def test_lines_of_the_site_are_taken_off(case: Case) -> None:
    assert shown(case.given, site.recognise) == case.expected
