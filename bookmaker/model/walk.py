"""Ways to walk a tree and to make a changed copy of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import assert_never

from bookmaker.model.nodes import (
    Block,
    Blocks,
    Code,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    List,
    Marked,
    Note,
    Omission,
    Paragraph,
    Preformatted,
    Quote,
    SceneBreak,
    Section,
    Table,
    Text,
    Verse,
)

ChangeInlines = Callable[[Inlines], Inlines]
ChangeBlocks = Callable[[Blocks], Blocks]


def plain(inlines: Inlines) -> str:
    """The words of inlines; a line break is a newline, a note is left out."""
    if len(inlines) == 1 and type(inlines[0]) is Text:
        return inlines[0].text
    return "".join([inline.text if type(inline) is Text else _plain(inline) for inline in inlines])


def is_bare(block: Block) -> bool:
    """Whether a block is a paragraph that holds one text: no notes, no pictures, no blocks inside.

    Most blocks of a novel are; walks pass over them by this.
    """
    return type(block) is Paragraph and len(block.children) == 1 and type(block.children[0]) is Text


def _plain(inline: Inline) -> str:
    if isinstance(inline, Marked):
        return plain(inline.children)
    match inline:
        case Text(text) | Code(text):
            return text
        case LineBreak():
            return "\n"
        case Image(alternative=words):
            return words
        case Note():
            return ""
        case _:
            return plain(inline.children)


def lines_of(inlines: Inlines) -> list[Inlines]:
    """Inlines cut at their line breaks, at least one line; breaks within emphasis and the like stay."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return [tuple(line) for line in lines]


def cut(inlines: Inlines, start: int, end: int) -> Inlines:
    """The characters `start` to `end` of the words of inlines, with their markup, and every note.

    Line breaks become spaces. Notes stay even where the words around them are cut away.
    """
    return _Cutting(start, end).of(inlines)


class _Cutting:
    """A cut on its way through a tree; counts the characters that it has met."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end, self.position = start, end, 0

    def of(self, inlines: Inlines) -> Inlines:
        return tuple(kept for inline in inlines if (kept := self.one(inline)) is not None)

    def one(self, inline: Inline) -> Inline | None:
        """What is kept of one inline; None where nothing is."""
        match inline:
            case Note():
                return inline
            case Text(text) | Code(text):
                words = self.kept(text)
                return replace(inline, text=words) if words else None
            case LineBreak():
                return Text(" ") if self.kept("\n") else None
            case Image(alternative=words):
                return inline if self.kept(words) == words else None
            case _:
                children = self.of(inline.children)
                return replace(inline, children=children) if children else None

    def kept(self, text: str) -> str:
        """What is kept of a text, which is counted as met."""
        first, self.position = self.position, self.position + len(text)
        return text[max(0, self.start - first) : max(0, self.end - first)]


def inline_runs(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that a block itself holds, not those of blocks inside it."""
    match block:
        case Paragraph() | Heading():
            yield block.children
        case Verse(stanzas):
            for stanza in stanzas:
                yield from stanza
        case Figure(caption=caption):
            yield caption
        case Table(rows):
            for row in rows:
                yield from row
        case Quote() | List() | SceneBreak() | Preformatted() | Section() | Omission():
            pass
        case _:
            assert_never(block)


def child_blocks(block: Block) -> Iterator[Blocks]:
    """The runs of blocks directly inside a block, those of its notes included."""
    if is_bare(block):
        return
    match block:
        case Quote(blocks) | Section(blocks) | Omission(blocks):
            yield blocks
        case List(items):
            yield from items
        case _:
            for run in inline_runs(block):
                yield from (note.blocks for note in notes_of(run))


def notes_of(inlines: Inlines) -> Iterator[Note]:
    """The notes among inlines, in order."""
    for inline in inlines:
        if type(inline) is Text:
            continue
        match inline:
            case Note():
                yield inline
            case Text() | Code() | LineBreak() | Image():
                pass
            case _:
                yield from notes_of(inline.children)


def has_notes(inlines: Inlines) -> bool:
    """Whether there is a note among inlines; most are one text."""
    if len(inlines) == 1 and type(inlines[0]) is Text:
        return False
    return next(notes_of(inlines), None) is not None


def without_notes(inlines: Inlines) -> Inlines:
    """A copy of the inlines without their notes: for lists, where a note would stand twice."""
    out: list[Inline] = []
    for inline in inlines:
        match inline:
            case Note():
                continue
            case Text() | Code() | LineBreak() | Image():
                out.append(inline)
            case _:
                out.append(replace(inline, children=without_notes(inline.children)))
    return tuple(out)


def images_of(block: Block) -> Iterator[Image]:
    """The pictures of a block itself, those within links and emphasis included."""
    if is_bare(block):
        return
    if isinstance(block, Figure):
        yield block.image
    for run in inline_runs(block):
        yield from _images_in(run)


def _images_in(inlines: Inlines) -> Iterator[Image]:
    for inline in inlines:
        match inline:
            case Image():
                yield inline
            case Text() | Code() | LineBreak() | Note():
                pass
            case _:
                yield from _images_in(inline.children)


def descend(blocks: Blocks) -> Iterator[Block]:
    """Every block, each before the blocks inside it, in the order of the text."""
    for block in blocks:
        yield block
        if not is_bare(block):
            for run in child_blocks(block):
                yield from descend(run)


def change(block: Block, inlines: ChangeInlines, blocks: ChangeBlocks) -> Block:
    """A copy of the block with its runs of inlines and its child blocks changed.

    Notes hold blocks inside inlines: `inlines` is called with the whole run and may use
    `change_notes` to reach them. A block that does not change is returned as it is.
    """
    match block:
        case Paragraph(children, role):
            changed = inlines(children)
            return block if changed is children else Paragraph(changed, role, block.at, block.gap, block.indent)
        case Heading(_, children):
            return replace(block, children=inlines(children))
        case Verse(stanzas):
            return replace(block, stanzas=_change_grid(stanzas, inlines))
        case Table(rows):
            return replace(block, rows=_change_grid(rows, inlines))
        case Figure(caption=caption):
            return replace(block, caption=inlines(caption))
        case Quote() | Section() | Omission():
            return replace(block, blocks=blocks(block.blocks))
        case List(items):
            return replace(block, items=tuple(blocks(item) for item in items))
        case SceneBreak() | Preformatted():
            return block
        case _:
            assert_never(block)


def _change_grid(grid: tuple[tuple[Inlines, ...], ...], inlines: ChangeInlines) -> tuple[tuple[Inlines, ...], ...]:
    return tuple(tuple(inlines(cell) for cell in row) for row in grid)


def change_notes(inlines: Inlines, blocks: ChangeBlocks) -> Inlines:
    """A copy of the inlines in which the blocks of every note are changed."""
    if not has_notes(inlines):
        return inlines
    return tuple(_change_note(inline, blocks) for inline in inlines)


def _change_note(inline: Inline, blocks: ChangeBlocks) -> Inline:
    match inline:
        case Note():
            return replace(inline, blocks=blocks(inline.blocks))
        case Text() | Code() | LineBreak() | Image():
            return inline
        case _:
            return replace(inline, children=change_notes(inline.children, blocks))


def text_of(blocks: Blocks, omissions: bool = False) -> Iterator[str]:
    """The texts of the blocks in reading order, those of notes after the run they are marked in.

    Omissions are left out unless asked for.
    """
    for block in blocks:
        if type(block) is Paragraph and is_bare(block):
            yield plain(block.children)
            continue
        match block:
            case Omission():
                if omissions:
                    yield from text_of(block.blocks, omissions)
                continue
            case Heading(label=label) if label:
                yield label
            case Preformatted(text):
                yield text
            case Figure(image=image):
                yield image.alternative
            case _:
                pass
        for run in inline_runs(block):
            yield plain(run)
        for inside in child_blocks(block):
            yield from text_of(inside, omissions)
