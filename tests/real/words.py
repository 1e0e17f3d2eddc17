"""The letters of sources and of finished books, by ways that share no code with the program."""

from __future__ import annotations

import json
import posixpath
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"
BEHIND = ("Content warnings by chapter", "Content warnings in detail")
_SCENE = r"The next scene: .*?It ends on page \d+\.(?: What happens is told on page \d+\.)?"
OUR_LINES = re.compile(rf"In this chapter: [^.]*\.|{_SCENE}".replace(" ", r"\s+"), re.DOTALL)
"""What a print edition says at the places that are warned of."""
NOTE = re.compile(r"^\[\^([^\]]+)\]: (.*)$", re.MULTILINE)


def letters(text: str) -> str:
    """The letters of a text alone: hyphens at line ends, quotes and spaces do not count."""
    return "".join(filter(str.isalpha, text.casefold()))


def inspected(book: Path) -> dict[str, Any]:
    """What the program says it understood."""
    command = [sys.executable, "-m", "bookmaker", "inspect", str(book), "--format", "json"]
    data: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return data


def source_text(book: Path) -> str:
    """The words of a sample's files in order, without what `inspect` lists as taken out."""
    files = [book] if book.is_file() else [book / file["name"] for file in inspected(book)["files"]]
    text = "\n".join(file.read_text("utf-8") for file in files)
    head = []
    for omitted in inspected(book)["omitted"]:
        if omitted["rule"] == "structure/content-warning":  # a marker, anywhere in the text
            marker = r"\s+".join(map(re.escape, omitted["words"].split()))
            text = re.sub(marker, "", text, count=1)
        else:
            head.append(letters(omitted["words"]))
    assert letters(text).startswith("".join(head)), "what was taken off did not stand at the head"
    return letters(text)[len("".join(head)) :]


def notes_of(book: Path) -> list[str]:
    """The letters of each Markdown footnote."""
    files = [] if book.is_file() else sorted(book.rglob("*.md"))
    return [letters(match[2]) for file in files for match in NOTE.finditer(file.read_text("utf-8"))]


def epub_text(epub: Path) -> str:
    """The letters of the text documents in the order of the spine, our own pages left out."""
    with zipfile.ZipFile(epub) as archive:
        opf = ET.fromstring(archive.read("EPUB/content.opf"))
        hrefs = {item.get("id"): item.get("href") or "" for item in opf.iter(f"{OPF}item")}
        spine = [hrefs[item.get("idref")] for item in opf.iter(f"{OPF}itemref")]
        bodies = [ET.fromstring(archive.read(posixpath.join("EPUB", href))).find(f"{XHTML}body") for href in spine]
    text = [body for body in bodies if body is not None and body.get(f"{OPS}type") == "bodymatter"]
    return letters("".join(word for body in text for word in _words(body)))


def _words(element: ET.Element) -> Iterator[str]:
    """The words of an element, without the lines that are our own."""
    if element.get("class") in {"warning-line", "scene-offer"}:
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def pdf_text(pdf: Path, title_page_words: str) -> str:
    """The letters of the text block of every page from the first chapter to the last.

    Running heads and folios stand outside the block; the pages are found by the bookmarks.
    """
    document = pypdfium2.PdfDocument(pdf)
    marks = [(item.get_title(), item.get_dest().get_index()) for item in document.get_toc()]
    own = {"Contents", "Content warnings", *BEHIND}
    first = min(page for title, page in marks if title not in own)
    end = next((page for title, page in marks if title in BEHIND), len(document))
    parts = []
    for number in range(first, end):
        page = document[number]
        width, height = page.get_size()
        inside = page.get_textpage().get_text_bounded(left=30, right=width - 30, bottom=52, top=height - 50)
        parts.append(inside)
    return letters(OUR_LINES.sub("", "".join(parts)))
