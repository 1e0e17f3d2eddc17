"""What is larger than a page by nature is set within it."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.formatting_structure.boxes import LineBox, MarginBox

from bookmaker.model.book import Asset
from bookmaker.model.canon import paper_of
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Location
from bookmaker.profiles import PROFILES
from bookmaker.profiles.printers import PRINTERS
from bookmaker.profiles.trims import TRIMS
from bookmaker.themes import load_theme, styles_folder, theme_names
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.long_notes import set_in_text
from bookmaker.writers.pdf.make_up import make_up
from bookmaker.writers.pdf.tables import set_columns
from bookmaker.writers.pdf.tree import parse, serialise

TALL = b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="2400"><rect width="600" height="2400"/></svg>'
PICTURE = '<div class="figure"><img src="picture:tall.svg" alt="A mast"/></div>'
LONG = "0123456789" * 14
TABLE = f"<table><tr><td>{'mast ' * 20}</td><td>{LONG}</td></tr></table>"


def pages(theme: str, inside: str) -> list[Any]:
    """The boxes of the pages of a chapter on 5 x 8 in."""
    edition = Edition(PROFILES["print"], load_theme(theme, styles_folder(), Location("")))
    paper = paper_of(TRIMS["5x8"], PRINTERS["any"], 300)
    engine = Engine(
        make_up(edition, paper), edition.theme.faces, {"tall.svg": Asset("tall.svg", TALL, "image/svg+xml")}
    )
    section = f'<section class="chapter" id="chapter-0001">{inside}</section>'
    head = "<head><title>x</title></head>"
    root = parse(f'<html lang="en">{head}<body><div class="text">{section}</div></body></html>')
    set_columns(root, paper, edition.theme)
    list(set_in_text(root, paper, edition.theme))
    return [page._page_box for page in engine.lay_out(serialise(root)).pages]


def boxes(theme: str, inside: str) -> list[tuple[Any, Any]]:
    """The boxes of a chapter that holds this between two paragraphs, each with its page's box."""
    made = pages(theme, f"<p>Before.</p>{inside}<p>After.</p>")
    return [(page, box) for page in made for box in page.descendants()]


def words_of(line: Any) -> str:
    return "".join(getattr(box, "text", "") for box in line.descendants())


@pytest.mark.parametrize("theme", theme_names())
def test_a_tall_picture_ends_above_the_folio(theme: str) -> None:
    found = [(page, box) for page, box in boxes(theme, PICTURE) if box.element_tag == "img"]
    assert found
    for page, box in found:
        assert box.position_y + box.height <= page.content_box_y() + page.height
        assert box.height == pytest.approx(4 * box.width, rel=0.01)


@pytest.mark.parametrize(
    "inside", [TABLE, f"<h2>{LONG}</h2>", f"<ul><li>{LONG}</li></ul>"], ids=["table", "h2", "list"]
)
@pytest.mark.parametrize("theme", theme_names())
def test_a_long_word_is_broken_at_the_margin(theme: str, inside: str) -> None:
    words = [(page, box) for page, box in boxes(theme, inside) if "0123" in getattr(box, "text", "")]
    assert words
    assert all(box.position_x + box.width <= page.content_box_x() + page.width for page, box in words)


@pytest.mark.parametrize("theme", theme_names())
def test_a_heading_within_a_chapter_is_not_sunk(theme: str) -> None:
    found = [(page, box) for page, box in boxes(theme, '<h2 class="heading">The tide</h2>') if box.element_tag == "h2"]
    assert found
    for page, box in found:
        assert box.border_height() < 0.1 * page.height
        assert not box.is_floated()


@pytest.mark.parametrize("theme", theme_names())
def test_a_long_running_head_keeps_to_one_line(theme: str) -> None:
    section = f'<h1 class="heading">{"The sea and its lamps " * 12}</h1>{"<p>Waves.</p>" * 120}'
    strips = [strip for page in pages(theme, section) for strip in page.children if type(strip) is MarginBox]
    lines = [[each for each in strip.descendants() if isinstance(each, LineBox)] for strip in strips]
    assert all(len(each) <= 1 for each in lines)
    texts = [words_of(line) for each in lines for line in each]
    assert any(text.startswith("The sea") for text in texts)
    assert any(text == "3" for text in texts), "the folio stays"


@pytest.mark.parametrize("theme", theme_names())
def test_short_words_of_a_wide_table_stay_whole(theme: str) -> None:
    cells = "".join(
        f"<td>{cell}</td>" for cell in ("Josiah Featherstone", "1801", "all streets " * 9, "whistling " * 9)
    )
    words = [getattr(box, "text", "") for _, box in boxes(theme, f"<table><tr>{cells}<td>1840</td></tr></table>")]
    assert "1801" in words
    assert "1840" in words


@pytest.mark.parametrize("theme", theme_names())
def test_rows_of_a_table_stay_whole_and_their_heads_are_on_each_page(theme: str) -> None:
    rows = "".join(f"<tr><td>({number})</td><td>{'all streets ' * 9}end {number};</td></tr>" for number in range(60))
    made = pages(theme, f"<table><thead><tr><th>Number</th></tr></thead><tbody>{rows}</tbody></table>")
    texts = [words_of(page) for page in made]
    assert len(texts) > 2
    assert all("Number" in text for text in texts if "streets" in text)
    for number in range(60):
        (page,) = (text for text in texts if f"end {number};" in text)
        assert f"({number})" in page


@pytest.mark.parametrize("theme", theme_names())
def test_a_note_that_is_too_long_for_a_foot_stands_below_its_paragraph(theme: str) -> None:
    told = " ".join(f"word{number}" for number in range(900))
    note = f'<span class="footnote">{told}, <em>said</em> he</span>'
    found = boxes(
        theme, f"<blockquote><p>A mark{note} and a short one<span class='footnote'>Brief.</span>.</p></blockquote>"
    )
    words = [(page, box) for page, box in found if "word" in getattr(box, "text", "")]
    assert "".join(box.text for _, box in words).count("word") == 900
    assert all(page.content_box_y() <= box.position_y < page.content_box_y() + page.height for page, box in words)
    assert any("Brief." in getattr(box, "text", "") for _, box in found)


def test_a_note_of_many_short_paragraphs_is_as_long_as_its_lines() -> None:
    note = f'<span class="footnote">{"<br/>".join(f"line{number}" for number in range(80))}</span>'
    found = boxes("classic", f"<p>A mark{note}.</p>")
    words = [(page, box) for page, box in found if "line" in getattr(box, "text", "")]
    assert "".join(box.text for _, box in words).count("line") == 80
    assert all(box.position_y >= page.content_box_y() for page, box in words)


def test_the_mark_of_a_long_note_in_a_title_is_no_word_of_it() -> None:
    note = f'<span class="footnote">{"many words " * 400}</span>'
    made = pages("classic", f'<h1 class="heading">A Tale{note}</h1>{"<p>Waves.</p>" * 99}')
    strips = [strip for page in made for strip in page.children if type(strip) is MarginBox]
    assert "A Tale" in {words_of(strip) for strip in strips}
    assert not any("*" in words_of(strip) for strip in strips)
    assert "*" in words_of(made[0])


@pytest.mark.parametrize("rows", [2, 60])
def test_heads_of_columns_that_leave_no_room_for_a_row_are_not_lost(rows: int) -> None:
    told = " ".join(f"head{number}" for number in range(400))
    body = f"<tr><td>1801</td><td>{'all streets ' * 4}</td></tr>" * rows
    found = boxes(
        "classic", f"<table><thead><tr><th>Year</th><th>{told}</th></tr></thead><tbody>{body}</tbody></table>"
    )
    assert "".join(getattr(box, "text", "") for _, box in found).count("head") == 400


@pytest.mark.parametrize("around", ["{}", "<blockquote><blockquote>{}</blockquote></blockquote>"])
@pytest.mark.parametrize("cell", [f"<code>{'ill_til_' * 9}</code>", "W" * 28, "<strong>WWWWWWWWW</strong> W" * 3])
def test_wide_cells_stay_on_the_paper(around: str, cell: str) -> None:
    table = f"<table><tr><td>{cell}</td></tr></table>"
    for page, box in boxes("classic", around.format(table)):
        if getattr(box, "text", ""):
            assert box.position_x + box.width <= page.content_box_x() + page.width + 0.5


@pytest.mark.parametrize("theme", theme_names())
def test_words_of_the_title_page_are_not_parted(theme: str) -> None:
    title = '<div class="title-page"><p class="title">The Complete Unabridged Correspondence</p></div>'
    assert any("Correspondence" in getattr(box, "text", "") for _, box in boxes(theme, title))
