"""Gaps wider than a text's usual ones may be scene breaks.

They are where a text keeps a width for them, where a time has passed, above the closing words of a
chapter, and where they are few.

Saved texts have wide gaps for many reasons: a letter set off, a picture left out, a careless hand.
So most of them are told of and left; the book file can say that all of them are scene breaks.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile
from math import exp, log

from bookmaker.model.nodes import Block, Blocks, Heading, Paragraph, SceneBreak, Text
from bookmaker.model.patterns import Late
from bookmaker.model.problem import Report, note
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import is_bare, plain, text_of
from bookmaker.structure.postscripts import POSTSCRIPT

MOST = 0.04
"""The share of the gaps that are wide, at most: where more are, they say nothing."""
FEW = 2
"""Wide gaps that are taken for scene breaks although nothing else says so."""
NEAR = 1_200
"""Characters between a scene break and the next wide gap at least: what is closer is set off by the two."""
SHORTEST = 45
"""Characters of the paragraphs round a scene break; shorter lines stand apart for other reasons."""
LAST = 2
"""Paragraphs at the end of a chapter, at most, that a wide gap sets off as its closing words."""
IN_USE = 5
"""Gaps of one width from which it may be seen that a text keeps them for scene breaks."""
USUALLY = 0.75
"""The share of them that stand between paragraphs of running text, at least."""
SELDOM = 0.2
"""The share of them below which somebody speaks, at most."""
BY_CHANCE = 0.01
"""The chance, at most, that gaps which fell anywhere would stand above so few speeches."""
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|ten|half an|several|many|a few)"
_SPAN = r"(?:minutes?|hours?|days?|nights?|weeks?|months?|years?)"
_TIME_OF_DAY = r"(?:morning|evening|night|noon|midnight|day|dawn|afternoon|o[’']clock)"
TIME_PASSED = Late(
    rf"[\W_]*(?:(?:about |some |nearly |almost )?{_NUMBER} {_SPAN} (?:later|after|afterwards|passed|had passed)"
    rf"|(?:the |that )?(?:next|following|same) (?:{_TIME_OF_DAY}|week|month|year)"
    rf"|(?:[\w’'-]+ ){{1,5}}(?:the )?(?:next|following) {_TIME_OF_DAY}\b"
    rf"|it (?:was|is) (?:[\w’'-]+ ){{0,4}}{_TIME_OF_DAY}"
    rf"|(?:on|by|towards?) the (?:\w+ )?(?:{_TIME_OF_DAY}|\w+(?:th|st|nd|rd))\b"
    r"|when \w+ (?:awoke|woke)|meanwhile\b)",
    re.IGNORECASE,
)
"""How a paragraph begins when time has passed."""
SPEECH = re.compile(r"[\"'“‘«»„‚「『—–-]")
"""How a speech begins; of a hundred scenes in novels nine begin so or with an answer, of all paragraphs fifty-five."""
ANSWER = Late(
    r"(?:he|she|they|I) (?:\w+ly )?(?:said|says|asked|answered|replied|told|nodded|agreed|laughed)\b", re.IGNORECASE
)
"""How a paragraph begins that goes on with a conversation."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Put a scene break into the wide gaps that are one, as the wish `gaps` says."""
    gaps = Counter(block.gap for block in blocks if isinstance(block, Paragraph))
    if not gaps or wishes.gaps == "ignore":
        return blocks
    wide = list(_wider_than(gaps.most_common(1)[0][0], blocks))
    running = [i for i in wide if i and _is_running(blocks[i - 1]) and _may_begin(blocks[i])]
    if wishes.gaps == "auto":
        chosen = set(_in_use(blocks, wide, running))
        if 0 < len(wide) <= MOST * gaps.total():
            alone = set(_far_from_others(blocks, wide)) & set(running)
            chosen |= set(_chosen(blocks, running, alone - chosen))
            _report_others(blocks, sorted(alone - chosen), report)
    else:
        chosen = set(running)
    return tuple(_with_breaks(blocks, chosen)) if chosen else blocks


def _in_use(blocks: Blocks, wide: list[int], running: list[int]) -> Iterator[int]:
    """The gaps of a width that a text keeps for its scene breaks: speech stands below them far less than elsewhere."""
    counts = Counter(_gap(blocks[index]) for index in wide)
    groups: dict[int, list[int]] = defaultdict(list)
    for index in running:
        groups[_gap(blocks[index])].append(index)
    kept = [same for width, same in groups.items() if len(same) >= max(IN_USE, USUALLY * counts[width])]
    if kept:
        everywhere = _speeches(block for block in blocks if _may_begin(block))
        for same in kept:
            speeches = _speeches(blocks[index] for index in same)
            if speeches <= SELDOM and _chance(speeches, len(same), everywhere) < BY_CHANCE:
                yield from same


def _speeches(blocks: Iterable[Block]) -> float:
    """The share of some paragraphs that go on with a conversation."""
    going_on = [_goes_on(block) for block in blocks]
    return sum(going_on) / len(going_on)


def _chance(part: float, count: int, share: float) -> float:
    """The chance, at most, that no more than a part of some paragraphs are of a kind that a share of all are of.

    Chernoff's bound on the tail of a binomial distribution.
    """
    if part >= share:
        return 1.0
    distance = (part * log(part / share) if part else 0) + (1 - part) * log((1 - part) / (1 - share))
    return exp(-count * distance)


def _gap(block: Block) -> int:
    return block.gap if isinstance(block, Paragraph) else 0


def _wider_than(usual: int, blocks: Blocks) -> Iterator[int]:
    """The paragraphs with a wide gap above them; how far a text stands below its heading says nothing of it."""
    for index, block in enumerate(blocks):
        if _gap(block) > usual and not (index and isinstance(blocks[index - 1], Heading)):
            yield index


def _chosen(blocks: Blocks, running: list[int], alone: set[int]) -> Iterator[int]:
    """The wide gaps that something speaks for, and the others where they are few.

    A careless text has such gaps within conversations: there nothing but time counts.
    """
    passed = {i for i in running if TIME_PASSED.match(_text(blocks[i])) and not _goes_on(blocks[i])}
    yield from passed
    if not any(_goes_on(blocks[index]) for index in alone):
        closing = {index for index in alone - passed if _closes(blocks, index)}
        others = alone - passed - closing
        yield from closing
        yield from others if len(others) <= FEW else ()


def _goes_on(block: Block) -> bool:
    """Whether a paragraph goes on with a conversation."""
    text = _text(block)
    return bool(SPEECH.match(text) or ANSWER.match(text))


def _closes(blocks: Blocks, index: int) -> bool:
    """Whether nothing but a few paragraphs of running text stand between a place and the end of its chapter."""
    after = blocks[index + 1 : index + LAST + 1]
    rest = [block for block in takewhile(lambda block: not isinstance(block, Heading), after) if _is_running(block)]
    end = index + len(rest) + 1
    return len(rest) < LAST and (end == len(blocks) or isinstance(blocks[end], Heading))


def _length(block: Block) -> int:
    is_words = isinstance(block, Paragraph) and is_bare(block)
    return len(_text(block)) if is_words else sum(map(len, text_of((block,))))


def _far_from_others(blocks: Blocks, wide: list[int]) -> Iterator[int]:
    """The wide gaps that have no other near in their chapter: two close together set off a letter or a notice."""
    lengths = [0]
    for block in blocks:
        lengths.append(lengths[-1] + (NEAR if isinstance(block, Heading) else _length(block)))
    places = [-NEAR, *(lengths[index] for index in wide), lengths[-1] + NEAR]
    for index, (before, after) in zip(wide, pairwise(pairwise(places)), strict=True):
        if before[1] - before[0] >= NEAR and after[1] - after[0] >= NEAR:
            yield index


def _with_breaks(blocks: Blocks, chosen: set[int]) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        if index in chosen and isinstance(block, Paragraph):
            yield SceneBreak("", block.at._replace(line=max(1, block.at.line - block.gap)))
        yield block


def _report_others(blocks: Blocks, left: list[int], report: Report) -> None:
    if left:
        lines = ", ".join(str(blocks[index].at.line) for index in left[:5])
        more = f" and {len(left) - 5} more" if len(left) > 5 else ""
        report(
            note(
                "structure/wide-gaps",
                f"{len(left)} wide gaps were not taken for scene breaks (lines {lines}{more})",
                blocks[left[0]].at,
                "if they are, say “structure: {gaps: scene breaks}” in the book file",
            )
        )


def _text(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) else ""


def _may_begin(block: Block) -> bool:
    """Whether a scene may begin with a block: running text that is no postscript; it may break off in a dash."""
    text = _text(block)
    return _is_running(block, ends=".!?\"”’')…—–-") and not POSTSCRIPT.match(text)


def _is_running(block: Block, ends: str = ".!?\"”’')…") -> bool:
    """Whether a block is running text: no title, no capitals, no lines kept apart, nothing in brackets."""
    if not isinstance(block, Paragraph) or block.role or block.indent or not isinstance(block.children[0], Text):
        return False
    text = plain(block.children)
    return len(text) >= SHORTEST and "\n" not in text and not text.isupper() and text[-1] in ends
