"""The style sheet of an EPUB and the faces that go with it."""

from typing import NamedTuple

from bookmaker.model.book import Book
from bookmaker.model.edition import Face, Theme
from bookmaker.model.walk import plain, text_of
from bookmaker.writers.fonts import subset

ALWAYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,;:!?'\"()-–—…‘’“”"
"""Characters of every subset, so that a corrected comma does not change the font."""


class Embedded(NamedTuple):
    """A face as it goes into the EPUB."""

    face: Face
    path: str
    data: bytes


def faces_for(book: Book, theme: Theme) -> tuple[Embedded, ...]:
    """The faces that the theme wants embedded, each with the characters of this book."""
    wanted = [face for face in theme.faces if face.embed]
    if not wanted:
        return ()
    characters = _characters(book)
    return tuple(
        Embedded(face, f"fonts/face-{number}.ttf", subset(face, characters)) for number, face in enumerate(wanted, 1)
    )


def _characters(book: Book) -> set[int]:
    letters = set(ALWAYS)
    for division in (*book.front, *book.body, *book.back):
        for text in text_of(division.blocks):
            letters.update(text)
        letters.update(division.label, plain(division.title))
    letters |= {upper for letter in letters for upper in letter.upper()}
    return {ord(letter) for letter in letters}


def style_sheet(theme: Theme, faces: tuple[Embedded, ...]) -> str:
    """The theme's CSS for reading systems, after the rules that name its embedded faces."""
    rules = "".join(
        f'@font-face {{ font-family: "{embedded.face.family}"; src: url("{embedded.path}");'
        f" font-weight: {embedded.face.weight if embedded.face.weight != 400 else 'normal'};"
        f" font-style: {'italic' if embedded.face.italic else 'normal'}; }}\n"
        for embedded in faces
    )
    return f"{rules}{theme.book_css}\n{theme.epub_css}"
