"""The words of a Markdown text without its markup, found by a few patterns and no parser.

The ledger compares them with the words that the parser's tree has: a second opinion, so it shares
nothing with the reader but the names of HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from bookmaker.model.patterns import Late
from bookmaker.readers.html_tags import TAG
from bookmaker.readers.markdown_chunks import still_open

_TITLE = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|\((?:[^)\\\n]|\\.)*\)"
_TARGET = r"\]\(\s*(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
# A title may go on over lines, but not over blank ones.
PARTED_TITLE = Late(
    rf"{_TARGET}\s+(?:\"(?:[^\"\\\n]|\\.|\n(?!\s*\n))*\"|'(?:[^'\\\n]|\\.|\n(?!\s*\n))*')\s*\)",
)
NOTE = Late(r"^ {0,3}\[(\^[^\]\s]+)\]:")
DEFINITION = Late(
    r"^ {0,3}\[([^\]^\n][^\]\n]*)\]:[ \t]*\S*[/.#:]\S*"
    rf"(?:[ \t]+({_TITLE}))?[ \t]*$"
)
# What stands for other signs, or for none; code is met first, so that nothing in it is taken for markup.
MARKUP = Late(
    r"(?P<code>(?<!`)(`{1,9})(?!`)[^\n]{1,2000}?(?<!`)\2(?!`))"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\^\[(?P<note>[^\[\]\n]*)\]"
    r"|(?P<mark>\[\^[^\[\]\s]{1,200}\])"
    rf"|(?P<address>{_TARGET}(?:\s+(?P<title>{_TITLE}))?\s*\))"
    r"|(?P<label>\]\[[^\]\n]*\])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});)"
    r"|(?P<tag><[a-zA-Z/!?][^>]{0,500}>)"
)
SIGNS = "[\\`&<"
"""Without one of them, a line has no markup that says anything."""
OVER_LINES = ("]:", "```", "~~~", "<", "^[")
"""What makes it needful to look at a text line by line: definitions, notes, what may go on over lines."""
LABEL = re.compile(r"\[([^\[\]\n]+)\]")

BLOCK = Late(r"[#>|<]|[-*+](?:\s|[-*])|\d{1,9}[.)]\s|`{3}|~{3}")
"""The start of a line that begins something new."""


class Words(NamedTuple):
    """The words of a text and those of its footnotes, each in the lines in which they stand in the file, and titles.

    Notes that nothing points to end the body, as they do in the book.
    """

    body: str
    notes: str
    titles: tuple[str, ...]


def words_of(text: str) -> Words:
    """The text without what is markup alone."""
    titles: list[str] = []
    text = PARTED_TITLE.sub(_in_one_line, text) if "](" in text else text
    if not any(sign in text for sign in OVER_LINES):
        return Words("".join(_pieces(text, titles)), "", tuple(titles))
    lines = text.split("\n")
    named = (NOTE.match(line) or _definition(line, above) for above, line in pairwise(["", *lines]))
    defined = Counter(match[1].lower() for match in named if match)
    written = Counter(map(str.lower, LABEL.findall(text)))
    labels = {label for label, times in defined.items() if written[label] > times}  # what nothing points to is words
    body, notes, loose = list[str](), list[str](), list[str]()
    closing, home = "", body
    for above, line in pairwise(["", *lines]):
        before, closing = closing, still_open(line, closing)
        is_code = bool(before or closing)
        note = None if is_code else NOTE.match(line)
        link = None if is_code else _definition(line, above)
        if link and link[1].lower() in labels:
            titles += filter(None, [_title(link[2])])
            line = ""  # a definition says nothing else
        if note:
            home = notes if note[1].lower() in labels else loose
        elif is_code or not _goes_on(line, above):
            home = body
        words, inside = (line, "") if is_code else _without_markup(line[note.end() :] if note else line, labels, titles)
        body.append(words if home is body else "")
        notes.append(f"{words if home is notes else ''} {inside}")
        loose += (words,) if home is loose else ()
    return Words("\n".join(body + loose), "\n".join(notes) if any(map(str.strip, notes)) else "", tuple(titles))


def _in_one_line(match: re.Match[str]) -> str:
    """An address with its title in one line; what stands behind it stays in its own line."""
    return " ".join(match[0].split("\n")) + "\n" * match[0].count("\n")


def _pieces(text: str, titles: list[str]) -> Iterator[str]:
    """A text that can be taken line by line; lines without a sign of markup are passed over together."""
    done = 0
    for start, end in sorted(_marked_lines(text)):
        yield text[done:start]
        yield _without_markup(text[start:end], set(), titles)[0]
        done = end
    yield text[done:]


def _marked_lines(text: str) -> set[tuple[int, int]]:
    """First and last place of each line that has a sign of markup."""
    found = set()
    for sign in SIGNS:
        place = text.find(sign)
        while place >= 0:
            end = text.find("\n", place)
            end = end if end >= 0 else len(text)
            found.add((text.rfind("\n", 0, place) + 1, end))
            place = text.find(sign, end)
    return found


def _definition(line: str, above: str) -> re.Match[str] | None:
    """A line that says where a link leads; it stands below a blank line or another one."""
    return DEFINITION.match(line) if not above.strip() or DEFINITION.match(above) else None


def _goes_on(line: str, above: str) -> bool:
    """Whether a line below a footnote's belongs to it: blank or indented ones do, and those right below its words."""
    if not line.strip() or line.startswith(("    ", "\t")):
        return True
    return bool(above.strip()) and not BLOCK.match(line.lstrip())


def _without_markup(line: str, labels: set[str], titles: list[str]) -> tuple[str, str]:
    """The words of a line, and those of the notes within it; titles in it are added to the others."""
    if not any(sign in line for sign in SIGNS):
        return line, ""
    notes: list[str] = []

    def words(match: re.Match[str]) -> str:
        """What stands instead of a piece of markup; a note within the line is put aside."""
        if match["note"]:
            notes.append(match["note"])
            return " "
        titles.extend(filter(None, [_title(match["title"])]))
        return _instead(match, labels)

    return MARKUP.sub(words, line), " ".join(notes)


def _instead(match: re.Match[str], labels: set[str]) -> str:
    """What a piece of markup says."""
    match match.lastgroup:
        case "escaped":
            return match["escaped"]
        case "entity":
            from html import unescape  # few texts need the names of its entities

            return unescape(match[0])
        case "mark" if match[0][1:-1].lower() in labels:
            return " "
        case "label" if match[0][2:-1].lower() in labels:
            return " "
        case "tag" if TAG.fullmatch(match[0]) and not match[0].startswith("<!--"):
            return " "
        case "address":
            return " "
        case _:
            return match[0]


def _title(quoted: str | None) -> str:
    """The words of a title in its quotes, which has no other markup than escaped signs and entities."""
    if not quoted:
        return ""
    said = {"escaped", "entity"}
    return MARKUP.sub(lambda match: _instead(match, set()) if match.lastgroup in said else match[0], quoted[1:-1])
