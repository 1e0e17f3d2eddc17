"""Hyphens that stand for dashes become dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bookmaker.model.patterns import Late
from bookmaker.typography.edit import NOTHING, Edit, Edits, outside
from bookmaker.typography.house import House

EM, EN = "—", "–"
# Each begins with the hyphen itself, so that the search can leap to it; what stands before it is looked at after.
DOUBLE = re.compile(r"--(?<!---)(?<!<--)(?<!<!--)-?(?![->])")  # an arrow (-->) is none
SINGLE = re.compile(r"(?<=\S) [-–—] (?=\S)")
# A hyphen where a speech breaks off, or breaks in: “I was going to-”.
INTERRUPTED = Late(
    r"(?<=[^\W\d_])-(?=[\"”](?:\s|$))|(?<=[^\w]\")-(?=[^\W\d_])|(?<=“)-(?=[^\W\d_])|(?<=^\")-(?=[^\W\d_])"
)
LONG = re.compile(r"-{4,}")
MONEY = Late(r"[$£€]\d[\d.,]*(-)[$£€]\d", look=lambda text: "-$" in text or "-£" in text or "-€" in text)
RANGE = re.compile(r"-(?<=\d-)(?=\d)")
NUMBERS = re.compile(r"(?:(?<![\w-])|(?<=--))(\d{1,4})-(\d{1,4})(?![\w]|-[^-])")
SUM = re.compile(r"(\d{1,4}) - (\d{1,4})(?!\w)( ?[=+*/])?")
# The dash of languages that set it between spaces: the long one, or the shorter.
SPACED = {
    **dict.fromkeys(("fr", "ru", "pt"), " — "),
    **dict.fromkeys(("de", "sv", "cs", "pl", "nl", "it"), " – "),
}
# Languages that begin a speech with a dash, and which one: the long one, with a space but in Spanish (Ortografía
# 2010, “Raya”), or the shorter one (Svenska skrivregler, “Talstreck”; PWN, zasada 98; Internetová jazyková příručka,
# “Pomlčka”). A hyphen at the beginning of a line may be a list's in other languages.
SPEECH = {"es": EM} | {
    **dict.fromkeys(("fr", "ru", "pt"), f"{EM} "),
    **dict.fromkeys(("it", "pl", "sv", "cs"), f"{EN} "),
}
SPEAKS = Late(r"(?<![^\n])(?:-{1,3}[ \u00a0]?|–{1,2}(?![ \u00a0])|—(?![ \u00a0]))(?=[^\W\d_]|[¿¡«“„‘\"'`…])")
# The dash that begins or ends a remark in the midst of a Spanish speech: a space outside, none inside.
BEGINS_REMARK = Late(r"(?<=[^\s—–-] )(?:--?|–)(?=[^\W\d_])")
ENDS_REMARK = Late(r"(?<=[\w,.;:?!…])(?:--?|–)(?=[.,;:](?:\s|$)| )")
# “disse ela -, e saiu”: the dash that ends a remark stands before the comma.
BEFORE_COMMA = Late(r"(?<=[^\W_]) --?(?=[,;.](?:\s|$))")
RAYA = Late(
    r"(?<=[^\s—–-])(?: (?:-{1,3}|[–—]) (?=[^\s—–-])(?!(?<=\d [–—-] )\d)(?!(?<=\d -- )\d)"
    r"|(?P<end> (?:-{1,2}|[–—]))(?=[.,;:](?:\s|$)))"
)
# After a title a dash stands for a name, and keeps its place as a word: “Mr. -- of Stannet”.
TITLES = frozenset(
    (
        *("Mr", "Mrs", "Ms", "Miss", "Dr", "St", "Lord", "Lady", "Sir", "Captain", "Colonel", "Major", "General"),
        *("Madame", "Monsieur", "M", "Mme"),
    )
)
LAST_WORD = re.compile(r"\w+$")


def rule(text: str, house: House) -> Edits:
    """`--`, `---` and ` - ` become the house's dash, `1914-18` gets an en dash."""
    if house.wishes.dashes == "keep" or ("-" not in text and "–" not in text and "—" not in text):
        return NOTHING
    first = list(_speech(text, house)) if house.language in SPEECH else []
    if house.language == "es" and house.wishes.dashes == "em":
        first = sorted(first + outside(_rayas(text), [(edit.start, edit.end) for edit in first]))
    if house.language in SPACED and house.wishes.dashes == "em" and " -" in text:
        dash = SPACED[house.language].rstrip()
        first += [Edit(*match.span(), dash, "dashes/one-sided") for match in BEFORE_COMMA.finditer(text)]
        first.sort()
    edits = _between_words(text, house)
    return Edits(sorted(first + outside(edits, [(edit.start, edit.end) for edit in first])) if first else edits)


def _between_words(text: str, house: House) -> list[Edit]:
    edits: list[Edit] = []
    if '-"' in text or '"-' in text or "-”" in text or "“-" in text:
        edits += [Edit(*match.span(), EM, "dashes/interrupted") for match in INTERRUPTED.finditer(text)]
    if "--" in text:
        edits += [_double(match, house) for match in DOUBLE.finditer(text)]
        if "----" in text:
            edits += [Edit(*match.span(), EM + EM, "dashes/long") for match in LONG.finditer(text)]
    if " - " in text or " – " in text or " — " in text:
        edits += [_spaced(match, house) for match in SINGLE.finditer(text)]
    edits += [Edit(*match.span(1), EN, "dashes/range") for match in MONEY.finditer(text)]
    edits += [Edit(*match.span(), EN, "dashes/range") for match in RANGE.finditer(text) if _is_range(match)]
    return sorted(edit for edit in edits if text[edit.start : edit.end] != edit.replacement)


def _rayas(text: str) -> Iterator[Edit]:
    """Spanish dashes between words: the first of two has its space outside, and so has the second."""
    line, is_second = 0, False
    for match in RAYA.finditer(text):
        if text.find("\n", line, match.start()) >= 0:
            is_second = False
        line = match.end()
        if match["end"]:
            yield Edit(*match.span("end"), EM, "dashes/one-sided")
            is_second = False
        else:
            yield Edit(*match.span(), f"{EM} " if is_second else f" {EM}", "dashes/spaced-hyphen")
            is_second = not is_second


def _speech(text: str, house: House) -> Iterator[Edit]:
    """The dashes that begin speeches, and in Spanish those round the remarks in them."""
    dash = SPEECH[house.language]
    first = text[:1] in "-–—" or "\n-" in text or "\n–" in text or "\n—" in text
    if first:
        for match in SPEAKS.finditer(text):
            own = match[0][0] + dash[1:] if match[0][0] in "–—" and house.language != "es" else dash
            if own != match[0]:
                yield Edit(*match.span(), own, "dashes/speech")
    if house.language == "es" and (first or text[:1] == EM):
        for pattern in (BEGINS_REMARK, ENDS_REMARK):
            yield from (Edit(*match.span(), EM, "dashes/one-sided") for match in pattern.finditer(text))


def _is_range(match: re.Match[str]) -> bool:
    """Two numbers of up to four digits, and nothing that makes them a date or a telephone number."""
    before = _digits_before(match, match.start())
    numbers = NUMBERS.match(match.string, match.start() - len(before))
    return numbers is not None and _spans(numbers[1], numbers[2])


def _spans(first: str, last: str) -> bool:
    """Whether two numbers may be the ends of something: 1914-18, 12-5; not 555-1234, 2024-05, 50-50."""
    if (len(first), len(last)) == (4, 2):
        return int(last) > int(first[2:])
    return first != last and (len(first), len(last)) != (3, 4)


def _digits_before(match: re.Match[str], end: int) -> str:
    before = match.string[max(0, end - 5) : end]
    return before[len(before.rstrip("0123456789")) :]


def _double(match: re.Match[str], house: House) -> Edit:
    """The dash with the spaces beside it, which it takes with it."""
    text = match.string
    if _is_name(text, match.start(), match.end()):
        return Edit(*match.span(), EM, "dashes/name")
    if text[match.start() - 1 : match.start()].isdecimal() and text[match.end() : match.end() + 1].isdecimal():
        return Edit(*match.span(), EN, "dashes/range")
    start = match.start() - (text[match.start() - 1 : match.start()] == " " and match.start() > 0)
    end = match.end() + (text[match.end() : match.end() + 1] == " ")
    return Edit(start, end, _dash(text, start, end, house), "dashes/double")


def _spaced(match: re.Match[str], house: House) -> Edit:
    """A hyphen or dash between spaces, which become those of the house's style."""
    start, end = match.span()
    if _is_name(match.string, start + 1, end - 1):
        return Edit(start + 1, end - 1, EM, "dashes/name")
    if match[0] == " - " and (sums := SUM.match(match.string, start - len(_digits_before(match, start)))):
        is_range = _spans(sums[1], sums[2]) and int(sums[2]) > int(sums[1]) and not sums[3]
        return Edit(start, end, EN if is_range else match[0], "dashes/range")
    own = _own(house)
    if own and house.language in SPACED and house.wishes.dashes == "em" and match[0] != " - ":
        own = match[0]  # the dash that stands there has its spaces by right
    return Edit(start, end, own or EM, "dashes/spaced-hyphen")


def _own(house: House) -> str:
    """The house's dash between spaces; empty where it is closed up."""
    if house.wishes.dashes == "em":
        return SPACED.get(house.language, "")
    return f" {EN} "


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a dash between spaces stands for a name that is not told, after a title."""
    if text[start - 1 : start] != " " or text[end : end + 1] != " ":
        return False
    word = LAST_WORD.search(text[max(0, start - 12) : start - 1].removesuffix("."))
    return word is not None and word[0] in TITLES


def _dash(text: str, start: int, end: int, house: House) -> str:
    """Closed up in the em style; in a spaced one, closed too where a line or a speech begins or ends."""
    own = _own(house)
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    at_edge = (start < 4 and not before.strip("\"'“‘ ")) or not after.strip()
    if not own or (at_edge and house.wishes.dashes == "spaced en"):
        return EM
    if at_edge:
        alone = own.strip() if not before.strip() else own.rstrip()
        return own.lstrip() if after.strip() else alone
    had_space = text[start] == " " or text[end - 1] == " "
    between_words = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    if had_space or between_words:
        return own
    return EM if house.wishes.dashes == "spaced en" else own.strip()
