"""The cover: the author's picture, or one drawn from the theme's template.

A cover is a JPEG of 1600 × 2560 pixels (KDP's ideal,
help page G6GTK3T3NUHKLEFX, 2026-11).
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.model.book import Book
from bookmaker.model.edition import Theme
from bookmaker.model.problem import CannotBuild, Location, Report, error, warning
from bookmaker.writers.fonts import Lettering
from bookmaker.writers.raster import Ink, drawing_as_jpeg, picture_as_jpeg

WIDTH, HEIGHT = 1600, 2560

# A slot of a template: <g class="slot" data-text="title" data-face="Family" data-size="180"
# data-least="90" data-width="1200" data-leading="1.1" data-x="800" data-y="700" …/>. The text is
# set in as many lines as it needs, at the largest size at which no word is wider than the slot.
SLOT = re.compile(r"<g class=\"slot\"([^>]*)/>")
ATTRIBUTE = re.compile(r"data-([a-z]+)=\"([^\"]*)\"")


def cover_of(book: Book, theme: Theme, report: Report) -> bytes:
    """The cover as JPEG; words that the theme's faces cannot set are left off and reported.

    Raises CannotBuild where the author's picture cannot be read.
    """
    if book.cover is None:
        return _drawn(book, theme, report)
    try:
        return picture_as_jpeg(book.cover.data)
    except ValueError as wrong:
        raise CannotBuild(
            error(
                "cover/unreadable", f"the cover cannot be used: {wrong}", Location(book.cover.path), "save it as JPEG"
            )
        ) from wrong


def _drawn(book: Book, theme: Theme, report: Report) -> bytes:
    """The theme's template in a hue of the book's own, with the book's words in its slots."""
    template = theme.cover.replace("var(--hue)", str(_hue(book)))
    words = {
        "title": book.metadata.title,
        "subtitle": book.metadata.subtitle,
        "author": book.metadata.byline,
        "series": _series(book),
    }
    try:
        slots = [Slot.read(match[1]) for match in SLOT.finditer(template)]
        inks = [ink for slot in slots for ink in _lettered(slot, words.get(slot.text, ""), theme, report)]
        return drawing_as_jpeg(SLOT.sub("", template), WIDTH, HEIGHT, inks)
    except (ValueError, KeyError) as wrong:
        place = Location(f"{theme.name}/cover.svg")
        raise CannotBuild(error("theme/broken", f"the cover's template cannot be drawn: {wrong}", place)) from wrong


def _series(book: Book) -> str:
    series = book.metadata.series
    return f"{series.name} {series.number}".strip() if series else ""


def _hue(book: Book) -> int:
    """A hue of 24 that is the book's own, in degrees: books of one shelf look different, and like one shelf."""
    name = f"{book.metadata.title}\n{book.metadata.byline}"
    return zlib.crc32(name.encode()) % 24 * 15


class Slot(NamedTuple):
    """A place for words in a template; sizes in pixels of the cover, leading in ems."""

    text: str
    face: str
    weight: int
    size: float
    least: float
    width: float
    leading: float
    x: float
    y: float
    anchor: str
    spacing: float
    fill: str

    @classmethod
    def read(cls, attributes: str) -> "Slot":
        """The slot of a template's element."""
        data = dict(ATTRIBUTE.findall(attributes))
        numbers = {
            key: float(data.get(key, default))
            for key, default in (
                ("size", 100),
                ("least", 40),
                ("width", 1300),
                ("leading", 1.15),
                ("x", 800),
                ("y", 800),
                ("spacing", 0),
            )
        }
        return cls(
            data["text"],
            data["face"],
            int(data.get("weight", 400)),
            anchor=data.get("anchor", "middle"),
            fill=data.get("fill", "#000000"),
            **numbers,
        )


def _lettered(slot: Slot, text: str, theme: Theme, report: Report) -> Iterator[Ink]:
    """The lines of a slot's text, as large as they may be."""
    faces = [face for face in theme.faces if face.family == slot.face and not face.italic]
    face = next((face for face in faces if face.weight == slot.weight), None)
    if not text or face is None:
        return
    lettering = Lettering(face)
    if missing := lettering.lacks(text):
        message = f"the cover’s face {face.family} has no “{missing[:8]}”: “{text}” was left off"
        report(warning("cover/missing-glyphs", message, hint="give a picture with cover: in the book file"))
        return
    size, lines = fitted(text, slot, lettering)
    for row, line in enumerate(lines):
        left, baseline = _left(line, size, slot, lettering), slot.y + row * size * slot.leading
        yield Ink(lettering.mask(line, size, left, baseline, slot.spacing), slot.fill)


def _left(line: str, size: float, slot: Slot, lettering: Lettering) -> float:
    """Where a line begins, so that it stands at, around or before the slot's place."""
    width = lettering.advance(line) * size + slot.spacing * (len(line) - 1)
    return slot.x - {"start": 0.0, "middle": 0.5, "end": 1.0}.get(slot.anchor, 0.5) * width


def fitted(text: str, slot: Slot, lettering: Lettering) -> tuple[float, list[str]]:
    """The largest size of the slot's at which the text takes few lines, and those lines.

    Long texts get more lines and smaller type; a single word that is too wide makes the type
    smaller still, so that no letter leaves the cover.
    """
    words = text.split()
    widths = {word: lettering.advance(word) for word in set(words)}
    space = lettering.advance("\u00a0")
    size = slot.size
    while size > slot.least and len(_lines(words, widths, space, slot.width / size)) > 1 + slot.size / size * 2:
        size *= 0.94
    widest = max(widths.values(), default=0)
    if widest * size > slot.width:
        size = slot.width / widest
    return round(size, 1), _lines(words, widths, space, slot.width / size)


def _lines(words: list[str], widths: dict[str, float], space: float, measure: float) -> list[str]:
    """Words in as few lines as fit, then as even in width as that number of lines allows."""

    def broken(limit: float) -> list[str]:
        """The words in lines of at most this width, in ems."""
        lines: list[str] = []
        width = 0.0
        for word in words:
            if lines and width + space + widths[word] <= limit:
                lines[-1] += f" {word}"
                width += space + widths[word]
            else:
                lines.append(word)
                width = widths[word]
        return lines

    lines = broken(measure)
    low, high = 0.0, measure
    for _ in range(12):
        middle = (low + high) / 2
        if len(broken(middle)) <= len(lines) and max(widths.values()) <= middle:
            high = middle
        else:
            low = middle
    return broken(high)
