"""The JSON Schema of book files, for editors that check and complete while one types."""

from __future__ import annotations

from bookmaker.book_file.fields import FIELDS, NO_WARNINGS
from bookmaker.book_file.kinds import Schema, fields_schema


def schema() -> Schema:
    """The schema of `book.yaml` and `collection.yaml` (JSON Schema, draft 2020-12)."""
    body = fields_schema(FIELDS)
    body["properties"]["content_warnings"]["anyOf"].insert(0, {"enum": list(NO_WARNINGS)})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A bookmaker book file",
        **body,
    }
