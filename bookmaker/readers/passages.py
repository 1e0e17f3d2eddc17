"""The passages of a text, which can be set one by one while everything else in the file stays as it is.

One function for each format: `passages(text) -> Document`. Joined again, what they give is the text.
"""

from __future__ import annotations

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
        out.append(Passage(tuple(_of_lines(lines[start:end], run.joined))))
        out.append("\n" if end < len(lines) else "")
        done = end
    out.append("\n".join(lines[done:]))
    return out


def _of_lines(lines: list[str], joined: bool) -> Iterator[Piece]:
    """The words of some lines; the ends of lines are spaces if the lines are joined, else they stay breaks."""
    for index, line in enumerate(lines):
        inner = line.strip()
        before, _, after = line.partition(inner)
        if index:
            yield Piece(" " if joined else "\n", f"\n{before}")
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
