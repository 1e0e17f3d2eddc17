"""How far the lines of a text stand in by themselves; only what stands in farther is set off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bookmaker.readers.lines import DEEPEST, INDENT, Group

FEWEST = 0.05
"""The share of groups with an indent below which no indent can be the usual one."""


def have_indents(groups: Sequence[Group]) -> bool:
    """Whether enough groups of lines have an indent that it may be usual; most texts end here."""
    return len([group for group in groups if group.indents is not None]) > FEWEST * len(groups)


def usual_indent(groups: Sequence[Group], flush: float) -> int:
    """The columns of indent that no more than a share of the words (`flush`) stay below; 0 for the margin.

    Lines count by their length: verse among prose has many lines and few words.
    """
    sizes = Counter[int]()
    for group in groups:
        for indent, width in zip(group.indents or [0] * len(group.texts), group.widths, strict=True):
            sizes[indent] += width - indent
    left = sizes.total() * flush
    for indent, size in sorted(sizes.items()):
        left -= size
        if left < 0:
            return indent if indent >= INDENT else 0
    return 0


def first_line_indent(groups: Sequence[Group]) -> int:
    """The columns by which the first lines of wrapped paragraphs stand in; 0 where most of them do not."""
    found = Counter[int]()
    flush = 0
    for group in groups:
        if len(group.texts) == 1:
            continue
        if group.indents is None:
            flush += 1
            continue
        above = 0
        for indent, below in zip(group.indents, group.indents[1:], strict=False):
            if INDENT <= indent <= DEEPEST and above < INDENT and below < INDENT:
                found[indent] += 1
            above = indent
    return found.most_common(1)[0][0] if found.total() > flush else 0
