"""The columns of tables that are wider than the page: as wide as their words ask for.

The layout engine makes columns after the narrowest that their cells can be. Where every word may be parted, so that
none leaves the paper, that is a letter, and to find it out takes the square of a cell's length (WeasyPrint 70.0).
Here no word is parted as long as the longest of all columns fit beside one another; where they do not, the widest
columns give way first, so that numbers and short words stay whole.

Nor does the engine part the heads of columns: such as leave no room for a row below them would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import ceil
from xml.etree.ElementTree import Element, SubElement

from bookmaker.model.canon import Paper
from bookmaker.model.edition import Theme
from bookmaker.writers.pdf.estimate import Sheet
from bookmaker.writers.pdf.tree import lines_in

ROOM = 1.5
"""Ems beside the words of a cell, with a little to spare."""
AS_SET, BOLD = 1.08, 1.15
"""How much wider than letters one by one words are at the most, in the figures of the theme; and heads of columns."""
WHOLE, FIXED = "overflow-wrap: break-word", "table-layout: fixed; width: 100%"
MOST = 0.6
"""How much of a page the heads of columns and the highest row may take, so that the heads are on each page."""

Rows = list[list[Element]]


def set_columns(root: Element, paper: Paper, theme: Theme) -> None:
    """Give each table of a document columns that fit on a page, and heads that do."""
    tables = [(home, table) for home in root.iter() for table in home if table.tag == "table"]
    sheet = Sheet(paper, theme) if tables else None
    for home, table in tables:
        assert sheet is not None, "there are tables"
        rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
        columns = [[cell for cell in column if cell is not None] for column in zip_longest(*rows)]
        widest = [max(_width(cell, sheet, line) for cell in column for line in _lines(cell)) for column in columns]
        widths = widest
        if sum(widest) >= 1:
            least = [max(_width(cell, sheet, word) for cell in column for word in _words(cell)) for column in columns]
            widths = list(shares(least, widest))
            _fix(table, widths)
        elif home.tag == "section" and not any(each.tag in {"code", "img"} for each in table.iter()):
            table.set("style", WHOLE)  # elsewhere, and of other letters, nobody knows: any of them may end a line
        _keep_heads(table, rows, widths, sheet)


def _lines(cell: Element) -> list[str]:
    return lines_in(cell) or [""]


def _words(cell: Element) -> Iterator[str]:
    for line in _lines(cell):
        yield from line.split() or [""]


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


def _keep_heads(table: Element, rows: Rows, widths: Sequence[float], sheet: Sheet) -> None:
    """Make rows like others of heads that are too high to be on each page."""
    head, body = table.find("thead"), table.find("tbody")
    if head is None or body is None:
        return
    heights = [_height(row, widths, sheet) for row in rows]
    count = len(list(head))
    if sum(heights[:count]) + max(heights[count:], default=0) > MOST * sheet.lines:
        body[:0] = list(head)
        table.remove(head)


def _height(row: list[Element], widths: Sequence[float], sheet: Sheet) -> int:
    """The lines of a row."""
    return max((_lines_of(cell, width, sheet) for cell, width in zip(row, widths, strict=False)), default=1)


def _lines_of(cell: Element, width: float, sheet: Sheet) -> int:
    inner = max(width - ROOM * sheet.em, sheet.em)
    return sum(ceil((_width(cell, sheet, line) - ROOM * sheet.em) / inner) or 1 for line in _lines(cell))
