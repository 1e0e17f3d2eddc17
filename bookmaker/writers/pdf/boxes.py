"""What the layout engine made of a document: its box tree becomes plain records.

WeasyPrint names its pages' boxes in a private attribute (`_page_box`); they are only read, and its version is
pinned. Nothing else of the project sees a box.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Any

from bookmaker.writers.pdf.paragraphs.emission import NUMBER
from bookmaker.writers.pdf.paragraphs.kinds import INLINE, KIND
from bookmaker.writers.pdf.paragraphs.looks import Form, Look

NO_HYPHENS = (0, 0, 0)


def forms_of(document: Any, features: Any) -> dict[int, Form]:
    """The forms of the paragraphs of a specimen by the numbers of their kinds."""
    found = {}
    for page in document.pages:
        for box in _blocks(page._page_box):
            number = _attribute(box, KIND)
            if number is not None and int(number) not in found:
                form = _form(box, features)
                if form is not None:
                    found[int(number)] = form
    return found


def line_counts(document: Any) -> dict[int, int]:
    """How many lines each numbered paragraph got, over all pages that it stands on."""
    counts: dict[int, int] = {}
    for page in document.pages:
        for box in _blocks(page._page_box):
            number = _attribute(box, NUMBER)
            if number is not None:
                counts[int(number)] = counts.get(int(number), 0) + sum(1 for _ in _lines(box))
    return counts


def _blocks(box: Any) -> Iterator[Any]:
    """The block boxes of a page, from above; a paragraph's anonymous inner boxes are part of it."""
    for child in getattr(box, "children", ()):
        if child.element_tag == "p":
            yield child
        elif _kind(child) != "LineBox":
            yield from _blocks(child)


def _kind(box: Any) -> str:
    return type(box).__name__


def _attribute(box: Any, name: str) -> str | None:
    value: str | None = box.element.get(name) if box.element is not None else None
    return value


def _lines(box: Any) -> Iterator[Any]:
    """The lines of a paragraph, without those of what floats in it."""
    for child in getattr(box, "children", ()):
        if _kind(child) == "LineBox":
            yield child
        elif not child.is_floated():
            yield from _lines(child)


def _form(box: Any, features: Any) -> Form | None:
    """A paragraph of the specimen; None for one that holds what is not measured."""
    style = box.style
    lines = list(_lines(box))
    floats = list(_floats(box))
    inlines = [inline for line in lines for inline in _inlines(line)]
    if not lines or any(_is_strange(inline) for inline in inlines):
        return None
    looks: dict[int, Look | None] = {0: _look(style, features)}
    marks: dict[int, Look | None] = {}
    for inline in inlines:
        number = _attribute(inline, INLINE)
        if number is not None:
            group = marks if inline.element_tag.endswith("::footnote-call") else looks
            group[int(number)] = _look(inline.style, features)
    height = lines[0].height
    beside = sum(each.margin_width() for each in floats)
    deep = max((each.margin_height() for each in floats), default=0.0)
    hyphens = style["hyphenate_limit_chars"] if style["hyphens"] == "auto" else NO_HYPHENS
    return Form(
        width=box.width,
        indent=_pixels(style["text_indent"], box.width),
        looks=looks,
        is_justified=style["text_align_all"] == "justify" and style["direction"] == "ltr",
        limits=hyphens,
        beside=beside,
        beside_lines=ceil(deep / height - 0.001) if floats else 0,
        floats=frozenset(int(_attribute(each, INLINE) or -1) for each in floats),
        marks=marks,
    )


def _floats(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if child.is_floated():
            yield child
        else:
            yield from _floats(child)


def _inlines(line: Any) -> Iterator[Any]:
    for child in getattr(line, "children", ()):
        if _kind(child) != "TextBox":
            yield child
            yield from _inlines(child)


def _is_strange(inline: Any) -> bool:
    """Anything but plain inline boxes: pictures, blocks within lines, generated words, boxes with margins."""
    if _kind(inline) != "InlineBox":
        return not inline.is_floated()
    generated = "::" in inline.element_tag and not inline.element_tag.endswith("::footnote-call")
    sides = ("left", "right")
    room = [getattr(inline, f"{part}_{side}") for part in ("margin", "padding") for side in sides]
    return generated or any(room) or any(getattr(inline, f"border_{side}_width") for side in sides)


def _pixels(length: Any, whole: float) -> float:
    return float(length.value * whole / 100 if length.unit == "%" else length.value)


def _look(style: Any, features: Any) -> Look:
    spacing = style["letter_spacing"]
    return Look(
        families=tuple(style["font_family"]),
        weight=int(style["font_weight"]),
        is_italic=style["font_style"] != "normal",
        size=float(style["font_size"]),
        features=features(style),
        spacing=0.0 if spacing == "normal" else float(spacing),
        gap=float(style["word_spacing"]),
        language=style["lang"] or "",
        transform=style["text_transform"],
    )
