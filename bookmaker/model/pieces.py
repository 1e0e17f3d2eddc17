"""A text in whatever form it was written, as passages of words between what is not words.

Passages let typography set the words of a file and leave everything else in it as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
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
