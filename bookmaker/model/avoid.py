"""What one reader wishes to be spared: a topic of the vocabulary, and what is to be done with what it stands in."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple, get_args

from bookmaker.model.problem import NOWHERE, Location

Action = Literal["show", "warn", "fold", "replace", "refuse"]
"""Show it without a word; warn of it; move it to the back of the book; put its summary there instead; make no book."""
ACTIONS: tuple[Action, ...] = get_args(Action)
FOLDED, REPLACED = "reader/folded", "reader/replaced"
"""The rules of the omissions that hold what this reader does not meet."""


class Avoid(NamedTuple):
    """A reader's profile: its name, the wish for each topic (by id, or by words, small), and that for all others."""

    name: str
    wishes: Mapping[str, Action]
    others: Action = "warn"
    at: Location = NOWHERE

    def wish(self, topics: Iterable[str]) -> Action:
        """What is to be done with a place that holds these topics: the strongest wish counts."""
        wishes = (self.wishes.get(topic.casefold(), self.others) for topic in topics)
        return max(wishes, key=ACTIONS.index, default=self.others)
