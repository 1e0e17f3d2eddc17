"""The title of a heading: on its own line, on the next lines, or in the block below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as Places
from dataclasses import replace
from itertools import islice, takewhile

from bookmaker.model.nodes import Inlines, LineBreak, Paragraph
from bookmaker.model.patterns import Late
from bookmaker.model.walk import cut, plain
from bookmaker.structure.candidates import (
    ILLUSTRATION,
    LONGEST_TITLE,
    Candidate,
    Surroundings,
    is_illustration,
    reads_like_title,
    unwrapped,
)
from bookmaker.structure.grammar import MAX_LENGTH, read_bare_number, read_heading

FEW = 5
"""Headings from which their custom counts for more than the looks of a single line."""
FEWEST = 3
"""Labels from which a short line below nearly all of them is a custom: "Où l'on part", "Vid havet"."""
MOST = 0.8
"""The share of the labels that is nearly all."""
SALUTATION = Late(r"\W*(?:my )?dear\b|\W*to (?:the|my)\b.*[:,—-]\W*$", re.IGNORECASE)


def find_titles(
    chosen: Sequence[Candidate], around: Surroundings, sure: Places[int], named: Places[int] = frozenset()
) -> None:
    """Give every heading its title.

    What stands below a label is its title if it reads like one. Where most labels of a text have
    titles below them, looser ones are taken too; where hardly any has, none is. `sure` are the
    places of lines that were found to stand alone, which may be further below a label; `named`
    those of headings that the author named, which are nobody's title.
    """
    taken = {c.index for c in chosen if c.reading.number is not None} | named
    labels = [c for c in chosen if not c.is_alone and not _title_in_block(c)]
    strict = [c for c in labels if _title_below(c, around, taken, sure, is_loose=False) is not None]
    custom = len(strict) / len(labels) if labels else 0.0
    if custom < 0.5 and _have_lines_below([c for c in labels if c.reading.number is not None], around, taken, sure):
        custom = 1.0
    for candidate in labels:
        if custom >= 0.2 or len(labels) < FEW or candidate.reading.number is None:
            below = _title_below(candidate, around, taken, sure, is_loose=custom >= 0.5)
            if below is not None:
                _take(candidate, around, below)


def _have_lines_below(labels: Sequence[Candidate], around: Surroundings, taken: Places[int], sure: Places[int]) -> bool:
    """Whether nearly all of some labels have a short line below them."""
    without = (label for label in labels if not _is_below(label, around, taken, sure))
    too_many = int((1 - MOST) * len(labels))
    return len(labels) >= FEWEST and next(islice(without, too_many, None), None) is None


def _is_below(found: Candidate, around: Surroundings, taken: Places[int], sure: Places[int]) -> bool:
    """Whether a short line without a full stop stands between a label and running text."""
    below = _title_below(found, around, taken, sure, is_loose=True)
    return below is not None and around.texts[below][-1] not in ".!?…" and around.is_prose(below + 1)


def _title_in_block(found: Candidate) -> bool:
    """Take a title from the heading's own block: its first line, or the lines after it; False if there is none."""
    children, title = unwrapped(found.block.children), found.reading.title
    words = plain(children)
    first = len(words.split("\n", 1)[0])
    begin = words.rfind(title, 0, first) if title else first
    more = " ".join(line for line in found.lines[1:] if not ILLUSTRATION.fullmatch(line))
    if any(map(ILLUSTRATION.fullmatch, found.lines[1:])) or (not title and not more and len(found.lines) > 1):
        found.title = unwrapped(cut(_first_line(children), begin, begin + len(title)))
        found.rest = _without_first_line(found.block)
        return bool(title)
    if more and not reads_like_title(more) and not (title and title.isupper() and more.isupper()):
        found.title = unwrapped(cut(_first_line(children), begin, begin + len(title)))
        found.rest = _without_first_line(found.block)
        return True
    if title or more:
        end = len(words) if more else begin + len(title)
        found.title = unwrapped(cut(children, begin if title else first + 1, end))
        return True
    found.title = cut(children, 0, 0)  # no words, but a note that may hang on the label
    return False


def _first_line(children: Inlines) -> Inlines:
    """The inlines before the first line break: a note below it is not the heading's."""
    return tuple(takewhile(lambda inline: not isinstance(inline, LineBreak), children))


def _without_first_line(block: Paragraph) -> Paragraph:
    """What a block holds below its first line: text that stands right under its heading."""
    children = unwrapped(block.children)
    at = block.at._replace(line=block.at.line + 1)
    return replace(block, children=children[len(_first_line(children)) + 1 :], at=at, gap=0)


def _title_below(
    found: Candidate, around: Surroundings, taken: Places[int], sure: Places[int], is_loose: bool
) -> int | None:
    """The index of the block with the title, pictures between it and the label passed over; None if there is none."""
    index = found.index + 1
    while index < len(around.blocks) and is_illustration(around.blocks[index]):
        index += 1
    block = around.blocks[index] if index < len(around.blocks) else None
    if not isinstance(block, Paragraph) or block.role or index in taken or block.gap > (6 if index in sure else 3):
        return None
    text = around.texts[index]
    if len(text) > MAX_LENGTH:
        return None
    named = read_heading(text)
    if named and named.number is None and not named.title and found.reading.number is not None:
        return index  # "XXIV" with "CONCLUSION" below it
    if named or SALUTATION.match(text) or not _stands_alone(around, index):
        return None
    return index if reads_like_title(text) or (is_loose and _reads_like_loose_title(text)) else None


def _stands_alone(around: Surroundings, index: int) -> bool:
    """Whether a blank line is below a block, or a long paragraph where a text has no blank lines."""
    block = around.blocks[index]
    if not isinstance(block, Paragraph):
        return False
    return around.gap_below(index) >= 1 or (
        block.gap == 0 and len(around.texts[index]) * 2 < _length(around, index + 1)
    )


def _length(around: Surroundings, index: int) -> int:
    return len(around.texts[index]) if index < len(around.texts) else 0


def _reads_like_loose_title(text: str) -> bool:
    """A short line of any kind but a number, a speech that goes on, or a sentence cut short."""
    if len(text) > LONGEST_TITLE or read_bare_number(text) or not any(map(str.isalpha, text)):
        return False
    return (text[-1] not in ",;:—-" and text[0].isupper()) or (text[0] in "\"“'‘" and text[-1] in "\"”'’")


def _take(found: Candidate, around: Surroundings, below: int) -> None:
    block = around.blocks[below]
    if isinstance(block, Paragraph):
        children = unwrapped(block.children)
        found.title += cut(children, 0, len(plain(children)))
        found.used = below - found.index + 1
