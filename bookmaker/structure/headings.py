"""Which lines are headings: evidence is weighed, and every heading carries its reasons.

A word such as "Chapter" with a number weighs most; capitals, blank lines round it and its place in
the sequence of numbers add to it. A bare number must fit a sequence to count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bookmaker.model.nodes import Block, Blocks, Emphasis, Heading, Inlines, LineBreak, Paragraph, Strong, Text
from bookmaker.model.problem import Report, note
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import cut, plain
from bookmaker.structure.contents_list import entries, letters_of
from bookmaker.structure.grammar import MAX_LENGTH, Reading, read_bare_number, read_heading

ENOUGH = 2.5
"""The weight from which a candidate is a heading."""
DOUBTFUL = 1.5
"""The weight from which a candidate is worth telling of."""


@dataclass(slots=True)
class Candidate:
    """A block that may be a heading, and what speaks for it."""

    index: int
    block: Paragraph
    reading: Reading
    title: Inlines
    used: int = 1
    rest: Paragraph | None = None
    weight: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def because(self, weight: float, reason: str) -> None:
        """Add a piece of evidence."""
        self.weight += weight
        self.reasons.append(reason)


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Turn the paragraphs that are headings into headings; doubtful ones are reported and left."""
    candidates = list(_candidates(blocks, wishes))
    _weigh_sequence([c for c in candidates if c.reading.keyword and not c.reading.is_part])
    _weigh_sequence([c for c in candidates if c.reading.is_part])
    _weigh_bare([c for c in candidates if not c.reading.keyword])
    chosen = {c.index: c for c in _without_echoes([c for c in candidates if c.weight >= ENOUGH])}
    for candidate in candidates:
        if DOUBTFUL <= candidate.weight < ENOUGH:
            _report_doubt(candidate, report)
    _report_gaps(list(chosen.values()), report)
    return tuple(_replaced(blocks, chosen))


def _without_echoes(chosen: list[Candidate]) -> list[Candidate]:
    """Where the headings have words or numbers of their own, lines that only stand in the contents list are none."""
    listed = [candidate for candidate in chosen if candidate.reading.keyword == "listed"]
    others = [candidate for candidate in chosen if candidate.reading.keyword != "listed"]
    return others if len(others) * 2 >= len(listed) else chosen


def _candidates(blocks: Blocks, wishes: StructureWishes) -> Iterator[Candidate]:
    own = re.compile(wishes.headings) if wishes.headings else None
    listed = entries(blocks)
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        text = plain(block.children)
        if len(text) > MAX_LENGTH * 2:
            continue
        candidate = _candidate(blocks, index, block, text.split("\n"), own)
        if listed and letters_of(text) in listed:
            candidate = candidate or _listed(blocks, index, block, text)
            candidate.because(1.0, "it is in the contents list")
        if candidate:
            yield candidate


def _listed(blocks: Blocks, index: int, block: Paragraph, text: str) -> Candidate:
    """A line that says nothing of itself, but stands in the contents list."""
    title = " ".join(text.split())
    found = Candidate(index, block, Reading("listed", "story", None, "", title), block.children)
    found.because(0.75, "a line without a word or number of its own")
    _weigh_surroundings(found, blocks, title)
    return found


def _candidate(
    blocks: Blocks, index: int, block: Paragraph, lines: list[str], own: re.Pattern[str] | None
) -> Candidate | None:
    first = lines[0].strip()
    reading = read_heading(first)
    if own and own.search(first):
        reading = reading or Reading("own", "chapter", None, "", first)
        found = Candidate(index, block, reading, ())
        found.because(ENOUGH, "it fits the pattern of the book file")
    elif reading:
        found = Candidate(index, block, reading, ())
        found.because(2.0, f"the word “{reading.keyword}”" + (" and a number" if reading.number is not None else ""))
    elif len(lines) <= 3 and (number := read_bare_number(first)):
        found = Candidate(index, block, number, ())
        found.because(0.5, "a number at the start of a short line")
    else:
        return None
    _weigh_surroundings(found, blocks, first)
    _find_title(found, blocks, lines[1:])
    return found


def _weigh_surroundings(found: Candidate, blocks: Blocks, text: str) -> None:
    if found.index == 0 or found.block.gap >= 2:
        found.because(0.5, f"{found.block.gap} blank lines above" if found.index else "it begins the text")
    elif found.block.gap == 1 and _gap_below(blocks, found.index) >= 1:
        found.because(0.25, "blank lines around it")
    if text.isupper() and sum(map(str.isalpha, text)) > 3:
        found.because(0.25, "capitals")
    if len(text) <= 60 and text[-1] not in '.,;!?”"':
        found.because(0.25, "a short line without a full stop")
    if not found.reading.title:
        found.because(0.25, "nothing else on its line")
    elif text[-1] in ",;" or len(text) > 80:
        found.because(-1.0, "it reads like a sentence")


def _gap_below(blocks: Blocks, index: int) -> int:
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    return below.gap if isinstance(below, Paragraph) else 1


def _find_title(found: Candidate, blocks: Blocks, more_lines: list[str]) -> None:
    """The title: on the same line, on the next lines of the block, or in the block below."""
    children, title = _unwrapped(found.block.children), found.reading.title
    first = len(plain(children).split("\n", 1)[0])
    begin = plain(children).rfind(title, 0, first) if title else first
    more = " ".join(line.strip() for line in more_lines)
    if more and not _reads_like_title(more):
        found.title = cut(children, begin, begin + len(title))
        found.rest = _without_first_line(found.block)
    elif title or more:
        end = len(plain(children)) if more else begin + len(title)
        found.title = cut(children, begin if title else first + 1, end)
    elif found.reading.label:
        _find_title_below(found, blocks)


def _unwrapped(children: Inlines) -> Inlines:
    """A heading that is emphasised as a whole needs no emphasis: the heading's own look is one."""
    match children:
        case (Emphasis(inside) | Strong(inside),):
            return _unwrapped(inside)
        case _:
            return children


def _find_title_below(found: Candidate, blocks: Blocks) -> None:
    found.title = cut(found.block.children, 0, 0)  # no words, but a note that may hang on the label
    below = blocks[found.index + 1] if found.index + 1 < len(blocks) else None
    if isinstance(below, Paragraph) and _looks_like_title(below) and _gap_below(blocks, found.index + 1) >= 1:
        found.title += cut(below.children, 0, len(plain(below.children)))
        found.used = 2


def _without_first_line(block: Paragraph) -> Paragraph:
    """What a block holds below its first line: text that stands right under its heading."""
    first = next(index for index, inline in enumerate(block.children) if isinstance(inline, LineBreak))
    at = block.at._replace(line=block.at.line + 1)
    return replace(block, children=block.children[first + 1 :], at=at, gap=0)


def _looks_like_title(block: Paragraph) -> bool:
    text = plain(block.children)
    return block.gap <= 2 and not read_heading(text) and _reads_like_title(text)


def _reads_like_title(text: str) -> bool:
    if len(text) > 80 or not any(map(str.isalpha, text)):
        return False
    if text.isupper():
        return True
    if text[-1] in ".,;:!?\"”’'—-" or text[0] in "\"“'‘":
        return False
    long_words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return bool(long_words) and sum(word[0].isupper() for word in long_words) * 2 > len(long_words)


def _weigh_sequence(candidates: Sequence[Candidate]) -> None:
    expected: int | None = None
    for candidate in candidates:
        number = candidate.reading.number
        if number is None:
            continue
        if number in {expected, 1}:
            candidate.because(0.75, f"number {number} is next" if number != 1 else "number 1 begins")
        elif expected is not None and expected < number <= expected + 3:
            candidate.because(0.5, f"number {number} comes soon after {expected - 1}")
        expected = number + 1


def _weigh_bare(candidates: Sequence[Candidate]) -> None:
    """Bare numbers count only as a run 1, 2, 3 … of lines that stand apart."""
    run: list[Candidate] = []
    for candidate in filter(_stands_apart, candidates):
        follows = candidate.reading.number == len(run) + 1
        if follows and (not run or candidate.index > run[-1].index + run[-1].used):
            run.append(candidate)
    if len(run) >= 3:
        for candidate in run:
            candidate.because(2.0, f"one of {len(run)} numbers in sequence")


def _stands_apart(candidate: Candidate) -> bool:
    title = candidate.reading.title
    return (candidate.index == 0 or candidate.block.gap >= 1) and (title.isupper() or not _reads_like_sentence(title))


def _reads_like_sentence(title: str) -> bool:
    """Whether a title ends as sentences and speeches do; a quotation inside it is neither."""
    if title.endswith(('"', "”")):
        return title.count('"') % 2 == 1 or title.count("“") != title.count("”")
    return title.endswith((".", ",", ";", "!", "?"))


def _report_doubt(candidate: Candidate, report: Report) -> None:
    report(
        note(
            "structure/doubtful-heading",
            f"“{plain(candidate.block.children)[:50]}” may be a heading ({'; '.join(candidate.reasons)})",
            candidate.block.at,
            "if it is one, give a pattern for it under structure: headings: in the book file",
        )
    )


def _report_gaps(chosen: Sequence[Candidate], report: Report) -> None:
    above: Candidate | None = None
    for candidate in chosen:
        number = candidate.reading.number
        if number is None or candidate.reading.is_part:
            continue
        before = above.reading.number if above else 0
        if before is not None and number not in {before + 1, 1}:
            report(
                note(
                    "structure/number-out-of-sequence",
                    f"{candidate.reading.label} follows number {before}",
                    candidate.block.at,
                    "a heading may be missing, repeated, or misnumbered in the text",
                )
            )
        above = candidate


def _replaced(blocks: Blocks, chosen: dict[int, Candidate]) -> Iterator[Block]:
    index = 0
    while index < len(blocks):
        candidate = chosen.get(index)
        if candidate is None:
            yield blocks[index]
            index += 1
            continue
        yield _heading(candidate)
        if candidate.rest:
            yield candidate.rest
        index += candidate.used


def _heading(found: Candidate) -> Heading:
    reading = found.reading
    title, label = found.title, reading.label
    if reading.keyword in {"own", "listed"}:
        title, label = found.block.children, ""
    if title and not label:
        title = _whole_title(title)
    return Heading(
        level=1 if reading.is_part else 2,
        children=title,
        label=label,
        number=reading.number,
        division=reading.division,
        evidence=tuple(found.reasons),
        at=found.block.at,
    )


def _whole_title(title: Inlines) -> Inlines:
    return tuple(replace(t, text=" ".join(t.text.split())) if isinstance(t, Text) else t for t in title)
