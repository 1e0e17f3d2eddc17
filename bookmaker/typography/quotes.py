"""Straight quote marks become the marks of the language; apostrophes become apostrophes.

Most paragraphs hold marks that could not be anything else: one scan sets them. Of the others every
mark gets the costs of its roles (`marks.py`), and the best nesting decides (`nesting.py`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bookmaker.model.patterns import Late
from bookmaker.model.problem import Problem, note
from bookmaker.typography.edit import NOTHING, Doubt, Edit, Edits, beside
from bookmaker.typography.house import House, Marks
from bookmaker.typography.languages import words_of
from bookmaker.typography.marks import HAIR, KIND, SEEN_THROUGH, Place, curled, double_costs, single_costs
from bookmaker.typography.nesting import Costs, Reading, margins, read

APOSTROPHE = "’"
FEET = Late(r" ?\d{1,2}(?:½|¼|¾)?\"|[ -](?:high|long|tall|wide|deep|square|across)\b")
INCHES = Late(r"\d['′] ?\d{1,2}(?:\.\d+|½|¼|¾)?$")
BY = Late(r" ?[x×] ?\d")
BY_BEFORE = Late(r"\d['\"′″] ?[x×] ?\d{1,3}[½¼¾]?$")
"""The two sides of what is measured in two: 2" x 4"."""
DEGREES = Late(r"[°º] ?\d{1,2}$")
# It begins with the sign itself, so that the search can leap to it. Its branches: an apostrophe between
# letters; a double mark that can only open; one that can only close; a single one that may open; one
# that can only close; any mark of which that is not sure.
PLAIN = re.compile(
    r"['\"`“”„‘‚](?:"
    r"(?<=[^\W\d_]')(?=[^\W\d_])()"
    r"|(?:(?<=[ (\[—'][\"“])|(?<!.[\"“])(?<=[\"“]))(?='?[^\W\d_])()"
    r"|(?:(?<=[^\W\d_][\"”])|(?<=[.,!?…—;:)'][\"”]))(?![^\s—.,;:!?)\]'])()"
    r"|(?:(?<=[ (\[—\"“]')|(?<!.')(?<='))(?=[\"“]?[^\W\d_])()"
    r"|(?<=[.,!?…—;:)\"”]')(?![^\s—.,;:!?)\]\"”])()"
    r"|)",
    re.DOTALL,
)
CURLED = frozenset("“”")
# What is open after each of these marks, by what was open before: the last of its letters is innermost.
STATES: dict[str, tuple[str | None, ...]] = {
    "": ("D", None, "S", None),
    "D": (None, "", "DS", None),
    "S": ("SD", None, None, ""),
    "DS": ("DSD", None, None, "D"),
    "SD": (None, "S", "SDS", None),
    "DSD": (None, "DS", None, None),
    "SDS": (None, None, None, "SD"),
}
MARK = re.compile(r"`{3,}+|``|''|[\"'`“”„‘’‚]")
OPENING = "“„‘‚"
CLOSES_DOUBLED = re.compile(r"''(?!\w)")
BESIDE, MARKS = 8, "'\"`_*’‘“”′″"
FAR = 2000
"""Characters within which the mark is looked for that an unusual opening mark pairs with."""
DOUBT = 2.0
"""A reading that is not better than this than another one is in doubt."""


def rule(text: str, house: House) -> Edits:
    """Curl every straight mark by what stands before and after it, and by the best nesting of all of them."""
    if house.wishes.quotes == "keep":
        return NOTHING
    if house.swaps:
        return _weighed(text, house) if any(sign in text for sign in SWAPPED) else NOTHING
    if '"' not in text and "'" not in text and not _is_to_weigh(text, house.language):
        return Edits((), _weighed(text, house).doubts) if house.proofread else NOTHING
    plain = _plain(text, house)
    return Edits(plain) if plain is not None else _weighed(text, house)


def _is_to_weigh(text: str, language: str) -> bool:
    """Whether a text without straight marks has some that may look the wrong way: other programs left them so."""
    if "`" in text or ("“" in text and (text[-1] == "“" or "“ " in text or "“’" in text)):
        return True
    if "‘" not in text:
        return False
    words = words_of(language)
    first_words = {word.lower() for word in OPENED.findall(text)}
    return not (first_words.isdisjoint(words.sure) and first_words.isdisjoint(words.likely)) or "’ ”" in text


OPENED = re.compile(r"‘([^\W\d_]+)")


def _plain(text: str, house: House) -> list[Edit] | None:
    """The edits of a text whose marks can be one thing only, and whose quotations all are closed; else None."""
    edits: list[Edit] = []
    signs = _signs(house.marks)
    state = ""
    new = tuple.__new__  # making a named tuple by its name takes three times as long
    for match in PLAIN.finditer(text):
        kind, start = match.lastindex, match.start()
        if kind is None:
            return None
        if kind > 1:
            after = STATES[state][kind - 2]
            if after is None:
                return None
            state = after
        sign, name = signs[kind]
        if text[start] in CURLED:
            continue
        edits.append(new(Edit, (start, start + 1, sign, name)))
    return None if state else edits


@cache
def _signs(marks: Marks) -> tuple[tuple[str, str], ...]:
    """For each branch of `PLAIN` what its mark becomes, and the name of the edit."""
    singles = ((marks.inner_open, "quotes/single"), (marks.inner_close, "quotes/single"))
    doubles = ((_double(marks, "o"), "quotes/double"), (_double(marks, "c"), "quotes/double"))
    return ("", ""), (APOSTROPHE, "quotes/apostrophe"), *doubles, *singles


class Mark(NamedTuple):
    """A mark of the text that is weighed."""

    start: int
    end: int
    costs: Costs
    straight: bool


def _weighed(text: str, house: House) -> Edits:
    certain, marks = _marks(text, house)
    reading = read(tuple(mark.costs for mark in marks), house.outer)
    within = _within(marks, reading.roles) if house.marks.inner_open in DOUBLED else frozenset[int]()
    edits = certain + [
        Edit(
            mark.start,
            mark.end,
            _sign(mark, role, house, index in within),
            "quotes/double" if mark.costs.double else "quotes/single",
        )
        for index, (mark, role) in enumerate(zip(marks, reading.roles, strict=True))
        if mark.straight or (house.swaps and role != "a") or _is_turned(text[mark.start], role, house.marks)
    ]
    edits += _gaps(text, marks, reading.roles)
    edits.sort(key=lambda edit: edit.start)
    return Edits(edits, tuple(_doubts(text, house, marks, reading)) if house.proofread else ())


DOUBLED = frozenset("„“«»")
"""Marks that look double, and that some languages set within others."""


def _within(marks: list[Mark], roles: str) -> frozenset[int]:
    """The double marks of quotations that stand within other double ones."""
    depth, within = 0, set[int]()
    for index, (mark, role) in enumerate(zip(marks, roles, strict=True)):
        if mark.costs.double and role != "a":
            depth -= role == "c"
            if depth > 0:
                within.add(index)
            depth += role == "o"
    return frozenset(within)


def _is_turned(sign: str, role: str, marks: Marks) -> bool:
    """Whether a curly mark looks the other way than its role: “ may open, but closes in German and Russian."""
    if role == "c" and sign in (marks.close, marks.inner_close):
        return False
    return (role == "o") != (sign in OPENING) and not (role == "o" and sign in (marks.open, marks.inner_open))


def _sign(mark: Mark, role: str, house: House, within: bool) -> str:
    if role == "a":
        return "″" if mark.costs.double else APOSTROPHE
    if mark.costs.double != house.swaps and not within:
        return _double(house.marks, role)
    return house.marks.inner_open if role == "o" else house.marks.inner_close


def _double(marks: Marks, role: str) -> str:
    return marks.open if role == "o" else marks.close


def _gaps(text: str, marks: list[Mark], roles: str) -> Iterator[Edit]:
    """The spaces between two marks that close, or open, together: typists keep them apart, printers do not."""
    for first, second, role, other in zip(marks, marks[1:], roles, roles[1:], strict=False):
        if second.start == first.end + 1 and text[first.end] == " " and role == other != "a":
            beyond = text[first.start - 1 : first.start] if role == "c" else text[second.end : second.end + 1]
            is_beside_words = beyond.isalnum() or (role == "c" and beyond in {".", ",", "!", "?", "…"})
            if first.costs.double != second.costs.double and is_beside_words:
                yield Edit(first.end, second.start, "", "quotes/gap")


def _marks(text: str, house: House) -> tuple[list[Edit], list[Mark]]:
    """The edits of primes and of apostrophes between letters, and the marks that have to be weighed."""
    certain: list[Edit] = []
    found: list[tuple[int, int, str]] = []
    doubled = "``" in text
    for match in MARK.finditer(text):
        start, end = match.span()
        sign = match[0]
        if len(sign) > 2:
            continue  # a fence of program code
        if prime := _prime(match):
            certain.append(Edit(start, end, prime, "quotes/prime"))
        elif sign == "''" and not _is_doubled(text, start, end, doubled):
            found += ((start, start + 1, "'"), (start + 1, end, "'"))
        elif sign in "'’" and text[start - 1 : start].isalpha() and text[end : end + 1].isalpha() and start:
            if sign == "'":
                certain.append(Edit(start, end, APOSTROPHE, "quotes/apostrophe"))
        elif "`" not in sign or _opens_as_quote(text, start, end):
            found.append((start, end, sign))
    return certain, list(_with_costs(text, found, house.language))


def _is_doubled(text: str, start: int, end: int, surely: bool) -> bool:
    """Whether two single marks stand for a double one: not between letters, as in “the 'Gull''s men”."""
    before = text[max(0, start - BESIDE) : start].rstrip(MARKS)[-1:]
    after = text[end : end + BESIDE].lstrip(MARKS)[:1]
    if before.strip():
        return not after.isalnum() or (surely and not before.isalnum())
    return surely or (after.isalnum() and CLOSES_DOUBLED.search(text, end, end + FAR) is not None)


def _opens_as_quote(text: str, start: int, end: int) -> bool:
    """Whether grave accents stand where a quotation begins; a single one needs a single mark to close it."""
    before = text[max(0, start - BESIDE) : start].rstrip(MARKS)[-1:]
    if end - start == 2:
        return not before.isalnum()
    return KIND[before] in "sbd" and text[end : end + 1].isalpha() and text.find("'", end, end + FAR) >= 0


def _with_costs(text: str, found: list[tuple[int, int, str]], language: str) -> Iterator[Mark]:
    """The marks with the costs of their roles; of marks side by side, each sees what stands beside all of them."""
    befores: list[tuple[str, bool]] = []
    previous = -2
    for start, end, _ in found:
        is_beside = start == previous or (start == previous + 1 and text[previous] == HAIR)
        befores.append((befores[-1][0], True) if is_beside else (_kind_before(text, start), False))
        previous = end
    afters: list[tuple[str, int, bool]] = []
    following = -1
    for start, end, _ in reversed(found):
        is_beside = end == following or (end == following - 1 and text[end] == HAIR)
        afters.append((*afters[-1][:2], True) if is_beside else (*_kind_after(text, end), False))
        following = start
    afters.reverse()
    for (start, end, sign), (before, inner), (after, place, outer) in zip(found, befores, afters, strict=True):
        outside = outer if after in "wW9" else inner
        costs = _costs(text, Place(start, place, outside), sign, before + after, language)
        yield Mark(start, end, costs, sign in STRAIGHT_ONES)


SWAPPED = "\"'`“”„‘’‚"
STRAIGHT_ONES = {'"', "'", "`", "``", "''"}
DOUBLE = {'"', "''", "``", "“", "”", "„"}


def _costs(text: str, place: Place, sign: str, beside: str, language: str) -> Costs:
    if sign in DOUBLE:
        return curled(double_costs(*beside), sign)
    return curled(single_costs(text, place, beside, language), sign)


def _kind_before(text: str, start: int) -> str:
    while start and text[start - 1] in SEEN_THROUGH:
        start -= 1
    return KIND[text[start - 1 : start] if start else ""]


def _kind_after(text: str, end: int) -> tuple[str, int]:
    while text[end : end + 1] and text[end] in SEEN_THROUGH:
        end += 1
    return KIND[text[end : end + 1]], end


def _prime(match: re.Match[str]) -> str:
    """The prime that a mark stands for after a number, where feet and inches go together or a measure follows."""
    text, start = match.string, match.start()
    if not start or text[start - 1] not in "0123456789½¼¾":
        return ""
    before = text[max(0, start - 8) : start]
    if match[0] in "'\"" and (BY.match(text, match.end()) or BY_BEFORE.search(before)):
        return "′" if match[0] == "'" else "″"
    if match[0] == "'" and before[-1:].isdecimal() and (FEET.match(text, match.end()) or DEGREES.search(before)):
        return "′"
    return "″" if match[0] == '"' and INCHES.search(before) else ""


def _doubts(text: str, house: House, marks: list[Mark], reading: Reading) -> Iterator[Doubt]:
    """What is not sure: quotations never closed, marks that close nothing, signs that might be others."""
    said = {*reading.left_open, *reading.unmatched}
    for index in sorted(said):
        yield _doubt(text, marks[index], UNCLOSED if index in reading.left_open else UNOPENED)
    for index, margin in enumerate(margins(tuple(mark.costs for mark in marks), house.outer, reading.roles)):
        if margin < DOUBT and index not in said:
            yield _doubt(text, marks[index], EITHER_DOUBLE if marks[index].costs.double else EITHER_SINGLE)


def _doubt(text: str, mark: Mark, problem: Problem) -> Doubt:
    return Doubt(mark.start, mark.end, beside(text, mark.start, mark.end, problem))


UNCLOSED = note("typography/unclosed-quote", "a quotation is never closed", hint="close it, if it ends here")
UNOPENED = note("typography/unopened-quote", "a mark closes a quotation that was never opened")
EITHER_SINGLE = note("typography/apostrophe-or-quote", "a mark may be an apostrophe or begin a quotation")
EITHER_DOUBLE = note("typography/open-or-close", "a mark may begin or end a quotation")
