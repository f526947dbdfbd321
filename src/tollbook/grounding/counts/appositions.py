"""Words that name again the persons just named, and figures of another harm: they add nobody to a sum."""

from tollbook.grounding.counts.phrases import Part

_BESIDE = (",", "-", "(")
_POSSESSIVES = frozenset(("his", "her", "their", "my", "our", "your", "its"))


def without_appositions(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Leaves out parts that name again the person or persons before them ("Karim, a teacher, and his wife").

    Names after a plural without a number stand for it ("the brothers - Karim and Salim" → two names).
    """
    kept: list[Part] = []
    parts = _without_their_kin(parts)
    listed = any(p.glue == "and" for p in parts)
    for index, part in enumerate(parts):
        before = kept[-1] if kept else None
        if before is None:
            kept.append(part)
        elif _spells_out(before, part, parts[index + 1 :]):
            kept[-1] = part
        elif part.kind == "name" and not part.glue and before.kind == "bare":
            continue
        elif not _names_again(before, part, parts[index - 1], listed):
            kept.append(part)
    return tuple(kept)


def _without_their_kin(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Leaves out kin without a determiner told after their number ("two children, daughter Huda and son Ali")."""
    kept: list[Part] = []
    telling = False
    for part in parts:
        bare = part.kind == "bare" and part.noun is not None and part.noun.head.family
        before = kept[-1] if kept else None
        of_several = before is not None and before.kind == "number" and before.noun is not None and before.noun.plural
        telling = (telling and (bare or part.kind == "name")) or bool(bare and of_several and part.glue == ",")
        if not telling:
            kept.append(part)
    return tuple(kept)


def one_harm(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Leaves out parts of another harm than the first's: deaths and injuries are not added."""
    first = parts[0].noun.head.harm if parts[0].noun else None
    if first is None:
        return parts
    return tuple(p for p in parts if p is parts[0] or (p.noun and p.noun.head.harm in (None, first)))


def one_of_beside(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Of two figures with nothing between them, one without a noun is a stray ("124 At least four people died")."""
    kept: list[Part] = []
    for part in parts:
        beside = bool(kept) and part.kind == kept[-1].kind == "number" and not part.glue
        if beside and kept[-1].noun is None and part.noun:
            kept[-1] = part
        elif not (beside and part.noun is None):
            kept.append(part)
    return tuple(kept)


def _spells_out(before: Part, part: Part, following: tuple[Part, ...]) -> bool:
    plural = before.count is None and before.noun is not None and before.noun.plural
    named = part.kind == "name" or (part.kind == "definite" and part.noun is not None and not part.noun.plural)
    several = bool(following) and following[0].kind == "name"
    only_names = several and part.kind == "name" and all(p.kind == "name" for p in following)
    comma = part.glue == "," and before.kind == "definite" and only_names
    return plural and named and (part.glue in (":", "-") or comma or (part.glue == "" and several))


def _names_again(before: Part, part: Part, last: Part, listed: bool) -> bool:
    several = before.kind == "number" and (before.count is None or (before.count.best or 2) > 1)
    if part.kind == "name":
        if several:
            return part.glue in (*_BESIDE, ":", "") or last.kind == "name"
        return part.glue in (*_BESIDE, ":", "") and before.kind != "name"
    if part.glue == "and" or part.noun is None or not _describes_one(part):
        return False
    if last.kind == "name":
        return part.glue in _BESIDE
    return not several and part.glue in _BESIDE and (not listed or _the(part) > _the(before))


def _describes_one(part: Part) -> bool:
    noun = part.noun
    single = part.kind in ("single", "definite", "bare") and noun is not None and not noun.plural
    return single and not _kin(part)


def _the(part: Part) -> bool:
    return part.modifiers.lower().startswith("the ")


def _kin(part: Part) -> bool:
    """Whether the words name a relative of somebody ("her husband"), who is another person."""
    return part.noun is not None and part.noun.head.family and is_owned(part)


def is_owned(part: Part) -> bool:
    """Whether the words say whose somebody is ("their driver")."""
    first = part.modifiers.lower().split(" ")[0]
    return first in _POSSESSIVES or first.endswith(("'s", "’s"))
