"""Encodings: what bytes are read as, why, and what is said when they cannot be."""

from __future__ import annotations

import codecs
import random

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


def problems_of(data: bytes, asked: str = "") -> tuple[str, list[Problem]]:
    """The text of some bytes, and what is said of them."""
    problems: list[Problem] = []
    return decode("story.txt", data, problems.append, asked).text, problems


def test_the_encoding_asked_for_is_taken_without_a_warning() -> None:
    text = "Nie wiem, czy jeszcze zdążę.\n"
    assert problems_of(text.encode("cp1250"), "Windows-1250") == (text, [])
    assert decode("story.txt", text.encode("cp1250"), none_expected, "cp1250").why == "the book file says so"


def test_a_file_that_is_plainly_utf_8_stays_so_whatever_its_neighbours_are() -> None:
    text = "Никто не сказал ему, что дом стоит пустой.\n"
    assert problems_of(text.encode(), "Windows-1251") == (text, [])


def test_a_few_signs_that_happen_to_fit_utf_8_are_what_was_asked_for() -> None:
    assert problems_of("联通".encode("gbk"), "GBK") == ("联通", [])


def test_a_byte_that_the_encoding_asked_for_has_not_stops_the_book() -> None:
    with pytest.raises(CannotBuild, match=r"story.txt:2: error: byte 6 \(0x81\) is not Windows-1252 text, which the"):
        decode("story.txt", b"One.\n\x81", none_expected, "Windows-1252")


def test_utf_8_in_a_line_of_windows_1252_is_kept() -> None:
    data = "“Gäste” – Käse.\n".encode() * 3 + "“Gäste” – ".encode() + "“Käse”.\n".encode("cp1252")
    text, (problem,) = problems_of(data)
    assert text == "“Gäste” – Käse.\n" * 3 + "“Gäste” – “Käse”.\n"
    assert (problem.name, problem.at.line) == ("encoding/mixed-lines", 4)


def test_many_lines_of_another_encoding_are_named_as_ranges() -> None:
    data = "“Gäste” – Käse.\n".encode() * 3 + "“Käse”.\n".encode("cp1252") * 4 + "Grüße.\n".encode()
    assert "lines 4–7" in problems_of(data + "Käse.".encode("cp1252"))[1][0].message
    assert "lines 4–7, 9" in problems_of(data + "Käse.".encode("cp1252"))[1][0].message


@pytest.mark.parametrize("broken", [b"caf\xc3", b"caf\xc3\xa9 \xff", b"Don\xe2\x80t"])
def test_damaged_utf_8_is_not_taken_for_another_encoding(broken: bytes) -> None:
    data = "“Gäste” – Käse.\n".encode() * 3 + broken
    with pytest.raises(CannotBuild) as stopped:
        decode("story.txt", data, none_expected)
    assert stopped.value.problems[0].at.line == 4


@pytest.mark.parametrize(
    "text",
    [
        "The letters “â€™” mean that ’ was read as the wrong thing.\n" + "“It’s late,” she said.\n" * 20,
        "NÃO! A MANHÃ… e a IRMÃ».\n" * 30,
        "”Är det sant?” ”Ät”, sa hon. ”Öppna.”\n" * 30 + "Ã",
        "Лёша и Пётр «ЁЖ» — ПОЛЁТ, Рё.\n" * 30,
        "«LÀ» ÊTRE Â… «VOILÀ» Î». Ô…\n" * 30,
    ],
)
def test_what_may_be_meant_is_left(text: str) -> None:
    left, problems = problems_of(text.encode())
    assert left == text
    assert {problem.name for problem in problems} <= {"encoding/maybe-double-encoded"}


def test_broken_lines_among_sound_ones_are_repaired_and_named() -> None:
    sound, broken = "“It’s late,” she said—“it’s café time.”\n", "Don’t say I didn’t or wouldn’t, or that I can’t.\n"
    mixed = sound * 100 + broken.encode().decode("cp1252") * 10 + sound
    text, (problem,) = problems_of(mixed.encode())
    assert text == sound * 100 + broken * 10 + sound
    assert (problem.name, problem.at.line) == ("encoding/double-encoded", 101)
    assert "“â€™” to “’”" in problem.message
    assert "lines 101–110" in problem.message


def test_a_closing_quote_that_lost_a_byte_is_repaired_with_the_others() -> None:
    lost = "“Don’t,” she said. “I won’t.”\n".encode().decode("cp1252", "ignore") * 5
    assert problems_of(lost.encode())[0] == "“Don’t,” she said. “I won’t.”\n" * 5


def test_text_encoded_three_times_is_repaired() -> None:
    import ftfy.bad_codecs  # noqa: F401  # makes Python know the sloppy encodings

    text = "“Où étiez-vous passé ?” — L’été touchait à sa fin.\n" * 4
    thrice = text.encode().decode("sloppy-windows-1252").encode().decode("sloppy-windows-1252")
    assert problems_of(thrice.encode())[0] == text


def test_characters_lost_before_are_told_of() -> None:
    text, (problem,) = problems_of("One.\nDon\ufffdt.\n".encode())
    assert text == "One.\nDon\ufffdt.\n"
    assert (problem.name, problem.at.line) == ("encoding/lost-character", 2)


def test_japanese_mail_is_read() -> None:
    text = "最後の渡し船はいつ出ますか。\n"
    decoded, (problem,) = problems_of(text.encode("iso2022_jp"))
    assert (decoded, problem.name) == (text, "encoding/guessed")


def test_bytes_with_many_zeros_are_no_text() -> None:
    with pytest.raises(CannotBuild, match="is zero"):
        decode("story.txt", bytes(range(16)) * 3 + b"\0" * 17, none_expected)


@pytest.mark.parametrize("seed", range(5))
def test_bytes_without_sense_are_refused(seed: int) -> None:
    data = bytes(random.Random(seed).choices(range(1, 256), k=3_000))
    with pytest.raises(CannotBuild):
        decode("story.txt", data, none_expected)
