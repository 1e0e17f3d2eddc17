"""Hyphens that stand for dashes become dashes."""

from __future__ import annotations

import re

from bookmaker.typography.edit import NOTHING, Edit, Edits
from bookmaker.typography.house import House

EM, EN = "—", "–"
# Each begins with the hyphen itself, so that the search can leap to it; what stands before it is looked at after.
DOUBLE = re.compile(r"--(?<!---)-?(?!-)")
SINGLE = re.compile(r"(?<=\S) [-–—] (?=\S)")
LONG = re.compile(r"-{4,}")
RANGE = re.compile(r"-(?<=\d-)(?=\d)")
NUMBERS = re.compile(r"(?:(?<![\w-])|(?<=--))(\d{1,4})-(\d{1,4})(?![\w]|-[^-])")
# The dash of languages that set it between spaces: French and Russian the long one, others the shorter.
SPACED = {"fr": " — ", "ru": " — ", "de": " – ", "sv": " – ", "cs": " – ", "pl": " – ", "nl": " – "}
# After a title a dash stands for a name, and keeps its place as a word: “Mr. -- of Stannet”.
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|St|Lord|Lady|Sir|Captain|Colonel|Major|General|Madame|Monsieur|M|Mme)\.? $")


def rule(text: str, house: House) -> Edits:
    """`--`, `---` and ` - ` become the house's dash, `1914-18` gets an en dash."""
    if house.wishes.dashes == "keep" or ("-" not in text and " – " not in text and " — " not in text):
        return NOTHING
    edits: list[Edit] = []
    if "--" in text:
        edits += [_double(match, house) for match in DOUBLE.finditer(text)]
        edits += [Edit(*match.span(), EM + EM, "dashes/long") for match in LONG.finditer(text)]
    if " - " in text or " – " in text or " — " in text:
        edits += [edit for match in SINGLE.finditer(text) if (edit := _spaced(match, house)).replacement != match[0]]
    edits += [Edit(*match.span(), EN, "dashes/range") for match in RANGE.finditer(text) if _is_range(match)]
    return Edits(sorted(edits, key=lambda edit: edit.start))


def _is_range(match: re.Match[str]) -> bool:
    """Two numbers of up to four digits, and nothing that makes them a date or a telephone number."""
    before = _digits_before(match)
    numbers = NUMBERS.match(match.string, match.start() - len(before))
    return numbers is not None and _spans(numbers[1], numbers[2])


def _spans(first: str, last: str) -> bool:
    """Whether two numbers may be the ends of something: 1914-18, 12-5; not 555-1234, 2024-05, 50-50."""
    if (len(first), len(last)) == (4, 2):
        return int(last) > int(first[2:])
    return first != last and (len(first), len(last)) != (3, 4)


def _digits_before(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 5) : match.start()]
    return before[len(before.rstrip("0123456789")) :]


def _double(match: re.Match[str], house: House) -> Edit:
    """The dash with the spaces beside it, which it takes with it."""
    text = match.string
    if _is_name(text, match.start(), match.end()):
        return Edit(*match.span(), EM, "dashes/name")
    start = match.start() - (text[match.start() - 1 : match.start()] == " ")
    end = match.end() + (text[match.end() : match.end() + 1] == " ")
    return Edit(start, end, _dash(text, start, end, house), "dashes/double")


def _spaced(match: re.Match[str], house: House) -> Edit:
    """A hyphen or dash between spaces, which become those of the house's style."""
    start, end = match.span()
    if _is_name(match.string, start + 1, end - 1):
        return Edit(start + 1, end - 1, EM, "dashes/name")
    own = SPACED.get(house.language) if house.wishes.dashes == "em" else None
    if own:  # the dash that stands there has its spaces by right
        return Edit(start, end, own if match[0] == " - " else match[0], "dashes/spaced-hyphen")
    return Edit(start, end, _between(house), "dashes/spaced-hyphen")


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a dash between spaces stands for a name that is not told, after a title."""
    if text[start - 1 : start] != " " or text[end : end + 1] != " ":
        return False
    return TITLE.search(text, max(0, start - 12), start) is not None


def _between(house: House) -> str:
    return EM if house.wishes.dashes == "em" else f" {EN} "


def _dash(text: str, start: int, end: int, house: House) -> str:
    """Closed up in the em style; in the spaced one, closed too where a line or a speech begins or ends."""
    if house.wishes.dashes == "em":
        return EM
    before, after = text[max(0, start - 4) : start], text[end : end + 4]
    at_edge = (start < 4 and not before.strip("\"'“‘ ")) or not after.strip()
    if at_edge:
        return EM
    had_space = text[start] == " " or text[end - 1] == " "
    between_words = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    return f" {EN} " if had_space or between_words else EM
