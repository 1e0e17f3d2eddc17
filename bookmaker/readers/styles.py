"""How a text keeps its paragraphs: everywhere alike, or in one way here and in another there.

Saved texts keep their paragraphs in three ways: hard-wrapped lines with blank lines between the
paragraphs; one long line for each; wrapped lines with the first one indented. The lengths of all
lines say what most of a file does. Where enough groups of lines speak for another way, the file is
cut into stretches: the cheapest sequence of styles is sought, where each line that speaks for
another style than its stretch has costs one, and each change of style as much as `CHANGE` lines.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal, NamedTuple

from bookmaker.model.manuscript import Understood
from bookmaker.readers.ideographs import FIRST_LINE, has_whole_lines
from bookmaker.readers.indents import first_line_indent, have_indents, usual_indent
from bookmaker.readers.lines import DEEPEST, INDENT, Group, first_word

Style = Literal["line", "wrapped", "indented"]
STYLES: tuple[Style, ...] = ("line", "wrapped", "indented")
NAMES = {"line": "one a line", "wrapped": "wrapped", "indented": "indented first lines"}

LONG_LINE = 100
"""Columns. Nobody wraps by hand beyond them: mail and Gutenberg wrap at 60 to 80."""
NARROWEST = 45
"""Columns of the narrowest lines that say anything of how a text was wrapped."""
CHANGE = 8
"""Lines that must speak for another style before it is believed; twice as many between two changes."""
ENDS = frozenset(".!?\"'”’»…*")
"""What a line ends with that is a paragraph of its own."""

FLUSH: dict[Style, float] = {"line": 0.4, "wrapped": 0.2, "indented": 0.2}
"""The share of a text's words that may stand at the margin although its usual line stands in.

Long lines that stand in are first lines nearly always; wrapped ones may be long quotations.
"""


class Stretch(NamedTuple):
    """Groups that keep their paragraphs in the same way, and the column before which their lines end.

    `margin` is by how much their usual line stands in, and `indent` the same of a paragraph of one line.
    """

    style: Style
    groups: list[Group]
    width: int
    margin: int = 0
    indent: int = 0


class Vote(NamedTuple):
    """What a group of lines speaks for: its place among the groups, the style, and how many lines say so."""

    place: int
    style: Style
    lines: int


def stretches_of(groups: list[Group], is_wide: bool = False) -> tuple[list[Stretch], Understood]:
    """The stretches of a text, in order and none empty, and what was understood and why.

    `is_wide` says that it is of ideographs.
    """
    style, why, width = _style_of(groups, is_wide)
    least = FIRST_LINE if is_wide else 0
    if (is_wide and style == "line") or not _is_mixed(groups, style):
        return [_stretch(style, groups, width, least)] if groups else [], why
    votes = [vote for index, group in enumerate(groups) if (vote := _vote(index, group))]
    stretches = _cut(groups, votes, _cheapest(votes), least)
    if len(stretches) > 1:
        return stretches, Understood("paragraphs", "mixed", _ranges(stretches))
    if stretches[0].style == style:
        return stretches, why
    return stretches, Understood("paragraphs", NAMES[stretches[0].style], "most groups of lines speak for it")


def _style_of(groups: list[Group], is_wide: bool) -> tuple[Style, Understood, int]:
    """How most of a text keeps its paragraphs, why we think so, and where its lines end."""
    lengths = sorted([width for group in groups for width in group.widths])
    if not lengths:
        return "line", Understood("paragraphs", "none", "the file has no words"), 0
    width = lengths[int(len(lengths) * 0.95)]
    longest = LONG_LINE // 2 if is_wide else LONG_LINE
    in_long = sum([length for length in lengths if length > longest]) / sum(lengths)
    if in_long > 0.25:
        told = f"{in_long:.0%} of the text stands in lines over {LONG_LINE} columns"
        return "line", Understood("paragraphs", "one a line", told), width
    if is_wide and has_whole_lines(groups):
        return "line", Understood("paragraphs", "one a line", "most lines end as sentences do"), width
    indented, solid = _first_line_indents(groups)
    if indented > 0.15 * len(lengths) and solid < 0.3 * indented:
        told = f"{indented} indented lines follow full ones"
        return "indented", Understood("paragraphs", "indented first lines", told), width
    if width < NARROWEST and _sentences(groups) > 0.8 * len(lengths):
        return "line", Understood("paragraphs", "one a line", "short lines, each a sentence of its own"), width
    told = f"95 % of lines end before column {width + 1}"
    return "wrapped", Understood("paragraphs", "wrapped lines, blank lines between", told), width


def _first_line_indents(groups: Iterable[Group]) -> tuple[int, int]:
    """Indented lines right under an unindented one, and indented ones under another indented one."""
    after_full = after_indented = 0
    for group in groups:
        if group.stands_in:
            for above, line in pairwise(group.lines):
                if INDENT <= line.indent <= DEEPEST:
                    after_full += above.indent < INDENT
                    after_indented += above.indent >= INDENT
    return after_full, after_indented


def _sentences(groups: Iterable[Group]) -> int:
    """How many lines end as sentences do."""
    return sum([text[-1] in ENDS for group in groups for text in group.texts])


def _is_mixed(groups: list[Group], style: Style) -> bool:
    """Whether enough lines may speak for another style that it is worth to weigh them all."""
    others = 0
    for index, group in enumerate(groups):
        if len(group.texts) > 1 and _may_differ(group, style):
            vote = _vote(index, group)
            others += vote.lines if vote and vote.style != style else 0
    return others >= CHANGE


def _may_differ(group: Group, style: Style) -> bool:
    """What can be seen at a glance; most groups of most texts end here."""
    if style == "line":
        return len(group.texts) > 2 and group.widths[0] <= LONG_LINE
    first, second = group.texts[:2]
    return (
        (group.stands_in if style == "wrapped" else not group.stands_in)
        or max(group.widths) > LONG_LINE
        or (first[-1] in ENDS and second[-1] in ENDS)
    )


def _vote(place: int, group: Group) -> Vote | None:
    """The style for which a group speaks by itself, if it does."""
    many, width = len(group.texts), max(group.widths)
    if width > LONG_LINE:
        return Vote(place, "line", many) if _has_long_lines(group) else None
    if many < 3 or width < NARROWEST:
        return None
    within, full = _full_ends(group, width)
    if within > 1 and full > 0.66 * within:
        starts, solid = _first_line_indents([group])
        return Vote(place, "indented" if starts > 1 and solid <= starts else "wrapped", many)
    if many > 4 and width > 60 and _sentences([group]) > 0.85 * many:
        return Vote(place, "line", many // 2)
    return None


def _has_long_lines(group: Group) -> bool:
    """Whether long lines are the rule in a group, and not wrapped ones of which some were joined by accident."""
    in_long = sum([width for width in group.widths if width > LONG_LINE]) / sum(group.widths)
    return in_long > 0.75 or (in_long > 0.25 and _sentences([group]) > 0.6 * len(group.texts))


def _full_ends(group: Group, width: int) -> tuple[int, int]:
    """Lines above one that is not indented, and those of them whose next word no longer fitted.

    Text without spaces has no words that could have fitted: what counts as one is bounded.
    """
    within = full = 0
    for end, below in zip(group.widths, group.lines[1:], strict=False):
        if not INDENT <= below.indent <= DEEPEST:
            within += 1
            full += end + 1 + min(first_word(below.text), 15) > width - 3
    return within, full


def _cheapest(votes: list[Vote]) -> list[Style]:
    """The style of each vote's place in the cheapest sequence of styles (Viterbi's way)."""
    costs = dict.fromkeys(STYLES, 0.0)
    origins: list[dict[Style, Style]] = []
    for vote in votes:
        best = min(STYLES, key=costs.__getitem__)
        origin = {style: style if costs[style] <= costs[best] + CHANGE else best for style in STYLES}
        costs = {
            style: min(costs[style], costs[best] + CHANGE) + vote.lines * _against(vote.style, style)
            for style in STYLES
        }
        origins.append(origin)
    style = min(STYLES, key=costs.__getitem__)
    chosen: list[Style] = []
    for origin in reversed(origins):
        chosen.append(style)
        style = origin[style]
    return chosen[::-1]


def _against(vote: Style, style: Style) -> float:
    """How much a line counts against a style: blank lines part paragraphs among indented first lines too."""
    if vote == style:
        return 0.0
    return 0.5 if (vote, style) == ("wrapped", "indented") else 1.0


def _cut(groups: list[Group], votes: list[Vote], styles: list[Style], least: int) -> list[Stretch]:
    """The groups in stretches; between two votes that differ, the change is at the widest gap."""
    starts, names = [0], [styles[0]]
    for (above, below), (old, new) in zip(pairwise(votes), pairwise(styles), strict=True):
        if old != new:
            starts.append(max(range(above.place + 1, below.place + 1), key=lambda i: (groups[i].gap, i)))
            names.append(new)
    ends = [*starts[1:], len(groups)]
    parts = [groups[start:end] for start, end in zip(starts, ends, strict=True)]
    return [_stretch(name, part, _width(part), least) for name, part in zip(names, parts, strict=True)]


def _stretch(style: Style, groups: list[Group], width: int, least: int) -> Stretch:
    """A stretch, with the indents that are usual in it and so set nothing off; `least` is so by custom."""
    margin = first = 0
    if have_indents(groups):
        margin = usual_indent(groups, FLUSH[style])
        first = 0 if style == "line" else first_line_indent(groups)
    indent = max(margin, first, least)
    return Stretch(style, groups, width, indent if style == "line" else margin, indent)


def _width(groups: list[Group]) -> int:
    lengths = sorted([width for group in groups for width in group.widths])
    return lengths[int(len(lengths) * 0.95)]


def _ranges(stretches: list[Stretch]) -> str:
    """Which lines are kept how: "wrapped to line 40, one a line to 900"."""
    told = ", ".join(f"{NAMES[each.style]} to line {each.groups[-1].lines[-1].number}" for each in stretches[:3])
    return told + (f" and {len(stretches) - 3} more" if len(stretches) > 3 else "")
