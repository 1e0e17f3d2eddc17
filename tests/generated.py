"""What is made from the code: the JSON Schema, and the manual's pages on fields and warnings.

`python -m tests.generated` writes them; `tests/test_docs.py` says when they are out of date.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

from bookmaker.book_file.fields import FIELDS
from bookmaker.book_file.schema import schema
from bookmaker.model.content_warnings import LEVELS, Topic, vocabulary
from bookmaker.model.house_rules import RULES

DOCS = Path(__file__).resolve().parent.parent / "docs"

BOOK_FILE = """# The book file

`book.yaml` in a book's folder says what the book is and how it should be made; `collection.yaml` in
a folder above holds what all books below it share; the front matter of a Markdown file may hold the
same fields. The nearer one weighs more: book file, front matter, collection file. No field has to
be there. `bookmaker init` writes a commented file with all of them. Editors that know JSON Schema
check and complete with [book.schema.json](book.schema.json).

Values stay as written: `title: 1984` and `title: No` are titles.

| field | what it holds | kind |
|---|---|---|
"""

WARNINGS = """# Content warnings

A warning exists to help a person decide, kindly and without spoiling the story.

## What the author says

In the book file:

    content_warnings:
      - grief                        # a topic of the list below, moderate, throughout
      - topic: drowning
        severity: mentioned          # graphic, moderate or mentioned
        chapters: [4, The Storm]     # numbers or titles
        detail: What exactly happens, for readers who ask.
        source: reader               # author (the usual), reader, or suggested

or `content_warnings: none` where the author has looked and nothing calls for a warning, or
`content_warnings: withheld` where the author chose not to warn. Those two are printed differently,
and a book without the field says nothing.

Words of your own are topics too; they stand on the page in front as they are. They are never taken
for a topic of the list in silence: a topic is known by its id and its label. Where a name from
elsewhere (“pet death”) is read as one, `bookmaker inspect` says so.

In the text, round a scene:

    [cw: drowning | Tib falls off the quay, and is pulled out.]

    The water was black …

    [/cw]

Behind the bar, or behind `summary:`, stands what happens, in neutral words of 9 to 5,000
characters; it may be left out. A marker stands on a line of its own, or between two sentences.
Several topics have commas between them, and a severity stands in brackets behind its topic:
`[cw: drowning (graphic), fire]`. `tw`, `content warning` and `trigger warning` are read like `cw`, braces
like brackets, `[end cw]` like `[/cw]`. In Markdown there are two forms more, which other programs
pass over:

    ::: cw drowning | Tib falls off the quay.          <!-- cw: drowning -->
    The water was black …                              The water was black …
    :::                                                <!-- /cw -->

A chapter's own note at its head (`TW: drowning, grief`; `[Warnings: fire]`) counts for its chapter,
so far as the list below knows it, and stays where it is. The head of a saved text counts where the
book file is silent.

## What the reader sees

Three layers. The page in front names topics and how strongly they are shown, and nothing else; more
than seven stand in a line for each group. Which chapters, and what exactly, stand on two pages
behind the text, a link away and back; on paper, the page in front gives their page numbers.

At the place itself, a chapter that is warned of opens with a quiet line (`warning_lines: no` takes
it off). A scene between markers has a line before it with a way over it, and one to what happens.
In an e-book the scene begins a page, and so does what follows it, so that nobody meets its first or
last lines on the way; on paper a rule stands beside it, and in the margin the page where the story
can be taken up again.

The metadata has the topics alone: a tag for each, with its code of ONIX list 203, the rating, and
the ages that it is for. A rating lower than the warnings suggest is told of.

## A copy for one reader

`avoid.yaml` says what one reader wants done with a topic, with a group of them, or with words of an
author's:

    name: Ida                # stands in the imprint
    drowning: fold
    Death of an animal: replace
    Animals: warn
    gore: refuse
    others: show             # every topic that is not named; without it, warn

    bookmaker build story.txt --reader avoid.yaml

| wish | what it does |
|---|---|
| `show` | The scene stands in its place, without a line. |
| `warn` | The scene has its line; so it is without a profile. |
| `fold` | The scene moves to the end of the copy; its place says so, and leads there. |
| `replace` | The scene is left out; its place says so, and what happens, if the author says it. |
| `refuse` | No book is made; a message names the topic. |

A chapter that is warned of without a marked scene is folded or replaced whole, unless it only
mentions the topic. What is warned of throughout cannot be taken out, and that is told: no copy
is made where it was to be replaced, or where a slip may leave a scene unguarded (a chapter that is not
in the book, a marker that nothing ends).
Every word that a reader does not meet is in the ledger:
`bookmaker inspect story.txt --ledger --reader avoid.yaml`.

## Suggestions

`bookmaker inspect story.txt --suggest-warnings` looks for the words of a list (English) and shows
topics with counts and lines. Words are no judgement: of 100 places that it found in 51 novels, 83
did speak of the topic. Look at the lines, then `bookmaker inspect story.txt --accept drowning` puts
a topic into the book file, marked as suggested; the page in front says so too.

## The list

A topic's label stands in the book in its language, where there are labels for it (English, German).

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
    lines = [f"{WARNINGS}Severities: {', '.join(LEVELS)}."]
    for group, topics in groupby(vocabulary().values(), key=lambda topic: topic.group):
        lines += [
            f"\n### {group}\n",
            "| topic | label | what it means | elsewhere | ONIX 203 |",
            "|---|---|---|---|---|",
        ]
        lines += [f"| `{t.id}` | {t.label} | {t.about} | {_elsewhere(t)} | {t.onix} |" for t in topics]
    return "\n".join(lines) + "\n"


def _elsewhere(topic: Topic) -> str:
    names = ("AO3", topic.ao3), ("StoryGraph", topic.storygraph), ("tags", ", ".join(topic.tags))
    return "; ".join(f"{where}: {name}" for where, name in names if name)


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
