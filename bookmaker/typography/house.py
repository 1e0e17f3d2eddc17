"""The house style: which marks a language uses, and which of them the author wants."""

from __future__ import annotations

from typing import NamedTuple

from bookmaker.model.recipe import TypographyWishes
from bookmaker.typography.nesting import Style


class Marks(NamedTuple):
    """Quotation marks of a language: outer pair, inner pair, and the space inside the outer ones."""

    open: str
    close: str
    inner_open: str
    inner_close: str
    inside: str = ""


# After each language's orthographic rules as the Unicode CLDR "delimiters" give them (release 46);
# French puts a narrow no-break space inside guillemets (Imprimerie nationale, Lexique).
ENGLISH = Marks("“", "”", "‘", "’")
MARKS = {
    "en": ENGLISH,
    "de": Marks("„", "“", "‚", "‘"),
    "cs": Marks("„", "“", "‚", "‘"),
    "fr": Marks("«", "»", "“", "”", "\u202f"),
    "es": Marks("«", "»", "“", "”"),
    "it": Marks("«", "»", "“", "”"),
    "pt": Marks("“", "”", "‘", "’"),
    "nl": Marks("“", "”", "‘", "’"),
    "sv": Marks("”", "”", "’", "’"),
    "pl": Marks("„", "”", "«", "»"),
    "ru": Marks("«", "»", "„", "“"),
}
UNTOUCHED = {"zh", "ja", "ko"}
"""Languages whose full-width marks the rules leave alone."""


class House(NamedTuple):
    """What every rule needs to know: the language's marks and the author's wishes."""

    language: str
    marks: Marks
    wishes: TypographyWishes
    outer: Style = ""
    """Which marks stand outside in the text at hand."""
    proofread: bool = False
    """Whether the rules are to say what they could not decide."""

    @classmethod
    def of(cls, language: str, wishes: TypographyWishes) -> House:
        """The house style for a language tag; an unknown language is set like English."""
        base = language.split("-")[0].lower()
        return cls(base, MARKS.get(base, ENGLISH), wishes)
