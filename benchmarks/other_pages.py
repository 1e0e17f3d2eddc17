"""The same text as PDF by pandoc with WeasyPrint, and by Chromium, as their users make it: a style sheet of few lines.

Page, face, size, leading and measure are those of our edition. What is set is the book as we read it, so that all have
the same chapters. Programs that are not on this machine are left out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from bookmaker.build.inputs import read_inputs, with_theme
from bookmaker.build.road import travel
from bookmaker.model.book import in_order
from bookmaker.model.canon import paper_of
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Block, Emphasis, Paragraph, Quote, SceneBreak, Section, Verse
from bookmaker.model.walk import plain
from bookmaker.profiles import PROFILES
from bookmaker.writers.fonts import static

CSS = """@font-face {{ font-family: "{face}"; src: url("roman.ttf"); }}
@font-face {{ font-family: "{face}"; src: url("italic.ttf"); font-style: italic; }}
@page {{ size: {width}mm {height}mm; margin: {top}mm {outside}mm {bottom}mm {inside}mm; }}
html {{ font: {size}pt/{leading}pt "{face}", serif; }}
body {{ margin: 0; max-width: none; padding: 0; }}
p {{ margin: 0; text-indent: 1.3em; text-align: justify; hyphens: auto; orphans: 2; widows: 2; }}
h1 {{ break-before: page; font-size: 1.75em; text-align: center; margin: 20vh 0 8vh; }}
"""


def set_by_others(text: Path, folder: Path, theme: str, edition: str, pages: int) -> Iterator[Path]:
    """The PDFs of a text on the page of a book of so many pages."""
    inputs = with_theme(read_inputs(text), theme, text.parent)
    chapters = in_order(travel(inputs, lambda _: None).book.divisions)
    work = folder / f"{pages} pages of {text.parent.name} elsewhere"
    work.mkdir()
    for face in inputs.theme.faces[:2]:
        (work / f"{'italic' if face.italic else 'roman'}.ttf").write_bytes(static(face))
    (work / "book.css").write_text(_style(Edition(PROFILES[edition], inputs.theme), pages), "utf-8")
    body = "".join(
        f"<h1>{escape(plain(chapter.title) or chapter.label)}</h1>\n{''.join(_blocks(chapter.blocks))}"
        for chapter in chapters
    )
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>'
    (work / "book.html").write_text(f'{head}<link rel="stylesheet" href="book.css"></head><body>{body}', "utf-8")
    name = text.stem if text.stem != "source" else text.parent.name
    for program, command in _commands(work).items():
        done = subprocess.run(command, cwd=work, capture_output=True, check=False)
        if done.returncode == 0 and (work / "book.pdf").is_file():
            yield (work / "book.pdf").replace(folder / f"{name}, {program}.pdf")


def _commands(work: Path) -> dict[str, list[str]]:
    """What the programs that are here are called with, each to make `book.pdf`."""
    weasyprint = str(Path(sys.executable).with_name("weasyprint"))
    pandoc, chromium = shutil.which("pandoc"), shutil.which("chromium")
    found = {}
    if pandoc:
        engine = ["--pdf-engine", weasyprint, "--pdf-engine-opt=-q"]
        found["pandoc and WeasyPrint"] = [pandoc, "book.html", "-t", "html", "-s", "-c", "book.css", *engine]
        found["pandoc and WeasyPrint"] += ["--metadata", "title=x", "--metadata", "lang=en", "-o", "book.pdf"]
    if chromium:
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        found["Chromium"] = [chromium, *quiet, "--print-to-pdf=book.pdf", (work / "book.html").as_uri()]
    return found


def _style(edition: Edition, pages: int) -> str:
    trim, printer, scale = edition.profile.trim, edition.profile.printer, edition.theme.text_scale
    assert trim is not None
    assert printer is not None
    paper = paper_of(trim, printer, pages)
    sizes = {"size": f"{paper.size * scale:.2f}", "leading": f"{paper.leading * scale:.2f}"}
    return CSS.format(**{**paper._asdict(), **sizes}, face=edition.theme.faces[0].family)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield f"<p>{''.join(map(_inline, children))}</p>\n"
            case SceneBreak():
                yield "<hr>\n"
            case Quote(inner) | Section(inner):
                yield f"<blockquote>{''.join(_blocks(inner))}</blockquote>\n"
            case Verse(stanzas):
                lines = ("<br>".join(escape(plain(line)) for line in stanza) for stanza in stanzas)
                yield "".join(f"<blockquote>{stanza}</blockquote>\n" for stanza in lines)
            case _:
                pass


def _inline(inline: object) -> str:
    words = escape(plain((inline,)))  # type: ignore[arg-type]  # any inline
    return f"<em>{words}</em>" if isinstance(inline, Emphasis) else words
