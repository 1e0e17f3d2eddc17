"""Where the lines of a text may end, and how wide the text is up to there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress
from typing import NamedTuple

from bookmaker.model.addresses import parts
from bookmaker.writers.fonts import UNSET, Ruler
from bookmaker.writers.pdf.paragraphs.flat import Flat
from bookmaker.writers.pdf.paragraphs.hyphens import Hyphenate
from bookmaker.writers.pdf.paragraphs.total_fit import DASH, END, HARD_HYPHEN, HYPHEN, SPACE, Points

BREAKS_AFTER = re.compile(
    r"(?<=[^\W\d_][-‐])(?=[^\W\d_])|(?<=[\w.,;:!?)”’»][\w.,;:!?)”’»][—–…])(?=[\w“‘«„(])|(?<=[—…][”’»])(?=[\w])"
)
"""Within a word: after a hyphen between letters, after a dash or an ellipsis that joins two words."""
IN_CODE = re.compile(r"(?<=[\w)\]]{2}[-_./\\:=,&|(])(?=[^\W\d]{2}|[\"'])")
"""Within code: after a sign that joins two of its words; a hyphen would be taken for the code's own."""
JOINER = re.compile("[-‐—–…]")
LETTERS = frozenset("aAIiOoyYeEàÀ")

BOUND = re.compile(r"(?<![^ (\[“‘])((?:pp?|[Nn]os?|[Vv]ols?|[Cc]h|[Ff]igs?|[Nn]r|S|vv)\.|§§?) (?=\d)")
"""An abbreviation and the number that belongs to it: p. 12."""


class Letters(NamedTuple):
    """How the words of one look are measured and divided."""

    ruler: Ruler
    hyphenate: Hyphenate | None
    parts: dict[str, tuple[tuple[int, int, int, int], ...]]
    """Known words: each place in them with the width up to it, the width that goes before the next line, its kind."""
    at_last: Letters | None = None
    """The same letters, their words divided wherever that is possible, within compounds, too."""
    are_code: bool = False


class Setting(NamedTuple):
    """The letters of each inline element of a paragraph by its number, and the widths of its marks in order."""

    letters: dict[int, Letters]
    marks: tuple[int, ...] = ()


def last_resort(setting: Setting) -> Setting:
    """The same letters, their words divided wherever that is possible."""
    letters = {number: each.at_last or each for number, each in setting.letters.items()}
    return setting._replace(letters=letters)


Row = tuple[int, int, int, int, int, int]
"""One place where a line may end, with the values of its columns in `Points`."""
BEGIN: Row = (0, 0, 0, 0, SPACE, 0)


def opportunities(flat: Flat, setting: Setting, with_hyphens: bool, kept: frozenset[str] = LETTERS) -> Points | None:
    """The places where lines may end; None where a face lacks a glyph. No line ends after the words that are `kept`
    with the next."""
    if len(flat.pieces) > 1:
        points = _points(_of_many_looks(flat, setting, with_hyphens, kept))
    else:
        letters = setting.letters[flat.pieces[0].inline]
        if with_hyphens or JOINER.search(flat.text):
            points = _points(_of_one_look(flat.text, letters, with_hyphens, kept))
        else:
            points = _at_spaces(flat.text.split(" "), letters.ruler)
    return _unbound(points, flat.text) if points.ends[-1] < UNSET else None


def _unbound(points: Points, text: str) -> Points:
    """Without the spaces that must not end a line."""
    bound = {match.end() - 1 for match in BOUND.finditer(text)}
    if not bound:
        return points
    kept = [place not in bound for place in points.places]
    return Points(*(list(compress(column, kept)) for column in points))


def _points(rows: list[Row]) -> Points:
    return Points(*zip(*rows, strict=True))


def _at_spaces(words: list[str], ruler: Ruler) -> Points:
    """The spaces alone, which most paragraphs can do with: the loops are Python's own."""
    space = ruler[" "]
    starts = [0, *accumulate([width + space for width in map(ruler.__getitem__, words)])]
    ends = [start - space for start in starts]
    places = [place - 1 for place in accumulate(map(len, words), lambda place, length: place + length + 1, initial=0)]
    counts = range(len(words) + 1)
    kinds = [*([SPACE] * len(words)), END]
    points = Points(ends, starts, [count - 1 for count in counts], counts, kinds, places)
    if LETTERS.isdisjoint(words):
        return points
    kept = [word not in LETTERS for word in words]
    return Points(*(list(compress(column, (True, *kept[:-1], True))) for column in points))


def _of_one_look(text: str, letters: Letters, with_hyphens: bool, kept: frozenset[str]) -> list[Row]:
    """Most paragraphs have a single look: the loop over all words of a book."""
    rows = [BEGIN]
    ruler, parts = letters.ruler, letters.parts
    space = ruler[" "]
    x = count = at = 0
    for word in text.split(" "):
        if with_hyphens or JOINER.search(word):
            for place, before, after, kind in parts[word] if word in parts else divide(word, letters):
                if kind != HYPHEN or with_hyphens:
                    rows.append((x + before, x + after, count, count, kind, at + place))
        x += ruler[word]
        at += len(word)
        if word not in kept:
            rows.append((x, x + space, count, count + 1, SPACE, at))
        x += space
        count += 1
        at += 1
    return _ended(rows, (x - space, x, count - 1, count, END, at - 1))


def _ended(rows: list[Row], end: Row) -> list[Row]:
    if rows[-1][-1] == end[-1]:
        rows.pop()
    rows.append(end)
    return rows


def divide(word: str, letters: Letters) -> tuple[tuple[int, int, int, int], ...]:
    """The places within a word where a line may end, kept with the letters."""
    own, added = _places(word, letters)
    found = []
    glyphs = letters.ruler.glyphs(word) if own or added else []
    for place in sorted({*own, *added}):
        before, after = _widths(word, place, glyphs, letters.ruler)
        is_cut = letters.are_code or word[place - 1] in "-‐"
        kind = HYPHEN if place not in own else HARD_HYPHEN if is_cut else DASH
        found.append((place, before + letters.ruler["-"] if kind == HYPHEN else before, after, kind))
    letters.parts[word] = tuple(found)
    return letters.parts[word]


def _places(word: str, letters: Letters) -> tuple[Sequence[int], Sequence[int]]:
    """Where a word has an end for a line of its own, and where a hyphen may be added: in no address, in no code."""
    address = parts(word)
    if address is not None:
        return address, ()
    if letters.are_code:
        return [match.start() for match in IN_CODE.finditer(word)], ()
    own = [match.start() for match in BREAKS_AFTER.finditer(word)] if JOINER.search(word) else []
    return own, letters.hyphenate(word) if letters.hyphenate else ()


def _widths(word: str, place: int, glyphs: list[tuple[int, int]], ruler: Ruler) -> tuple[int, int]:
    """The width of a word up to a place, and what a line that begins there leaves of the whole."""
    if any(cluster == place for cluster, _ in glyphs):
        width = sum(advance for cluster, advance in glyphs if cluster < place)
        return width, width
    return ruler[word[:place]], ruler[word] - ruler[word[place:]]  # a ligature is taken apart


def _of_many_looks(flat: Flat, setting: Setting, with_hyphens: bool, kept: frozenset[str]) -> list[Row]:
    rows = [BEGIN]
    x = count = at = number = 0
    marks = iter(setting.marks)
    pieces = [piece for piece in flat.pieces if piece.start < len(flat.text)]
    for word in flat.text.split(" "):
        stop = at + len(word)
        while at < stop:
            while pieces[number].stop <= at:
                number += 1
            until = min(stop, pieces[number].stop)
            letters, part = setting.letters.get(pieces[number].inline), flat.text[at:until]
            if letters is None:
                x += next(marks)
            else:
                may_hyphenate = with_hyphens and (part == word or not _touches(flat.text, at, until))
                rows += _within(part, letters, may_hyphenate, (x, count, at))
                x += letters.ruler[part]
            at = until
        while number < len(pieces) - 1 and pieces[number].stop <= at:
            number += 1
        around = setting.letters.get(pieces[number].inline)
        space = around.ruler[" "] if around else 0
        if word not in kept:
            rows.append((x, x + space, count, count + 1, SPACE, stop))
        x, count, at = x + space, count + 1, stop + 1
    return _ended(rows, (x - space, x, count - 1, count, END, at - 1))


def _within(part: str, letters: Letters, with_hyphens: bool, so_far: tuple[int, int, int]) -> Iterator[Row]:
    """The places within a word, or the part of one that has a single look."""
    x, count, at = so_far
    if with_hyphens or JOINER.search(part):
        for place, before, after, kind in letters.parts[part] if part in letters.parts else divide(part, letters):
            if kind != HYPHEN or with_hyphens:
                yield x + before, x + after, count, count, kind, at + place


def _touches(text: str, start: int, stop: int) -> bool:
    """Whether a part of a word goes on with letters of another look."""
    return text[start - 1 : start].isalpha() or text[stop : stop + 1].isalpha()
