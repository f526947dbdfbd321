"""An incident or toll without a trace of the reports and claims behind it that stay back.

Its figures are its own and stay; of what rests on such a report neither id, title, outlet nor words are told. Where
only words are hidden, those of the report are blocks and those of the record its names in the gazetteer.
"""

import re
from typing import Any

from tollbook.visibility.graphs import Renamed, graph_without, heirs_of
from tollbook.visibility.held import Held
from tollbook.visibility.masking import BLOCK

Json = dict[str, Any]
NOT_SHOWN = "A further reason rests on reports that are not shown."
_REASONS = ("range_reasons", "grade_reasons")


def without_traces(record: Json, held: Held) -> Json:
    """The record of an incident or toll as it follows from what is shown."""
    record = _without_incidents(record, held)
    graph = record["origin_graph"]
    reports = {*record["documents"], *(n["id"].removeprefix("document:") for n in graph["nodes"])}
    claims = {*record["claims"], *(c for e in graph["edges"] for c in e["claims"])}
    seen = {t["claim"] for name in ("tolls_seen", "positions", "by_origin") for t in record[name]}
    gone, gone_claims = reports & held.documents, (claims | seen) & held.claims
    veiled, veiled_claims = reports & held.veiled_documents, (claims | seen) & held.veiled_claims
    if not (gone or gone_claims or veiled or veiled_claims):
        return record
    shown = _own_words(record)
    if gone or gone_claims:
        shown = _without(shown, gone, gone_claims)
    shown["origin_graph"] = graph_without(graph, gone, gone_claims, veiled)
    shown["positions"] = [_veiled(p) if p["claim"] in veiled_claims else p for p in shown["positions"]]
    told: Json = renamed(shown, heirs_of(graph, gone))
    return told


def claim_without_traces(claim: Json, held: Held) -> Json:
    """A claim that names no other that stays back, nor a report that does."""
    if not (held.claims or held.documents):
        return claim
    shown = claim | {"answers": [c for c in claim["answers"] if c not in held.claims]}
    if claim["part_of"] in held.claims:
        shown["part_of"] = None
    origin = claim["origin"]
    if origin and any(name in origin["basis"] for name in held.documents):
        shown["origin"] = None
    return shown


def renamed(value: Any, names: Renamed) -> Any:
    """The value with every origin of these ids under another id, in whatever text it stands."""
    if not names:
        return value
    ids = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return _renamed(value, re.compile(rf"(?<![\w+-])(?:{ids})(?![\w+-])"), names)


def _renamed(value: Any, pattern: re.Pattern[str], names: Renamed) -> Any:
    if isinstance(value, str):
        return pattern.sub(lambda m: names[m[0]], value)
    if isinstance(value, list):
        return [_renamed(v, pattern, names) for v in value]
    if isinstance(value, dict):
        return {k: _renamed(v, pattern, names) for k, v in value.items()}
    return value


def _without_incidents(record: Json, held: Held) -> Json:
    """A toll does not name incidents that stay back."""
    rows = record.get("reconciled")
    if not rows or held.incidents.isdisjoint(name for row in rows for name in row["incidents"]):
        return record
    shown = [row | {"incidents": [i for i in row["incidents"] if i not in held.incidents]} for row in rows]
    return record | {"reconciled": shown}


def _without(record: Json, gone: set[str], claims: set[str]) -> Json:
    def stays(row: Json) -> bool:
        return row["claim"] not in claims and row.get("document") not in gone

    seen = [_in_force(t, claims) for t in record["tolls_seen"] if stays(t)]
    figures = [row for row in record["by_origin"] if stays(row)]
    shown = {row["origin"] for row in (*seen, *figures)}
    hidden = {row["origin"] for row in (*record["tolls_seen"], *record["by_origin"])} - shown
    changed: Json = {
        "documents": [d for d in record["documents"] if d not in gone],
        "claims": [c for c in record["claims"] if c not in claims],
        "tolls_seen": seen,
        "by_origin": figures,
        "positions": [p for p in record["positions"] if stays(p)],
    } | {name: _told(record[name], hidden | gone) for name in _REASONS if name in record}
    if "main_documents" in record:
        changed["main_documents"] = [d for d in record["main_documents"] if d not in gone]
    return record | changed


def _in_force(toll: Json, claims: set[str]) -> Json:
    """A figure whose successor stays back stands as the last one that is shown."""
    return toll | {"superseded_by": None} if toll["superseded_by"] in claims else toll


def _told(reasons: list[str], hidden: set[str]) -> list[str]:
    kept = [reason for reason in reasons if not any(name in reason for name in hidden)]
    return kept if len(kept) == len(reasons) else [*kept, NOT_SHOWN]


def _own_words(record: Json) -> Json:
    """The record's values without the words of any report."""
    place, time = record["place"], record["time"]
    return record | {
        "place": place and place | {"text": place["name"] or ""},
        "time": time and time | {"text": time["start"] or "", "basis": ""},
        "actors": [actor | {"text": None} for actor in record["actors"]],
        "objects": [found | {"text": None} for found in record["objects"]],
    }


def _veiled(position: Json) -> Json:
    words = {name: BLOCK * len(position[name]) for name in ("conceded", "speaker") if position[name]}
    return position | words
