"""The book file: `book.yaml`, `collection.yaml` above it, and a Markdown file's front matter.

`fields.py` is the one table of what they may hold; reading, the JSON Schema for editors and the
template that `bookmaker init` writes are all made from it. The table, and PyYAML with it, is only
imported where there is a file to read: a bare text has none.
"""

from __future__ import annotations

from bookmaker.book_file.recipe import recipe_of
from bookmaker.book_file.settings import Settings

__all__ = ["Settings", "recipe_of"]
