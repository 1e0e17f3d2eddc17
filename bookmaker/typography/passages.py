"""The passages of a file, well set: the words change, and nothing else of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from bookmaker.model.pieces import Document, Passage, Piece
from bookmaker.typography.edit import edit_leaves
from bookmaker.typography.house import House
from bookmaker.typography.lines import asked_for, is_more_than_prose, rules_of
from bookmaker.typography.style import outer_of


def polish_document(document: Document, house: House) -> list[str]:
    """The text of a document in pieces, its passages well set; one in another language follows that one's rules."""
    house = house._replace(
        outer=outer_of((_first_sign(each) for each in document if isinstance(each, Passage)), house.wishes_first)
    )
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
    return "".join(_all_written(passage.pieces, leaves))


def _all_written(pieces: Sequence[Piece], leaves: Sequence[str]) -> Iterator[str]:
    """The pieces as they are written now: an end of line goes only where a dash took its space away."""
    before, is_kept = "", False
    following = list(accumulate(reversed(leaves), lambda after, leaf: leaf or after, initial=""))[-2::-1]
    for piece, leaf, after in zip(pieces, leaves, following, strict=True):
        is_joined = before[-1:] in DASHES or after[:1] in DASHES
        if is_kept and piece.is_words:
            leaf = leaf.lstrip(HAIR)  # the end of the line parts the marks
        is_kept = not piece.is_words and not leaf and piece.seen.isspace() and not is_joined
        if piece.is_words or leaf == piece.seen:
            yield _rewritten(piece, leaf) if piece.is_words and leaf != piece.seen else piece.written
        elif leaf and not leaf.isspace():
            yield leaf
        else:
            yield "" if not leaf and is_joined else piece.written
        before = leaf or before


def _rewritten(piece: Piece, leaf: str) -> str:
    """Words that changed; what the file writes in another form, like “&amp;”, keeps it beside what was set there."""
    return leaf.replace(piece.seen, piece.written, 1) if piece.written != piece.seen else leaf


HAIR = "\u200a"
DASHES = frozenset("–—")
