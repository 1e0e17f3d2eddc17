"""What is made from the code: the JSON Schema, and the manual's pages on fields and warnings.

`python -m tests.generated` writes them; `tests/test_docs.py` says when they are out of date.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

from bookmaker.book_file.fields import FIELDS
from bookmaker.book_file.schema import schema
from bookmaker.model.content_warnings import LEVELS, vocabulary
from bookmaker.model.house_rules import RULES

DOCS = Path(__file__).resolve().parent.parent / "docs"

BOOK_FILE = """# The book file

`book.yaml` in a book's folder says what the book is and how it should be made; `collection.yaml` in
the folder above holds what all its books share; the front matter of a Markdown file may hold the
same fields. The nearer one weighs more: book file, front matter, collection file. No field has to
be there. `bookmaker init` writes a commented file with all of them. Editors that know JSON Schema
check and complete with [book.schema.json](book.schema.json).

Values stay as written: `title: 1984` and `title: No` are titles.

| field | what it holds | kind |
|---|---|---|
"""

WARNINGS = """# Content warnings

A warning exists to help a person decide, kindly and without spoiling the story. In the book file:

    content_warnings:
      - grief                        # a topic of the list below, moderate, throughout
      - topic: drowning
        severity: mentioned          # graphic, moderate or mentioned
        chapters: [4, The Storm]     # numbers or titles
        detail: What exactly happens, for readers who ask.

or `content_warnings: none` where the author has looked and nothing calls for a warning, or
`content_warnings: withheld` where the author chose not to warn. Those two are printed differently,
and a book without the field says nothing.

The page in front names topics, how strongly they are shown, and the chapters concerned, each a link
(on paper, a page number). Details stand at the end of the book alone. Words of your own are taken
as they are; a word near a topic's is asked about.

"""


TYPOGRAPHY = """# Typography

Every paragraph is set as a careful publisher of its language would set it; nothing has to be asked for. Rules
see the words of a whole paragraph, across emphasis and links, and leave program code, addresses and verse's
lines alone. No letter and no digit changes, and what is well set already stays as it is.

The book's `language` decides: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish,
Russian and Czech have rules of their own, a region (`de-CH`, `fr-CA`, `pt-PT`) may differ; Chinese and Japanese
keep their signs, made full-width. Other languages are set like English, Korean is left alone.

## House style

In the book file:

    typography:
      quotes: single first     # curl (as written), double first, single first, guillemets, keep
      dashes: spaced en        # em (the language's own), spaced en, keep
      ellipses: keep           # character, keep
      emphasis: drop           # keep: _so_ is set in italics; drop: plainly
      capitals: small caps     # keep: WORDS IN CAPITALS stay; small caps: small capitals
      without: [no-break/hair, dashes/range]     # rules, or groups of them, that are not to be followed

## Proof-reading

    bookmaker inspect story.txt --typography       # what could not be decided, a copy-editor's queries
    bookmaker show story.txt --after typography --diff     # every change, with its rules

What can be read in two ways is set in the likelier one, and said: a quotation that is never closed, a
mark that may be an apostrophe or begin a quotation, a hyphen with a space on one side. Queries change
nothing: a word that stands twice, a name or a word that is spelled two ways.

## A text on its own

`bookmaker polish FILE` prints a text, a Markdown file or an HTML page with its words well set; `-` reads what is
piped in; `--diff` prints what would change, in the form that `patch` takes; `--style 'dashes: spaced en'`
takes wishes as above. For programs:

    import bookmaker
    bookmaker.polish('"So," she said.')                                     # “So,” she said.
    bookmaker.polish(page, language="fr", form="html", dashes="keep")

## The rules

| rule | what it does |
|---|---|
"""


def typography_page() -> str:
    """The page on typography, with its rules."""
    return TYPOGRAPHY + "\n".join(f"| `{name}` | {about} |" for name, about in RULES.items()) + "\n"


def book_file_page() -> str:
    """The page on the fields of a book file."""
    rows = [f"| `{field.name}` | {field.about} | {field.kind.label} |" for field in FIELDS]
    return BOOK_FILE + "\n".join(rows) + "\n"


def warnings_page() -> str:
    """The page on content warnings, with the vocabulary."""
    lines = [WARNINGS, f"Severities: {', '.join(LEVELS)}.\n"]
    for group, topics in groupby(vocabulary().values(), key=lambda topic: topic.group):
        lines += [f"\n## {group}\n", "| topic | label | AO3 | StoryGraph | ONIX 203 |", "|---|---|---|---|---|"]
        lines += [f"| `{t.id}` | {t.label} | {t.ao3} | {t.storygraph} | {t.onix} |" for t in topics]
    return "\n".join(lines) + "\n"


def generated() -> dict[str, str]:
    """Every generated file under `docs/`, by its name."""
    return {
        "book.schema.json": json.dumps(schema(), ensure_ascii=False, indent=2) + "\n",
        "book-file.md": book_file_page(),
        "content-warnings.md": warnings_page(),
        "typography.md": typography_page(),
    }


if __name__ == "__main__":
    for name, text in generated().items():
        (DOCS / name).write_text(text, "utf-8")
