"""Figures that say only "the figure" of the harm told right before: "It later revised the number to 12"."""

import re
from collections.abc import Iterator, Sequence

from tollbook.claims.attribution import chain, holding, origin_of
from tollbook.claims.evidence import evidence_of
from tollbook.claims.figures import figures_of
from tollbook.claims.identity import identified
from tollbook.claims.passage import Passage
from tollbook.claims.people_words import names_people
from tollbook.claims.perpetrators import names_of
from tollbook.grounding.people import describe_people
from tollbook.language import Sentence
from tollbook.model import Claim, ClaimActor, CountMention, Source, Statement, Victims

_FIGURE = r"(?:figure|number|total|count|tally|estimate)s?"
_ASIDE = r"(?: (?:later|since|now|then|also|had|has|was|been|up|down|upwards?|downwards?|sharply|slightly|again)){0,4}"
_PUT = r"(?:put|puts|putting|gave|gives|giving|set|sets|placed|places|placing|estimated|estimates)"
_MADE_NEW = r"(?:revis|rais|lower|correct|updat|increas|reduc|cut|chang)\w*"
_OWNED = r"(?:the|that|this|its|their|his|her)(?: (?:earlier|initial|first|previous|official|own|overall|latest))?"
_ROSE = r"(?:rose|risen|rises|rising|climbed|jumped|grew|grown|fell|fallen|dropped|revised|raised|lowered|corrected)"
_TOLD = re.compile(
    rf"\b(?:(?P<put>{_PUT}) {_OWNED} {_FIGURE}(?: at| as)|(?P<new>{_MADE_NEW}) {_OWNED} {_FIGURE}{_ASIDE}"
    rf"|(?P<rose>{_OWNED} {_FIGURE}{_ASIDE} {_ROSE}{_ASIDE})|(?P<is>{_OWNED} {_FIGURE}{_ASIDE} (?:stood|stands) at))\b",
    re.I,
)
_ANY = re.compile(r"\b(?:figure|number|total|count|tally|estimate)s?\b", re.I)
_LINK = re.compile(r"(?: from [\w,-]+(?: [\w-]+)?)?(?: to| at)? ", re.I)
_ENDS = re.compile(
    r"\s*(?:$|[.,;:)\"”’–-]|\b(?:and|but|after|on|in|by|while|as|when|from|late|later|with|including|among|for|within)\b)"
)
_NEXT = re.compile(r" ([a-z]+(?: [a-z]+)?)")
_REACH = 2  # sentences
_TAKEN_BACK = {"deny", "cannot_verify", "no_comment"}


def recounted(passage: Passage, told: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each such figure, of the harm that it is a figure of; none where that is in doubt."""
    for sentence in passage.sentences:
        match = _TOLD.search(sentence.text) if _ANY.search(sentence.text) else None
        figure = _figure_after(sentence, match) if match else None
        if match is None or figure is None:
            continue
        start, end = sentence.start + match.start(), figure.end
        whole = _whole(passage, sentence, start, told)
        overlapping = any(c.span.start < end and start < c.span.end for c in told)
        statement = holding(passage.statements, start, end)
        stands = statement is None or statement.stance in ("assert", "revise", "retract")
        if whole is not None and stands and not overlapping:
            yield _claim(passage, whole, figure, (start, end), statement, revised=bool(match["new"] or match["rose"]))


def _figure_after(sentence: Sentence, match: re.Match[str]) -> CountMention | None:
    """The figure that the words lead to, where it counts nothing but people."""
    link = _LINK.match(sentence.text, match.end())
    at = sentence.start + (link.end() if link else match.end())
    figure = next((c for c in figures_of(sentence) if c.start == at), None)
    if figure is None or figure.count.best is None:
        return None
    after = sentence.text[figure.end - sentence.start :]
    noun = _NEXT.match(after)
    return figure if _ENDS.match(after) or (noun and names_people(noun[1])) else None


def _whole(passage: Passage, sentence: Sentence, start: int, told: Sequence[Claim]) -> Claim | None:
    """The harm told nearest before in this sentence or the ones before, if it is one with one figure."""
    low = sentence.start
    for stretch in (None, *passage.before(sentence, _REACH)):
        low = stretch.start if stretch else low
        near = [c for c in told if low <= c.span.start and c.span.end <= start and c.part_of is None]
        if near:
            only = near[-1] if len({c.harm for c in near}) == 1 and len({_figure(c) for c in near}) == 1 else None
            fits = only is not None and only.scope != "campaign" and only.stance not in _TAKEN_BACK
            return only if fits else None
    return None


def _figure(claim: Claim) -> tuple[int | None, int | None]:
    return claim.count.low, claim.count.best


def _claim(
    passage: Passage,
    whole: Claim,
    figure: CountMention,
    span: tuple[int, int],
    statement: Statement | None,
    *,
    revised: bool,
) -> Claim:
    sources = chain(statement, passage.by_id, passage.document, passage.grounds)
    status = describe_people(figure.text).status
    victims = Victims(text=figure.text, status=whole.victims.status if status == "unknown" else status)
    kept = tuple(e for e in whole.evidence if e.slot not in ("claim", "victims", "source", "count"))
    own = evidence_of(passage, span, None, None, sources, victims=(figure.start, figure.end))
    told = {
        "count": figure.count,
        "victims": victims,
        "actors": tuple(_as_told_by(passage, sources, actor) for actor in whole.actors),
        "objects": (),
        "sources": sources,
        "origin": origin_of(sources),
        "stance": "revise" if revised else "assert",
        "evidence": (*own, *kept),
        "rule": "harm.recounted",
    }
    return identified(whole.model_copy(update=told), passage.document)


def _as_told_by(passage: Passage, sources: tuple[Source, ...], actor: ClaimActor) -> ClaimActor:
    """A party that others hold to have done it is alleged to have; what it tells itself stands as it was."""
    own = actor.name in {name for s in sources[:1] for name in names_of(passage, s)}
    return actor if own else actor.model_copy(update={"responsibility": "alleged"})
