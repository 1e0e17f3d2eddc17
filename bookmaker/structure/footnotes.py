"""Footnotes of plain texts: the words below a paragraph, or at the end, go to the mark that they belong to.

They do so only where marks and notes agree one by one. The words of a note stay in their place in the
tree too, as an omission: so the ledger finds them where the source has them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bookmaker.model.nodes import Block, Blocks, Inlines, LineBreak, Note, Omission, Paragraph, SceneBreak
from bookmaker.model.problem import Location, Report, note
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import lines_of, plain
from bookmaker.structure.footnote_marks import HEADING, LAST_MARKS, Mark, Opening, Style, marks_in, may_open, opening_of
from bookmaker.structure.grammar import read_heading
from bookmaker.structure.placing import part_of, placed, spans_of_texts

RULE, RULE_OF_HEADING = "structure/footnote", "structure/footnote-heading"
LONGEST = 12
"""Paragraphs that a note may have."""
LONGEST_HEADING = 40
"""Characters from which a line is none over notes."""
NEAR = 4
"""Blocks between a mark that is a mere sign and its note, at most, but at the end of a chapter."""
HEAD = 12
"""Paragraphs at the start of a text among which short lines may be its title."""
FAR_APART = 3
"""Blank lines that end a chapter."""
GOES_ON = (":", "-", "—", "–")
ENDS = frozenset(".!?…\"”’'»)]")


class Defined(NamedTuple):
    """The words of a note: its label as written, and read, the styles of mark that it may have, and its blocks."""

    written: Inlines
    label: str
    styles: tuple[Style, ...]
    blocks: Blocks
    at: Location


class Run(NamedTuple):
    """Notes one below the other, the blocks that they take, and whether a heading is over them."""

    start: int
    end: int
    notes: tuple[Defined, ...]
    has_heading: bool


class Place(NamedTuple):
    """A mark in a block; a note cannot stand `free` in a line of a title page, or half in emphasis."""

    block: int
    mark: Mark
    is_free: bool


Pairs = list[tuple[Place, Defined]]


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Put each note at its mark; leave notes and marks that do not agree as they are, and tell of them."""
    runs = list(_runs(blocks))
    if not runs:
        return blocks
    styles: set[Style] = {style for run in runs for each in run.notes for style in each.styles}
    found = _Marks(blocks, runs, styles)
    paired = {run.start: pairs for index, run in enumerate(runs) if (pairs := found.pairs(index))}
    _report_unpaired(found, report)
    return tuple(_with_notes(blocks, {run.start: run for run in runs}, paired)) if paired else blocks


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) and not block.role else ""


def _runs(blocks: Blocks) -> Iterator[Run]:
    """The places where one or more notes stand."""
    index = 0
    while index < len(blocks):
        text = _text(blocks[index])
        is_short = len(text) < LONGEST_HEADING
        if not is_short and not may_open(text):  # nearly every paragraph
            index += 1
            continue
        has_heading = is_short and bool(HEADING.fullmatch(text))
        start, end = index, index + has_heading
        notes: list[Defined] = []
        while end < len(blocks) and (found := _notes_at(blocks, end, has_heading)):
            taken, defined = found
            if notes and set(notes[0].styles).isdisjoint(defined[0].styles):
                break
            notes += defined
            end += taken
        if notes:
            yield Run(start, end, tuple(notes), has_heading)
        index = max(index + 1, end if notes else 0)


def _notes_at(blocks: Blocks, index: int, below_heading: bool) -> tuple[int, list[Defined]] | None:
    """The notes in the block here, and the number of blocks that they take."""
    block = blocks[index]
    text = _text(block)
    opening = opening_of(text, below_heading) if text else None
    if opening is None or not isinstance(block, Paragraph) or not any(map(str.isalnum, text[opening.end :])):
        return None
    if opening.is_open:
        return _bracketed(blocks, index, opening)
    notes = [_defined(block, found, lines) for found, lines in _by_note(block.children, opening, below_heading)]
    more = _going_on(blocks, index, text)
    notes[-1] = notes[-1]._replace(blocks=(*notes[-1].blocks, *more))
    return 1 + len(more), notes


def _by_note(inlines: Inlines, first: Opening, below_heading: bool) -> list[tuple[Opening, list[Inlines]]]:
    """The lines of a block, gathered by the notes that begin with one of them."""
    found: list[tuple[Opening, list[Inlines]]] = []
    for line in lines_of(inlines):
        opening = opening_of(plain(line), below_heading) if found else first
        if opening and opening.styles == first.styles and not opening.is_open:
            found.append((opening, [line]))
        else:
            found[-1][1].append(line)
    return found


def _defined(block: Paragraph, opening: Opening, lines: list[Inlines]) -> Defined:
    """A note of one paragraph, of the lines that it has."""
    written = part_of(lines[0], 0, opening.end)
    words = list(part_of(lines[0], opening.end, len(plain(lines[0]))))
    for line in lines[1:]:
        words += (LineBreak(), *line)
    return Defined(written, opening.label, opening.styles, (Paragraph(tuple(words), at=block.at),), block.at)


def _bracketed(blocks: Blocks, index: int, opening: Opening) -> tuple[int, list[Defined]] | None:
    """A note up to its closing bracket; None if that is not found, or words stand after it."""
    inside: list[Block] = []
    depth = 0
    for block in blocks[index : index + LONGEST]:
        text = _text(block)
        depth += text.count("[") - text.count("]")
        if not text or not isinstance(block, Paragraph):
            return None
        begin = 0 if inside else opening.end
        end = len(text) if depth > 0 else text.rfind("]")
        inside.append(Paragraph(part_of(block.children, begin, end), at=block.at, gap=block.gap))
        if depth <= 0:
            if depth < 0 or any(map(str.isalnum, text[end:])):
                return None
            first = blocks[index]
            assert isinstance(first, Paragraph)
            written = part_of(first.children, 0, opening.end)
            return len(inside), [Defined(written, opening.label, opening.styles, tuple(inside), first.at)]
    return None


def _going_on(blocks: Blocks, index: int, text: str) -> Blocks:
    """The paragraphs below that belong to a note: they stand in, and it points to them or another note follows."""
    first = blocks[index]
    end = index + 1
    while end < min(len(blocks), index + LONGEST):
        block = blocks[end]
        stands_in = isinstance(block, Paragraph) and isinstance(first, Paragraph) and block.indent >= first.indent + 2
        if not stands_in or opening_of(_text(block), False):
            break
        end += 1
    follows = end < len(blocks) and opening_of(_text(blocks[end]), False) is not None
    points = text.rstrip(" \"'”’").endswith(GOES_ON)
    is_whole = points or (follows and all(isinstance(b, Paragraph) and b.gap for b in blocks[index + 1 : end]))
    return blocks[index + 1 : end] if is_whole else ()


class _Marks:
    """The marks of a text, by style and in order, and the runs of notes that take them one after the other."""

    def __init__(self, blocks: Blocks, runs: Sequence[Run], styles: set[Style]) -> None:
        self.blocks, self.runs = blocks, runs
        self.places: dict[Style, list[Place]] = {style: [] for style in styles}
        self.used: dict[Style, int] = dict.fromkeys(styles, 0)
        self.left: list[Place] = []
        self.doubtful: list[Run] = []
        self._find()

    def _find(self) -> None:
        notes = {index for run in self.runs for index in range(run.start, run.end)}
        paragraphs = 0
        for index, block in enumerate(self.blocks):
            text = _text(block)
            if not text or index in notes:
                continue
            paragraphs += 1
            may_be_title = paragraphs <= HEAD and len(text) <= 100
            for style, places in self.places.items():
                places += _places_in(index, block, text, style, may_be_title)

    def pairs(self, number: int) -> Pairs:
        """The notes of a run with their marks; none where they do not agree."""
        run = self.runs[number]
        styles = [s for s in run.notes[0].styles if all(s in each.styles for each in run.notes)]
        for style in styles:
            waiting = self._waiting(style, run.start)
            if chosen := self._agreeing(waiting, number, style):
                self.used[style] += len(waiting)
                self.left += waiting[: len(waiting) - len(chosen)]
                return list(zip(chosen, run.notes, strict=True))
        labels = {each.label for each in run.notes}
        near = [place for style in styles for place in self._waiting(style, run.start) if place.mark.label in labels]
        if run.has_heading or any(run.start - place.block <= NEAR or place.mark.label.isalnum() for place in near):
            self.doubtful.append(run)
        for style in styles:
            self.used[style] += len(self._waiting(style, run.start))
        return []

    def _waiting(self, style: Style, end: int) -> list[Place]:
        """The marks of a style since the notes above."""
        places, first = self.places[style], self.used[style]
        return places[first : bisect_left(places, end, lo=first, key=lambda place: place.block)]

    def _agreeing(self, waiting: Sequence[Place], number: int, style: Style) -> Sequence[Place]:
        """The marks that the notes of a run belong to: all that wait, or the last of them where that is sure."""
        run = self.runs[number]
        labels = [each.label for each in run.notes]
        chosen = waiting[-len(labels) :]
        if [place.mark.label for place in chosen] != labels or not all(place.is_free for place in chosen):
            return ()
        if any(place.mark.is_apart for place in chosen) and not all(map(_is_sentence, run.notes)):
            return ()
        if style == "sign":
            is_near = run.start - chosen[0].block <= NEAR
            return chosen if is_near or (len(chosen) == len(waiting) and self._ends_chapter(run.end)) else ()
        restarts = labels == [str(n) for n in range(1, len(labels) + 1)] and not self._is_crowded(number)
        return chosen if len(chosen) == len(waiting) or restarts else ()

    def _is_crowded(self, number: int) -> bool:
        """Whether no mark stands between these notes and the run of notes above or below."""
        near = self.runs[max(0, number - 1) : number + 2]
        for above, below in pairwise(near):
            styles = set(above.notes[0].styles) & set(below.notes[0].styles)
            if styles and not any(self._count(style, above.end, below.start) for style in styles):
                return True
        return False

    def _count(self, style: Style, start: int, end: int) -> int:
        first, last = (bisect_left(self.places[style], at, key=lambda place: place.block) for at in (start, end))
        return last - first

    def _ends_chapter(self, index: int) -> bool:
        block = self.blocks[index] if index < len(self.blocks) else None
        if not isinstance(block, Paragraph):
            return block is None or isinstance(block, SceneBreak | Omission)
        return block.gap >= FAR_APART or bool(read_heading(_text(block).split("\n")[0].strip()))


def _places_in(index: int, block: Block, text: str, style: Style, may_be_title: bool) -> Iterator[Place]:
    marks = list(marks_in(text, style))
    if not marks or not isinstance(block, Paragraph):
        return
    is_sentence = LAST_MARKS.sub("", text[-100:])[-1:] in ENDS
    is_title = may_be_title and not is_sentence and not read_heading(text[: marks[0].start])
    spans = spans_of_texts(block.children)
    for mark in marks:
        place = bisect_left(spans, mark.end, key=lambda span: span[1])
        is_whole = place < len(spans) and spans[place][0] <= mark.start
        yield Place(index, mark, is_whole and not is_title)


def _is_sentence(defined: Defined) -> bool:
    words = "".join(plain(block.children) for block in defined.blocks if isinstance(block, Paragraph)).rstrip(" _*")
    return words[-1:] in ENDS


def _with_notes(blocks: Blocks, runs: dict[int, Run], paired: dict[int, Pairs]) -> Iterator[Block]:
    """The blocks with the notes at their marks, and omissions where the notes stood."""
    at_marks: dict[int, Pairs] = {}
    for pairs in paired.values():
        for place, defined in pairs:
            at_marks.setdefault(place.block, []).append((place, defined))
    done = 0
    for index, block in enumerate(blocks):
        if index in paired:
            yield from _omitted(blocks, runs[index])
            done = runs[index].end
        if index >= done:
            yield _marked(block, at_marks[index]) if index in at_marks else block


def _marked(block: Block, pairs: Pairs) -> Block:
    """A paragraph with notes in the place of marks."""
    assert isinstance(block, Paragraph)
    text = plain(block.children)
    notes = [
        (place.mark.start, place.mark.end, Note(defined.blocks, text[place.mark.start : place.mark.end]))
        for place, defined in sorted(pairs, key=lambda pair: pair[0].mark.start)
    ]
    return Paragraph(placed(block.children, notes), block.role, block.at, block.gap, block.indent)


def _omitted(blocks: Blocks, run: Run) -> Iterator[Omission]:
    """An omission for each block with notes: their labels, and their words."""
    if run.has_heading:
        yield Omission((blocks[run.start],), RULE_OF_HEADING, at=blocks[run.start].at)
    inside: list[Block] = []
    for number, defined in enumerate(run.notes):
        inside += (Paragraph(defined.written, "label", defined.at), *defined.blocks)
        if number + 1 == len(run.notes) or run.notes[number + 1].at != defined.at:
            yield Omission(tuple(inside), RULE, at=defined.at)
            inside = []


def _report_unpaired(found: _Marks, report: Report) -> None:
    """Tell of notes without a mark that is surely theirs, and of marks without a note in a text that has notes."""
    if found.doubtful:
        count = sum(len(run.notes) for run in found.doubtful)
        report(
            note(
                "structure/footnote-unpaired",
                f"{count} note{'s' * (count > 1)} and the marks above do not agree one by one; they were left",
                found.doubtful[0].notes[0].at,
                "number marks and notes alike, and give each mark a note",
            )
        )
    elif found.left:
        first = found.left[0]
        report(
            note(
                "structure/footnote-unpaired",
                f"{len(found.left)} mark{'s' * (len(found.left) > 1)} like those of the footnotes have no note",
                found.blocks[first.block].at,
                "look whether a note is missing",
            )
        )
