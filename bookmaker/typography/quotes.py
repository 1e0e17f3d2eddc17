"""Straight quote marks become the marks of the language; apostrophes become apostrophes."""

from __future__ import annotations

import re

from bookmaker.typography.edit import Edit
from bookmaker.typography.house import House

APOSTROPHE = "’"
# English words that begin with an apostrophe where a quotation might begin.
LEADING = re.compile(
    r"(?:tis|e|arry|twas|twere|twill|twould|twouldn|em|n|til|till|cause|round|bout|cept|fore|ere|im|er|ow|ope|pon|bove|neath|tween"
    r"|mongst|gainst|kay|sup|tude|zackly|appen|alf|ead|ouse|ome|orse|and|ard|ave|as|ad|is|imself|erself|ell|appy|undred"
    r"|coz|cuz|scuse|spect|nother|nuff|low|nough|course|stead)(?![^\W\d_])",
    re.IGNORECASE,
)
AMBIGUOUS = re.compile(r"(?:and|as|is|er|low|course|ell|ope|ad|im|ere)(?![^\W\d_])", re.IGNORECASE)
CLOSING = re.compile(r"[\w.,!?…]'(?!\w)")
NEAR = 400
"""Characters within which a single mark may find the one that it pairs with."""
OPENERS = " \n\t\u00a0\u2003([{—–-/…“‘„«‚¿¡\"'"
FEET = re.compile(r" ?\d{1,2}(?:½|¼|¾)?\"|[ -](?:high|long|tall|wide|deep|square|across)\b")
INCHES = re.compile(r"\d['′] ?\d{1,2}(?:½|¼|¾)?$")
# Every branch begins with a sign of its own, so that the search can leap to it. Doubled marks are one
# where they do not stand between letters: in “the 'Gull''s men” they are two.
MARK = re.compile(r"``(?<!\w``)|''(?!\w)|\"|'")


def rule(text: str, house: House) -> list[Edit]:
    """Curl every straight mark by what stands before and after it, and by what is still open."""
    if house.wishes.quotes == "keep" or ('"' not in text and "'" not in text):
        return []
    edits: list[Edit] = []
    is_open = is_inner_open = False
    for match in MARK.finditer(text):
        if prime := _prime(match):
            edits.append(Edit(*match.span(), prime, "quotes/prime"))
            continue
        before = _before(match, edits)
        after = text[match.end() : match.end() + 1]
        if match[0] == "'":
            mark = _single(text, match.end(), before, after, house, is_inner_open)
            is_inner_open = mark == house.marks.inner_open or (is_inner_open and mark != house.marks.inner_close)
            edits.append(Edit(*match.span(), mark, "quotes/single"))
        else:
            is_open = match[0] == "``" or (match[0] != "''" and _opens(before, after, is_open))
            edits.append(Edit(*match.span(), _double(is_open, house), "quotes/double"))
    return edits


def _prime(match: re.Match[str]) -> str:
    """The prime that a mark stands for after a number, where feet and inches go together or a measure follows."""
    text, start = match.string, match.start()
    before = text[max(0, start - 8) : start]
    if match[0] == "'" and before[-1:].isdecimal() and FEET.match(text, match.end()):
        return "′"
    return "″" if match[0] == '"' and INCHES.search(before) else ""


def _before(match: re.Match[str], edits: list[Edit]) -> str:
    """The character before a mark, as it will be: an opening mark just set counts as one."""
    if edits and edits[-1].end == match.start():
        return edits[-1].replacement[-1:]
    return match.string[match.start() - 1 : match.start()] if match.start() else ""


def _opens(before: str, after: str, is_open: bool) -> bool:
    """Whether a double mark opens: after a space and before a word it does, the reverse closes."""
    can_open = not before or before in OPENERS
    can_close = not after or after.isspace() or after in ".,;:!?)]}—–-…'’”\""
    if can_open == can_close:
        return not is_open
    return can_open


def _double(opens: bool, house: House) -> str:
    marks = house.marks
    return marks.open + marks.inside if opens else marks.inside + marks.close


def _single(text: str, end: int, before: str, after: str, house: House, is_inner_open: bool) -> str:
    if before and before not in OPENERS:
        return house.marks.inner_close if is_inner_open and not after.isalnum() else APOSTROPHE
    if not after or after.isspace() or after in '.,;:!?)]}—–…”"':
        return house.marks.inner_close
    if after.isdigit() or _is_leading_apostrophe(text, end):
        return APOSTROPHE
    return house.marks.inner_open


def _is_leading_apostrophe(text: str, end: int) -> bool:
    """'tis, 'em, 'round: a word of the list, unless a closing mark follows that it would pair with."""
    if not LEADING.match(text, end):
        return False
    return not (AMBIGUOUS.match(text, end) and CLOSING.search(text, end, end + NEAR))
