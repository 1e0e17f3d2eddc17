"""What the author asks for, before any reading: the contents of a book file as typed values."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from bookmaker.model.book import Metadata
from bookmaker.model.content_warnings import Warnings
from bookmaker.model.problem import NOWHERE, Location

NotesWish = Literal["keep", "back", "drop"]
GapsWish = Literal["auto", "scene breaks", "ignore"]
CapitalsWish = Literal["title", "keep"]
QuotesWish = Literal["curl", "double first", "single first", "guillemets", "keep"]
DashesWish = Literal["em", "spaced en", "keep"]
EllipsesWish = Literal["character", "keep"]
LinesWish = Literal["optimal", "plain"]
OpeningsWish = Literal["right", "any"]
PrinterWish = Literal["any", "kdp", "ingram", "lulu", "home"]
EmphasisWish = Literal["keep", "drop"]
ShoutingWish = Literal["keep", "small caps"]


class Break(NamedTuple):
    """A place where the author divides the text: the words that its line begins with, and about where that is.

    `level` 1 is the highest; 0 says that no division begins there. `title` replaces what the line says.
    """

    words: str
    line: int = 0
    level: int = 1
    title: str = ""
    file: str = ""
    at: Location = NOWHERE


class StructureWishes(NamedTuple):
    """Wishes for finding chapters.

    `headings` is a regular expression for heading lines of this book; `chapters` is its chapter map;
    `approved` are the rules that may take words out of the text when the build is strict.
    """

    headings: str = ""
    notes: NotesWish = "keep"
    capitals: CapitalsWish = "title"
    gaps: GapsWish = "auto"
    title_from_text: bool = True
    chapters: tuple[Break, ...] = ()
    approved: tuple[str, ...] = ()


class TypographyWishes(NamedTuple):
    """Wishes for the house style; `without` names rules, or groups of them, that are not to be followed."""

    quotes: QuotesWish = "curl"
    dashes: DashesWish = "em"
    ellipses: EllipsesWish = "character"
    emphasis: EmphasisWish = "keep"
    capitals: ShoutingWish = "keep"
    without: tuple[str, ...] = ()


class Epigraph(NamedTuple):
    """Words before the text, and whose they are."""

    text: str
    attribution: str = ""


class Recipe(NamedTuple):
    """One book as asked for.

    `name` names its folder under `out/`; `at` is its book file, `places` the place of each field
    that is given.
    """

    name: str
    metadata: Metadata = Metadata()
    cover: str = ""
    dedication: str = ""
    epigraph: Epigraph | None = None
    warnings: Warnings = Warnings()
    warning_lines: bool = True
    sources: tuple[str, ...] = ()
    encoding: str = ""
    structure: StructureWishes = StructureWishes()
    typography: TypographyWishes = TypographyWishes()
    theme: str = "classic"
    trim: str = ""
    printer: PrinterWish = "any"
    lines: LinesWish = "optimal"
    openings: OpeningsWish = "right"
    editions: tuple[str, ...] = ("epub", "print")
    at: Location = NOWHERE
    places: Mapping[str, Location] = {}

    def place_of(self, field: str) -> Location:
        """The line where a field stands, or the book file as a whole."""
        return self.places.get(field, self.at)
