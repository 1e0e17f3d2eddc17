"""A reader's profile: `avoid.yaml` says for each topic what is to be done with it."""

from __future__ import annotations

from typing import cast

from bookmaker.book_file.kinds import ChoiceKind, Desk, TextKind
from bookmaker.book_file.yaml_nodes import Mapping, compose
from bookmaker.model.avoid import ACTIONS, Action, Avoid
from bookmaker.model.content_warnings import group_of, near_topic, read_topic, report_reading, vocabulary
from bookmaker.model.problem import Location, Report, error

NAME, OTHERS = "name", "others"
"""The fields that are no topics."""


def read_avoid(file: str, text: str, report: Report) -> Avoid:
    """The profile in a file: a topic, or a group of them, and what is to be done. All mistakes are reported at once."""
    root = compose(file, text, report)
    desk = Desk(file, report)
    name, wishes = "a reader", dict[str, Action]()
    others: Action = "warn"
    if root is not None and not isinstance(root, Mapping):
        desk.wrong("not-topics", "a reader’s profile is a list of topics such as “drowning: fold”", root.line)
    for key, line, node in root.entries if isinstance(root, Mapping) else ():
        if key == NAME:
            name = TextKind().read(node, key, desk) or name
            continue
        action = cast("Action | None", ChoiceKind(ACTIONS).read(node, key, desk))
        if action is None:
            continue
        if key == OTHERS:
            others = action
        else:
            wishes |= dict.fromkeys(_topics(key, Location(file, line), report), action)
    return Avoid(name, wishes, others, Location(file))


def _topics(key: str, at: Location, report: Report) -> list[str]:
    """The topics that a key means: those of a group, or one, by id, by label or in an author's own words."""
    group = [topic for topic in vocabulary() if group_of(topic).casefold() == key.strip().casefold()]
    if group:
        return group
    reading = read_topic(key)
    if not reading.is_known and (near := near_topic(key)):  # a slip would leave unguarded what is to be guarded
        message = f"“{key}” is not in the vocabulary of warnings"
        report(error("content-warnings/unknown-topic", message, at, near))
    else:
        report_reading(key, reading, at, report)
    return [reading.topic if reading.is_known else reading.topic.casefold()]
