"""What it costs to break all paragraphs of a text into lines: CPU seconds, scaled to 120,000 words.

    python benchmarks/breaking.py TEXT [--theme NAME] [--runs N]

Measuring the words, hyphenating and choosing the lines are all in it, each run with nothing known from the one
before; the layout is not.
"""

from __future__ import annotations

import argparse
import gc
import time
from datetime import UTC, datetime
from pathlib import Path

from bookmaker.build.edition import edition_of
from bookmaker.build.inputs import read_inputs, with_theme
from bookmaker.build.road import travel
from bookmaker.model.canon import paper_of
from bookmaker.pages import with_pages
from bookmaker.writers.pdf.document import document
from bookmaker.writers.pdf.galley import plan
from bookmaker.writers.pdf.layout import Engine
from bookmaker.writers.pdf.make_up import make_up
from bookmaker.writers.pdf.tree import parse

WORDS = 120_000
BAR = 1.2


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--theme", default="classic")
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    inputs = with_theme(read_inputs(wanted.text), wanted.theme, wanted.text.parent)
    road = travel(inputs, lambda _: None)
    edition = edition_of("print", road.recipe, inputs.theme)
    assert edition.profile.trim is not None
    assert edition.profile.printer is not None
    sheet = make_up(edition, paper_of(edition.profile.trim, edition.profile.printer, 400))
    engine = Engine(sheet, inputs.theme.faces, {})
    xhtml = document(with_pages(road.book, edition), datetime(2000, 1, 1, tzinfo=UTC))
    specimen = _specimen(xhtml, engine)
    seconds, words = [], 0
    for _ in range(wanted.runs):
        gc.collect()
        root = parse(xhtml)
        start = time.process_time()
        planned = plan(root, engine, inputs.theme.faces, "")
        seconds.append(time.process_time() - start)
        words = sum(len(chosen.flat.text.split()) for chosen in planned.values())
    best = min(seconds)
    print(f"{words:,} words in {len(planned):,} paragraphs of more than a line; {wanted.runs} runs, CPU seconds:")
    print(f"best {best:.2f}, worst {max(seconds):.2f}; of them about {specimen:.2f} for laying out the specimen")
    print(f"for {WORDS:,} words: {(best - specimen) * WORDS / words:.2f} (bar {BAR})")


def _specimen(xhtml: str, engine: Engine) -> float:
    """What laying out the specimen takes: the plan without any face, so that nothing is measured."""
    root = parse(xhtml)
    start = time.process_time()
    plan(root, engine, (), "")
    return time.process_time() - start


if __name__ == "__main__":
    main()
