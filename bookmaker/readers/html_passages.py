"""The passages of an HTML text: its words in the order in which they are read, between tags that stay as they are."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from itertools import accumulate, pairwise
from typing import NamedTuple

from bookmaker.model.pieces import OPAQUE, Document, Passage, Piece, edges_apart, words

# HTML Living Standard, 4.5: elements that stand within a line of words. Every other one ends the line.
WITHIN_LINES = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "wbr",
    }
)
NO_WORDS = frozenset(
    {"code", "kbd", "math", "pre", "samp", "script", "style", "svg", "template", "textarea", "tt", "var"}
)
"""Elements whose contents are no prose."""
OPAQUE_ONES = frozenset({"audio", "button", "canvas", "embed", "iframe", "img", "input", "object", "picture", "video"})


class _Event(NamedTuple):
    """A tag (`<p`, `</p`), a reference (`&`), words (empty) or anything else (`?`), and where it begins."""

    kind: str
    start: int
    language: str = ""


class _Tokens(HTMLParser):
    """Where in a text each tag, each reference and each run of words begins."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self.events: list[_Event] = []
        self.feed(text)
        self.close()

    def _add(self, kind: str, language: str = "") -> None:
        line, column = self.getpos()
        self.events.append(_Event(kind, self._starts[line - 1] + column, language))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that opens, with the language that it names."""
        given = dict(attrs)
        self._add(f"<{tag}", given.get("lang") or given.get("xml:lang") or "")

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """A tag that opens and closes."""
        del attrs
        self._add(f"<{tag}/")

    def handle_endtag(self, tag: str) -> None:
        """A tag that closes."""
        self._add(f"</{tag}")

    def handle_data(self, data: str) -> None:
        """Words."""
        del data  # what stands there is taken from the text itself
        self._add("")

    def handle_entityref(self, name: str) -> None:
        """A character by its name."""
        del name
        self._add("&")

    def handle_comment(self, data: str) -> None:
        """A comment."""
        del data
        self._add("?")

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self.handle_entityref(name)

    def handle_decl(self, decl: str) -> None:
        """A document type."""
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        """An instruction to a program."""
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        """A section of some other kind."""
        self.handle_comment(data)


def passages(text: str) -> Document:
    """The passages of an HTML text; each has the language of the elements that it stands in."""
    start = _open_comment(text)
    if start >= 0:
        return [*passages(text[:start]), text[start:]]
    builder = _Builder()
    events = _Tokens(text).events
    ends = [*(event.start for event in events), len(text)]
    builder.out.append(text[: ends[0]])
    for event, (start, end) in zip(events, pairwise(ends), strict=True):
        builder.take(event, text[start:end])
    builder.end_passage()
    return builder.out


def _open_comment(text: str) -> int:
    """Where a comment begins that is never closed; -1 if none is."""
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return start
        start = text.find("<!--", end)
    return -1


class _Builder:
    """Passages that grow from events."""

    def __init__(self) -> None:
        self.out: list[Passage | str] = []
        self._pieces: list[Piece] = []
        self._languages: list[tuple[str, str]] = []
        self._hidden: list[str] = []

    def take(self, event: _Event, source: str) -> None:
        """Take in the next event and its source."""
        kind = event.kind
        if self._hidden:
            self._pieces.append(Piece("", source))
            if kind == f"</{self._hidden[-1]}":
                self._hidden.pop()
            elif kind == f"<{self._hidden[-1]}":
                self._hidden.append(self._hidden[-1])
        elif kind == "":
            self._pieces += _runs(source)
        elif kind == "&":
            self._pieces.append(words(unescape(source), source))
        elif kind == "?":
            self._pieces.append(Piece("", source))
        else:
            self._tag(kind.strip("</"), kind, source, event.language)

    def _tag(self, name: str, kind: str, source: str, language: str) -> None:
        opens = not kind.startswith("</")
        if name in NO_WORDS and opens and not kind.endswith("/"):
            self._hidden.append(name)
            self._pieces.append(Piece(OPAQUE, source))
        elif name in OPAQUE_ONES:
            self._pieces.append(Piece(OPAQUE, source))
        elif name == "br":
            self._pieces.append(Piece("\n", source))
        elif name in WITHIN_LINES:
            self._pieces.append(Piece("", source))
        else:
            self.end_passage()
            self.out.append(source)
            self._follow(name, opens, language)

    def _follow(self, name: str, opens: bool, language: str) -> None:
        """Remember the language of the elements that are open."""
        if opens and language:
            self._languages.append((name, language))
        elif not opens and self._languages and self._languages[-1][0] == name:
            self._languages.pop()

    def end_passage(self) -> None:
        """End the line of words that is open."""
        if self._pieces:
            self.out.append(
                Passage(tuple(edges_apart(self._pieces)), self._languages[-1][1] if self._languages else "")
            )
            self._pieces = []


def _runs(source: str) -> list[Piece]:
    """Words between ends of lines, which are spaces to a reader."""
    pieces: list[Piece] = []
    for number, line in enumerate(source.split("\n")):
        inner = line.lstrip() if number else line
        if number:
            pieces.append(Piece(" ", f"\n{line[: len(line) - len(inner)]}"))
        if inner:
            pieces.append(words(inner))
    return pieces
