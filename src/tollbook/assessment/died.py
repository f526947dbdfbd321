"""Which of the injured died: told of wounds by their origin later, or the one whom the reports know to have died."""

import re
from collections.abc import Sequence

from tollbook.assessment.accounts import Account
from tollbook.assessment.arithmetic import value
from tollbook.assessment.supersession import Standing
from tollbook.assessment.tally import sexes_told
from tollbook.incidents import same_person
from tollbook.model import Claim

_KNOWN = re.compile(r"(?:the|that|this|his|her|their|my|our|its|only|he|she)\b", re.I)
"""Somebody told of before ("the boy", "her son", "she")."""
_OTHER = re.compile(r"\b(?:another|other|others|second|third|fourth|fifth|also|surviv\w+)\b", re.I)


def died_later(standing: Standing, accounts: Sequence[Account]) -> int:
    """How many of an origin's injured are counted as killed, because they died of their wounds."""
    account = standing.account
    since, origin = account.report.published_at, account.origin.id
    dead = [a for a in accounts if a.harm == "killed" and a.origin.id == origin and a.report.published_at > since]
    return sum(a.of_wounds for a in dead) or int(_is_who_died(account, accounts))


def _is_who_died(account: Account, accounts: Sequence[Account]) -> bool:
    """Whether the one injured of an account is the one killed of the same report, or of a later one.

    The same report must speak of somebody whom it told of before; a later one, where neither tells of others hurt and
    the first of no dead, of somebody who may be the same by name and sex.
    """
    if account.total.best != 1 or account.total.high != 1 or any(_OTHER.search(_words(c)) for c in account.claims):
        return False
    dead = [a for a in accounts if a.harm == "killed" and a.total.best == 1 and a.total.high == 1]
    here = account.report.document
    at_once = any(a.harm == "killed" and a.report.document == here for a in accounts)
    if at_once:
        own = [a for a in dead if a.report.document == here]
        return all(map(_is_known, account.claims)) and any(_may_be_one(account, a) for a in own)
    since = [a for a in dead if (a.report.published or "") >= (account.report.published or "9999")]
    return any(_may_be_one(account, a) and _tells_of_no_others(a, accounts) for a in since)


def _is_known(claim: Claim) -> bool:
    return bool(claim.victims.names) or bool(_KNOWN.match(_words(claim)))


def _may_be_one(hurt: Account, dead: Account) -> bool:
    """Whether nothing told of two people says that they are not one."""
    names = [name for claim in hurt.claims for name in claim.victims.names]
    others = [name for claim in dead.claims for name in claim.victims.names]
    if names and others:
        return any(same_person(name, other) for name in names for other in others)
    sexes, other_sexes = sexes_told(map(_words, hurt.claims)), sexes_told(map(_words, dead.claims))
    return not sexes or not other_sexes or bool(sexes & other_sexes)


def _tells_of_no_others(account: Account, accounts: Sequence[Account]) -> bool:
    """Whether the report of an account tells of nobody else who was hurt."""
    beside = [a for a in accounts if a.report.document == account.report.document]
    shot = [a for a in beside if a.harm == "casualties"]
    return all(value(a.total) <= 1 for a in shot) and not any(a.harm == "injured" for a in beside)


def _words(claim: Claim) -> str:
    return claim.victims.text or ""
