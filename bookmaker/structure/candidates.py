"""Lines that may be headings, and what speaks for each of them by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bookmaker.model.nodes import Block, Blocks, Emphasis, Inlines, Paragraph, Strong, Text
from bookmaker.model.patterns import Late, holds
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.contents_list import entries, first_letter, letters_of
from bookmaker.structure.grammar import MAX_LENGTH, Reading, read_bare_number, read_heading

FITS = "it fits the pattern of the book file"
"""What is said of a line that the author's own pattern finds."""
ENOUGH = 2.5
"""The weight from which a candidate is a heading."""
DOUBTFUL = 1.5
"""The weight from which a candidate is worth telling of."""
LONGEST = 300
"""Characters of a heading whose word and number leave no doubt."""
LONGEST_TITLE = 80
"""Characters of a title that stands alone."""
MOST_LINES = 4
"""Lines of a title that stands alone."""
WIDE = 2
"""Blank lines above a line from which it may be a heading without a number."""

ILLUSTRATION = Late(r"[\[(_*\s]*illustration\b.*[\])_*\s]*", re.IGNORECASE | re.DOTALL, look=holds("illustration"))
THE_END = Late(
    r"\W*(?:the\s+end|finis|fin|ende|end of .{1,60}|to be continued\W*|.{0,40}\bcontents|footnotes?:?"
    r"|(?:list of )?illustrations|and|or|of|by\b.{0,50})\W*",
    re.IGNORECASE | re.DOTALL,
)
"""Lines in capitals that stand alone, and begin nothing."""


@dataclass(slots=True, eq=False, repr=False)
class Candidate:
    """A block that may be a heading, and what speaks for it.

    `used` counts the blocks that the heading takes: its own, and those below that hold its title.
    `rest` is what its own block holds below the heading. `renamed` is a title of the author's own.
    """

    index: int
    block: Paragraph
    lines: list[str]
    reading: Reading
    title: Inlines = ()
    used: int = 1
    rest: Paragraph | None = None
    renamed: str = ""
    weight: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def because(self, weight: float, reason: str) -> None:
        """Add a piece of evidence."""
        self.weight += weight
        self.reasons.append(reason)

    @property
    def is_alone(self) -> bool:
        """Whether the line has neither a number nor a word that says what it is."""
        return self.reading.keyword in {"title", "listed"}


class Surroundings:
    """The blocks of a text as headings see them: gaps, and how much text stands between two blocks."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.texts = [plain(block.children) if isinstance(block, Paragraph) else "" for block in blocks]
        self._before = [0]
        total = 0
        for text in self.texts:
            total += len(text)
            self._before.append(total)

    def begins_file(self, index: int) -> bool:
        """Whether a block is the first of its file."""
        return index == 0 or self.blocks[index - 1].at.file != self.blocks[index].at.file

    def between(self, first: int, second: int) -> int:
        """Characters of the blocks from one index to the one before another."""
        return self._before[second] - self._before[first]

    def gap_below(self, index: int) -> int:
        """Blank lines under a block."""
        below = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        return below.gap if isinstance(below, Paragraph) else 1

    def is_prose(self, index: int) -> bool:
        """Whether running text stands at an index: no line of a few words, no capitals."""
        if index >= len(self.blocks) or not isinstance(self.blocks[index], Paragraph):
            return False
        text = self.texts[index]
        return len(text) > 60 and not text.isupper()


def candidates(around: Surroundings, wishes: StructureWishes) -> Iterator[Candidate]:
    """Every block that may be a heading, with the evidence of its own line and of the lines round it."""
    own = re.compile(wishes.headings) if wishes.headings else None
    listed = entries(around.blocks)
    first_letters = {form[:1] for form in listed}
    for index, block in enumerate(around.blocks):
        text = around.texts[index]
        if not text or len(text) > LONGEST or not isinstance(block, Paragraph) or block.role:
            continue
        found = _candidate(around, index, block, text, own)
        may_be_listed = len(text) <= LONGEST_TITLE * 2 and first_letter(text) in first_letters
        if may_be_listed and letters_of(text) in listed:
            if found is None or found.reading.keyword == "title":
                found = _by_itself(around, index, block, text, "listed")
            found.because(1.0, "it is in the contents list")
        if found:
            yield found


def _candidate(
    around: Surroundings, index: int, block: Paragraph, text: str, own: re.Pattern[str] | None
) -> Candidate | None:
    lines = [line.strip() for line in text.split("\n")]
    first = lines[0]
    reading = reading_of(first)
    if own and own.search(first):
        reading = reading or Reading("own", "chapter", None, "", first)
        weight, reason = ENOUGH, FITS
    elif reading:
        weight = 2.0
        reason = f"the word “{reading.keyword}”" + (" and a number" if reading.number is not None else "")
    elif len(lines) <= MOST_LINES and (reading := read_bare_number(first)):
        weight, reason = 0.5, "a number at the start of a short line"
    elif _may_stand_alone(around, index, block, text):
        return _by_itself(around, index, block, text, "title")
    else:
        return None
    found = Candidate(index, block, lines, reading)
    found.because(weight, reason)
    _weigh_surroundings(found, around, first)
    return found


def reading_of(line: str) -> Reading | None:
    """A line with a word that makes it a heading; a long one needs a number too, and a sign after it."""
    if len(line) <= MAX_LENGTH:
        return read_heading(line)
    reading = read_heading(line[:MAX_LENGTH])
    if reading is None or reading.number is None or not reading.title:
        return None
    after = line.find(reading.label) + len(reading.label)
    if line[after : after + 2].strip()[:1] not in set(".:—–-"):
        return None
    return reading._replace(title=line[line.find(reading.title, after) :].strip())


def _may_stand_alone(around: Surroundings, index: int, block: Paragraph, text: str) -> bool:
    """Whether a line stands apart as titles do, with text of its own below it."""
    if len(text) > LONGEST_TITLE or block.gap < WIDE or index == 0 or not any(map(str.isalpha, text)):
        return False
    if THE_END.fullmatch(text) or ILLUSTRATION.fullmatch(text) or text[-1] in ",;-—–":
        return False
    return text.isupper() or reads_like_title(" ".join(text.split()))


def _by_itself(around: Surroundings, index: int, block: Paragraph, text: str, keyword: str) -> Candidate:
    """A line that says nothing of itself; only its looks, or the contents list, speak for it."""
    title = " ".join(text.split())
    found = Candidate(index, block, [title], Reading(keyword, "story", None, "", title), block.children)
    if keyword == "listed":
        found.because(0.75, "a line without a word or number of its own")
        _weigh_surroundings(found, around, title)
    return found


def _weigh_surroundings(found: Candidate, around: Surroundings, text: str) -> None:
    if around.begins_file(found.index):
        found.because(0.5, "it begins its file" if found.index else "it begins the text")
    elif found.block.gap >= WIDE:
        found.because(0.5, f"{found.block.gap} blank lines above")
    elif found.block.gap == 1 and around.gap_below(found.index) >= 1:
        found.because(0.25, "blank lines around it")
    if text.isupper() and sum(map(str.isalpha, text)) > 3:
        found.because(0.25, "capitals")
    if len(text) <= 60 and text[-1] not in '.,;!?”"':
        found.because(0.25, "a short line without a full stop")
    if not found.reading.title:
        found.because(0.25, "nothing else on its line")
    elif text[-1] in ",;" or (len(text) > 80 and not text.isupper() and not _is_known(found.reading)):
        found.because(-1.0, "it reads like a sentence")


def _is_known(reading: Reading) -> bool:
    return bool(reading.keyword) and reading.known and reading.number is not None


def reads_like_title(text: str) -> bool:
    """Capitals, or capital letters at the head of most long words, and no sentence."""
    if len(text) > LONGEST_TITLE or not any(map(str.isalpha, text)):
        return False
    if text.isupper():
        return True
    if text[-1] in ".,;:!?\"”’'—-" or text[0] in "\"“'‘":
        return False
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(long_words) and sum(word[0].isupper() for word in long_words) * 2 > len(long_words)


def unwrapped(children: Inlines) -> Inlines:
    """A heading that is emphasised as a whole needs no emphasis: the heading's own look is one."""
    match children:
        case (Emphasis(inside) | Strong(inside),):
            return unwrapped(inside)
        case _:
            return children


def is_illustration(block: Block) -> bool:
    """Whether a paragraph is nothing but `[Illustration: …]`."""
    if not isinstance(block, Paragraph) or not block.children or not isinstance(block.children[0], Text):
        return False
    return bool(ILLUSTRATION.fullmatch(plain(block.children)))


def first_words(chosen: Sequence[Candidate]) -> set[str]:
    """The words of the headings chosen: chapter, part, prologue …"""
    return {candidate.reading.keyword for candidate in chosen}
