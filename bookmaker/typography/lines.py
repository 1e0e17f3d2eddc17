"""One paragraph, heading or line of verse, well set: the rules in their order over its words."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple, TypeVar

from bookmaker.model.house_rules import is_off
from bookmaker.model.nodes import Emphasis, Inline, Inlines, Span, Text
from bookmaker.model.patterns import Late
from bookmaker.typography import (
    characters,
    dashes,
    ellipses,
    no_break,
    punctuation,
    quotes,
    spaces,
)
from bookmaker.typography.edit import Doubt, Edit, Edits, apply, edit_leaves, leaves_of, with_leaves
from bookmaker.typography.emphasis_ends import settle
from bookmaker.typography.house import FULL_WIDTH, UNTOUCHED, House

Rule = Callable[[str, House], Edits]

RULES: tuple[Rule, ...] = (
    characters.rule,
    spaces.rule,
    ellipses.rule,
    dashes.rule,
    quotes.rule,
    punctuation.rule,
    no_break.rule,
)

# A scheme and a name are looked for from their beginning alone, or long words take for ever. A grave
# accent with a space before it or a word behind it is no end of code: it begins a quotation (`so').
NO_PROSE = Late(
    r"(?<![a-z])[a-z]++://[^\s<>\"]+|www\.[^\s<>\"]+"
    r"|(?<![\w.+'-])[\w.+'-]++@[\w-]+\.[\w.-]+|(?<!`)`(?! )(?:[^`\n\w]|_)*+\w[^`\n]*+(?<! )`(?![\w`])"
    r"|(?<!\w)[:;=]'-?[()](?!\w)"
)


class Change(NamedTuple):
    """An edit that was made, with the words beside it before."""

    edit: Edit
    text: str


class Proof(NamedTuple):
    """What is remembered of a line: the edits that were made in it, and what could not be decided."""

    changes: list[Change]
    doubts: list[Doubt]

    def add(self, asked: Edits, text: str) -> None:
        """Remember what a rule asked for, and the text that it saw."""
        self.changes.extend(Change(edit, text) for edit in asked.edits)
        self.doubts.extend(asked.doubts)

    def look_over(self, text: str, house: House) -> None:
        """Remember what the rules left in a text that an author should look at."""
        if house.proofread:
            from bookmaker.typography.leftovers import doubts  # building a book asks for none

            self.doubts.extend(doubts(text))


def rules_of(house: House) -> tuple[Rule, ...]:
    """The rules for a house's language, in order."""
    if house.language in UNTOUCHED:
        return ()
    if house.language in FULL_WIDTH:
        from bookmaker.typography import full_width  # other languages do without it

        return full_width.quotes, full_width.rule
    return RULES


def polish_line(inlines: Inlines, house: House, proof: Proof | None = None) -> Inlines:
    """A line of the tree, well set; what was done and what could not be decided is added to the proof."""
    if len(inlines) == 1 and isinstance(inlines[0], Text):
        text = inlines[0].text
        polished = polish_text(text, house, proof)
        inlines = inlines if polished == text else (Text(polished),)
    elif not _is_mixed(inlines):
        inlines = _polished(inlines, house, proof)
    else:
        inlines = _polished(_in_other_languages(inlines, house, proof), house, proof)
    return with_capitals(inlines, house)


def with_capitals(inlines: Inlines, house: House) -> Inlines:
    """Inlines with their words in capitals as the house sets them."""
    if house.wishes.capitals == "small caps":
        from bookmaker.typography.capitals import set_small  # few ask for it

        return set_small(inlines)
    return inlines


def polish_text(text: str, house: House, proof: Proof | None = None) -> str:
    """A text without markup, well set; what was done and what could not be decided is added to the proof."""
    polished = _once(text, house, proof)
    return (
        polished
        if polished == text
        else until_stable(polished, lambda each: _once(each, house, None), rounds_of(house))
    )


MOST_ROUNDS = 3
ROUNDS = {"en": 0}
"""How often the rules look again at what they made, so that polishing twice is polishing once.

A mark that one rule sets may be one that an earlier rule would have seen (a guillemet, a dash with its spaces).
English has none of those.
"""
T = TypeVar("T")


def rounds_of(house: House) -> int:
    """How often the rules of a house look again."""
    return ROUNDS.get(house.language, MOST_ROUNDS)


def until_stable(polished: T, again: Callable[[T], T], rounds: int) -> T:
    """What was polished, polished again until nothing changes, so many times at most."""
    for _ in range(rounds):
        before, polished = polished, again(polished)
        if before == polished:
            break
    return polished


def _once(text: str, house: House, proof: Proof | None) -> str:
    """A text to which every rule was applied, in order."""
    mixed = is_more_than_prose(text)
    if proof is None and not mixed and not house.without:  # nearly every line of every book
        for rule in rules_of(house):
            if edits := rule(text, house).edits:
                text = apply(text, edits)
        return text
    for rule in rules_of(house):
        asked = asked_for(rule, text, mixed, house)
        if proof is not None:
            proof.add(asked, text)
        text = apply(text, asked.edits)
    if proof is not None:
        proof.look_over(text, house)
    return text


def _polished(inlines: Inlines, house: House, proof: Proof | None) -> Inlines:
    """Inlines of several texts, well set as one line of words."""
    if house.wishes.emphasis == "drop":
        inlines = _plainly(inlines)
    polished, rounds = _polished_once(inlines, house, proof), rounds_of(house)
    if not rounds or polished == inlines:
        return polished
    return until_stable(polished, lambda each: _polished_once(each, house, None), rounds)


def _polished_once(inlines: Inlines, house: House, proof: Proof | None) -> Inlines:
    """Inlines to whose words every rule was applied, in order."""
    before = leaves = list(leaves_of(inlines))
    text = "".join(leaves)
    mixed = is_more_than_prose(text)
    for rule in rules_of(house):
        asked = asked_for(rule, text, mixed, house)
        if proof is not None:
            proof.add(asked, text)
        if asked.edits:
            leaves = edit_leaves(leaves, asked.edits)
            text = "".join(leaves)
    if proof is not None:
        proof.look_over(text, house)
    inlines = with_leaves(inlines, iter(leaves)) if leaves is not before else inlines
    return inlines if house.language in FULL_WIDTH else settle(inlines)


def asked_for(rule: Rule, text: str, mixed: bool, house: House) -> Edits:
    """What a rule asks for, but for what the author has switched off."""
    asked = rule(_prose(text) if mixed else text, house)
    if not house.without:
        return asked
    return Edits([edit for edit in asked.edits if not is_off(edit.rule, house.without)], asked.doubts)


def is_more_than_prose(text: str) -> bool:
    """Whether there may be addresses or program code in a text."""
    return "@" in text or "`" in text or ("/" in text and "://" in text) or "www." in text or ":'" in text


def _prose(text: str) -> str:
    """The text with words in the places of addresses and program code, which are no prose."""
    return NO_PROSE.sub(lambda match: "x" * len(match[0]), text)


def _plainly(inlines: Inlines) -> Inlines:
    """Inlines without emphasis, their words kept."""
    out: list[Inline] = []
    for inline in inlines:
        out += _plainly(inline.children) if isinstance(inline, Emphasis) else (inline,)
    return tuple(out)


def _is_mixed(inlines: Inlines) -> bool:
    """Whether some words have a language of their own."""
    return any(isinstance(inline, Span) and inline.language for inline in inlines)


def _in_other_languages(inlines: Inlines, house: House, proof: Proof | None) -> Inlines:
    """Inlines of which those in another language are set by its rules."""
    return tuple(
        replace(each, children=polish_line(each.children, _house_of(each, house), proof))
        if isinstance(each, Span) and each.language
        else each
        for each in inlines
    )


def _house_of(span: Span, house: House) -> House:
    return House.of(span.language, house.wishes)._replace(proofread=house.proofread)
