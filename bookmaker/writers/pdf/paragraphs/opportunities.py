"""Where the lines of a text may end, and how wide the text is up to there."""

from __future__ import annotations

import re
from typing import NamedTuple

from bookmaker.writers.fonts import UNSET, Ruler
from bookmaker.writers.pdf.paragraphs.flat import Flat
from bookmaker.writers.pdf.paragraphs.hyphens import Hyphenate
from bookmaker.writers.pdf.paragraphs.total_fit import DASH, END, HARD_HYPHEN, HYPHEN, SPACE, Points

BREAKS_AFTER = re.compile(r"(?<=[^\W\d_][-‐])(?=[^\W\d_])|(?<=\w\w[—–…])(?=[\w“‘«„])|(?<=[—…][”’»])(?=[\w])")
"""Within a word: after a hyphen between letters, after a dash or an ellipsis that joins two words."""
LETTER = frozenset("aAIiOoyYeEàÀ")
BOUND = re.compile(r"(?:^|[ (\[])(?:pp?|[Nn]os?|[Vv]ols?|[Cc]h|[Ff]igs?|[Nn]r|S|vv?|ll?|§§?)\.? (?=\d)|(?:^| )§ (?=\d)")
"""An abbreviation and the number that belongs to it: p. 12."""


class Letters(NamedTuple):
    """How the words of one look are measured and divided."""

    ruler: Ruler
    hyphenate: Hyphenate | None
    parts: dict[str, tuple[tuple[int, int, int, int], ...]]
    """Known words: each place in them with the width up to it, the width that goes before the next line, its kind."""


class Setting(NamedTuple):
    """The letters of each inline element of a paragraph by its number, and the widths of its marks in order."""

    letters: dict[int, Letters]
    marks: tuple[int, ...] = ()


def opportunities(flat: Flat, setting: Setting, with_hyphens: bool) -> Points | None:
    """The places where lines may end; None where a face lacks a glyph."""
    if len(flat.pieces) == 1:
        points = _of_one_look(flat.text, setting.letters[flat.pieces[0].inline], with_hyphens)
    else:
        points = _of_many_looks(flat, setting, with_hyphens)
    return _unbound(points, flat.text) if points.ends[-1] < UNSET else None


def _of_one_look(text: str, letters: Letters, with_hyphens: bool) -> Points:
    """Most paragraphs have a single look: the loop over all words of a book."""
    ends, starts, until, since, kinds, places = [0], [0], [0], [0], [SPACE], [0]
    ruler, parts = letters.ruler, letters.parts
    space = ruler[" "]
    x = count = at = 0
    is_joined = not with_hyphens and BREAKS_AFTER.search(text) is None
    for word in text.split(" "):
        if not is_joined:
            for place, before, after, kind in parts[word] if word in parts else divide(word, letters):
                if kind != HYPHEN or with_hyphens:
                    ends.append(x + before)
                    starts.append(x + after)
                    until.append(count)
                    since.append(count)
                    kinds.append(kind)
                    places.append(at + place)
        x += ruler[word]
        at += len(word)
        if word not in LETTER:
            ends.append(x)
            starts.append(x + space)
            until.append(count)
            since.append(count + 1)
            kinds.append(SPACE)
            places.append(at)
        x += space
        count += 1
        at += 1
    if word in LETTER:
        ends.append(x - space)
        starts.append(x)
        until.append(count - 1)
        since.append(count)
        kinds.append(END)
        places.append(at - 1)
    kinds[-1] = END
    return Points(ends, starts, until, since, kinds, places)


def divide(word: str, letters: Letters) -> tuple[tuple[int, int, int, int], ...]:
    """The places within a word where a line may end, kept with the letters."""
    glyphs = letters.ruler.glyphs(word)
    hyphen = letters.ruler["-"]
    own = [match.start() for match in BREAKS_AFTER.finditer(word)]
    added = letters.hyphenate(word) if letters.hyphenate and not own else ()
    found = []
    for place in sorted({*own, *added}):
        width = sum(advance for cluster, advance in glyphs if cluster < place)
        kind = HYPHEN if place not in own else HARD_HYPHEN if word[place - 1] in "-‐" else DASH
        found.append((place, width + hyphen if kind == HYPHEN else width, width, kind))
    letters.parts[word] = tuple(found)
    return letters.parts[word]


def _of_many_looks(flat: Flat, setting: Setting, with_hyphens: bool) -> Points:
    points = Points([0], [0], [0], [0], [SPACE], [0])
    x = count = at = 0
    marks = iter(setting.marks)
    pieces = [piece for piece in flat.pieces if piece.start < len(flat.text)]
    number = 0
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
                is_whole = part == word or not _touches(flat.text, at, until)
                for place, before, after, kind in letters.parts.get(part) or divide(part, letters):
                    if kind != HYPHEN or (with_hyphens and is_whole):
                        _add(points, (x + before, x + after, count, count, kind, at + place))
                x += letters.ruler[part]
            at = until
        while number < len(pieces) - 1 and pieces[number].stop <= at:
            number += 1
        around = setting.letters.get(pieces[number].inline)
        space = around.ruler[" "] if around else 0
        if word not in LETTER or stop == len(flat.text):
            _add(points, (x, x + space, count, count + 1, SPACE, stop))
        x, count, at = x + space, count + 1, stop + 1
    points.kinds[-1] = END
    return points


def _touches(text: str, start: int, stop: int) -> bool:
    """Whether a part of a word goes on with letters of another look."""
    return text[start - 1 : start].isalpha() or text[stop : stop + 1].isalpha()


def _add(points: Points, values: tuple[int, ...]) -> None:
    for column, value in zip(points, values, strict=True):
        column.append(value)


def _unbound(points: Points, text: str) -> Points:
    """Without the spaces that must not end a line."""
    bound = {match.end() - 1 for match in BOUND.finditer(text)} if BOUND.search(text) else ()
    if not bound:
        return points
    kept = [number for number, place in enumerate(points.places) if place not in bound]
    return Points(*([column[number] for number in kept] for column in points))
