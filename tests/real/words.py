"""The letters of sources and of finished books, by ways that share no code with the program."""

from __future__ import annotations

import json
import posixpath
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pypdfium2

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"
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
    """The words of a sample's files in order, without what `inspect` lists as taken off the head."""
    files = [book] if book.is_file() else [book / file["name"] for file in inspected(book)["files"]]
    text = "\n".join(file.read_text("utf-8") for file in files)
    taken = [letters(omitted["words"]) for omitted in inspected(book)["omitted"]]
    at = 0
    for words in taken:
        assert letters(text)[at:].startswith(words), "what was taken off did not stand at the head"
        at += len(words)
    return letters(text)[at:]


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
    return letters("".join("".join(body.itertext()) for body in text))


def pdf_text(pdf: Path, title_page_words: str) -> str:
    """The letters of the text block of every page from the first chapter to the last.

    Running heads and folios stand outside the block; the pages are found by the bookmarks.
    """
    document = pypdfium2.PdfDocument(pdf)
    marks = [(item.get_title(), item.get_dest().get_index()) for item in document.get_toc()]
    own = {"Contents", "Content warnings", "Content warnings in detail"}
    first = min(page for title, page in marks if title not in own)
    end = next((page for title, page in marks if title == "Content warnings in detail"), len(document))
    parts = []
    for number in range(first, end):
        page = document[number]
        width, height = page.get_size()
        inside = page.get_textpage().get_text_bounded(left=30, right=width - 30, bottom=52, top=height - 50)
        parts.append(inside)
    return letters("".join(parts))
