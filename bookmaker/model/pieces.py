"""A text in whatever form it was written, as passages of words between what is not words.

Passages let typography set the words of a file and leave everything else in it as it is.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

OPAQUE = "\ufffc"
"""Stands in a line of words for what is none: a picture, program code, the mark of a note."""


class Piece(NamedTuple):
    """A piece of a passage: the words that a reader sees in it, and how they are written in the file.

    What is no words is seen as nothing, as a space, as a newline or as `OPAQUE`.
    """

    seen: str
    written: str
    is_words: bool = False


class Passage(NamedTuple):
    """Pieces that are read as one line: a paragraph, a heading, an item. `language` is its own, if it has one."""

    pieces: tuple[Piece, ...]
    language: str = ""


Document: TypeAlias = Sequence[Passage | str]
"""A whole file in order: passages, and what stands between them, which stays as it is."""


def words(text: str, written: str = "") -> Piece:
    """A piece of words; `written` where the file has them in another form, like “&amp;”."""
    return Piece(text, written or text, is_words=True)


def edges_apart(pieces: list[Piece]) -> list[Piece]:
    """Pieces of which the spaces before the first word and after the last one are no words: nobody sees them."""
    pieces = list(_without_spaces_at_breaks(pieces))
    first = next((index for index, piece in enumerate(pieces) if piece.seen.strip(SPACES)), len(pieces))
    last = next((index for index in range(len(pieces) - 1, first, -1) if pieces[index].seen.strip(SPACES)), first)
    out = [Piece("", piece.written) for piece in pieces[:first]]
    for piece in pieces[first : last + 1]:
        is_first, is_last = len(out) == first, piece is pieces[last]
        out += _parted(piece, is_first, is_last) if piece.is_words and piece.seen == piece.written else (piece,)
    return out + [Piece("", piece.written) for piece in pieces[last + 1 :]]


def _without_spaces_at_breaks(pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces of which the ends of lines beside a break are seen as nothing."""
    seen = "".join(piece.seen for piece in pieces)
    place = 0
    for piece in pieces:
        place += len(piece.seen)
        is_beside = "\n" in seen[max(0, place - 2) : place + 1]
        yield Piece("", piece.written) if piece.seen == " " and not piece.is_words and is_beside else piece


SPACES = " \t\n\r\f"


def _parted(piece: Piece, first: bool, last: bool) -> Iterator[Piece]:
    """A piece of words, and the spaces at its edges as pieces of their own where it is the first or the last."""
    text = piece.written
    start = len(text) - len(text.lstrip(SPACES)) if first else 0
    end = len(text.rstrip(SPACES)) if last else len(text)
    yield from (Piece("", text[:start]),) if start else ()
    yield words(text[start:end])
    yield from (Piece("", text[end:]),) if end < len(text) else ()
