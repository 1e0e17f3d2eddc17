"""One published form of a book: a profile (device or paper) and a theme (its looks)."""

from __future__ import annotations

from typing import Literal, NamedTuple

Format = Literal["epub", "pdf"]


class Paper(NamedTuple):
    """A page of a printed book, in millimetres. Inside is the side of the spine."""

    width: float
    height: float
    inside: float
    outside: float
    top: float
    bottom: float


class Profile(NamedTuple):
    """What a device or a printer asks of a file. `source` says where its figures come from."""

    name: str
    label: str
    format: Format
    suffix: str
    paper: Paper | None = None
    text_size: float = 0.0
    leading: float = 0.0
    source: str = ""


class Face(NamedTuple):
    """One face of a theme: a font file, and the place on its axes where it is a variable one.

    `embed` says whether an EPUB carries it; a PDF always does.
    """

    family: str
    file: str
    data: bytes
    weight: int = 400
    italic: bool = False
    embed: bool = False
    axes: tuple[tuple[str, float], ...] = ()


class Theme(NamedTuple):
    """The looks of a book: style sheets, faces, the template of its cover.

    `text_scale` enlarges the profile's text size (1.0 leaves it); `cover` is SVG.
    """

    name: str
    label: str
    description: str
    book_css: str
    epub_css: str
    print_css: str
    cover: str
    faces: tuple[Face, ...] = ()
    text_scale: float = 1.0


class Edition(NamedTuple):
    """One form that a book is published in. `lines` says how printed paragraphs are broken: as a whole or plainly."""

    profile: Profile
    theme: Theme
    lines: Literal["optimal", "plain"] = "optimal"
