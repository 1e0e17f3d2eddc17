"""Addresses are found without what stands around them, and parted after signs of their own."""

from __future__ import annotations

import pytest

from bookmaker.model.addresses import addresses, parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is at https://quay.example/tide.", ["https://quay.example/tide"]),
        ("(see www.quay.example/a?b=c), he wrote", ["www.quay.example/a?b=c"]),
        ("anna.ford@quay.example, or tom@tide.example!", ["anna.ford@quay.example", "tom@tide.example"]),
        ("“http://quay.example/”", ["http://quay.example/"]),
        ("Look—http://quay.example/tide—and go", ["http://quay.example/tide"]),
        ("met @ noon, and/or later: a//b", []),
        ("www. and http:// alone", []),
    ],
)
def test_where_addresses_stand(text: str, found: list[str]) -> None:
    assert [text[start:stop] for start, stop in addresses(text)] == found


def test_lines_may_end_after_signs_of_the_address() -> None:
    text = "(https://quay.example/a-b/tide.html?day=1&hour=12_00#end)."
    places = parts(text)
    assert places is not None
    cut = "|".join(text[start:stop] for start, stop in zip((0, *places), (*places, len(text)), strict=True))
    assert cut == "(https://|quay.|example/|a-|b/|tide.|html?|day=|1&|hour=|12_|00#|end)."
    assert parts("thoroughfare") is None
    assert parts("tom@tide.example") == [4, 9]
