"""What stays back leaves no trace, by whatever way a record goes out: every exit is searched for sentinel words."""

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient
from tests.export.site.factory import project_of, row, text_of
from tests.project.factory import STAGES, killed
from tests.web.conftest import PASSWORD, Person

from tollbook.cli.publishing import publish_project
from tollbook.cli.reporting import write_report
from tollbook.export import FORMATS, export_to
from tollbook.model import OriginEdge, OriginGraph, OriginNode, OriginRange, Position, Time, TollSeen, Visibility
from tollbook.project.job import Outcome
from tollbook.review.viewer import viewer_of
from tollbook.web.app import create_app
from tollbook.web.settings import Settings

INCIDENT = "i-arda-3"
WITHHELD = Visibility(level="withheld", reason="sentinelreason")
EMBARGOED = Visibility(embargo_until="2999-01-01")
STORY = (
    " Neighbours had queued since dawn before the doors of the old shop near the river bridge, and many stood there"
    " still as the first blast tore the roof away, while volunteers dug through brick, flour and twisted iron"
    " until late in the evening, when the last ambulance left for the district town beyond the hills to the north."
)
ROWS = [
    row(
        "a-shut",
        killed(7, "Arda") + STORY,
        published="2026-01-01",
        publisher="Sentinel Gazette",
        title="Sentineltitle",
        url="https://sentinel.test/x",
    ),
    row("m-again", killed(5, "Arda") + STORY, published="2026-01-02", publisher="Evening Repeater", title="Told again"),
    row("z-open", killed(3, "Arda"), published="2026-01-02", publisher="Open Paper", title="Bakery hit"),
]
EXPORTS = [(format.name, names) for format in FORMATS for names in (False, True)]
PAGES = (
    "/", "/?q=bakery", "/claims", "/claims?q=killed", "/documents", "/documents?q=killed", "/tolls", "/map.geojson",
    f"/incidents/{INCIDENT}", "/documents/a-shut", "/documents/z-open", "/documents/m-again", "/plots/timeline.json",
    f"/plots/tolls/{INCIDENT}.json", "/download/csv", "/download/jsonl", "/api/v1/incidents",
    f"/api/v1/incidents/{INCIDENT}", "/api/v1/claims", "/api/v1/documents", "/api/v1/documents/a-shut",
    "/api/v1/documents/a-shut/claims", "/api/v1/documents/z-open/claims", "/api/v1/tolls",
)  # fmt: skip
FOR_CODERS = ("/queue/new", f"/queue/item/{INCIDENT}", "/api/v1/queue", f"/api/v1/queue/{INCIDENT}/codings")


def with_graph(incident):
    """The incident as it is assessed: the second report repeats the first, whose outlet is the origin of both."""
    shut, again, opened = (claim_of(incident, name) for name in ("a-shut", "m-again", "z-open"))
    edges = [
        edge("outlet:Sentinel Gazette", "document:a-shut", "publishes"),
        edge("document:a-shut", "origin:sentinel-gazette", "cites", "sentinelbasis", shut),
        edge("outlet:Evening Repeater", "document:m-again", "publishes"),
        edge("document:m-again", "document:a-shut", "reprints", "the same story in its words"),
        edge(
            "document:m-again", "origin:sentinel-gazette", "cites", "near-identical to a-shut, published first", again
        ),
        edge("outlet:Open Paper", "document:z-open", "publishes"),
        edge("document:z-open", "origin:open-paper", "cites", "the publisher's own words", opened),
    ]
    nodes = [
        *(node(f"outlet:{name}") for name in ("Sentinel Gazette", "Evening Repeater", "Open Paper")),
        *(node(f"origin:{name}") for name in ("sentinel-gazette", "open-paper")),
        *(OriginNode(id=f"document:{r['id']}", kind="document", title=r["title"], reporting="own") for r in ROWS),
    ]
    told = [(shut, "a-shut", "sentinel-gazette", 7), (again, "m-again", "sentinel-gazette", 5),
            (opened, "z-open", "open-paper", 3)]  # fmt: skip
    return incident.model_copy(update={
        "origin_graph": OriginGraph(nodes=tuple(nodes), edges=tuple(edges)),
        "time": Time(text="sentinelday", start_offset=0, end_offset=1, start="2026-01-01", end="2026-01-01",
                     precision="day", basis="sentinelday"),
        "tolls_seen": tuple(TollSeen(harm="killed", low=n, origin=o, claim=c, document=d) for c, d, o, n in told),
        "by_origin": tuple(OriginRange(harm="killed", low=n, origin=o, claim=c) for c, _, o, n in told),
        "positions": (Position(actor="Some party", speaker="Sentinel Speaker", conceded="sentinel words", claim=shut,
                               document="a-shut"),),
        "range_reasons": ("low from open-paper", "high from sentinel-gazette", "a-shut says more"),
        "main_documents": ("a-shut", "z-open"),
    })  # fmt: skip


def claim_of(incident, document: str) -> str:
    """The incident's claim in a report; the factory sorts both, so it is found by the figure's place among ids."""
    return CLAIMS[document]


def edge(source: str, target: str, kind: str, basis: str = "", *claims: str) -> OriginEdge:
    """An edge."""
    return OriginEdge(source=source, target=target, kind=kind, basis=basis, claims=claims)


def node(name: str) -> OriginNode:
    """An origin or outlet."""
    kind, title = name.split(":")
    return OriginNode(id=name, kind=kind, title=title)


CLAIMS: dict[str, str] = {}


def reading(visibility: Visibility, *, only_the_claim: bool = False):
    """Reads the first report, or its claim alone, with this visibility."""

    def read(job):
        outcome = STAGES.read(job)
        found = outcome.reading
        document, claims = found.document, found.claims
        CLAIMS[document.id] = claims[0].id
        if document.id == "a-shut":
            if only_the_claim:
                claims = tuple(c.model_copy(update={"visibility": visibility}) for c in claims)
            else:
                document = document.model_copy(update={"visibility": visibility})
        return Outcome(found.model_copy(update={"document": document, "claims": claims}), outcome.notes)

    return read


def made(tmp_path, monkeypatch, read):
    """The project, and every exit by name: what it lets out as text."""
    project = project_of(tmp_path, monkeypatch, ROWS, with_graph, read)
    exits: dict[str, Callable[[], str]] = {}
    for name, names in EXPORTS:
        exits[f"export {name}{' --with-names' * names}"] = lambda n=name, w=names: exported(project, n, w)
    exits["publish"] = lambda: published(project, tmp_path / "site")
    for names in (False, True):
        path = tmp_path / f"report-{names}.html"
        exits[f"report{' --with-names' * names}"] = lambda p=path, w=names: reported(project, p, w)
    app = create_app(project, Settings(setup_token="a set-up token", background=False))
    app.state.workbench.users.set_up("admin", PASSWORD, "anna")
    for role in ("reader", "coder"):
        app.state.workbench.users.add(role, PASSWORD, role, "anna", f"p-{role}")
        client = Person(app, role).client
        for page in (*PAGES, *(FOR_CODERS if role == "coder" else ())):
            exits[f"{role} {page}"] = lambda c=client, p=page: opened(c, p)
    return exits


def exported(project, name: str, with_names: bool) -> str:
    """What an export holds."""
    out = io.BytesIO()
    export_to(project.open(), next(f for f in FORMATS if f.name == name), out, with_names=with_names)
    return out.getvalue().decode()


def published(project, folder) -> str:
    """What the public site holds."""
    publish_project(str(project.path), str(folder), unsigned=True, today="2026-02-01")
    return text_of(folder)


def reported(project, path, with_names: bool) -> str:
    """What the report holds."""
    write_report(str(project.path), str(path), most=None, with_names=with_names)
    return path.read_text(encoding="utf-8")


def opened(client: TestClient, page: str) -> str:
    """What a page shows; a missing one must not repeat what was asked for."""
    return client.get(page).text


def leaks(exits, sentinels) -> list[tuple[str, str]]:
    """Which exit tells which word."""
    texts = {name: out().lower() for name, out in exits.items()}
    assert [name for name, text in texts.items() if not text and "relations" not in name] == []
    return [(name, word) for name, text in texts.items() for word in sentinels if word in text]


@pytest.fixture(autouse=True)
def fast_passwords(monkeypatch):
    """Passwords hashed with less work."""
    import argon2  # noqa: PLC0415

    monkeypatch.setattr(
        "tollbook.review.secret._hasher", argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )


@pytest.mark.parametrize("level", [WITHHELD, EMBARGOED], ids=["withheld", "embargoed"])
def test_a_report_that_stays_back_is_told_by_no_exit(tmp_path, monkeypatch, level):
    """Neither its id, title, outlet, address, words nor claim; who repeats it is no longer said to repeat it."""
    exits = made(tmp_path, monkeypatch, reading(level))
    found = leaks(exits, ["sentinel", "a-shut", "7 people", CLAIMS["a-shut"]])
    assert found == []


@pytest.mark.parametrize("level", [WITHHELD, EMBARGOED], ids=["withheld", "embargoed"])
def test_a_claim_that_stays_back_is_told_by_no_exit(tmp_path, monkeypatch, level):
    """Neither its id nor its words, where the report around it is shown."""
    exits = made(tmp_path, monkeypatch, reading(level, only_the_claim=True))
    assert leaks(exits, ["7 people", "sentinel words", "sentinel speaker", CLAIMS["a-shut"]]) == []


@pytest.mark.parametrize("only_the_claim", [False, True], ids=["report", "claim"])
@pytest.mark.parametrize("level", ["team", "restricted"])
def test_the_words_of_a_report_for_the_team_are_told_by_no_public_exit(tmp_path, monkeypatch, level, only_the_claim):
    """That it is there may be known; what it says, its title and what it concedes may not."""
    exits = made(tmp_path, monkeypatch, reading(Visibility(level=level), only_the_claim=only_the_claim))
    public = {name: out for name, out in exits.items() if not name.startswith("coder") and "--with-names" not in name}
    words = ["7 people", "sentinel words", "sentinel speaker", "sentinelday"]
    assert leaks(public, words if only_the_claim else [*words, "sentineltitle", "sentinel.test"]) == []


def test_everything_is_told_where_nothing_stays_back(tmp_path, monkeypatch):
    """The exits that are searched do tell these words otherwise, and the graph is whole."""
    exits = made(tmp_path, monkeypatch, reading(Visibility()))
    for exit in ("export incidents-jsonl", f"reader /api/v1/incidents/{INCIDENT}"):
        assert "near-identical to a-shut" in exits[exit]()
    assert leaks({"publish": exits["publish"]}, ["sentinel gazette"]) != []


def test_the_graph_closes_over_what_is_gone(tmp_path, monkeypatch):
    """Every edge has its two nodes and every node an edge; the repeater's words are its own origin now."""
    record = json.loads(made(tmp_path, monkeypatch, reading(WITHHELD))["export incidents-jsonl"]())
    graph = record["origin_graph"]
    ends = {name for e in graph["edges"] for name in (e["source"], e["target"])}
    assert ends == {n["id"] for n in graph["nodes"]}
    assert [t["origin"] for t in record["tolls_seen"]] == ["evening-repeater", "open-paper"]
    assert "origin:evening-repeater" in ends
    assert record["killed"] == {"low": 3, "best": None, "high": 7}


def numbers_told(project, tmp_path, app, role: str) -> dict[str, int]:
    """How many reports the incident has, by every exit that gives a number or a list of them."""
    client = Person(app, role).client
    row = re.search(rf'<tr[^>]*>(?:(?!</tr>).)*/incidents/{INCIDENT}"(?:(?!</tr>).)*</tr>', client.get("/").text, re.S)
    found = {
        "overview": int(re.findall(r'class="number">(\d+)</td>', row[0])[-1]),
        "incident page": int(re.search(r"(\d+) reports?</span>", client.get(f"/incidents/{INCIDENT}").text)[1]),
        "api": len(client.get(f"/api/v1/incidents/{INCIDENT}").json()["documents"]),
        "api list": len(client.get("/api/v1/incidents").json()["items"][0]["documents"]),
        "api documents": len(client.get("/api/v1/documents").json()["items"]),
        "search": int(re.search(r"Documents \((\d+)\)|(\d+) documents?", client.get("/documents").text)[0].split()[0]),
    }
    if role == "reader":
        found["csv"] = len(
            next(csv.DictReader(io.StringIO(exported(project, "csv", with_names=False))))["documents"].split("; ")
        )
        found["jsonl"] = len(json.loads(exported(project, "incidents-jsonl", with_names=False))["documents"])
        found["download"] = len(
            next(csv.DictReader(io.StringIO(client.get("/download/csv").text)))["documents"].split("; ")
        )
        site = published(project, tmp_path / "site")
        found["site"] = int(re.search(r"(\d+) reports? ·", site)[1])
        found["report"] = int(
            re.search(r"(\d+) reports? ·", reported(project, tmp_path / "r.html", with_names=False))[1]
        )
    return found


@pytest.mark.parametrize("level", [WITHHELD, EMBARGOED], ids=["withheld", "embargoed"])
def test_no_number_counts_a_report_that_its_reader_may_not_see(tmp_path, monkeypatch, level):
    """Of three reports everyone is told of two, by every exit; only who may see what is withheld is told of three."""
    project = project_of(tmp_path, monkeypatch, ROWS, with_graph, reading(level))
    app = create_app(project, Settings(setup_token="a set-up token", background=False))
    app.state.workbench.users.set_up("admin", PASSWORD, "anna")
    app.state.workbench.users.add("reader", PASSWORD, "reader", "anna", "p-reader")
    assert {name: n for name, n in numbers_told(project, tmp_path, app, "reader").items() if n != 2} == {}
    assert {name: n for name, n in numbers_told(project, tmp_path, app, "admin").items() if n != 3} == {}


def test_a_report_withheld_later_is_no_longer_counted(tmp_path, monkeypatch):
    """The number goes down at once, before figures are made anew, and where the place was its words they go too."""
    project = project_of(tmp_path, monkeypatch, ROWS, with_graph, reading(Visibility()))
    app = create_app(project, Settings(setup_token="a set-up token", background=False))
    app.state.workbench.users.set_up("admin", PASSWORD, "anna")
    app.state.workbench.users.add("reader", PASSWORD, "reader", "anna", "p-reader")
    assert set(numbers_told(project, tmp_path, app, "reader").values()) == {3}
    bench = app.state.workbench
    with bench.database.read() as connection:
        admin = next(viewer_of(user) for user in bench.users.all(connection) if user.name == "admin")
    bench.decisions.set_visibility(admin, "a-shut", WITHHELD, None, "To protect someone.")
    assert set(numbers_told(project, tmp_path, app, "reader").values()) == {2}
