"""The lines of a text, gathered where no blank line parts them."""

import re
from itertools import pairwise
from typing import NamedTuple

INDENT = 2
"""Leading spaces from which a line counts as indented."""
DEEPEST = 8
"""Leading spaces of the deepest first line of a paragraph; what stands farther in is set off."""


class Line(NamedTuple):
    """A line of the file without its indent: 1-based number, columns of indent, words."""

    number: int
    indent: int
    text: str


class Group(NamedTuple):
    """Lines with no blank one between them: the blank ones above, the number of the first, their words.

    `widths` are the columns at which they end; `indents` those at which they begin, None where no line
    stands in. `opens` says that a line has the looks of an item, a speaker or mail. Most groups are read
    from their words alone, so lines are made when asked for.
    """

    gap: int
    first: int
    texts: list[str]
    widths: list[int]
    indents: list[int] | None
    opens: bool

    @property
    def lines(self) -> list[Line]:
        """The lines, each with its number and its indent."""
        indents = self.indents or [0] * len(self.texts)
        return [Line(self.first + at, indents[at], text) for at, text in enumerate(self.texts)]

    @property
    def stands_in(self) -> bool:
        """Whether a line is indented."""
        return self.indents is not None


SIGNS = frozenset("-*•+–—>(0123456789")
"""What items of lists and lines of quoted mail begin with."""
SECOND = frozenset(".)")
"""What stands after the first sign of "a) " and "I. "."""
LIKELY = re.compile(r"\n(?:[-*•+–—>(0-9]|.[.)]|[^\W\d_a-z][^\W\d_a-z])")
"""The beginning of every line that has an opening, and of few others: one leap through a group of lines."""
SPACES = (
    "\t\x1c\x1d\x1e\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
"""Every space that a decoded text can hold within a line, but for the common one."""


def groups_of(text: str) -> list[Group]:
    """Every line that has words, in groups between blank lines. Tabs count as four columns."""
    odd = {space for space in SPACES if space in text}
    groups: list[Group] = []
    number, gap = 1, 0
    for piece in text.split("\n\n"):
        body = piece.lstrip("\n")
        above = len(piece) - len(body)
        number, gap = number + above, gap + above
        if not body:
            number, gap = number + 2, gap + 2
        elif body[0] == " " or "\n " in body or " \n" in body or body[-1] in " \n" or _has_any(odd, body):
            gap = _look_closely(body, number, gap, groups) + 1
            number += body.count("\n") + 2
        else:
            texts = body.split("\n")
            opens = LIKELY.search(f"\n{body}") is not None and _opens(texts)
            groups.append(Group(gap, number, texts, list(map(len, texts)), None, opens))
            number, gap = number + len(texts) + 1, 1
    return groups


def _look_closely(body: str, number: int, gap: int, groups: list[Group]) -> int:
    """Gather lines of which some stand in, end in spaces or have nothing but spaces; the blank ones after the last."""
    texts, indents = list[str](), list[int]()
    first = number
    for at, raw in enumerate([*body.split("\n"), ""], number):
        words = raw.strip()
        if words:
            first = first if texts else at
            texts.append(words)
            indents.append(_indent(raw) if raw[0].isspace() else 0)
            continue
        if texts:
            widths = [indent + len(text) for indent, text in zip(indents, texts, strict=True)]
            groups.append(Group(gap, first, texts, widths, indents if any(indents) else None, _opens(texts)))
            gap, texts, indents = 0, [], []
        gap += 1
    return gap - 1


def _has_any(spaces: set[str], body: str) -> bool:
    return any([space in body for space in spaces]) if spaces else False  # noqa: C419  # sooner for so few


def _opens(texts: list[str]) -> bool:
    """Whether a line may be an item, a speaker or mail. Nearly every line has a small letter in its second place."""
    unlike = [text for text in texts if text[0] == "(" or not text[1:2].islower()]
    return any(map(has_opening, unlike))


def has_opening(words: str) -> bool:
    """Whether words begin with what items of lists, speakers or quoted mail may begin with."""
    first, second = words[0], words[1:2]
    return first in SIGNS or second in SECOND or (second.isupper() and first.isupper())


def _indent(raw: str) -> int:
    """The columns at which a line begins; an ideographic space is two of them wide."""
    line = raw.expandtabs(4)
    signs = len(line) - len(line.lstrip())
    return signs + line.count("\u3000", 0, signs)


HYPHENS = "-\u2010\u00ad¬"
"""What parts a word at the end of a line."""
WIDE = "\u3001"
"""The first of the signs that are two columns wide: lines that end in them are as long with fewer."""


def first_word(text: str) -> int:
    """The length of a line's first word."""
    end = text.find(" ")
    return end if end >= 0 else len(text)


def is_wrapped(texts: list[str], widths: list[int], indents: list[int] | None, page: int = 0) -> bool:
    """Whether the line ends are a typist's and not the author's.

    A wrapped line ends where the next word no longer fits. Lines that end earlier are kept as
    they stand; where all are indented (verse, addresses) even one of them keeps all. Two lines
    alone tell little: where the page (columns) is wide enough for much more, their ends are meant.
    """
    if len(texts) == 1:
        return True
    width = max(widths)
    if (width < 40 and _is_narrow(texts, width)) or (len(texts) == 2 and _is_short(texts, width, page)):
        return False
    set_off = indents is not None and min(indents) >= INDENT
    if set_off and width < 55:
        return False
    room = width - 4
    early = [at for at, end in enumerate(widths[:-1], 1) if end <= room and end + first_word(texts[at]) <= room]
    many = len([at for at in early if not parts_word(texts[at - 1], texts[at])]) if early else 0
    return many == 0 if set_off else many <= (len(texts) - 1) * 0.34


def _is_narrow(texts: list[str], width: int) -> bool:
    """Whether lines of less than 40 signs are too narrow for prose.

    Those of ideographs are twice as wide, and where each line parts a word nothing else says more.
    """
    if texts[0][-1] >= WIDE:
        return width < 25
    return not all(parts_word(above, below) for above, below in pairwise(texts))


def _is_short(texts: list[str], width: int, page: int) -> bool:
    """Whether the page is wide enough for much more than two lines have, and nothing says that a sentence goes on."""
    return width + 1 + first_word(texts[1]) < 0.75 * page and not _goes_on(*texts)


def _goes_on(above: str, below: str) -> bool:
    """Whether the words alone say that a sentence goes on: no sign ends one line, no capital begins the other."""
    return (above[-1].isalpha() and below[0].islower()) or parts_word(above, below)


def parts_word(above: str, below: str) -> bool:
    """Whether a hyphen at the end of a line parts a word that goes on in the next: no author ends a line so."""
    return above[-1] in HYPHENS and above[-2:-1].isalpha() and below[0].islower()


class Columns(NamedTuple):
    """Lines as columns see them: their words, where each ends and, where one stands in, where each begins."""

    texts: list[str]
    widths: list[int]
    indents: list[int] | None


def columns_of(lines: list[Line]) -> Columns:
    """The columns of lines."""
    indents = [line.indent for line in lines]
    widths = [line.indent + len(line.text) for line in lines]
    return Columns([line.text for line in lines], widths, indents if any(indents) else None)
