"""The document as a tree of elements, and back as HTML."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SEMANTICS = 'xmlns:epub="http://www.idpf.org/2007/ops"'
"""The name space of the types that our XHTML carries for e-readers."""


def parse(xhtml: str) -> Element:
    """The tree of a document of ours; paper needs no structural semantics, so they are dropped."""
    root = ElementTree.fromstring(xhtml.replace("<html ", f"<html {SEMANTICS} ", 1))
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith("{") and "namespace" not in name]:
            del element.attrib[name]
    return root


def serialise(root: Element) -> str:
    """A tree as HTML."""
    return "<!DOCTYPE html>\n" + ElementTree.tostring(root, encoding="unicode", method="html")
