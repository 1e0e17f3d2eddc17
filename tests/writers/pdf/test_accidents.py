"""What is left to wish for in finished pages is told by page and line."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from bookmaker.writers.pdf.accidents import accidents, folio_of
from bookmaker.writers.pdf.leaves import Item, Leaf
from bookmaker.writers.pdf.paragraphs.flat import Inlines, flat
from bookmaker.writers.pdf.paragraphs.opportunities import Setting
from bookmaker.writers.pdf.paragraphs.setting import Set
from bookmaker.writers.pdf.paragraphs.tracking import width_of_spaces
from tests.writers.pdf.monospaced import SPACES, fit, measure_of, points_of

LINE = 20.0


def item(element: int, lines: int, before: int = 0, kind: str = "p.") -> Item:
    return Item(element, element, before, lines, LINE, 0.0, kind, (2, 2), False, False)


def leaf(*items: Item, division: str = "chapter-0001") -> Leaf:
    return Leaf(division, False, 0.0, True, 30 * LINE, items)


def names(*leaves: Leaf) -> list[tuple[str, int, int]]:
    """The names, pages and lines of what is found; the first page is a right-hand one."""
    sided = [leaf._replace(is_left=number % 2 == 1) for number, leaf in enumerate(leaves)]
    return [(each.name, each.page, each.line) for each in accidents(sided, {})]


def test_pages_that_are_well_made_up_have_nothing() -> None:
    assert names(leaf(item(0, 30)), leaf(item(0, 2, 30), item(1, 20))) == []


def test_a_last_line_at_the_head_is_a_widow() -> None:
    assert names(leaf(item(0, 30)), leaf(item(0, 1, 30), item(1, 20))) == [("pdf/widow", 1, 1)]


def test_a_first_line_at_the_foot_is_an_orphan() -> None:
    assert names(leaf(item(0, 29), item(1, 1)), leaf(item(1, 5, 1), item(2, 9))) == [("pdf/orphan", 0, 30)]


def test_a_paragraph_of_one_line_is_neither() -> None:
    assert names(leaf(item(0, 29), item(1, 1)), leaf(item(2, 1), item(3, 9))) == []


def test_a_heading_at_the_foot() -> None:
    found = names(leaf(item(0, 20), item(1, 0, kind="h2.heading")), leaf(item(2, 9)))
    assert found == [("pdf/heading-at-foot", 0, 0)]


def test_a_chapter_that_ends_on_a_page_of_two_lines() -> None:
    assert names(leaf(item(0, 30)), leaf(item(0, 2, 30))) == [("pdf/short-ending", 1, 0)]


def test_facing_pages_that_end_two_lines_apart() -> None:
    first, last = leaf(item(0, 30)), leaf(item(9, 9))
    assert names(first, leaf(item(1, 30)), leaf(item(2, 28)), last) == [("pdf/uneven-spread", 1, 0)]
    assert names(first, leaf(item(1, 30)), leaf(item(2, 29)), last) == []
    assert names(first, leaf(item(1, 30)), leaf(item(2, 12))) == []


def test_divisions_of_one_document_end_each_for_itself() -> None:
    blank = leaf(division="")
    contents = [leaf(item(0, 30), division="contents"), leaf(item(1, 1), division="contents")]
    found = list(accidents([leaf(item(9, 1), division="imprint"), blank, *contents, leaf(item(3, 2))], {}))
    assert [(each.page, each.words) for each in found] == [(3, "the last page of the contents has 1 line")]


def test_folios_are_roman_before_the_text() -> None:
    assert [folio_of(page, 8) for page in (0, 3, 6, 7, 8, 19)] == ["i", "iv", "vii", "viii", "1", "12"]
    assert folio_of(148, 200) == "cxlix"


def chosen_lines(text: str, measure: str) -> Set:
    """A paragraph of letters that are all as wide, broken into lines."""
    paragraph = Element("p")
    paragraph.text = text
    words = flat(paragraph, Inlines({}, frozenset(), frozenset()))
    room = measure_of(measure)
    breaks = fit(text, room).breaks
    return Set(paragraph, "", words, Setting({}, ()), points_of(text), room, SPACES, 0, breaks)


def test_a_loose_line_is_quoted_with_its_place() -> None:
    chosen = chosen_lines("one two three extraordinarily four five six seven eight", "measure 18")
    widths = [width_of_spaces(chosen, line) for line in range(len(chosen.breaks))]
    assert [round(width, 1) for width in widths] == [3.5, 1.0, 3.5, 1.0]
    page = leaf(item(7, 3), item(0, len(chosen.breaks)))
    found = [(each.line, each.words.rsplit(": ", 1)[1]) for each in accidents([page], {0: chosen})]
    assert found == [(4, "“one two three”"), (6, "“four five six”")]
