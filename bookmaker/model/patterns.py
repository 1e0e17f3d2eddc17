"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

Look = Callable[[str], bool]
SPACES = (
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""All that `\\s` finds."""
LEADING = re.compile(r"[\W_]*")


class Late:
    """A pattern that few texts need: compiling all of them took a tenth of a short build.

    Its methods are those of a compiled pattern; what is used for every line is compiled at once instead.
    `look` is a quick look at a text that no text fails in which the pattern finds something: the pattern
    is tried, and compiled at all, only for texts that pass it.
    """

    def __init__(self, pattern: str, flags: int = 0, look: Look | None = None) -> None:
        self._pattern, self._flags, self._look = pattern, flags, look

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self._pattern, self._flags)

    def may_find(self, text: str) -> bool:
        """Whether a text passes the quick look."""
        return self._look is None or self._look(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at a place."""
        return self.compiled.match(text, start) if self.may_find(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self.compiled.fullmatch(text) if self.may_find(text) else None

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.compiled.search(text) if self.may_find(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match."""
        return self.compiled.finditer(text) if self.may_find(text) else iter(())

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something instead of every match."""
        return self.compiled.sub(instead, text) if self.may_find(text) else text

    def split(self, text: str, most: int = 0) -> list[str]:
        """The pieces of a text between matches, at most so many times parted; 0 for any number."""
        return self.compiled.split(text, most) if self.may_find(text) else [text]


def holds(*words: str, within: int | None = None) -> Look:
    """A look for texts that hold one of some words, given in small letters, `within` so many characters."""

    def _look(text: str) -> bool:
        folded = text[:within].casefold()
        return any([word in folded for word in words])  # noqa: C419  # sooner for so few

    return _look


def begins(*words: str, signs: str = "") -> Look:
    """A look for texts that begin with one of some words, in small letters, behind these signs; else behind any.

    A newline in a word stands for the end of the text too.
    """

    def _look(text: str) -> bool:
        bare = text.lstrip(signs) if signs else LEADING.sub("", text, count=1)
        return f"{bare.casefold()}\n".startswith(words)

    return _look
