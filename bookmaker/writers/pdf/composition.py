"""A book is set on the paper that its page count asks for: division by division, or whole where it must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bookmaker.model.book import Asset
from bookmaker.model.canon import Paper, paper_of
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Problem, Report, Tell, note, untold
from bookmaker.writers.pdf.accidents import accidents, folio_of, told_of
from bookmaker.writers.pdf.divisions import Cut, cut
from bookmaker.writers.pdf.estimate import estimated
from bookmaker.writers.pdf.galley import Galley, as_it_came, drafted, finished, plain, plan
from bookmaker.writers.pdf.gutter import Format, paper_for, settled
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.leaves import Leaf
from bookmaker.writers.pdf.long_notes import set_in_text
from bookmaker.writers.pdf.make_up import make_up
from bookmaker.writers.pdf.paragraphs.setting import Set
from bookmaker.writers.pdf.parts import NotApartError
from bookmaker.writers.pdf.tables import set_columns
from bookmaker.writers.pdf.tree import parse
from bookmaker.writers.pdf.workshop import Press, Workshop

USUAL = 300
"""The pages of a usual book, for whose paper the count is estimated."""


SHOWN = 40
"""Letters of a note that a message quotes."""


class Wanted(NamedTuple):
    """A document, the edition that it is set for, and its pictures."""

    xhtml: str
    edition: Edition
    pictures: Mapping[str, Asset]


def unreported(_: Problem) -> None:
    """For what was reported before."""


def compose(xhtml: str, edition: Edition, pictures: Mapping[str, Asset], report: Report, tell: Tell = untold) -> bytes:
    """The PDF of a document: on the paper that its page count asks for, with optimal paragraphs and even pages."""
    trim, printer = edition.profile.trim, edition.profile.printer
    assert trim is not None, "a PDF profile has a trim"
    assert printer is not None, "and a printer"
    wanted = Wanted(xhtml, edition, pictures)
    book = Format(trim, printer, edition.theme.text_scale)
    root = _root(wanted, book, report)
    try:
        whole = _taken_apart(root, edition)
        first = _likely(root, wanted, book)
        _, shop = settled(lambda paper: _workshop(wanted, whole, paper, tell), lambda shop: shop.pages, book, first)
        return shop.bound(report)
    except NotApartError:
        return compose_whole(wanted, book, report)


def _taken_apart(root: Element, edition: Edition) -> Cut:
    whole = cut(root, edition.theme.book_css + edition.theme.print_css)
    if whole is None:
        raise NotApartError
    return whole


def _workshop(wanted: Wanted, whole: Cut, paper: Paper, tell: Tell) -> Workshop:
    return Workshop(Press(wanted.edition, make_up(wanted.edition, paper), wanted.pictures), whole, tell)


def compose_whole(wanted: Wanted, book: Format, report: Report) -> bytes:
    """The PDF of a document that is laid out as one."""
    edition, first = wanted.edition, _likely(_root(wanted, book), wanted, book)
    _, draft = settled(lambda paper: _draft(wanted, book, paper), lambda made: len(made.document.pages), book, first)
    made = finished(draft, report) if edition.lines == "optimal" else as_it_came(draft.document)
    for problem in _left(made.leaves, made.planned, draft.root):
        report(problem)
    return draft.engine.write(made.document, book.printer, report)


def _left(leaves: tuple[Leaf, ...], planned: Mapping[int, Set], root: Element) -> Iterator[Problem]:
    """What is left to wish for in the pages of a whole document, whose folios begin anew with the text."""
    first = root.find("body/div/section")
    name = "" if first is None else first.get("id", "")
    start = next((page for page, leaf in enumerate(leaves) if leaf.division == name), 0)
    yield from (told_of(accident, folio_of(accident.page, start)) for accident in accidents(leaves, planned))


def _likely(root: Element, wanted: Wanted, book: Format) -> Paper:
    """The paper that a document will probably hold on."""
    usual = paper_of(book.trim, book.printer, USUAL)
    step = 2 if wanted.edition.openings == "right" else 1
    return paper_for(estimated(root, usual, wanted.edition.theme, step), usual, book)


def _root(wanted: Wanted, book: Format, report: Report = unreported) -> Element:
    """The tree of a document, its long notes where there is room for them, its tables as wide as the page."""
    root, usual = parse(wanted.xhtml), paper_of(book.trim, book.printer, USUAL)
    set_columns(root, usual, wanted.edition.theme)
    for words in set_in_text(root, usual, wanted.edition.theme):
        begin = " ".join(words.split())[:SHOWN]
        report(note("pdf/long-note", f"a note stands below its paragraph, for it is too long for a foot: “{begin}…”"))
    return root


def _draft(wanted: Wanted, book: Format, paper: Paper) -> Galley:
    edition = wanted.edition
    css, faces = make_up(edition, paper), edition.theme.faces
    engine = Engine(css, faces, wanted.pictures)
    root = _root(wanted, book)
    if edition.lines == "plain":
        return plain(engine, root)
    return drafted(engine, root, plan(root, engine, faces, css))
