"""The parties that a document names: by name, abbreviation, demonym, capital, or by their part in the conflict."""

from collections import Counter

from tollbook.grounding.actor_context import word_set
from tollbook.grounding.actor_drafts import Draft, Hit, read
from tollbook.grounding.actor_index import Meaning, index
from tollbook.grounding.actor_roles import Told, main_country, resolve
from tollbook.model import ActorMention, Term
from tollbook.rules.actors import Actor

LEDE = 400
"""Evidence for the report's country counts double in its first characters."""
SAMPLE = 300
"""A report whose first characters hold no lower case is all in capitals: "IS" and "US" are then words like others."""


def find_actors(text: str) -> tuple[ActorMention, ...]:
    """The parties named in a whole document, in text order, never overlapping.

    `form` is name, abbreviation, demonym ("Russian warplanes", with the force in the span), metonym ("Moscow denied"),
    role ("the regime", resolved from the document's country and the nearest fitting party), supporter
    ("Turkish-backed": who backs, not who acts), nationality ("Syrian civilians": no party at all), or unknown (kept as
    said, `id` null). `type` is the kind of body that the words name: government, military, police, armed_group,
    militia, coalition, opposition, un, ngo and so on.
    """
    found = index()
    terms = [(t, found.meanings[t.code]) for t in found.scanner.find(text)]
    shouted = text[:SAMPLE].upper() == text[:SAMPLE]
    drafts: list[Draft] = []
    reached = 0
    for i, (term, meaning) in enumerate(terms):
        if term.start < reached or not _cased(term, meaning, shouted):
            continue
        follows = terms[i + 1] if i + 1 < len(terms) else None
        draft = read(Hit(text, term, meaning, follows, found))
        if draft:
            while drafts and drafts[-1].end > draft.start:
                drafts.pop()
            drafts.append(draft)
            reached = max(reached, draft.end)
    return _resolved(text, drafts)


def _cased(term: Term, meaning: Meaning, shouted: bool) -> bool:
    if meaning.kind in ("role", "blocked"):
        return True
    if shouted and term.text.lower() in word_set("ordinary"):
        return False
    if meaning.kind == "abbreviation" or len(term.text) < 4:
        return True
    return any(c.isupper() for c in term.text)


def _resolved(text: str, drafts: list[Draft]) -> tuple[ActorMention, ...]:
    evidence: Counter[str] = Counter()
    for draft in drafts:
        if draft.country and draft.weight:
            evidence[draft.country] += draft.weight * (2 if draft.start < LEDE else 1)
    country, alone = main_country(evidence, len(text)), len(evidence) == 1
    told = Told()
    known: dict[tuple[Actor, ...], Actor | None] = {}
    for draft in drafts:
        if draft.silent:
            continue
        said = text[draft.start : draft.end]
        if draft.role:
            told.add(resolve(draft.role, draft.type, draft.start, said, told, country, alone=alone))
        elif draft.actor is None:
            told.add(ActorMention(draft.start, draft.end, said, said, draft.type, None, draft.form))
        else:
            if draft.choices not in known:
                known[draft.choices] = _choice(draft.choices, evidence, text)
            actor = known[draft.choices] if draft.form == "abbreviation" else draft.actor
            if actor:
                kind = draft.type if actor == draft.actor else actor.type
                told.add(ActorMention(draft.start, draft.end, said, actor.name, kind, actor.id, draft.form))
    return tuple(told.mentions)


def _choice(choices: tuple[Actor, ...], evidence: Counter[str], text: str) -> Actor | None:
    """Of several actors with these letters, the one whose full name or country the document has."""
    if not choices or (len(choices) == 1 and not choices[0].common):
        return choices[0] if choices else None
    named = [a for a in choices if a.name in text]
    at_home = [a for a in choices if any(evidence[c] for c in a.countries)]
    if named or at_home:
        return max(named or at_home, key=lambda a: sum(evidence[c] for c in a.countries))
    return None if all(a.common for a in choices) else choices[0]
