"""The passages of a Markdown text: its words, between signs and addresses that stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from bookmaker.model.pieces import OPAQUE, Document, Passage, Piece, edges_apart, words
from bookmaker.readers.html_tags import TAG
from bookmaker.readers.markdown_chunks import FRONT_MATTER, still_open
from bookmaker.readers.markdown_words import DEFINITION, MARKUP

FRONT_MATTER_ENDS = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
SIGNS_ALONE = re.compile(r"[-=*_~+|: \t]+|`{3,}.*|~{3,}.*")
"""A line that has no words: a break, an underline of a heading, the second row of a table."""
CODE = re.compile(r" {4}|\t")
STARTS = re.compile(r"\s*(?:[-*+:](?=\s)|\d{1,9}[.)](?=\s)|#{1,6}(?=\s)|\[\^[^\]\s]+\]:)\s*")
"""What begins a line and a passage: the sign of an item or a heading, the name of a note."""
QUOTED = re.compile(r"\s*(?:>\s?)+")


def passages(text: str) -> Document:
    """The passages of a Markdown text."""
    start = 0
    if FRONT_MATTER.match(text) and (fence := FRONT_MATTER_ENDS.search(text, 3)):
        start = fence.end()
    builder = _Builder(text[:start])
    closing = ""
    lines = text[start:].split("\n")
    for number, line in enumerate(lines):
        before, closing = closing, still_open(line, closing)
        end = "\n" if number < len(lines) - 1 else ""
        builder.take(line, end, verbatim=bool(before or closing))
    return builder.whole()


class _Builder:
    """Passages that grow line by line."""

    def __init__(self, head: str) -> None:
        self.out: list[Passage | str] = [head]
        self._pieces: list[Piece] = []
        self._end = ""
        self._in_list = False

    def take(self, line: str, end: str, verbatim: bool) -> None:
        """Take in a line and its end."""
        is_code = bool(CODE.match(line)) and not self._pieces and not self._in_list
        if verbatim or is_code or not line.strip() or SIGNS_ALONE.fullmatch(line.strip()) or DEFINITION.match(line):
            self._close()
            self.out.append(f"{line}{end}")
            return
        quoted = QUOTED.match(line)
        place = quoted.end() if quoted else len(line) - len(line.lstrip())
        starts = STARTS.match(line, place)
        if starts or (quoted and not self._pieces):
            self._close()
        self._in_list = bool(starts) or (self._in_list and bool(CODE.match(line) or self._pieces))
        self._add_line(line, starts.end() if starts else place)
        self._end = end

    def _add_line(self, line: str, place: int) -> None:
        """Add a line to the passage that is open, or begin one with it."""
        body = line[place:]
        inner = body.removesuffix("\\").rstrip(" \t")
        if self._pieces:
            hard = self._pieces[-1].seen == "" and (
                len(self._pieces[-1].written) > 1 or "\\" in self._pieces[-1].written
            )
            self._pieces.append(Piece("\n" if hard else " ", f"{self._end}{line[:place]}"))
        else:
            self._pieces.append(Piece("", line[:place]))
        self._pieces += _inline(inner)
        self._pieces.append(Piece("", body[len(inner) :]))

    def _close(self) -> None:
        if self._pieces:
            self.out += (Passage(tuple(edges_apart(self._pieces))), self._end)
            self._pieces, self._end = [], ""

    def whole(self) -> Document:
        """All passages."""
        self._close()
        return self.out


def _inline(text: str) -> Iterator[Piece]:
    """The words of a line, and the markup between them."""
    done = 0
    for match in MARKUP.finditer(text):
        if match.start() > done:
            yield words(text[done : match.start()])
        yield _markup(match)
        done = match.end()
    if done < len(text):
        yield words(text[done:])


def _markup(match: re.Match[str]) -> Piece:
    """A piece of markup, as a reader sees it."""
    source = match[0]
    match match.lastgroup:
        case "entity":
            return words(unescape(source), source)
        case "address" | "label":
            return Piece("", source)
        case "tag" if TAG.fullmatch(source):
            return Piece("\n" if source.lower().startswith("<br") else "", source)
        case _:
            return Piece(OPAQUE, source)
