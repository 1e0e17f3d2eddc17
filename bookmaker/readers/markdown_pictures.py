"""The pictures that a Markdown text names, found by a pattern and no parser, before it is read.

More than it shows may be found: what stands in code, or where links lead. It only says where to look.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

TARGET = re.compile(
    rb"\]\(\s*(?:<(?P<bracketed>[^<>\n]+)>|(?P<bare>[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*))"
    rb"|^ {0,3}\[[^\]\n]+\]:[ \t]*\n?[ \t]*(?:<(?P<angled>[^<>\n]+)>|(?P<defined>[^\s<>]+))",
    re.MULTILINE,
)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def pictures_named(data: bytes) -> Iterator[str]:
    """The targets of pictures in a text, and of links, as paths from its own place; one may come twice."""
    for match in TARGET.finditer(data):
        target = ESCAPED.sub(r"\1", match[str(match.lastgroup)].decode("utf-8", "replace"))
        if "&" in target:
            from html import unescape  # few names need it

            target = unescape(target)
        yield unquote(target)
