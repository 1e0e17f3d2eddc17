"""The layout engine. The only module that knows WeasyPrint.

It sees the document, the style sheet, the theme's faces and the book's own pictures, and nothing
else: whatever other address a source or a style sheet names is refused.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

from bookmaker.model.book import Asset
from bookmaker.model.edition import Face
from bookmaker.model.problem import CannotBuild, Report, error, warning
from bookmaker.writers.fonts import static
from bookmaker.writers.pdf.document import PICTURE

NO_GLYPH = re.compile(r"\.notdef glyph rendered for Unicode string unsupported by fonts: \"(.+?)\"", re.DOTALL)
FACE = "face:"
PANGO = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def lay_out(html: str, css: str, faces: tuple[Face, ...], pictures: Mapping[str, Asset], report: Report) -> bytes:
    """The PDF of a document. Raises CannotBuild where the engine is missing; reports what it complains of."""
    weasyprint = _engine()
    fetcher = _fetcher(weasyprint, faces, pictures)
    fonts = weasyprint.text.fonts.FontConfiguration()
    with _log() as messages:
        sheet = weasyprint.CSS(
            string=_face_rules(faces) + css, font_config=fonts, url_fetcher=fetcher, base_url="book:"
        )
        document = weasyprint.HTML(string=html, url_fetcher=fetcher, base_url="book:")
        data: bytes = document.write_pdf(stylesheets=[sheet], font_config=fonts)
    glyphs = [match[1] for message in messages if (match := NO_GLYPH.search(message))]
    if glyphs:
        some = "".join(dict.fromkeys(glyphs))
        report(
            warning(
                "pdf/missing-glyphs",
                f"no face has a glyph for {len(some)} characters: {some[:20]}",
                hint="they print as boxes; choose or make a theme with a face for them",
            )
        )
    for message in dict.fromkeys(message for message in messages if not NO_GLYPH.search(message)):
        report(warning("pdf/layout", message))
    return data


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
