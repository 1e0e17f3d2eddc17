"""The reader for plain text."""

from __future__ import annotations

import re

from bookmaker.model.manuscript import Manuscript, Understood
from bookmaker.model.nodes import Paragraph
from bookmaker.model.problem import Location, Report
from bookmaker.readers import emphasis
from bookmaker.readers.encoding import decode
from bookmaker.readers.paragraphs import Run, lines_of, runs_of, style_of


def read(name: str, data: bytes, report: Report, encoding: str = "") -> Manuscript:
    """Read a plain text in whatever encoding and paragraph style it has.

    Each paragraph is joined from its lines, or keeps them with line breaks where they are meant;
    indents of kept lines stay as em spaces relative to the least indented one.
    """
    decoded = decode(name, data, report, encoding)
    lines = list(lines_of(decoded.text))
    style, why = style_of(lines)
    blocks = tuple(_paragraph(name, run) for run in runs_of(lines, style))
    understood = Understood("encoding", decoded.encoding, decoded.why), why
    return Manuscript(name, blocks, decoded.text, understood=understood)


def _paragraph(name: str, run: Run) -> Paragraph:
    first = run.lines[0]
    text = _joined([line.text for line in run.lines]) if run.joined else "\n".join(_kept(run))
    indent = min(line.indent for line in run.lines)
    return Paragraph(emphasis.parse(text), at=Location(name, first.number), gap=run.gap, indent=indent)


# A hyphen that ends a line joins the words beside it, unless it hangs: "two- and three-masted".
HANGING = re.compile(r"(?<=[^\W\d_]-) (?!(?:and|or|und|oder|et|ou|y|o)\b)(?=[^\W\d_])")


def _joined(lines: list[str]) -> str:
    """Wrapped lines as one; a word that was parted at its hyphen is whole again."""
    text = " ".join(lines)
    if not any(line.endswith("-") for line in lines[:-1]):
        return text
    whole = lines[0]
    for line in lines[1:]:
        both = f"{whole} {line}"
        match = HANGING.match(both, len(whole)) if not whole.endswith("--") else None
        whole = f"{whole}{line}" if match else both
    return whole


def _kept(run: Run) -> list[str]:
    """Lines that stay lines, each with its indent beyond the least one, an em space for two columns."""
    least = min(line.indent for line in run.lines)
    return ["\u2003" * ((line.indent - least) // 2) + line.text for line in run.lines]
