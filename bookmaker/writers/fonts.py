"""Faces cut down to what a book needs. The only module that knows uharfbuzz."""

from __future__ import annotations

from typing import NamedTuple

import uharfbuzz

from bookmaker.model.edition import Face

UNPRINTED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT")
"""Tables that pages on which every glyph has its place have no use for."""


def static(face: Face) -> bytes:
    """The face as a static font: a variable one is pinned to its place on the axes."""
    return _cut(face, None) if face.axes else face.data


def subset(face: Face, characters: set[int]) -> bytes:
    """The face with the glyphs for these characters only, every typographic feature kept."""
    return _cut(face, characters)


def with_glyphs(face: Face, glyphs: set[int]) -> bytes:
    """The static face with some glyphs alone, by their numbers, which stay as they are; without its features.

    For a PDF, whose pages name glyphs and place them. What follows after the last glyph is dropped.
    """
    font, few = uharfbuzz.Face(static(face)), uharfbuzz.SubsetInput()
    few.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).set(glyphs)
    few.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(
        {int.from_bytes(tag.encode(), "big") for tag in UNPRINTED}
    )
    few.flags = uharfbuzz.SubsetFlags.RETAIN_GIDS | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    rest = uharfbuzz.SubsetInput()
    rest.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).set(set(range(max(glyphs) + 1)))
    rest.flags = uharfbuzz.SubsetFlags.DESUBROUTINIZE | uharfbuzz.SubsetFlags.NO_HINTING
    return bytes(uharfbuzz.subset(uharfbuzz.subset(font, few), rest).blob.data)


def _cut(face: Face, characters: set[int] | None) -> bytes:
    font = uharfbuzz.Face(face.data)
    wanted = uharfbuzz.SubsetInput()
    if characters is None:
        wanted.keep_everything()
    else:
        wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).set(characters)
        wanted.sets(uharfbuzz.SubsetInputSets.LAYOUT_FEATURE_TAG).invert()
    for tag, value in face.axes:
        wanted.pin_axis_location(font, tag, value)
    for tag in () if not face.axes else (t for t in _axes(font) if t not in dict(face.axes)):
        wanted.pin_axis_to_default(font, tag)
    return bytes(uharfbuzz.subset(font, wanted).blob.data)


def _axes(font: uharfbuzz.Face) -> list[str]:
    return [axis.tag for axis in font.axis_infos]


class Mask(NamedTuple):
    """How much of each pixel a drawing covers, 0 to 255, in rows of `stride` bytes, the lowest first; all in pixels."""

    left: int
    top: int
    width: int
    height: int
    stride: int
    data: bytes


class Lettering:
    """A face ready to measure words and to draw them."""

    def __init__(self, face: Face) -> None:
        self._font = uharfbuzz.Font(uharfbuzz.Face(face.data))
        if face.axes:
            self._font.set_variations(dict(face.axes))
        self._em = int(self._font.face.upem)

    def lacks(self, text: str) -> str:
        """The characters of a text that the face has no glyph for."""
        glyph = self._font.get_nominal_glyph
        return "".join(dict.fromkeys(c for c in text if not c.isspace() and not glyph(ord(c))))

    def advance(self, text: str) -> float:
        """The width of a text in ems, as the font's own shaping sets it."""
        width: int = sum(position.x_advance for _, position in self._shaped(text))
        return width / self._em

    def mask(self, text: str, size: float, left: float, baseline: float, spacing: float = 0) -> Mask:
        """A line of text as it would be printed, `spacing` added after every glyph; all in pixels."""
        scale = size / self._em
        raster = uharfbuzz.RasterDraw()
        for info, position in self._shaped(text):
            x, y = left + position.x_offset * scale, position.y_offset * scale - baseline
            raster.transform = (scale, 0, 0, scale, x, y)
            raster.draw_glyph(self._font, info.codepoint)
            left += position.x_advance * scale + spacing
        image = raster.render()
        extents = image.extents
        top = -(extents.y_origin + extents.height)  # HarfBuzz counts upwards, a picture downwards
        return Mask(extents.x_origin, top, extents.width, extents.height, extents.stride, image.buffer)

    def _shaped(self, text: str) -> list[tuple[uharfbuzz.GlyphInfo, uharfbuzz.GlyphPosition]]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._font, buffer)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True))


UNSET = 1 << 40
"""The width of a word for which the face lacks a glyph: wider than any paper."""


class Ruler(dict[str, int]):
    """The widths of words in one face at one size, each shaped when it is first asked for.

    Widths are whole numbers of 1/`unit` of whatever `size` is given in; every glyph is rounded to it, as
    Pango does. `spacing` is added after each letter; as with Pango, that takes ligatures apart.
    """

    def __init__(self, face: Face, size: float, unit: int, features: tuple[tuple[str, int], ...] = ()) -> None:
        super().__init__()
        self._font = uharfbuzz.Font(uharfbuzz.Face(face.data))
        if face.axes:
            self._font.set_variations(dict(face.axes))
        self._font.scale = (round(size * unit), round(size * unit))
        self.size = size * unit
        self._features = dict(features)
        self._spacing = 0
        self._language = ""

    def spaced(self, spacing: int, language: str) -> Ruler:
        """This ruler with letters set apart, for words of a language."""
        self._spacing, self._language = spacing, language
        if spacing:
            self._features |= {"liga": 0, "clig": 0, "dlig": 0}
        return self

    def __missing__(self, word: str) -> int:
        width = self[word] = sum(advance for _, advance in self.glyphs(word))
        return width

    def glyphs(self, word: str) -> list[tuple[int, int]]:
        """Each glyph of a word in order: the offset of its letter, and its width."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        if self._language:
            buffer.language = self._language
        uharfbuzz.shape(self._font, buffer, self._features)
        spacing = self._spacing
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True)
        return [(info.cluster, position.x_advance + spacing if info.codepoint else UNSET) for info, position in pairs]
