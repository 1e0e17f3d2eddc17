"""The chapter map put into the text of a book file, and nothing else in it changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bookmaker.book_file.yaml_nodes import Span, spans
from bookmaker.model.recipe import Break

ABOUT = (
    "One line for each heading. Take a line out, and its chapter joins the one above; add a line, and a",
    "chapter begins there; `title` gives a title of your own, `level` 1 is the highest. Lines are found again",
    "by their words, so the text may change elsewhere; what comes after the last line here is read anew.",
)


def with_chapters(text: str, breaks: Iterable[Break]) -> str:
    """A book file with `structure: chapters:` replaced by, or completed with, these breaks."""
    entries = [_entry(each) for each in breaks]
    top = spans(text, ())
    structure = top.get("structure")
    if structure is None:
        joint = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{joint}{_block('structure:', entries, 2)}"
    inner = spans(text, ("structure",))
    if structure.is_flow or not inner:
        return _cut(text, structure, _opened(text, inner, entries))
    if "chapters" in inner:
        old = inner["chapters"]
        indent = _column(text, old.start)
        return _cut(text, old, _block("chapters:", entries, indent + 2).rstrip("\n"))
    first = min(inner.values())
    before, after = text[: first.start], text[first.start :]
    indent = _column(text, first.start)
    return f"{before}{_block('chapters:', entries, indent + 2)}{' ' * indent}{after}"


def _opened(text: str, inner: dict[str, Span], entries: Sequence[str]) -> str:
    """`structure: {notes: drop}` as a block of lines, with the chapters in it."""
    kept = [f"  {text[span.start : span.end]}" for name, span in inner.items() if name != "chapters"]
    chapters = _block("  chapters:", entries, 4).rstrip("\n")
    return "\n".join(["structure:", *kept, chapters])


def _block(heading: str, entries: Sequence[str], indent: int) -> str:
    """The lines of a block; for a new `structure:` the chapters stand one step further in."""
    lines = [heading]
    if heading == "structure:":
        lines.append("  chapters:")
        indent = 4
    lines += [f"{' ' * indent}# {line}" for line in ABOUT]
    lines += [f"{' ' * indent}- {entry}" for entry in entries]
    return "\n".join(lines) + "\n"


def _entry(each: Break) -> str:
    parts = [f"line: {each.line}", f"words: {json.dumps(each.words, ensure_ascii=False)}"]
    parts += [f"level: {each.level}"] if each.level != 1 else []
    parts += [f"title: {json.dumps(each.title, ensure_ascii=False)}"] if each.title else []
    parts += [f"file: {json.dumps(each.file, ensure_ascii=False)}"] if each.file else []
    return f"{{{', '.join(parts)}}}"


def _cut(text: str, span: Span, replacement: str) -> str:
    return f"{text[: span.start]}{replacement}{text[span.end :]}"


def _column(text: str, position: int) -> int:
    return position - (text.rfind("\n", 0, position) + 1)
