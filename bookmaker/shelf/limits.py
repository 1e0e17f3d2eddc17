"""What the making of one thing may use, and what is left where it used more: the words that a crew is spoken to in."""

from typing import NamedTuple


class Limits(NamedTuple):
    """What a task may use: bytes of memory, and seconds of wall time; 0 for as much as there is."""

    memory: int = 0
    seconds: float = 0


class Lost(NamedTuple):
    """What became of a task whose worker did not come back."""

    why: str
