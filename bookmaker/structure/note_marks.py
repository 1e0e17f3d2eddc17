"""How authors' notes begin: "A/N: …", "Author's Note", AO3's "Chapter Summary", recaps, warnings."""

from __future__ import annotations

import re
from typing import NamedTuple

from bookmaker.model.patterns import SPACES, Late, begins, holds

_SIGNS = r"(?P<signs>[\s\[({<*_~=#>–—-]{0,8})"
_SIZE = r"(?:(?:quick|short|important|final|little|long|brief|small|mini|another|end|pre|post|beginning)[ -]){0,2}"
_WHO = (
    r"(?:(?:authors?|author['’]s|authors['’]|writer['’]?s|translators?|translator['’]s|tl|tler['’]?s|beta['’]?s)"
    r" notes?|notes? from (?:the |your )?(?:author|writer|translator))"
)
# After words in plain English something has to show that they are a mark and no sentence.
_ENDS = r"(?=\s*(?:$|\n|[:.!*_)\]~…–—-]|\()|\s+(?:from|by|at|for|on)\s[^:\n]{1,40}:)"
_CLOSES = r"(?=\s*(?:[:*_)\]~–—-]|\n|$))"
_AO3 = (
    r"(?:(?:chapter|beginning|opening|closing|end|work) (?:end )?notes?|end ?notes?"
    r"|notes? (?:for|on) (?:the|this) chapter"
    r"|end of (?:the )?(?:chapter|work) notes?|chapter summary|summary of (?:the|this) chapter)"
)
_LAST = r"(?:(?:in|on) )?(?:the )?(?:last|previous) (?:chapter|episode|part|instal?lment)"
# "Previously on The Night Ferry: …"; in a note of one line the colon is what tells it from a sentence.
_RECAP = (
    r"(?:previously,? (?:on|in)\b[^:\n]{1,80}|last time,? (?:on|in)\b[^:\n]{1,80}|(?:the )?story so far"
    rf"|recap(?: of [^:\n]{{1,60}})?|{_LAST} (?:of|on) [^:\n]{{1,60}}|what (?:has )?happened (?:last time|so far))"
    r"(?=\s*[:*_]*[:…])"
)
_LATELY = ("previously", "last ", "previous ", "recap")
_may_open = holds("note", "/n", "a.n.", "summary", "disclaimer", "warning", "so far", *_LATELY, within=100)


def _may_be_mark(text: str) -> bool:
    """Whether a paragraph has a word of these marks near its beginning, or their letters in capitals."""
    head = text[:40]
    return _may_open(text) or any([letters in head for letters in ("AN", "TL", "TN", "TW", "CW")])  # noqa: C419


ANYWHERE = Late(
    rf"{_SIGNS}(?:{_SIZE}(?:a\.?/n\.?s?|t/n|tl/n|e/n)(?![^\W_])|a\.n\.(?=\s*[:–—-])"
    rf"|(?-i:ANs?|TLN?|TN)(?=\s*(?::|[–—-]\s))|{_SIZE}{_WHO}{_ENDS}|{_AO3}{_CLOSES}|disclaimers?(?=:)"
    rf"|(?:(?-i:[TC]Ws?)(?:/(?-i:[TC]Ws?))?|(?:trigger|content) warnings?)(?=\s*(?:[:/]|[–—-]\s)|\s+for\b)"
    rf"|(?P<recap>{_RECAP}))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
    look=_may_be_mark,
)
# Words that are marks only right under a heading.
BELOW_HEADING = Late(
    rf"{_SIGNS}(?:(?:summary|notes?|warnings?|[tc]ws?(?:/[tc]ws?)?|(?P<recap>previously|last time|recap|{_LAST}))"
    r"(?=\s*(?:[:…*_]|\n|$))"
    r"|(?P<alone>previously,? (?:on|in) [^:.!?\n]{1,80}[:.…]*$))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
    look=begins(
        *("summary", "note", "warning", "previously", "last ", "the last ", "in last ", "in the last "),
        *(f"{mark}{after}" for mark in ("tw", "cw") for after in ("s", "/", ":", "…", *SPACES, *"*_")),
        *("on last ", "on the last ", "previous ", "the previous ", "recap", "in previous", "in the previous"),
        *("on previous", "on the previous"),
        signs=f"{SPACES}[({{<*_~=#>–—-",
    ),
)
# "Notes: …" above the next heading.
ABOVE_HEADING = Late(
    rf"{_SIGNS}(?:notes?)(?=\s*(?:[:*_]|\n|$))(?P<rest>.*)", re.IGNORECASE | re.DOTALL, look=holds("note", within=12)
)
ENDING = Late(
    r"[\W_]*(?:(?:so,? |and )?(?:please|pls|plz|don['’]t forget to|remember to)(?: do)? (?:read (?:and|&) )?"
    r"(?:review|comment|vote|r ?& ?r|rate|leave (?:a|me|your) (?:review|comment|kudos)|let me know what)\b"
    r"|r ?& ?r\b|r ?'?n'? ?r\b|(?:read|rate) (?:and|&) review|reviews? (?:are|make|=)|comments (?:are|make)"
    r"|(?:thanks|thank you)(?: so much| all| guys| everyone)* for reading"
    r"|(?:i )?hope (?:you|y['’]all)(?: all| guys)? (?:enjoyed|liked)"
    r"|see (?:you|ya)(?: all| guys)? (?:next (?:chapter|week|update)|in (?:the next|chapter))|next update)",
    re.IGNORECASE,
    look=begins(
        *("so ", "so, ", "and ", "please", "pls", "plz", "don't ", "don’t ", "remember to", "read ", "rate ", "review"),
        *("r&", "r &", "rn", "r n", "r'n", "r 'n", "comments ", "thank", "i hope", "hope", "see y", "next update"),
    ),
)
# What authors say to their readers, and hardly a story.
TALK = Late(
    r"\b(?:reviews?|reviewers?|reviewed|kudos|a/n|fics?|fanfic\w*|chapters?|updat(?:es?|ed|ing)|readers"
    r"|betas?|beta['’]?e?d"
    r"|(?:thanks|thank you) (?:to|for|again|all|guys|everyone|so much)"
    r"|you guys|enjoy|(?:don['’]t|do not) own|own nothing"
    r"|let me know|see (?:you|ya) (?:next|soon|in)|feedback|canon|tumblr|discord|patreon|ko-?fi"
    r"|this (?:story|one-?shot)"
    r"|hope you|r ?& ?r|comments?|lol|prompt|hiatus|wattpad|ao3|ffn"
    r"|disclaimer|trigger warnings?|spoilers?)\b|<3|xD|[:;]-?[)D]",
    re.IGNORECASE,
)
FAREWELL = Late(r"(?:[-–—~<♥♡*]|xo|love,|cheers)", re.IGNORECASE)
_OPENING = {"[": "]", "(": ")", "{": "}"}


class Mark(NamedTuple):
    """The mark of a note: whether nothing else stands beside it, the bracket that would close it, what it opens."""

    alone: bool
    closes: str
    recap: bool


def mark_of(match: re.Match[str] | None) -> Mark | None:
    """The mark that a pattern found."""
    if match is None:
        return None
    bracket = next((_OPENING[sign] for sign in reversed(match["signs"]) if sign in _OPENING), "")
    groups = match.groupdict()
    recap = bool(groups.get("recap") or groups.get("alone"))
    return Mark(not any(map(str.isalnum, match["rest"])), bracket, recap)


def is_talk(text: str) -> bool:
    """Whether a paragraph speaks to the readers, or is the short farewell of somebody who did."""
    if len(text) > 800 or text[:1] in "\"“‘'":
        return False
    return bool(TALK.search(text)) or (len(text) <= 60 and bool(FAREWELL.match(text)))
