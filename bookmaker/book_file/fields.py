"""Every field of a book file, in the order in which the template shows them."""

from __future__ import annotations

from typing import get_args

from bookmaker.book_file.kinds import (
    DATE as A_DATE,
)
from bookmaker.book_file.kinds import (
    ISBN,
    LANGUAGE,
    NUMBER,
    ChoiceKind,
    Field,
    ListKind,
    RecordKind,
    TextKind,
    YesNoKind,
    check_date,
    check_encoding,
    check_isbn,
    check_language,
    check_number,
    check_pattern,
    check_whole,
)
from bookmaker.model.book import ContributorRole, Status
from bookmaker.model.content_warnings import LEVELS, ORIGINS
from bookmaker.model.house_rules import RULES
from bookmaker.model.recipe import (
    CapitalsWish,
    DashesWish,
    EllipsesWish,
    EmphasisWish,
    GapsWish,
    LinesWish,
    NotesWish,
    OpeningsWish,
    PrinterWish,
    QuotesWish,
    ShoutingWish,
)
from bookmaker.model.removals import REMOVALS

TEXT = TextKind()
TEXTS = ListKind(TEXT)
WHOLE = TextKind("a whole number", check_whole, r"^\d{1,9}$")
DATE = TextKind("a date", check_date, f"^{A_DATE}$")
NO_WARNINGS = ("none", "withheld")

PERSON = RecordKind(
    (
        Field("name", TEXT, "The name as printed.", required=True),
        Field("file_as", TEXT, "The form that lists sort by: “Orr, Ida”."),
    ),
    short="name",
)
CONTRIBUTOR = RecordKind(
    (
        Field("name", TEXT, "The name as printed.", required=True),
        Field("role", ChoiceKind(get_args(ContributorRole)), "What they did.", required=True),
        Field("file_as", TEXT, "The form that lists sort by."),
    )
)
SERIES = RecordKind(
    (
        Field("name", TEXT, "The name of the series.", required=True),
        Field(
            "number",
            TextKind("a number", check_number, f"^{NUMBER}$"),
            "The book's place in it.",
        ),
    ),
    short="name",
)
SUBJECT = RecordKind(
    (
        Field("name", TEXT, "The words of the subject.", required=True),
        Field("authority", TEXT, "BISAC, THEMA, or the address of another scheme."),
        Field("term", TEXT, "Its code there: FIC009000."),
    ),
    short="name",
)
EPIGRAPH = RecordKind(
    (
        Field("text", TEXT, "The words.", required=True),
        Field("attribution", TEXT, "Whose words they are."),
    ),
    short="text",
)
WARNING = RecordKind(
    (
        Field("topic", TEXT, "A topic of the vocabulary, or words of your own.", required=True),
        Field("severity", ChoiceKind(LEVELS), "How strongly it is shown."),
        Field("chapters", TEXTS, "Numbers or titles of the chapters concerned; without them, the whole book."),
        Field("detail", TEXT, "What exactly, for readers who ask; it may spoil the story."),
        Field("source", ChoiceKind(ORIGINS), "Who says so: the author, a reader, or a list of words (suggested)."),
    ),
    short="topic",
)
BREAK = RecordKind(
    (
        Field("words", TEXT, "The words that the line of the heading begins with."),
        Field("line", WHOLE, "About where it stands; of several lines that fit, the nearest counts."),
        Field("level", WHOLE, "1 for the highest; 0 where no chapter begins."),
        Field("title", TEXT, "A title instead of the text's own."),
        Field("file", TEXT, "The file, where a book has several."),
    ),
    short="words",
)
STRUCTURE = RecordKind(
    (
        Field("headings", TextKind("a regular expression", check_pattern), "A pattern for this book's heading lines."),
        Field(
            "notes",
            ChoiceKind(get_args(NotesWish)),
            "Authors' notes: keep them, move them to the back of the book, or drop them.",
        ),
        Field(
            "capitals",
            ChoiceKind(get_args(CapitalsWish)),
            "Headings in capitals: set them in title case, or keep them.",
        ),
        Field(
            "gaps",
            ChoiceKind(get_args(GapsWish)),
            "Wide gaps in plain text: scene breaks where something speaks for it (auto), everywhere, or never.",
        ),
        Field(
            "chapters",
            ListKind(BREAK),
            "The chapter map: one entry for each heading, as `bookmaker inspect --write` puts it here.",
        ),
        Field(
            "approved",
            ListKind(ChoiceKind(tuple(REMOVALS))),
            "Rules that may take words out of the text: `bookmaker build --strict` fails on any other.",
        ),
        Field("title_from_text", YesNoKind(), "Whether title and author may be taken from the head of the text."),
    )
)
TYPOGRAPHY = RecordKind(
    (
        Field(
            "quotes",
            ChoiceKind(get_args(QuotesWish)),
            "Quotation marks: the language's at the levels of the text (curl), double or single ones outside, "
            "guillemets, or as written (keep).",
        ),
        Field("dashes", ChoiceKind(get_args(DashesWish)), "The dash between words."),
        Field("ellipses", ChoiceKind(get_args(EllipsesWish)), "Three dots: one character, or kept."),
        Field("emphasis", ChoiceKind(get_args(EmphasisWish)), "Words between _underscores_: set in italics, or plain."),
        Field("capitals", ChoiceKind(get_args(ShoutingWish)), "WORDS IN CAPITALS: kept, or set in small capitals."),
        Field(
            "without",
            ListKind(ChoiceKind(tuple(RULES))),
            "Rules, or groups of them, that are not to be followed; [typography.md](typography.md) lists them.",
            "[no-break/hair, dashes/range]",
        ),
    )
)

FIELDS: tuple[Field, ...] = (
    Field("title", TEXT, "The book's title.", "The Night Ferry"),
    Field("subtitle", TEXT, "The subtitle."),
    Field("author", ListKind(PERSON), "The author; several as a list.", "Ida Orr"),
    Field(
        "contributors",
        ListKind(CONTRIBUTOR),
        "Others who made it: editor, translator, illustrator …",
        "[{name: Tam Reyes, role: illustrator}]",
    ),
    Field(
        "language",
        TextKind("a language tag", check_language, f"^{LANGUAGE}$"),
        "The language as a BCP 47 tag.",
        "en-GB",
    ),
    Field("series", SERIES, "The series, and the book's number in it.", "{name: Harbour Tales, number: 2}"),
    Field("description", TEXT, "What the book is about, for shelves and shops."),
    Field("subjects", ListKind(SUBJECT), "Subjects or tags.", "[Fiction, Sea stories]"),
    Field("fandoms", TEXTS, "Fandoms, for fan fiction."),
    Field("relationships", TEXTS, "Relationships, as archives list them."),
    Field("characters", TEXTS, "Characters, as archives list them."),
    Field("rating", TEXT, "The audience: General Audiences, Teen And Up Audiences …", "General Audiences"),
    Field("status", ChoiceKind(tuple(s for s in get_args(Status) if s)), "Whether the story is finished.", "complete"),
    Field("source", TEXT, "The address that the text came from."),
    Field("publisher", TEXT, "The publisher or press."),
    Field("rights", TEXT, "Who owns the text, or under which licence it stands.", "© 2024 Ida Orr"),
    Field("published", DATE, "When the text was published.", "2024-05-17"),
    Field("updated", DATE, "When it last changed."),
    Field("isbn", TextKind("an ISBN", check_isbn, f"^{ISBN}$"), "The ISBN of this edition."),
    Field(
        "identifiers",
        ListKind(
            RecordKind(
                (
                    Field("scheme", TEXT, "doi, uuid, url …", required=True),
                    Field("value", TEXT, "The identifier.", required=True),
                )
            )
        ),
        "Other identifiers.",
    ),
    Field("cover", TEXT, "A picture for the cover; without one, a cover is drawn.", "cover.jpg"),
    Field("dedication", TEXT, "The dedication.", "For my mother"),
    Field("epigraph", EPIGRAPH, "Words before the text."),
    Field(
        "content_warnings",
        ListKind(WARNING),
        "Content warnings; or `none`, or `withheld` for an author who chose not to warn.",
        "[{topic: grief, severity: mentioned, chapters: [3]}]",
    ),
    Field(
        "warning_lines",
        YesNoKind(),
        "Whether a chapter that is warned of opens with a quiet line that says so.",
        "no",
    ),
    Field(
        "sources", TEXTS, "The text's files in order; without it, every text in the folder, 2 before 10.", "[text/*.md]"
    ),
    Field(
        "encoding",
        TextKind("the name of an encoding", check_encoding),
        "The encoding of texts that are not UTF-8, where it was guessed wrongly.",
        "Windows-1250",
    ),
    Field("structure", STRUCTURE, "Wishes for finding chapters.", "{notes: drop}"),
    Field("typography", TYPOGRAPHY, "Wishes for the house style.", "{dashes: spaced en}"),
    Field("theme", TEXT, "classic, modern, large-print, or a folder with a theme of your own.", "classic"),
    Field("trim", TEXT, "The size of printed pages: 5x8, 6x9, a5, pocket … or 130 x 200 mm.", "5.5x8.5"),
    Field("printer", ChoiceKind(get_args(PrinterWish)), "Who prints the book: margins and file follow from it."),
    Field(
        "lines",
        ChoiceKind(get_args(LinesWish)),
        "How the lines of print are broken: optimal, each paragraph as a whole, or plain, line by line.",
    ),
    Field(
        "openings",
        ChoiceKind(get_args(OpeningsWish)),
        "Where parts and chapters open in print: on right-hand pages, or on any, which saves paper.",
    ),
    Field("editions", TEXTS, "The editions to make; see `bookmaker profiles`.", "[epub, print]"),
)
