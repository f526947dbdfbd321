"""Roles and what they may do, as `roles.yaml` says."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tollbook.errors import TollbookError


@dataclass(frozen=True, slots=True)
class Role:
    """A role with all its permissions, those of lower roles among them."""

    name: str
    label: str
    about: str
    permissions: frozenset[str]


@cache
def roles() -> dict[str, Role]:
    """The roles by name, lowest first."""
    text = files("tollbook.review").joinpath("roles.yaml").read_text(encoding="utf-8")
    rows: list[dict[str, Any]] = yaml.safe_load(text)["roles"]
    found: dict[str, Role] = {}
    so_far: frozenset[str] = frozenset()
    for row in rows:
        so_far |= frozenset(row["permissions"])
        found[row["role"]] = Role(row["role"], row["label"], row["about"], so_far)
    return found


@cache
def permissions() -> frozenset[str]:
    """Every permission that there is."""
    return frozenset().union(*(role.permissions for role in roles().values()))


def role_named(name: str) -> Role:
    """The role of this name. Raises TollbookError `no-role`."""
    try:
        return roles()[name]
    except KeyError:
        raise TollbookError("no-role", name=name, known=", ".join(roles())) from None
