"""Addresses of the web and of mail within a text: where they stand, and where a line may part them.

They are parted after a sign of their own and never with a hyphen, which a reader would take for one of the address.
"""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.model.patterns import Late

NO_PART = r"\s<>\"“”„‘«»—"
"""What parts an address from the words around it."""
ADDRESS = Late(
    rf"(?:(?<![A-Za-z])[A-Za-z]++://|(?<!\w)www\.)[^{NO_PART}]+|(?<![\w.+'-])[\w.+'-]++@[\w-]+(?:\.[\w-]+)+",
    look=lambda text: "://" in text or "www." in text or "@" in text,
)
BEHIND = ".,;:!?)]}’'…*"
"""What ends the sentence that an address stands in, and not the address."""
PARTED = Late(r"(?<=[/.?&=_#;,+~@-])(?![/.?&=_#;,+~@:-])")
LEAST = 2
"""Letters of an address that stand on each line at least."""


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """The places of the addresses in a text: where each begins and ends."""
    for match in ADDRESS.finditer(text):
        stop = match.start() + len(match[0].rstrip(BEHIND))
        if stop > match.start():
            yield match.start(), stop


def parts(text: str) -> list[int] | None:
    """The places within the addresses of a text where a line may end; None where it holds no address."""
    found = list(addresses(text))
    ends = ((start + LEAST, stop - LEAST + 1) for start, stop in found)
    places = [match.start() for start, stop in ends for match in PARTED.compiled.finditer(text, start, stop)]
    return places if found else None
