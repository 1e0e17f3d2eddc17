"""The passages of a file, well set: the words change, and nothing else of it."""

from __future__ import annotations

from bookmaker.model.pieces import Document, Passage, Piece
from bookmaker.typography.edit import edit_leaves
from bookmaker.typography.house import House
from bookmaker.typography.lines import asked_for, is_more_than_prose, rules_of
from bookmaker.typography.style import outer_of


def polish_document(document: Document, house: House) -> list[str]:
    """The text of a document in pieces, its passages well set; one in another language follows that one's rules."""
    house = house._replace(outer=outer_of(_first_sign(each) for each in document if isinstance(each, Passage)))
    return [each if isinstance(each, str) else _polished(each, _house_of(each, house)) for each in document]


def _first_sign(passage: Passage) -> str:
    """The first sign of a passage that is no space."""
    return next((words[0] for piece in passage.pieces if (words := piece.seen.lstrip())), "")


def _house_of(passage: Passage, house: House) -> House:
    return House.of(passage.language, house.wishes)._replace(outer=house.outer) if passage.language else house


def _polished(passage: Passage, house: House) -> str:
    leaves = [piece.seen for piece in passage.pieces]
    mixed = is_more_than_prose("".join(leaves))
    for rule in rules_of(house):
        edits = asked_for(rule, "".join(leaves), mixed, house).edits
        if edits:
            leaves = edit_leaves(leaves, edits)
    return "".join(map(_written, passage.pieces, leaves))


def _written(piece: Piece, leaf: str) -> str:
    """A piece as it is written now: an end of line goes where a dash or the like took its space away."""
    if leaf == piece.seen:
        return piece.written
    if piece.is_words:
        return leaf
    return piece.written if leaf.isspace() else leaf
