"""The words of a book: one typed, immutable tree that every reader makes and every writer reads.

Inlines stand inside a line of text, blocks one below the other. Nodes are equal by value; the
place a block came from (`at`) and the blank lines that stood above it (`gap`) are not compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from bookmaker.model.problem import NOWHERE, Location

Role = Literal[
    "",
    "attribution",
    "author",
    "caption",
    "chat",
    "contents",
    "contents-part",
    "contents-part-chapter",
    "contents-chapter",
    "contributor",
    "cover",
    "dateline",
    "dedication",
    "epigraph",
    "half-title",
    "half-title-page",
    "imprint",
    "label",
    "letter",
    "message",
    "note",
    "opening",
    "publisher",
    "salutation",
    "series",
    "signature",
    "speaker",
    "subtitle",
    "time-skip",
    "title",
    "title-page",
    "warning-group",
    "warning-note",
    "warning-topic",
    "warnings",
]
"""What a paragraph, section or span is for. The writers make a CSS class of each."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words and spaces, as they will be read."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words: italics in most themes."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight: bold in most themes."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class SmallCaps:
    """Words set in small capitals."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised small letters or figures."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered small letters or figures."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strike:
    """Words struck through."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Characters to be shown exactly as they are; typography leaves them alone."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph or a heading."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link: `#name` leads to a place in this book, anything else is an address outside it."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the book's folder, by its path there, and the words that stand for it."""

    source: str
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, at the place of its mark.

    `label` is the mark as it was written in a plain text ("[1]"); the words of the note then stand in an
    omission too, at the place where the source has them.
    """

    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Words with a role or a language of their own."""

    children: tuple[Inline, ...]
    role: Role = ""
    language: str = ""


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | SmallCaps
    | Superscript
    | Subscript
    | Strike
    | Code
    | LineBreak
    | Link
    | Image
    | Note
    | Span
)
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph.

    `gap` is the number of blank lines above it in a plain text, and `indent` the columns by which
    all of its lines stand in: evidence for the steps that recognise structure.
    """

    children: Inlines
    role: Role = ""
    at: Location = field(default=NOWHERE, compare=False, repr=False)
    gap: int = field(default=1, compare=False, repr=False)
    indent: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, before the text is cut into chapters.

    `children` is the title; `label` what stands before it as written ("Chapter IV"); `number` the
    number meant; `division` the kind of part that it opens; `evidence` why it is thought to be a
    heading. `level` 1 is the highest.
    """

    level: int
    children: Inlines
    label: str = ""
    number: int | None = None
    division: Division = "chapter"
    evidence: tuple[str, ...] = ()
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: Blocks
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Verse:
    """Verse: stanzas of lines. The indent of a line is part of its text, as leading em spaces."""

    stanzas: tuple[tuple[Inlines, ...], ...]
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class List:
    """A list; an ordered one counts from `start`."""

    items: tuple[Blocks, ...]
    ordered: bool = False
    start: int = 1
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SceneBreak:
    """A break between scenes; `mark` is what stood there ("* * *"), empty for a wide gap."""

    mark: str = ""
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture standing by itself, with its caption."""

    image: Image
    caption: Inlines = ()
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Lines whose every space counts."""

    text: str
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first `header_rows` are headings."""

    rows: tuple[tuple[Inlines, ...], ...]
    header_rows: int = 0
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together: a letter, an author's note, a chat."""

    blocks: Blocks
    role: Role = ""
    at: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of the source that the book's text leaves out, still in their place in the tree.

    The writers pass over it; the ledger counts it. `rule` says who took the words out and why
    (`structure/contents-list`); where they told something of the book, `tells` names it ("title")
    and `value` is what they told.
    """

    blocks: Blocks
    rule: str
    tells: str = ""
    value: str = ""
    at: Location = field(default=NOWHERE, compare=False, repr=False)


Block: TypeAlias = (
    Paragraph | Heading | Quote | Verse | List | SceneBreak | Figure | Preformatted | Table | Section | Omission
)
Blocks: TypeAlias = tuple[Block, ...]

Division = Literal[
    "part",
    "chapter",
    "prologue",
    "epilogue",
    "interlude",
    "preface",
    "foreword",
    "introduction",
    "afterword",
    "appendix",
    "acknowledgments",
    "story",
    "section",
]
"""What a division of the text is, in EPUB's words; a story is a chapter with no number, a section stands in one."""
