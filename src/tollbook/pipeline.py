"""The stages as one readable list: a document in, all that was read from it out."""

from tollbook.claims import find_claims
from tollbook.grounding.ground import ground
from tollbook.language import load_parser, split_sentences, windows
from tollbook.model import Document, Reading
from tollbook.statements import find_statements

READ_LANGUAGES = frozenset({"en", None})


def read(document: Document, everything: bool = False) -> Reading:
    """Everything found in one document.

    Without `everything`, a document in which the gate finds no word of harm keeps empty layers, and only sentences
    near such words are parsed. A document in a language that is not read yet keeps empty layers too.
    """
    if document.language not in READ_LANGUAGES:
        return Reading(document=document)
    stretches = split_sentences(document)
    wanted = windows(document.text, stretches)
    if not wanted and not everything:
        return Reading(document=document)
    sentences = load_parser().parse(document.text, stretches if everything else wanted)
    grounded = ground(document)
    statements = find_statements(document, sentences, grounded.actors)
    claims = find_claims(document, stretches, sentences, statements, grounded)
    return Reading(
        document=document, statements=statements, places=grounded.places, times=grounded.times, claims=claims
    )
