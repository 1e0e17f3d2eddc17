"""A tree as short readable text, for people and for tests."""

from __future__ import annotations

from collections.abc import Iterator

from bookmaker.model.book import AnyDivision, Part
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

SIGNS = {Emphasis: "_", Strong: "**", SmallCaps: "^^", Superscript: "^", Subscript: "~", Strike: "~~"}


def outline(divisions: tuple[AnyDivision, ...], depth: int = 0) -> Iterator[str]:
    """A line for each division and block, indented by depth."""
    for division in divisions:
        kind = "part" if isinstance(division, Part) else division.division
        label = f"[{division.label}] " if division.label else ""
        yield f"{'  ' * depth}{kind} {division.name}: {label}{line_of(division.title)}".rstrip()
        yield from outline_of_blocks(division.blocks, depth + 1)
        if isinstance(division, Part):
            yield from outline(division.divisions, depth + 1)


def outline_of_blocks(blocks: Blocks, depth: int = 0) -> Iterator[str]:
    """A line for each block, blocks inside it indented below."""
    for block in blocks:
        yield f"{'  ' * depth}{_head(block)}".rstrip()
        for inside in _inside(block):
            yield from outline_of_blocks(inside, depth + 1)


def _head(block: Block) -> str:  # noqa: C901  # one case for each kind of block
    match block:
        case Paragraph(children, role):
            return f"{role or 'p'}: {line_of(children)}"
        case Heading(level, children, label):
            return f"h{level}: {f'[{label}] ' if label else ''}{line_of(children)}"
        case SceneBreak(mark):
            return f"scene break: {mark}"
        case Verse(stanzas):
            return "verse: " + " // ".join(" / ".join(map(line_of, stanza)) for stanza in stanzas)
        case Figure(image, caption):
            return f"figure: {image.source} | {image.alternative} | {line_of(caption)}"
        case Preformatted(text):
            return f"preformatted: {text!r}"
        case Table(rows):
            return "table: " + " // ".join(" | ".join(map(line_of, row)) for row in rows)
        case Section(role=role):
            return f"section {role}:"
        case Omission(rule=rule, tells=tells, value=value):
            return f"omission ({rule}{f'; {tells}: {value}' if tells else ''}):"
        case Quote():
            return "quote:"
        case List(ordered=ordered, start=start):
            return f"list from {start}:" if ordered else "list:"


def _inside(block: Block) -> tuple[Blocks, ...]:
    match block:
        case Quote(blocks) | Section(blocks) | Omission(blocks):
            return (blocks,)
        case List(items):
            return items
        case _:
            return ()


def line_of(inlines: Inlines) -> str:
    """Inlines in one line, with light marks for what they are."""
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Code(text):
            return f"`{text}`"
        case LineBreak():
            return " / "
        case Link(href, children):
            return f"[{line_of(children)}]({href})"
        case Image(source, words):
            return f"![{words}]({source})"
        case Note(blocks):
            return f"[note: {' '.join(outline_of_blocks(blocks))}]"
        case Span(children, role):
            return f"{{{role}: {line_of(children)}}}"
        case _:
            sign = SIGNS[type(inline)]
            return f"{sign}{line_of(inline.children)}{sign}"
