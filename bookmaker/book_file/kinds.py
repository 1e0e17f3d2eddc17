"""The kinds of value that a field can hold: each reads a node, says what is wrong, and knows its JSON Schema."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from collections.abc import Mapping as Map
from typing import Any, NamedTuple, Protocol

from bookmaker.book_file.settings import PLACE
from bookmaker.book_file.yaml_nodes import Mapping, Node, Scalar, Sequence
from bookmaker.model.encodings import ENCODINGS, codec_of
from bookmaker.model.problem import Location, Report, error, nearest

Schema = dict[str, Any]


class Desk(NamedTuple):
    """Where a file is read: its name, and where mistakes are laid down."""

    file: str
    report: Report

    def wrong(self, name: str, message: str, line: int, hint: str = "") -> None:
        """Report a mistake in a line of the file."""
        self.report(error(f"book-file/{name}", message, Location(self.file, line), hint))


class Kind(Protocol):
    """Reads a value, or reports and returns None; `label` says in a few words what is expected."""

    @property
    def label(self) -> str: ...

    def read(self, node: Node, field: str, desk: Desk) -> Any: ...

    def schema(self) -> Schema: ...


def _refuse(kind: Kind, node: Node, field: str, desk: Desk) -> None:
    desk.wrong("wrong-kind", f"“{field}” should be {kind.label}", node.line)


class TextKind(NamedTuple):
    """Words. `check` returns what is wrong with them and a hint, or nothing."""

    label: str = "text"
    check: Callable[[str], tuple[str, str] | None] | None = None
    pattern: str = ""

    def read(self, node: Node, field: str, desk: Desk) -> str | None:
        """The value of a node, or None after reporting what is wrong with it."""
        if not isinstance(node, Scalar):
            _refuse(self, node, field, desk)
            return None
        if node.empty:
            return None
        wrong = check_characters(node.text) or (self.check(node.text.strip()) if self.check else None)
        if wrong:
            desk.wrong("wrong-value", f"“{field}”: {wrong[0]}", node.line, wrong[1])
            return None
        return node.text.strip()

    def schema(self) -> Schema:
        """The JSON Schema of such values; numbers and dates without quotes are text to us too."""
        if not self.pattern:
            return {"type": ["string", "number", "boolean"]}
        return {"anyOf": [{"type": "string", "pattern": self.pattern}, {"type": "number"}]}


class ChoiceKind(NamedTuple):
    """One of a few words."""

    choices: tuple[str, ...]

    @property
    def label(self) -> str:
        """What is expected, in a few words."""
        return f"one of {', '.join(self.choices)}"

    def read(self, node: Node, field: str, desk: Desk) -> str | None:
        """The value of a node, or None after reporting what is wrong with it."""
        if not isinstance(node, Scalar):
            _refuse(self, node, field, desk)
            return None
        if node.empty:
            return None
        for choice in self.choices:
            if choice.lower() == node.text.strip().lower():
                return choice
        desk.wrong(
            "unknown-value",
            f"“{field}” cannot be “{node.text}”",
            node.line,
            nearest(node.text, list(self.choices)),
        )
        return None

    def schema(self) -> Schema:
        """The JSON Schema of such values."""
        return {"enum": list(self.choices)}


class YesNoKind(NamedTuple):
    """Yes or no."""

    label: str = "yes or no"

    def read(self, node: Node, field: str, desk: Desk) -> bool | None:
        """The value of a node, or None after reporting what is wrong with it."""
        word = node.text.strip().lower() if isinstance(node, Scalar) else ""
        if word in {"yes", "true", "on"}:
            return True
        if word in {"no", "false", "off"}:
            return False
        _refuse(self, node, field, desk)
        return None

    def schema(self) -> Schema:
        """The JSON Schema of such values."""
        return {"type": "boolean"}


class ListKind(NamedTuple):
    """Several values of one kind; a single one may stand without the list."""

    item: Kind

    @property
    def label(self) -> str:
        """What is expected, in a few words."""
        return f"a list, each of it {self.item.label}"

    def read(self, node: Node, field: str, desk: Desk) -> tuple[Any, ...] | None:
        """The value of a node, or None after reporting what is wrong with it."""
        if isinstance(node, Scalar) and node.empty:
            return None
        nodes = node.items if isinstance(node, Sequence) else (node,)
        values = [self.item.read(item, field, desk) for item in nodes]
        return tuple(value for value in values if value is not None)

    def schema(self) -> Schema:
        """The JSON Schema of such values."""
        item = self.item.schema()
        return {"anyOf": [{"type": "array", "items": item}, item]}


class Field(NamedTuple):
    """A field: its name, the kind of its value, a line about it, and an example for the template."""

    name: str
    kind: Kind
    about: str
    example: str = ""
    required: bool = False


class RecordKind(NamedTuple):
    """Named fields. Where `short` is set, a bare text stands for that field alone."""

    fields: tuple[Field, ...]
    short: str = ""

    @property
    def label(self) -> str:
        """What is expected, in a few words."""
        names = ", ".join(field.name for field in self.fields)
        return f"{'text or ' if self.short else ''}fields ({names})"

    def read(self, node: Node, field: str, desk: Desk) -> Map[str, Any] | None:
        """The value of a node, or None after reporting what is wrong with it."""
        if isinstance(node, Scalar) and node.empty:
            return None
        if isinstance(node, Scalar) and self.short:
            by_name = {f.name: f for f in self.fields}
            value = by_name[self.short].kind.read(node, field, desk)
            return {self.short: value, PLACE: node.line} if value is not None else None
        if not isinstance(node, Mapping):
            _refuse(self, node, field, desk)
            return None
        values = read_fields(node, self.fields, desk)
        lacking = [f.name for f in self.fields if f.required and not values.get(f.name)]
        said = {key for key, _, value in node.entries if not (isinstance(value, Scalar) and not value.text.strip())}
        missing = [f"“{name}”" for name in lacking if name not in said]  # what is there and wrong was told of
        if missing:
            desk.wrong("missing-field", f"“{field}” lacks {', '.join(missing)}", node.line)
        if lacking:
            return None
        return {**values, PLACE: node.line}

    def schema(self) -> Schema:
        """The JSON Schema of such values."""
        record = fields_schema(self.fields)
        short = next((f.kind.schema() for f in self.fields if f.name == self.short), None)
        return {"anyOf": [record, short]} if short else record


def read_fields(node: Mapping, fields: tuple[Field, ...], desk: Desk) -> dict[str, Any]:
    """The values of a mapping by field; unknown fields and wrong values are reported, every one of them."""
    known = {field.name: field for field in fields}
    values: dict[str, Any] = {}
    for key, line, value in node.entries:
        field = known.get(key)
        if field is None:
            desk.wrong("unknown-field", f"there is no field “{key}”", line, nearest(key, list(known)))
            continue
        read = field.kind.read(value, key, desk)
        if read is not None:
            values[key] = read
    return values


def fields_schema(fields: tuple[Field, ...]) -> Schema:
    """The JSON Schema of a mapping with these fields."""
    required = [field.name for field in fields if field.required]
    return {
        "type": "object",
        "properties": {field.name: {"description": field.about, **field.kind.schema()} for field in fields},
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?"
DATE = r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?"
ISBN = r"97[89]([ -]?\d){10}"
NUMBER = r"\d+(\.\d+)?"


def check_characters(text: str) -> tuple[str, str] | None:
    """No character that XML, and so a book, may not contain (XML 1.0, 2.2)."""
    bad = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", text)
    return (f"the character U+{ord(bad[0]):04X} may stand in no book", "take it out") if bad else None


def check_number(text: str) -> tuple[str, str] | None:
    """A number, with a decimal part or without."""
    return None if re.fullmatch(NUMBER, text) else (f"“{text}” is not a number", "write 2 or 2.5")


def check_whole(text: str) -> tuple[str, str] | None:
    """A number without a decimal part."""
    return None if re.fullmatch(r"\d{1,9}", text) else (f"“{text}” is not a whole number", "write 0, 1, 2 …")


def check_language(text: str) -> tuple[str, str] | None:
    """A language tag of BCP 47 (RFC 5646, section 2.1, without its rarest forms)."""
    if re.fullmatch(LANGUAGE, text):
        return None
    names = {
        "english": "en",
        "german": "de",
        "french": "fr",
        "spanish": "es",
        "italian": "it",
        "portuguese": "pt",
        "dutch": "nl",
        "swedish": "sv",
        "polish": "pl",
        "russian": "ru",
        "czech": "cs",
        "chinese": "zh",
        "japanese": "ja",
    }
    guess = names.get(text.lower(), "")
    if not guess and re.fullmatch(r"[A-Za-z]{2}[-_][A-Za-z]{2}", text):
        guess = f"{text[:2].lower()}-{text[3:].upper()}"
    return (
        f"“{text}” is not a language tag",
        f"did you mean “{guess}”?" if guess else "write it like en, en-GB or pt-BR",
    )


def check_encoding(text: str) -> tuple[str, str] | None:
    """An encoding by a name that people or Python know it by."""
    if codec_of(text):
        return None
    hint = nearest(text, list(ENCODINGS)) or "write it like UTF-8, Windows-1252, GB18030 or Shift-JIS"
    return f"“{text}” is not an encoding", hint


def check_date(text: str) -> tuple[str, str] | None:
    """A year, a month or a day as ISO 8601 writes them: 2024, 2024-05, 2024-05-17."""
    if match := re.fullmatch(DATE, text):
        try:
            datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
            return None
        except ValueError:
            return f"there is no day “{text}”", "dates are year-month-day"
    return f"“{text}” is not a date", "write it like 2024, 2024-05 or 2024-05-17"


def check_pattern(text: str) -> tuple[str, str] | None:
    """A regular expression of Python's."""
    try:
        re.compile(text)
    except re.error as wrong:
        return f"“{text}” is not a regular expression: {wrong}", "write \\ before signs that are meant as themselves"
    return None


def check_isbn(text: str) -> tuple[str, str] | None:
    """An ISBN-13: 978 or 979 and a check digit, weights 1 and 3 (ISO 2108)."""
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"97[89]\d{10}", digits):
        return f"“{text}” is not an ISBN", "an ISBN has 13 digits and begins with 978 or 979"
    check = -sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits[:12])) % 10
    if check != int(digits[12]):
        return f"the check digit of the ISBN “{text}” should be {check}", "a digit was mistyped"
    return None


def check_uuid(text: str) -> tuple[str, str] | None:
    """A UUID as RFC 9562 writes it."""
    if re.fullmatch(r"(urn:uuid:)?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", text):
        return None
    return f"“{text}” is not a UUID", "leave it out, and one is made"
