"""The head of a saved text: its title, author and summary, taken off as metadata."""

from __future__ import annotations

import re
from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph, SceneBreak
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain

BYLINE = re.compile(
    r"[\s_*~-]*(?:(?:written\s+)?by|author:|von|par|por|av|ein(?:e)? \w+ von)\s*[:\n]?\s*(?P<name>\S.{0,58}?)[\s_*~-]*",
    re.IGNORECASE | re.DOTALL,
)
NAME = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|la|le|du|di)){1,3}")
TITLE_BY = re.compile(r"(?P<title>\S.{0,78}?),?\s+by\s+(?P<name>[A-Z]\S*(?:\s\S+){0,4})")
FIELDS = {
    "title": "title",
    "author": "author",
    "summary": "description",
    "description": "description",
    "fandom": "fandoms",
    "rating": "rating",
    "status": "status",
    "language": "language",
    "source": "source",
    "url": "source",
    "story url": "source",
    "published": "published",
    "updated": "updated",
}
FIELD = re.compile(rf"(?P<field>{'|'.join(FIELDS)})\s*:\s*(?P<value>\S.*)", re.IGNORECASE | re.DOTALL)
ENDS_SENTENCE = (".", "!", "?", ",", ";", ":", '"', "”", "’")
DEEPEST = 12
"""Blocks at the start of a text that can belong to its head."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap the lines of the head that tell title, author and the like in omissions naming the field.

    The title must stand first: alone on a short line, followed by a byline, by a blank line or by
    other lines of the head. Of several files only the first can have a head, and only one that
    names the author: otherwise its first line is the title of its own story.
    """
    if not wishes.title_from_text or not blocks:
        return blocks
    head = _head_of(blocks)
    found = [_told(block) for block in head]
    _join_split_byline(head, found)
    first = _title_of(blocks, found) if head and not found[0] and not _tells(found, "title") else ()
    if len({block.at.file for block in blocks}) > 1 and not (_tells(found, "author") or len(first) > 1):
        return blocks
    kept = [omission or block for omission, block in zip(found, head, strict=True)]
    return (*(first or kept[:1]), *(block for block in kept[1:] if block is not _GONE), *blocks[len(head) :])


def _tells(found: list[Omission | None], what: str) -> bool:
    return any(omission.tells == what for omission in found if omission)


_GONE = Omission((), "structure/head")
"""Stands for a block that went into its neighbour's omission."""


def _head_of(blocks: Blocks) -> list[Block]:
    """The blocks before the first heading, scene break or contents list, as far as a head may reach."""
    head: list[Block] = []
    for block in blocks[:DEEPEST]:
        if not isinstance(block, Paragraph) or block.role or (head and block.at.file != head[0].at.file):
            break
        head.append(block)
    return head


def _told(block: Block) -> Omission | None:
    """What a line of the head says of itself: "by Ida Orr", "Rating: Teen"."""
    text = plain(block.children) if isinstance(block, Paragraph) else ""
    if match := FIELD.fullmatch(text):
        tells = FIELDS[match["field"].lower()]
        return _omission(block, tells, match["value"])
    if (match := BYLINE.fullmatch(text)) and _may_be_name(match["name"]):
        return _omission(block, "author", match["name"])
    return None


def _may_be_name(text: str) -> bool:
    """Whether the words after "by" name somebody: few, and no sentence that goes on ("By noon it rained.")."""
    words = text.split()
    if len(words) > 6 or text.endswith(("?", "!", ",", ";")):
        return False
    return len(words) == 1 or (not words[0].islower() and not (text.endswith(".") and words[-1].islower()))


def _author_below(line: str) -> str:
    """The author in the line right below a title: after "by", or a name of two to four words."""
    if match := BYLINE.fullmatch(line):
        return match["name"] if _may_be_name(match["name"]) else ""
    return line.strip() if NAME.fullmatch(line.strip()) else ""


def _omission(block: Block, tells: str, value: str) -> Omission:
    return Omission((block,), "structure/head", tells, " ".join(value.split()), block.at)


def _join_split_byline(head: list[Block], found: list[Omission | None]) -> None:
    """A lone "by" with the name in the next block is one byline."""
    for index, block in enumerate(head[:-1]):
        below = head[index + 1]
        if (
            isinstance(block, Paragraph)
            and isinstance(below, Paragraph)
            and plain(block.children).strip().lower() == "by"
            and plain(below.children).strip().lower() != "by"
            and not found[index]
        ):
            name = " ".join(plain(below.children).split())
            found[index] = Omission((block, below), "structure/head", "author", name, block.at)
            found[index + 1] = _GONE


def _title_of(blocks: Blocks, found: list[Omission | None]) -> tuple[Omission, ...]:
    """The first line as the title, and as the author too where it names both; nothing if it is neither."""
    first = blocks[0]
    text = " ".join(plain(first.children).split()) if isinstance(first, Paragraph) else ""
    if not 0 < len(text) <= 100 or not any(map(str.isalnum, text)):
        return ()
    lines = plain(first.children).split("\n") if isinstance(first, Paragraph) else []
    if len(lines) == 2 and (author := _author_below(lines[1])):
        return (_omission(first, "title", lines[0]), replace(_omission(first, "author", author), blocks=()))
    if match := TITLE_BY.fullmatch(text):
        return (
            _omission(first, "title", match["title"]),
            replace(_omission(first, "author", match["name"]), blocks=()),
        )
    below = blocks[1] if len(blocks) > 1 else None
    apart = not isinstance(below, Paragraph) or below.gap >= 1
    if any(found[1:2]) or (apart and not text.endswith(ENDS_SENTENCE) and not isinstance(below, SceneBreak)):
        return (_omission(first, "title", text),)
    return ()
