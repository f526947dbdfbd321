"""Who may sign in. Secrets are kept as hashes; what may be done is no matter of the store."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from tollbook.store.schema import sessions, tokens
from tollbook.store.schema import users as table


@dataclass(frozen=True, slots=True)
class User:
    """Someone who may sign in. `password` is an argon2id hash, `totp` the seed of the second factor."""

    id: str
    name: str
    pseudonym: str
    role: str
    password: str | None = None
    totp: str | None = None
    totp_step: int | None = None
    created: int = 0
    disabled: int | None = None


def add_user(connection: Connection, user: User) -> bool:
    """Keep a new user; False where the name or the pseudonym is taken."""
    taken = (table.c.name == user.name) | (table.c.pseudonym == user.pseudonym)
    if connection.execute(select(table.c.id).where(taken)).first():
        return False
    connection.execute(insert(table).values(**asdict(user)))
    return True


def number_of_users(connection: Connection) -> int:
    """How many users there are, disabled ones among them."""
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def all_users(connection: Connection) -> Iterator[User]:
    """Every user, sorted by name."""
    for row in connection.execute(select(table).order_by(table.c.name)):
        yield User(**row._mapping)


def user_by_id(connection: Connection, name: str) -> User | None:
    """The user of this id."""
    return _one(connection, table.c.id == name)


def user_by_name(connection: Connection, name: str) -> User | None:
    """The user who signs in with this name."""
    return _one(connection, table.c.name == name)


def change_user(connection: Connection, name: str, **fields: str | int | None) -> None:
    """Change fields of the user of this id."""
    connection.execute(update(table).where(table.c.id == name).values(**fields))


def use_step(connection: Connection, name: str, step: int) -> bool:
    """Note that a code of this time step was used; False where it or a later one was used before."""
    fresh = table.c.totp_step.is_(None) | (table.c.totp_step < step)
    used = update(table).where((table.c.id == name) & fresh).values(totp_step=step)
    return connection.execute(used).rowcount == 1


def sign_out_everywhere(connection: Connection, user: str, now: int) -> None:
    """End all sessions of a user and revoke his tokens."""
    connection.execute(delete(sessions).where(sessions.c.user == user))
    connection.execute(update(tokens).where((tokens.c.user == user) & tokens.c.revoked.is_(None)).values(revoked=now))


def _one(connection: Connection, which: ColumnElement[bool]) -> User | None:
    row = connection.execute(select(table).where(which)).first()
    return User(**row._mapping) if row else None
