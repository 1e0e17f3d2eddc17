"""Topics suggested by a list of words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import bookmaker.checks.suggestions as module
from bookmaker.checks.suggestions import suggest
from bookmaker.model.content_warnings import vocabulary

WORDS = tomllib.loads((Path(module.__file__).with_name("suggestions.toml")).read_text("utf-8"))


def found(text: str) -> dict[str, list[int]]:
    """The lines of each topic."""
    return {each.topic: [place.at.line for place in each.places] for each in suggest([("story.txt", text)])}


def test_the_list_knows_topics_of_the_vocabulary_alone_and_no_word_twice_in_one() -> None:
    assert set(WORDS) <= set(vocabulary())
    assert all(len(entry["words"]) == len(set(entry["words"])) for entry in WORDS.values())


@pytest.mark.parametrize("topic", WORDS)
def test_every_word_of_the_list_can_be_found(topic: str) -> None:
    words = WORDS[topic]["words"]
    lines = [f"It was {word} that night." for word in words for _ in range(WORDS[topic].get("least", 1))]
    assert len(found("\n\n".join(lines))[topic]) == len(lines)


def test_counts_and_lines() -> None:
    assert found("The Viper.\n\nA cobra,\nand a snake.\n") == {"snakes": [1, 3, 4]}


def test_a_single_word_does_not_suggest_a_topic_that_needs_more() -> None:
    assert found("A snake.\n") == {}
    assert found("He thought of suicide.\n") == {"suicide": [1]}


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("He had killed\nhimself.", True),
        ("“Kill—myself?”", True),
        ("He killed. Himself he spared.", False),
        ("He killed\n\nhimself", False),
        ("SUICIDE", True),
        ("suicides", True),
        ("suicidally", False),
        ("like a suicide", False),
    ],
)
def test_words_stand_for_whole_words_and_phrases_for_what_stands_together(text: str, is_found: bool) -> None:
    assert ("suicide" in found(text)) == is_found


def test_several_texts_count_together() -> None:
    (snakes,) = suggest([("1.txt", "A snake."), ("2.txt", "İ\nA cobra.")])
    assert [str(place.at) for place in snakes.places] == ["1.txt:1", "2.txt:2"]
