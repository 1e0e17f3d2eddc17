"""What stands apart within wrapped lines though no blank line says so.

Items of a list, speeches of a play, quoted mail, and lines set off by their indent begin on lines of
their own; the lines between are joined as others are.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bookmaker.model.patterns import Late
from bookmaker.readers.lines import Line, columns_of, is_wrapped

SET_OFF = 4
"""Columns beyond the other lines from which lines of a group are verse and the like."""
FAR_OFF = 10
"""Columns beyond the other lines from which one line at the head or foot is a date or a name."""

ITEM = Late(
    r"(?P<bullet>[-*•+–—])\s+(?=\w)(?!.*\s[-*•+–—]$)|\(?(?:(?P<number>\d{1,3})|(?P<letter>[A-Za-z]))[.)]\s+(?=\S)"
)
SPEAKER = Late(
    r"(?P<name>[^\W\d_][^\W\d_]+(?:(?:\. |[ .'’-])[^\W\d_]+){0,4})(?: ?[(\[][^)\]]{1,40}[)\]])?[.:](?=\s|$|—|--)"
)
COLUMNS = Late(r"\S(?: {3,}|\t+ *)\S|\S ?\| ?\S|^\|.*\|$")
NUMERAL = Late(r"(?:.* )?[IVXLC]+|.*\b(?:CHAPTER|PART|BOOK|VOLUME|ACT|SCENE)\b.*")
"""No speaker but a heading."""
QUOTED = Late(r"(?:> ?)+")
ENDED = frozenset(".!?;:,\"'”’»)]…*_—-")


def parts_of(lines: list[Line], opens: bool, stands_in: bool) -> list[list[Line]]:
    """The lines of a group in parts, each to be joined or kept by itself; nearly always one.

    What the group says of its lines (`lines.Group`) saves looking at most of them again.
    """
    parts = (_at(_items(lines), lines) or _at(_speeches(lines), lines)) if opens else []
    if parts or not stands_in:
        return parts or [lines]
    indents = [line.indent for line in lines]
    least = min(indents)
    if max(indents) < least + SET_OFF:
        return [lines]
    body = [line for line in lines if line.indent < least + SET_OFF]
    return _set_off(lines, least) if _is_prose(body, lines) else [lines]


def hanging_items(lines: list[Line]) -> list[list[Line]]:
    """The items of a list whose lines stand in below their signs; nothing if the lines are none."""
    starts = _items(lines)
    parts = [part for part in _at(starts, lines) if part[0].number >= lines[starts[0]].number]
    inside = [line.indent for part in parts for line in part[1:]]
    return _at(starts, lines) if inside and min(inside) > max([part[0].indent for part in parts]) else []


def _is_prose(body: list[Line], lines: list[Line]) -> bool:
    """Whether the lines that are not set off run on like prose; what a printer centred does not."""
    if lines[0].text.startswith("[") and lines[-1].text.endswith("]"):
        return False
    is_long = any(len(line.text) > 40 and not line.text.isupper() for line in body)
    return is_long and (is_wrapped(*columns_of(lines)) or (len(body) > 2 and is_wrapped(*columns_of(body))))


def is_table(texts: list[str]) -> bool:
    """Whether most lines have columns, parted by spaces or strokes: they are rows, and stay lines."""
    if not any("   " in text or "|" in text or "\t" in text for text in texts[:2]):
        return False
    return sum(COLUMNS.search(text) is not None for text in texts) * 3 > len(texts) * 2


def quotes_of(lines: list[Line]) -> list[tuple[int, list[Line]]]:
    """The lines in parts of one depth of quoting as mail has it (`> `), their signs taken off.

    One such line by itself is no mail: programs and games ask with the same sign.
    """
    parts: list[tuple[int, list[Line]]] = []
    if sum([line.text[0] == ">" for line in lines]) < 2:
        return [(0, lines)]
    fresh = True
    for line in lines:
        sign = QUOTED.match(line.text)
        depth = sign[0].count(">") if sign else 0
        words = line._replace(text=line.text[sign.end() :].strip()) if sign else line
        if not words.text:
            fresh = True
        elif fresh or parts[-1][0] != depth:
            parts.append((depth, [words]))
            fresh = False
        else:
            parts[-1][1].append(words)
    return parts


def _at(starts: list[int], lines: list[Line]) -> list[list[Line]]:
    """The lines cut before each start, if there are any."""
    if not starts:
        return []
    cuts = sorted({0, *starts, len(lines)})
    return [lines[start:end] for start, end in pairwise(cuts)]


def _items(lines: list[Line]) -> list[int]:
    """Where the items of a list begin; nothing if the lines are none.

    An item is known by its lines standing in below its sign, or by the sign coming again: the same
    bullet, the next number or letter.
    """
    found = [(index, match) for index, line in enumerate(lines) if (match := ITEM.match(line.text))]
    if not found or (len(found) == len(lines) and not found[0][1]["bullet"]):
        return []
    starts = [index for index, _ in found]
    if len(found) > 1:
        return starts if _count_on([match for _, match in found]) and _all_end_above(lines, starts) else []
    return starts if starts == [0] and min([line.indent for line in lines[1:]]) > lines[0].indent else []


def _count_on(signs: list[re.Match[str]]) -> bool:
    """Whether bullets are the same, or numbers and letters follow each other."""
    if signs[0]["bullet"]:
        return all(sign["bullet"] == signs[0]["bullet"] for sign in signs)
    values = [int(sign["number"]) if sign["number"] else ord(sign["letter"] or "\0") for sign in signs]
    return all(below == above + 1 for above, below in pairwise(values))


def _all_end_above(lines: list[Line], starts: list[int]) -> bool:
    """Whether the line above each start ends something: by its last sign, or by ending early."""
    width = max([line.indent + len(line.text) for line in lines])
    above = [lines[start - 1] for start in starts if start]
    return all(line.text[-1] in ENDED or line.indent + len(line.text) < 0.8 * width for line in above)


def _speeches(lines: list[Line]) -> list[int]:
    """Where the speeches of a play begin, if two or more do and one goes on over a line's end."""
    starts = [
        index
        for index, line in enumerate(lines)
        if line.text[:2].isupper() and (match := SPEAKER.match(line.text)) and _is_name(match["name"])
    ]
    return starts if 1 < len(starts) < len(lines) and _all_end_above(lines, starts) else []


def _is_name(words: str) -> bool:
    return words.isupper() and not NUMERAL.fullmatch(words)


def _set_off(lines: list[Line], least: int) -> list[list[Line]]:
    """Verse, dates and names that stand in from prose: apart from it, if they are not wrapped as it is."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and (line.indent >= least + SET_OFF) == (runs[-1][-1].indent >= least + SET_OFF):
            runs[-1].append(line)
        else:
            runs.append([line])
    parts = [runs[0].copy()]
    for index, (above, run) in enumerate(pairwise(runs), 1):
        ends = above[-1].text[-1] in ENDED
        is_off = _stands_off(above, least, index == 1 and ends)
        if is_off or _stands_off(run, least, index == len(runs) - 1 and ends):
            parts.append(run.copy())
        else:
            parts[-1] += run
    return parts


def _stands_off(run: list[Line], least: int, is_edge: bool) -> bool:
    if len(run) == 1:
        return is_edge and run[0].indent >= least + FAR_OFF
    return min([line.indent for line in run]) >= least + SET_OFF and not is_wrapped(*columns_of(run))
