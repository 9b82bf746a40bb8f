"""
How tables head their columns, in English, German and French -> our fields.

Only words that mean one field wherever they stand. Our choice, grown from codebooks of
negotiation and event data; a word that is missing is asked about, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from difflib import get_close_matches

from lib.intake.fields import FIELDS

WORDS_OF = {
    "record_id": "id, nr, no, number, nummer, laufende nummer, record, numéro, identifiant",
    "record_type": "datensatzart, type d'enregistrement",
    "title": "titel, überschrift, headline, titre, betreff",
    "summary": "zusammenfassung, inhalt, description, beschreibung, résumé, abstract",
    "date": "datum, event date, day, tag, jour, ereignisdatum",
    "status": "statut",
    "actor": "actors, akteur, akteure, akteurin, party, partei, partie, acteur, organisation, "
    "organization",
    "speaker": "sprecher, sprecherin, redner, rednerin, orateur, intervenant",
    "role_then": "role, rolle, funktion, fonction",
    "recipient": "recipients, adressat, empfänger, target, addressee, destinataire",
    "issue": "issues, thema, topic, concept, konzept, sujet, thème, enjeu, streitpunkt",
    "act": "sprechakt, speech act, acte",
    "stance": "haltung, position, standpunkt, agreement, attitude",
    "condition": "bedingung",
    "responds_to": "antwort auf, réponse à, in response to",
    "event_type": "ereignistyp, ereignisart, type d'événement",
    "via": "agentur, agency, agence",
    "quote": "zitat, quotation, citation, wortlaut",
    "quote_lang": "quote language, sprache des zitats",
    "locator": "fundstelle, seite, page, absatz, paragraph",
    "confidence": "sicherheit, confiance",
    "coder": "kodierer, codierer, codeur, kodiererin, coded by",
    "coded_on": "kodiert am, codiert am",
    "note": "notes, notiz, anmerkung, bemerkung, comment, kommentar, remarque, commentaire",
    "source.title": "source title, quellentitel, document, dokument, artikel, article",
    "source.publisher": "publisher, outlet, medium, zeitung, herausgeber, verlag, éditeur, média",
    "source.author": "author, autor, autorin, verfasser, auteur",
    "source.url": "url, link, source url, hyperlink, webadresse, lien",
    "source.published_on": "published, published on, publication date, veröffentlicht, "
    "veröffentlicht am, erscheinungsdatum, publié le, date de publication",
    "source.accessed_on": "accessed, accessed on, abgerufen, abgerufen am, consulté le",
    "source.language": "language, sprache, langue",
}
"""Field -> what its column may be headed, beside its own name."""

SOURCE_WORDS = ("source", "sources", "quelle", "quellen")
"""Heads that say not which part of a source a column holds; its cells must."""

NEAR = 0.85
"""How alike two spellings must be, from 0 to 1; our choice."""

SHORT = 4
"""A head of so few letters has no near spellings: `act` is not `fact`."""


def folded(head: str) -> str:
    """
    Write a head without capitals, accents, spaces and signs.

    >>> folded("Veröffentlicht_am ")
    'veroffentlichtam'
    """
    plain = unicodedata.normalize("NFKD", head.casefold())
    return re.sub(r"[^\w]|_", "", plain)


_FIELD_OF = {folded(field.removeprefix("source.")): field for field in FIELDS if "." in field} | {
    folded(head): field
    for field in FIELDS
    for head in [field, *WORDS_OF.get(field, "").split(", ")]
    if folded(head) not in SOURCE_WORDS
}
"""What `source.` fields share with others (`title`, `status`) means the others."""
_FIELD_OF.pop("", None)


def meant_by(head: str, taken: Collection[str] = ()) -> str:
    """
    Say which field a column is for by its head alone; empty: none, or it could be two.

    Args:
        head: of their column.
        taken: fields that are for others.

    >>> meant_by("Akteur"), meant_by("Haltnug"), meant_by("Quelle"), meant_by("Wetter")
    ('actor', 'stance', '', '')
    """
    written = folded(head)
    if written in SOURCE_WORDS:
        return ""
    found = {_FIELD_OF[written]} if written in _FIELD_OF else set()
    if not found and len(written) > SHORT:
        near = get_close_matches(written, _FIELD_OF, n=5, cutoff=NEAR)
        found = {_FIELD_OF[each] for each in near}
    return found.pop() if len(found) == 1 and not found & set(taken) else ""
