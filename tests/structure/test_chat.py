"""Chats keep their messages."""

from __future__ import annotations

from bookmaker.structure import chat
from tests.cases import Case, each
from tests.structure.recognised import shown


@each("structure/chat.txt")
def test_runs_of_messages_are_a_chat(case: Case) -> None:
    assert shown(case.given, chat.recognise) == case.expected
