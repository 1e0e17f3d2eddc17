"""Drawings and pictures become JPEG. The only module that knows resvg and Pillow.

A cover is mostly plain ground, and packing and unpacking ground as PNG would take more time than
everything else in a book. So a small preview tells where something is drawn: a band whose rows are
all the same is made by repeating one row, and in the other bands a stretch whose columns are all
the same by repeating one column. What the preview says is proved on the pixels of a slice; where
it fails, the whole is rasterised.
"""

import io
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import resvg_py
from PIL import Image, ImageColor, UnidentifiedImageError
from PIL.PngImagePlugin import PngImageFile

from bookmaker.writers.fonts import Mask

QUALITY = 88
KEPT = 24
"""Drawings whose pieces are kept: one for each hue of a theme's covers."""
MOST_PIXELS = 100_000_000
"""Pictures beyond this would take gigabytes to open; KDP takes at most 10,000 × 10,000."""
SCALE = 16
"""Pixels of the drawing for one of the preview."""
SLICE = SCALE + 2
"""Rows or columns that are compared before one of them is repeated: more than the preview could hide a pattern in."""
SHORTEST = 6
"""Rows or columns of the preview from which a run of equal ones is worth a slice."""


class Run(NamedTuple):
    """Rows or columns of the preview: the first, the one after the last, whether all of them are the same."""

    first: int
    end: int
    is_even: bool


class Area(NamedTuple):
    """A rectangle of the drawing, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


class Piece(NamedTuple):
    """A part of a drawing: its picture, or the one row or column that it repeats."""

    area: Area
    is_line: bool
    picture: Image.Image


def picture_as_jpeg(data: bytes) -> bytes:
    """A picture as JPEG, in its own size; a JPEG stays as it is. Raises ValueError if it cannot be read."""
    try:
        picture = Image.open(io.BytesIO(data))
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError(f"it has {picture.width} × {picture.height} pixels")
        picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as wrong:
        raise ValueError("it is no picture that can be read") from wrong
    return data if picture.format == "JPEG" and picture.mode in {"RGB", "L"} else _jpeg(picture.convert("RGB"))


class Ink(NamedTuple):
    """Lettering on a drawing: where, and in which CSS colour."""

    mask: Mask
    colour: str


def drawing_as_jpeg(svg: str, width: int, height: int, inks: Iterable[Ink]) -> bytes:
    """A drawing without text as JPEG in its own size, with lettering on it.

    Its root has to say width, height and viewBox in pixels, and both have to be multiples of 16. What is
    smaller than a few pixels and stands alone on plain ground may go unseen. Raises ValueError if it
    cannot be drawn.
    """
    if width % SCALE or height % SCALE:
        raise ValueError(f"its sides, {width} × {height}, are no multiples of {SCALE}")
    picture = Image.new("RGB", (width, height), None)
    for piece in _pieces(svg, width, height):
        if piece.is_line:
            _repeat(piece.picture, piece.area, picture)
        else:
            picture.paste(piece.picture, piece.area)
    for mask, colour in inks:
        pixels = Image.frombytes("L", (mask.width, mask.height), mask.data, "raw", "L", mask.stride, -1)
        picture.paste(ImageColor.getrgb(colour), (mask.left, mask.top), pixels)
    return _jpeg(picture)


@lru_cache(KEPT)
def _pieces(svg: str, width: int, height: int) -> tuple[Piece, ...]:
    """The pieces of a drawing; a shelf has many books with the same one below their words."""
    return tuple(_Canvas(svg, width, height).pieces())


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    out.name = "cover.jpg"  # by the name Pillow loads its writer of JPEG alone, and none of the others
    picture.save(out, quality=QUALITY)
    return out.getvalue()


def _runs(lines: list[bytes]) -> Iterator[Run]:
    """Runs of equal lines and the runs between them, short even ones counted with their neighbours.

    The lines at the edges of an even run, which may hold the beginning of something, are not in it.
    """
    start = done = 0
    for line in range(1, len(lines) + 1):
        if line == len(lines) or lines[line] != lines[start]:
            if line - start - 2 >= SHORTEST:
                if start + 1 > done:
                    yield Run(done, start + 1, False)
                yield Run(start + 1, line - 1, True)
                done = line - 1
            start = line
    if done < len(lines):
        yield Run(done, len(lines), False)


class _Canvas:
    """One drawing on its way to a picture."""

    def __init__(self, svg: str, width: int, height: int) -> None:
        self.svg, self.width, self.height = svg, width, height

    def pieces(self) -> Iterator[Piece]:
        """The whole drawing, in pieces."""
        preview = self.region(Area(0, 0, self.width, self.height), self.width // SCALE)
        for band in _runs(_rows(preview)):
            top, bottom = band.first * SCALE, min(band.end * SCALE, self.height)
            stretches = [Run(0, preview.width, False)]
            if not band.is_even:
                stretches = list(_runs(_columns(preview.crop((0, band.first, preview.width, band.end)))))
            for stretch in stretches:
                area = Area(stretch.first * SCALE, top, min(stretch.end * SCALE, self.width), bottom)
                line = self.line_of(area, band.is_even) if band.is_even or stretch.is_even else None
                yield Piece(area, line is not None, self.region(area) if line is None else line)

    def region(self, area: Area, scaled_to: int | None = None) -> Image.Image:
        """A part of the drawing, in its own pixels or scaled to a width."""
        whole = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        width, height = area.right - area.left, area.bottom - area.top
        part = f'width="{width}" height="{height}" viewBox="{area.left} {area.top} {width} {height}"'
        drawing = self.svg.replace(whole, part, 1)
        png = resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, width=scaled_to)
        return PngImageFile(io.BytesIO(png)).convert("RGB")

    def line_of(self, area: Area, is_row: bool) -> Image.Image | None:
        """The row (or column) that a slice of an area repeats; None if the rows (columns) of the slice differ."""
        width, height = area.right - area.left, area.bottom - area.top
        if is_row:
            middle = (area.top + area.bottom - SLICE) // 2
            strip = self.region(area._replace(top=middle, bottom=middle + SLICE))
            line = strip.crop((0, 0, width, 1))
            return line if strip.tobytes() == line.tobytes() * SLICE else None
        middle = (area.left + area.right - SLICE) // 2
        strip = self.region(area._replace(left=middle, right=middle + SLICE))
        line = strip.crop((0, 0, 1, height))
        same = line.resize((SLICE, height), Image.Resampling.NEAREST)
        return line if strip.tobytes() == same.tobytes() else None


def _repeat(line: Image.Image, area: Area, picture: Image.Image) -> None:
    """Fill an area with its one row or column, the stretches of one colour first: to fill is cheaper than to copy."""
    is_row = line.height == 1
    pixels = line.tobytes()
    ground = pixels[len(pixels) // 6 * 3 :][:3]
    picture.paste((ground[0], ground[1], ground[2]), area)
    for first, end in _other(pixels, ground):
        part = line.crop((first, 0, end, 1) if is_row else (0, first, 1, end))
        if is_row:
            place = area._replace(left=area.left + first, right=area.left + end)
        else:
            place = area._replace(top=area.top + first, bottom=area.top + end)
        size = place.right - place.left, place.bottom - place.top
        picture.paste(part.resize(size, Image.Resampling.NEAREST), place)


def _other(pixels: bytes, ground: bytes) -> Iterator[tuple[int, int]]:
    """The stretches of a line that have another colour than the ground."""
    plain = ground * SCALE
    start, place, length = -1, 0, len(pixels) // 3
    while place <= length:
        if start < 0 and pixels[3 * place : 3 * (place + SCALE)] == plain:
            place += SCALE  # most of a line is ground
            continue
        is_other = pixels[3 * place : 3 * place + 3] not in {ground, b""}
        if is_other and start < 0:
            start = place
        elif not is_other and start >= 0:
            yield start, place
            start = -1
        place += 1


def _rows(picture: Image.Image) -> list[bytes]:
    data, stride = picture.tobytes(), 3 * picture.width
    return [data[at : at + stride] for at in range(0, len(data), stride)]


def _columns(picture: Image.Image) -> list[bytes]:
    return _rows(picture.transpose(Image.Transpose.TRANSPOSE))
