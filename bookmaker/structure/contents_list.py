"""A contents list at the head of a text is recognised and taken off: the book gets one of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph
from bookmaker.model.patterns import Late, holds
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.grammar import MAX_LENGTH, Reading, read_bare_number, read_heading

TITLE = Late(
    r"[\W_]*(?:illustration: ?)?(?:(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières"
    r"|índice|indice|inhoud|innehåll|spis treści|содержание|оглавление|目录|目錄|目次)[\W_]*",
    re.IGNORECASE,
    look=holds(
        *("contents", "inhalt", "table des", "ndice", "inhoud", "innehåll", "spis", "содержание", "оглавление"),
        *("目录", "目錄", "目次"),
    ),
)
ANOTHER_LIST = Late(
    r"[\W_]*(?:illustration: ?)?(?:list of )?(?:the )?(?:illustrations|figures|plates|maps)[\W_]*", re.IGNORECASE
)
NUMBERED = Late(r"\s*(?:(?:chapter|part|book)\s+)?(?:\d+|[ivxlc]+)\b[.:)\s]+", re.IGNORECASE)
# Each run of signs is tried from its beginning alone: from everywhere in it, long rows of dots take for ever.
PAGE_NUMBER = Late(
    r"(?:(?<![\s.·…_])[\s.·…_]+\d{1,4}|(?:(?<!\s)\s\s|[.·…])[\s_]*(?:[ivxlc]{1,7}|frontispiece)[._]*)\s*$",
    re.IGNORECASE,
    look=lambda line: (last := line.rstrip()[-1:].casefold()).isdecimal() or last in frozenset("ivxlce._"),
)
FEWEST = 2
"""Lines from which a block that begins with the word "Contents" holds its list itself."""
LONGEST = 1_000
"""Blocks that a contents list can have."""
LONGEST_LINE = 1_000
"""Characters of an entry that begins like a heading; longer lines are the text itself."""
SEARCHED = 200
"""Blocks from the start of the text among which a contents list is looked for."""
PROSE = 160
"""Characters from which a block that ends like a sentence is text and no entry."""
NEAR = 10
"""Blocks before the first prose among which the text can begin: a part, a chapter, their titles, an epigraph."""
FIRST = 3
"""Entries at the head of the list of which one comes again where the text begins."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap a contents list in an omission: the word "Contents" and the short lines after it.

    A list of illustrations after it is wrapped too, if its lines have page numbers.
    """
    start = next((i for i, block in enumerate(blocks[:SEARCHED]) if _is_title(block, TITLE)), None)
    if start is None or any(map(_is_chapter, blocks[:start])):
        return blocks
    prose = _first_prose(blocks, start + 1)
    other = next((i for i in range(start + 1, prose) if _is_title(blocks[i], ANOTHER_LIST)), prose)
    early = _early_start(blocks, start, other)
    end = early or _end_of_list(blocks, start, other, _body_start(blocks, start, other))
    end = min([end, *_named_in_map(blocks, start, end, wishes)])
    if end == start + 1 and len(_lines(blocks[start])) < FEWEST:
        return blocks
    out = [*blocks[:start], Omission(blocks[start:end], "structure/contents-list", at=blocks[start].at)]
    after = _end_of_pictures(blocks, other, prose) if end <= other < prose else end
    if after > other:
        pictures = Omission(blocks[other:after], "structure/list-of-illustrations", at=blocks[other].at)
        return (*out, *blocks[end:other], pictures, *blocks[after:])
    return (*out, *blocks[end:])


def entries(blocks: Blocks) -> set[str]:
    """The lines of the contents lists that were taken off, each by its letters: whole, and without number or page."""
    return {form for line in (*listed_lines(blocks), "Contents") for form in forms_of(line)}


def listed_lines(blocks: Blocks) -> list[str]:
    """The entries of the contents lists that were taken off, as they stood there."""
    lists = [block for block in blocks if isinstance(block, Omission) and block.rule == "structure/contents-list"]
    return [
        line for omission in lists for block in omission.blocks for line in _lines(block)[block is omission.blocks[0] :]
    ]


def forms_of(line: str) -> Iterator[str]:
    """An entry by its letters: whole, and without number or page."""
    bare = PAGE_NUMBER.sub("", line)
    yield letters_of(bare)
    numbered = NUMBERED.match(bare)
    if numbered:
        yield letters_of(bare[numbered.end() :])


def _is_title(block: Block, title: Late) -> bool:
    return isinstance(block, Paragraph) and bool(title.fullmatch(plain(block.children).split("\n")[0]))


def _is_chapter(block: Block) -> bool:
    """Whether the text has begun: a heading with a number."""
    if not isinstance(block, Paragraph):
        return False
    reading = read_heading(plain(block.children).split("\n")[0])
    return reading is not None and reading.number is not None


def _first_prose(blocks: Blocks, start: int) -> int:
    """The index of the first block from `start` that is running text, and no entry of a list."""
    end = min(len(blocks), start + LONGEST)
    return next((index for index in range(start, end) if _is_prose(blocks[index])), end)


def _is_prose(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return True
    text = plain(block.children)
    lines = text.split("\n")
    if len(text) < PROSE or len(text) / len(lines) < PROSE / 2:
        return False
    return text.rstrip()[-1:] in ".!?\"”’'" and not _reading(lines[0])


def _reading(line: str) -> Reading | None:
    head = line.strip()[:MAX_LENGTH]
    return read_heading(head) or read_bare_number(head)


class Entry(NamedTuple):
    """What a line is known by: its part, its number in it, and its title by its letters."""

    part: str
    number: str
    title: str

    def is_again(self, other: Entry) -> bool:
        """Whether two lines name the same division: by place and title, as far as each of them has these."""
        same_title = bool(self.title) and self.title == other.title
        if self.number and other.number:
            same_place = (self.part, self.number) == (other.part, other.number)
            return self.number == other.number and (same_title or (same_place and not (self.title and other.title)))
        return same_title


def _body_start(blocks: Blocks, start: int, prose: int) -> int | None:
    """Where the text begins: shortly before its first prose one of the first entries comes again.

    None where none does.
    """
    first: list[Entry] = []
    part = ""
    for index in range(start, min(prose + 1, len(blocks))):
        lines = _lines(blocks[index])
        for line in lines[1:] if index == start else lines[:1] if index == prose else lines:
            entry = _entry(line, part)
            part = entry.part
            again = next((seen for seen in first if entry.is_again(seen)), None)
            if again and index > start + 1 and index >= prose - NEAR:
                return index - (not entry.number and _is_label(blocks[index - 1], again, part))
            if len(first) < FIRST and (entry.number or len(entry.title) > 2):
                first.append(entry)
    return None


def _early_start(blocks: Blocks, start: int, prose: int) -> int | None:
    """Where a text of short paragraphs begins: an entry comes again, all of the others too, and prose is below it."""
    seen: list[Entry] = []
    for index in range(start, prose):
        lines = _lines(blocks[index])
        found = [_entry(line, "") for line in (lines[1:] if index == start else lines)]
        again = next((entry for entry in seen if found[0].is_again(entry)), None) if len(found) == 1 else None
        if again and len(seen) >= FEWEST and index + 1 < len(blocks) and _ends_sentence(blocks[index + 1]):
            begin = index - (not found[0].number and _is_label(blocks[index - 1], again, ""))
            later = _short_lines(blocks[begin:])
            listed = _lines(blocks[start])[1:] + [line for each in blocks[start + 1 : begin] for line in _lines(each)]
            return begin if all(_stands_again(line, later) for line in listed) else None
        seen += found
    return None


def _ends_sentence(block: Block) -> bool:
    text = plain(block.children).rstrip() if isinstance(block, Paragraph) else ""
    return text.endswith((".", "!", "?", '"', "”", "’", "'", ",")) and not _reading(text.split("\n")[0])


def _named_in_map(blocks: Blocks, start: int, end: int, wishes: StructureWishes) -> Iterator[int]:
    """The blocks of a list which the chapter map of the book file names as headings, by their lines."""
    named = {wanted.line: wanted for wanted in wishes.chapters if wanted.level and wanted.line}
    for index in range(start + 1, end):
        wanted = named.get(blocks[index].at.line)
        if wanted and any(letters_of(line).startswith(letters_of(wanted.words)) for line in _lines(blocks[index])[:1]):
            yield index


def _is_label(block: Block, again: Entry, part: str) -> bool:
    """Whether a block is the number of an entry, whose title stands alone below it."""
    lines = _lines(block)
    label = _entry(lines[0], part) if len(lines) == 1 else None
    return label is not None and bool(label.number) and not label.title and label.number == again.number


def _entry(line: str, part: str) -> Entry:
    reading = _reading(line)
    if reading is None or reading.number is None:
        return Entry(part, "", letters_of(PAGE_NUMBER.sub("", line)))
    part = f"{reading.keyword} {reading.number}" if reading.is_part else part
    title = "" if reading.title.isdecimal() else PAGE_NUMBER.sub("", reading.title)
    kind = "part" if reading.is_part else "chapter" if reading.known else reading.keyword
    return Entry(part, f"{kind} {reading.number}", letters_of(title))


def _end_of_list(blocks: Blocks, start: int, prose: int, body: int | None) -> int:
    """The index after the last entry before the text begins; at least half of the lines must stand again in it."""
    end = body if body is not None else prose
    later = _short_lines(blocks[end:])
    while end > start + 1 and not any(_stands_again(line, later) for line in _lines(blocks[end - 1])):
        end -= 1
    lines = [line for block in blocks[start + 1 : end] for line in _lines(block)]
    again = sum(_stands_again(line, later) for line in lines)
    return end if len(lines) >= FEWEST and again * 2 >= len(lines) else start + 1


def _end_of_pictures(blocks: Blocks, start: int, prose: int) -> int:
    """The index after a list of illustrations, whose lines end in page numbers; `start` where they do not."""
    numbered = [i for i in range(start + 1, prose) if any(map(PAGE_NUMBER.search, _lines(blocks[i])))]
    enough = len(numbered) >= FEWEST and len(numbered) * 2 >= numbered[-1] - start
    return numbered[-1] + 1 if enough else start


def _stands_again(line: str, later: set[str]) -> bool:
    return any(form in later for form in _forms(line))


def _short_lines(blocks: Blocks) -> set[str]:
    """Each short line of the text by its letters alone; of a block, also its first two lines as one."""
    found: set[str] = set()
    for block in blocks:
        lines = _lines(block)
        found.update(map(letters_of, lines))
        for reading in filter(None, map(_reading, lines)):
            found |= (
                {letters_of(reading.title)}
                if reading.number is None
                else {letters_of(reading.title), letters_of(reading.label)}
            )
        if len(lines) > 1:
            found.add(letters_of(" ".join(lines[:2])))
    return found - {""}


def _lines(block: Block) -> list[str]:
    if not isinstance(block, Paragraph):
        return []
    lines = plain(block.children).split("\n")
    return lines if all(len(line) < 120 or (len(line) < LONGEST_LINE and _reading(line)) for line in lines) else []


def _forms(line: str) -> Iterator[str]:
    """An entry as it may stand over its chapter: whole, without the page, label or title alone."""
    yield letters_of(line)
    bare = PAGE_NUMBER.sub("", line)
    yield letters_of(bare)
    words = bare.split()
    yield from (letters_of(" ".join(words[:count])) for count in range(1, min(4, len(words))))
    yield from (letters_of(" ".join(words[count:])) for count in range(1, min(4, len(words))))


def first_letter(line: str) -> str:
    """The first of the letters of a line."""
    return next(filter(str.isalnum, line), "").casefold()[:1]


def letters_of(line: str) -> str:
    """A line by its letters and digits alone: how it is compared with others."""
    return re.sub(r"[\W_]+", "", line).casefold()
