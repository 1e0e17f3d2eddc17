"""Typography: rules see the words of a whole paragraph and ask for edits.

Every rule is a function `rule(text, house) -> edits`, with what it could not decide beside them; each
sees what the rules before it left. The edits are mapped back into the tree, so no rule ever sees markup;
paragraphs without any are set many at once (`together.py`). `polish(blocks, house)` sets a book;
`proofreading.proof_read(blocks, house)` tells what that changes, and what it could not decide, with its place;
`passages.polish_document` sets a file of any format and leaves all but its words alone. `lines.RULES` is the
ordered table of the rules.
"""

from __future__ import annotations

from bookmaker.model.nodes import Blocks, Inlines, Paragraph, Text
from bookmaker.model.walk import change, change_notes, is_bare, plain
from bookmaker.typography.house import UNTOUCHED, House
from bookmaker.typography.lines import RULES, polish_line, polish_text, with_capitals
from bookmaker.typography.style import outer_marks
from bookmaker.typography.together import polish_together


def polish(blocks: Blocks, house: House) -> Blocks:
    """The blocks, well set, in the house style."""
    if house.language in UNTOUCHED:
        return blocks
    house = house._replace(outer=house.outer or outer_marks(blocks, house.wishes_first))

    def inside(children: Blocks) -> Blocks:
        """Blocks that stand together, well set; the words of those without markup at once."""
        words = [plain(block.children) for block in children if type(block) is Paragraph and is_bare(block)]
        polished = iter(polish_together(words, house))
        return tuple(
            [
                _with_words(block, next(polished), house)
                if type(block) is Paragraph and is_bare(block)
                else change(block, line, inside)
                for block in children
            ]
        )

    def line(inlines: Inlines) -> Inlines:
        return change_notes(polish_line(inlines, house), inside)

    return inside(blocks)


def _with_words(paragraph: Paragraph, words: str, house: House) -> Paragraph:
    """A paragraph that holds one text, with other words in it."""
    text = paragraph.children[0]
    assert isinstance(text, Text)
    children = with_capitals(paragraph.children if text.text == words else (Text(words),), house)
    if children is paragraph.children:
        return paragraph
    return Paragraph(children, paragraph.role, paragraph.at, paragraph.gap, paragraph.indent)


__all__ = ["RULES", "House", "outer_marks", "polish", "polish_line", "polish_text", "polish_together"]
