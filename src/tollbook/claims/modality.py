"""Whether a clause tells of what is, or of what is feared, supposed or threatened."""

import re
from functools import cache

from tollbook.claims.triggers import Trigger
from tollbook.language import Sentence
from tollbook.rules import lexicon

_CONDITIONAL = re.compile(r"[\"“]?If (?:it is |this is )?(?:confirmed|verified|true|proven)\b", re.I)
_CARRIES = ("conj", "oprd", "acomp", "xcomp", "ccomp", "auxpass")


@cache
def _words(part: str) -> frozenset[str]:
    entries = lexicon("lexicons/en/modality.yaml")
    return frozenset(t for e in entries if dict(e.attributes)["part"] == part for t in e.terms)


def is_hypothetical(sentence: Sentence, trigger: Trigger) -> bool:
    """A modal over the verb, "feared dead", or an "if" that opens its clause."""
    if _CONDITIONAL.match(sentence.text):
        return True
    verbs = [sentence.tokens[trigger.token]]
    for above in sentence.ancestors(trigger.token):
        if verbs[-1].dep not in _CARRIES or above.pos not in ("VERB", "AUX", "ADJ"):
            break
        verbs.append(above)
    for verb in verbs[:2]:
        if verb.lower in _words("governor"):
            return True
        if verb.lower in _words("granted") and sentence.child(verb.i, "neg"):
            return True
        for below in sentence.all_children(verb.i, "aux", "mark", "advmod"):
            if below.lower in _words("auxiliary" if below.dep == "aux" else "governor"):
                return True
            if below.lower in _words("limit") and _is_to_come(sentence, verb.i):
                return True
    return False


def _is_to_come(sentence: Sentence, verb: int) -> bool:
    """Whether a verb or its auxiliary stands in the present ("until somebody gets killed")."""
    forms = (sentence.tokens[verb], *sentence.all_children(verb, "aux", "auxpass"))
    return any(t.tag in ("VBZ", "VBP") and t.lower not in ("has", "have") for t in forms)


def is_denied(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the clause says that it did not happen: "did not kill", "without causing casualties", "no reports of"."""
    verb = sentence.tokens[trigger.token]
    if verb.pos == "NOUN":
        above = sentence.tokens[verb.head]
        if above.pos == "ADP":
            noun = sentence.tokens[above.head]
            denied = any(d.lower == "no" for d in sentence.all_children(noun.i, "det"))
            return above.lower == "without" or (above.lower == "of" and noun.lemma in _words("report") and denied)
        verb = above
    under = sentence.tokens[verb.head]
    if verb.dep == "pcomp" and under.lower == "without":
        return True
    return any(t.lower != "never" or verb.tag != "VB" for t in sentence.all_children(verb.i, "neg"))


def is_intended(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether harm is only somebody's aim ("a plot to kill the president", "tried to kill two guards")."""
    token = sentence.tokens[trigger.token]
    to = next((a for a in sentence.all_children(token.i, "aux") if a.lower == "to"), None)
    if to is None or is_past(sentence, trigger):
        return False
    above = (sentence.tokens[token.head], sentence.tokens[max(0, to.i - 1)])
    return any(t.lemma in _words("aim") for t in above)


def is_past(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether what is supposed lies behind ("may have killed"), rather than ahead ("may kill")."""
    return any(a.lemma == "have" for a in sentence.all_children(trigger.token, "aux"))
