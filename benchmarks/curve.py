"""The curve: how time and memory grow with the text, for texts of many shapes, hostile ones among them.

    python benchmarks/curve.py [--least MB] [--most MB] [--shapes prose,verse] [--limit SECONDS]

Every shape is made in sizes that double and taken down the whole road to an EPUB, each in a fresh
process. The table shows CPU seconds per MB for each step and the peak of memory, less what the
process held before it read, as a multiple of the file. A curve is linear if a MB of the largest
size takes at most 1.5 times what a MB of the smallest takes.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

MB = 1_000_000
STEPS = ("read", "recognise", "_polished", "check_ledger", "epub")
"""The steps that are timed, by their names on the road."""
NAMES = ("reading", "structure", "typography", "ledger", "epub")
LINEAR = 1.5
"""How much more a MB of the largest size may take than one of the smallest."""
WORDS = re.findall(
    r"\w+",
    "the ferry left at six as it had on every morning of that year and nobody on quay looked up from what they "
    "did to see it go Tib counted gulls there were nineteen which was one fewer than ought to have been",
)


def words(number: int, many: int) -> str:
    """Words of a sentence that is not like the others: what comes again and again is no test of a memory."""
    start = number * 7919
    return " ".join(WORDS[(start + place * (3 + start % 5)) % len(WORDS)] for place in range(many))


def sentence(number: int, many: int = 15) -> str:
    """A sentence; some are speeches, some hold emphasis, an apostrophe or a dash."""
    text = words(number, many)
    if number % 3 == 0:
        return f'"{text.capitalize()}," said Tib\'s aunt -- "or not?"'
    return f"{text.capitalize()} _{words(number + 1, 2)}_." if number % 7 == 0 else f"{text.capitalize()}."


def wrapped(text: str, width: int = 72) -> Iterator[str]:
    """A paragraph in lines of a width."""
    line = ""
    for word in text.split():
        if len(line) + len(word) >= width:
            yield line
            line = ""
        line = f"{line} {word}" if line else word
    yield line


def prose() -> Iterator[str]:
    """Hard-wrapped paragraphs with a blank line between them, a chapter for every hundred."""
    for number in count():
        if number % 100 == 0:
            yield f"\n\n\nChapter {number // 100 + 1}\n\n"
        yield from wrapped(" ".join(sentence(number * 5 + each) for each in range(5)))
        yield ""


def serial() -> Iterator[str]:
    """One paragraph a line, a chapter for every twenty of them: 5,000 chapters in 50 MB."""
    for number in count():
        if number % 20 == 0:
            yield f"\n\nChapter {number // 20 + 1}: {words(number, 3).title()}\n"
        yield " ".join(sentence(number * 5 + each) for each in range(5)) + "\n"


def indented() -> Iterator[str]:
    """Wrapped paragraphs with indented first lines, no blank line between them."""
    for number in count():
        first, *others = wrapped(" ".join(sentence(number * 5 + each) for each in range(5)))
        yield from (f"   {first}", *others)


def chapters() -> Iterator[str]:
    """Chapters of a few lines."""
    for number in count(1):
        yield f"\n\nChapter {number}: {words(number, 3).title()}\n\n{sentence(number)}\n\n{sentence(number + 1)}"


def one_line() -> Iterator[str]:
    """Everything in a single line."""
    yield " ".join(map(sentence, range(130)))


def dialogue() -> Iterator[str]:
    """One paragraph a line, most of them short."""
    return (sentence(number, 30 if number % 4 == 0 else 6) for number in count())


def verse() -> Iterator[str]:
    """Stanzas of four short lines."""
    for number in count():
        yield f"    {words(number, 6)},"
        if number % 4 == 3:
            yield ""


def stanza() -> Iterator[str]:
    """Short lines without an end, none of them blank."""
    return (f"    {words(number, 6)}," for number in count())


def numbers() -> Iterator[str]:
    """A list of bare numbers, with blank lines between them."""
    return (f"{number}\n" for number in count(1))


def ones() -> Iterator[str]:
    """The same few bare numbers again and again."""
    return (f"{number % 3 + 1}.\n\n\n{words(number, 4)}\n" for number in count())


def rows() -> Iterator[str]:
    """Rows of signs between short paragraphs."""
    return (f"{sentence(number, 5)}\n\n* * *\n" for number in count())


def parts() -> Iterator[str]:
    """Parts with a chapter each, and epilogues between them."""
    names = ("Part {0}", "Chapter 1", "1", "Epilogue", "Story {0}")
    return (f"\n\n\n{names[number % 5].format(number)}\n\n\n{sentence(number)}\n" for number in count())


def kinds() -> Iterator[str]:
    """Parts with words that nobody knows, another one for each two of them."""
    for number in count():
        name = "".join("abcdefghij"[int(figure)] for figure in f"{number // 4:05}").capitalize()
        kind = (f"{name} 1", "Chapter 1", f"{name} 2", "Chapter 1")[number % 4]
        yield f"\n\n\n{kind}\n\n\n{sentence(number)}\n"


def contents() -> Iterator[str]:
    """A contents list that is all that there is."""
    yield "Contents\n"
    for number in count(1):
        yield f"{number}. {words(number, 3).title()}\n"


def dotted_contents() -> Iterator[str]:
    """Contents whose entries have rows of dots that lead to no page."""
    yield "Contents\n"
    for number in count(1):
        yield f"{number}. Gulls{' .' * 400}{' ' * 90}x\n"


def chat() -> Iterator[str]:
    """Messages, a line each, in one paragraph that no blank line parts."""
    return (f"{'ab'[number % 2]}{number}: {words(number, 4)}" for number in count())


def chats() -> Iterator[str]:
    """Messages, a paragraph each, every speaker with a name of its own."""
    return (f"S{'abc'[number % 3]}{number}: {words(number, 4)}\n" for number in count())


def letters() -> Iterator[str]:
    """Letters that never close."""
    return (f"Dear {words(number, 1)},\n\n{words(number, 12)}.\n" for number in count())


def notes() -> Iterator[str]:
    """Authors' notes, each with its mark alone and a bracket that nobody closes."""
    return (f"[Author's Note:\n\nThanks to {words(number, 4)}, readers!\n" for number in count())


def footnotes() -> Iterator[str]:
    """Marks with notes below them, every second note without its mark, and signs that nobody explains."""
    for number in count():
        mark = f"[{number % 2 + 1}]"
        yield f"{sentence(number, 40)}{mark} {sentence(number + 1)}*\n\n[1] {sentence(number + 2)}\n"


def capitals() -> Iterator[str]:
    """Lines in capitals that stand far apart."""
    return (f"\n\n\n{words(number, 4).upper()}\n\n\n\n{sentence(number)}\n" for number in count())


def summary() -> Iterator[str]:
    """A head whose summary has no end."""
    yield "Title: Gulls\nAuthor: Tib\nSummary: gulls"
    yield from (words(number, 5) for number in count())


def header() -> Iterator[str]:
    """A header of Project Gutenberg that goes on and on."""
    yield "The Project Gutenberg EBook of Gulls"
    yield from (words(number, 4) for number in range(20_000))
    yield "\n*** START OF THIS PROJECT GUTENBERG EBOOK ***\n"


def tails() -> Iterator[str]:
    """Words of marks and headings, each with a row of signs after it that comes to no end."""
    for name in ("by", "To the", "Previously on", "The Project Gutenberg", "1.", "Summary", "A/N"):
        for sign in (" ", "-", ".", "_ ", "*", ". ", "  _"):
            yield f"{name}{sign * (20_000 // len(sign))}x\n"


def repeated(piece: str) -> Callable[[], Iterator[str]]:
    """A shape of one piece again and again, in paragraphs of a MB without a line end."""

    def shape() -> Iterator[str]:
        yield piece * max(1, MB // len(piece))

    return shape


SHAPES: dict[str, Callable[[], Iterator[str]]] = {
    **{
        shape.__name__: shape
        for shape in (prose, serial, indented, chapters, one_line, dialogue, verse, stanza, numbers)
    },
    **{shape.__name__: shape for shape in (ones, rows, parts, kinds, contents, dotted_contents, chat, chats)},
    **{shape.__name__: shape for shape in (letters, notes, footnotes, capitals, summary, header, tails)},
    "stars": repeated("a *b "),
    "double stars": repeated("a **b "),
    "triple stars": repeated("a ***b "),
    "underscores": repeated("a _b "),
    "mixed marks": repeated("a *b **c ***d _e "),
    "only stars": repeated("*"),
    "double quotes": repeated('a "b '),
    "single quotes": repeated("a 'b "),
    "leading quotes": repeated("'and "),
    "bare quotes": repeated("'"),
    "hyphens": repeated("-"),
    "spaced hyphens": repeated("- "),
    "dots": repeated(". "),
    "spaces": repeated("a" + " " * 50),
    "lone space": repeated(f"a{' ' * 200_000}b"),
    "figures": repeated("1-2-3 "),
    "addresses": repeated("a.b-"),
    "at signs": repeated("a.@"),
    "word and at sign": repeated(f"{'word' * 50_000} `x` @ 'a "),
    "backticks": repeated("`'a "),
    "signs": repeated("#~ "),
    "one word": repeated("word"),
    "capitals at once": repeated("AB "),
    "brackets": repeated("[("),
    "accents": repeated("é’“"),
}
"""Each makes its text piece by piece, or is a piece that is written again and again."""


def text_of(shape: str, size: int) -> str:
    """A text of a shape and a size in bytes, its last piece cut off where it is full."""
    pieces: list[str] = []
    made = 0
    while made < size:
        for piece in SHAPES[shape]():
            pieces.append(piece)
            made += len(piece.encode()) + 1
            if made >= size:
                break
    joint = " " if shape == "one_line" else "\n"
    return joint.join(pieces).encode()[:size].decode("utf-8", "ignore")


def main() -> int:
    """Print the tables; 1 if a curve is not linear, or a text is not done within its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--least", type=float, default=1, help="MB of the smallest text")
    parser.add_argument("--most", type=float, default=4, help="MB of the largest text")
    parser.add_argument("--shapes", default="", help="only these, separated by commas")
    parser.add_argument("--limit", type=float, default=60, help="seconds for a MB, at most")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        print(json.dumps(measured(wanted.one)))
        return 0
    print(f"{'CPU seconds per MB':18}{'MB':>6}{''.join(f'{name:>11}' for name in NAMES)}{'all':>9}{'memory':>9}")
    shapes = [name for name in wanted.shapes.split(",") if name] or list(SHAPES)
    linear = [_curve(shape, wanted) for shape in shapes]
    return int(not all(linear))


def _curve(shape: str, wanted: argparse.Namespace) -> bool:
    """Print the rows of one shape; whether its curve is linear."""
    costs: list[float] = []
    size = wanted.least
    while size <= wanted.most:
        row = _fresh(shape, size, wanted.limit)
        if row is None:
            print(f"{shape:18}{size:6g}  not done within {wanted.limit * size:g} s", flush=True)
            return False
        each = [row[step] / size for step in STEPS]
        costs.append(sum(each))
        figures = "".join(f"{seconds:11.3f}" for seconds in each)
        print(f"{shape:18}{size:6g}{figures}{costs[-1]:9.3f}{row['memory'] / (size * MB):8.1f}x", flush=True)
        size *= 2
    is_linear = costs[-1] <= LINEAR * costs[0]
    if not is_linear:
        print(f"{shape:18}not linear: a MB takes {costs[-1] / costs[0]:.1f} times as long", flush=True)
    return is_linear


def _fresh(shape: str, size: float, limit: float) -> dict[str, float] | None:
    """What a text costs in a process of its own; None where it takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text_of(shape, int(size * MB)), "utf-8")
        command = [sys.executable, __file__, "--one", str(path)]
        try:
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=limit * size)
        except subprocess.TimeoutExpired:
            return None
    row: dict[str, float] = json.loads(done.stdout)
    return row


def measured(path: Path) -> dict[str, float]:
    """CPU seconds of each step of the road for a text, and the peak of memory in bytes."""
    gc.disable()  # as the command does
    from bookmaker.build import edition, road
    from bookmaker.model.edition import Edition
    from bookmaker.profiles import PROFILES
    from bookmaker.shelf.books import read_one

    row = dict.fromkeys(STEPS, 0.0)
    for step in STEPS[:-1]:
        setattr(road, step, _timed(getattr(road, step), step, row))
    before = _peak()
    inputs = read_one(path)
    travelled = road.travel(inputs, lambda _problem: None)
    write = _timed(edition.make_edition, "epub", row)
    made = write(travelled, Edition(PROFILES["epub"], inputs.theme), None)
    if made.data is None:
        raise SystemExit(f"not written: {made.problems}")
    return {**row, "memory": _peak() - before}


def _timed(step: Callable[..., Any], name: str, row: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        start = time.process_time()
        try:
            return step(*arguments)
        finally:
            row[name] += time.process_time() - start

    return timed


def _peak() -> float:
    """The most memory that the process has held so far, in bytes (Linux counts in kB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    sys.exit(main())
