"""A Markdown text in chunks: those that are paragraphs and nothing else, and those that need the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.model.patterns import Late

# A line begins nothing but a paragraph if it does with a letter, a mark of prose, emphasis, a bracket that
# is no definition's, or a number that no list has: only the first interrupts a paragraph.
_PROSE = r"[^\W\d_]|[\"'“”‘’„«»‚‹›(—–…¿¡]|_[^\W_]|\*{1,2}[^\W_]|\[(?!\^)|\d++(?![.)])"
MARKED_FIRST = re.compile(rf"(?!{_PROSE})")
MARKED_LATER = re.compile(rf"\n(?!{_PROSE}|(?!0*1[.)])\d)")  # the search leaps from one line's end to the next
BRACKET = Late(r"^\[", re.MULTILINE)
LATER_INDENT = re.compile(r"\n +")
ROW = re.compile(r" *\*(?: *\*){2,} *")
"""A row of stars, which is a scene break wherever no list is open above it."""
OPENING = Late(r"`{3,}|~{3,}|<!--|<\?|<!\[CDATA\[|<(?:script|pre|style|textarea)\b", re.IGNORECASE)
ENDINGS = {
    "<!--": "-->",
    "<?": "?>",
    "<![CDATA[": "]]>",
    "<script": "</script>",
    "<pre": "</pre>",
    "<style": "</style>",
    "<textarea": "</textarea>",
}
# A line such as "[Mina]: Hello" is a definition of a link only if it names an address.
DEFINITION = Late(r"^( {0,3})\[([^\]^\n][^\]\n]*)\]:(?=[ \t]*(\S*))", re.MULTILINE)
# A field has to follow: a text may begin with a scene break.
FRONT_MATTER = Late(r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[a-z_]+[ \t]*:")


def chunks(text: str) -> Iterator[tuple[int, str, bool]]:
    """The text in chunks between blank lines: first line from 0, words, and whether it is plain.

    A plain chunk is a paragraph, or a row of stars, and nothing else: every line of it begins as prose
    does, and no fence or comment is open above it. The parser, which tries ten rules on each line, never
    sees those; neighbouring chunks with markup come as one, for lists and quotations go on over blank
    lines, as indented text below them does.
    """
    pending = Pending(0, "", "")
    for line, chunk in _between_blank_lines(text):
        is_free = not pending.text and (ROW.fullmatch(chunk) or not _is_marked(_without_indents(chunk)))
        if not pending.closing and (is_free or not _is_marked(chunk)):
            if pending.text:
                yield pending.line, pending.text, False
                pending = Pending(0, "", "")
            yield line, chunk, True
        else:
            pending = pending.with_chunk(line, chunk)
    if pending.text:
        yield pending.line, pending.text, False


def _is_marked(chunk: str) -> bool:
    """Whether a chunk may be anything but a paragraph; what stands before "]:" may be the label of a definition."""
    if MARKED_FIRST.match(chunk) or MARKED_LATER.search(chunk):
        return True
    return "]:" in chunk and BRACKET.search(chunk) is not None


def _without_indents(chunk: str) -> str:
    """The chunk without the spaces before its lines."""
    return LATER_INDENT.sub("\n", chunk.lstrip(" "))


def _between_blank_lines(text: str) -> Iterator[tuple[int, str]]:
    start, together = 0, list[str]()
    for number, line in enumerate(text.split("\n")):
        if line and not line.isspace():
            if not together:
                start = number
            together.append(line)
        elif together:
            yield start, "\n".join(together)
            together = []
    if together:
        yield start, "\n".join(together)


class Pending(NamedTuple):
    """Chunks with markup that wait for the parser: the line of the first, their text, what would close them."""

    line: int
    text: str
    closing: str

    def with_chunk(self, line: int, chunk: str) -> Pending:
        """One chunk more, as many blank lines below the others as in the file."""
        if line == 0 and has_front_matter(chunk):
            closing = still_open(chunk[3:], "---")
        else:
            closing = still_open(chunk, self.closing)
        if not self.text:
            return Pending(line, chunk, closing)
        blank = line - self.line - self.text.count("\n")
        return Pending(self.line, f"{self.text}{chr(10) * blank}{chunk}", closing)


def with_true_definitions(text: str) -> str:
    """The text with a backslash before each bracket that only looks like the definition of a link.

    A true one names an address or a file, and its label is used somewhere else.
    """
    if "]:" not in text:
        return text

    def kept(match: re.Match[str]) -> str:
        """The line as it is for a true definition, else as words."""
        indent, label, target = match.groups()
        is_used = text.lower().count(f"[{label.lower()}]") > 1
        return match[0] if is_used and re.search(r"[/.#:]", target) else f"{indent}\\[{label}]:"

    return DEFINITION.sub(kept, text)


def has_front_matter(text: str) -> bool:
    """Whether a text begins with fields between lines of three hyphens."""
    return bool(FRONT_MATTER.match(text))


def still_open(chunk: str, closing: str) -> str:
    """What closes the fence or the comment that is open after a chunk; empty if none is. `closing`: before it."""
    for line in chunk.split("\n"):
        words = line.lstrip(" >")
        if closing:
            closing = (
                "" if closing in words and (closing[0] not in "`~" or not words.strip(closing[0] + " ")) else closing
            )
        elif fence := OPENING.match(words):
            ends = ENDINGS.get(fence[0], fence[0])
            closing = "" if ends in words[fence.end() :] and fence[0] in ENDINGS else ends
    return closing
