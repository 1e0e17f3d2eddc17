"""What stands at the place itself: a quiet line where a warned chapter opens, a way over each warned scene.

A way over a scene leads to an empty place behind it, and the way to what happens to a note of a few
words: readers such as Kobo show whatever stands at a place of 9 to 5,000 characters in a window of
its own (the pop-up rule of kobolabs/epub-spec), and step to any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bookmaker.model.avoid import FOLDED, Action
from bookmaker.model.book import AnyDivision, Book, Chapter, Part, in_order
from bookmaker.model.content_warnings import ContentWarning
from bookmaker.model.edition import Edition
from bookmaker.model.nodes import Block, Blocks, Inline, Link, List, Omission, Paragraph, Quote, Role, Section, Text
from bookmaker.model.warned_scenes import Scene, scenes_of, taken_out
from bookmaker.model.wording import Wording, wording_for
from bookmaker.pages.content_warnings import DETAILS, anchor_of, in_short
from bookmaker.pages.folded import PAGE as FOLDED_PAGE
from bookmaker.pages.folded import anchor_of_folded, chapter_reasons, warned_of


def with_marks(book: Book, edition: Edition) -> Book:
    """The book with what an edition says at the places that are warned of, and with the anchors of those places."""
    marking = _Marking(book, edition, scenes_of(book.divisions))
    blocks = marking.of_all()
    divisions = tuple(_with_blocks(division, blocks) for division in book.divisions)
    back = tuple(marking.at_the_back(page) for page in book.back)
    return replace(book, divisions=divisions, back=back, anchors=marking.anchors)


def _with_blocks(division: AnyDivision, blocks: dict[str, Blocks]) -> AnyDivision:
    changed = replace(division, blocks=blocks[division.name])
    if isinstance(changed, Part):
        return replace(changed, divisions=tuple(_with_blocks(inside, blocks) for inside in changed.divisions))
    return changed


def _end_of(scene: Scene) -> str:
    return f"{scene.name}-end"


def _is_end(block: Block) -> bool:
    return isinstance(block, Section) and block.role == "scene-end"


class _Marking:
    """A walk through a book that puts our lines in, and remembers the places that links lead to."""

    def __init__(self, book: Book, edition: Edition, scenes: Iterable[Scene]) -> None:
        self.book = book
        self.scenes = {id(scene.section): scene for scene in scenes}  # two scenes may say the same
        self.on_paper = edition.profile.format == "pdf"
        self.words: Wording = wording_for(book.metadata.language)
        self.pages = {page.name for page in book.back}
        self.warned = warned_of(book)
        told = (scene for scene in self.scenes.values() if scene.summary and DETAILS in self.pages)
        self.anchors: dict[str, str] = {anchor_of(scene): DETAILS for scene in told}

    def of_all(self) -> dict[str, Blocks]:
        """The blocks of every division by its name. The end of a scene that ends its chapter begins the next one."""
        divisions = list(in_order(self.book.divisions))
        found: dict[str, Blocks] = {}
        carried: Blocks = ()
        for division in divisions:
            blocks = (*carried, *self.of_division(division))
            cut = len(blocks)
            while not self.on_paper and division is not divisions[-1] and cut and _may_go_on(blocks[cut - 1]):
                cut -= 1
            carried = tuple(block for block in blocks[cut:] if _is_end(block))
            found[division.name] = (*blocks[:cut], *(block for block in blocks[cut:] if not _is_end(block)))
            self.anchors |= {end.name: division.name for end in found[division.name] if _is_end(end)}  # type: ignore[union-attr]
        return found

    def at_the_back(self, page: Chapter) -> Chapter:
        """A page; in what was moved to the back, scenes have their lines too, and one may be left out."""
        if page.name != FOLDED_PAGE:
            return page
        return replace(page, blocks=tuple(new for block in page.blocks for new in self.block(block, FOLDED_PAGE)))

    def of_division(self, division: AnyDivision) -> Iterator[Block]:
        """The blocks of one division, with our lines among them."""
        if rule := taken_out(division.blocks):
            yield from self.whole_chapter(division, rule)
            return
        yield from self.opening(division)
        for block in division.blocks:
            yield from self.block(block, division.name)

    def opening(self, division: AnyDivision) -> Iterator[Block]:
        """The quiet line, but where the chapter's own note or a scene at its head says it, or the reader wants none."""
        entries = [entry for entry in self.warned.get(division.name, ()) if self.wish([entry]) != "show"]
        notes = {block.at for block in division.blocks if isinstance(block, Section) and block.role == "note"}
        first = next((block for block in division.blocks if not isinstance(block, Omission)), None)
        at_head = self.scenes[id(first)].warnings if id(first) in self.scenes else ()
        said = {entry.topic for entry in (*at_head, *(entry for entry in entries if entry.at in notes))}
        if not self.book.warning_lines or isinstance(division, Part) or {entry.topic for entry in entries} <= said:
            return
        text = Text(self.words.chapter_line.format(self.row(entries)))
        is_told = any(entry.detail for entry in entries) and not self.on_paper
        line: Inline = Link(f"#{DETAILS}", (text,)) if is_told else text
        yield Paragraph((line,), "warning-line")

    def block(self, block: Block, home: str) -> Iterator[Block]:
        """A block, or what an edition makes of a warned scene."""
        if isinstance(block, Section) and id(block) in self.scenes:
            yield from self.scene(self.scenes[id(block)], home)
        elif isinstance(block, Section | Quote):
            yield replace(block, blocks=tuple(new for inside in block.blocks for new in self.block(inside, home)))
        elif isinstance(block, List):
            items = (tuple(new for inside in item for new in self.block(inside, home)) for item in block.items)
            yield replace(block, items=tuple(items))
        else:
            yield block

    def scene(self, scene: Scene, home: str) -> Iterator[Block]:
        """A scene with the ways over it and to what happens; or what stands instead of it."""
        if rule := taken_out(scene.section.blocks):
            self.anchors[scene.name] = home
            yield self.instead(scene, rule)
            yield from scene.section.blocks
            return
        inside = tuple(new for block in scene.section.blocks for new in self.block(block, home))
        if self.wish(scene.warnings) == "show":
            yield replace(scene.section, role="", blocks=inside)
            return
        self.anchors |= {scene.name: home, _end_of(scene): home}
        yield self.offer(scene)
        yield replace(scene.section, blocks=inside)
        yield Section((), "scene-end", scene.section.at, _end_of(scene))

    def offer(self, scene: Scene) -> Section:
        """The line before a scene: what it is warned of, and the ways."""
        words, row = self.words, self.row(scene.warnings)
        children: list[Inline] = [Text(words.scene_line.format(row) if row else words.scene_unnamed)]
        skip = words.skip_print if self.on_paper else words.skip
        children += self.way(_end_of(scene), skip, "skip")
        children += self.told(scene)
        return Section((Paragraph(tuple(children)),), "scene-offer", scene.section.at, scene.name)

    def told(self, scene: Scene) -> Iterator[Inline]:
        """The way to what happens in a scene, where its author says it."""
        if anchor_of(scene) in self.anchors:
            text = self.words.what_happens_print if self.on_paper else self.words.what_happens
            yield from self.way(anchor_of(scene), text, "what-happens")

    def way(self, name: str, text: str, role: Role) -> Iterator[Inline]:
        """A link; on paper the theme sets its page behind it."""
        yield Text(" ")
        yield Link(f"#{name}", (Text(text),), role)

    def instead(self, scene: Scene, rule: str) -> Section:
        """What stands at the place of a scene that this reader does not meet."""
        words, row = self.words, self.row(scene.warnings)
        if rule == FOLDED:
            self.anchors[anchor_of_folded(scene.name)] = FOLDED_PAGE
            children = [Text(words.scene_folded.format(row)), *self.to_folded(scene.name), *self.told(scene)]
        else:
            children = [Text(" ".join((words.scene_replaced.format(row), *self.summary(scene))))]
        return Section((Paragraph(tuple(children)),), "scene-summary", scene.section.at, scene.name)

    def summary(self, scene: Scene) -> Iterator[str]:
        """What happens in a scene: its own summary, else what the author says of its topics in that chapter."""
        topics = {entry.topic for entry in scene.warnings}
        details = (entry.detail for entry in self.warned.get(scene.division, ()) if entry.topic in topics)
        yield from [scene.summary] if scene.summary else dict.fromkeys(filter(None, details))

    def to_folded(self, name: str) -> Iterator[Inline]:
        """The way to what was moved to the end."""
        text = self.words.read_folded_print if self.on_paper else self.words.read_folded
        yield from self.way(anchor_of_folded(name), text, "skip")

    def whole_chapter(self, division: AnyDivision, rule: str) -> Iterator[Block]:
        """What stands in a chapter that this reader does not meet."""
        entries = list(chapter_reasons(self.book, self.warned, division, "fold", "replace"))
        words, row = self.words, self.row(entries)
        if rule == FOLDED:
            self.anchors[anchor_of_folded(division.name)] = FOLDED_PAGE
            children = [Text(words.chapter_folded.format(row)), *self.to_folded(division.name)]
        else:
            told = dict.fromkeys(entry.detail for entry in entries if entry.detail)
            children = [Text(" ".join((words.chapter_replaced.format(row), *told)))]
        yield Section((Paragraph(tuple(children)),), "scene-summary", division.at)
        yield from division.blocks

    def wish(self, entries: Iterable[ContentWarning]) -> Action:
        """What the reader of this copy wishes; whoever has no profile is warned."""
        return self.book.avoid.wish(entry.topic for entry in entries) if self.book.avoid else "warn"

    def row(self, entries: Iterable[ContentWarning]) -> str:
        return in_short(entries, self.book.metadata.language, self.words)


def _may_go_on(block: Block) -> bool:
    """Whether a block at the end of a chapter holds nothing to read: the end of a scene, or what was left out."""
    return _is_end(block) or isinstance(block, Omission)
