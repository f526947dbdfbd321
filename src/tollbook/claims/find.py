"""All claims of one document."""

from tollbook.claims.blame import attacks, blame
from tollbook.claims.damage import damage_claims
from tollbook.claims.dedupe import without_repeats
from tollbook.claims.harm import harm_claims
from tollbook.claims.passage import Passage
from tollbook.claims.positions import positions
from tollbook.grounding.grounded import Grounded
from tollbook.language import Sentence, Stretch
from tollbook.model import Claim, Document, Statement


def find_claims(
    document: Document,
    stretches: tuple[Stretch, ...],
    sentences: tuple[Sentence, ...],
    statements: tuple[Statement, ...],
    grounded: Grounded,
) -> tuple[Claim, ...]:
    """The claims that the parsed `sentences` carry, in text order, each figure of each source once.

    `stretches` are all sentences of the text, parsed or not.
    """
    passage = Passage(document, stretches, sentences, statements, grounded)
    harms = tuple(harm_claims(passage))
    damages = tuple(damage_claims(passage))
    taken = tuple(positions(passage, harms))
    blamed = tuple(blame(passage, (*harms, *taken))) if harms or damages else ()
    laid = tuple(attacks(passage, (*harms, *damages, *taken, *blamed))) if harms or damages else ()
    everything = (*harms, *damages, *taken, *blamed, *laid)
    ordered = sorted(everything, key=lambda c: (c.span.start, c.span.end, c.kind, c.id))
    return without_repeats(passage, tuple({c.id: c for c in ordered}.values()))
