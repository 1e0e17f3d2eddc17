"""The package of an EPUB. The only module that knows EbookLib.

EbookLib writes the package document, the NCX and the container. What it would do otherwise than
we need is done around it: its ZIP would carry the clock, so we do the packing; what stands in the
files are bytes to it, because it would parse and rewrite documents; `xml:lang` is added to the package.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from ebooklib import epub

from bookmaker.model.book import Asset
from bookmaker.writers.archive import archive
from bookmaker.writers.epub.documents import COVER_IMAGE, STYLE, Document
from bookmaker.writers.epub.metadata import Element
from bookmaker.writers.epub.navigation import Entry
from bookmaker.writers.epub.style import Embedded
from bookmaker.writers.escape import escape

FOLDER = "EPUB"
OPTIONS = {
    "epub2_guide": True,
    "epub3_landmark": False,
    "epub3_pages": False,
    "raise_exceptions": True,
}


class Package(NamedTuple):
    """Everything that goes into one EPUB. The first document is the cover's."""

    metadata: tuple[Element, ...]
    identifier: str
    language: str
    moment: datetime
    documents: tuple[Document, ...]
    toc: tuple[Entry, ...]
    cover: bytes
    assets: tuple[tuple[str, Asset], ...]
    style: str
    faces: tuple[Embedded, ...]


class _Item(epub.EpubItem):  # type: ignore[misc]  # EbookLib has no types
    """A file that goes in as it is, with properties in the manifest."""

    def __init__(self, uid: str, path: str, media_type: str, data: bytes, properties: tuple[str, ...] = ()) -> None:
        super().__init__(uid=uid, file_name=path, media_type=media_type, content=data)
        self.properties = list(properties)


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """Gathers what would go into EbookLib's ZIP, in its order: the name and the bytes of each entry."""

    def __init__(self, book: epub.EpubBook, options: Mapping[str, object]) -> None:
        super().__init__("", book, options)
        self.entries: list[tuple[str, bytes]] = []

    def write(self) -> None:
        """Write everything, to where it is gathered."""
        self.out = self
        self.writestr("mimetype", "application/epub+zip")
        self._write_container()
        self._write_opf()
        self._write_items()

    def writestr(self, name: str, data: str | bytes) -> None:
        """Take an entry, as a ZIP file does."""
        self.entries.append((name, data.encode() if isinstance(data, str) else data))


def assemble(package: Package) -> bytes:
    """The bytes of the EPUB file."""
    book = epub.EpubBook()
    book.FOLDER_NAME = FOLDER
    _describe(book, package)
    items = list(_items(package))
    for item in items:
        book.add_item(item)
    book.add_item(epub.EpubNcx())
    book.spine = items[: len(package.documents)]  # by item: by id, EbookLib looks each up among all
    book.toc = [_toc(entry) for entry in package.toc]
    book.guide = [{"type": "cover", "title": "Cover", "href": package.documents[0].path}]
    writer = _Writer(book, {**OPTIONS, "mtime": package.moment})
    writer.write()
    return archive(_adjusted(writer.entries, package.language))


def _describe(book: epub.EpubBook, package: Package) -> None:
    """Replace the metadata that EbookLib begins with by ours."""
    book.metadata = {}
    book.uid, book.IDENTIFIER_ID = package.identifier, "book-id"
    book.language = package.language
    book.title = next(element.text for element in package.metadata if element.name == "dc:title")
    book.add_metadata("DC", "identifier", package.identifier, {"id": "book-id"})
    for element in package.metadata:
        prefix, _, name = element.name.rpartition(":")
        book.add_metadata(prefix.upper() or None, name, element.text, dict(element.attributes))


def _items(package: Package) -> Iterable[_Item]:
    for document in package.documents:
        yield _Item(document.id, document.path, "application/xhtml+xml", document.data, document.properties)
    yield _Item("style", STYLE, "text/css", package.style.encode())
    yield _Item("cover-image", COVER_IMAGE, "image/jpeg", package.cover, ("cover-image",))
    for number, (path, asset) in enumerate(package.assets, 1):
        yield _Item(f"picture-{number}", path, asset.media_type, asset.data)
    for number, embedded in enumerate(package.faces, 1):
        yield _Item(f"face-{number}", embedded.path, "font/ttf", embedded.data)


def _toc(entry: Entry) -> object:
    if entry.below:
        return epub.Section(entry.title, entry.href), [_toc(below) for below in entry.below]
    return epub.Link(entry.href, entry.title, f"toc-{entry.id}")


def _adjusted(entries: Iterable[tuple[str, bytes]], language: str) -> Iterable[tuple[str, bytes]]:
    """The entries with the book’s language on the package, which assistive technology asks for."""
    for name, data in entries:
        if name == f"{FOLDER}/content.opf":
            yield name, data.replace(b"<package ", f'<package xml:lang="{escape(language)}" '.encode(), 1)
        else:
            yield name, data
