"""Authors' notes before and after a chapter ("A/N: …", "Author's Note"), recaps and summaries stand apart.

A note is one paragraph, unless something shows its end: its closing bracket, a rule, paragraphs that
stand in, or the end of the chapter with nothing but talk to the readers before it.
"""

from __future__ import annotations

from functools import cached_property

from bookmaker.model.nodes import Block, Blocks, Heading, Omission, Paragraph, SceneBreak, Section
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.grammar import UNNUMBERED, read_bare_number, read_heading
from bookmaker.structure.median import median_low
from bookmaker.structure.note_marks import (
    ABOVE_HEADING,
    ANYWHERE,
    BELOW_HEADING,
    ENDING,
    Mark,
    is_talk,
    mark_of,
)

DROPPED, MOVED = "structure/notes-dropped", "structure/notes-to-the-back"
LONGEST = 12
"""Paragraphs that a note of several can have."""
LONGEST_NAME = 40
"""Characters of the longest name that signs a note."""
SIGNS = " \t\n\u00a0\u2003[({<*_~=#>–—-.…|•·"
AFTERWORDS = tuple(word for word, kind in UNNUMBERED.items() if kind == "afterword" and word != "postscript")
"""Words that head an afterword, in all languages; between two chapters it is a note."""
FAR = 1_000
"""Blocks above an afterword among which its chapter begins."""
BEGINNINGS = (
    *AFTERWORDS,
    *("quick ", "quick-", "short ", "important ", "final ", "little ", "long a", "long n", "brief "),
    *("small ", "mini", "another ", "end", "pre ", "pre-", "post ", "post-", "beginning", "a/n", "a.n"),
    *("an:", "an ", "an–", "an—", "an-", "ans", "t/n", "tl", "tn", "e/n", "author", "writer", "translator"),
    *("beta", "note", "chapter", "opening", "closing", "work", "summary", "disclaimer", "tw", "cw"),
    *("trigger", "content", "warning", "previous", "last time", "last chapter", "last episode"),
    *("last part", "last inst", "in the last", "in the previous", "in last", "in previous", "on the last"),
    *("on the previous", "on last", "on previous", "the story so far", "the last chapter", "the last part"),
    *("the last episode", "the last inst", "the previous", "story so far", "recap", "what happened"),
    *("what has happened", "so please", "so, please", "and please", "please", "pls", "plz", "don't forget"),
    *("don’t forget", "remember to", "so pls", "so plz", "and pls", "and plz", "so don", "so, don"),
    *("and don", "so remember", "so, remember", "and remember", "r&r", "r & r", "r&", "r n", "r 'n", "r'n"),
    *("rnr", "read and", "read &", "rate and", "rate &", "review", "comments", "thank", "i hope"),
    *("hope you", "hope y", "see you", "see ya", "next update"),
)
"""How marks and endings begin: nearly all paragraphs are passed over by this."""
FIRST_LETTERS = frozenset(words[:2] for words in BEGINNINGS)
FRONT_MATTER = frozenset(("preface", "foreword", "introduction", "acknowledgments"))
SAMPLE = 60
"""Paragraphs by which the usual gap between paragraphs is told."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Gather each note into a section; or leave it out, or for the back, if the book file says so."""
    text = _Text(blocks)
    out: list[Block] = []
    index = done = 0
    while index < len(blocks):
        length = text.length_of_note(index, done)
        if length:
            out.append(_note(blocks[index : index + length], wishes))
            done = index + length
        else:
            out.append(blocks[index])
        index += length or 1
    return tuple(out)


def _note(blocks: Blocks, wishes: StructureWishes) -> Block:
    match wishes.notes:
        case "drop":
            return Omission(blocks, DROPPED, at=blocks[0].at)
        case "back":
            return Omission(blocks, MOVED, at=blocks[0].at)
        case _:
            return Section(blocks, "note", blocks[0].at)


def _words(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) else ""


def _is_heading(block: Block) -> bool:
    """Whether a block is a heading, or will be taken for one."""
    if isinstance(block, Heading):
        return True
    first = _words(block).strip().split("\n")[0]
    if not 0 < len(first) <= 100:
        return False
    bare = first.strip("•·*~-–—[]()#<> ")
    return bool(read_heading(first)) or bare.isdecimal() or bool(len(first) < 60 and _opens_with_number(first))


def _chapter_number(block: Block) -> int | None:
    """The number of the chapter that a line begins, if it does."""
    first = _words(block).strip().split("\n")[0]
    if not _is_heading(block):
        return None
    reading = read_heading(first) or read_bare_number(first)
    return reading.number if reading and reading.division == "chapter" else None


def _is_front_matter(block: Block) -> bool:
    reading = read_heading(_words(block).strip())
    return reading is not None and reading.division in FRONT_MATTER


def _is_footnote(block: Block) -> bool:
    """Whether footnotes stood here, which are at their marks now."""
    return isinstance(block, Omission) and block.rule.startswith("structure/footnote")


def _opens_with_number(line: str) -> bool:
    reading = read_bare_number(line)
    return reading is not None and not line.endswith((".", "!", "?", "”", '"')) and line[0].isdecimal()


class _Text:
    """The blocks of a text, with the questions that finding notes in them asks."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.talk: dict[int, bool] = {}
        self.has_afterwords = False

    @cached_property
    def usual_gap(self) -> int:
        """The blank lines between two paragraphs of this text."""
        gaps = [block.gap for block in self.blocks[1:SAMPLE] if isinstance(block, Paragraph)]
        return median_low(gaps) if gaps else 1

    def length_of_note(self, index: int, done: int) -> int:
        """How many blocks the note takes that begins here; 0 where none does. `done`: where the last one ended."""
        block = self.blocks[index]
        if not isinstance(block, Paragraph) or block.role:
            return 0
        text = plain(block.children)
        if not may_be_mark(text):
            return 0
        mark = self._mark(text, index, done)
        if mark is None:
            return self._ending(text, index) or self._afterword(text, index)
        if mark.alone and block.gap > self.usual_gap and text.isupper() and not self._has_heading_above(index):
            return 0  # front matter, a division of its own
        return self._bracketed(index, mark) or self._below(index, mark, block)

    def _mark(self, text: str, index: int, done: int) -> Mark | None:
        if found := mark_of(ANYWHERE.match(text)):
            return found
        if (below := mark_of(BELOW_HEADING.match(text))) and self._is_below_heading(index, done):
            return below
        if (above := mark_of(ABOVE_HEADING.match(text))) and self._ends_chapter(index + 1 + above.alone):
            return above
        return None

    def _bracketed(self, index: int, mark: Mark) -> int:
        """The length of a note up to its closing bracket, where that stands at the end of a paragraph."""
        if not mark.closes:
            return 0
        for end in range(index, min(len(self.blocks), index + LONGEST)):
            words = _words(self.blocks[end])
            if not words or (end > index and _is_heading(self.blocks[end])):
                return 0
            if words.rstrip(" *_~").endswith(mark.closes):
                return end + 1 - index
            if mark.closes in words:
                return 0
        return 0

    def _below(self, index: int, mark: Mark, block: Paragraph) -> int:
        """The length of a note by what stands below its first paragraph."""
        if mark.alone and (inside := self._standing_in(index, block.indent)):
            return 1 + inside
        if ruled := self._up_to_end(index, mark):
            return ruled
        below = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        takes_next = mark.alone and isinstance(below, Paragraph) and below.gap <= max(1, self.usual_gap)
        return 2 if takes_next and below and not _is_heading(below) else 1

    def _standing_in(self, index: int, indent: int) -> int:
        """How many paragraphs below stand in from the margin, as AO3 sets its notes."""
        count = 0
        for block in self.blocks[index + 1 : index + 1 + LONGEST * 2]:
            if not isinstance(block, Paragraph) or block.indent < indent + 2 or _is_heading(block):
                break
            count += 1
        return count

    def _up_to_end(self, index: int, mark: Mark) -> int:
        """The length of a note of several paragraphs up to a rule or the chapter's end; 0 where story is among them."""
        free = mark.alone
        for end in range(index + 1, min(len(self.blocks) + 1, index + 1 + LONGEST)):
            is_rule = end < len(self.blocks) and isinstance(self.blocks[end], SceneBreak)
            if is_rule or self._ends_chapter(end):
                is_ended = is_rule or not mark.recap
                return end - index if is_ended and (end > index + 1 or not mark.alone) else 0
            words = _words(self.blocks[end])
            is_own = free or (mark.recap and mark.alone) or self._is_talk(end, words) or self._is_name(end, words)
            if not words or not is_own:
                return 0
            free = False
        return 0

    def _is_name(self, index: int, words: str) -> bool:
        """Whether a block is what signs a note: a few words at the chapter's end, right below a comma."""
        above = _words(self.blocks[index - 1]).rstrip(" *_~")
        is_short = len(words) <= LONGEST_NAME and not words.endswith((".", "?", '"', "”"))
        return is_short and above.endswith(",") and self._ends_chapter(index + 1)

    def _is_talk(self, index: int, words: str) -> bool:
        """Whether a block speaks to the readers; asked of the same one again and again."""
        if index not in self.talk:
            self.talk[index] = is_talk(words)
        return self.talk[index]

    def _ending(self, text: str, index: int) -> int:
        """1 where a last paragraph asks for reviews without saying that it is a note."""
        if len(text) > 300 or text[:1] in '"“‘' or not ENDING.match(text):
            return 0
        return int(self._ends_chapter(index + 1) and not any(sign in text for sign in '"“'))

    def _afterword(self, text: str, index: int) -> int:
        """The length of an afterword that chapters go on after: a serial's note, and not the end of a book.

        Where one was a note, the last of the text is one too.
        """
        words = text.split("\n")[0].split(":")[0].strip(SIGNS)
        if words.casefold() not in AFTERWORDS:
            return 0
        most = min(len(self.blocks), index + LONGEST)
        end = next((place for place in range(index + 1, most) if _is_heading(self.blocks[place])), most)
        is_last = self.has_afterwords and end == len(self.blocks)
        is_empty = end == index + 1 and text.strip(SIGNS + ":") == words
        if is_empty or not (is_last or self._goes_on(index, end)):
            return 0
        self.has_afterwords = True
        return end - index

    def _goes_on(self, above: int, below: int) -> bool:
        """Whether a chapter that begins at `below` has the number after that of the chapter above `above`."""
        numbers = (_chapter_number(self.blocks[place]) for place in range(above - 1, max(-1, above - FAR), -1))
        before = next((number for number in numbers if number is not None), None)
        follows = _chapter_number(self.blocks[below]) if below < len(self.blocks) else None
        return before is not None and follows == before + 1

    def _ends_chapter(self, index: int) -> bool:
        while index < len(self.blocks) and _is_footnote(self.blocks[index]):
            index += 1
        return index >= len(self.blocks) or _is_heading(self.blocks[index])

    def _is_below_heading(self, index: int, done: int) -> bool:
        """Whether only a title stands between here and a heading or the start, notes not counted."""
        start = index
        while start > 0 and isinstance(self.blocks[start - 1], Omission):
            start -= 1
        if start == 0 or _is_heading(self.blocks[start - 1]) or start == done > 0:
            return True
        return len(_words(self.blocks[start - 1])) <= 80 and start > 1 and _is_heading(self.blocks[start - 2])

    def _has_heading_above(self, index: int) -> bool:
        """Whether a heading stands above, but for those of other front matter."""
        above = self.blocks[max(0, index - 200) : index]
        return any(_is_heading(block) and not _is_front_matter(block) for block in above)


def may_be_mark(text: str) -> bool:
    """Whether a paragraph begins with words that marks and endings begin with, behind signs of any kind."""
    words = text[:100].lstrip(SIGNS).casefold()
    return words[:2] in FIRST_LETTERS and words.startswith(BEGINNINGS)
