"""Chat and text messages: lines that each begin with who speaks, and perhaps when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bookmaker.model.nodes import Block, Blocks, Inline, Inlines, LineBreak, Paragraph, Section, Span, Text
from bookmaker.model.patterns import Late, holds
from bookmaker.model.problem import Report
from bookmaker.model.recipe import StructureWishes
from bookmaker.model.walk import lines_of, plain

MESSAGE = Late(
    r"(?:\[[\d:. apmAPM]{4,10}\]\s*)?(?P<speaker>[^\W\d][\w .'’-]{0,23}):(?=\s)(?!\s*[\"“'‘])", look=holds(":")
)
"""What is said stands without quotation marks."""
SAID = re.compile(r"\b(?:said|asked|cried|replied|answered|added|wrote)$")
"""A speaker is a name, not "He said"."""
LONGEST_HEAD = 40
"""Characters of the time and the name with which a message begins."""
FEWEST = 3
"""Messages in a row from which they are a chat."""


def recognise(blocks: Blocks, wishes: StructureWishes, report: Report) -> Blocks:
    """Gather runs of messages, at least one of whose speakers speaks twice, into chat sections."""
    out: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        messages = _messages(block)
        if messages and not (run and isinstance(block, Paragraph) and block.gap > 1):
            run += messages
            continue
        if run:
            out += _gathered(run)
        run = list(messages)
        if not messages:
            out.append(block)
    out += _gathered(run)
    return tuple(out)


def _messages(block: Block) -> tuple[Paragraph, ...]:
    """The block's lines as paragraphs, if every one of them is a message."""
    if not isinstance(block, Paragraph) or block.role or not _may_be_message(block.children):
        return ()
    lines = lines_of(block.children)
    if not all(message_in(plain(line)) for line in lines):
        return ()
    return tuple(Paragraph(line, "", block.at, block.gap) for line in lines)


def message_in(line: str) -> re.Match[str] | None:
    """The head of a message; None where a line has none."""
    match = MESSAGE.match(line)
    return None if match is None or SAID.search(match["speaker"]) else match


def _may_be_message(inlines: Inlines) -> bool:
    """Whether there is a colon where a name could end: most paragraphs are passed over by this."""
    first = inlines[0] if inlines else None
    return not isinstance(first, Text) or len(inlines) > 1 or ":" in first.text[:LONGEST_HEAD]


def _gathered(run: list[Paragraph]) -> Iterator[Block]:
    speakers = [_speaker(message) for message in run]
    if len(run) < FEWEST or len(set(speakers)) == len(speakers):
        yield from _rejoined(run)
    else:
        yield Section(tuple(_message(message) for message in run), "chat", run[0].at)


def _rejoined(run: list[Paragraph]) -> Iterator[Block]:
    """Lines that turned out to be no chat, put together again as their paragraphs were."""
    for at, together in groupby(run, key=lambda line: line.at):
        first, *others = together
        children: list[Inline] = [*first.children]
        for other in others:
            children += (LineBreak(), *other.children)
        yield Paragraph(tuple(children), "", at, first.gap)


def _speaker(message: Paragraph) -> str:
    match = message_in(plain(message.children))
    return match["speaker"] if match else ""


def _message(message: Paragraph) -> Paragraph:
    """The message with its head, up to the colon, as a span; a head with markup inside stays as it is."""
    first = message.children[0]
    match = message_in(first.text) if isinstance(first, Text) else None
    if match is None or not isinstance(first, Text):
        return Paragraph(message.children, "message", message.at, message.gap)
    head = Span((Text(first.text[: match.end()]),), "speaker")
    rest = (Text(first.text[match.end() :]), *message.children[1:])
    return Paragraph((head, *rest), "message", message.at, message.gap)
