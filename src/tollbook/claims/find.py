"""All claims of one document."""

from tollbook.claims.answering import with_answers
from tollbook.claims.blame import attacks, blame
from tollbook.claims.carried import with_own_parties
from tollbook.claims.certainty import with_certainty
from tollbook.claims.damage import damage_claims
from tollbook.claims.dedupe import without_repeats
from tollbook.claims.finest import with_places
from tollbook.claims.harm import harm_claims
from tollbook.claims.inherit import with_perpetrators, with_status
from tollbook.claims.passage import Passage
from tollbook.claims.positions import positions
from tollbook.claims.recounted import recounted
from tollbook.claims.weapon_use import weapon_claims
from tollbook.grounding.grounded import Grounded
from tollbook.language import Sentence, Stretch
from tollbook.model import Claim, Document, Statement

_ANSWERS = {"deny", "cannot_verify", "no_comment"}


def _answers_only(claim: Claim) -> bool:
    """Harm that a party only denies or doubts is told by its position; "no casualties" and another figure stay."""
    return claim.count.best != 0 and (
        claim.stance in _ANSWERS or (claim.stance == "dispute" and claim.count.best is None)
    )


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
    told = tuple(harm_claims(passage))
    harms = tuple(c for c in (*told, *recounted(passage, told)) if not _answers_only(c))
    damages = tuple(damage_claims(passage))
    taken = tuple(positions(passage, harms))
    blamed = tuple(blame(passage, (*harms, *taken))) if harms or damages else ()
    laid = tuple(attacks(passage, (*harms, *damages, *taken, *blamed))) if harms or damages else ()
    used = tuple(weapon_claims(passage, (*harms, *taken)))
    everything = (*harms, *damages, *taken, *blamed, *laid, *used)
    ordered = sorted(everything, key=lambda c: (c.span.start, c.span.end, c.kind, c.id))
    filled = tuple({c.id: c for c in ordered}.values())
    filled = with_places(passage, with_perpetrators(passage, with_status(filled)))
    filled = with_own_parties(passage, filled)
    return with_certainty(passage, with_answers(passage, without_repeats(passage, filled)))
