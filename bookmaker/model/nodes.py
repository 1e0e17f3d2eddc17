"""The words of a book: one typed, immutable tree that every reader makes and every writer reads.

Inlines stand inside a line of text, blocks one below the other. Nodes are equal by value; the
place a block came from (`at`) and the blank lines that stood above it (`gap`) are not compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias, TypeVar, dataclass_transform

from bookmaker.model.problem import NOWHERE, Location

Role = Literal[
    "",
    "attribution",
    "author",
    "capitals",
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
    "long-title",
    "longest-title",
    "message",
    "note",
    "opening",
    "publisher",
    "salutation",
    "scene-end",
    "scene-note",
    "scene-offer",
    "scene-summary",
    "series",
    "signature",
    "skip",
    "speaker",
    "subtitle",
    "time-skip",
    "title",
    "title-page",
    "warned-scene",
    "warning-group",
    "warning-line",
    "warning-note",
    "warning-topic",
    "warnings",
    "what-happens",
]
"""What a paragraph, section, span or link is for. The writers make a CSS class of each."""


class Node:
    """What all nodes have in common: they are equal if they are of one kind and say the same.

    Dataclasses could make these methods too, for each class anew; start-up is part of every build. So kinds
    that hold the same share the class that holds it.
    """

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def _said(self) -> tuple[object, ...]:
        """The values of all fields but those that tell where the node came from."""
        return tuple(getattr(self, name) for name in self.__match_args__ if name not in ORIGINS)

    def __eq__(self, other: object) -> bool:
        return self is other or (type(self) is type(other) and self._said() == other._said())

    def __hash__(self) -> int:
        return hash((type(self), self._said()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self._said()))})"


ORIGINS = frozenset({"at", "gap", "indent"})
"""Fields that tell where a node came from, and how it stood there."""
T = TypeVar("T")


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def node(kind: type[T]) -> type[T]:
    """Make a class a kind of node.

    Nodes never change, and the type checker sees to that alone: a class whose fields are locked at run time too
    takes twice as long to make, its nodes four times as long, and a novel has many thousands of them.
    """
    return dataclass(slots=True, eq=False, repr=False)(kind)


@node
class Text(Node):
    """Words and spaces, as they will be read."""

    text: str


@node
class Marked(Node):
    """Words that are marked as one, by what they are in or by how they are set; each kind is a class below."""

    children: tuple[Inline, ...]


class Emphasis(Marked):
    """Stressed words: italics in most themes."""

    __slots__ = ()


class Strong(Marked):
    """Words of weight: bold in most themes."""

    __slots__ = ()


class SmallCaps(Marked):
    """Words set in small capitals."""

    __slots__ = ()


class Superscript(Marked):
    """Raised small letters or figures."""

    __slots__ = ()


class Subscript(Marked):
    """Lowered small letters or figures."""

    __slots__ = ()


class Strike(Marked):
    """Words struck through."""

    __slots__ = ()


@node
class Code(Node):
    """Characters to be shown exactly as they are; typography leaves them alone."""

    text: str


class LineBreak(Node):
    """A new line within a paragraph or a heading."""

    __slots__ = ()


@node
class Link(Node):
    """A link: `#name` leads to a place in this book, anything else is an address outside it."""

    href: str
    children: tuple[Inline, ...]
    role: Role = ""


@node
class Image(Node):
    """A picture of the book's folder, by its path there, and the words that stand for it."""

    source: str
    alternative: str = ""


@node
class Note(Node):
    """A footnote, at the place of its mark.

    `label` is the mark as it was written in a plain text ("[1]"); the words of the note then stand in an
    omission too, at the place where the source has them.
    """

    blocks: tuple[Block, ...]
    label: str = ""


@node
class Span(Node):
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


@node
class Paragraph(Node):
    """A paragraph.

    `gap` is the number of blank lines above it in a plain text, and `indent` the columns by which
    all of its lines stand in: evidence for the steps that recognise structure.
    """

    children: Inlines
    role: Role = ""
    at: Location = NOWHERE
    gap: int = 1
    indent: int = 0


@node
class Heading(Node):
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
    at: Location = NOWHERE


@node
class Quote(Node):
    """A block quotation."""

    blocks: Blocks
    at: Location = NOWHERE


@node
class Verse(Node):
    """Verse: stanzas of lines. The indent of a line is part of its text, as leading em spaces."""

    stanzas: tuple[tuple[Inlines, ...], ...]
    at: Location = NOWHERE


@node
class List(Node):
    """A list; an ordered one counts from `start`."""

    items: tuple[Blocks, ...]
    ordered: bool = False
    start: int = 1
    at: Location = NOWHERE


@node
class SceneBreak(Node):
    """A break between scenes; `mark` is what stood there ("* * *"), empty for a wide gap."""

    mark: str = ""
    at: Location = NOWHERE


@node
class Figure(Node):
    """A picture standing by itself, with its caption."""

    image: Image
    caption: Inlines = ()
    at: Location = NOWHERE


@node
class Preformatted(Node):
    """Lines whose every space counts."""

    text: str
    at: Location = NOWHERE


Side = Literal["", "right", "centre"]
"""Where the words of a table's column stand; on the left, if nothing is said. The writers make a CSS class of each."""


@node
class Table(Node):
    """Rows of cells; the first `header_rows` are headings, and `sides` says where the words of each column stand."""

    rows: tuple[tuple[Inlines, ...], ...]
    header_rows: int = 0
    at: Location = NOWHERE
    sides: tuple[Side, ...] = ()


@node
class Section(Node):
    """Blocks that belong together: a letter, an author's note, a chat; links lead to it by its `name`.

    One without blocks is a place to go to, and nothing else. A warned scene begins with the omission
    of its marker, which says what it is warned of (`model.warned_scenes`).
    """

    blocks: Blocks
    role: Role = ""
    at: Location = NOWHERE
    name: str = ""


@node
class Omission(Node):
    """Words of the source that the book's text leaves out, still in their place in the tree.

    The writers pass over it; the ledger counts it. `rule` says who took the words out and why
    (`structure/contents-list`); where they told something of the book, `tells` names it ("title")
    and `value` is what they told.
    """

    blocks: Blocks
    rule: str
    tells: str = ""
    value: str = ""
    at: Location = NOWHERE


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
    "about",
    "story",
    "section",
]
"""What a division of the text is, in EPUB's words, which have none for one about the people who made the book.

A story is a chapter with no number, a section stands in one.
"""
