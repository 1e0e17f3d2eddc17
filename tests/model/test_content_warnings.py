"""The vocabulary of content warnings, and how words are read as its topics."""

from __future__ import annotations

import pytest

from bookmaker.model.content_warnings import Topic, group_of, label_of, read_list, read_topic, vocabulary

TOPICS = pytest.mark.parametrize("topic", vocabulary().values(), ids=vocabulary())
ONIX = {"02", "03", "04", "05", "06", "07"}


def test_there_are_at_least_60_topics() -> None:
    assert len(vocabulary()) >= 60


@TOPICS
def test_a_topic_has_all_that_it_needs(topic: Topic) -> None:
    assert topic.label
    assert topic.group
    assert topic.about.endswith(".")
    assert topic.onix in ONIX
    assert topic.ao3 or topic.tags or topic.storygraph
    assert 0 <= topic.age <= 18
    assert "," not in topic.label, "shelves take a comma for the end of a tag"


@TOPICS
def test_a_topic_is_known_by_its_own_names_alone_without_a_word(topic: Topic) -> None:
    for name in (topic.id, topic.label, topic.label.upper(), topic.id.replace("-", " ")):
        assert read_topic(name)[:3] == (topic.id, True, True)


@TOPICS
def test_a_topic_has_a_label_in_german(topic: Topic) -> None:
    assert label_of(topic.id, "de-AT")
    assert group_of(topic.id, "de") != topic.group


def test_a_language_without_labels_gets_the_english_ones() -> None:
    assert label_of("blood", "xx") == label_of("blood") == "Blood"
    assert label_of("blood", "../../x") == "Blood"


NAMES = [name for topic in vocabulary().values() for name in (*topic.tags, topic.ao3) if name]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_from_elsewhere_is_told_of_unless_it_is_our_own_too(name: str) -> None:
    reading = read_topic(name)
    assert reading.is_known
    own = {topic.id.replace("-", " ") for topic in vocabulary().values()}
    own |= {topic.label.casefold() for topic in vocabulary().values()}
    assert reading.is_own_name == (name.casefold().replace("-", " ") in {each.replace("-", " ") for each in own})


def test_the_names_elsewhere_of_different_topics_differ() -> None:
    tags = [tag.casefold() for topic in vocabulary().values() for tag in topic.tags]
    assert len(tags) == len(set(tags))


@pytest.mark.parametrize("words", ["bloody geese", "war of words", "firefly", "", "blood blood", "graphic novels"])
def test_words_that_are_near_a_topic_are_no_topic(words: str) -> None:
    reading = read_topic(words)
    assert not reading.is_known
    assert reading.topic == words


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("blood, fire", ["blood", "fire"]),
        ("Blood and Fire", ["blood", "fire"]),
        ("guns and other weapons", ["weapons"]),
        ("blood and geese", ["blood and geese"]),
        ("blood (graphic); fire (a candle)", ["blood graphic", "fire"]),
        ("graphic depictions of violence", ["violence graphic"]),
        ("implied/referenced suicide, past child abuse", ["suicide mentioned", "child-abuse"]),
        (" , ;", []),
    ],
)
def test_lists_of_topics_are_read(words: str, topics: list[str]) -> None:
    assert [f"{reading.topic} {reading.level or ''}".strip() for _, reading in read_list(words)] == topics
