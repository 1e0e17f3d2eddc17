"""A file appears whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bookmaker.build.store import write_whole


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "out/story/story.epub", b"book")
    assert (tmp_path / "out/story/story.epub").read_bytes() == b"book"
    assert [path.name for path in (tmp_path / "out/story").iterdir()] == ["story.epub"]


def test_a_file_that_is_there_already_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "story.epub"
    write_whole(path, b"book")
    os.utime(path, (1, 1))
    assert not write_whole(path, b"book")
    assert path.stat().st_mtime == 1
    assert write_whole(path, b"bool")
    assert path.read_bytes() == b"bool"


def test_others_may_read_the_file_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "story.epub", b"book")
    finally:
        os.umask(before)
    assert (tmp_path / "story.epub").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("already", [None, b"the book of yesterday"])
def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, already: bytes | None
) -> None:
    path = tmp_path / "story.epub"
    if already is not None:
        path.write_bytes(already)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"book")
    assert [p.read_bytes() for p in tmp_path.iterdir()] == ([already] if already is not None else [])


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "story.epub", b"book")
    assert list(tmp_path.iterdir()) == []


def test_what_stands_in_the_way_is_named_as_the_author_knows_it(tmp_path: Path) -> None:
    (tmp_path / "story.epub" / "inside").mkdir(parents=True)
    with pytest.raises(OSError) as caught:
        write_whole(tmp_path / "story.epub", b"book")
    assert caught.value.filename == str(tmp_path / "story.epub")
    assert [path.name for path in tmp_path.iterdir()] == ["story.epub"]
