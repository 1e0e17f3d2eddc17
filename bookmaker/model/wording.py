"""The words of our own pages, by language. A language that is missing here gets the English ones."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """Every phrase that we print; `{}` stands for what is filled in."""

    by: str = "by"
    contents: str = "Contents"
    imprint: str = "Imprint"
    title_page: str = "Title page"
    dedication: str = "Dedication"
    epigraph: str = "Epigraph"
    half_title: str = "Half title"
    cover: str = "Cover"
    start: str = "Start of the text"
    landmarks: str = "Landmarks"
    scene_break: str = "scene break"
    notes: str = "Notes"
    authors_notes: str = "Author’s notes"
    book_of_series: str = "Book {} of {}"
    part_of_series: str = "From {}"
    source: str = "The text comes from {}."
    published: str = "First published: {}."
    updated: str = "Last changed: {}."
    isbn: str = "ISBN {}"
    faces: str = "Set in {}."
    made_with: str = "Made with bookmaker {}."
    rating: str = "Rating: {}"
    fandoms: str = "Fandom: {}"
    relationships: str = "Relationships: {}"
    characters: str = "Characters: {}"
    subjects: str = "Tags: {}"
    status: str = "Status: {}"
    warnings: str = "Content warnings"
    warnings_given: str = "This book holds some things that a reader may want to know of beforehand."
    warnings_none: str = "The author has looked, and says that nothing in this book calls for a warning."
    warnings_withheld: str = (
        "The author chose not to give content warnings for this book. It may hold things that others would warn of."
    )
    graphic: str = "Shown in detail"
    moderate: str = "Shown"
    mentioned: str = "Mentioned"
    details: str = "Content warnings in detail"
    details_intro: str = "These lines tell something of the story."
    to_details: str = "What exactly happens is told at the end of the book"
    to_details_print: str = "What exactly happens is told on page "
    back: str = "back"
    roles: tuple[tuple[str, str], ...] = (
        ("editor", "Edited by {}"),
        ("translator", "Translated by {}"),
        ("illustrator", "Illustrated by {}"),
        ("cover artist", "Cover by {}"),
        ("beta reader", "Beta reading by {}"),
        ("narrator", "Read by {}"),
        ("compiler", "Compiled by {}"),
        ("foreword", "With a foreword by {}"),
        ("afterword", "With an afterword by {}"),
        ("publisher", "Published by {}"),
        ("other", "With {}"),
    )


ENGLISH = Wording()
WORDINGS = {
    "en": ENGLISH,
    "de": Wording(
        by="von",
        contents="Inhalt",
        imprint="Impressum",
        title_page="Titelseite",
        dedication="Widmung",
        epigraph="Motto",
        half_title="Schmutztitel",
        cover="Umschlag",
        start="Beginn des Textes",
        landmarks="Wegmarken",
        scene_break="Szenenwechsel",
        notes="Anmerkungen",
        authors_notes="Bemerkungen zu den Kapiteln",
        book_of_series="Band {} der Reihe {}",
        part_of_series="Aus der Reihe {}",
        source="Der Text stammt von {}.",
        published="Erstmals veröffentlicht: {}.",
        updated="Zuletzt geändert: {}.",
        faces="Gesetzt aus der {}.",
        made_with="Hergestellt mit bookmaker {}.",
        rating="Altersstufe: {}",
        fandoms="Fandom: {}",
        relationships="Beziehungen: {}",
        characters="Figuren: {}",
        subjects="Schlagwörter: {}",
        status="Stand: {}",
        warnings="Hinweise zum Inhalt",
        warnings_given="In diesem Buch kommt manches vor, von dem man vielleicht vorher wissen möchte.",
        warnings_none="Nach Auskunft der Autorin oder des Autors braucht dieses Buch keine Hinweise zum Inhalt.",
        warnings_withheld="Zu diesem Buch werden bewusst keine Hinweise zum Inhalt gegeben. "
        "Es kann dennoch Dinge enthalten, vor denen andere warnen würden.",
        graphic="Ausführlich dargestellt",
        moderate="Dargestellt",
        mentioned="Erwähnt",
        details="Hinweise zum Inhalt im Einzelnen",
        details_intro="Diese Zeilen verraten etwas von der Geschichte.",
        to_details="Was genau geschieht, steht am Ende des Buches",
        to_details_print="Was genau geschieht, steht auf Seite ",
        back="zurück",
        roles=(
            ("editor", "Herausgegeben von {}"),
            ("translator", "Übersetzt von {}"),
            ("illustrator", "Illustriert von {}"),
            ("cover artist", "Umschlag von {}"),
            ("beta reader", "Testgelesen von {}"),
            ("narrator", "Gelesen von {}"),
            ("compiler", "Zusammengestellt von {}"),
            ("foreword", "Mit einem Vorwort von {}"),
            ("afterword", "Mit einem Nachwort von {}"),
            ("publisher", "Verlegt von {}"),
            ("other", "Mit {}"),
        ),
    ),
}


def wording_for(language: str) -> Wording:
    """The wording for a language tag."""
    return WORDINGS.get(language.split("-")[0].lower(), ENGLISH)
