"""What the report's template is given: words and shapes ready to be shown, nothing to be worked out."""

from dataclasses import dataclass

from tollbook.telling import Fact


@dataclass(frozen=True, slots=True)
class Part:
    """A run of an article's words: `kind` plain, claim or figure; `anchors` are the claims that begin here."""

    text: str
    kind: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article; `kind` as in the document's blocks."""

    kind: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A report's text with the words of its claims marked."""

    anchor: str
    title: str
    about: str
    language: str | None
    url: str | None
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class ClaimShown:
    """A claim with its words; `link` leads to them in the article, `document` is the report's id."""

    sentence: str
    quote: tuple[Part, ...]
    link: str
    document: str
    outlet: str
    notes: str


@dataclass(frozen=True, slots=True)
class OriginShown:
    """Everything that one origin says of an incident; `carriers` are the outlets that carry it."""

    label: str
    carriers: str
    claims: tuple[ClaimShown, ...]


@dataclass(frozen=True, slots=True)
class FigureTold:
    """One figure of the toll's history; `link` leads to its words."""

    reported: str
    origin: str
    figure: str
    words: str
    link: str
    superseded: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in the timeline, in the drawing's units."""

    x: float
    y: float
    label_y: float
    label: str
    superseded: bool


@dataclass(frozen=True, slots=True)
class Series:
    """One origin's figures over time; `style` numbers its line and colour from 0."""

    label: str
    style: int
    points: tuple[Point, ...]

    @property
    def line(self) -> str:
        """The points of its line, as SVG has them."""
        return " ".join(f"{p.x:g},{p.y:g}" for p in self.points)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Figures over time. Dates stand in order and not to scale: a toll rises in hours, then in months."""

    width: int
    height: int
    floor: float
    left: float
    series: tuple[Series, ...]
    dates: tuple[tuple[float, str], ...]
    levels: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """What the parties answer, side by side: one column a party, one row a date.

    A cell holds answers: what the party does, and the words in which it is told.
    """

    parties: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class CaseShown:
    """An incident or toll.

    The reasons of its ranges are English, and so are those of a grade that is `ruled`: rules give them. People give
    reasons in whatever language.
    """

    anchor: str
    id: str
    title: str
    is_toll: bool
    date: str
    place: str
    killed: str
    injured: str
    grade: str
    ruled: bool
    grade_reasons: tuple[str, ...]
    strike_status: str
    origins: int
    documents: int
    facts: tuple[Fact, ...]
    figures: tuple[tuple[str, str, str, str, str], ...]
    range_policy: str
    range_reasons: tuple[str, ...]
    timeline: Timeline | None
    history: tuple[FigureTold, ...]
    responsibility: str
    named: str
    versions: tuple[tuple[str, str, str], ...]
    positions: Positions | None
    told_by: tuple[OriginShown, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report."""

    project: str
    incidents: tuple[CaseShown, ...]
    tolls: tuple[CaseShown, ...]
    articles: tuple[Article, ...]
    notes: tuple[str, ...]
    version: str
