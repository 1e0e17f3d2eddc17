"""The layout engine. The only module that knows WeasyPrint.

It sees the document, the style sheet, the theme's faces and the book's own pictures, and nothing
else: whatever other address a source or a style sheet names is refused.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from typing import Any
from urllib.parse import unquote

from bookmaker.model.book import Asset
from bookmaker.model.edition import Face, Printer
from bookmaker.model.problem import CannotBuild, Report, error, warning
from bookmaker.writers.fonts import static
from bookmaker.writers.pdf.boxes import column_height, forms_of
from bookmaker.writers.pdf.document import PICTURE
from bookmaker.writers.pdf.make_up import without_margins
from bookmaker.writers.pdf.paragraphs.looks import Specimen
from bookmaker.writers.pdf.parts import Bookmark, Part, Place

NO_GLYPH = re.compile(r"\.notdef glyph rendered for Unicode string unsupported by fonts: \"(.+?)\"", re.DOTALL)
TALL = "@page { margin-bottom: -1000000px !important; }"
MOST_NAMED = 20
"""Signs that a message names."""
FACE = "face:"
PANGO = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Engine:
    """The engine with the faces, pictures and style sheet of one edition, ready to lay out documents.

    Raises CannotBuild where Pango, which sets the lines, is not on this machine.
    """

    def __init__(self, css: str, faces: tuple[Face, ...], pictures: Mapping[str, Asset]) -> None:
        self._weasyprint = _engine()
        self._fetcher = _fetcher(self._weasyprint, faces, pictures)
        self._fonts = self._weasyprint.text.fonts.FontConfiguration()
        self._messages: list[str] = []
        self._faces, self._css, self._of_faces = faces, css, self._sheet(_face_rules(faces))
        self._sheets = [self._of_faces, self._sheet(css)]

    def silent(self) -> Engine:
        """The same engine for pages with nothing in their margins.

        Without a rule for a margin box the engine has less to do than with one that empties it.
        """
        engine = copy(self)
        engine._messages = []
        engine._sheets = [self._of_faces, engine._sheet(without_margins(self._css))]
        return engine

    def lay_out(self, html: str, css: str = "") -> Any:
        """The pages of a document, by the edition's style sheet and rules of its own: WeasyPrint's Document."""
        return self._rendered(html, [*self._sheets, self._sheet(css)] if css else self._sheets)

    def lay_out_tall(self, html: str, css: str = "") -> Any:
        """A document on one page as tall as it needs."""
        said = self._messages[:]
        document = self._rendered(html, [*self._sheets, self._sheet(f"{css}{TALL}")])
        self._messages = said  # it will be laid out on its own pages, too
        return document

    def _rendered(self, html: str, sheets: list[Any]) -> Any:
        with _log() as messages:
            source = self._weasyprint.HTML(string=html, url_fetcher=self._fetcher, base_url="book:")
            document = source.render(font_config=self._fonts, stylesheets=sheets)
        self._messages += messages
        return document

    def looked_at(self, specimen: str) -> Specimen:
        """What the engine makes of a specimen: its column, and the forms of its paragraphs."""
        said = self._messages[:]
        document = self.lay_out(specimen)
        self._messages = said  # a specimen is not the book: what is wrong in it is no news
        return Specimen(column_height(document), forms_of(document, self._features))

    def _features(self, style: Any) -> tuple[tuple[str, int], ...]:
        """The OpenType features of a computed style, as the engine asks the shaper for them."""
        parts = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")
        variants = (style[f"font_variant_{part}"] for part in parts)
        chosen = self._weasyprint.text.fonts.font_features(
            style["font_kerning"], *variants, style["font_feature_settings"]
        )
        return tuple(sorted((str(tag), int(value)) for tag, value in chosen.items()))

    def write(self, document: Any, printer: Printer, report: Report) -> bytes:
        """The PDF of a document that was laid out, as a printer takes it; reports what the engine complained of."""
        if printer.is_even and len(document.pages) % 2:
            blank = self.lay_out('<html lang="en"><body><p class="blank"></p></body></html>')
            document = document.copy([*document.pages, *blank.pages[:1]])
        with _log() as messages:
            data: bytes = document.write_pdf(full_fonts=printer.has_whole_fonts)
        say([*self._messages, *messages], _foreign(document, self._faces), report)
        return data

    def part(self, document: Any, pages: int | None = None) -> Part:
        """The pages of a document that is a part of a book, or the first of them, ready to be put together."""
        count = len(document.pages) if pages is None else pages
        with _log() as messages:
            data: bytes = document.write_pdf()
        said = (*self._messages, *messages)
        self._messages = []
        return Part(
            data,
            count,
            tuple(
                Bookmark(level, label, _place(number, document.pages[number], spot))
                for number in range(count)
                for level, label, spot, _ in document.pages[number].bookmarks
            ),
            {
                name: _place(number, document.pages[number], spot)
                for number in reversed(range(count))  # what runs over pages is named on each: the first one holds
                for name, spot in document.pages[number].anchors.items()
            },
            {font.hash: _face_of(font, self._faces) for font in document.fonts.values()},
            said,
            foreign=_foreign(document, self._faces),
        )

    def _sheet(self, css: str) -> Any:
        with _log() as messages:
            sheet = self._weasyprint.CSS(
                string=css, font_config=self._fonts, url_fetcher=self._fetcher, base_url="book:"
            )
        self._messages += messages
        return sheet


def say(messages: Iterable[str], foreign: Iterable[tuple[str, str]], report: Report) -> None:
    """Report what the engine complained of, and the signs that stand in faces that are none of the theme's."""
    messages = tuple(dict.fromkeys(messages))
    if glyphs := [match[1] for message in messages if (match := NO_GLYPH.search(message))]:
        hint = "they print as boxes; choose or make a theme with a face for them"
        report(warning("pdf/missing-glyphs", f"no face has a glyph for {_some(glyphs)}", hint=hint))
    families: dict[str, list[str]] = {}
    for family, signs in foreign:
        families.setdefault(family, []).append(signs)
    for family, found in families.items():
        message = f"the theme has no glyph for {_some(found)}: printed in this machine’s {family}"
        hint = "other machines may have another face for them; choose or make a theme with one"
        report(warning("pdf/foreign-face", message, hint=hint))
    for message in messages:
        if not NO_GLYPH.search(message):
            report(warning("pdf/layout", message))


def lacks_glyphs(messages: Iterable[str]) -> bool:
    """Whether the engine complained that no face has a glyph for a sign."""
    return any(NO_GLYPH.search(message) for message in messages)


def _some(signs: Iterable[str]) -> str:
    """Some signs, each once."""
    some = "".join(dict.fromkeys("".join(signs)))
    return some[:MOST_NAMED] + (f" and {len(some) - MOST_NAMED} more" if len(some) > MOST_NAMED else "")


def _foreign(document: Any, faces: tuple[Face, ...]) -> tuple[tuple[str, str], ...]:
    """The families of fonts that are none of the theme's, with the signs that stand in them."""
    fonts = (font for font in document.fonts.values() if _face_of(font, faces) < 0)
    return tuple((font.family, "".join(sorted(set("".join(font.to_unicode.values()))))) for font in fonts)


def _place(number: int, page: Any, spot: tuple[float, ...]) -> Place:
    """A point of a page, which the engine counts in CSS pixels from above."""
    return Place(number, spot[0] * 0.75, (page.height - spot[1]) * 0.75)


def _face_of(font: Any, faces: tuple[Face, ...]) -> int:
    """The number of the theme's face that a font is; -1 if it is none of them."""
    seen = (font.family, font.weight, bool(font.style))
    return next((number for number, face in enumerate(faces) if seen == (face.family, face.weight, face.italic)), -1)


def _engine() -> Any:
    try:
        import weasyprint
        import weasyprint.text.fonts
    except OSError as missing:
        raise CannotBuild(
            error("pdf/no-pango", "the PDF needs Pango, which is not on this machine", hint=f"as root: {PANGO}")
        ) from missing
    return weasyprint


def _face_rules(faces: tuple[Face, ...]) -> str:
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; src: url("{FACE}{number}"); font-weight: {face.weight};'
        f" font-style: {'italic' if face.italic else 'normal'}; }}\n"
        for number, face in enumerate(faces)
    )


def _fetcher(weasyprint: Any, faces: tuple[Face, ...], pictures: Mapping[str, Asset]) -> Any:
    """A fetcher that serves the faces and the pictures and refuses everything else."""

    class OnlyTheBook(weasyprint.urls.URLFetcher):  # type: ignore[misc]  # WeasyPrint's types are untyped
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:  # noqa: ARG002  # WeasyPrint's
            """The face or picture at an address of ours; ValueError for any other."""
            if url.startswith(FACE):
                return weasyprint.urls.URLFetcherResponse(url, static(faces[int(url.removeprefix(FACE))]))
            picture = pictures.get(unquote(url.removeprefix(PICTURE))) if url.startswith(PICTURE) else None
            if picture is None:
                raise ValueError(f"not a file of this book: {url}")
            return weasyprint.urls.URLFetcherResponse(url, picture.data, {"Content-Type": picture.media_type})

    return OnlyTheBook()


@contextmanager
def _log() -> Iterator[list[str]]:
    """What the engine says while it works: its warnings, which it logs instead of raising."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    collector = Collector(logging.WARNING)
    before, propagated = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [collector], False
    try:
        yield messages
    finally:
        logger.handlers, logger.propagate = before, propagated
