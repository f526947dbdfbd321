"""What the grading rules may ask of an incident."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tollbook.assessment.accounts import Told
from tollbook.assessment.arithmetic import value
from tollbook.assessment.belief import is_credible
from tollbook.assessment.casualties import Figures
from tollbook.assessment.grading import Facts, grade_policy
from tollbook.assessment.known_parties import KnownParty
from tollbook.incidents import TELLS_OF_HARM
from tollbook.model import Claim, IncidentResponsibility, Position

_CIVILIAN_GROUPS = {"women", "children", "infants", "elderly", "families"}
_HARMS = {"killed", "injured", "casualties", "missing", "abducted", "detained", "sexual_violence", "displaced"}


def facts_of(
    told: Sequence[Told],
    figures: Figures,
    positions: tuple[Position, ...],
    responsibility: IncidentResponsibility,
    policy: str,
    *,
    known: Sequence[KnownParty] = (),
    discounted: bool = False,
    credibility: Mapping[str, float] = MappingProxyType({}),
) -> Facts:
    """The facts of an incident. An origin is credible where one of its claims is (see `belief`); `credibility` is
    what users set for sources, by id.

    `known` are the parties that the table knows to act there then.
    """
    rules = grade_policy(policy)
    said: dict[str, set[str]] = defaultdict(set)
    credible: set[str] = set()
    for item in told:
        if not _reports_harm(item.claim):
            continue
        said[item.origin.id].add(victim_status(item.claim, presume_civilian=rules["presume_civilian"]))
        if is_credible(item, policy, credibility):
            credible.add(item.origin.id)
    killed = figures.of("killed")
    return Facts(
        origins=tuple(sorted(o for o in credible if said[o] != {"combatant"})) or tuple(sorted(credible)),
        tellers=_tellers(told),
        statuses=tuple(frozenset(said[origin]) for origin in sorted(credible)),
        ever_civilians=any("civilian" in statuses for statuses in said.values()),
        harmed=any(item.claim.harm in _HARMS and item.claim.stance in TELLS_OF_HARM for item in told),
        responsibility=responsibility,
        positions=positions,
        parties=tuple(sorted({actor for version in responsibility.sets for actor in version.actors})),
        known=tuple(known),
        party_acts=any(_own_act(item.claim) for item in told),
        discounted=discounted,
        single_victim=killed is not None and value(killed) == 1,
    )


def _tellers(told: Sequence[Told]) -> tuple[str, ...]:
    """The origins that tell of the event, credible or not; whoever only answers tells of nothing."""
    telling = (t for t in told if t.claim.kind != "responsibility" and t.claim.stance in TELLS_OF_HARM)
    return tuple(sorted({item.origin.id for item in telling}))


def victim_status(claim: Claim, *, presume_civilian: bool) -> str:
    """`civilian` or `combatant`; where a claim does not say, `civilian` in case of doubt, if the policy presumes so."""
    status = claim.victims.status
    if status in ("civilian", "mixed") or any(group.group in _CIVILIAN_GROUPS for group in claim.victims.groups):
        return "civilian"
    if status in ("combatant", "hors_de_combat"):
        return "combatant"
    return "civilian" if presume_civilian else "unknown"


def _reports_harm(claim: Claim) -> bool:
    return claim.kind == "harm" and claim.stance in TELLS_OF_HARM


def _own_act(claim: Claim) -> bool:
    own = any(a.role == "perpetrator" and a.responsibility in ("claimed", "admitted") for a in claim.actors)
    return own and claim.stance in TELLS_OF_HARM
