"""The make-up of the pages: size, margins, and which pages carry no folio and no running head.

What stays the same in every theme stands here; what a theme may choose, in its `print.css`.
"""

from __future__ import annotations

from bookmaker.model.edition import Edition, Paper

BOXES = ("top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right")
EMPTY = " ".join(f"@{box} {{ content: none !important }}" for box in BOXES)
NO_HEADS = " ".join(f"@{box} {{ content: none !important }}" for box in BOXES[:3])
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
section { break-before: right; }
#imprint { break-before: left; }
body { string-set: running-book attr(data-book); }
.chapter > .heading { string-set: running-chapter content(); }
.chapter > .heading .title { string-set: running-chapter content(); }
.text > [aria-label] { bookmark-level: 1; bookmark-label: attr(aria-label); }
.page > .heading .title { string-set: running-chapter content(); }
h1 { bookmark-level: 1; }
.part ~ .chapter h1 { bookmark-level: 2; }
h2, h3, h4, h5, h6 { bookmark-level: none; }
""".replace("EMPTY", EMPTY).replace("NO_HEADS", NO_HEADS)


def make_up(edition: Edition) -> str:
    """The style sheet of the printed book: the profile's page, then the theme."""
    paper, profile = edition.profile.paper, edition.profile
    assert paper is not None, "a PDF profile has a paper"
    size = profile.text_size * edition.theme.text_scale
    text = f"html {{ font-size: {size:.2f}pt; line-height: {profile.leading * edition.theme.text_scale:.2f}pt; }}\n"
    return f"{_page(paper)}{text}{edition.theme.book_css}\n{edition.theme.print_css}\n{STRUCTURE}"


def _page(paper: Paper) -> str:
    """Page rules with mirrored margins: inside is the left of a right-hand page."""
    size = f"{paper.width:g}mm {paper.height:g}mm"
    margins = f"{paper.top:g}mm {paper.outside:g}mm {paper.bottom:g}mm"
    return (
        f"@page {{ size: {size}; margin: {margins}; }}\n"
        f"@page :left {{ margin-left: {paper.outside:g}mm; margin-right: {paper.inside:g}mm; }}\n"
        f"@page :right {{ margin-left: {paper.inside:g}mm; margin-right: {paper.outside:g}mm; }}\n"
    )
