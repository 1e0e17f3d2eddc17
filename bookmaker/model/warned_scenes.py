"""Scenes that are warned of: the markers round them, as texts write them, and what a marker says.

`[cw: blood]` … `[/cw]` in any text, with braces as well; in Markdown `:::cw blood` … `:::` and
`<!-- cw: blood -->` … `<!-- /cw -->` too. Behind a bar, or "summary:", a marker may say in neutral
words what happens: `[cw: blood | Ida cuts her hand and binds it.]`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bookmaker.model.avoid import FOLDED, REPLACED
from bookmaker.model.book import AnyDivision, in_order
from bookmaker.model.content_warnings import ContentWarning, read_list
from bookmaker.model.nodes import Block, Blocks, Omission, Paragraph, Section
from bookmaker.model.patterns import Late
from bookmaker.model.walk import child_blocks, plain

RULE = "structure/content-warning"
"""The rule of the omissions that hold markers."""
COMMENTS = "markdown/comment"
"""The rule of the omissions that hold comments."""
BEGINS, ENDS = "warned scene", "end of scene"
"""What a marker tells."""

_KEY = (
    r"(?:cw|tw|cn(?=\s*[:：\]}])|content[ -]?(?:warning|note)s?|trigger[ -]?(?:warning|note)s?"
    r"|(?:trigger|inhalts)warnung(?:en)?)"
)
_END = rf"(?:/\s*{_KEY}|end(?:\s+of)?\s+{_KEY}|{_KEY}\s+ends?)"
_IS = r"(?:\s*[:：–—-]\s*|\s+)"
MARK = Late(
    rf"[\[{{]\s*(?:(?P<end>{_END})(?:\s*[:：]|\s+)?[^\[\]{{}}]{{0,200}}|{_KEY}{_IS}(?P<inside>[^\[\]{{}}]{{1,6000}}?))\s*[\]}}]",
    re.IGNORECASE,
)
"""A marker in brackets, wherever it stands."""
DIRECTIVE = Late(
    rf":{{3,}}\s*(?:(?P<end>{_END})?|\{{?\.?{_KEY}\}}?(?:\s*:\s*|\s+)(?P<inside>.{{1,6000}}?))\s*", re.IGNORECASE
)
"""A line that is a marker with colons."""
OPENS = Late(r"[\[{]\s*(?:/|end|[ct]w|cn|content|trigger|inhalts)|:::", re.IGNORECASE)
"""How markers begin, in brackets and with colons."""
COMMENT = Late(rf"\s*(?:(?P<end>{_END})|{_KEY}{_IS}(?P<inside>.{{1,6000}}?))\s*", re.IGNORECASE | re.DOTALL)
"""The words of a comment that is a marker."""
SUMMARY = Late(r"\s*(?:\||[;,.]?\s*(?:summary|what happens)\s*[:=])\s*", re.IGNORECASE)
TOLD = Late(r"\s+-+\s+|\s*[–—]\s*|\.\s+(?=\S)")
"""What may part a topic from the words that an author says of it."""


class Scene(NamedTuple):
    """A warned scene: its anchor, the division it stands in, what it is warned of, what happens in neutral words.

    Anchors are named after their division, so that they stay when a serial grows.
    """

    name: str
    division: str
    warnings: tuple[ContentWarning, ...]
    summary: str
    section: Section


def may_hold_mark(text: str) -> bool:
    """A quick look that nearly every paragraph fails."""
    return ("[" in text or "{" in text or ":::" in text) and OPENS.search(text) is not None


def whole_mark(text: str) -> re.Match[str] | None:
    """The match of a text that is one marker and nothing else."""
    return DIRECTIVE.fullmatch(text) if text.startswith(":::") else MARK.fullmatch(text)


def scenes_of(divisions: tuple[AnyDivision, ...]) -> Iterator[Scene]:
    """Every warned scene in reading order, those within others after them."""
    for division in in_order(divisions):
        for number, section in enumerate(_sections(division.blocks), 1):
            yield _scene(section, division.name, number)


def _sections(blocks: Blocks) -> Iterator[Section]:
    for block in blocks:
        if type(block) is Paragraph:
            continue  # nearly all blocks are
        if isinstance(block, Section) and block.role == "warned-scene":
            yield block
        for inside in child_blocks(block):
            yield from _sections(inside)


def _scene(section: Section, division: str, number: int) -> Scene:
    marker = section.blocks[0]
    assert isinstance(marker, Omission), "a warned scene begins with its marker"
    topics, summary = _said(marker)
    warnings = tuple(
        ContentWarning(reading.topic, reading.level or "moderate", (division,), at=marker.at)
        for _, reading in read_list(topics)
    )
    return Scene(f"{division}-scene-{number}", division, warnings, summary, section)


def topics_of(section: Section) -> str:
    """The topics of a scene's marker, as its author wrote them."""
    marker = section.blocks[0]
    return _said(marker)[0] if isinstance(marker, Omission) else ""


def loose_marks(block: Block) -> Iterator[str]:
    """The topics of markers that a block itself holds as words: those that begin a scene which nothing ends."""
    if isinstance(block, Omission):
        words = " ".join(plain(inside.children) for inside in block.blocks if isinstance(inside, Paragraph))
        match = COMMENT.fullmatch(words) if block.rule == COMMENTS else None
        yield from [_topics(match)] if match and match["inside"] else ()
    elif isinstance(block, Paragraph) and may_hold_mark(text := plain(block.children)):
        found = (whole_mark(line.strip()) for line in text.split("\n"))
        yield from (_topics(match) for match in found if match and match["inside"])


def marks_in(title: str) -> Iterator[str]:
    """The topics of markers within a heading."""
    if may_hold_mark(title):
        yield from (_topics(match) for match in MARK.finditer(title) if match["inside"])


def _topics(match: re.Match[str]) -> str:
    return halves(match["inside"])[0]


def halves(inside: str) -> tuple[str, str]:
    """The topics of a marker or a note, and what it says of them.

    What stands behind a dash or a full stop would be printed in front of the book if it were read as a
    topic; where the words before it are topics of the vocabulary, it is what happens.
    """
    topics, *summary = SUMMARY.split(inside, 1)
    if summary:
        return topics, "".join(summary)
    if told := TOLD.search(inside):
        readings = [reading for _, reading in read_list(inside[: told.start()])]
        if readings and all(reading.is_known for reading in readings):
            return inside[: told.start()], inside[told.end() :]
    return inside, ""


def _said(marker: Omission) -> tuple[str, str]:
    """The topics of a marker, and its summary."""
    words = " ".join(plain(block.children) for block in marker.blocks if isinstance(block, Paragraph))
    words = " ".join(words.split())
    match = whole_mark(words) or COMMENT.fullmatch(words)
    return halves(match["inside"] or "") if match else (words, "")


def taken_out(blocks: Blocks) -> str:
    """The rule by which a reader's wish took out what stood in a scene or a chapter; empty where none did."""
    rules = (block.rule for block in blocks if isinstance(block, Omission))
    return next((rule for rule in rules if rule in {FOLDED, REPLACED}), "")
