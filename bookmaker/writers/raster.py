"""Drawings and pictures become JPEG. The only module that knows resvg and Pillow.

A cover is mostly plain ground, and packing and unpacking ground as PNG would take more time than
everything else in a book. So a small preview tells where something is drawn: bands whose rows are
all the same are made by repeating one row, and of the other bands only the part that differs from
the ground is rasterised. What the preview says is proved on the pixels; where it fails, the whole
band is rasterised.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import resvg_py
from PIL import Image, UnidentifiedImageError

from bookmaker.model.edition import Face

QUALITY = 88
MOST_PIXELS = 100_000_000
"""Pictures beyond this would take gigabytes to open; KDP takes at most 10,000 × 10,000."""
SCALE = 16
"""Pixels of the drawing for one of the preview."""
SLICE = 32
"""Rows that are compared before one of them is repeated: more than the preview could hide a pattern in."""
SHORTEST = 6
"""Rows of the preview from which a band of equal rows is worth a slice."""


class Rows(NamedTuple):
    """A band of the preview: its first row, the row after its last, whether all of them are the same."""

    top: int
    bottom: int
    are_even: bool


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


def drawing_as_jpeg(svg: str, width: int, height: int, faces: tuple[Face, ...]) -> bytes:
    """A drawing as JPEG in its own size; its root has to say width, height and viewBox in pixels."""
    return _jpeg(raster(svg, width, height, faces))


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def raster(svg: str, width: int, height: int, faces: tuple[Face, ...]) -> Image.Image:
    """A drawing as an RGB picture."""
    with tempfile.TemporaryDirectory() as folder:
        return _Canvas(svg, width, height, list(_font_files(svg, faces, Path(folder)))).picture()


def _font_files(svg: str, faces: tuple[Face, ...], folder: Path) -> Iterator[str]:
    """The faces that the drawing names as files, because resvg reads fonts from nowhere else; each font once."""
    wanted = {face.file: face for face in faces if f'"{face.family}" font-weight="{face.weight}"' in svg}
    for number, face in enumerate(each for each in wanted.values() if not each.italic):
        path = folder / f"{number}.ttf"
        path.write_bytes(face.data)
        yield str(path)


class _Canvas:
    """One drawing on its way to a picture."""

    def __init__(self, svg: str, width: int, height: int, fonts: list[str]) -> None:
        self.svg, self.width, self.height, self.fonts = svg, width, height, fonts
        preview = self.region(0, 0, width, height, width // SCALE).tobytes()
        stride = 3 * (width // SCALE)
        self.rows = [preview[at : at + stride] for at in range(0, len(preview), stride)]

    def region(self, left: int, top: int, right: int, bottom: int, scaled_to: int | None = None) -> Image.Image:
        """A part of the drawing, in its own pixels or scaled to a width."""
        whole = f'width="{self.width}" height="{self.height}" viewBox="0 0 {self.width} {self.height}"'
        size = f"{right - left} {bottom - top}"
        part = f'width="{right - left}" height="{bottom - top}" viewBox="{left} {top} {size}"'
        png = resvg_py.svg_to_bytes(
            svg_string=self.svg.replace(whole, part, 1), skip_system_fonts=True, font_files=self.fonts, width=scaled_to
        )
        return Image.open(io.BytesIO(bytes(png))).convert("RGB")

    def picture(self) -> Image.Image:
        """The whole drawing."""
        picture = Image.new("RGB", (self.width, self.height), None)
        ground: Image.Image | None = None
        for band in self.bands():
            top, bottom = band.top * SCALE, min(band.bottom * SCALE, self.height)
            row = self.repeated_row(top, bottom) if band.are_even else None
            if row is not None:
                ground = row
                picture.paste(row.resize((self.width, bottom - top), Image.Resampling.NEAREST), (0, top))
            else:
                self.paint(picture, band, top, bottom, ground)
        return picture

    def bands(self) -> Iterator[Rows]:
        """The bands of the preview from top to bottom, short even ones counted with their neighbours."""
        rows = self.rows
        start = 0
        for run in [*self.even_runs(), Rows(len(rows), len(rows), True)]:
            if run.top > start:
                yield Rows(start, run.top, False)
            if run.bottom > run.top:
                yield run
            start = run.bottom

    def even_runs(self) -> Iterator[Rows]:
        """Runs of equal rows, without the rows at their edges, which may hold the beginning of something."""
        start = 0
        for row in range(1, len(self.rows) + 1):
            if row == len(self.rows) or self.rows[row] != self.rows[start]:
                if row - start - 2 >= SHORTEST:
                    yield Rows(start + 1, row - 1, True)
                start = row

    def repeated_row(self, top: int, bottom: int) -> Image.Image | None:
        """The row of an even band, if the rows of a slice of it are all the same."""
        middle = (top + bottom - SLICE) // 2
        strip = self.region(0, middle, self.width, middle + SLICE)
        row = strip.crop((0, 0, self.width, 1))
        return row if strip.tobytes() == row.tobytes() * SLICE else None

    def paint(self, picture: Image.Image, band: Rows, top: int, bottom: int, ground: Image.Image | None) -> None:
        """Rasterise a band: what differs from the ground if it is the same above and below, else the whole."""
        edges = self.drawn_columns(band) if ground else None
        if ground and edges:
            left, right = edges
            part = self.region(left, top, right, bottom)
            sides = [part.crop((x, 0, x + 1, part.height)).tobytes() for x in (0, part.width - 1)]
            wanted = [ground.crop((x, 0, x + 1, 1)).tobytes() * part.height for x in (left, right - 1)]
            if sides == wanted:
                picture.paste(ground.resize((self.width, bottom - top), Image.Resampling.NEAREST), (0, top))
                picture.paste(part, (left, top))
                return
        picture.paste(self.region(0, top, self.width, bottom), (0, top))

    def drawn_columns(self, band: Rows) -> tuple[int, int] | None:
        """The columns, in pixels, that hold all that differs from the ground; None where the ground changes."""
        above, below = self.rows[band.top - 1], self.rows[min(band.bottom, len(self.rows) - 1)]
        if above != below:
            return None
        different = [
            at // 3 for row in self.rows[band.top : band.bottom] for at in range(len(row)) if row[at] != above[at]
        ]
        if not different:
            return None
        return max(0, (min(different) - 1) * SCALE), min(self.width, (max(different) + 2) * SCALE)
