"""The rules that take words out of the running text, by the names that `--strict` and the ledger know."""

from __future__ import annotations

from collections.abc import Mapping

from bookmaker.model.avoid import FOLDED, REPLACED

REMOVALS: Mapping[str, str] = {
    "structure/head": "what the head of a text tells of it: title, author, tags",
    "structure/contents-list": "the text's own contents list",
    "structure/list-of-illustrations": "its list of illustrations",
    "structure/illustration": "marks of illustrations that say nothing of them",
    "structure/gutenberg": "the header and the licence of Project Gutenberg",
    "structure/transcribers-note": "notes of transcribers",
    "structure/archive": "what an archive puts at the foot",
    "structure/site": "lines of a site: ways to other chapters, counts of votes",
    "structure/marker": "rows of signs that the chapter map makes chapters of",
    "structure/renamed": "headings that the book file gives another title",
    "structure/notes-dropped": "authors' notes, where the book file drops them",
    "structure/notes-to-the-back": "authors' notes, printed at the back where the book file asks for it",
    "structure/footnote": "footnotes, printed where they are marked",
    "structure/content-warning": "markers of content warnings, printed with the warnings",
    "structure/footnote-heading": "headings over footnotes that stand at their marks now",
    FOLDED: "scenes that the reader of this copy asked to have at its end",
    REPLACED: "scenes that the reader of this copy asked to leave out",
    "markdown/comment": "comments in Markdown",
    "markdown/title": "titles of links, and of pictures within lines, in Markdown",
    "markdown/code-language": "names of the languages of code in Markdown",
    "markdown/front-matter": "the fields at the head of a Markdown file",
}
"""The rules that take words out of the running text, and which words."""
ELSEWHERE = frozenset({"structure/notes-to-the-back", "structure/footnote", "structure/content-warning", FOLDED})
"""Those whose words the book has at another place."""
ASKED_FOR = ELSEWHERE | {REPLACED, "structure/notes-dropped", "structure/renamed", "markdown/front-matter"}
"""Those that only a wish of the book file or of a reader sets to work, or that are a book file themselves."""
