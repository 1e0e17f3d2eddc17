"""SVG drawings become pixels. The only module that knows resvg.

A drawing is rasterised in bands. Where a small preview shows that nothing changes from row to row
(plain ground, upright rules), a thin slice is rasterised instead of the whole band and, if its
rows are indeed all the same, repeated: covers are mostly such ground, and packing and unpacking
its pixels as PNG would take more time than everything else in a book.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import resvg_py
from PIL import Image

from bookmaker.model.edition import Face

SCALE = 16
"""Pixels of the drawing for one of the preview."""
SLICE = 48
"""Rows of a slice: more than the period of any pattern that the preview could hide."""
SHORTEST = 8
"""Rows of the preview from which a band is worth a slice."""


def raster(svg: str, width: int, height: int, faces: tuple[Face, ...]) -> Image.Image:
    """The drawing as an RGB picture of its own size; its root has to say width, height and viewBox in pixels."""
    with tempfile.TemporaryDirectory() as folder:
        fonts = list(_font_files(faces, Path(folder)))
        picture = Image.new("RGB", (width, height))
        for top, bottom, is_even in _bands(_region(svg, (width, height), 0, height, fonts, width // SCALE)):
            top, bottom = top * SCALE, min(bottom * SCALE, height)
            picture.paste(_band(svg, (width, height), top, bottom, fonts, is_even), (0, top))
        return picture


def _font_files(faces: tuple[Face, ...], folder: Path) -> Iterator[str]:
    """The faces as files, because resvg reads fonts from nowhere else; each font once."""
    for number, face in enumerate({face.file: face for face in faces}.values()):
        path = folder / f"{number}.ttf"
        path.write_bytes(face.data)
        yield str(path)


def _region(
    svg: str, size: tuple[int, int], top: int, bottom: int, fonts: list[str], target_width: int | None = None
) -> Image.Image:
    """The rows `top` to `bottom` of the drawing."""
    width, height = size
    whole = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    part = f'width="{width}" height="{bottom - top}" viewBox="0 {top} {width} {bottom - top}"'
    cut = svg.replace(whole, part, 1)
    png = resvg_py.svg_to_bytes(svg_string=cut, skip_system_fonts=True, font_files=fonts, width=target_width)
    return Image.open(io.BytesIO(bytes(png))).convert("RGB")


def _bands(preview: Image.Image) -> Iterator[tuple[int, int, bool]]:
    """Bands of the preview: first row, row after the last, and whether all of its rows are the same."""
    stride = preview.width * 3
    data = preview.tobytes()
    rows = [data[at : at + stride] for at in range(0, len(data), stride)]
    # The rows at the edges of an even run may hold the beginning of something: they go with the others.
    even = [0 < i < len(rows) - 1 and rows[i - 1] == rows[i] == rows[i + 1] for i in range(len(rows))]
    start = 0
    for row in range(1, len(rows) + 1):
        if row == len(rows) or even[row] != even[start]:
            yield start, row, even[start] and row - start >= SHORTEST
            start = row


def _band(svg: str, size: tuple[int, int], top: int, bottom: int, fonts: list[str], is_even: bool) -> Image.Image:
    if is_even:
        middle = (top + bottom - SLICE) // 2
        strip = _region(svg, size, middle, middle + SLICE, fonts)
        row = strip.crop((0, 0, strip.width, 1))
        if strip.tobytes() == row.tobytes() * SLICE:
            return row.resize((row.width, bottom - top))
    return _region(svg, size, top, bottom, fonts)
