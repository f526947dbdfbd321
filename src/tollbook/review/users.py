"""Users: the first administrator, adding, changing, resetting. Every change stands in the chain as an audit entry."""

import re
import secrets
import time
from collections.abc import Callable

from sqlalchemy import Connection

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.review.audit import audit
from tollbook.review.roles import role_named
from tollbook.review.secret import LONGEST_PASSWORD, SHORTEST_PASSWORD, hash_password
from tollbook.review.viewer import Viewer
from tollbook.store import Database, User

_NAME = re.compile(r"[\w.@+-]{1,64}")
_PSEUDONYM = re.compile(r"[\w.-]{1,40}")
COMMAND_LINE = "command-line"
"""Who acts where someone at the machine's keyboard uses `tollbook users`."""


class Users:
    """The users of a project. Methods raise TollbookError: `bad-name`, `weak-password`, `name-taken`, `no-user`,
    `no-role`, `last-admin`.
    """

    def __init__(self, database: Database, now: Callable[[], float] = time.time) -> None:
        self._database, self._now = database, now

    def is_empty(self) -> bool:
        """Whether nobody has been set up yet."""
        with self._database.read() as connection:
            return store.number_of_users(connection) == 0

    def set_up(self, name: str, password: str, pseudonym: str = "") -> User:
        """Make the first user, an administrator. Raises `set-up-done` where there is any user."""
        user = self._new(name, password, "admin", pseudonym)
        with self._database.write() as connection:
            if store.number_of_users(connection):
                raise TollbookError("set-up-done")
            self._add(connection, user, user.pseudonym)
        return user

    def add(self, name: str, password: str, role: str, by: str, pseudonym: str = "") -> User:
        """Add a user."""
        user = self._new(name, password, role, pseudonym)
        with self._database.write() as connection:
            self._add(connection, user, by)
        return user

    def all(self, connection: Connection) -> tuple[User, ...]:
        """Every user, sorted by name."""
        return tuple(store.all_users(connection))

    def set_role(self, name: str, role: str, by: str) -> None:
        """Give a user another role; he is signed out everywhere."""
        role_named(role)
        self._change(name, by, "role", role=role)

    def set_password(self, name: str, password: str, by: str) -> None:
        """Give a user another password; his second factor stays, he is signed out everywhere."""
        self._change(name, by, "password", password=hash_password(checked(password)))

    def disable(self, name: str, by: str) -> None:
        """Let a user sign in no more. What he decided stays."""
        self._change(name, by, "disabled", disabled=int(self._now()))

    def enable(self, name: str, by: str) -> None:
        """Let a disabled user sign in again."""
        self._change(name, by, "enabled", disabled=None)

    def drop_second_factor(self, name: str, by: str) -> None:
        """For one who lost his device."""
        self._change(name, by, "second factor dropped", totp=None, totp_step=None)

    def change_own_password(self, viewer: Viewer, password: str) -> None:
        """A user's own change; he is signed out everywhere."""
        self.set_password(viewer.name, password, viewer.pseudonym)

    def _change(self, name: str, by: str, what: str, **fields: str | int | None) -> None:
        with self._database.write() as connection:
            user = store.user_by_name(connection, folded(name))
            if user is None:
                raise TollbookError("no-user", name=name)
            store.change_user(connection, user.id, **fields)
            _keep_an_admin(connection)
            store.sign_out_everywhere(connection, user.id, int(self._now()))
            audit(connection, f"user {what}", by, user=user.pseudonym, role=str(fields.get("role", user.role)))

    def _new(self, name: str, password: str, role: str, pseudonym: str) -> User:
        name = folded(name)
        chosen = pseudonym or f"{role}-{secrets.token_hex(3)}"
        if not _NAME.fullmatch(name) or not _PSEUDONYM.fullmatch(chosen):
            raise TollbookError("bad-name")
        role_named(role)
        kept = hash_password(checked(password))
        return User(f"u-{secrets.token_hex(8)}", name, chosen, role, kept, created=int(self._now()))

    def _add(self, connection: Connection, user: User, by: str) -> None:
        if not store.add_user(connection, user):
            raise TollbookError("name-taken")
        audit(connection, "user added", by, user=user.pseudonym, role=user.role)


def folded(name: str) -> str:
    """A name as it is kept: without space around it or difference of case."""
    return name.strip().casefold()


def checked(password: str) -> str:
    """The password. Raises TollbookError `weak-password` where it is too short, too long or one letter."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD or len(set(password)) < 4:
        raise TollbookError("weak-password", shortest=SHORTEST_PASSWORD, longest=LONGEST_PASSWORD)
    return password


def _keep_an_admin(connection: Connection) -> None:
    if not any(u.role == "admin" and u.disabled is None for u in store.all_users(connection)):
        raise TollbookError("last-admin")
