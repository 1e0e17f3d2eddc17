"""Title and author at the head of a text, taken off as metadata."""

from __future__ import annotations

import re
from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph, SceneBreak
from bookmaker.model.patterns import Late
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import cut, notes_of, plain
from bookmaker.model.warned_scenes import RULE as MARKERS
from bookmaker.structure.bylines import ALONE, KIND, TITLE_OF, Byline, is_name, name_in, read_byline

NAME = Late(r"[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|la|le|du|di)){1,3}")
REMARK = Late(r"(?<=\S) (?:\[.*|\(\d{4}\)$)")
"""What an editor may say behind an author's name ("[English, 1820-1878]", "(1898)") is none of it."""
TITLE_BY = Late(r"(?P<title>\S.{0,78}?),?\s+by\s+(?P<name>[A-Z]\S*(?:\s\S+){0,4})")
ENDS_SENTENCE = (".", "!", "?", ",", ";", ":", '"', "”", "’")
NEAR = 2
"""Blocks below the title among which a byline may have a shape that other lines have too."""
DEEPEST = 12
"""Blocks at the start of a text that can belong to its head."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap the lines of the head that tell title and author in omissions naming the field.

    The title must stand first: alone on a short line, followed by a byline, by a blank line or by
    other lines of the head. Of several files only the first can have a head, and only one that
    names the author: otherwise its first line is the title of its own story. What was taken off
    above (a header, fields) may have told title and author already; then their lines are echoes.
    """
    if not wishes.title_from_text or not blocks:
        return blocks
    head = _head_of(blocks)
    begin = next((i for i, block in enumerate(head) if not isinstance(block, Omission)), len(head))
    known = {omission.tells: omission.value for omission in reversed(head) if isinstance(omission, Omission)}
    found = [_told(block, known, 0 < index - begin <= NEAR) for index, block in enumerate(head)]
    _join_split_byline(head, found)
    title = _title_of(blocks, begin, found, known) if begin < len(head) and not found[begin] else ()
    is_by = any(told.tells == "author" for each in (*found, title) for told in each)
    if len({block.at.file for block in blocks}) > 1 and not is_by:
        return blocks
    known |= {omission.tells: omission.value for omission in title}
    found = [
        told or (_told(block, known, 0 < index - begin <= NEAR) if index > begin else ())
        for index, (told, block) in enumerate(zip(found, head, strict=True))
    ]
    found[begin : begin + 1] = [title] if title else found[begin : begin + 1]
    kept = (each for told, block in zip(found, head, strict=True) for each in told or (block,))
    return (*(block for block in kept if block is not _GONE), *blocks[len(head) :])


_GONE = Omission((), "structure/head")
"""Stands for a block that went into its neighbour's omission."""
BELOW = frozenset({"structure/contents-list", "structure/footnote", MARKERS})
"""Rules whose omissions stand below every head."""


def _head_of(blocks: Blocks) -> list[Block]:
    """The blocks before the first heading, break, contents list, footnote or warned scene, as far as a head reaches."""
    head: list[Block] = []
    paragraphs = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs += 1
        is_of_head = isinstance(block, Paragraph) and not block.role and not any(True for _ in notes_of(block.children))
        is_taken_off = isinstance(block, Omission) and block.rule not in BELOW
        if not (is_of_head or is_taken_off) or paragraphs > DEEPEST or (head and block.at.file != head[0].at.file):
            break
        head.append(block)
    return head


def _told(block: Block, known: dict[str, str], below_title: bool) -> tuple[Omission, ...]:
    """What a line of the head says of itself ("by Ida Orr"), or says again of what is known; often nothing."""
    if isinstance(block, Omission):
        return (block,)
    text = plain(block.children) if isinstance(block, Paragraph) else ""
    if byline := read_byline(text, below_title):
        return _parted(block, "", byline)
    if title_again := known.get("title"):
        lines = text.split("\n")
        if _is_same(lines[0], title_again) and (len(lines) == 1 or (len(lines) == 2 and name_in(lines[1]))):
            return (_omission(block, "title", title_again),)
        if below_title and (kind := KIND.fullmatch(text)):
            return (_omission(block, "subtitle", kind["kind"]),)
    if known.get("author") and _is_same(text, known["author"]):
        return (_omission(block, "author", known["author"]),)
    return ()


def _is_same(one: str, other: str) -> bool:
    """Whether two lines are one title or name, but for case, signs and an article in front."""
    first, second = (re.sub(r"^the|[\W_]+", "", " ".join(line.split()).casefold()) for line in (one, other))
    return bool(first) and first == second


def _byline_below(line: str) -> Byline | None:
    """The author in the line right below a title: after "by", or a name of two to four words."""
    return read_byline(line, below_title=True) or (Byline(line.strip()) if NAME.fullmatch(line.strip()) else None)


def _placed(text: str, match: re.Match[str]) -> Byline:
    """A byline whose spaces were made even, with the place of its kind in the text as it stands."""
    start = max(0, text.find(match["kind"], len(match["title"])))
    return Byline(match["name"], start, start + len(match["kind"]) if start else 0)


def _parted(block: Block, title: str, byline: Byline) -> tuple[Omission, ...]:
    """What a block tells: a title, if it has one, what the book is, and by whom.

    Words that say what a book is have an omission of their own: the book may have another subtitle, and then the
    ledger lists them.
    """
    start, end = byline.start, byline.end
    if not isinstance(block, Paragraph) or start == end:
        told = [("title", title)] if title else []
        first, *others = (_omission(block, *each) for each in (*told, ("author", byline.name)))
        return (first, *(replace(other, blocks=()) for other in others))
    text = plain(block.children)
    pieces = [("title", title, 0, start), ("subtitle", text[start:end], start if title else 0, end)]
    pieces.append(("author", byline.name, len(text) - len(text[end:].lstrip()), len(text)))
    return tuple(
        _omission(replace(block, children=cut(block.children, first, last)), tells, value)
        for tells, value, first, last in pieces
        if value
    )


def _omission(block: Block, tells: str, value: str) -> Omission:
    said = " ".join(value.split())
    return Omission((block,), "structure/head", tells, REMARK.sub("", said) if tells == "author" else said, block.at)


def _join_split_byline(head: list[Block], found: list[tuple[Omission, ...]]) -> None:
    """A lone "by" or "von" with the name in the next block is one byline."""
    for index, block in enumerate(head[:-1]):
        below = head[index + 1]
        if (
            isinstance(block, Paragraph)
            and isinstance(below, Paragraph)
            and (word := plain(block.children).strip().lower()) in ALONE
            and plain(below.children).strip().lower() not in ALONE
            and (word == "by" or is_name(" ".join(plain(below.children).split()), 2))
            and not found[index]
        ):
            name = " ".join(plain(below.children).split())
            found[index] = (Omission((block, below), "structure/head", "author", name, block.at),)
            found[index + 1] = (_GONE,)


def _title_of(
    blocks: Blocks, begin: int, found: list[tuple[Omission, ...]], known: dict[str, str]
) -> tuple[Omission, ...]:
    """The first line as the title, and as the author too where it names both; nothing if it is neither."""
    if "title" in known:
        return ()
    first = blocks[begin]
    whole = plain(first.children) if isinstance(first, Paragraph) else ""
    text = " ".join(whole[:200].split())
    if not 0 < len(text) <= 100 or not any(map(str.isalnum, text)):
        return ()
    lines = whole.split("\n")
    if len(lines) == 2 and (byline := _byline_below(lines[1])):
        below_title = len(lines[0]) + 1 if byline.end else 0
        byline = byline._replace(start=byline.start + below_title, end=byline.end + below_title)
        return _parted(first, lines[0], byline)
    if match := TITLE_BY.fullmatch(text):
        return _parted(first, match["title"], Byline(match["name"]))
    if (match := TITLE_OF.fullmatch(text)) and is_name(match["name"], 2):
        return _parted(first, match["title"], _placed(whole, match))
    below = blocks[begin + 1] if begin + 1 < len(blocks) else None
    apart = not isinstance(below, Paragraph) or below.gap >= 1
    if any(found[begin + 1 : begin + 2]) or (
        apart and not text.endswith(ENDS_SENTENCE) and not isinstance(below, SceneBreak)
    ):
        return (_omission(first, "title", text),)
    return ()
