"""Who is behind a claim: whoever knows it first hand, or the deepest source that the text cites for it.

One origin adds one however many outlets carry it: reprints of one wire story are the agency's, near-identical texts
are their first publisher's, and what one office told five papers is that office's.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from tollbook.incidents.fingerprint import fold
from tollbook.incidents.near_duplicates import families_of
from tollbook.incidents.report import Report
from tollbook.model import Claim, Origin, Source
from tollbook.rules import load_yaml

_OWN_WORDS = "the publisher's own words"


@cache
def _rules() -> Any:
    return load_yaml("linking/origins.yaml")


def origin_of(claim: Claim, report: Report, first: Mapping[str, Report] | None = None) -> Origin:
    """The origin of a claim. `first` maps a document id to the first of its near-identical reports.

    The medium that was told ("told AFP") is no origin. An unnamed office ("police said") is one origin by its kind;
    unnamed people are the origin of whoever heard them.
    """
    cited = [source for source in claim.sources if not _is_medium(source, report) and not _is_nobody(source)]
    named = [source for source in cited if source.type in _rules()["offices"] or _has_name(source)]
    if named:
        deepest = named[-1]
        return Origin(id=_office(deepest) or _slug(deepest.name), basis=_cited_basis(deepest, cited))
    outlet = outlet_origin(report, first)
    if not cited:
        return outlet
    return Origin(id=f"{cited[-1].type} via {outlet.id}", basis=f"unnamed {cited[-1].type}, heard by {outlet.id}")


def outlet_origin(report: Report, first: Mapping[str, Report] | None = None) -> Origin:
    """The origin of what a report asserts itself: the agency it credits, else who published these words first."""
    source = first.get(report.document, report) if first else report
    if source.agencies:
        names = "+".join(sorted(_slug(agency) for agency in source.agencies))
        return Origin(id=names, basis=f"credited to {', '.join(source.agencies)}")
    publisher = _slug(source.publisher or "") or source.document
    if source.document != report.document:
        return Origin(id=publisher, basis=f"near-identical to {source.document}, published first")
    return Origin(id=publisher, basis=_OWN_WORDS)


def short_forms_joined(origins: Mapping[str, Origin]) -> dict[str, Origin]:
    """Key → origin, where a short form ("observatory", a surname) is the one longer name among them that holds it.

    An outlet's name is never a short form of another's.
    """
    words = {
        origin.id: frozenset(origin.id.split("-"))
        for origin in origins.values()
        if " via " not in origin.id and origin.basis != _OWN_WORDS
    }
    longer: dict[str, str] = {}
    for short, mine in words.items():
        holding = [name for name, theirs in words.items() if mine < theirs]
        whole = [name for name in holding if not any(words[name] < words[other] for other in holding)]
        if len(whole) == 1:
            longer[short] = whole[0]
    return {
        key: origin.model_copy(update={"id": longer[origin.id]}) if origin.id in longer else origin
        for key, origin in origins.items()
    }


def offices_joined(origins: Mapping[str, Origin], claims: Iterable[Claim]) -> dict[str, Origin]:
    """Key → origin, where an unnamed office ("the ministry said") is the one named source of its kind.

    A press statement that one paper gives to the spokesman and four to his ministry is one origin.
    """
    named: dict[str, set[str]] = {}
    for claim in claims:
        origin = origins[claim.id]
        for source in claim.sources:
            if source.type in _rules()["offices"] and origin.id == _slug(source.name) and origin.id != source.type:
                named.setdefault(source.type, set()).add(origin.id)
    only = {kind: next(iter(found)) for kind, found in named.items() if len(found) == 1}
    return {
        key: origin.model_copy(update={"id": only[origin.id], "basis": f"{origin.basis}; the only office of its kind"})
        if origin.id in only
        else origin
        for key, origin in origins.items()
    }


def first_reports(reports: Iterable[Report]) -> dict[str, Report]:
    """Document id → the report whose words it repeats: the one with a wire credit, else the first published."""
    first: dict[str, Report] = {}
    for family in families_of(list(reports)):
        leader = min(family, key=lambda r: (not r.agencies, r.published or "9999", r.document))
        first |= {report.document: leader for report in family}
    return first


def _is_medium(source: Source, report: Report) -> bool:
    if source.type in ("media", "wire_agency"):
        return True
    return bool(report.publisher) and _slug(source.name) == _slug(report.publisher or "")


def _is_nobody(source: Source) -> bool:
    """Agentless reporting ("reportedly") is the outlet's own word."""
    return source.type == "unattributed" and not _has_name(source)


def _has_name(source: Source) -> bool:
    """Whether a source is named ("Ahmad Karim", "Amnesty International") rather than described ("residents")."""
    words = [word for word in re.findall(r"[^\W\d_]+", source.name) if word.lower() not in _rules()["fillers"]]
    capitals = sum(word[:1].isupper() for word in words)
    least = 2 if source.type in _rules()["unnamed"] else 1
    return bool(capitals >= least)


def _office(source: Source) -> str | None:
    """The office that a described source speaks for: "police said" in two papers is one origin."""
    if source.type not in _rules()["offices"] or _has_proper_name(source):
        return None
    return str(source.type)


def _has_proper_name(source: Source) -> bool:
    words = re.findall(r"[^\W\d_]+", source.name)
    proper = any(word[:1].isupper() and fold(word) not in _rules()["titles"] for word in words)
    return proper or _slug(source.name) in _rules()["same_as"].values()


def _cited_basis(deepest: Source, cited: list[Source]) -> str:
    if deepest is not cited[0]:
        return f"cited by {cited[0].name}"
    return "said so itself"


def _slug(name: str) -> str:
    words = [w for w in re.findall(r"\w+", fold(name)) if w not in _rules()["fillers"]]
    slug = "-".join(words)
    return str(_rules()["same_as"].get(slug, slug))
