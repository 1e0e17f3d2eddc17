"""Letters inside the story: a salutation, what follows, and a closing with its signature."""

from __future__ import annotations

import re
from dataclasses import replace

from bookmaker.model.nodes import Block, Blocks, Heading, Paragraph, Quote, Role, SceneBreak, Section
from bookmaker.model.patterns import Late, begins
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import plain
from bookmaker.structure.letters_set_in import set_in

SALUTATION = Late(
    r"(?:My |Our )?(?:dear(?:est)?|darling|beloved|honou?red|to) \S.{0,50}[,:—-]",
    re.IGNORECASE,
    look=begins("my ", "our ", "dear", "darling ", "beloved ", "honored ", "honoured ", "to "),
)
CLOSING = Late(
    r"(?:(?:with |all |much |my |ever |in )*(?:yours?|love|sincerely|affection(?:ately)?|respectfully|regards"
    r"|kind(?:est)? regards|best(?: wishes)?|fondly|faithfully|gratefully|haste|cheers|until|ever)\b).{0,80}",
    re.IGNORECASE | re.DOTALL,
)
YOUR = Late(r"your\b", re.IGNORECASE)
"""What begins a sentence ("Your hat looked nice.") rather than a closing without a comma."""
DATE = Late(r"\d|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning|evening|night", re.IGNORECASE)
DAY = Late(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun)[a-z]*\b", re.IGNORECASE
)
LONGEST_SALUTATION = 100
"""Characters of a salutation, with the spaces round it."""
FARTHEST = 60
"""Blocks after the salutation within which the closing must stand."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Gather each letter into a section whose dateline, salutation and signature have their roles."""
    out: list[Block] = []
    index = 0
    while index < len(blocks):
        end = _end_of_letter(blocks, index)
        if not end:
            out.append(_inside(blocks[index], wishes, report))
            index += 1
            continue
        dateline = out.pop() if out and _is_dateline(out[-1]) else None
        out.append(_letter(dateline, blocks[index:end]))
        index = end
    return tuple(out)


def _inside(block: Block, wishes: StructureWishes, report: Report) -> Block:
    if type(block) is Paragraph and len(block.children) > 1 and not block.role:
        return set_in(block) or block
    return replace(block, blocks=recognise(block.blocks, wishes, report)) if isinstance(block, Quote) else block


def _words(block: Block) -> str:
    return plain(block.children) if isinstance(block, Paragraph) and block.role == "" else ""


def _end_of_letter(blocks: Blocks, start: int) -> int:
    """The index after the letter that begins here with its salutation, or 0.

    It ends with what closes it, or where the next one begins with its place and date.
    """
    if not _salutes(blocks[start]):
        return 0
    for index in range(start + 1, min(start + FARTHEST, len(blocks))):
        block = blocks[index]
        if isinstance(block, Heading | SceneBreak):
            return 0
        if index > start + 1 and _salutes(block) and _is_dateline(blocks[index - 1]):
            return index - 1
        words = _words(block)
        if _closes(words):
            return index + 1 + _has_name_below(blocks, index, words)
    return 0


def _salutes(block: Block) -> bool:
    line = _words(block)[:LONGEST_SALUTATION].split("\n")[0].strip()
    return line.endswith((",", ":", "—", "-")) and bool(SALUTATION.fullmatch(line))


def _closes(words: str) -> bool:
    """Whether words close a letter: a valediction with its comma, or a line or two of a few words."""
    if not 0 < len(words) <= 80 or not CLOSING.fullmatch(words):
        return False
    first = words.split("\n")[0].rstrip()
    is_sentence = first.endswith("?") or (first.endswith(".") and YOUR.match(first))
    return first.endswith((",", "—", "-")) or (len(first.split()) <= 4 and not is_sentence)


def _has_name_below(blocks: Blocks, index: int, closing: str) -> bool:
    """Whether the next block is the name under a closing such as "Yours,"."""
    if index + 1 >= len(blocks) or "\n" in closing or not closing.rstrip().endswith((",", "—", "-")):
        return False
    name = _words(blocks[index + 1])
    return 0 < len(name) <= 40 and len(name.split()) <= 6


def _is_dateline(block: Block) -> bool:
    words = _words(block)
    is_sentence = words.endswith(("?", "!", '"', "”")) or (words.endswith(".") and not DAY.search(words))
    return 0 < len(words) <= 90 and not is_sentence and bool(DATE.search(words))


def _letter(dateline: Block | None, blocks: Blocks) -> Section:
    last = range(max(1, len(blocks) - 2), len(blocks))
    closing = next((place for place in reversed(last) if _closes(_words(blocks[place]))), len(blocks))
    out: list[Block] = [_with_role(dateline, "dateline")] if dateline else []
    for index, block in enumerate(blocks):
        if index == 0:
            out.append(_with_role(block, "salutation"))
        elif index >= closing:
            out.append(_with_role(block, "signature"))
        else:
            out.append(block)
    return Section(tuple(out), "letter", out[0].at)


def _with_role(block: Block, role: Role) -> Block:
    return replace(block, role=role) if isinstance(block, Paragraph) else block
