"""Dashes."""

from __future__ import annotations

from bookmaker.typography import polish_text
from tests.cases import Case, each
from tests.typography.houses import real, setting_of


@each("typography/dashes.txt")
def test_hyphens_that_stand_for_dashes_become_dashes(case: Case) -> None:
    text, house = setting_of(case.given)
    assert polish_text(text, house) == real(case.expected)


@each("typography/dashes.txt")
def test_what_is_well_set_does_not_change(case: Case) -> None:
    _, house = setting_of(case.given)
    assert polish_text(real(case.expected), house) == real(case.expected)
