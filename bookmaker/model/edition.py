"""One published form of a book: a profile (device or paper) and a theme (its looks)."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import Literal, NamedTuple

Format = Literal["epub", "pdf"]


class Trim(NamedTuple):
    """A size that books are cut to, in millimetres, and what it is called."""

    label: str
    width: float
    height: float


class Printer(NamedTuple):
    """What a printer asks of the inside of a book.

    `least` is the least margin of any side, and `gutters` the least inner one by the most pages that it holds for,
    in millimetres. `source` says where its figures come from.
    """

    name: str
    label: str
    least: float
    gutters: tuple[tuple[int, float], ...]
    has_whole_fonts: bool = False
    has_bookmarks: bool = True
    is_even: bool = True
    source: str = ""

    def gutter(self, pages: int) -> float:
        """The least inner margin of a book of so many pages, in millimetres."""
        return next((gutter for most, gutter in self.gutters if pages <= most), self.gutters[-1][1])


class Profile(NamedTuple):
    """What a device or a printer asks of a file. `source` says where its figures come from."""

    name: str
    label: str
    format: Format
    suffix: str
    trim: Trim | None = None
    printer: Printer | None = None
    source: str = ""


class Font:
    """A font file, equal to itself alone. Its bytes are read when they are first asked for, and go along to another
    process."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read

    @cached_property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self._read()

    def __reduce__(self) -> "tuple[type[Font], tuple[Callable[[], bytes]]]":
        return Font, (partial(bytes, self.data),)

    def __repr__(self) -> str:
        return "Font()"  # what it is read from is no part of it


class Face(NamedTuple):
    """One face of a theme: a font file, and the place on its axes where it is a variable one.

    `embed` says whether an EPUB carries it; a PDF always does. One that is `for_code` is there for a book's code
    alone: an EPUB leaves that to the reading system, and so does a PDF without any.
    """

    family: str
    file: str
    font: Font
    weight: int = 400
    italic: bool = False
    embed: bool = False
    axes: tuple[tuple[str, float], ...] = ()
    for_code: bool = False

    @property
    def data(self) -> bytes:
        """The bytes of its font file."""
        return self.font.data


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
    """One form that a book is published in.

    `lines` says how printed paragraphs are broken: as a whole or plainly; `openings` on which pages parts and chapters
    open in print: on right-hand ones, or on any.
    """

    profile: Profile
    theme: Theme
    lines: Literal["optimal", "plain"] = "optimal"
    openings: Literal["right", "any"] = "right"
