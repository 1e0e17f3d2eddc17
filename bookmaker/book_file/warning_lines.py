"""Content warnings put into the text of a book file, and nothing else in it changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from bookmaker.book_file.yaml_nodes import spans
from bookmaker.model.content_warnings import ContentWarning

FIELD = "content_warnings"
ITEM = re.compile(r"^( *)- ", re.MULTILINE)


def with_warnings(text: str, entries: Iterable[ContentWarning]) -> str | None:
    """A book file with these warnings behind its own; None where it has a word, or one warning, instead of a list."""
    lines = [_entry(entry) for entry in entries]
    span = spans(text, ()).get(FIELD)
    if span is None:
        joint = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{joint}{FIELD}:\n" + "".join(f"  - {line}\n" for line in lines)
    before, field, after = text[: span.start], text[span.start : span.end], text[span.end :]
    value = field.partition(":")[2].strip()
    if not value:
        return f"{before}{FIELD}:" + "".join(f"\n  - {line}" for line in lines) + after
    if value.startswith("["):
        joint = ", " if value[1:-1].strip() else ""
        return f"{before}{field.rstrip()[:-1].rstrip()}{joint}{', '.join(lines)}]{after}"
    item = ITEM.search(field)
    return before + field + "".join(f"\n{item[1]}- {line}" for line in lines) + after if item else None


def _entry(entry: ContentWarning) -> str:
    parts = [f"topic: {entry.topic}"]
    if entry.chapters:
        parts.append(f"chapters: [{', '.join(map(_word, entry.chapters))}]")
    return f"{{{', '.join((*parts, f'source: {entry.origin}'))}}}"


def _word(name: str) -> str:
    return name if name.isdecimal() else json.dumps(name, ensure_ascii=False)
