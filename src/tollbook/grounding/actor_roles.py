"""Which party "the regime", "the coalition" or "the group" is, from the document's own evidence."""

import re
from collections import Counter
from dataclasses import dataclass, field

from tollbook.model import ActorMention
from tollbook.rules.actors import Actor, Role, actor

NEAR = 1500
"""How far back, in characters, a group or coalition may stand that a generic word refers to."""
BACK = 60
"""How many mentions back it may stand."""
ENOUGH = 6
"""Evidence that settles a report's country whatever its length; short reports need less."""
GROUPS = frozenset({"armed_group", "militia"})
_HEAD = re.compile(r"(\w+)$")
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


@dataclass(slots=True)
class Told:
    """The mentions so far, and the armed groups among them by id."""

    mentions: list[ActorMention] = field(default_factory=list)
    groups: dict[str, Actor] = field(default_factory=dict)

    def add(self, mention: ActorMention) -> None:
        """Takes one more mention."""
        self.mentions.append(mention)
        if mention.id and mention.type in GROUPS and mention.form != "role":
            party = actor(mention.id)
            if party:
                self.groups[mention.id] = party


def resolve(
    role: Role, kind: str, start: int, said: str, told: Told, country: str | None, *, alone: bool = False
) -> ActorMention:
    """A mention of a role: the party it stands for here, or kept as said with no id.

    `kind` is the body it names; `alone` says that the report speaks of no country but `country`.
    """
    if role.resolve == "sole" and not alone:
        country = None
    party = _party(role, said, start, told, country)
    end = start + len(said)
    if party:
        body = kind if party.id.startswith("gov-") else party.type
        return ActorMention(start, end, said, party.name, body, party.id, "role")
    return ActorMention(start, end, said, _ARTICLE.sub("", said), kind, None, "unknown")


def _party(role: Role, said: str, start: int, told: Told, country: str | None) -> Actor | None:
    listed = dict(role.by_country)
    default = actor(listed.get(country or "") or "")
    if role.resolve in ("state", "sole"):
        return _same_head(said, start, told) or (default if country in listed else _government(country))
    if role.resolve == "coalition":
        return _nearest(start, told, frozenset({"coalition"})) or default
    if country in listed or role.resolve == "none":
        return default
    return _nearest(start, told, GROUPS) if role.resolve == "rebels" else _group(role, said, start, told)


def _government(country: str | None) -> Actor | None:
    """The country's government; in Palestine the word alone does not say whose."""
    return actor(f"gov-{country.lower()}") if country and country != "PS" else None


def _group(role: Role, said: str, start: int, told: Told) -> Actor | None:
    """With an article the group named nearest before; without one only the single group that was named so far."""
    if _ARTICLE.match(said):
        return _nearest(start, told, GROUPS, role.jihadist)
    groups = list(told.groups.values())
    jihadists = [a for a in groups if a.jihadist]
    fitting = jihadists if role.jihadist or (jihadists and role.name == "militants") else groups
    return fitting[0] if len(fitting) == 1 else None


def _nearest(start: int, told: Told, types: frozenset[str], jihadist: bool = False) -> Actor | None:
    for mention in told.mentions[: -BACK - 1 : -1]:
        if start - mention.end > NEAR:
            break
        if mention.id and mention.type in types and mention.form not in ("role", "supporter"):
            found = actor(mention.id)
            if found and (found.jihadist or not jihadist):
                return found
    return None


def _same_head(said: str, start: int, told: Told) -> Actor | None:
    """ "The army" after "the Turkish army" is the same army."""
    head = _HEAD.search(said.lower())
    if not head or not _ARTICLE.match(said):
        return None
    for mention in told.mentions[: -BACK - 1 : -1]:
        if start - mention.end > NEAR:
            break
        state = mention.id and mention.id.startswith("gov-") and mention.form != "role"
        if state and mention.text.lower().endswith(head[1]):
            return actor(mention.id or "")
    return None


def main_country(evidence: Counter[str], length: int) -> str | None:
    """The country with the most evidence, the longer the text the more; on a tie the one whose code comes first."""
    best = min(evidence, key=lambda c: (-evidence[c], c), default=None)
    return best if best and evidence[best] >= min(ENOUGH, 1 + length / 1000) else None
