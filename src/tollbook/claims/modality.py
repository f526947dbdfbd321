"""Whether a clause tells of what is, or of what is feared, supposed or threatened."""

from tollbook.claims.triggers import Trigger
from tollbook.language import Sentence

_MODALS = {"would", "could", "might", "may", "will", "should", "'ll"}
_FEARED = {"feared", "if", "unless", "threatened", "threatens", "threaten", "risk", "risks"}


def is_hypothetical(sentence: Sentence, trigger: Trigger) -> bool:
    """A modal over the verb, "feared dead", or an "if" that opens its clause."""
    token = sentence.tokens[trigger.token]
    chain = [token]
    for above in sentence.ancestors(token.i):
        if chain[-1].dep in ("conj", "oprd", "acomp", "xcomp", "ccomp", "auxpass") and above.pos in (
            "VERB",
            "AUX",
            "ADJ",
        ):
            chain.append(above)
        else:
            break
    for verb in chain[:2]:
        below = sentence.all_children(verb.i, "aux", "mark", "advmod")
        if any(t.lower in _MODALS and t.dep == "aux" or t.lower == "if" for t in below):
            return True
        if verb.lower in _FEARED:
            return True
    return False
