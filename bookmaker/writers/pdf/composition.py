"""A book is set on the paper that its page count asks for: division by division, or whole where it must."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bookmaker.model.book import Asset
from bookmaker.model.canon import Paper
from bookmaker.model.edition import Edition
from bookmaker.model.problem import Report
from bookmaker.writers.pdf.divisions import cut
from bookmaker.writers.pdf.galley import Galley, drafted, finished, plain, plan
from bookmaker.writers.pdf.gutter import Format, guess, settled
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.make_up import make_up
from bookmaker.writers.pdf.parts import NotApartError
from bookmaker.writers.pdf.tree import parse
from bookmaker.writers.pdf.workshop import Press, Workshop


class Wanted(NamedTuple):
    """A document, the edition that it is set for, and its pictures."""

    xhtml: str
    edition: Edition
    pictures: Mapping[str, Asset]


def compose(xhtml: str, edition: Edition, pictures: Mapping[str, Asset], report: Report) -> bytes:
    """The PDF of a document: on the paper that its page count asks for, with optimal paragraphs and even pages."""
    trim, printer = edition.profile.trim, edition.profile.printer
    assert trim is not None, "a PDF profile has a trim"
    assert printer is not None, "and a printer"
    wanted = Wanted(xhtml, edition, pictures)
    book = Format(trim, printer, edition.theme.text_scale)
    try:
        _, shop = settled(lambda paper: _workshop(wanted, paper), lambda shop: shop.pages, book, _first(wanted, book))
        return shop.bound(report)
    except NotApartError:
        return compose_whole(wanted, book, report)


def _workshop(wanted: Wanted, paper: Paper) -> Workshop:
    theme = wanted.edition.theme
    whole = cut(parse(wanted.xhtml), theme.book_css + theme.print_css)
    if whole is None:
        raise NotApartError
    return Workshop(Press(wanted.edition, make_up(wanted.edition, paper), wanted.pictures), whole)


def compose_whole(wanted: Wanted, book: Format, report: Report) -> bytes:
    """The PDF of a document that is laid out as one."""
    edition = wanted.edition
    _, draft = settled(
        lambda paper: _draft(wanted, paper), lambda made: len(made.document.pages), book, _first(wanted, book)
    )
    document = finished(draft, report) if edition.lines == "optimal" else draft.document
    return draft.engine.write(document, book.printer, report)


def _first(wanted: Wanted, book: Format) -> Paper:
    return guess(len(wanted.xhtml), wanted.xhtml.count("<section "), book)


def _draft(wanted: Wanted, paper: Paper) -> Galley:
    edition = wanted.edition
    css, faces = make_up(edition, paper), edition.theme.faces
    engine = Engine(css, faces, wanted.pictures)
    if edition.lines == "plain":
        return plain(engine, wanted.xhtml)
    root = parse(wanted.xhtml)
    return drafted(engine, root, plan(root, engine, faces, css))
