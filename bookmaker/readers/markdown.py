"""The reader for Markdown: CommonMark with tables, struck words, footnotes and a front matter.

The only module that knows markdown-it. Indented text is a paragraph, not program code: in
stories an indent is an indent. HTML tags are left out and their words kept.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from bookmaker.model.manuscript import Manuscript, Understood
from bookmaker.model.nodes import (
    Block,
    Blocks,
    Code,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Note,
    Omission,
    Paragraph,
    Preformatted,
    Quote,
    SceneBreak,
    Side,
    Strike,
    Strong,
    Table,
    Text,
)
from bookmaker.model.patterns import Late
from bookmaker.model.problem import Location, Report, note, warning
from bookmaker.model.walk import plain
from bookmaker.model.warned_scenes import COMMENT as MARKER
from bookmaker.readers.encoding import decode
from bookmaker.readers.html_tags import COMMENT, TAG
from bookmaker.readers.markdown_chunks import ROW, chunks, has_front_matter, with_true_definitions
from bookmaker.readers.markdown_words import words_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

MARKUP = (*"*_`[]<&\\~^", "  \n")
"""Anything that an inline rule of CommonMark or of the plugins might act on."""
INDENTED = re.compile(r"\n\s")
# Text whose only markup is `_words_` between plain spaces or beside a mark of punctuation, where
# every reading of CommonMark's rules for emphasis agrees: the commonest markup of novels.
_SIGN = r"[^*_`\[\]<&\\!~^\n]|(?<!  )\n(?!\s)|!(?!\[)|\^(?!\[)|&(?!#|\w+;)"
_WORDS = rf"(?<![^\s\"“'‘(\[—-])_(?=[^\W_])(?:{_SIGN})+(?<=[^\W_]|[.,;:!?])_(?![^\s.,;:?!)\]\"”’'—-])"
ONLY_UNDERSCORES = Late(rf"(?:{_SIGN}|{_WORDS})+|(?:{_SIGN})*_(?:{_SIGN})*")
# The same with brackets, in a file without references: there they are neither links nor marks of notes.
_BRACKET = rf"{_SIGN}|\[(?!\^)|\](?![(\[])"
OR_BRACKETS = Late(rf"(?:{_BRACKET}|{_WORDS})+|(?:{_BRACKET})*_(?:{_BRACKET})*")
LANGUAGE = Late(r"[^\W\d_][\w+#.-]*")
SAFE_SCHEMES = {"http", "https", "mailto"}
SPANNING: dict[str, type[Emphasis] | type[Strong] | type[Strike]] = {
    "em_open": Emphasis,
    "strong_open": Strong,
    "s_open": Strike,
}

SIDES: dict[str, Side] = {"text-align:right": "right", "text-align:center": "centre"}
"""What the parser makes of the colons in the line below a table's headings."""


def read(name: str, data: bytes, report: Report, encoding: str = "") -> Manuscript:
    """Read a Markdown file. Its front matter is kept as text for the book file's reader."""
    decoded = decode(name, data, report, encoding)
    page = _Page(name, report)
    page.gather(decoded.text)
    blocks = (*page.body(), *page.unmarked_notes(), *page.unused_titles())
    understood = (
        Understood("encoding", decoded.encoding, decoded.why),
        Understood("paragraphs", "Markdown", "the file's name"),
    )
    words = words_of(decoded.text)
    return Manuscript(name, blocks, words.body, understood, words.notes, words.titles, has_markup=True)


@cache
def _parser(at_start: bool) -> MarkdownIt:
    """The parser for the start of a file, where a front matter may stand, or for the rest of it.

    It is loaded for the first text that needs it: many novels do without.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = (
        MarkdownIt("commonmark", {"maxNesting": 100, "store_labels": True})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
    )
    if at_start:
        from mdit_py_plugins.front_matter import front_matter_plugin

        parser.use(front_matter_plugin)
    # Inlines are parsed one by one below, most of them having no markup at all; the footnote
    # plugin's own last step would lose notes that nothing points to.
    parser.block.ruler.before("paragraph", "directive", _directive, {"alt": ["paragraph", "blockquote", "list"]})
    parser.validateLink = _take_any  # type: ignore[method-assign]  # link() and image() below decide
    return parser.disable(["inline", "text_join", "footnote_tail", "code"])


# A line of colons by itself, or with the word for content warnings behind it; other directives stay words.
DIRECTIVE = Late(r":{3,}[ \t]*(?:[{./]|end\b|[ct]w\b|content|trigger|$)", re.IGNORECASE)


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A rule of the parser: such a line is a paragraph of its own, whatever stands right below it."""
    first = state.bMarks[start] + state.tShift[start]
    line = state.src[first : state.eMarks[start]]
    if line[:3] != ":::" or not DIRECTIVE.match(line):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("directive", "", 0)
        token.content, token.map = line.strip(), [start, state.line]
    return True


def _take_any(url: str) -> bool:
    return True


class _Title(NamedTuple):
    """The words behind an address, `(pier.png "The pier")`, and the picture that they belong to, if it is one."""

    words: str
    at: Location
    picture: Image | None = None

    def omission(self) -> Omission:
        """What becomes of a title that is no caption."""
        return Omission((Paragraph((Text(self.words),), at=self.at),), "markdown/title", at=self.at)


@dataclass(slots=True)
class _Page:
    """One file on its way from tokens to nodes."""

    name: str
    report: Report
    env: dict[str, Any] = field(default_factory=dict)
    segments: list[tuple[int, Sequence[Token] | str]] = field(default_factory=list)
    notes: dict[str, tuple[int, Sequence[Token]]] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    titles: list[_Title] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    signs: Sequence[str] = MARKUP
    offset: int = 0

    def gather(self, text: str) -> None:
        """Parse the chunks, and remember the tokens of each footnote by its label."""
        text = with_true_definitions(text)
        self.signs = [sign for sign in MARKUP if sign in text]
        for line, chunk, is_plain in chunks(text):
            if is_plain:
                self.segments.append((line, chunk))
                continue
            tokens = _parser(has_front_matter(text) and line == 0).parse(chunk, self.env)
            self.segments.append((line, tokens))
            for index, token in enumerate(tokens):
                if token.type == "footnote_reference_open":
                    self.keep_first(token.meta["label"])
                    self.notes[token.meta["label"]] = line, tokens[index + 1 : _closing(tokens, index)]

    def keep_first(self, label: str) -> None:
        """Two notes of one label: the earlier is kept under a label of its own, as a note without a mark."""
        if label in self.notes:
            self.notes[f"{label} ({len(self.notes)})"] = self.notes[label]

    def body(self) -> Iterator[Block]:
        """The blocks of the file in order."""
        for line, segment in self.segments:
            self.offset = line
            if isinstance(segment, str):
                at = Location(self.name, line + 1)
                if ROW.fullmatch(segment):
                    yield SceneBreak("* * *", at)
                    continue
                block = self.paragraph(self.parsed(_at_the_margin(segment.rstrip()), at), at)
                if block is not None:
                    yield block
                if self.titles:
                    yield from self.titles_met()
            else:
                for block in self.blocks(segment):
                    yield block
                    yield from self.titles_met()

    def titles_met(self) -> Iterator[Omission]:
        """The titles that the blocks up to here have, and do not print."""
        while self.titles:
            yield self.titles.pop(0).omission()

    def unused_titles(self) -> Iterator[Omission]:
        """Titles in notes that nothing points to, and in definitions that no link uses."""
        yield from self.titles_met()
        defined = [
            *self.env.get("references", {}).items(),
            *((None, each) for each in self.env.get("duplicate_refs", ())),
        ]
        for label, definition in defined:
            if definition["title"] and label not in self.used:
                yield _Title(definition["title"], Location(self.name)).omission()

    def at(self, token: Token) -> Location:
        return Location(self.name, token.map[0] + 1 + self.offset if token.map else 0)

    def unmarked_notes(self) -> Blocks:
        """Notes that no mark points to: their words stand at the end, and are reported."""
        blocks: list[Block] = []
        for label in self.notes:
            if label in self.marked:
                continue
            self.marked.add(label)
            inside = self.note_blocks(label)
            at = inside[0].at if inside else Location(self.name)
            self.report(
                warning(
                    "markdown/note-without-mark",
                    f"nothing points to the note [^{label}]",
                    at,
                    "it was set as a paragraph at the end of its file; add the mark where it belongs",
                )
            )
            blocks += inside
        return tuple(sorted(blocks, key=lambda block: block.at.line))

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """The blocks that a run of tokens makes."""
        for token, inside in _nested(tokens):
            if _has_years(token, inside):
                yield from self.sentences(token, inside)
            elif _names_language(token):
                yield from self.code(token)
            elif (block := self.block(token, inside)) is not None:
                yield block

    def block(self, token: Token, inside: Sequence[Token]) -> Block | None:  # noqa: C901  # one case a token
        """The block that a token and the tokens inside it make; None for one that makes none."""
        at = self.at(token)
        match token.type:
            case "directive":
                return Paragraph((Text(token.content),), at=at)
            case "paragraph_open":
                return self.paragraph(self.inlines(inside[0]), at)
            case "heading_open":
                return Heading(int(token.tag[1]), self.inlines(inside[0]), at=at, evidence=("a Markdown heading",))
            case "blockquote_open":
                return Quote(tuple(self.blocks(inside)), at)
            case "bullet_list_open":
                return List(self.items(inside), at=at)
            case "ordered_list_open":
                return List(self.items(inside), True, int(token.attrs.get("start", 1)), at)
            case "hr":
                return SceneBreak(" ".join(token.markup[:3]), at)
            case "fence" | "code_block":
                return Preformatted("\n".join(filter(None, (token.info.strip(), token.content.rstrip("\n")))), at)
            case "table_open":
                return self.table(inside, at)
            case "html_block":
                return self.html(token.content, at)
            case "front_matter":
                return Omission((), "markdown/front-matter", "front matter", token.content, at)
            case _:
                return None

    def paragraph(self, inlines: Inlines, at: Location) -> Block | None:
        """A paragraph; a picture alone in one is a figure, and its title the caption."""
        if len(inlines) == 1 and isinstance(inlines[0], Image):
            is_titled = self.titles and self.titles[-1].picture is inlines[0]
            return Figure(inlines[0], (Text(self.titles.pop().words),) if is_titled else (), at)
        return Paragraph(inlines, at=at) if inlines else None

    def sentences(self, token: Token, inside: Sequence[Token]) -> Iterator[Block]:
        """Paragraphs that begin with a year: "1986. A great year"."""
        for item, own in _nested(inside):
            (opening, words), *_ = _nested(own)
            number = Text(f"{item.info}{token.markup} ")
            block = self.paragraph((number, *self.inlines(words[0])), self.at(opening))
            if block is not None:
                yield block

    def code(self, token: Token) -> Iterator[Block]:
        """Code, behind the name of its language, which is there for programs that colour it."""
        at = self.at(token)
        yield Omission((Paragraph((Text(token.info.strip()),), at=at),), "markdown/code-language", at=at)
        yield Preformatted(token.content.rstrip("\n"), at)

    def items(self, tokens: Sequence[Token]) -> tuple[Blocks, ...]:
        return tuple(tuple(self.blocks(inside)) for _, inside in _nested(tokens))

    def table(self, tokens: Sequence[Token], at: Location) -> Table:
        """A table with its rows of headings."""
        rows: list[tuple[Inlines, ...]] = []
        header_rows = 0
        sides = tuple(SIDES.get(str(each.attrs.get("style")), "") for each in tokens if each.type == "th_open")
        for section, row_tokens in _nested(tokens):
            for _, cells in _nested(row_tokens):
                rows.append(tuple(self.inlines(cell[0]) for _, cell in _nested(cells)))
                header_rows += section.type == "thead_open"
        return Table(tuple(rows), header_rows, at, sides)

    def html(self, markup: str, at: Location) -> Block | None:
        """The words of a piece of HTML."""
        from html import unescape  # few texts need the names of its entities

        found = (" ".join(match[1].split()) for match in COMMENT.finditer(markup))
        comments = [Paragraph((Text(words),), at=at) for words in found]
        words = " ".join(unescape(TAG.sub(" ", COMMENT.sub(" ", markup))).split())
        if comments and not words:
            return Omission(tuple(comments), "markdown/comment", at=at)
        self.report(note("markdown/html", "HTML tags were left out, their words kept", at))
        words = " ".join(filter(None, (words, *(plain(comment.children) for comment in comments))))
        return Paragraph((Text(words),), at=at) if words else None

    def inlines(self, token: Token) -> Inlines:
        return self.parsed(token.content, self.at(token))

    def parsed(self, content: str, at: Location) -> Inlines:
        """The inlines of a text: those without markup, or with the commonest alone, never see the parser."""
        if not any([sign in content for sign in self.signs]):  # noqa: C419  # sooner
            text = content.replace("\n", " ").strip()
            return (Text(text),) if text else ()
        if (ONLY_UNDERSCORES if self.env.get("references") else OR_BRACKETS).fullmatch(content):
            return _underscored(content)
        children: list[Token] = []
        parser = _parser(False)
        parser.inline.parse(content, parser, self.env, children)
        return self.spans(children, at)

    def spans(self, tokens: Sequence[Token], at: Location) -> Inlines:
        """The inlines of a run of tokens, neighbouring texts joined."""
        inlines: list[Inline] = []
        for token, inside in _nested(tokens):
            if (inline := self.inline(token, inside, at)) is None:
                continue
            if isinstance(inline, Text) and inlines and isinstance(inlines[-1], Text):
                inlines[-1] = Text(inlines[-1].text + inline.text)
            else:
                inlines.append(inline)
        return tuple(inlines)

    def inline(self, token: Token, inside: Sequence[Token], at: Location) -> Inline | None:
        """The inline that a token and the tokens inside it make; None for one that makes none."""
        match token.type:
            case "text" | "text_special":
                return Text(token.content) if token.content else None
            case "softbreak":
                return Text(" ")
            case "hardbreak":
                return LineBreak()
            case "code_inline":
                return Code(token.content)
            case "em_open" | "strong_open" | "s_open":
                return SPANNING[token.type](self.spans(inside, at))
            case "link_open":
                children = self.spans(inside, at)
                self.keep_title(token, at)
                return self.link(str(token.attrs.get("href", "")), children, at)
            case "image":
                return self.image(token, at)
            case "footnote_ref":
                return self.note(token, at)
            case "html_inline":
                return self.tag(token.content, at)
            case _:
                return Text(token.content) if token.content else None

    def tag(self, markup: str, at: Location) -> Inline | None:
        """A tag inside a line: a line break, the marker of a warning that a comment holds, or nothing."""
        if (comment := COMMENT.fullmatch(markup)) and MARKER.fullmatch(comment[1]):
            return Text(f"[{' '.join(comment[1].split())}]")
        if not TAG.fullmatch(markup):
            return Text(markup)
        self.report(note("markdown/html", f"the HTML tag {markup} was left out", at))
        return LineBreak() if re.match(r"<br\b", markup, re.IGNORECASE) else None

    def keep_title(self, token: Token, at: Location, picture: Image | None = None) -> None:
        """Keep the title of a link or a picture; that of a definition once, however many links use it."""
        title, label = " ".join(str(token.attrs.get("title", "")).split()), token.meta.get("label")
        if title and label not in self.used:
            self.titles.append(_Title(title, at, picture))
        if label is not None:
            self.used.add(label)

    def link(self, href: str, children: Inlines, at: Location) -> Inline:
        """A link, if it leads to an address outside or to a place in the book; else its words."""
        parts = urlsplit(href)
        if href.startswith("#") or parts.scheme in SAFE_SCHEMES:
            return Link(href, children)
        self.report(warning("markdown/link", f"the link to {href!r} leads nowhere in a book; its words were kept", at))
        return children[0] if len(children) == 1 else Text(plain(children))

    def image(self, token: Token, at: Location) -> Inline | None:
        """A picture of the folder, its path read from its text's own; of a picture elsewhere only its words."""
        words = plain(self.spans(token.children or (), at)) or token.content
        source = unquote(str(token.attrs.get("src", "")))
        if urlsplit(source).scheme or source.startswith("/"):
            self.report(
                warning(
                    "markdown/picture-elsewhere",
                    f"the picture {source} is not in the book's folder",
                    at,
                    "nothing is fetched: save it beside the text",
                )
            )
            self.keep_title(token, at)
            return Text(words) if words else None
        picture = Image(posixpath.normpath(posixpath.join(posixpath.dirname(self.name), source)), words)
        self.keep_title(token, at, picture)
        return picture

    def note(self, token: Token, at: Location) -> Inline | None:
        """The note at its first mark."""
        label = token.meta.get("label")
        if label is None:
            return Note((Paragraph(self.spans(self.env["footnotes"]["list"][token.meta["id"]]["tokens"], at), at=at),))
        if label in self.marked:
            self.report(
                warning(
                    "markdown/note-marked-twice",
                    f"the note [^{label}] has a second mark",
                    at,
                    "the second mark was left out",
                )
            )
            return None
        self.marked.add(label)
        return Note(tuple(self.note_blocks(label)))

    def note_blocks(self, label: str) -> list[Block]:
        """The blocks of a note, with the lines of the place where it is defined."""
        before = self.offset
        self.offset, tokens = self.notes[label]
        blocks = list(self.blocks(tokens))
        self.offset = before
        return blocks


def _has_years(token: Token, inside: Sequence[Token]) -> bool:
    """Whether an ordered list is paragraphs after all: numbers no list begins with, not one after the other."""
    if token.type != "ordered_list_open" or int(token.attrs.get("start", 1)) <= 100:
        return False
    items = list(_nested(inside))
    numbers = [int(item.info) for item, _ in items]
    is_plain = all([block.type for block, _ in _nested(own)] == ["paragraph_open"] for _, own in items)
    return is_plain and (len(items) == 1 or numbers != list(range(numbers[0], numbers[0] + len(items))))


def _names_language(token: Token) -> bool:
    """Whether one word stands behind the sign that code begins: its language. Of more, all are the text's."""
    return token.type == "fence" and bool(token.content.strip() and LANGUAGE.fullmatch(token.info.strip()))


def _nested(tokens: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Tokens of the outermost level, each with the tokens between it and its closing one."""
    index = 0
    while index < len(tokens):
        end = _closing(tokens, index)
        yield tokens[index], tokens[index + 1 : end]
        index = end + 1


def _closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes one; its own for a token that opens nothing."""
    depth = 0
    while True:
        depth += tokens[index].nesting
        if depth <= 0:
            return index
        index += 1


def _at_the_margin(text: str) -> str:
    """A text without the spaces before its lines."""
    if text[:1].isspace() or INDENTED.search(text):
        return "\n".join(map(str.lstrip, text.split("\n")))
    return text


def _underscored(content: str) -> Inlines:
    """Inlines of a text with `_words_` and no other markup; an underscore that has no partner is a sign."""
    text = " ".join(line.strip() for line in content.strip().split("\n"))
    if text.count("_") == 1:
        return (Text(text),)
    return tuple(
        Emphasis((Text(part),)) if number % 2 else Text(part) for number, part in enumerate(text.split("_")) if part
    )
