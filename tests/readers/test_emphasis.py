"""Emphasis in plain text: ‹…› shows emphasis here and «…» strong words, signs that no source uses."""

from __future__ import annotations

from bookmaker.model.nodes import Emphasis, Inlines, Strong, Text
from bookmaker.readers.emphasis import parse
from tests.cases import Case, each


@each("readers/emphasis.txt")
def test_marks_are_emphasis_where_they_are_meant(case: Case) -> None:
    assert shown(parse(case.given)) == case.expected


def shown(inlines: Inlines) -> str:
    """Inlines with signs that no source uses; a line break is a newline."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text):
                parts.append(text)
            case Emphasis(children):
                parts.append(f"‹{shown(children)}›")
            case Strong(children):
                parts.append(f"«{shown(children)}»")
            case _:
                parts.append("\n")
    return "".join(parts)
