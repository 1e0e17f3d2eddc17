"""The signs of Chinese and Japanese texts, full-width as their rules ask; nothing else of such texts is touched.

Chinese: GB/T 15834-2011, 4.10 (the ellipsis has six dots), 4.9 (the dash has the width of two characters), 4.8
(quotation marks), 5.1 (marks take the width of a character); in Taiwan corner brackets quote. Japanese: W3C,
Requirements for Japanese Text Layout, appendix A: 「」 quote, …… and ―― have two characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.model.patterns import Late
from bookmaker.typography.edit import NOTHING, Edit, Edits
from bookmaker.typography.house import House

IDEOGRAPH = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
SIGNS = "，。、！？：；“”‘’「」『』（）《》"
BESIDE = Late(rf"[{IDEOGRAPH}{SIGNS}]")
DOTS = Late(r"\.{3,}|。{3,}|・{3,}|…+")
DASHES = Late(r"-{2,}|—+|―+")
NARROW = Late(rf"(?<=[{IDEOGRAPH}”’」』）])[,.!?:;]+(?![0-9A-Za-z.,])")
WIDE = dict(zip(",.!?:;", "，。！？：；", strict=True))
QUOTE = Late(r'"([^"\n]*)"')


def quotes(text: str, house: House) -> Edits:
    """Straight marks become those of the language; they go first, for other signs stand beside them."""
    if text.isascii() or '"' not in text or house.wishes.quotes == "keep":
        return NOTHING
    corners = house.language == "ja" or house.region in {"TW", "HK", "MO"}
    first, last = ("「", "」") if corners else ("“", "”")
    edits: list[Edit] = []
    for match in QUOTE.finditer(text):
        edits.append(Edit(match.start(), match.start() + 1, first, "full-width/quotes"))
        edits.append(Edit(match.end() - 1, match.end(), last, "full-width/quotes"))
    return Edits(edits)


def rule(text: str, house: House) -> Edits:
    """Narrow signs beside ideographs become the full-width ones of the language."""
    if text.isascii():
        return NOTHING
    edits = sorted(edit for edit in _all(text, house) if text[edit.start : edit.end] != edit.replacement)
    apart = [edit for index, edit in enumerate(edits) if not index or edits[index - 1].end <= edit.start]
    return Edits(apart) if apart else NOTHING


def _all(text: str, house: House) -> Iterator[Edit]:
    japanese = house.language == "ja"
    if house.wishes.ellipses != "keep":
        yield from _doubled(text, DOTS, "……", "full-width/ellipsis")
    if house.wishes.dashes != "keep":
        yield from _doubled(text, DASHES, "――" if japanese else "——", "full-width/dash")
    for match in NARROW.finditer(text):
        if not (japanese and set(match[0]) & set(",.:;")):  # Japanese texts differ in their commas and full stops
            yield Edit(*match.span(), "".join(map(WIDE.__getitem__, match[0])), "full-width/marks")


def _doubled(text: str, pattern: Late, sign: str, name: str) -> Iterator[Edit]:
    """The rows of a sign beside an ideograph that are not as long as they should be; longer ones are meant so."""
    for match in pattern.finditer(text):
        is_long = match[0][0] in "…—―" and len(match[0]) > 1
        beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if not is_long and BESIDE.search(beside):
            yield Edit(*match.span(), sign, name)
