"""The commented book file that `bookmaker init` writes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from bookmaker.book_file.fields import FIELDS


def template(known: Mapping[str, tuple[str | list[str], str]]) -> str:
    """A book file with every field: known ones filled in with where they came from, others as comments.

    `known` maps a field's name to its value and the reason for it.
    """
    lines = ["# What this book is and how it should be made. Lines that begin with # are switched off.", ""]
    for field in FIELDS:
        value, why = known.get(field.name, ("", ""))
        if value:
            lines += [f"# {field.about}", f"{field.name}: {_value(value)}" + (f"  # {why}" if why else ""), ""]
        else:
            lines += [f"# {field.about}", f"#{field.name}: {field.example}".rstrip(), ""]
    return "\n".join(lines)


def _value(value: str | list[str]) -> str:
    return _quoted(value) if isinstance(value, str) else f"[{', '.join(map(_quoted, value))}]"


def _quoted(value: str) -> str:
    """A YAML scalar that reads back as it is; plain where that is safe."""
    plain = re.fullmatch(r"[^\W\d_][\w ,.’!?()-]*", value) and not value.endswith(" ")
    return (
        value
        if plain and value.lower() not in {"yes", "no", "null", "true", "false"}
        else json.dumps(value, ensure_ascii=False)
    )
