"""The reader for plain text."""

from __future__ import annotations

from collections.abc import Callable

from bookmaker.model.manuscript import Manuscript, Understood
from bookmaker.model.nodes import Block, Paragraph, Quote, Text
from bookmaker.model.patterns import Late
from bookmaker.model.problem import Location, Report
from bookmaker.readers import emphasis, ideographs
from bookmaker.readers.encoding import decode
from bookmaker.readers.lines import groups_of
from bookmaker.readers.paragraphs import Run, runs_of
from bookmaker.readers.styles import stretches_of


def read(name: str, data: bytes, report: Report, encoding: str = "") -> Manuscript:
    """Read a plain text in whatever encoding and paragraph style it has.

    Each paragraph is joined from its lines, or keeps them with line breaks where they are meant;
    indents of kept lines stay as em spaces relative to the least indented one.
    """
    decoded = decode(name, data, report, encoding)
    is_wide = ideographs.is_of_ideographs(decoded.text)
    stretches, why = stretches_of(groups_of(decoded.text), is_wide)
    join = ideographs.joined if is_wide else _joined
    blocks = tuple([_block(name, run, join) for run in runs_of(stretches)])
    understood = Understood("encoding", decoded.encoding, decoded.why), why
    return Manuscript(name, blocks, decoded.text, understood=understood)


# A hyphen that ends a line joins the words beside it, unless it hangs: "two- and three-masted".
HANGING = Late(r"(?<=[^\W\d_]-) (?!(?:and|or|und|oder|et|ou|y|o)\b)(?=[^\W\d_])")


BROKEN = "\u00ad¬"
"""What ends a line in the middle of a word and is no part of it: the soft hyphen, and what scanners put for it."""
PARTED = frozenset(f"-{BROKEN}")


def _joined(lines: list[str]) -> str:
    """Wrapped lines as one; a word that was parted at its hyphen is whole again."""
    if PARTED.isdisjoint([line[-1] for line in lines]):
        return " ".join(lines)
    whole = [lines[0]]
    for line in lines[1:]:
        above = whole[-1]
        if above[-1] in BROKEN and line[0].isalpha():
            whole[-1] = above[:-1]
        elif above.endswith("--") or not HANGING.match(f"{above} {line}", len(above)):
            whole.append(" ")
        whole.append(line)
    return "".join(whole)


def _kept(texts: list[str], indents: list[int], least: int) -> list[str]:
    """Lines that stay lines, each with its indent beyond the least one, an em space for two columns."""
    return ["\u2003" * ((indent - least) // 2) + text for text, indent in zip(texts, indents, strict=True)]


def _block(name: str, run: Run, join: Callable[[list[str]], str] = _joined) -> Block:
    """The paragraph of a run; what mail quotes is a quotation, and in it what was quoted there."""
    texts, indents = run.texts, run.indents
    at = Location(name, run.first)
    indent = min(indents) if indents else 0
    if len(texts) == 1:
        text = texts[0]
    else:
        text = join(texts) if run.joined else "\n".join(_kept(texts, indents or [0] * len(texts), indent))
    is_bare = run.joined and bool(text) and "_" not in text and "*" not in text  # most are, and need no parsing
    block: Block = Paragraph((Text(text),) if is_bare else emphasis.parse(text), "", at, run.gap, indent)
    for _ in range(run.quoted):
        block = Quote((block,), at)
    return block
