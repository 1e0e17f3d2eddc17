"""Markers of content warnings in the text: `[cw: blood]` … `[/cw]`, taken out before other rules see them.

A marker stands by itself, or between two sentences. One that nothing closes is a note at the head of
its chapter, as web authors write them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bookmaker.model.nodes import (
    Block,
    Blocks,
    Inline,
    Inlines,
    LineBreak,
    List,
    Omission,
    Paragraph,
    Quote,
    Section,
    Text,
)
from bookmaker.model.patterns import Late
from bookmaker.model.problem import Location, Problem, Report, warning
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.model.warned_scenes import BEGINS, COMMENT, COMMENTS, ENDS, MARK, RULE, may_hold_mark, whole_mark

OTHER = Late(r":{3,}\s*\{?[.\w]")
"""A line that opens something with colons, a marker or not."""
ENDS_SENTENCE = ".!?…:\"”’'»)*_—–-\n"


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Wrap each marker in an omission that tells what it is; those without a partner are reported."""
    if any(isinstance(block, Quote | List | Section) for block in blocks):
        blocks = tuple(_within(block, wishes, report) for block in blocks)
    if not any(map(_may_be_marked, blocks)):
        return blocks
    marked = [piece for block in blocks for piece in _pieces(block, report)]
    lonely = set(_lonely(marked))
    return tuple(_alone(block, report) if index in lonely else block for index, block in enumerate(marked))


def _within(block: Block, wishes: StructureWishes, report: Report) -> Block:
    if isinstance(block, List):
        return replace(block, items=tuple(recognise(item, wishes, report) for item in block.items))
    if isinstance(block, Quote | Section):
        return replace(block, blocks=recognise(block.blocks, wishes, report))
    return block


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
    """The places of markers without a partner: an end belongs to the nearest beginning above it.

    Other rows of colons with a name (`::: note`) have their ends too.
    """
    waiting: list[int] = []
    for index, block in enumerate(blocks):
        if (isinstance(block, Paragraph) and OTHER.match(plain(block.children))) or _is(block, BEGINS):
            waiting.append(index)
        elif isinstance(block, Omission) and _is(block, ENDS):
            if not _is_colons(block):
                waiting = [each for each in waiting if _is(blocks[each], BEGINS)]
            is_closed = waiting and (not _is_colons(block) or _has_colons(blocks[waiting[-1]]))
            if not is_closed or not _is(blocks[waiting.pop()], BEGINS):
                yield index
    yield from (each for each in waiting if _is(blocks[each], BEGINS))


def _is(block: Block, what: str) -> bool:
    return isinstance(block, Omission) and block.rule == RULE and block.tells == what


def _has_colons(block: Block) -> bool:
    return isinstance(block, Paragraph) or _words(block).startswith(":::")


def _is_colons(block: Omission) -> bool:
    """Whether a marker is a row of colons alone, which may end other things too."""
    return not _words(block).strip(": ")


def _alone(block: Block, report: Report) -> Block:
    """A marker without a partner: an end stays out of the text, a beginning becomes a paragraph again.

    What such a beginning says is read, and told of, where the chapters are known.
    """
    assert isinstance(block, Omission)
    if block.tells == ENDS and _is_colons(block):
        return block.blocks[0]
    if block.tells == ENDS:
        message, hint = "a marker ends a warned scene that none begins", "put [cw: …] where the scene begins"
        report(warning("content-warnings/stray-marker", message, block.at, hint))
        return block
    return replace(block, rule=COMMENTS, tells="") if _is_comment(block) else block.blocks[0]


def _is_comment(block: Omission) -> bool:
    return not whole_mark(_words(block).strip())
