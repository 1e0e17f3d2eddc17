"""The columns of tables that are wider than the page: as wide as their words ask for.

The layout engine makes columns after the narrowest that their cells can be. Where every word may be parted, so that
none leaves the paper, that is a letter, and to find it out takes the square of a cell's length (WeasyPrint 70.0).
Here no word is parted as long as the longest of all columns fit beside one another; where they do not, the widest
columns give way first, so that numbers and short words stay whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from xml.etree.ElementTree import Element, SubElement

from bookmaker.model.canon import Paper
from bookmaker.model.edition import Theme
from bookmaker.writers.pdf.estimate import Sheet

ROOM = 1.5
"""Ems beside the words of a cell, with a little to spare."""
AS_SET, BOLD = 1.08, 1.15
"""How much wider than letters one by one words are at the most, in the figures of the theme; and heads of columns."""
WHOLE, FIXED = "overflow-wrap: break-word", "table-layout: fixed; width: 100%"


def set_columns(root: Element, paper: Paper, theme: Theme) -> None:
    """Give each table of a document columns that fit on a page."""
    sheet = Sheet(paper, theme)
    for table in root.iter("table"):
        rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
        columns = [[cell for cell in column if cell is not None] for column in zip_longest(*rows)]
        widest = [max(_width(cell, sheet, "".join(cell.itertext())) for cell in column) for column in columns]
        if sum(widest) < 1:
            table.set("style", WHOLE)
        else:
            least = [max(_width(cell, sheet, word) for cell in column for word in _words(cell)) for column in columns]
            _fix(table, list(shares(least, widest)))


def _words(cell: Element) -> Iterator[str]:
    yield ""
    yield from "".join(cell.itertext()).split()


def _width(cell: Element, sheet: Sheet, words: str) -> float:
    """How wide some words of a cell are, with the room beside them, in parts of the measure."""
    return sheet.width_of(words) * (BOLD if cell.tag == "th" else AS_SET) + ROOM * sheet.em


def shares(least: Sequence[float], widest: Sequence[float]) -> Iterator[float]:
    """The widths of columns, which are 1 together: what each needs for its longest word, and of the rest as
    much as its longest cell asks for. Where that is too much, none is wider than the others can bear."""
    spare = 1 - sum(least)
    if spare < 0:
        most = _most(sorted(least))
        yield from (min(width, most) for width in least)
        return
    wishes = [wide - narrow for narrow, wide in zip(least, widest, strict=True)]
    yield from (narrow + spare * wish / (sum(wishes) or 1) for narrow, wish in zip(least, wishes, strict=True))


def _most(widths: Sequence[float]) -> float:
    """The most that a column may take, so that all are 1 together; `widths` go up, and are more than that."""
    left = 1.0
    for number, width in enumerate(widths):
        share = left / (len(widths) - number)
        if width > share:
            return share
        left -= width
    return left


def _fix(table: Element, widths: list[float]) -> None:
    group = Element("colgroup")
    for width in widths:
        SubElement(group, "col", {"style": f"width: {100 * width:.2f}%"})
    table.insert(0, group)
    table.set("style", FIXED)
