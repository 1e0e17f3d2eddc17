"""Emphasis in plain text: `_words_`, `*words*`; `**words**`, `=words=` for strong ones; `***words***` for both."""

from __future__ import annotations

import re

from bookmaker.model.nodes import Emphasis, Inline, Inlines, LineBreak, Strong, Text
from bookmaker.model.patterns import Late

# A mark opens before a word and closes after one; inside another word it is part of it
# (snake_case, 2*3*4). Marks may span line breaks but never a paragraph. A space before the closing
# mark is a slip of the typist's where a dash or the like follows ("_Sunday. _--"). Each branch begins with
# its sign, so that the search can leap to it; what stands before it is looked at after.
_STAR, _LINE, _EQUAL = (rf"{sign}(?<![\w*_=]{sign})" for sign in (r"\*", "_", "="))
MARKED = Late(
    r"(?:"
    rf"{_STAR}(?:\*\*(?P<both>[^\s*](?:[^*]*[^\s*])?)\*\*\*"
    r"|\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*\*"
    r"|(?P<star>[^\s*](?:[^*]*[^\s*])?)\*)"
    rf"|{_LINE}(?P<under>(?![\^;:)~])[^\s_](?:[^_]*[^\s_])?)(?P<gap> ?)_(?:(?<! _)|(?=[^\w\s*_]))"
    rf"|{_EQUAL}(?P<equal>[^\s=](?:[^=]*[^\s=]))="
    r")(?![\w*_=])"
)

FACE = Late(r"\*++(?:[^\w*]|_)*+\*++|=(?:[^\w=]|_)*+(?:[^\W_](?:[^\w=]|_)*+)?+=")
"""What stars and equals signs stand round in a face: no letter between stars, at most one between equals (`=w=`)."""


def parse(text: str) -> Inlines:
    """Inlines of a plain text; a newline in it becomes a line break."""
    if "*" not in text and "_" not in text and "=" not in text:
        return tuple(_lines(text))
    inlines: list[Inline] = []
    end = 0
    for match in MARKED.finditer(text):
        if FACE.fullmatch(match[0]):
            continue
        inlines += _lines(text[end : match.start()])
        inlines.append(_marked(match))
        inlines += _lines(match["gap"] or "")
        end = match.end()
    inlines += _lines(text[end:])
    return tuple(inlines)


def _marked(match: re.Match[str]) -> Inline:
    strong = match["strong"] or match["equal"]
    words = tuple(_lines(match["both"] or strong or match["star"] or match["under"]))
    if match["both"]:
        return Emphasis((Strong(words),))
    return Strong(words) if strong else Emphasis(words)


def _lines(text: str) -> list[Inline]:
    if "\n" not in text:
        return [Text(text)] if text else []
    inlines: list[Inline] = []
    for index, line in enumerate(text.split("\n")):
        if index:
            inlines.append(LineBreak())
        if line:
            inlines.append(Text(line))
    return inlines
