"""Facts about languages that more than one step asks for."""

from __future__ import annotations

# Function words that are frequent in one of these languages and rare or absent in the others.
LITTLE_WORDS = {
    "en": "the and of to was that his her with had for you not but she they were from this have",
    "de": "der die und das nicht ich sie ist mit sich auf dem ein eine war auch wie aber nur den",
    "fr": "le les et des est une dans que qui pas vous elle nous était avec sur mais cette ses son",
    "es": "el los las que y una por con para como pero muy más cuando su era lo había sin esta",
    "it": "il che di non la per una con gli della sono ma era più anche nel come si questo lui",
    "pt": "os que não uma com para mais mas ele ela seu sua quando foi isso você como dos das ao",
    "nl": "het een en van dat niet zijn was op met voor hij zij ze maar ook naar heb hem als",
    "sv": "och att det som inte är jag på han hon med för den var ett till men sig hade om",
    "pl": "nie się jest na że to jak ale był była po co tak jego już czy tylko przez mnie ja",
    "ru": "и в не на что он я с как это но она так его все был из уже бы мне",
    "cs": "se že je na to jsem ale tak jako byl by co když jen už jeho byla která ještě můj",
}
