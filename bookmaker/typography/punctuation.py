"""The spaces beside marks that a language asks for.

French: a no-break space before the colon and inside guillemets, a narrow one before ; ! ? (Lexique des
règles typographiques en usage à l'Imprimerie nationale, “Ponctuation”). In Canada ; ! ? stand without one
(Office québécois de la langue française, “Espacement”), and none is put there. Spanish: none after ¿ and ¡ (Ortografía
de la lengua española 2010, “Signos de interrogación y exclamación”).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bookmaker.model.patterns import Late
from bookmaker.typography.edit import NOTHING, Edit, Edits
from bookmaker.typography.house import House

NO_BREAK, NARROW = "\u00a0", "\u202f"
SPACE = r"[ \u00a0\u202f\u2009]"
# The mark belongs to a sentence: not to a row of such marks, an address, a time of day or an emoticon.
TALL = Late(rf"(?<=[\w»”’\"')…%°€*_])({SPACE}?)(?=[;!?](?![-)(]))")
COLON = Late(rf"(?<=[\w»”’\"')…%°€*_])({SPACE}?)(?=:(?:\s|$|[«“„]))")
OPENED = Late(rf"«({SPACE}?)(?=[^\s»])")
CLOSED = Late(rf"(?<=[^\s«])({SPACE}?)(?=»)")
APART = re.compile(r" [,.!?;:]")
INVERTED = Late(r"(?<=[¿¡]) +(?=\w)")

# Not before a full stop that begins a row of dots or a number (.5), nor before an emoticon (:-), nor before
# a mark that is spoken of (“the ? in it”).
BEFORE_MARK = Late(r"(?<=[\w”’\"'»)])[ \t\u00a0]+(?=(?:[,;:]|[!?](?! [a-z])|\.(?! ?\.))(?:[\s”’\"'»“‘«!?]|$))")
BEFORE_COMMA = Late(r"(?<=[\w”’\"'»)])[ \t\u00a0]+(?=(?:,|\.(?! ?\.))(?:[\s”’\"'»!?]|$))")


def rule(text: str, house: House) -> Edits:
    """No spaces before marks that end something; those that French sets; none after the inverted marks of Spanish."""
    edits = list(_before_marks(text, house)) if APART.search(text) or NO_BREAK in text else []
    if house.language == "fr":
        edits += [e for e in _french(text, house) if text[e.start : e.end] != e.replacement]
    elif house.language == "es" and ("¿ " in text or "¡ " in text):
        edits += [Edit(*match.span(), "", "punctuation/inverted") for match in INVERTED.finditer(text)]
    return Edits(sorted(edits)) if edits else NOTHING


def _before_marks(text: str, house: House) -> Iterator[Edit]:
    """The spaces before marks that end something; French has them before the tall ones."""
    pattern = BEFORE_COMMA if house.language == "fr" else BEFORE_MARK
    yield from (Edit(*match.span(), "", "spaces/before-mark") for match in pattern.finditer(text))


def is_french_space(text: str, place: int) -> bool:
    """Whether a no-break space stands where French asks for one."""
    return text[place - 1 : place] == "«" or text[place + 1 : place + 2] in set(";:!?»")


def _french(text: str, house: House) -> Iterator[Edit]:
    name = "punctuation/french"
    inside = house.marks.inside or NO_BREAK
    if any(sign in text for sign in ";!?"):
        canada = house.region == "CA"
        found = (m for m in TALL.finditer(text) if m[1] or not canada)
        yield from (Edit(*match.span(1), NARROW, name) for match in found)
    if ":" in text:
        yield from (Edit(*match.span(1), NO_BREAK, name) for match in COLON.finditer(text))
    if "«" in text:
        yield from (Edit(*match.span(1), inside, name) for match in OPENED.finditer(text))
    if "»" in text:
        yield from (Edit(*match.span(1), inside, name) for match in CLOSED.finditer(text))
