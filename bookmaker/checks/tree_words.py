"""The words of a whole tree in reading order, what was taken off included."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from bookmaker.model.book import AnyDivision, Part
from bookmaker.model.ledger import told
from bookmaker.model.nodes import (
    Block,
    Blocks,
    Code,
    Figure,
    Heading,
    Image,
    Inlines,
    LineBreak,
    List,
    Note,
    Omission,
    Paragraph,
    Preformatted,
    Quote,
    SceneBreak,
    Section,
    Text,
)
from bookmaker.model.problem import NOWHERE, Location
from bookmaker.model.walk import inline_runs, notes_of, plain, text_of

BARE = "structure/illustration"
"""The rule of marks that stand for pictures, and that headings pass."""
FRONT_MATTER = "front matter"
"""What an omission tells that has its words in its value."""
TITLE = "markdown/title"
"""The rule of titles in Markdown that are no captions."""
FOOTNOTE = "structure/footnote"
"""The rule of the omissions that show where the source has the words of notes that have a label."""
OURS = frozenset({"the file's name", "the book file gives its title"})
"""What says of a title that the text does not have it."""


class Movable(NamedTuple):
    """The texts from `first` up to `end` of a tree, and the place in the source at which they begin.

    `is_shown` says that they stand in the book, where what moved is worth telling.
    """

    first: int
    end: int
    at: Location
    is_shown: bool


class TreeWords:
    """The texts of a tree. Footnotes stand after all others, in the order in which the sources have them, and the
    titles of pictures and links behind them, by the alphabet: they stand in no row of words.

    Those of a plain text stand where their omission says that the source has them: the words are those of
    the note, which is what the book prints, the label is the omission's.

    `movable` are the texts that may stand elsewhere than in the source: omissions, and marks of
    illustrations, which stand between a heading's label and its title. This walk is part of every
    build, so most paragraphs, which hold one text, are asked nothing else.
    """

    def __init__(self, omitted: Iterable[Omission], divisions: Iterable[AnyDivision]) -> None:
        self.texts: list[str] = []
        self.movable: list[Movable] = []
        self.omissions: list[Omission] = []
        self._titles: list[str] = []
        self._notes: list[tuple[Location, list[str]]] = []
        self._labelled: dict[Location, list[Block]] = {}
        self._gather(tuple(omitted))
        self._divisions(divisions)
        for blocks in self._labelled.values():  # notes whose omission is not there
            self._gather(tuple(blocks))
        self.texts += chain.from_iterable(texts for _, texts in sorted(self._notes, key=lambda each: each[0]))
        self.texts += sorted(self._titles, key=told)

    def _divisions(self, divisions: Iterable[AnyDivision]) -> None:
        for division in divisions:
            self.texts.append(division.label)
            if OURS.isdisjoint(division.evidence):
                self._run(division.title)
            self._gather(division.blocks)
            if isinstance(division, Part):
                self._divisions(division.divisions)

    def _gather(self, blocks: Blocks) -> None:
        for block in blocks:
            if type(block) is Paragraph and len(block.children) == 1 and type(block.children[0]) is Text:
                text = block.children[0].text
                if text[:1] == "[" and text[1:13].lower() == "illustration":
                    self.movable.append(Movable(len(self.texts), len(self.texts) + 1, block.at, True))
                self.texts.append(text)
            else:
                self._other(block)

    def _other(self, block: Block) -> None:
        match block:
            case Omission(blocks, rule) if rule == TITLE:
                self._titles += text_of(blocks)
                self.omissions.append(block)
            case Figure(image, caption):
                self.texts.append(image.alternative)
                self._titles.append(plain(caption))
            case Omission(blocks, _, tells, value):
                first, known = len(self.texts), len(self.movable)
                self.texts += (value,) if tells == FRONT_MATTER else ()
                self._gather(self._as_printed(block) if block.rule == FOOTNOTE else blocks)
                self.movable[known:] = [Movable(first, len(self.texts), block.at, block.rule == BARE)]
                self.omissions.append(block)
            case Quote(blocks) | Section(blocks):
                self._gather(blocks)
            case List(items, is_ordered, start):
                for number, item in enumerate(items, start):
                    self.texts += (f"{number}.",) if is_ordered else ()
                    self._gather(item)
            case Heading(children=title, label=label, evidence=evidence):
                self.texts.append(label)
                if OURS.isdisjoint(evidence):
                    self._run(title)
            case _:
                self.texts += _own_words(block)
                for run in inline_runs(block):
                    self._run(run)

    def _as_printed(self, omission: Omission) -> Blocks:
        """The labels of an omission of footnotes, with the blocks of the notes themselves instead of its own."""
        notes = iter(self._labelled.pop(omission.at, []))
        out: list[Block] = []
        for each in omission.blocks:
            is_label = isinstance(each, Paragraph) and each.role == "label"
            out += (each,) if is_label else islice(notes, 1)
        return (*out, *notes)

    def _run(self, inlines: Inlines) -> None:
        """The words of a run of inlines; those of its notes are put aside."""
        notes = tuple(notes_of(inlines))
        self.texts.append(_with_labels(inlines) if any(note.label for note in notes) else plain(inlines))
        for note in notes:
            at = next((block.at for block in note.blocks), NOWHERE)
            if note.label:
                self._labelled.setdefault(at, []).extend(note.blocks)
                continue
            inside, self.texts = self.texts, []
            self._gather(note.blocks)
            inside, self.texts = self.texts, inside
            self._notes.append((at, inside))


def _with_labels(inlines: Inlines) -> str:
    """The words of inlines, the marks of notes among them as they were written."""
    parts = list[str]()
    for inline in inlines:
        match inline:
            case Note(label=label):
                parts.append(label)
            case Text() | Code() | LineBreak() | Image():
                parts.append(plain((inline,)))
            case _:
                parts.append(_with_labels(inline.children))
    return "".join(parts)


def _own_words(block: Block) -> Iterator[str]:
    """The words of a block that stand in no inlines."""
    match block:
        case Preformatted(text):
            yield text
        case SceneBreak(mark):
            yield mark
