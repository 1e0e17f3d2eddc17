"""Words in capitals, set in small capitals where the author asks for it; their letters stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bookmaker.model.nodes import Code, Image, Inline, Inlines, LineBreak, Note, Span, Text

WORD = re.compile(r"[^\W\d_]+")
BETWEEN = re.compile(r"[\s’'&,–—-]{1,3}")


def set_small(inlines: Inlines) -> Inlines:
    """Inlines with every run of words in capitals as one that is set in small capitals."""
    out: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text(text):
                out += _parts(text)
            case Code() | Image() | LineBreak() | Note() | Span(role="capitals"):
                out.append(inline)
            case _:
                out.append(replace(inline, children=set_small(inline.children)))
    return tuple(out)


def _parts(text: str) -> Iterator[Inline]:
    done = 0
    for start, end in _runs(text):
        if start > done:
            yield Text(text[done:start])
        yield Span((Text(text[start:end]),), "capitals")
        done = end
    if done < len(text) or not text:
        yield Text(text[done:])


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where words in capitals begin and end, those beside each other together; one of them has two letters."""
    run: tuple[int, int] | None = None
    for match in WORD.finditer(text):
        is_loud = match[0].isupper()
        if run and not (is_loud and BETWEEN.fullmatch(text, run[1], match.start())):
            yield from _if_long(text, run)
            run = None
        if is_loud:
            run = (run[0] if run else match.start(), match.end())
    if run:
        yield from _if_long(text, run)


def _if_long(text: str, run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The run, if one of its words has two letters; else nothing (“I, A”)."""
    if max(len(word) for word in WORD.findall(text[slice(*run)])) > 1:
        yield run
