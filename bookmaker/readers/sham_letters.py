"""Letters of Unicode's mathematical alphabets that stand for italics or bold type become real emphasis.

Sites without italics made people use them; many reading systems show blanks for them, and none reads
them aloud (Unicode 15, chapter 22.2: they are meant for formulas). A single one may be a formula's, and stays a letter
without emphasis.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby
from unicodedata import name, normalize

# The block has gaps where a letter had been in the block of letterlike symbols before.
LETTER = "[\U0001d400-\U0001d7ff\u210a-\u2113\u211b\u211c\u2124\u2128\u212c\u212d\u212f-\u2131\u2133\u2134]"
SHAM = "[\U0001d400-\U0001d7ff]"
# A run goes on over accented letters, which have no such form, and over what stands between two words.
RUN = re.compile(rf"(?={LETTER}*{SHAM}){LETTER}(?:{LETTER}|[\u00c0-\u024f]|(?:['’-]|[,;]? )(?={LETTER}))*")
WITHIN_WORD = re.compile(r"[\w*_=]")


def with_real_letters(text: str) -> tuple[str, set[int]]:
    """The text with plain letters, between signs of emphasis where they stood for it; and the lines that changed."""
    changed: set[int] = set()
    lines = text.split("\n")
    for number, line in enumerate(lines):
        mended = RUN.sub(_emphasised, line)
        if mended != line:
            lines[number] = mended
            changed.add(number + 1)
    return "\n".join(lines), changed


def _emphasised(match: re.Match[str]) -> str:
    """A run as plain letters, with the signs of its emphasis where these would be understood."""
    beside = match.string[max(0, match.start() - 1) : match.start()] + match.string[match.end() : match.end() + 1]
    if len(match[0]) == 1 or WITHIN_WORD.search(beside):
        return normalize("NFKC", match[0])
    pieces = [(style, "".join(letters)) for style, letters in groupby(match[0], key=_Styles(match[0]))]
    return "".join(_marked(normalize("NFKC", letters), style) for style, letters in pieces)


class _Styles:
    """The style of each sign of a run, one after the other: a sign that has none of its own keeps to the last one."""

    def __init__(self, run: str) -> None:
        self.last = next((style for style in map(_style, run) if style is not None), "")

    def __call__(self, sign: str) -> str:
        style = _style(sign)
        self.last = self.last if style is None else style
        return self.last


def _marked(letters: str, style: str) -> str:
    """Letters between signs; the space at their end stays outside."""
    words = letters.rstrip()
    return f"{style}{words}{style}{letters[len(words) :]}"


@cache
def _style(letter: str) -> str | None:
    """The signs for the style of a letter; None for a sign that has none of its own."""
    said = name(letter, "")
    if not said.startswith(("MATHEMATICAL", "SCRIPT", "PLANCK", "DOUBLE-STRUCK", "BLACK-LETTER")):
        return None
    return f"{'**' * ('BOLD' in said)}{'*' * ('ITALIC' in said or 'SCRIPT' in said or 'PLANCK' in said)}"
