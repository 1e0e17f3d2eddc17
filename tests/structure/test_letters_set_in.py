"""Letters that were typed set in, from readers whose lines may be empty."""

from __future__ import annotations

from bookmaker.model.nodes import Inline, LineBreak, Paragraph, Text
from bookmaker.structure.letters_set_in import AWAY, set_in

PROSE = (
    "and so we came down to the ferry in the dark of the",
    "morning, and there was nobody on the quay but a cat",
    "which looked at us as if we had been sent for.",
)


def test_an_empty_line_below_the_date_is_no_line() -> None:
    lines = [f"{AWAY}May 5", "", *PROSE, f"{AWAY}John"]
    children: list[Inline] = []
    for line in lines:
        children += [LineBreak()] if children else []
        children += [Text(line)] if line else []
    letter = set_in(Paragraph(tuple(children)))
    assert letter is not None
    assert [block.role for block in letter.blocks if isinstance(block, Paragraph)] == ["dateline", "", "signature"]
