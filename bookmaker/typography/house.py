"""The house style: which marks a language uses, and which of them the author wants."""

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
# French puts a no-break space inside guillemets (Imprimerie nationale, Lexique, “Guillemets”).
ENGLISH = Marks("“", "”", "‘", "’")
MARKS = {
    "en": ENGLISH,
    "de": Marks("„", "“", "‚", "‘"),
    "cs": Marks("„", "“", "‚", "‘"),
    "fr": Marks("«", "»", "“", "”", "\u00a0"),
    "es": Marks("«", "»", "“", "”"),
    "it": Marks("«", "»", "“", "”"),
    "pt": Marks("“", "”", "‘", "’"),
    "nl": Marks("“", "”", "‘", "’"),
    "sv": Marks("”", "”", "’", "’"),
    "pl": Marks("„", "”", "«", "»"),
    "ru": Marks("«", "»", "„", "“"),
}
# Guillemets where they are not the first choice: pointing inwards in German and Czech, as most books there have
# them (Duden, “Anführungszeichen”); outwards, without a space, in Switzerland (Bundeskanzlei, “Schreibweisungen”).
INWARDS = Marks("»", "«", "›", "‹")
OUTWARDS = Marks("«", "»", "‹", "›")
GUILLEMETS = {"de": INWARDS, "cs": INWARDS, "sv": Marks("»", "»", "’", "’"), "fr": MARKS["fr"]}
REGIONS = {
    "de-ch": OUTWARDS,
    "de-li": OUTWARDS,
    "pt-pt": Marks("«", "»", "“", "”"),
    "fr-ch": MARKS["fr"]._replace(inside="\u202f"),
}
"""Where a country does otherwise than the language at large."""
FULL_WIDTH = {"zh", "ja"}
"""Languages of full-width signs, with rules of their own."""
UNTOUCHED = {"ko"}
"""Languages whose marks the rules leave alone."""
SPACED = {"fr", "ru", "de", "sv", "cs", "pl", "nl", "it", "pt"}
"""Languages whose dashes stand between spaces."""


class House(NamedTuple):
    """What every rule needs to know: the language's marks and the author's wishes."""

    language: str
    marks: Marks
    wishes: TypographyWishes
    region: str = ""
    outer: Style = ""
    """Which marks stand outside in the text at hand."""
    proofread: bool = False
    """Whether the rules are to say what they could not decide."""
    without: frozenset[str] = frozenset()
    """Rules, or groups of them, that are not to be followed."""

    @classmethod
    def of(cls, language: str, wishes: TypographyWishes) -> "House":
        """The house style for a language tag; an unknown language is set like English."""
        base, *others = language.lower().split("-")
        region = next((part.upper() for part in others if len(part) == 2), "TW" if "hant" in others else "")
        return cls(base, _marks(base, region, wishes), wishes, region, without=frozenset(wishes.without))

    @property
    def spaced_dash(self) -> bool:
        """Whether the house's dashes stand between spaces."""
        return self.wishes.dashes == "spaced en" or (self.wishes.dashes == "em" and self.language in SPACED)

    @property
    def wishes_first(self) -> bool:
        """Whether the author says which marks are to stand outside."""
        return self.wishes.quotes in FIRST

    @property
    def swaps(self) -> bool:
        """Whether the author wants other marks outside than the text has there."""
        return self.wishes.quotes in FIRST and bool(self.outer) and FIRST[self.wishes.quotes] != self.outer


FIRST: dict[str, Style] = {"double first": "double", "single first": "single"}
"""The marks that a wish wants outside."""


def _marks(base: str, region: str, wishes: TypographyWishes) -> Marks:
    if wishes.quotes == "guillemets" and f"{base}-{region.lower()}" not in REGIONS:
        return GUILLEMETS.get(base, OUTWARDS)
    return REGIONS.get(f"{base}-{region.lower()}", MARKS.get(base, ENGLISH))
