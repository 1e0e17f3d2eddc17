"""The make-up of the pages: size, margins, and which pages carry no folio and no running head.

What stays the same in every theme stands here; what a theme may choose, in its `print.css`.
"""

from __future__ import annotations

import re
from math import floor

from bookmaker.model.canon import POINT, Paper
from bookmaker.model.edition import Edition
from bookmaker.writers.pdf.long_notes import RULES

PAGE_PART = re.compile(r"(?<![\w.])(\d*\.?\d+)vh\b")
HEADS = ("top-left-corner", "top-left", "top-center", "top-right", "top-right-corner")
SIDES = ("left-top", "left-middle", "left-bottom", "right-top", "right-middle", "right-bottom")
FEET = tuple(box.replace("top", "bottom") for box in HEADS)
STRING = r"""\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"""
COMMENT = re.compile(rf"({STRING})|/\*.*?(?:\*/|\Z)", re.DOTALL)
"""A comment of a style sheet; or a string, in which there is none."""
BOX = re.compile(
    rf"@({'|'.join(sorted((*HEADS, *SIDES, *FEET), key=len, reverse=True))})\s*\{{(?:[^{{}}\"']|{STRING})*\}}",
    re.DOTALL | re.IGNORECASE,
)
"""What a style sheet puts into a box of the margin."""
# Pages for display (title, dedication …), openings of parts and chapters, and blank versos carry
# neither running head nor folio: The Chicago Manual of Style, 18th edition, 1.6 and 1.43.
STRUCTURE = """
@page :blank { EMPTY }
@page display { EMPTY }
@page :nth(1 of chapter) { EMPTY }
@page :nth(1 of part) { EMPTY }
@page :nth(1 of start) { EMPTY }
@page front { NO_HEADS }
@page :nth(1 of start) { counter-reset: page 1; }
#half-title, #title-page, #imprint, #dedication, #epigraph { page: display; }
#contents, #content-warnings { page: front; }
section.chapter { page: chapter; }
section.part { page: part; }
.text > section:first-child { page: start; }
#content-warning-places, #content-warning-details, #folded-scenes { page: chapter; }
.blank { page: display; }
html { hyphenate-character: "-"; }
section { break-before: right !important; }
#imprint { break-before: left !important; }
body { string-set: running-book attr(data-book); }
.chapter > h1 { string-set: running-chapter content(); }
.chapter > h1 .title { string-set: running-chapter content(); }
.text > [aria-label] { bookmark-level: 1; bookmark-label: attr(aria-label); }
.text > [aria-label] { string-set: running-chapter attr(aria-label); }
.page > h1 .title { string-set: running-chapter content(); }
h1 { bookmark-level: 1; }
.part ~ .chapter h1 { bookmark-level: 2; }
h2, h3, h4, h5, h6 { bookmark-level: none; }
"""


ANY_OPENINGS = """
.text > section, .text ~ section { break-before: page !important; }
.text > section:first-child { break-before: right !important; }
"""
ONE_LINE = "max-lines: 1; block-ellipsis: auto"
"""A head of a second line would come off the paper, or onto the text: one that is too long ends in an ellipsis."""
NO_BOOKMARKS = "h1, .text > [aria-label] { bookmark-level: none !important; }\n"


def make_up(edition: Edition, paper: Paper) -> str:
    """The style sheet of the printed book: its page, then the theme."""
    assert edition.profile.printer is not None, "a PDF profile has a printer"
    scale = edition.theme.text_scale
    size, leading = paper.size * scale, paper.leading * scale
    column = column_of(paper, float(f"{leading:.2f}"))
    text = f"html {{ font-size: {size:.2f}pt; line-height: {leading:.2f}pt; }}\n"
    bookmarks = "" if edition.profile.printer.has_bookmarks else NO_BOOKMARKS
    theme = _of_full_pages(without_comments(f"{edition.theme.book_css}\n{edition.theme.print_css}\n"), column)
    openings = ANY_OPENINGS if edition.openings == "any" else ""
    return f"{_page(paper, column)}{text}{theme}{_structure(theme)}{openings}{bookmarks}{RULES}"


def without_comments(css: str) -> str:
    """A style sheet without its comments, in which an apostrophe is no string's."""
    return COMMENT.sub(lambda found: found[1] or " ", css)


def without_margins(css: str) -> str:
    """A style sheet that puts nothing into the margins."""
    return BOX.sub("", css)


def _structure(theme: str) -> str:
    """The rules of every book; of the boxes in the margins, those that the theme fills are emptied where it is due."""
    filled = [box for box in (*HEADS, *SIDES, *FEET) if any(match[1].lower() == box for match in BOX.finditer(theme))]
    nothing = {box: f"@{box} {{ content: none !important }}" for box in filled}
    heads = " ".join(rule for box, rule in nothing.items() if box in HEADS)
    lines = " ".join(f"@{box} {{ {ONE_LINE} }}" for box in filled)
    return f"@page {{ {lines} }}{STRUCTURE}".replace("NO_HEADS", heads).replace("EMPTY", " ".join(nothing.values()))


def column_of(paper: Paper, leading: float) -> float:
    """The height of the text block in millimetres: as many whole lines as fit, and what rounding may take of it."""
    lines = floor((paper.height - paper.top - paper.bottom) / POINT / leading + 0.001)
    return lines * leading * POINT + 0.005


def _of_full_pages(css: str, column: float) -> str:
    """Lengths in parts of a page's height (`vh`) as those of full pages: the engine takes its first page, which may
    have to end early."""
    return PAGE_PART.sub(lambda part: f"{float(part[1]) / 100 * column:.3f}mm", css)


def _page(paper: Paper, column: float) -> str:
    """Page rules with mirrored margins: inside is the left of a right-hand page."""
    bottom = paper.height - paper.top - column
    size = f"{paper.width:g}mm {paper.height:g}mm"
    margins = f"{paper.top:g}mm {paper.outside:g}mm {bottom:.3f}mm"
    return (
        f"@page {{ size: {size}; margin: {margins}; }}\n"
        f"@page :left {{ margin-left: {paper.outside:g}mm; margin-right: {paper.inside:g}mm; }}\n"
        f"@page :right {{ margin-left: {paper.inside:g}mm; margin-right: {paper.outside:g}mm; }}\n"
    )
