"""Faces cut down to what a book needs. The only module that knows uharfbuzz."""

from __future__ import annotations

import uharfbuzz

from bookmaker.model.edition import Face


def static(face: Face) -> bytes:
    """The face as a static font: a variable one is pinned to its place on the axes."""
    return _cut(face, None) if face.axes else face.data


def subset(face: Face, characters: set[int]) -> bytes:
    """The face with the glyphs for these characters only, every typographic feature kept."""
    return _cut(face, characters)


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


def lacks(data: bytes, text: str) -> str:
    """The characters of a text that a font has no glyph for."""
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    return "".join(dict.fromkeys(c for c in text if not c.isspace() and not font.get_nominal_glyph(ord(c))))


def advance(data: bytes, text: str) -> float:
    """The width of a text in ems, as the font's own shaping sets it."""
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    width: int = sum(position.x_advance for position in buffer.glyph_positions or ())
    return width / int(font.face.upem)
