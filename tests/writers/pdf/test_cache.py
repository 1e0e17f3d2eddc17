"""Parts that are kept: found again as they were, never believed when damaged, bounded."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from bookmaker.model.problem import note
from bookmaker.writers.pdf import cache
from bookmaker.writers.pdf.accidents import Accident
from bookmaker.writers.pdf.paragraphs.looks import Form, Look, Specimen
from bookmaker.writers.pdf.parts import Bookmark, Part, Place

PART = Part(  # all that a part may hold
    b"%PDF \x00\n\xff",
    3,
    (Bookmark(1, "Eins – ‘1’", Place(0, 1.5, 2)),),
    {"a": Place(2, 0.1, 9)},
    {"ABC": 1, "X": -1},
    accidents=(Accident("pdf/widow", 1, 2, "a word"),),
)


def test_a_part_is_found_as_it_was_kept(tmp_path: Path) -> None:
    cache.keep(tmp_path / "new", "k", PART)
    assert cache.known(tmp_path / "new", "k") == PART
    assert cache.known(tmp_path / "new", "other") is None
    assert cache.known(None, "k") is None


@pytest.mark.parametrize("place", [0, 70, -1])
def test_a_damaged_part_is_not_believed(place: int, tmp_path: Path) -> None:
    cache.keep(tmp_path, "k", PART)
    (path,) = tmp_path.iterdir()
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert cache.known(tmp_path, "k") is None
    assert list(tmp_path.iterdir()) == []


def test_half_a_part_or_one_under_another_key_is_not_believed(tmp_path: Path) -> None:
    cache.keep(tmp_path, "k", PART)
    (path,) = tmp_path.iterdir()
    (tmp_path / "other.part").write_bytes(path.read_bytes())
    path.write_bytes(path.read_bytes()[:-3])
    assert cache.known(tmp_path, "k") is None
    assert cache.known(tmp_path, "other") is None


def test_what_there_is_to_report_is_found_out_again(tmp_path: Path) -> None:
    cache.keep(tmp_path, "k", PART._replace(messages=("odd",)))
    cache.keep(tmp_path, "l", PART._replace(problems=(note("pdf/lines-differ", "odd"),)))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    cache.keep(tmp_path / "file" / "cache", "k", PART)
    assert cache.known(tmp_path / "file" / "cache", "k") is None


def test_the_oldest_go_when_there_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    for number in range(4):
        cache.keep(tmp_path, f"k{number}", PART)
        os.utime(tmp_path / f"k{number}.part", (now - number, now - number))
    os.utime(tmp_path / "k0.part", (now - 40 * 86_400,) * 2)
    monkeypatch.setattr(cache, "MOST_BYTES", 2 * (tmp_path / "k0.part").stat().st_size)
    cache.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.part")) == ["k1.part", "k2.part"]
    cache.keep(tmp_path, "k9", PART)
    cache.sweep(tmp_path)
    assert len(list(tmp_path.glob("*.part"))) == 3, "it looks once an hour"


def test_what_is_not_ours_is_left_in_a_folder_that_is_shared(tmp_path: Path) -> None:
    long_ago = (time.time() - 400 * 86_400,) * 2
    (tmp_path / "photographs").mkdir()
    (tmp_path / "novel.txt").write_text("It rained.", "utf-8")
    cache.keep(tmp_path, "k", PART)
    (tmp_path / "x.unfinished").write_text("", "utf-8")
    for path in tmp_path.iterdir():
        os.utime(path, long_ago)
    cache.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["novel.txt", "photographs", "swept"]


def test_a_specimen_is_kept_with_all_that_was_seen(tmp_path: Path) -> None:
    look = Look(("EB Garamond", "serif"), 400, False, 15.25, (("kern", 1), ("liga", 1)), 0.5, 0.1, "en", "none")
    form = Form(439.4, 18.3, {0: look, 2: None}, {1: look}, True, (5, 2, 3), 30.5, 3, frozenset({1, 4}))
    seen = Specimen(707.2, {0: form, 7: Form(300.0, 0.0, {0: None}, {}, False)})
    cache.keep_specimen(tmp_path, "key", seen)
    assert cache.known_specimen(tmp_path, "key") == seen
    assert cache.known_specimen(tmp_path, "another") is None
    file = next(tmp_path.glob("*.part"))
    file.write_bytes(file.read_bytes()[:-3])
    assert cache.known_specimen(tmp_path, "key") is None
