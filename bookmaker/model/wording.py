"""The words of our own pages, by language. A language that is missing here gets the English ones."""

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
    warnings_partial: str = "The author chose not to warn of everything: there may be more than is listed here."
    warnings_readers: str = "Added by readers"
    warnings_suggested: str = "Suggested by a list of words"
    warnings_own: str = "Other"
    graphic: str = "Shown in detail"
    moderate: str = "Shown"
    mentioned: str = "Mentioned"
    places: str = "Content warnings by chapter"
    places_intro: str = "Each warning with the chapters that it is given for."
    throughout: str = "throughout the book"
    to_places: str = "In which chapters"
    to_places_print: str = "In which chapters is told on page"
    details: str = "Content warnings in detail"
    details_intro: str = "These lines tell something of the story."
    to_details: str = "What exactly happens"
    to_details_print: str = "What exactly happens is told on page"
    scenes: str = "What happens in scenes that can be passed over"
    back: str = "Back to the content warnings"
    chapter_line: str = "In this chapter: {}."
    scene_line: str = "The next scene: {}."
    scene_unnamed: str = "The next scene is warned of."
    skip: str = "Skip this scene"
    skip_print: str = "It ends on page"
    what_happens: str = "What happens"
    what_happens_print: str = "What happens is told on page"
    scene_folded: str = "A scene was moved to the end of this copy: {}."
    scene_replaced: str = "A scene was left out of this copy: {}."
    chapter_folded: str = "This chapter was moved to the end of this copy: {}."
    chapter_replaced: str = "This chapter was left out of this copy: {}."
    folded: str = "What was moved to the end"
    read_folded: str = "Read it"
    read_folded_print: str = "It can be read on page"
    back_to_place: str = "Back to the place"
    made_for: str = "This copy was made for {}."
    made_for_moved: str = "Moved to its end: {}."
    made_for_left_out: str = "Left out: {}."
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
        warnings_partial="Nicht alles wird genannt: Es kann mehr vorkommen, als hier steht.",
        warnings_readers="Von Lesenden ergänzt",
        warnings_suggested="Nach einer Wortliste vorgeschlagen",
        warnings_own="Anderes",
        graphic="Ausführlich dargestellt",
        moderate="Dargestellt",
        mentioned="Erwähnt",
        places="Hinweise zum Inhalt nach Kapiteln",
        places_intro="Jeder Hinweis mit den Kapiteln, für die er gilt.",
        throughout="im ganzen Buch",
        to_places="In welchen Kapiteln",
        to_places_print="In welchen Kapiteln, steht auf Seite",
        details="Hinweise zum Inhalt im Einzelnen",
        details_intro="Diese Zeilen verraten etwas von der Geschichte.",
        to_details="Was genau geschieht",
        to_details_print="Was genau geschieht, steht auf Seite",
        scenes="Was in Szenen geschieht, die man überspringen kann",
        back="Zurück zu den Hinweisen",
        chapter_line="In diesem Kapitel: {}.",
        scene_line="Die nächste Szene: {}.",
        scene_unnamed="Zur nächsten Szene gibt es einen Hinweis.",
        skip="Diese Szene überspringen",
        skip_print="Sie endet auf Seite",
        what_happens="Was geschieht",
        what_happens_print="Was geschieht, steht auf Seite",
        scene_folded="Eine Szene steht in diesem Exemplar am Ende: {}.",
        scene_replaced="Eine Szene fehlt in diesem Exemplar: {}.",
        chapter_folded="Dieses Kapitel steht in diesem Exemplar am Ende: {}.",
        chapter_replaced="Dieses Kapitel fehlt in diesem Exemplar: {}.",
        folded="Was ans Ende gestellt wurde",
        read_folded="Lesen",
        read_folded_print="Nachzulesen auf Seite",
        back_to_place="Zurück zur Stelle",
        made_for="Dieses Exemplar wurde für {} gemacht.",
        made_for_moved="Ans Ende gestellt: {}.",
        made_for_left_out="Weggelassen: {}.",
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
