"""An incident told in one paragraph, each figure with a number that leads to its source, its document and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tollbook.assessment.course import courses, step_in_words
from tollbook.assessment.titles import bounds_in_words
from tollbook.model import Assessed, Claim, Document, Incident, Place, Position, Time, TollSeen

_DONE = {"killed": "killed", "injured": "injured", "missing": "missing", "displaced": "displaced"}


@dataclass(slots=True)
class Notes:
    """The numbered notes of a paragraph; the same claim has the same number."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    numbers: dict[str, int] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def mark(self, claim: str, document: str | None, who: str) -> str:
        """ "[3]", with a note on the claim's words and where they stand."""
        if claim not in self.numbers:
            self.numbers[claim] = len(self.numbers) + 1
            self.lines.append(f"[{self.numbers[claim]}] {who}{self._where(claim, document)}")
        return f"[{self.numbers[claim]}]"

    def _where(self, claim: str, document: str | None) -> str:
        told, report = self.claims.get(claim), self.documents.get(document or "")
        outlet = f", in {report.publisher or report.id}" if report else ""
        when = f", {report.published[:10]}" if report and report.published else ""
        place = f" (document {document}" if document else ""
        if told is None:
            return f"{outlet}{when}{place + ')' if place else ''}."
        span = f", characters {told.span.start}–{told.span.end})" if place else ""
        return f"{outlet}{when}{place}{span}: “{told.span.text}”."


def summary_of(
    record: Assessed, claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> tuple[str, tuple[str, ...]]:
    """The paragraph and its notes."""
    notes = Notes(claims, documents)
    sentences = [_event(record), *(s for harm in _DONE if (s := _figure(record, harm, notes)))]
    sentences += [_responsibility(record), *_positions(record, notes)]
    if isinstance(record, Incident):
        graded = record.grade or "not graded"
        reason = f", because {record.grade_reasons[0]}" if record.grade_reasons else ""
        sentences.append(f"By the policy “{record.grade_policy}” it is {graded}{reason}.")
    return " ".join(s for s in sentences if s), tuple(notes.lines)


def _event(record: Assessed) -> str:
    what = record.methods[0].replace("_", " ") if record.methods else "event of unknown means"
    article = "An" if what[0] in "aeiou" else "A"
    others = [m.replace("_", " ") for m in record.methods[1:3]]
    also = f" (also told as {' and '.join(others)})" if others else ""
    tolled = "" if isinstance(record, Incident) else "Over a period or an area: "
    objects = ", ".join(f"{o.code.replace('_', ' ')} ({o.status})" for o in record.objects)
    hit = f" Objects told to be harmed: {objects}." if objects else ""
    return f"{tolled}{article} {what}{also} {_where(record.place)}, {_when(record.time)}.{hit}"


def _where(place: Place | None) -> str:
    if place is None:
        return "at a place that is not told"
    wider = ", ".join(part for part in (place.admin1, place.country) if part)
    return f"in {place.name or place.text}" + (f" ({wider})" if wider else "")


def _when(time: Time | None) -> str:
    if time is None or not time.start:
        return "on a day that is not told"
    return f"on {time.start}" if time.end in (None, time.start) else f"between {time.start} and {time.end}"


def _figure(record: Assessed, harm: str, notes: Notes) -> str:
    """ "12–22 people were killed: 12 by River Watch [1]; 22 by Hill Observers [2]."."""
    whole = getattr(record, harm)
    if whole is None:
        return ""
    seen = [toll for toll in record.tolls_seen if toll.harm == harm]
    parts = _told(seen, notes)
    rows = [r for r in record.casualties if r.harm == harm and (r.status or r.group)]
    among = "; ".join(f"{bounds_in_words(r)} {r.group or r.status}" for r in rows)
    told = f" ({among})" if among else ""
    behind = f": {'; '.join(parts)}" if parts else ""
    people = "person was" if (whole.low, whole.high) == (1, 1) else "people were"
    return f"{bounds_in_words(whole).capitalize()} {people} {_DONE[harm]}{told}{behind}."


def _told(seen: Sequence[TollSeen], notes: Notes) -> list[str]:
    """ "22 by MSF [8] [9], superseded later": a source's figure once, with a note for each report that has it."""
    found: dict[tuple[str, str, bool], list[str]] = {}
    for toll in seen:
        who = toll.speaker or toll.origin
        key = (bounds_in_words(toll), who, toll.superseded_by is not None)
        found.setdefault(key, []).append(notes.mark(toll.claim, toll.document, who))
    return [
        f"{figure} by {who} {' '.join(dict.fromkeys(marks))}" + (", superseded later" if old else "")
        for (figure, who, old), marks in found.items()
    ]


def _responsibility(record: Assessed) -> str:
    sets = record.responsibility.sets
    if not sets:
        return "Nobody is named as responsible."
    versions = [f"{' and '.join(s.actors)} (by {s.origins} independent origin{'s' * (s.origins != 1)})" for s in sets]
    if record.responsibility.status == "contested":
        return f"Responsibility is contested: {', or '.join(versions)}."
    return f"Named as responsible: {'; '.join(versions)}."


def _positions(record: Assessed, notes: Notes) -> list[str]:
    """One sentence a party, its positions in order of their dates."""
    told = []
    for actor, held in courses(record.positions).items():
        steps = [
            f"{step_in_words(p, claimed=_claimed(p, notes))} {notes.mark(p.claim, p.document, p.speaker or actor)}"
            for p in held
        ]
        told.append(f"{actor} {', then '.join(steps)}.")
    return told


def _claimed(position: Position, notes: Notes) -> bool:
    """Whether a party says that it did it and stands by it."""
    told = notes.claims.get(position.claim)
    return told is not None and any(actor.responsibility == "claimed" for actor in told.actors)
