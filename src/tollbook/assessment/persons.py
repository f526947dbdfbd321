"""The people named as victims."""

from collections.abc import Sequence

from tollbook.assessment.accounts import Told
from tollbook.incidents import TELLS_OF_HARM, same_person
from tollbook.model import TEAM, Person, PersonName, Time, Visibility
from tollbook.model.codes import Harm

_MINOR = Visibility(level="restricted", reason="name of a minor, a detainee or a victim of sexual violence")
_WORST: tuple[Harm, ...] = ("killed", "sexual_violence", "injured", "abducted", "detained", "missing", "displaced")
_RESTRICTED = {"sexual_violence", "detained", "abducted"}


def persons_of(told: Sequence[Told], time: Time | None) -> tuple[Person, ...]:
    """Each named victim once, by the longest form of the name, with the worst that befell them."""
    people: list[tuple[list[str], Harm, bool]] = []
    for item in told:
        claim = item.claim
        if claim.harm is None or claim.harm not in _WORST or claim.stance not in TELLS_OF_HARM:
            continue
        minor = any(group.group in ("children", "infants") for group in claim.victims.groups)
        for name in claim.victims.names:
            known = next((i for i, (names, _, _) in enumerate(people) if same_person(names[0], name)), None)
            if known is None:
                people.append(([name], claim.harm, minor))
            else:
                names, harm, was_minor = people[known]
                worst = min(harm, claim.harm, key=_WORST.index)
                people[known] = (sorted({*names, name}, key=lambda n: (-len(n), n)), worst, was_minor or minor)
    return tuple(_person(names, harm, minor, time) for names, harm, minor in people)


def _person(names: list[str], harm: Harm, minor: bool, time: Time | None) -> Person:
    return Person(
        names=tuple(PersonName(text=name) for name in names),
        age_group="child" if minor else None,
        outcome=harm,
        date=time.start if time else None,
        visibility=_MINOR if minor or harm in _RESTRICTED else TEAM,
    )
