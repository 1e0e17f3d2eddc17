"""What the layout engine made of a document: its box tree becomes plain records.

WeasyPrint names its pages' boxes in a private attribute (`_page_box`); they are only read, and its version is
pinned. Nothing else of the project sees a box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil
from typing import Any, NamedTuple

from bookmaker.writers.pdf.leaves import Item, Leaf
from bookmaker.writers.pdf.paragraphs.emission import LINES, NUMBER
from bookmaker.writers.pdf.paragraphs.kinds import INLINE, KIND
from bookmaker.writers.pdf.paragraphs.looks import Form, Look

NO_HYPHENS = (0, 0, 0)
AVOID = ("avoid", "avoid-page")
WRAPPERS = ("html", "body", "div", "section", "blockquote", "ul", "ol", "li")
OURS = re.compile(r"(?:^| )set set-\d+$")
"""The classes that paragraphs with lines of ours have besides their own."""
OUTSIDE = ("MarginBox", "FootnoteAreaBox")


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


def column_height(document: Any) -> float:
    """The height of the text block of a document's pages, in CSS pixels."""
    return float(document.pages[0]._page_box.height)


def leaves_of(document: Any) -> tuple[Leaf, ...]:
    """The pages of a document: what stands on each, and what is free above it."""
    elements: dict[int, int] = {}
    lines: dict[int, int] = {}
    return tuple(_leaf(page._page_box, elements, lines) for page in document.pages)


def _leaf(page: Any, elements: dict[int, int], lines: dict[int, int]) -> Leaf:
    sections = list(_sections(page))
    foot = float(page.position_y + page.margin_top + page.border_top_width + page.padding_top)
    areas = [child for child in page.children if _kind(child) == "FootnoteAreaBox" and child.children]
    notes = [float(note.margin_height()) for area in areas for note in area.children]
    rule = sum(float(area.margin_height()) for area in areas) - sum(notes)
    waiting = iter(notes)
    items, marks = [], 0
    for stood in _column(page):
        box = stood.box
        item = _item(stood, box.position_y + box.margin_top - foot, elements, lines)
        foot = float(box.position_y + box.margin_top + box.border_height())
        marked = [line for line, each in enumerate(_lines(box)) for _ in range(_marks(each))] if notes else []
        marks += len(marked)
        items.append(item._replace(notes=tuple((item.before + line, next(waiting, 0.0)) for line in marked)))
    name = sections[-1].element.get("id", "") if sections else ""
    opens = bool(sections and _is_opening(sections[-1]))
    is_left = page.page_type.side == "left"
    return Leaf(name, opens, rule, marks == len(notes), float(page.height), tuple(items), is_left)


def _marks(line: Any) -> int:
    """How many footnotes are marked in a line."""
    return sum(1 for each in _inlines(line) if str(each.box.element_tag).endswith("::footnote-call"))


def _item(stood: _Stood, gap: float, elements: dict[int, int], lines: dict[int, int]) -> Item:
    box = stood.box
    element, style = elements.setdefault(id(box.element), len(elements)), box.style
    count, height = _extent(box)
    before = lines.get(element, 0)
    lines[element] = before + count
    is_whole = style["break_inside"] in AVOID
    return Item(
        element=element,
        number=int(_attribute(box, NUMBER) or -1),
        before=before,
        lines=count,
        height=height,
        gap=gap,
        kind=f"{box.element_tag}.{OURS.sub('', box.element.get('class') or '')}",
        alone=(0, 0) if is_whole else (int(style["orphans"]), int(style["widows"])),
        holds_before=stood.holds_before,
        holds_after=stood.holds_after,
        head=0.0 if before else stood.head,  # WeasyPrint keeps margins after a page break, with exceptions
    )


def _extent(box: Any) -> tuple[int, float]:
    """The lines of a box and the height of one; without lines, its own height."""
    planned = int(_attribute(box, LINES) or 0)
    if planned:
        return planned, float(box.border_height()) / planned
    here = list(_lines(box)) if box.element_tag == "p" else []
    return len(here), float(here[0].height if here else box.border_height())


class _Stood(NamedTuple):
    """A box of a column, and what holds for it and for all that begins or ends with it.

    `head` is the greatest of their upper margins, in CSS pixels; the others say whether it is held to its neighbours.
    """

    box: Any
    holds_before: bool
    holds_after: bool
    head: float


def _column(box: Any) -> Iterator[_Stood]:
    """The boxes that stand one below the other in the column of a page: paragraphs, and whatever else has a height."""
    for child in getattr(box, "children", ()):
        if child.element_tag is None or child.element is None or _kind(child) in OUTSIDE:
            continue
        style = child.style
        before, after = style["break_before"] in AVOID, style["break_after"] in AVOID
        if child.element_tag in WRAPPERS and any(_kind(inner) != "LineBox" for inner in child.children):
            inner = list(_column(child))
            together, last = style["break_inside"] in AVOID, len(inner) - 1
            for place, each in enumerate(inner):
                yield _Stood(
                    each.box,
                    each.holds_before or (together if place else before),
                    each.holds_after or (together if place < last else after),
                    each.head if place else max(each.head, float(child.margin_top)),
                )
        elif getattr(child, "height", 0) or child.element_tag == "p":
            yield _Stood(child, before, after, float(child.margin_top))


def _sections(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if child.element_tag == "section":
            yield child
        elif child.element_tag in ("html", "body", "div"):
            yield from _sections(child)


def _is_opening(section: Any) -> bool:
    """Whether a section begins on the page: the rest of one that goes on has lost its first child."""
    first = next(iter(section.children), None)
    return first is not None and first.element is not None and first.element is next(iter(section.element), None)


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
    """A paragraph of the specimen; None where all of its kind hold what is not measured."""
    style = box.style
    lines = list(_lines(box))
    floats = list(_floats(box))
    inlines = [each for line in lines for each in _inlines(line)]
    if not lines or any(each.is_strange and each.number is None for each in inlines):
        return None
    looks: dict[int, Look | None] = {0: _look(style, features)}
    marks: dict[int, Look | None] = {}
    for inline in inlines:
        if inline.number is not None:
            group = marks if inline.box.element_tag.endswith("::footnote-call") else looks
            group[inline.number] = None if inline.is_strange else _look(inline.box.style, features)
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


class _Inline(NamedTuple):
    """A box in a line, the number of its element, and whether it, or what it stands in, is not to be measured."""

    box: Any
    number: int | None
    is_strange: bool


def _inlines(line: Any, is_strange: bool = False) -> Iterator[_Inline]:
    for child in getattr(line, "children", ()):
        if _kind(child) != "TextBox":
            number = _attribute(child, INLINE)
            strange = is_strange or _is_strange(child)
            yield _Inline(child, None if number is None else int(number), strange)
            yield from _inlines(child, strange)


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
        whole=style["hyphens"] != "auto",
    )
