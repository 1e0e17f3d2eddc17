"""The passages of a text, which can be set one by one while everything else in the file stays as it is.

One function for each format: `passages(text) -> Document`. Joined again, what they give is the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bookmaker.model.pieces import Document, Passage, Piece, words
from bookmaker.readers import ideographs
from bookmaker.readers.lines import groups_of
from bookmaker.readers.paragraphs import runs_of
from bookmaker.readers.styles import stretches_of


def passages(text: str, form: str) -> Document:
    """The passages of a text in one of the `FORMS`."""
    return FORMS[form](text)


def _text(text: str) -> Document:
    """Those of a plain text: its paragraphs, as the reader of plain text finds them."""
    lines = text.split("\n")
    out: list[Passage | str] = []
    done = 0
    stretches, _ = stretches_of(groups_of(text), ideographs.is_of_ideographs(text))
    for run in runs_of(stretches):
        start, end = run.first - 1, run.first - 1 + len(run.texts)
        out.append("".join(f"{line}\n" for line in lines[done:start]))
        if _is_drawn(lines[start:end]):
            out.append("\n".join(lines[start:end]))
        else:
            out.append(Passage(tuple(_of_lines(lines[start:end], run.joined))))
        out.append("\n" if end < len(lines) else "")
        done = end
    out.append("\n".join(lines[done:]))
    return out


WIDE = re.compile(r"\S(?: {3,}|\t)\S")
RULED = re.compile(r"\s*[+|].*[+|]\s*")
SENTENCE_ENDS = re.compile(r"[.!?…:][\"'”’»)*_]*$")
SPEAKS = re.compile(r"[-–—]+\s?[^\W\d_]|[-–—]+\s?[¿¡]")


def _is_drawn(lines: list[str]) -> bool:
    """Whether lines are a drawing, a table or a row of signs, of which every space counts."""
    has_words = any(sign.isalnum() for line in lines for sign in line)
    columns = sum(bool(WIDE.search(line.strip()) or RULED.fullmatch(line)) for line in lines)
    return not has_words or (columns > 1 and columns * 2 >= len(lines))


def _of_lines(lines: list[str], joined: bool) -> Iterator[Piece]:
    """The words of some lines; the ends of lines are spaces if the lines are joined, else they stay breaks."""
    for index, line in enumerate(lines):
        inner = line.strip()
        before, _, after = line.partition(inner)
        if index:
            apart = SENTENCE_ENDS.search(lines[index - 1].rstrip()) and SPEAKS.match(inner)  # the next one speaks
            yield Piece(" " if joined and not apart else "\n", f"\n{before}")
        elif before:
            yield Piece("", before)
        yield words(inner)
        if after:
            yield Piece("", after)


def _markdown(text: str) -> Document:
    from bookmaker.readers import markdown_passages  # plain texts do without it

    return markdown_passages.passages(text)


def _html(text: str) -> Document:
    from bookmaker.readers import html_passages

    return html_passages.passages(text)


FORMS: dict[str, Callable[[str], Document]] = {"text": _text, "markdown": _markdown, "html": _html}
