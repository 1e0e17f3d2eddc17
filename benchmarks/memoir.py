"""The same text set by LaTeX's memoir class, for comparison: same face, size, leading, measure and page.

XeLaTeX with memoir and fontspec (Debian: texlive-xetex, texlive-latex-recommended); without microtype. Line
breaking is TeX's own, as it comes: no sloppiness, club and widow penalties as high as they go.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bookmaker.build.inputs import read_inputs, with_theme
from bookmaker.build.road import travel
from bookmaker.model.book import in_order
from bookmaker.model.canon import paper_of
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import (
    Block,
    Emphasis,
    Inlines,
    Note,
    Paragraph,
    Quote,
    SceneBreak,
    Section,
    SmallCaps,
    Verse,
)
from bookmaker.model.walk import plain
from bookmaker.profiles import PROFILES
from bookmaker.writers.fonts import Ruler, static

SPECIAL = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00a0": "~", "’": "’",
}  # fmt: skip
HEAD = r"""\documentclass[twoside,openright]{memoir}
\setstocksize{%(height)smm}{%(width)smm}
\settrimmedsize{%(height)smm}{%(width)smm}{*}
\settrims{0pt}{0pt}
\setlrmarginsandblock{%(inside)smm}{%(outside)smm}{*}
\setulmarginsandblock{%(top)smm}{%(bottom)smm}{*}
\usepackage{fontspec}
\setmainfont{%(face)s}[Path=%(folder)s/,Extension=.ttf,UprightFont=roman,ItalicFont=italic,
  BoldFont=roman,BoldItalicFont=italic,Numbers=OldStyle,Ligatures=TeX,WordSpace=%(space)s]
\usepackage{polyglossia}
\setmainlanguage{english}
\frenchspacing \raggedbottom
\clubpenalty=10000 \widowpenalty=10000 \displaywidowpenalty=10000
\AtBeginDocument{\fontsize{%(size)sbp}{%(leading)sbp}\selectfont\setlength{\parindent}{1.3em}}
\renewcommand{\normalsize}{\fontsize{%(size)sbp}{%(leading)sbp}\selectfont}
\checkandfixthelayout
\begin{document}
\setlength{\parindent}{1.3em}\normalsize
"""


def set_by_memoir(text: Path, pdf: Path, theme: str, edition: str, pages: int) -> Path | None:
    """The PDF of a text on the page of a book of so many pages; None where there is no XeLaTeX or it gives up."""
    if not shutil.which("xelatex"):
        return None
    inputs = with_theme(read_inputs(text), theme, text.parent)
    chapters = in_order(travel(inputs, lambda _: None).book.divisions)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for face in inputs.theme.faces[:2]:
            (folder / f"{'italic' if face.italic else 'roman'}.ttf").write_bytes(static(face))
        parts = [_head(Edition(PROFILES[edition], inputs.theme), folder, pages)]
        for chapter in chapters:
            parts.append(rf"\chapter*{{{_latex(chapter.title) or chapter.label}}}" + "\n")
            parts += _blocks(chapter.blocks)
        (folder / "book.tex").write_text("".join((*parts, r"\end{document}", "\n")), "utf-8")
        command = ["xelatex", "-interaction=batchmode", "book.tex"]
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
        if not (folder / "book.pdf").is_file():
            return None
        shutil.copy(folder / "book.pdf", pdf)
    return pdf


def _head(edition: Edition, folder: Path, pages: int) -> str:
    trim, printer, scale = edition.profile.trim, edition.profile.printer, edition.theme.text_scale
    assert trim is not None
    assert printer is not None
    paper = paper_of(trim, printer, pages)
    sizes = {"size": f"{paper.size * scale:.2f}", "leading": f"{paper.leading * scale:.2f}"}
    return HEAD % {
        **paper._asdict(),
        **sizes,
        "folder": str(folder),
        "face": edition.theme.faces[0].family,
        "space": _space(edition),
    }


def _space(edition: Edition) -> str:
    """The theme's space in times of the face's own; TeX's stretch and shrink of it with it."""
    face = edition.theme.faces[0]
    own = Ruler(face, 1000, 1)[" "] / 1000
    added = re.findall(r"\bp \{[^}]*word-spacing: ([\d.]+)em", edition.theme.print_css)
    return f"{1 + float(added[-1]) / own if added else 1:.3f}"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield _latex(children) + "\n\n"
            case SceneBreak():
                yield "\\fancybreak{* * *}\n\n"
            case Quote(inner) | Section(inner):
                yield "\\begin{quote}\n"
                yield from _blocks(inner)
                yield "\\end{quote}\n"
            case Verse(stanzas):
                yield "\\begin{quote}\\raggedright\n"
                yield from (" \\\\\n".join(map(_latex, stanza)) + "\n\n" for stanza in stanzas)
                yield "\\end{quote}\n"
            case _:
                pass


def _latex(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: object) -> str:
    match inline:
        case Emphasis(children):
            return rf"\emph{{{_latex(children)}}}"
        case SmallCaps(children):
            return rf"\textsc{{{_latex(children)}}}"
        case Note(blocks):
            return rf"\footnote{{{''.join(_blocks(blocks)).strip()}}}"
        case _:
            words = plain((inline,))  # type: ignore[arg-type]  # any inline
            return re.sub(r"[\\&%$#_{}~^\u00a0]", lambda sign: SPECIAL[sign[0]], words)
