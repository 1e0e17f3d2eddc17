"""The document as a tree of elements, and back as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

BLOCKS = frozenset(("br", "p", "li", "pre", "div", "tr", "hr", "figure", "blockquote", "ul", "ol", "table"))
SEMANTICS = 'xmlns:epub="http://www.idpf.org/2007/ops"'
"""The name space of the types that our XHTML carries for e-readers."""


def parse(xhtml: str) -> Element:
    """The tree of a document of ours; paper needs no structural semantics, so they are dropped."""
    root = ElementTree.fromstring(xhtml.replace("<html ", f"<html {SEMANTICS} ", 1))
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith("{") and "namespace" not in name]:
            del element.attrib[name]
    return root


def lines_in(element: Element) -> list[str]:
    """The words of an element, without the notes in it: a line for each of its blocks, and of those that it has."""
    return [line for line in "".join(_words(element)).split("\n") if line.strip()]


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in BLOCKS:
            yield "\n"
        if child.get("class") != "footnote":
            yield from _words(child)
        if child.tag in BLOCKS:
            yield "\n"
        yield child.tail or ""


def serialise(root: Element) -> str:
    """A tree as HTML."""
    return "<!DOCTYPE html>\n" + ElementTree.tostring(root, encoding="unicode", method="html")
