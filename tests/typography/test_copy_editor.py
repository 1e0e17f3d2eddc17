"""What a copy-editor would ask about a text."""

from __future__ import annotations

from bookmaker.model.problem import Location, Severity
from bookmaker.typography.copy_editor import queries
from tests.cases import Case, each
from tests.typography.houses import setting_of


@each("typography/queries.txt")
def test_a_copy_editor_asks(case: Case) -> None:
    text, house = setting_of(case.given)
    lines = [(Location("story.txt", number), line) for number, line in enumerate(text.split("\n"), 1)]
    found = list(queries(lines, house.language))
    assert "\n".join(f"{each.at.line} {each.message}" for each in found) == case.expected.replace("nothing", "")
    assert all(each.severity is Severity.NOTE and each.hint for each in found)
