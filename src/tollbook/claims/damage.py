"""Claims of damage to civilian objects, and of the use of a weapon."""

from collections.abc import Iterator

from tollbook.claims.attribution import chain, holding
from tollbook.claims.identity import identified
from tollbook.claims.means import as_weapons, means, methods_of
from tollbook.claims.passage import Passage
from tollbook.claims.perpetrators import as_claim_actors, perpetrators, perpetrators_before
from tollbook.claims.presupposed import reporting
from tollbook.claims.roles import Roles
from tollbook.claims.scope import scope_of
from tollbook.claims.setting import located, place_of
from tollbook.claims.when import own_time, time_before
from tollbook.language import Sentence, Token, scanner
from tollbook.model import Claim, ClaimObject, Evidence, Term
from tollbook.model.codes import Responsibility, Stance

_CAUSING = ("cause", "inflict", "do", "report", "result", "sustain", "suffer")
_INCIDENTAL = ("transport", "other", "agriculture")
_OWN_PART: dict[Stance, Responsibility] = {"deny": "denied", "dispute": "denied"}
"""The responsibility of a party that speaks of damage by its own forces, where it does not stand by it."""


def damage_claims(passage: Passage) -> Iterator[Claim]:
    """One claim for each word of damage that has a civilian object, in text order."""
    for sentence in passage.sentences:
        objects = list(passage.terms(sentence.start, sentence.end, "objects"))
        used = set[int]()
        for term in scanner("damage").find(sentence.text):
            token = sentence.at(sentence.start + term.start)
            if token is None:
                continue
            hit = [o for o in _struck(sentence, token, objects) if o.start not in used and _civilian(o, term)]
            if hit or _bare_damage(sentence, token, objects):
                used |= {o.start for o in hit}
                yield _claim(passage, sentence, term, token, hit)


def _bare_damage(sentence: Sentence, token: Token, objects: list[Term]) -> bool:
    """Damage that was caused to nothing that is named ("causing material damage")."""
    above = sentence.tokens[token.head]
    caused = token.pos == "NOUN" and above.lemma in _CAUSING
    return token.lemma == "damage" and caused and not objects and not sentence.child(token.i, "det")


def _civilian(thing: Term, damage: Term) -> bool:
    """Whether its being hit is a claim of its own: not a vehicle's or an area's, which only tell where it fell."""
    if damage.code != "hit":
        return True
    areas = (t.code for w in thing.text.lower().split() for t in scanner("localities").find(w))
    return thing.code not in _INCIDENTAL and not any(code in ("neighbourhood", "town") for code in areas)


def _struck(sentence: Sentence, token: Token, objects: list[Term]) -> list[Term]:
    """The objects that the word of damage governs: its object, passive subject, "of" or "to" phrase."""
    heads = list(sentence.all_children(token.i, "dobj", "nsubjpass"))
    for prep in sentence.all_children(token.i, "prep"):
        if prep.lower in ("of", "to", "on", "at", "in", "near") and (
            token.pos != "VERB" or prep.lower in ("on", "at", "near")
        ):
            heads += sentence.all_children(prep.i, "pobj")
    if token.tag == "VBN" and token.dep in ("acl", "amod"):
        heads.append(sentence.tokens[token.head])
    if token.tag in ("VBN", "VBD") and not any(h.dep == "dobj" for h in heads):
        heads += [
            t
            for t in sentence.all_children(token.i, "nsubj")
            if token.lower in ("hit", "damaged", "destroyed", "struck")
        ]
    found = dict[int, Term]()
    for head in heads:
        start, end = sentence.span(sentence.subtree(head.i, without=("relcl", "acl", "advcl")))
        found |= {o.start: o for o in objects if start <= o.start and o.end <= end}
    return [found[k] for k in sorted(found)]


def _claim(passage: Passage, sentence: Sentence, term: Term, token: Token, hit: list[Term]) -> Claim:
    start = min([sentence.start + term.start, *(o.start for o in hit)])
    end = max([sentence.start + term.end, *(o.end for o in hit)])
    clause = sentence.span(sentence.subtree(token.i))
    methods, weapons = means(passage, *clause, sentence)
    agent = sentence.child(token.i, "nsubj", "agent")
    actors = perpetrators(passage, sentence, Roles(None, agent.i if agent else None), (), methods, token.i)
    actors = actors or perpetrators_before(passage, sentence, ())
    statement = reporting(sentence, token.i, holding(passage.statements, start, end), passage.by_id)
    sources = chain(statement, passage.by_id, passage.document, passage.grounds)
    own = own_time(passage, sentence, start, end)
    scope = scope_of(sentence.text, own, places=located(passage, sentence))
    time = own or (None if scope == "campaign" else time_before(passage, sentence))
    place = place_of(passage, sentence, start, end, scope)
    objects = tuple(
        ClaimObject(code=o.code, status=term.code, text=o.text)  # type: ignore[arg-type] # codes from our own data
        for o in hit
    ) or (ClaimObject(code="other", status="damaged", text=term.text),)
    stance = statement.stance if statement else "assert"
    evidence = [Evidence(slot="claim", start=start, end=end, text=passage.text(start, end))]
    evidence += [Evidence(slot="object", start=o.start, end=o.end, text=o.text) for o in hit]
    claim = Claim(
        id="",
        kind="damage",
        actors=as_claim_actors(passage, actors, sources, _OWN_PART.get(stance, "claimed")),
        methods=methods_of(passage, sentence, methods, weapons, earlier=True),
        weapons=as_weapons(weapons),
        objects=objects,
        place=place,
        time=time,
        sources=sources,
        stance=stance,
        scope=scope,
        evidence=tuple(evidence),
        rule="damage",
    )
    return identified(claim, passage.document)
