"""Spaces."""

from __future__ import annotations

from bookmaker.typography import polish_text
from tests.cases import Case, each
from tests.typography.houses import real, setting_of


@each("typography/spaces.txt")
def test_spaces_stand_where_they_serve(case: Case) -> None:
    text, house = setting_of(case.given)
    assert polish_text(text, house) == real(case.expected)


@each("typography/spaces.txt")
def test_what_is_well_set_does_not_change(case: Case) -> None:
    _, house = setting_of(case.given)
    assert polish_text(real(case.expected), house) == real(case.expected)
