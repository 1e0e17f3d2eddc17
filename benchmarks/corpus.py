"""Quality, measured on a corpus of texts with known chapters, scene breaks and typography.

    python benchmarks/corpus.py CORPUS OUT [--books a,b] [--typography [--beside]] [--words]

CORPUS holds a folder for each work with `source.*` (or a folder `source/`) and `gold.json`, the
like below `web_serial/`, and pairs of paragraphs in `typography/*.jsonl`. OUT gets a prediction for
each in the form of `bookmaker inspect --format json`: chapters with file, line, level, label, number,
title and first words; lines of scene breaks. A scorer of the corpus's own compares them. With --words,
every work of plain text is built as an EPUB, and its words are compared with those of the source by a
reader of its own (benchmarks/epub_words.py). With --typography, a table says how the paragraphs agree
with the well-set ones, and how many of the wrong ones were reported as doubtful; with --beside, how those of
other programs do.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import epub_words
import other_typography
import well_set

from bookmaker.build.edition import make_edition
from bookmaker.build.road import travel
from bookmaker.cli.inspect import understand
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Emphasis, Inlines, Paragraph, Strong, Text
from bookmaker.model.problem import CannotBuild, Location
from bookmaker.model.recipe import TypographyWishes
from bookmaker.profiles import PROFILES
from bookmaker.readers import emphasis, is_readable
from bookmaker.readers.text import _joined as joined
from bookmaker.shelf.books import read_one
from bookmaker.typography import House, polish
from bookmaker.typography.proofreading import proof_read


def main() -> int:
    """Write the predictions; 0 whatever they are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--books", default="", help="only these, separated by commas")
    parser.add_argument("--typography", action="store_true", help="the paragraphs too")
    parser.add_argument("--beside", action="store_true", help="and as other programs that are here set them")
    parser.add_argument("--words", action="store_true", help="the words of the EPUBs too")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    only = set(filter(None, wanted.books.split(",")))
    start = time.perf_counter()
    count = lost = 0
    for name, source in works(wanted.corpus):
        if (not only or name in only) and (predicted := prediction(source)):
            lost += words_lost(name, source, predicted) if wanted.words else 0
            (wanted.out / f"{name}.json").write_text(json.dumps(predicted, ensure_ascii=False), "utf-8")
            count += 1
    print(f"{count} works in {time.perf_counter() - start:.1f} s")
    if wanted.typography:
        set_paragraphs(wanted.corpus, wanted.out, wanted.beside)
    return int(lost > 0)


def set_paragraphs(corpus: Path, out: Path, beside: bool) -> None:
    """Write the paragraphs of the pairs as we set them, and print how they agree with the well-set ones."""
    print(well_set.HEADING)
    found: dict[str, list[well_set.Agreement]] = {"bookmaker": []}
    spent = 0.0
    others = other_typography.others() if beside else {}
    for path in sorted((corpus / "typography").glob("*.jsonl")):
        pairs = [json.loads(line) for line in path.open(encoding="utf-8")]
        start = time.process_time()
        predictions = list(polished(pairs))
        spent += time.process_time() - start
        lines = [json.dumps(each, ensure_ascii=False) for each in predictions]
        (out / path.name).write_text("\n".join(lines) + "\n", "utf-8")
        found["bookmaker"].append(well_set.agreement(pairs, predictions))
        print(f"{path.stem[:44]:45}{found['bookmaker'][-1]}")
        for name, setter in others.items():
            found.setdefault(name, []).append(well_set.agreement(pairs, setter(pairs)))
    for name, agreements in found.items():
        print(f"{f'all, {name}':45}{well_set.total(agreements)}")
    print(f"{spent:.1f} s of CPU")


def words_lost(name: str, source: Path, understood: dict[str, Any]) -> int:
    """Build a work as an EPUB and print how its words agree with the source's; the places where they do not."""
    files = sorted(source.iterdir()) if source.is_dir() else [source]
    if any(path.suffix != ".txt" for path in files):
        return 0
    inputs = read_one(source)
    road = travel(inputs, lambda _problem: None)
    result = make_edition(road, Edition(PROFILES["epub"], inputs.theme), None)
    if result.data is None:
        print(f"{name:45} not built")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.epub"
        path.write_bytes(result.data)
        book, notes = epub_words.words_of_epub(path)
    words = epub_words.words_of_source({m.name: m.text for m in road.manuscripts}, understood)
    places = [*epub_words.unexplained(words, book, understood), *epub_words.notes_astray(notes, understood)]
    count = understood["ledger"]["source_words"]
    print(f"{name:45}{count:9,} words, {len(book) + sum(map(len, notes)):9,} in the book, {len(places)} not explained")
    for place in places[:5]:
        print(f"    lost {' '.join(place.lost)[:60]!r}, added {' '.join(place.added)[:60]!r}")
    return len(places)


def works(corpus: Path) -> Iterator[tuple[str, Path]]:
    """Each work that a reader of ours takes, with its source: a file, or a folder of files."""
    for gold in sorted([*corpus.glob("*/gold.json"), *corpus.glob("web_serial/*/gold.json")]):
        name = json.loads(gold.read_text("utf-8")).get("source_file", "source.txt")
        source = gold.parent / name
        if source.is_dir() or (source.is_file() and is_readable(source.name)):
            yield gold.parent.name, source


def prediction(source: Path) -> dict[str, Any] | None:
    """What is understood of a work; None, with the reason printed, if it cannot be read."""
    try:
        understood = understand(source, [])
    except CannotBuild as wrong:
        print(f"{source}: {wrong}", file=sys.stderr)
        return None
    if source.is_dir():
        understood["scene_breaks"] = []  # their lines are of several files, which numbers cannot tell
    for chapter in understood["chapters"]:
        chapter["title"] = " ".join(filter(None, (chapter["label"], chapter["title"])))
    # What stands before the first heading is no chapter of the work.
    understood["chapters"] = [c for c in understood["chapters"] if c["title"] or c["number"] is not None]
    understood["notes"] += [[o["line"], o["line"]] for o in understood["omitted"] if o["rule"] == "structure/site"]
    understood["metadata"] = dict(flat(understood["metadata"]))
    return understood


LISTS = ("fandoms", "relationships", "characters", "warnings", "categories", "genres", "tags")
"""Fields of several values."""


def flat(metadata: dict[str, dict[str, str]]) -> Iterator[tuple[str, str | list[str]]]:
    """The metadata as the corpus has it: values alone, as they are written in the text."""
    for name, found in metadata.items():
        value = found.get("written", found["value"])
        if found["from"] != "the file’s name":
            yield ("summary" if name == "description" else name), value.split(", ") if name in LISTS else value


def polished(pairs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The paragraphs of a text, read and well set as a text of them would be, with their italics as markup.

    `doubts` are what the rules said that they could not decide.
    """
    house = House.of("en", TypographyWishes())
    source = tuple(paragraph(pair) for pair in pairs)
    blocks = polish(source, house)
    doubts: dict[str, list[str]] = {pair["id"]: [] for pair in pairs}
    for proofs in proof_read(source, house):
        doubts[proofs.at.file] += [f"{doubt.name}: {doubt.message}" for doubt in proofs.doubts]
    for pair, block in zip(pairs, blocks, strict=True):
        assert isinstance(block, Paragraph)
        yield {"id": pair["id"], "text": marked_up(block.children), "doubts": doubts[pair["id"]]}


def paragraph(pair: dict[str, Any]) -> Paragraph:
    """One paragraph as the reader of plain text joins it from its lines."""
    lines = [line.strip() for line in pair["raw"].split("\n")]
    return Paragraph(emphasis.parse(joined(list(filter(None, lines)))), at=Location(pair["id"]))


def marked_up(inlines: Inlines) -> str:
    """Inlines as text with `<i>` for emphasis."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text):
                parts.append(escape(text, quote=False))
            case Emphasis(children) | Strong(children):
                parts.append(f"<i>{marked_up(children)}</i>")
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
