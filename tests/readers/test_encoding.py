"""Encodings: what bytes are read as, why, and what is said when they cannot be."""

from __future__ import annotations

import codecs

import pytest

from bookmaker.model.problem import CannotBuild, Problem, Severity
from bookmaker.readers import read
from bookmaker.readers.encoding import decode
from tests.problems import none_expected

WORDS = "“Gäste,” sagte sie – für 5 €."


@pytest.mark.parametrize(
    ("data", "encoding", "why"),
    [
        (b"The ferry left.", "ASCII", "every byte of the file fits it"),
        (WORDS.encode(), "UTF-8", "every byte of the file fits it"),
        (codecs.BOM_UTF8 + WORDS.encode(), "UTF-8", "a byte order mark at its start"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "UTF-16", "a byte order mark at its start"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "UTF-16", "a byte order mark at its start"),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), "UTF-32", "a byte order mark at its start"),
        (codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"), "UTF-32", "a byte order mark at its start"),
        (WORDS.encode("utf-16-le"), "UTF-16", "every other byte is zero"),
        (WORDS.encode("utf-16-be"), "UTF-16", "every other byte is zero"),
        (b"", "ASCII", "every byte of the file fits it"),
    ],
)
def test_an_encoding_is_told_with_its_reason_and_no_problem(data: bytes, encoding: str, why: str) -> None:
    decoded = decode("story.txt", data, none_expected)
    assert (decoded.encoding, decoded.why) == (encoding, why)
    assert decoded.text in {WORDS, "The ferry left.", ""}


def test_windows_1252_is_read_and_pointed_out_with_the_first_doubtful_line() -> None:
    problems: list[Problem] = []
    decoded = decode("story.txt", b"The ferry left.\n\x93G\xe4ste,\x94 sagte sie \x96 f\xfcr 5 \x80.", problems.append)
    assert decoded.encoding == "Windows-1252"
    assert decoded.text.endswith(WORDS)
    (problem,) = problems
    assert (problem.name, problem.severity, problem.at.line) == ("encoding/guessed", Severity.WARNING, 2)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"One.\nTwo.\nTh\x81ree \xe4.", 3),
        (b"\xff\xfeO\x00n\x00e\x00\x00\xd8", 1),
        (codecs.BOM_UTF8 + b"One.\nTwo \xff.", 2),
    ],
)
def test_bytes_that_fit_nothing_stop_the_book_with_their_line(data: bytes, line: int) -> None:
    with pytest.raises(CannotBuild) as stopped:
        decode("story.txt", data, none_expected)
    (problem,) = stopped.value.problems
    assert (problem.name, problem.severity) == ("encoding/undecodable", Severity.ERROR)
    assert (problem.at.file, problem.at.line) == ("story.txt", line)
    assert problem.hint.startswith("save the file as UTF-8")


def test_a_line_of_utf_16_is_counted_in_characters() -> None:
    data = codecs.BOM_UTF16_LE + "One. Ċ Ċ\nTwo ".encode("utf-16-le") + b"\x00\xd8"
    with pytest.raises(CannotBuild) as stopped:
        decode("story.txt", data, none_expected)
    assert stopped.value.problems[0].at.line == 2


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"One\r\nTwo\rThree\nFour", "One\nTwo\nThree\nFour"),
        (b"One\x0bTwo\x0cThree", "One\nTwo\nThree"),
        ("One\u2028Two\u2029Three\x85Four".encode(), "One\nTwo\nThree\nFour"),
    ],
)
def test_every_line_end_is_a_newline(raw: bytes, text: str) -> None:
    assert decode("story.txt", raw, none_expected).text == text


def test_control_characters_are_taken_out_and_told_of() -> None:
    problems: list[Problem] = []
    decoded = decode("story.txt", b"One.\nTw\x00o \x07and\x1b three.", problems.append)
    assert decoded.text == "One.\nTwo and three."
    (problem,) = problems
    assert (problem.name, problem.severity, problem.at.line) == ("encoding/control-characters", Severity.NOTE, 2)
    assert "3 control characters" in problem.message
    assert "U+0000, U+0007, U+001B" in problem.message


def test_a_second_byte_order_mark_is_no_letter() -> None:
    assert decode("story.txt", codecs.BOM_UTF8 * 2 + b"One.", none_expected).text == "One."


@pytest.mark.parametrize("name", ["story.docx", "story", "story.txt.zip"])
def test_a_format_without_a_reader_stops_the_book_and_names_those_with_one(name: str) -> None:
    with pytest.raises(CannotBuild) as stopped:
        read(name, b"One.", none_expected)
    (problem,) = stopped.value.problems
    assert problem.name == "source/unknown-format"
    assert ".md" in problem.hint
    assert ".txt" in problem.hint
