"""What the author asks for, before any reading: the contents of a book file as typed values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from bookmaker.model.book import Metadata
from bookmaker.model.content_warnings import Warnings
from bookmaker.model.problem import NOWHERE, Location

NotesWish = Literal["keep", "drop"]
CapitalsWish = Literal["title", "keep"]
QuotesWish = Literal["curl", "keep"]
DashesWish = Literal["em", "spaced en", "keep"]
EllipsesWish = Literal["character", "keep"]


@dataclass(frozen=True, slots=True)
class StructureWishes:
    """Wishes for finding chapters. `headings` is a regular expression for heading lines of this book."""

    headings: str = ""
    notes: NotesWish = "keep"
    capitals: CapitalsWish = "title"
    title_from_text: bool = True


@dataclass(frozen=True, slots=True)
class TypographyWishes:
    """Wishes for the house style."""

    quotes: QuotesWish = "curl"
    dashes: DashesWish = "em"
    ellipses: EllipsesWish = "character"


@dataclass(frozen=True, slots=True)
class Epigraph:
    """Words before the text, and whose they are."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One book as asked for. `name` names its folder under `out/`; `at` is its book file."""

    name: str
    metadata: Metadata = field(default_factory=Metadata)
    cover: str = ""
    dedication: str = ""
    epigraph: Epigraph | None = None
    warnings: Warnings = field(default_factory=Warnings)
    sources: tuple[str, ...] = ()
    structure: StructureWishes = field(default_factory=StructureWishes)
    typography: TypographyWishes = field(default_factory=TypographyWishes)
    theme: str = "classic"
    editions: tuple[str, ...] = ("epub", "print")
    at: Location = NOWHERE
