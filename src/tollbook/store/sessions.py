"""Who is signed in, by the hash of what the browser or program holds; and who failed to."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Literal

from sqlalchemy import Connection, delete, insert, select, update

from tollbook.store.schema import attempts, sessions, tokens

Stage = Literal["full", "totp"]
"""`totp`: the password was right, the second factor is awaited."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in. `hash` is of its cookie; times are seconds since 1970."""

    hash: str
    user: str
    csrf: str
    stage: Stage
    created: int
    seen: int
    expires: int


@dataclass(frozen=True, slots=True)
class Token:
    """What a program signs in with. `label` is its owner's name for it."""

    id: str
    user: str
    label: str
    hash: str
    created: int
    expires: int | None = None
    revoked: int | None = None


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often a name or an address failed to sign in, and until when it is not let try again."""

    subject: str
    failures: int
    last: int
    locked_until: int


def open_session(connection: Connection, session: Session) -> None:
    """Keep a session, and forget those that have expired."""
    connection.execute(delete(sessions).where(sessions.c.expires < session.created))
    connection.execute(insert(sessions).values(**asdict(session)))


def find_session(connection: Connection, hashed: str) -> Session | None:
    """The session of this hash, expired or not."""
    row = connection.execute(select(sessions).where(sessions.c.hash == hashed)).first()
    return Session(**row._mapping) if row else None


def touch_session(connection: Connection, hashed: str, now: int) -> None:
    """Note that a session was used."""
    connection.execute(update(sessions).where(sessions.c.hash == hashed).values(seen=now))


def close_session(connection: Connection, hashed: str) -> None:
    """End a session."""
    connection.execute(delete(sessions).where(sessions.c.hash == hashed))


def add_token(connection: Connection, token: Token) -> None:
    """Keep a token's hash."""
    connection.execute(insert(tokens).values(**asdict(token)))


def find_token(connection: Connection, hashed: str) -> Token | None:
    """The token of this hash, revoked or not."""
    row = connection.execute(select(tokens).where(tokens.c.hash == hashed)).first()
    return Token(**row._mapping) if row else None


def tokens_of(connection: Connection, user: str) -> Iterator[Token]:
    """The tokens of a user that are not revoked, newest first."""
    mine = (tokens.c.user == user) & tokens.c.revoked.is_(None)
    for row in connection.execute(select(tokens).where(mine).order_by(tokens.c.created.desc(), tokens.c.id)):
        yield Token(**row._mapping)


def revoke_token(connection: Connection, user: str, name: str, now: int) -> bool:
    """Revoke a user's token; False where he has none of this id."""
    mine = (tokens.c.user == user) & (tokens.c.id == name) & tokens.c.revoked.is_(None)
    return connection.execute(update(tokens).where(mine).values(revoked=now)).rowcount == 1


def attempts_of(connection: Connection, subject: str) -> Attempts:
    """The failures of a name or an address, by its hash."""
    row = connection.execute(select(attempts).where(attempts.c.subject == subject)).first()
    return Attempts(**row._mapping) if row else Attempts(subject, 0, 0, 0)


def keep_attempts(connection: Connection, counted: Attempts) -> None:
    """Keep a count in place of the earlier one; counts older than a day are forgotten."""
    old = attempts.c.last < counted.last - 86400
    connection.execute(delete(attempts).where((attempts.c.subject == counted.subject) | old))
    connection.execute(insert(attempts).values(**asdict(counted)))


def forget_attempts(connection: Connection, subject: str) -> None:
    """A sign-in that succeeded clears the count of its name."""
    connection.execute(delete(attempts).where(attempts.c.subject == subject))
