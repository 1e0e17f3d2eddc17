"""The words of an EPUB compared with those of its source, by a reader that shares nothing with the program.

Words are parted by spaces once all that is no letter and no figure is a space. What the ledger lists as
removed or moved is taken out of the source by its line first; the rest must stand in the book in the
same order. The GNU `diff` compares the two rows of words.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

OPF = "{http://www.idpf.org/2007/opf}"
WORD = re.compile(r"[^\W_]+")
SILENT = str.maketrans("", "", "'‘’′´`_*^\u00ad\u200b\u200c\u200d\u2060\ufeff")


class Difference(NamedTuple):
    """Words that one side has and the other has not, as `diff` tells them."""

    lost: list[str]
    added: list[str]


def words_in(text: str) -> list[str]:
    """The words of a text, small."""
    return WORD.findall(text.translate(SILENT).casefold())


class _Page(HTMLParser):
    """The words of a page: of body alone, with a space for every tag."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: set[str] = set()
        self.texts: list[str] = []
        self.notes: list[str] = []
        self.is_body = False
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the body begins, and what the page's first section is."""
        self.is_body = self.is_body or tag == "body"
        given = dict(attrs)
        if tag in {"body", "section"} and not "".join(self.texts).strip():
            self.kinds |= set((given.get("epub:type") or "").split())
        if self.is_body and tag not in INLINE:
            self.texts.append(" ")
        if tag in {"a", "aside"}:
            kind = given.get("epub:type") or given.get("role") or ""
            self.inside.append(kind)
            self.texts.append(f" {NOTE} " if kind == "noteref" else "")
            self.notes += ("",) if kind == "footnote" else ()
        if tag == "hr":
            self.texts.append(f" {given.get('title') or ''} ")

    def handle_endtag(self, tag: str) -> None:
        """A block that ends parts words."""
        if tag not in INLINE:
            self.texts.append(" ")
            self._of_note(" ")
        if tag in {"a", "aside"}:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        """Words of the body."""
        if self.inside and {"noteref", "doc-backlink"} & set(self.inside):
            return
        if "footnote" in self.inside:
            self._of_note(data)
        elif self.is_body:
            self.texts.append(data)

    def _of_note(self, data: str) -> None:
        if "footnote" in self.inside:
            self.notes[-1] += data


NOTE = "notereference"
"""Stands for the number of a note in the book; in the text its mark stood there."""
INLINE = {"a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup"}
"""Elements that part no words."""
ROW = re.compile(r"[\W_]*[ox](?:[\W_]*[ox])*[\W_]*", re.IGNORECASE)
"""A row of signs that are letters: it is a line on the page, and no word."""


def words_of_epub(path: Path) -> tuple[list[str], list[list[str]]]:
    """The words of the text in reading order, and those of each note; the program's own pages are passed over."""
    with zipfile.ZipFile(path) as archive:
        (opf,) = (name for name in archive.namelist() if name.endswith(".opf"))
        package = ElementTree.fromstring(archive.read(opf))
        paths = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
        spine = [paths[item.get("idref")] for item in package.iter(f"{OPF}itemref")]
        folder = opf.rpartition("/")[0]
        words: list[str] = []
        notes: list[list[str]] = []
        for href in spine:
            page = _Page()
            page.feed(archive.read(f"{folder}/{href}").decode())
            if page.kinds.isdisjoint({"frontmatter", "cover"}):
                words += words_in("".join(page.texts))
                notes += map(words_in, page.notes)
        return words, notes


def words_of_source(files: dict[str, str], understood: dict[str, Any]) -> list[str]:
    """The words of decoded source files without what the ledger says was taken off or moved."""
    rows = set(understood["scene_breaks"])
    gone = {
        (e["file"], e["line"]): words_in(e["words"]) for e in understood["ledger"]["entries"] if e["kind"] != "joined"
    }
    words: list[str] = []
    for name, text in files.items():
        waiting: list[str] = []
        for number, line in enumerate(text.split("\n"), 1):
            waiting = waiting or list(gone.get((name, number), []))
            for word in words_in(line) if not (number in rows and ROW.fullmatch(line)) else []:
                if waiting and waiting[0] == word:
                    del waiting[0]
                else:
                    words.append(word)
    return words


def differences(source: list[str], book: list[str]) -> Iterator[Difference]:
    """The places where two rows of words differ."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("source", "book")]
        for path, words in zip(paths, (source, book), strict=True):
            path.write_text("".join(f"{word}\n" for word in words), "utf-8")
        done = subprocess.run(["diff", "--minimal", *map(str, paths)], capture_output=True, text=True, check=False)
    lost, added = list[str](), list[str]()
    for line in done.stdout.split("\n"):
        if line[:1] in "<>" and line:
            (lost if line[0] == "<" else added).append(line[2:])
        elif line != "---":
            if lost or added:
                yield Difference(lost, added)
            lost, added = [], []


def unexplained(source: list[str], book: list[str], understood: dict[str, Any]) -> list[Difference]:
    """The differences that nothing explains: no word of the ledger's, and no number that a heading was given."""
    moved = [words_in(entry["words"]) for entry in understood["ledger"]["entries"] if entry["kind"] == "moved"]
    ours = [[str(c["number"])] for c in understood["chapters"] if not c["label"] and not c["title"]]
    found = []
    for each in differences(source, book):
        is_moved = not each.lost and each.added in moved + ours
        is_mark = set(each.added) == {NOTE} and all(len(word) <= 3 for word in each.lost)
        is_joined = len(each.lost) == 2 and each.added == ["".join(each.lost)]
        if not is_moved and not is_joined and not is_mark:
            found.append(each)
    return found


def notes_astray(notes: list[list[str]], understood: dict[str, Any]) -> list[Difference]:
    """The notes of a book whose words are not, in their order, those that the ledger says were moved to their marks."""
    entries = [e for e in understood["ledger"]["entries"] if e["rule"] == "structure/footnote"]
    moved = [word for entry in entries for word in words_in(entry["words"])]
    printed = [word for note in notes for word in note]
    found = differences(moved, printed)
    return [each for each in found if each.added or any(len(word) > 3 and word != "footnote" for word in each.lost)]
