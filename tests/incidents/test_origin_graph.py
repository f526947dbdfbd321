"""Who stands behind the reports of an event."""

from tests.incidents.factory import claim, report
from tests.incidents.test_origins import STORY

from tollbook.assessment import assess
from tollbook.incidents import events_of, first_reports

PARTS = ("one", "two", "three", "four", "five")


def graph(*documents):
    """The graph of (report, claims) pairs, all of one event."""
    reports = [r for r, _ in documents]
    events = [e for r, claims in documents for e in events_of(r, tuple(claims))]
    return assess(events, first_reports(reports)).origin_graph


def edges(found, kind):
    """(source, target) of the edges of a kind."""
    return {(e.source, e.target) for e in found.edges if e.kind == kind}


def reporting(found):
    """Document → how it reports."""
    return {n.id.removeprefix("document:"): n.reporting for n in found.nodes if n.kind == "document"}


def test_own_reporting_is_told_from_reprint():
    """A reporter's own words, a reprint of them, an agency's story and one that only cites are four things."""
    found = graph(
        (report("own", "2020-01-01", text=STORY, publisher="Post"), [claim(9)]),
        (report("copy", "2020-01-02", text=STORY[:500], publisher="Echo"), [claim(9, at=20)]),
        (report("wire", "2020-01-02", publisher="Mirror", agencies=("Reuters",)), [claim(8)]),
        (report("cites", "2020-01-02", publisher="Globe"), [claim(7, by="Relief Aid")]),
    )
    assert reporting(found) == {"own": "own", "copy": "reprint", "wire": "reprint", "cites": "relayed"}
    assert edges(found, "reprints") == {("document:copy", "document:own")}
    assert edges(found, "credits") == {("document:wire", "origin:reuters")}
    assert ("document:cites", "origin:relief-aid") in edges(found, "cites")
    assert ("outlet:Globe", "document:cites") in edges(found, "publishes")


def test_one_statement_in_five_outlets_is_one_origin():
    """Four papers quote the ministry, one its spokesman by name: five documents, one origin."""
    says = [("the ministry of defence", "military")] * 4 + [("Defence Ministry spokesman Ivan Orlik", "military")]
    found = graph(
        *(
            (report(name, "2020-01-01", publisher=f"Paper {name}"), [claim(4, by=by, by_type=kind)])
            for name, (by, kind) in zip(PARTS, says, strict=True)
        )
    )
    assert len({target for _, target in edges(found, "cites")}) == 1


def test_two_named_officials_of_a_kind_stay_apart():
    """Where two named sources of one kind speak, an unnamed one is nobody's spokesman."""
    found = graph(
        (report("a", "2020-01-01"), [claim(4, by="Sheriff Dana Low", by_type="police")]),
        (report("b", "2020-01-01"), [claim(4, by="Chief Omar Reel", by_type="police")]),
        (report("c", "2020-01-01"), [claim(4, by="police", by_type="police")]),
    )
    assert len({target for _, target in edges(found, "cites")}) == 3


def test_every_edge_joins_nodes_that_are_there():
    """No edge hangs in the air, and nodes and edges come sorted."""
    found = graph((report("a", "2020-01-01"), [claim(4), claim(4, by="Relief Aid", at=50)]))
    names = [node.id for node in found.nodes]
    assert {end for e in found.edges for end in (e.source, e.target)} == set(names)
    assert names == sorted(names)
