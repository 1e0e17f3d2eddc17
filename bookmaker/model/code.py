"""Whether a book shows code, which is set in a face of its own."""

from __future__ import annotations

from bookmaker.model.book import Book
from bookmaker.model.nodes import Blocks, Code, Image, Inlines, LineBreak, Note, Omission, Preformatted, Text
from bookmaker.model.removals import ELSEWHERE
from bookmaker.model.walk import child_blocks, inline_runs, is_bare


def has_code(book: Book) -> bool:
    """Whether there is code in what a reader sees of a book, pages made of what was taken out included."""
    divisions = (*book.front, *book.body, *book.back)
    texts = (*(division.blocks for division in divisions), book.dedication, book.epigraph, book.omitted)
    return any(_among(division.title) for division in divisions) or any(_within(blocks) for blocks in texts)


def _within(blocks: Blocks) -> bool:
    for block in blocks:
        if is_bare(block) or (isinstance(block, Omission) and block.rule not in ELSEWHERE):
            continue
        if isinstance(block, Preformatted):
            return True
        if any(_among(run) for run in inline_runs(block)) or any(_within(run) for run in child_blocks(block)):
            return True
    return False


def _among(inlines: Inlines) -> bool:
    """Whether code stands among inlines; notes hold blocks, which are looked through by themselves."""
    for inline in inlines:
        match inline:
            case Code():
                return True
            case Text() | Image() | LineBreak() | Note():
                continue
            case _:
                if _among(inline.children):
                    return True
    return False
