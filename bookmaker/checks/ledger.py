"""The proof that no word was lost: each word of a text, in order, in the book or in its omissions.

Two texts are compared by their words alone: neither letter case nor what wrapping and typography
change counts. Texts that agree, as nearly all do, are never taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bookmaker.checks.signs import BETWEEN, WITHIN
from bookmaker.checks.signs import SPACES as SET
from bookmaker.checks.tree_words import TreeWords
from bookmaker.model.book import AnyDivision
from bookmaker.model.ledger import told
from bookmaker.model.manuscript import Manuscript
from bookmaker.model.nodes import Omission
from bookmaker.model.problem import Report

SPACES = re.compile(rb"  +")
PARTED = re.compile(r"(?<=[^\W\d_])[\u00ad¬][^\S\n]*\n[^\S\n]*(?=[^\W\d_])")
SPACE = re.compile(r"\s")
PIECE = 30_000
"""Characters that are looked at together: so few that their copies stay in memory that is at hand already.

With a million of them, half of the time went into fetching memory from the system.
"""

TYPESET = (*dict.fromkeys("‘’", "'").items(), *dict.fromkeys(f"“”—–…{SET}", " ").items())
"""What typography sets, and what it is as words are compared."""
_WESTERN = [bytes([code]).decode("cp1252", "replace") for code in range(256)]
_WORDS = b"".join(sign.lower().encode("cp1252") if sign.isalnum() else b" " for sign in _WESTERN)
_WITHIN = bytes(code for code in range(256) if _WESTERN[code] in WITHIN)
_ASCII = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256)).lower()


def check_ledger(
    manuscripts: tuple[Manuscript, ...],
    omitted: tuple[Omission, ...],
    divisions: tuple[AnyDivision, ...],
    report: Report,
) -> None:
    """Compare the words of the sources with those of the tree that was made of them; report what is not right."""
    tree = TreeWords(omitted, divisions)
    if agree(whole_words(texts_of(manuscripts)), tree.texts):
        return
    from bookmaker.checks.compare import compare, report_faults  # only texts that differ need it

    marked_up = frozenset(manuscript.name for manuscript in manuscripts if manuscript.has_markup)
    report_faults(compare(manuscripts, tree).faults, marked_up, report)


def texts_of(manuscripts: Sequence[Manuscript]) -> list[str]:
    """The texts of sources in the order of a tree's: those of all footnotes, and then all titles, last."""
    titles = sorted((title for manuscript in manuscripts for title in manuscript.titles), key=told)
    return [manuscript.text for manuscript in manuscripts] + [m.notes for m in manuscripts if m.notes] + titles


def whole_words(texts: Sequence[str]) -> list[str]:
    """Texts in which soft hyphens, and what scanners put for them, part no words at the ends of lines."""
    return [PARTED.sub("", text) if "\u00ad" in text or "¬" in text else text for text in texts]


def agree(source: Sequence[str], tree: Sequence[str]) -> bool:
    """Whether texts are seen at once to have the same words in the same order; False where that is not sure."""
    try:
        return _are_same(_words(source, _western), _words(tree, _western))
    except UnicodeEncodeError:
        return _are_same(_words(source, _any), _words(tree, _any))


def _words(texts: Sequence[str], bare: Callable[[str], bytes]) -> Iterator[bytes]:
    """The words of texts, a space before each, in pieces of any length."""
    for piece in _pieces(texts):
        words = b" ".join(SPACES.split(bare(piece))).strip()  # in half the time of putting one instead of each
        if words:
            yield b" " + words


def _are_same(source: Iterator[bytes], tree: Iterator[bytes]) -> bool:
    """Whether two rows of pieces are the same put together; no text needs a second copy of itself for that."""
    ours = theirs = b""
    while True:
        ours, theirs = ours or next(source, b""), theirs or next(tree, b"")
        both = min(len(ours), len(theirs))
        if not both:
            return ours == theirs
        if ours[:both] != theirs[:both]:
            return False
        ours, theirs = ours[both:], theirs[both:]


def _pieces(texts: Sequence[str]) -> Iterator[str]:
    """Texts one below the other, in pieces of about a million characters; none ends within a word."""
    together: list[str] = []
    size = 0
    for text in texts:
        start = 0
        while size + len(text) - start > PIECE:
            match = SPACE.search(text, start + max(0, PIECE - size))
            if match is None:
                break
            yield "\n".join((*together, text[start : match.start()]))
            together, size, start = [], 0, match.end()
        together.append(text[start:])
        size += len(text) - start
    yield "\n".join(together)


def _western(text: str) -> bytes:
    """The words of a text, small. Windows-1252 has a byte for each mark: one pass does it.

    Without what typography sets, nearly every text is Latin-1: the same bytes for the same letters, much sooner.
    """
    if not text.isascii():
        for sign, instead in TYPESET:
            text = text.replace(sign, instead)
    try:
        data = text.encode("latin-1")
    except UnicodeEncodeError:
        data = text.encode("cp1252")
    return data.translate(_WORDS, _WITHIN)


def _any(text: str) -> bytes:
    """The same for all alphabets, but that signs beyond the commonest stay."""
    text = text.lower()
    for signs, instead in ((WITHIN, ""), (BETWEEN, " ")):
        for sign in signs:
            if sign > "\x7f" and sign in text:
                text = text.replace(sign, instead)
    return text.encode("utf-8", "surrogatepass").translate(_ASCII, b"'`_*^")
