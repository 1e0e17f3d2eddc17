"""What a reader makes of one source file, and what it learned of the book on the way."""

from typing import NamedTuple

from bookmaker.model.nodes import Blocks
from bookmaker.model.problem import NOWHERE, Location


class Found(NamedTuple):
    """A piece of metadata found in a text: the field's name, its value, why it is believed, and where.

    `written` is what stands there, if the value had to be brought into another form ("English": `en`).
    """

    field: str
    value: str
    why: str
    at: Location = NOWHERE
    written: str = ""


class Understood(NamedTuple):
    """A guess about a file as a whole: what ("encoding"), the guess, and the reason."""

    what: str
    guess: str
    why: str


class Manuscript(NamedTuple):
    """One source file, read, and what was guessed of it as a whole.

    `text` is the file as decoded; where it `has_markup`, the words of it as a second and simpler
    reading finds them, in the lines in which they stand, `notes` those of its footnotes, and
    `titles` those of its pictures and links. The ledger compares them with the book.
    """

    name: str
    blocks: Blocks
    text: str = ""
    understood: tuple[Understood, ...] = ()
    notes: str = ""
    titles: tuple[str, ...] = ()
    has_markup: bool = False
