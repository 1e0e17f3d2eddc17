"""The paragraphs of the pairs as other programs set them, for the table of `corpus.py --typography --beside`.

Each takes the paragraphs of a text as HTML, in one file, as its users would: smartypants (`-2` for dashes, as
its manual advises), pandoc (Markdown with the extension smart), calibre (`--smarten-punctuation`, from HTML to EPUB).
A program that is not there is left out.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from html import escape, unescape
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

UNDERSCORED = re.compile(r"(?<![\w_])_([^_]+)_(?![\w_])")
PARAGRAPH = re.compile(r"<p[^>]*?\bid=\"(?P<id>[^\"]+)\"[^>]*>(?P<words>.*?)</p>", re.DOTALL)
ITALICS = re.compile(r"<(/?)(?:em|i)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
OPENS, CLOSES = "\ue000", "\ue001"
"""Stand for the tags of italics while references to characters are resolved."""

Setter = Callable[[Sequence[dict[str, Any]]], Iterator[dict[str, Any]]]


def others() -> dict[str, Setter]:
    """The programs that are here, by name."""
    known: dict[str, tuple[bool, Setter]] = {
        "smartypants": (find_spec("smartypants") is not None, _smartypants),
        "pandoc": (shutil.which("pandoc") is not None, _pandoc),
        "calibre": (shutil.which("ebook-convert") is not None, _calibre),
    }
    return {name: setter for name, (is_here, setter) in known.items() if is_here}


def _smartypants(pairs: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    smartypants = import_module("smartypants")
    for pair in pairs:
        yield _prediction(pair["id"], smartypants.smartypants(_html(pair), smartypants.Attr.set1))


def _pandoc(pairs: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    text = "\n\n".join(f"::: {{#{pair['id']}}}\n{_escaped(_flat(pair))}\n:::" for pair in pairs)
    command = ["pandoc", "-f", "markdown-tex_math_dollars+smart+old_dashes", "-t", "html", "--wrap=none"]
    html = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    found = {match["id"]: match["words"] for match in re.finditer(DIV, html)}
    for pair in pairs:
        yield _prediction(pair["id"], found.get(pair["id"], ""))


DIV = re.compile(r"<div\s+id=\"(?P<id>[^\"]+)\">(?P<words>.*?)</div>", re.DOTALL)


def _escaped(text: str) -> str:
    """A paragraph whose signs of Markdown, but for emphasis, are words."""
    return re.sub(r"([\\`#\[\]<>$^~|@]|^\s*[-+*](?=\s)|^\d+(?=[.)]))", r"\\\1", text)


def _calibre(pairs: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    body = "\n".join(f'<p id="{pair["id"]}">{_html(pair)}</p>' for pair in pairs)
    with tempfile.TemporaryDirectory() as folder:
        source, book = Path(folder) / "pairs.html", Path(folder) / "pairs.epub"
        source.write_text(
            f'<html><head><meta charset="utf-8"/><title>x</title></head><body>{body}</body></html>', "utf-8"
        )
        command = ["ebook-convert", str(source), str(book), "--smarten-punctuation"]
        subprocess.run(command, capture_output=True, check=True)
        with zipfile.ZipFile(book) as archive:
            pages = [archive.read(name).decode() for name in archive.namelist() if name.endswith(("html", "xhtml"))]
    found = {match["id"]: match["words"] for page in pages for match in PARAGRAPH.finditer(page)}
    for pair in pairs:
        yield _prediction(pair["id"], found.get(pair["id"], ""))


def _flat(pair: dict[str, Any]) -> str:
    return " ".join(pair["raw"].split())


def _html(pair: dict[str, Any]) -> str:
    return UNDERSCORED.sub(r"<i>\1</i>", escape(_flat(pair), quote=False))


def _prediction(name: str, html: str) -> dict[str, Any]:
    text = TAG.sub("", ITALICS.sub(lambda tag: CLOSES if tag[1] else OPENS, html))
    words = escape(unescape(text), quote=False).replace(OPENS, "<i>").replace(CLOSES, "</i>")
    return {"id": name, "text": words, "doubts": []}
