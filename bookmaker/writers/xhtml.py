"""Nodes become XHTML, the same for every format; and the list of the classes that we emit.

Elements follow XHTML5 with the structure vocabularies of EPUB (`epub:type`, EPUB Structural
Semantics 1.1) and of assistive technology (`role`, DPUB-ARIA 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import assert_never, get_args

from bookmaker.model.addresses import ADDRESS, addresses
from bookmaker.model.book import AnyDivision, Chapter, Part
from bookmaker.model.nodes import (
    Block,
    Blocks,
    Code,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Note,
    Omission,
    Paragraph,
    Preformatted,
    Quote,
    Role,
    SceneBreak,
    Section,
    SmallCaps,
    Span,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Verse,
)
from bookmaker.model.walk import plain
from bookmaker.model.wording import Wording
from bookmaker.writers.escape import escape

ELEMENT_CLASSES = (
    "chapter",
    "part",
    "page",
    "heading",
    "title",
    "scene-break",
    "verse",
    "stanza",
    "line",
    "small-caps",
    "initial",
    "noteref",
    "notes",
    "footnote",
    "figure",
    "address",
    "right",
    "centre",
)
"""Classes of elements that are no roles."""
CLASSES: tuple[str, ...] = tuple(dict.fromkeys((*ELEMENT_CLASSES, *filter(None, get_args(Role)))))
"""Every class that the writers emit; each theme has to style all of them."""

EPUB_TYPES = {
    "chapter": "chapter",
    "story": "chapter",
    "part": "part",
    "prologue": "prologue",
    "epilogue": "epilogue",
    "preface": "preface",
    "foreword": "foreword",
    "introduction": "introduction",
    "afterword": "afterword",
    "appendix": "appendix",
    "acknowledgments": "acknowledgments",
    "title-page": "titlepage",
    "half-title": "halftitlepage",
    "imprint": "imprint",
    "dedication": "dedication",
    "epigraph": "epigraph",
    "contents": "toc",
    "content-warnings": "preamble",
}
"""Names and kinds of divisions to EPUB Structural Semantics; what is not here has no type."""
ARIA_ROLES = {
    "chapter", "part", "prologue", "epilogue", "preface", "foreword", "introduction", "afterword",
    "appendix", "acknowledgments", "dedication", "epigraph", "toc",
}  # fmt: skip
"""EPUB types that are doc- roles of DPUB-ARIA too."""


LONGEST_WHOLE = 16
"""Lines of a stanza that stays on one page: a longer one would leave a page half empty."""
LONG_ENOUGH = 120
"""Characters of an opening paragraph from which it has the two lines that an initial is high, on any trim of ours."""
INITIAL = re.compile(r"[“‘«„\"'¿¡]*[^\W\d_]")


def _text(text: str) -> str:
    return escape(text, quote=False)


def _words(text: str) -> str:
    """Words of the text; an address among them has a class, so that no hyphen is put into it."""
    if not ADDRESS.may_find(text):
        return escape(text, quote=False)
    written, at = [], 0
    for start, stop in addresses(text):
        written += [_text(text[at:start]), f'<span class="address">{_text(text[start:stop])}</span>']
        at = stop
    return "".join((*written, _text(text[at:])))


def _begins_with_address(text: str, place: int) -> bool:
    """Whether an address begins before a place: without its first letter it would be none."""
    return next(addresses(text), (place, place))[0] < place


@dataclass(slots=True, eq=False, repr=False)
class Xhtml:
    """Writes the nodes of one document.

    `link` turns an address inside the book (`#chapter-0002`) into one of the format, or into
    nothing where it leads nowhere; `picture` the
    path of a picture into its address. `on_paper` a note is written where it is marked, for
    a layout engine to set at the foot of the page, and openings have an initial; otherwise notes
    follow after the text. `untitled` is what assistive technology calls a division without a heading.
    """

    wording: Wording
    link: Callable[[str], str]
    picture: Callable[[str], str]
    on_paper: bool = False
    untitled: str = ""
    prefix: str = ""
    notes: list[tuple[int, Note]] = field(default_factory=list)

    def division(self, division: AnyDivision) -> str:
        """A part or chapter as a section with its heading, its blocks and its notes."""
        kind = "part" if isinstance(division, Part) else "page" if division.division == "page" else "chapter"
        key = division.name if kind == "page" else "part" if isinstance(division, Part) else division.division
        epub_type = EPUB_TYPES.get(key, "")
        types = f' epub:type="{epub_type}"' if epub_type else ""
        role = f' role="doc-{epub_type}"' if epub_type in ARIA_ROLES else ""
        self.prefix = division.name
        heading = self.heading(division)
        name = escape(plain(division.title) or self.untitled)
        label = f' aria-labelledby="{division.name}-heading"' if heading else f' aria-label="{name}"'
        parts = [f'<section class="{kind}" id="{division.name}"{types}{role}{label}>\n', heading]
        parts += self.opening_blocks(division.blocks) if kind == "chapter" else map(self.block, division.blocks)
        parts += (self.note_list(), "</section>")
        return "".join(parts)

    def heading(self, division: AnyDivision) -> str:
        """The heading of a division: label and title in spans of their own; empty if it shows none."""
        if isinstance(division, Chapter) and division.division == "page" and not _shows_heading(division):
            return ""
        spans = []
        label = division.label or ("" if division.title or division.number is None else str(division.number))
        if label:
            spans.append(f'<span class="label">{_text(label)}</span>')
        if division.title:
            spans.append(f'<span class="title">{self.inlines(division.title)}</span>')
        return f'<h1 class="heading" id="{division.name}-heading">{" ".join(spans)}</h1>\n' if spans else ""

    def opening_blocks(self, blocks: Blocks) -> Iterator[str]:
        """The blocks of a chapter, its first plain paragraph marked as the opening."""
        opened = False
        first = next((block for block in blocks if not _is_passed_over(block)), None)
        for block in blocks:
            if not opened and isinstance(block, Paragraph) and not block.role:
                opened = True
                has_initial = block is first and len(plain(block.children)) >= LONG_ENOUGH
                words = self.initial(block.children) if has_initial else self.inlines(block.children)
                yield f'<p class="opening">{words}</p>\n'
            else:
                opened = opened or not isinstance(block, Section | Omission | Quote | Paragraph)
                yield self.block(block)

    def initial(self, inlines: Inlines) -> str:
        """The words of an opening; on paper its first letter, and a quote mark before it, have a span of their own, but
        for an address."""
        first = inlines[0] if inlines else None
        match = INITIAL.match(first.text) if self.on_paper and isinstance(first, Text) else None
        if match is None or not isinstance(first, Text) or _begins_with_address(first.text, match.end()):
            return self.inlines(inlines)
        rest = (Text(first.text[match.end() :]), *inlines[1:])
        return f'<span class="initial">{_text(match[0])}</span>{self.inlines(rest)}'

    def blocks(self, blocks: Blocks) -> str:
        """Blocks one after the other."""
        return "".join(map(self.block, blocks))

    def block(self, block: Block) -> str:  # noqa: C901  # one case for each kind of block
        """One block, with a newline after it; nothing for an omission."""
        match block:
            case Paragraph(children, role):
                return f"<p{_class(role)}>{self.inlines(children)}</p>\n"
            case SceneBreak():
                return f'<hr class="scene-break" aria-label="{escape(self.wording.scene_break)}"/>\n'
            case Heading(level, children):
                tag = f"h{min(6, max(2, level - 1))}"
                label = f'<span class="label">{_text(block.label)}</span> ' if block.label else ""
                return f'<{tag} class="heading">{label}{self.inlines(children)}</{tag}>\n'
            case Quote(blocks):
                return f"<blockquote>\n{self.blocks(blocks)}</blockquote>\n"
            case Verse():
                return self.verse(block)
            case List():
                return self.list(block)
            case Figure():
                return self.figure(block)
            case Preformatted(text):
                return f"<pre>{_text(text)}</pre>\n"
            case Table():
                return self.table(block)
            case Section(blocks, role, name=name):
                types = f' id="{escape(name)}"' if name else ""
                types += ' role="doc-epigraph"' if role == "epigraph" else ""
                inside = f"\n{self.blocks(blocks)}" if blocks else ""
                return f"<div{_class(role)}{types}>{inside}</div>\n"
            case Omission():
                return ""
            case _:
                assert_never(block)

    def verse(self, verse: Verse) -> str:
        """Stanzas of lines, each line a block of its own so that long ones can hang."""
        stanzas = []
        for stanza in verse.stanzas:
            lines = "\n".join(f'<p class="line">{self.inlines(line)}</p>' for line in stanza)
            role = "stanza" if len(stanza) <= LONGEST_WHOLE else "stanza long-stanza"
            stanzas.append(f'<div class="{role}">\n{lines}\n</div>\n')
        return f'<div class="verse">\n{"".join(stanzas)}</div>\n'

    def list(self, block: List) -> str:
        """A list; items of a single paragraph are written tight."""
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "".join(f"<li>{self.item(item)}</li>\n" for item in block.items)
        return f"<{tag}{start}>\n{items}</{tag}>\n"

    def item(self, blocks: Blocks) -> str:
        """What stands in a list item: a paragraph with nothing but lists below it is no block of its own."""
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph) and all(isinstance(block, List) for block in blocks[1:]):
            return self.inlines(first.children) + ("\n" + self.blocks(blocks[1:]) if blocks[1:] else "")
        return "\n" + self.blocks(blocks)

    def figure(self, figure: Figure) -> str:
        """A picture with its caption."""
        caption = f"<figcaption>{self.inlines(figure.caption)}</figcaption>" if figure.caption else ""
        return f'<figure class="figure">{self.inline(figure.image)}{caption}</figure>\n'

    def table(self, table: Table) -> str:
        """A table, its first rows as headings."""
        rows = []
        for number, row in enumerate(table.rows):
            tag = "th" if number < table.header_rows else "td"
            sides = (*table.sides, *("" for _ in row))
            cells = (
                f"<{tag}{_class(side)}>{self.inlines(cell)}</{tag}>" for cell, side in zip(row, sides, strict=False)
            )
            rows.append(f"<tr>{''.join(cells)}</tr>\n")
        head, body = "".join(rows[: table.header_rows]), "".join(rows[table.header_rows :])
        if not (head and body):
            return f"<table>\n{head}{body}</table>\n"
        return f"<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n"

    def inlines(self, inlines: Inlines) -> str:
        """Inlines one after the other."""
        if len(inlines) == 1 and isinstance(inlines[0], Text):
            return _words(inlines[0].text)
        return "".join(map(self.inline, inlines))

    def inline(self, inline: Inline) -> str:  # noqa: C901  # one case for each kind of inline
        """One inline."""
        match inline:
            case Text(text):
                return _words(text)
            case Emphasis(children):
                return f"<em>{self.inlines(children)}</em>"
            case Strong(children):
                return f"<strong>{self.inlines(children)}</strong>"
            case SmallCaps(children):
                return f'<span class="small-caps">{self.inlines(children)}</span>'
            case Superscript(children):
                return f"<sup>{self.inlines(children)}</sup>"
            case Subscript(children):
                return f"<sub>{self.inlines(children)}</sub>"
            case Strike(children):
                return f"<s>{self.inlines(children)}</s>"
            case Code(text):
                return f"<code>{_text(text)}</code>"
            case LineBreak():
                return "<br/>"
            case Link(href, children, role):
                address = self.link(href) if href.startswith("#") else href
                words = self.inlines(children)
                return f'<a{_class(role)} href="{escape(address)}">{words}</a>' if address else words
            case Image(source, words):
                return f'<img src="{escape(self.picture(source))}" alt="{escape(words)}"/>'
            case Note():
                return self.note(inline)
            case Span(children, role, language):
                tongue = f' xml:lang="{escape(language)}" lang="{escape(language)}"' if language else ""
                return f"<span{_class(role)}{tongue}>{self.inlines(children)}</span>"
            case _:
                assert_never(inline)

    def note(self, note: Note) -> str:
        """A note: at the foot of its page, or its mark, with the note kept for the list."""
        if self.on_paper:
            return f'<span class="footnote">{"<br/>".join(self._lines(note.blocks))}</span>'
        number = len(self.notes) + 1
        self.notes.append((number, note))
        name = f"{self.prefix}-note-{number}"
        return f'<a class="noteref" epub:type="noteref" role="doc-noteref" id="{name}-mark" href="#{name}">{number}</a>'

    def _lines(self, blocks: Blocks) -> Iterator[str]:
        """Blocks of a note as lines: a note at the foot of a page can hold no blocks."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield self.inlines(block.children)
            else:
                yield self.block(block)

    def note_list(self) -> str:
        """The notes that were marked in the division, each with the way back."""
        if not self.notes:
            return ""
        asides = []
        for number, note in self.notes:
            name = f"{self.prefix}-note-{number}"
            back = f'<a href="#{name}-mark" role="doc-backlink">{number}</a>. '
            asides.append(
                f'<aside epub:type="footnote" role="doc-footnote" id="{name}" class="footnote">\n'
                f"{self.blocks(note.blocks).replace('<p>', f'<p>{back}', 1)}</aside>\n"
            )
        self.notes.clear()
        return f'<div class="notes">\n{"".join(asides)}</div>\n'


def _shows_heading(page: Chapter) -> bool:
    """Of our own pages, those show their title that a reader looks something up in."""
    return page.name in {
        *("contents", "content-warnings", "content-warning-places", "content-warning-details", "folded-scenes"),
    }


def _is_passed_over(block: Block) -> bool:
    """Whether a block stands before the opening of a chapter and is not of it: what was left out, our own line."""
    is_own = isinstance(block, Paragraph | Section) and block.role in {"warning-line", "scene-end"}
    return is_own or isinstance(block, Omission)


def _class(role: str) -> str:
    return f' class="{role}"' if role else ""
