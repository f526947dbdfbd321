"""A report: one cue with its content and source words, before sources are resolved across the document."""

from dataclasses import dataclass

from tollbook.model.codes import Stance
from tollbook.statements.lexicon import Saying

Spot = tuple[int, int]  # start, end in the document's text


@dataclass(frozen=True, slots=True)
class Report:
    """`if_party` is the stance where the source turns out to be a party to the conflict.

    `awaits` tells on which side of the cue's sentence ("before", "after") its direct speech is to be looked for.

    `source`, `told` and `antecedent` (of "who") are spots too; `called` is the
    name that an apposition gives the source ("a news agency, North Press,"); `others` and `cites` may hold several.

    `quotes` tells that the cue may introduce direct speech, so that quotation marks that reach beyond the
    sentence belong to the content. `agentless` tells that nobody is named on purpose ("was reported").
    """

    saying: Saying
    cue: Spot
    content: tuple[Spot, ...]
    source: Spot | None = None
    antecedent: Spot | None = None
    called: Spot | None = None
    others: tuple[Spot, ...] = ()
    cites: tuple[Spot, ...] = ()
    told: Spot | None = None
    agentless: bool = False
    fronted: bool = False
    awaits: str = ""
    stance: Stance = "assert"
    if_party: Stance | None = None
