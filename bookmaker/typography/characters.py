"""Characters that only old programs, or typewriters, need."""

from __future__ import annotations

import re
from unicodedata import normalize

from bookmaker.model.patterns import Late
from bookmaker.typography.edit import NOTHING, Edit, Edits
from bookmaker.typography.house import House

# A zero-width space parts the words of Thai, Khmer, Lao and Burmese, which have no other.
UNSEEN = "\u00ad\ufeff\u2060\u200b"
ODD = re.compile(f"[{UNSEEN}]|[\ufb00-\ufb06\u2010\u2015´`]")
WORDS_WITHOUT_SPACES = Late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
LOW_QUOTE = Late(r"(?<![^\s(\[—–]),,(?=[^\W_])")
ANGLES = Late(r"(?<![<=])<<(?![<=])|(?<![>=])(?<![^\n])>>(?![>=\s]|\Z)|(?<![>=\n])(?<!^)>>(?![>=])")
LOW_QUOTES = frozenset({"de", "cs", "pl", "nl"})
GUILLEMETS = frozenset({"fr", "es", "it", "pt", "ru", "de", "cs"})


def rule(text: str, house: House) -> Edits:
    """Take out what nobody sees, and write plainly what stands for plain characters."""
    edits: list[Edit] = []
    if not text.isascii() or "`" in text:
        edits += [edit for match in ODD.finditer(text) if (edit := _plain(match))]
    if house.language in LOW_QUOTES and ",," in text:
        edits += [Edit(*match.span(), "„", "characters/low-quote") for match in LOW_QUOTE.finditer(text)]
    if house.language in GUILLEMETS and ("<<" in text or ">>" in text):
        edits += [Edit(*m.span(), "«" if m[0] == "<<" else "»", "characters/low-quote") for m in ANGLES.finditer(text)]
    return Edits(sorted(edits)) if edits else NOTHING


def _plain(match: re.Match[str]) -> Edit | None:
    """The edit for an odd character; None where it has its use."""
    sign, text = match[0], match.string
    if sign in UNSEEN:
        if sign == "\u200b" and WORDS_WITHOUT_SPACES.search(text[max(0, match.start() - 1) : match.end() + 1]):
            return None
        return Edit(*match.span(), "", "characters/soft-hyphen")
    if sign in "´`":
        is_within = text[match.start() - 1 : match.start()].isalpha() and text[match.end() : match.end() + 1].isalpha()
        return Edit(*match.span(), "'", "characters/accent") if is_within and match.start() else None
    if sign in "\u2010\u2015":
        return Edit(*match.span(), "-" if sign == "\u2010" else "—", "characters/bar")
    return Edit(*match.span(), normalize("NFKC", sign), "characters/ligature")
