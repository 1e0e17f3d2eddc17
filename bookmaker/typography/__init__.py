"""Typography: rules see the words of a whole paragraph and ask for edits.

Every rule is a function `rule(text, house) -> edits`, with what it could not decide beside them; each
sees what the rules before it left. The edits are mapped back into the tree, so no rule ever sees
markup. `polish(blocks, house)` sets a book; `proofreading.proof_read(blocks, house)` tells what that changes,
and what it could not decide, with its place; `passages.polish_document` sets a file of any format and leaves all
but its words alone. `lines.RULES` is the ordered table of the rules.
"""

from __future__ import annotations

from bookmaker.model.nodes import Blocks, Inlines
from bookmaker.model.walk import change, change_notes
from bookmaker.typography.house import UNTOUCHED, House
from bookmaker.typography.lines import RULES, polish_line, polish_text
from bookmaker.typography.style import outer_marks


def polish(blocks: Blocks, house: House) -> Blocks:
    """The blocks, well set, in the house style."""
    if house.language in UNTOUCHED:
        return blocks
    house = house._replace(outer=house.outer or outer_marks(blocks, house.wishes_first))

    def inside(children: Blocks) -> Blocks:
        return tuple([change(block, line, inside) for block in children])

    def line(inlines: Inlines) -> Inlines:
        return change_notes(polish_line(inlines, house), inside)

    return inside(blocks)


__all__ = ["RULES", "House", "outer_marks", "polish", "polish_line", "polish_text"]
