"""Who looks, and what he may see and do."""

from dataclasses import dataclass

from tollbook.review.roles import roles
from tollbook.store import User
from tollbook.visibility import Clearance


@dataclass(frozen=True, slots=True)
class Viewer:
    """A user at work. `csrf` is what his forms must carry; empty where a token signed in."""

    id: str
    name: str
    pseudonym: str
    role: str
    permissions: frozenset[str]
    csrf: str = ""

    def may(self, permission: str) -> bool:
        """Whether his role has this permission."""
        return permission in self.permissions

    @property
    def clearance(self) -> Clearance:
        """What he may see of a record."""
        return Clearance(
            team=self.may("see_team"), restricted=self.may("see_restricted"), withheld=self.may("see_withheld")
        )


def viewer_of(user: User, csrf: str = "") -> Viewer:
    """A user as a viewer. A role that no longer exists may do nothing."""
    role = roles().get(user.role)
    return Viewer(user.id, user.name, user.pseudonym, user.role, role.permissions if role else frozenset(), csrf)
