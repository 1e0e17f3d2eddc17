"""How well the pages of finished PDFs are set: loose lines, ladders of hyphens, runts, accidents of make-up.

    python benchmarks/pages.py BOOK.pdf [BOOK.pdf …]
    python benchmarks/pages.py --text TEXT [TEXT …]    # builds each: optimal, line by line, and by others

Any PDF of running text will do, whatever made it: only the places of its words are read, by poppler's
`pdftotext -bbox`. What the columns count:

loose       full lines whose spaces are over 1.6 times the natural width, in per cent; the natural
            width is that of the short lines in which paragraphs end
outside     lines that stand out of the measure by over a point
hyphens     lines that end in a hyphen
ladders     places where three or more lines in a row end in one
runts       last lines that are narrower than the paragraphs' indent
alone       single words on a line in mid-paragraph
widows      last lines of a paragraph at a page's head
orphans     first lines of a paragraph at a page's foot
feet        headings at a foot
tails       pages with one or two lines before a new opening
uneven      spreads whose text blocks differ by over one line, of those with text to the foot on both sides
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
HYPHENS = ("-", "‐", "\u00ad")
LOOSE = 1.6
SUNK = 4
"""Lines by which text begins lower than usual where something opens on the page."""
ENDING = 6.0
"""Lines by which a page is shorter than the one it faces when something ends on it, whatever the make-up."""


class Word(NamedTuple):
    """A word and its box, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def size(self) -> float:
        """The height of the box, which grows with the size of the type."""
        return round(self.bottom - self.top, 1)


class Line(NamedTuple):
    """Words that stand on one line, from the left."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """The left edge."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """The right edge."""
        return self.words[-1].right

    @property
    def foot(self) -> float:
        """The lower edge of most of its words."""
        return statistics.median_low([word.bottom for word in self.words])

    @property
    def size(self) -> float:
        """The size of most of its words."""
        return statistics.mode(word.size for word in self.words)

    @property
    def gaps(self) -> list[float]:
        """The spaces between its words."""
        return [after.left - before.right for before, after in pairwise(self.words)]

    @property
    def has_leaders(self) -> bool:
        """Whether it is a line of a contents list."""
        return sum(word.text == "." for word in self.words) > 3

    @property
    def is_hyphenated(self) -> bool:
        """Whether it ends in a hyphen."""
        return self.words[-1].text.endswith(HYPHENS)


class Leaf(NamedTuple):
    """A page: the lines of its text at the body's size, its headings, and the edges of its text block.

    `is_sunk` says whether its text begins lower than that of other pages.
    """

    number: int
    lines: tuple[Line, ...]
    headings: tuple[Line, ...]
    foot: float
    left: float
    right: float
    is_sunk: bool

    @property
    def opens(self) -> bool:
        """Whether a chapter or another division begins on it."""
        return self.is_sunk or bool(self.headings and self.lines and self.headings[0].foot < self.lines[0].foot)

    def is_full(self, line: Line) -> bool:
        """Whether a line reaches the right edge."""
        return line.right > self.right - 1.5

    def is_indented(self, line: Line, em: float) -> bool:
        """Whether a paragraph begins with the line."""
        return 0.5 * em < line.left - self.left < 3 * em


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--text", action="store_true", help="the files are texts: build them and compare")
    parser.add_argument("--theme", default="classic")
    parser.add_argument("--edition", default="print")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        pdfs = built(wanted.files, Path(name), wanted.theme, wanted.edition) if wanted.text else iter(wanted.files)
        print(f"{'':44}{''.join(f'{column:>9}' for column in COLUMNS)}", flush=True)
        for pdf in pdfs:
            print(f"{pdf.stem[:43]:44}{''.join(f'{value:>9}' for value in counted(pdf))}", flush=True)
    return 0


def built(texts: list[Path], folder: Path, theme: str, edition: str) -> Iterator[Path]:
    """Each text by bookmaker, its paragraphs broken as a whole and line by line; and by LaTeX, pandoc and Chromium."""
    from memoir import set_by_memoir
    from other_pages import set_by_others

    for text in texts:
        name = text.stem if text.stem != "source" else text.parent.name
        for lines in ("optimal", "plain"):
            pdf = folder / f"{name}, {lines}.pdf"
            _build(text, folder, lines, (theme, edition), pdf)
            yield pdf
        if memoir := set_by_memoir(text, folder / f"{name}, memoir.pdf", theme, edition, len(list(words_of(pdf)))):
            yield memoir
        yield from set_by_others(text, folder, theme, edition, len(list(words_of(pdf))))


def _build(text: Path, folder: Path, lines: str, look: tuple[str, str], pdf: Path) -> None:
    book = folder / f"{pdf.stem} book"
    book.mkdir()
    (book / text.name).write_bytes(text.read_bytes())
    (book / "book.yaml").write_text(f"theme: {look[0]}\nlines: {lines}\n", "utf-8")
    command = [sys.executable, "-m", "bookmaker", "build", "-q", "-e", look[1], str(book), "-o", str(pdf)]
    subprocess.run(command, check=True)


COLUMNS = (
    *("pages", "lines", "loose %", "outside", "hyphens", "ladders", "runts", "alone"),
    *("widows", "orphans", "feet", "tails", "uneven", "spreads"),
)


def counted(pdf: Path) -> list[str]:
    """The counts of a PDF, in the order of the columns."""
    leaves, em = read(pdf)
    lines = [(leaf, line) for leaf in leaves for line in leaf.lines]
    full = [line for leaf, line in lines if leaf.is_full(line) and len(line.words) > 1]
    natural = statistics.median([gap for leaf, line in lines if not leaf.is_full(line) for gap in line.gaps])
    loose = sum(statistics.mean(line.gaps) > LOOSE * natural for line in full)
    uneven, spreads = _spreads(leaves)
    counts = [
        sum(line.right > leaf.right + 1 for leaf, line in lines),
        sum(line.is_hyphenated for _, line in lines),
        sum(length >= 3 for length in _runs([line.is_hyphenated for _, line in lines])),
        *_accidents(leaves, em),
        uneven,
        spreads,
    ]
    return [str(len(leaves)), str(len(lines)), f"{100 * loose / max(1, len(full)):.2f}", *map(str, counts)]


def _runs(flags: list[bool]) -> Iterator[int]:
    length = 0
    for flag in (*flags, False):
        if not flag and length:
            yield length
        length = length + 1 if flag else 0


def _accidents(leaves: list[Leaf], em: float) -> list[int]:
    """Runts, lone words, widows, orphans, headings at a foot, tails."""
    runts = alone = widows = orphans = feet = tails = 0
    for place, leaf in enumerate(leaves):
        after = leaves[place + 1] if place + 1 < len(leaves) else None
        for number, line in enumerate(leaf.lines):
            following = _next(leaf, number, after)
            previous = leaf.lines[number - 1] if number else None
            ends = _ends(leaf, line, following, em)
            width = line.right - line.left
            runts += bool(ends and previous and leaf.is_full(previous) and line.left < leaf.left + 1 and width < em)
            alone += bool(
                not ends and len(line.words) == 1 and not leaf.is_full(line) and width < (leaf.right - leaf.left) / 2
            )
        if leaf.lines:
            opens, last = leaf.opens, leaf.lines[-1]
            widows += (
                not opens and place > 0 and bool(leaves[place - 1].lines) and _is_widow(leaf, leaves[place - 1], em)
            )
            goes_on = after is not None and bool(after.lines) and not after.is_indented(after.lines[0], em)
            orphans += goes_on and leaf.is_indented(last, em) and leaf.is_full(last)
            feet += any(heading.foot > last.foot for heading in leaf.headings)
            closes = after is None or not after.lines or after.opens
            goes_on = place > 0 and len(leaves[place - 1].lines) > 2
            tails += closes and goes_on and not opens and len(leaf.lines) <= 2
    return [runts, alone, widows, orphans, feet, tails]


def _next(leaf: Leaf, number: int, after: Leaf | None) -> tuple[Leaf, Line] | None:
    if number + 1 < len(leaf.lines):
        return leaf, leaf.lines[number + 1]
    return (after, after.lines[0]) if after and after.lines else None


def _ends(leaf: Leaf, line: Line, following: tuple[Leaf, Line] | None, em: float) -> bool:
    """Whether a paragraph ends with a line: what follows is indented, stands apart, or is not there."""
    if following is None or following[0].is_indented(following[1], em):
        return True
    if following[0] is not leaf:
        return not leaf.is_full(line)
    return following[1].foot - line.foot > 1.4 * line.size


def _is_widow(leaf: Leaf, before: Leaf, em: float) -> bool:
    first = leaf.lines[0]
    ends = len(leaf.lines) > 1 and leaf.is_indented(leaf.lines[1], em)
    return ends and not leaf.is_indented(first, em) and before.is_full(before.lines[-1])


def _spreads(leaves: list[Leaf]) -> tuple[int, int]:
    """Of the spreads with text to the foot on both sides: those out of line by over one line, and all."""
    pairs = []
    for verso, recto in pairwise(leaves):
        if verso.number % 2 == 0 and verso.lines and recto.lines:
            after = next((leaf for leaf in leaves if leaf.number == recto.number + 1), None)
            goes_on = after is not None and bool(after.lines) and not after.opens
            if goes_on and not recto.opens:
                pairs.append(abs(verso.foot - recto.foot) / _leading(verso))
    pairs = [gap for gap in pairs if gap < ENDING]
    return sum(gap > 1.2 for gap in pairs), len(pairs)


def _leading(leaf: Leaf) -> float:
    feet = [line.foot for line in leaf.lines]
    return statistics.median([after - before for before, after in pairwise(feet)] or [14.0])


def read(pdf: Path) -> tuple[list[Leaf], float]:
    """The pages of a PDF, and the indent of its paragraphs."""
    pages = [list(_lines(page)) for page in words_of(pdf)]
    size = Counter(word.size for page in pages for line in page for word in line.words).most_common(1)[0][0]
    leading = statistics.median(
        after.foot - before.foot
        for page in pages
        for before, after in pairwise(page)
        if before.size == after.size == size
    )
    leaves = []
    heads = _head_places(pages, leading)
    bodies = [[line for line in page if not _is_outside(line, page, heads)] for page in pages]
    top = statistics.median(body[0].foot for body in bodies if body)
    for number, block in enumerate(bodies, 1):
        body = [line for line in block if abs(line.size - size) < 0.4 and not line.has_leaders]
        wide = [line for line in body if len(line.words) > 4] or body
        left = statistics.mode(round(line.left, 1) for line in wide) if wide else 0.0
        right = max((round(line.right, 1) for line in wide), default=0.0)
        edges = [edge for edge, count in Counter(round(line.right) for line in wide).items() if count > len(wide) / 4]
        right = min(right, max(edges) + 1) if edges else right
        headings = [line for line in block if line.size > size + 1.5 and len(line.words[0].text) > 1]
        is_sunk = bool(body) and body[0].foot > top + SUNK * leading
        foot = block[-1].foot if block else 0.0
        leaves.append(Leaf(number, tuple(body), tuple(headings), foot, left, right, is_sunk))
    return _with_known_edges(leaves), _indent(leaves, size)


def _with_known_edges(leaves: list[Leaf]) -> list[Leaf]:
    """Pages of few lines have the edges of the other pages on their side."""
    found = []
    for side in (0, 1):
        same = [leaf for leaf in leaves if leaf.number % 2 == side and len(leaf.lines) > 8]
        left = statistics.mode(leaf.left for leaf in same) if same else 0.0
        right = statistics.median(leaf.right for leaf in same) if same else 0.0
        found += [leaf._replace(left=left, right=right) for leaf in leaves if leaf.number % 2 == side]
    return sorted(found)


def _indent(leaves: list[Leaf], size: float) -> float:
    steps = [line.left - leaf.left for leaf in leaves for line in leaf.lines]
    indents = Counter(round(step, 1) for step in steps if 0.4 * size < step < 2.5 * size)
    return indents.most_common(1)[0][0] if indents else size


def _head_places(pages: list[list[Line]], leading: float) -> set[int]:
    """The heights at which running heads and folios stand: lines apart from the text, at one height on many pages."""
    places: Counter[int] = Counter()
    for lines in pages:
        if len(lines) > 2:
            if lines[1].foot - lines[0].foot > 1.25 * leading:
                places[round(lines[0].foot)] += 1
            if lines[-1].foot - lines[-2].foot > 1.25 * leading:
                places[round(lines[-1].foot)] += 1
    return {place for place, count in places.items() if count > len(pages) / 12}


def _is_outside(line: Line, lines: list[Line], heads: set[int]) -> bool:
    is_edge = line is lines[0] or line is lines[-1]
    return is_edge and any(abs(line.foot - place) <= 1 for place in heads)


def _lines(words: list[Word]) -> Iterator[Line]:
    """Words gathered by the height at which they stand; what is drawn larger beside them (an initial) is left out."""
    rows: dict[int, list[Word]] = {}
    for word in sorted(words, key=lambda word: (word.bottom, word.left)):
        place = next((key for key in (round(word.bottom), round(word.bottom) - 1) if key in rows), round(word.bottom))
        rows.setdefault(place, []).append(word)
    for _, row in sorted(rows.items()):
        yield Line(tuple(sorted(row, key=lambda word: word.left)))


def words_of(pdf: Path) -> Iterator[list[Word]]:
    """The words of each page."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    for page in done.stdout.split("<page ")[1:]:
        yield [Word(float(m[1]), float(m[2]), float(m[3]), float(m[4]), m[5]) for m in WORD.finditer(page)]


if __name__ == "__main__":
    sys.exit(main())
