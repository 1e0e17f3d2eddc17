"""The content documents of an EPUB: one XHTML file for each division, and one for the cover."""

from typing import NamedTuple

from bookmaker.model.book import AnyDivision, Book, heading_of
from bookmaker.model.walk import plain
from bookmaker.model.wording import wording_for
from bookmaker.writers.escape import escape
from bookmaker.writers.xhtml import Xhtml

STYLE = "style.css"
COVER_IMAGE = "cover.jpg"


class Document(NamedTuple):
    """A file of the book that stands in its spine; `data` is XHTML in UTF-8."""

    id: str
    path: str
    data: bytes
    properties: tuple[str, ...] = ()


def documents_of(book: Book) -> tuple[Document, ...]:
    """The cover, the front matter, the text and the back matter, in the order of the spine."""
    language = book.metadata.language or "und"
    homes = book.homes
    writer = Xhtml(
        wording_for(language),
        link=lambda href: f"{homes[href[1:]]}.xhtml{href}" if href[1:] in homes else "",
        picture=lambda path: picture_name(book, path),
        untitled=book.metadata.title,
    )
    matters = (("frontmatter", book.front), ("bodymatter", book.body), ("backmatter", book.back))
    bodies = (_document(division, writer, book, matter) for matter, divisions in matters for division in divisions)
    return (_cover(book), *bodies)


def file_name(division: AnyDivision) -> str:
    """The file of a division: its name, which stays when later divisions are added."""
    return f"{division.name}.xhtml"


def title_of(division: AnyDivision, book: Book) -> str:
    """What a division is called in lists: its heading, else the book's title."""
    return " ".join(plain(heading_of(division)).split()) or book.metadata.title


def picture_name(book: Book, path: str) -> str:
    """The name of a picture inside the EPUB: its place among the book's pictures, in plain ASCII."""
    for number, asset in enumerate(book.assets, 1):
        if asset.path == path:
            return f"images/picture-{number:03}.{asset.media_type.split('/')[1].replace('svg+xml', 'svg')}"
    return path


def page(title: str, language: str, body: str, body_type: str = "") -> bytes:
    """An XHTML document. Its prolog names the encoding: Send to Kindle reads it as Latin-1 otherwise."""
    types = f' epub:type="{body_type}"' if body_type else ""
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' xml:lang="{escape(language)}" lang="{escape(language)}">\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{escape(title, quote=False)}</title>\n'
        f'<link rel="stylesheet" type="text/css" href="{STYLE}"/>\n</head>\n<body{types}>\n'
    )
    return b"".join((head.encode(), body.encode(), b"\n</body>\n</html>\n"))


def _document(division: AnyDivision, writer: Xhtml, book: Book, matter: str) -> Document:
    body = writer.division(division)
    title, language = title_of(division, book), book.metadata.language or "und"
    return Document(division.name, file_name(division), page(title, language, body, matter))


def _cover(book: Book) -> Document:
    """The cover by itself, first in the spine: Kobo shows that page alone on its screen."""
    words = wording_for(book.metadata.language)
    image = f'<img src="{COVER_IMAGE}" alt="{escape(f"{words.cover}{words.colon} {book.metadata.title}")}"/>'
    body = f'<section class="cover" epub:type="cover">{image}</section>'
    return Document("cover", "cover.xhtml", page(words.cover, book.metadata.language or "und", body))
