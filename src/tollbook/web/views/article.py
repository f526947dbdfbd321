"""A document with its statements and claims marked, and who says what in the margin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tollbook.export.report import paragraphs_of
from tollbook.model import Claim, Document, Statement
from tollbook.telling import Told, chain_of, code_in_words, date_of, stance_verb, tell_claims
from tollbook.texts import _

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi", "sd", "ug", "dv"})
Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of an article's words. `kinds` are the classes of its mark, empty where it has none; `ids` begin here."""

    text: str
    kinds: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A claim in the margin: who says what, and where it stands."""

    id: str
    number: int
    sentence: str
    notes: str
    stance: str
    status: str
    certainty: int
    figure: str
    chosen: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph with the notes on the claims that begin in it; `start` is its offset in the document's text."""

    kind: str
    start: int
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: who, how, and whom he cites."""

    who: str
    verb: str
    cue: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """A document's page. `dir` is the direction of its language."""

    id: str
    title: str
    about: str
    byline: str
    url: str | None
    language: str | None
    dir: str
    sha256: str
    retrieved: str
    versions: tuple[tuple[str, str], ...]
    stretches: tuple[Stretch, ...]
    statements: tuple[Said, ...]
    claims: int
    state: str


def article_page(
    document: Document, claims: Sequence[Claim], statements: Sequence[Statement], statuses: Mapping[str, str],
    chosen: str | None = None,
) -> ArticlePage:  # fmt: skip
    """The page; `statuses` say by claim id what was decided of it; `chosen` is the claim that one came for."""
    told = {t.claim.id: t for t in tell_claims(document, claims)}
    marks = [*_claim_marks(claims, chosen, statuses), *_statement_marks(statements)]
    stretches = []
    for kind, start, end in paragraphs_of(document):
        within = [c for c in claims if c.evidence and start <= c.span.start < end]
        stretches.append(
            Stretch(
                kind,
                start,
                runs_of(document.text, start, end, marks, within),
                tuple(_note(told[c.id], statuses.get(c.id, "proposed"), chosen) for c in within),
            )
        )
    about = [document.publisher or _("publisher not known"), date_of(document.published)]
    about += [_("credits %(agencies)s") % {"agencies": ", ".join(document.agencies)}] if document.agencies else []
    about += [document.status] if document.status not in ("live", "unknown") else []
    language = document.language
    return ArticlePage(
        id=document.id,
        title=document.title or document.id,
        about=" · ".join(about),
        byline=document.byline or "",
        url=document.canonical_url or document.url,
        language=language if language and language.replace("-", "").isalnum() else None,
        dir="rtl" if language in _RIGHT_TO_LEFT else "auto",
        sha256=document.sha256,
        retrieved=document.retrieved or "",
        versions=(),
        stretches=tuple(stretches),
        statements=tuple(map(_said, statements)),
        claims=len(claims),
        state=document.status,
    )


def runs_of(
    text: str, start: int, end: int, marks: Sequence[Mark], beginning: Sequence[Claim] = ()
) -> tuple[Run, ...]:  # fmt: skip
    """The stretch cut wherever a mark begins or ends; a run has the kinds of all marks over it."""
    inside = [(max(a, start), min(b, end), kind) for a, b, kind in marks if a < end and b > start]
    ids: dict[int, tuple[str, ...]] = {}
    for claim in beginning:
        ids[claim.span.start] = (*ids.get(claim.span.start, ()), claim.id)
    borders = sorted({start, end, *ids, *(a for a, _b, _k in inside), *(b for _a, b, _k in inside)})
    runs = []
    for a, b in pairwise(borders):
        kinds = sorted({kind for x, y, kind in inside if x <= a and b <= y})
        runs.append(Run(text[a:b], " ".join(kinds), ids.get(a, ())))
    return tuple(runs)


def _claim_marks(claims: Sequence[Claim], chosen: str | None, statuses: Mapping[str, str]) -> list[Mark]:
    marks = []
    for claim in claims:
        if statuses.get(claim.id) in ("rejected", "unverifiable"):
            kinds = {"claim": "refused"}
        else:
            kinds = {"claim": "claim", "count": "figure"}
        marks += [(e.start, e.end, kinds[e.slot]) for e in claim.evidence if e.slot in kinds]
        if claim.id == chosen:
            marks += [(e.start, e.end, "chosen") for e in claim.evidence if e.slot == "claim"]
    return marks


def _statement_marks(statements: Sequence[Statement]) -> list[Mark]:
    sources = [
        (s.source.start, s.source.end, "source")
        for s in statements
        if s.source.start is not None and s.source.end is not None
    ]
    return [*sources, *((s.cue.start, s.cue.end, "cue") for s in statements if s.cue is not None)]


def _note(told: Told, status: str, chosen: str | None) -> Note:
    claim = told.claim
    return Note(
        id=claim.id,
        number=told.number,
        sentence=told.sentence,
        notes="; ".join(told.notes),
        stance=claim.stance,
        status=code_in_words(status),
        certainty=round(claim.certainty * 100),
        figure=claim.count.text or "",
        chosen=claim.id == chosen,
        refused=status in ("rejected", "unverifiable"),
    )


def _said(statement: Statement) -> Said:
    cue = statement.cue.text if statement.cue else ""
    return Said(chain_of((statement.source, *statement.cites)), stance_verb(statement.stance), cue)
