"""Markers of content warnings in the text: `[cw: blood]` … `[/cw]`, taken out before other rules see them.

A marker stands by itself, or between two sentences. One that nothing closes is a note at the head of
its chapter, as web authors write them, unless the text closes others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Inline, Inlines, LineBreak, Omission, Paragraph, Quote, Text
from bookmaker.model.problem import Location, Problem, Report, warning
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.model.warned_scenes import BEGINS, COMMENT, ENDS, MARK, RULE, may_hold_mark, whole_mark

COMMENTS = "markdown/comment"
ENDS_SENTENCE = ".!?…:\"”’'»)*_—–-\n"


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap each marker in an omission that tells what it is; those without a partner are reported."""
    if any(isinstance(block, Quote) for block in blocks):
        blocks = tuple(_within(block, wishes, report) if isinstance(block, Quote) else block for block in blocks)
    if not any(map(_may_be_marked, blocks)):
        return blocks
    marked = [piece for block in blocks for piece in _pieces(block, report)]
    lonely = set(_lonely(marked))
    has_end = any(isinstance(block, Omission) and block.tells == ENDS for block in marked)
    return tuple(_alone(block, report, has_end) if index in lonely else block for index, block in enumerate(marked))


def _within(quote: Quote, wishes: StructureWishes, report: Report) -> Quote:
    return replace(quote, blocks=recognise(quote.blocks, wishes, report))


def _may_be_marked(block: Block) -> bool:
    if isinstance(block, Omission):
        return block.rule == COMMENTS and bool(COMMENT.fullmatch(_words(block)))
    return isinstance(block, Paragraph) and may_hold_mark(text := plain(block.children)) and _has_mark(text)


def _has_mark(text: str) -> bool:
    return bool(MARK.search(text) or whole_mark(text.strip()))


def _words(block: Block) -> str:
    inside = block.blocks if isinstance(block, Omission) else ()
    return " ".join(plain(each.children) for each in inside if isinstance(each, Paragraph))


def _pieces(block: Block, report: Report) -> Iterator[Block]:
    """A block, or the markers in it and the paragraphs between them."""
    if not _may_be_marked(block):
        yield block
    elif isinstance(block, Omission):
        match = COMMENT.fullmatch(_words(block))
        yield replace(block, rule=RULE, tells=ENDS if match and match["end"] else BEGINS)
    elif isinstance(block, Paragraph):
        match = whole_mark(plain(block.children).strip())
        if match:
            yield _omission(block.children, not match["inside"], block)
        else:
            yield from _parted(block, report)


def _omission(children: Inlines, is_end: bool, block: Paragraph) -> Omission:
    return Omission((replace(block, children=children),), RULE, ENDS if is_end else BEGINS, at=block.at)


def _parted(block: Paragraph, report: Report) -> Iterator[Block]:
    """The pieces of a paragraph with markers between its sentences; the paragraph itself where one stands in one."""
    runs = list(_runs(block.children))
    for run, _ in runs[::2]:
        words = plain(run).rstrip(" \u2003")
        if words and run is not runs[-1][0] and words[-1] not in ENDS_SENTENCE:
            report(_in_a_sentence(block.at))
            yield block
            return
    gap = block.gap
    for number, (run, is_end) in enumerate(runs):
        if number % 2:
            yield _omission(run, is_end, block)
        elif children := _stripped(run):
            yield replace(block, children=children, gap=gap)
            gap = 1


def _in_a_sentence(at: Location) -> Problem:
    return warning(
        "content-warnings/marker-in-sentence",
        "a marker of a content warning stands within a sentence, and was left there",
        at,
        "put it on a line of its own, with a blank line above and below",
    )


def _runs(children: Inlines) -> Iterator[tuple[Inlines, bool]]:
    """The inlines before, between and behind markers, and by turns the markers, with whether each ends a scene."""
    run: list[Inline] = []
    for inline in children:
        if not isinstance(inline, Text):
            run.append(inline)
            continue
        done = 0
        for match in MARK.finditer(inline.text):
            yield (*run, Text(inline.text[done : match.start()])), False
            yield (Text(match[0]),), not match["inside"]
            run, done = [], match.end()
        run.append(Text(inline.text[done:]))
    yield tuple(run), False


def _stripped(run: Inlines) -> Inlines:
    """Inlines without spaces and line breaks at their ends."""
    inlines = list(run)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while inlines:
            last = inlines[end]
            bare = Text(strip(last.text)) if isinstance(last, Text) else last
            if isinstance(last, LineBreak) or bare == Text(""):
                del inlines[end]
            else:
                inlines[end] = bare
                break
    return tuple(inlines)


def _lonely(blocks: list[Block]) -> Iterator[int]:
    """The places of markers without a partner: an end belongs to the nearest beginning above it."""
    waiting: list[int] = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Omission) or block.rule != RULE:
            continue
        if block.tells == BEGINS:
            waiting.append(index)
        elif waiting and (not _is_colons(block) or _words(blocks[waiting[-1]]).startswith(":::")):
            waiting.pop()
        else:
            yield index
    yield from waiting


def _is_colons(block: Omission) -> bool:
    """Whether a marker is a row of colons alone, which may end other things too."""
    return not _words(block).strip(": ")


def _alone(block: Block, report: Report, has_end: bool) -> Block:
    """A marker without a partner: an end stays out of the text, a beginning becomes a paragraph again."""
    assert isinstance(block, Omission)
    if block.tells == ENDS and _is_colons(block):
        return block.blocks[0]
    if block.tells == ENDS:
        message, hint = "a marker ends a warned scene that none begins", "put [cw: …] where the scene begins"
        report(warning("content-warnings/stray-marker", message, block.at, hint))
        return block
    if has_end:
        message, hint = "no marker ends the warned scene that begins here", "put [/cw] where it ends"
        report(warning("content-warnings/unclosed-marker", message, block.at, hint))
    return replace(block, rule=COMMENTS, tells="") if _is_comment(block) else block.blocks[0]


def _is_comment(block: Omission) -> bool:
    return not whole_mark(_words(block).strip())
