"""Bylines: "by Ida Orr", "Roman von Ida Orr", in the languages that we know."""

from __future__ import annotations

import re
from typing import NamedTuple

from bookmaker.model.patterns import SPACES, Late, begins, holds

LONGEST = 200
"""Characters of a byline with the signs drawn round it."""
_EDGE = r"[\s_*~-]*"
_SIGNS = f"{SPACES}_*~-"
_BY = ("von", "par", "por", "av", "door")
BYLINE = Late(
    rf"{_EDGE}(?:(?:written\s+)?by|author:)\s*[:\n]?\s*(?P<name>\S.{{0,58}}?){_EDGE}",
    re.IGNORECASE | re.DOTALL,
    look=holds("by", "author:"),
)
# German, French and Spanish, Swedish, Dutch: small, or the whole line in capitals.
_WRITTEN = r"(?:(?:[Gg]eschrieben|[Éé]crit|[Ee]scrito|[Ss]kriven|[Gg]eschreven)\s+)?"
ELSEWHERE = Late(
    rf"{_EDGE}(?:{_WRITTEN}(?P<by>von|par|por|av|door)"
    r"|(?i:(?P<kind>ein(?:e)? \w+) von)|VON|PAR|POR|AV|DOOR|Von|Par|Por|Av|Door)"
    rf"\s*[:\n]?\s*(?P<name>\S.{{0,58}}?){_EDGE}",
    re.DOTALL,
    look=begins(*_BY, "ein", "geschrieben", "écrit", "escrito", "skriven", "geschreven", signs=_SIGNS),
)
_KIND = (
    r"(?:(?:Kriminal|Abenteuer|Zukunfts|Heimat)?roman|novelle|erzählung(?:en)?|schauspiel|lustspiel|trauerspiel"
    r"|nouvelles?|romanzo|racconto|novela|romance|verhaal|novell|berättelse)"
)
_KINDS = (
    *("roman", "kriminal", "abenteuer", "zukunfts", "heimat", "novel", "erzählung", "schauspiel", "lustspiel"),
    *("trauerspiel", "nouvelle", "racconto", "verhaal", "berättelse"),
)
_OF = r"(?:von|par|por|av|door|de|di|da|van|af)"
_ARTICLE = r"(?:(?i:ein|eine|un|une|uma|um|een|en)\s+)?"
# What may also be a title ("Der Graf von Monte Christo", "De kleine Johannes") counts only below one.
BELOW_TITLE = Late(
    rf"{_EDGE}(?:(?:(?P<kind>{_ARTICLE}(?i:{_KIND}))\s+)?{_OF}|d['’])"
    rf"\s*\n?\s*(?P<name>\S.{{0,58}}?){_EDGE}",
    re.DOTALL,
    look=begins(*_BY, "de", "di", "da", "van", "af", "d'", "d’", "ein", "un", "um", "een", "en", *_KINDS, signs=_SIGNS),
)
TITLE_OF = Late(
    rf"(?P<title>\S.{{0,78}}?)[,.:]?\s+(?P<kind>{_ARTICLE}(?i:{_KIND}))\s+{_OF}\s+(?P<name>\S.*)",
    look=holds(*_KINDS),
)
"""Title, kind and author in one line: "Effi Briest. Roman von Theodor Fontane"."""
_ENGLISH = (
    *(
        "novel",
        "novella",
        "novelette",
        "romance",
        "tale",
        "tales",
        "story",
        "stories",
        "thriller",
        "mystery",
        "fantasy",
    ),
    *("fable", "adventure", "play", "memoir"),
)
_ENGLISH_KIND = rf"(?i:an?\s+)?(?:[^\W\d_][\w’'-]*\s+){{0,2}}?(?i:{'|'.join(_ENGLISH)})"
KIND_BY = Late(
    rf"{_EDGE}(?P<kind>{_ENGLISH_KIND})\s+(?i:by)\s+(?P<name>\S.{{0,58}}?){_EDGE}",
    re.DOTALL,
    look=holds(*_ENGLISH),
)
"""An English kind and author below a title: "A Novel by Jane Doe"."""
KIND = Late(
    rf"{_EDGE}(?P<kind>{_ARTICLE}(?i:{_KIND})|(?=[Aa]n?\s){_ENGLISH_KIND}){_EDGE}",
    look=holds(*_KINDS, *_ENGLISH),
)
"""A line that says what a book is, and nothing else: "Roman", "A Novel"."""
ALONE = frozenset(("by", "von", "par", "por", "av", "door", "de", "di"))
"""What may stand in a line of its own above a name."""
PARTICLES = frozenset(
    (
        *("von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "du", "des", "la", "le"),
        *("los", "las", "y", "zu", "zum", "af", "av", "ten", "ter"),
    )
)
CAPITALISED = Late(r"(?:[dDlLO]['’])?[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?(?:-[^\W\d_][\w’'-]*\.?)*")


class Byline(NamedTuple):
    """The name in a byline, and the place of the words that say what the book is: "Roman" before "von Ida Orr".

    Where nothing says that, both places are the start of the line.
    """

    name: str
    start: int = 0
    end: int = 0


def name_in(line: str, below_title: bool = False) -> str:
    """The name in a byline; empty where the line is none. Some shapes count only right `below_title`."""
    byline = read_byline(line, below_title)
    return byline.name if byline else ""


def read_byline(line: str, below_title: bool = False) -> Byline | None:
    """Read a byline; None where the line is none. Some shapes count only right `below_title`."""
    if len(line) > LONGEST:
        return None
    if match := BYLINE.fullmatch(line):
        return Byline(match["name"]) if _may_be_name(match["name"]) else None
    match = ELSEWHERE.fullmatch(line)
    if match and is_name(match["name"], 1 if match["by"] not in {None, "von"} else 2):
        return _byline(match)
    if not below_title:
        return None
    match = BELOW_TITLE.fullmatch(line) or KIND_BY.fullmatch(line)
    return _byline(match) if match and is_name(match["name"], 2) else None


def _byline(match: re.Match[str]) -> Byline:
    start, end = match.span("kind")
    return Byline(match["name"], max(0, start), max(0, end))


def is_name(text: str, fewest: int) -> bool:
    """Whether words are a whole name: capitals and particles, as many as five, and no end of a sentence."""
    words = text.split()
    if not fewest <= len(words) <= 6 or words[0] in PARTICLES or words[-1].lower() in PARTICLES:
        return False
    is_sentence = text.endswith(".") and len(words[-1]) > 3
    return not is_sentence and all(word in PARTICLES or CAPITALISED.fullmatch(word) for word in words)


def _may_be_name(text: str) -> bool:
    """Whether the words after "by" name somebody: few, and no sentence that goes on ("By noon it rained.")."""
    words = text.split()
    if len(words) > 6 or text.endswith(("?", "!", ",", ";")):
        return False
    return len(words) == 1 or (not words[0].islower() and not (text.endswith(".") and words[-1].islower()))
