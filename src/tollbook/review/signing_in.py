"""Signing in and out: password, second factor, sessions on the server, tokens for programs."""

import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from hmac import compare_digest

import pyotp
from sqlalchemy import Connection

from tollbook import store
from tollbook.errors import TollbookError
from tollbook.review import rate
from tollbook.review.audit import audit
from tollbook.review.secret import hashed, new_secret, password_fits
from tollbook.review.users import folded
from tollbook.review.viewer import Viewer, viewer_of
from tollbook.store import Database, Session, Stage, Token, User

_SEED = re.compile(r"[A-Z2-7]{32}")
_TOTP_SECONDS = 30
_TOTP_WAIT = 300
_TOUCH_EVERY = 60
TOKEN_PREFIX = "tb_"  # noqa: S105 - what a token begins with, so that a leaked one is found


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: `cookie` goes to the browser and is kept nowhere; `stage` tells whether a code is awaited."""

    cookie: str
    stage: Stage


class SigningIn:
    """Signs users in and out. A failure says the same, and takes as long, whether the name exists or not.

    Raises TollbookError `sign-in-failed` or `sign-in-wait`.
    """

    def __init__(self, database: Database, hours: int = 12, idle_minutes: int = 60,
                 now: Callable[[], float] = time.time) -> None:  # fmt: skip
        self._database, self._seconds, self._idle, self._now = database, hours * 3600, idle_minutes * 60, now

    def by_password(self, name: str, password: str, address: str) -> SignedIn:
        """Sign in with name and password."""
        name, now = folded(name), int(self._now())
        with self._database.read() as connection:
            wait = rate.wait_of(connection, name, address, now)
            user = store.user_by_name(connection, name)
        if wait:
            raise TollbookError("sign-in-wait", seconds=wait)
        fits = password_fits(password, user.password if user else None)
        with self._database.write() as connection:
            if user is not None and user.disabled is None and fits:
                rate.succeeded(connection, name, address)
                return self._open(connection, user, "totp" if user.totp else "full")
            rate.failed(connection, name, address, now)
        raise TollbookError("sign-in-failed")

    def by_provider(self, name: str) -> SignedIn:
        """Sign in whom a trusted provider names: a user of this name who exists already; none is ever made.

        A second factor of ours is asked for all the same. Raises TollbookError `oidc-refused`.
        """
        with self._database.write() as connection:
            user = store.user_by_name(connection, folded(name))
            if user is None or user.disabled is not None:
                raise TollbookError("oidc-refused")
            return self._open(connection, user, "totp" if user.totp else "full")

    def check_password(self, viewer: Viewer, password: str, address: str) -> None:
        """That whoever changes an account knows its password, counted like a sign-in."""
        now = int(self._now())
        with self._database.read() as connection:
            wait = rate.wait_of(connection, viewer.name, address, now)
            user = store.user_by_id(connection, viewer.id)
        if wait:
            raise TollbookError("sign-in-wait", seconds=wait)
        if not password_fits(password, user.password if user else None):
            with self._database.write() as connection:
                rate.failed(connection, viewer.name, address, now)
            raise TollbookError("sign-in-failed")

    def by_code(self, cookie: str, code: str, address: str) -> SignedIn:
        """Finish a sign-in with the second factor's code; each code counts once."""
        now = int(self._now())
        with self._database.write() as connection:
            session = store.find_session(connection, hashed(cookie))
            user = store.user_by_id(connection, session.user) if session else None
            if session is None or user is None or session.stage != "totp" or session.expires < now:
                raise TollbookError("sign-in-failed")
            wait = rate.wait_of(connection, f"code of {user.id}", address, now)
            step = None if wait else _step_of(user, code, now)
            if step is not None and store.use_step(connection, user.id, step):
                store.close_session(connection, session.hash)
                rate.succeeded(connection, f"code of {user.id}", address)
                return self._open(connection, user, "full")
            if not wait:
                rate.failed(connection, f"code of {user.id}", address, now)
        if wait:
            raise TollbookError("sign-in-wait", seconds=wait)
        raise TollbookError("sign-in-failed")

    def viewer(self, cookie: str) -> Viewer | None:
        """Who is signed in with this cookie; null where nobody is, or where a code is still awaited."""
        now = int(self._now())
        with self._database.read() as connection:
            session = store.find_session(connection, hashed(cookie))
            if session is None or session.stage != "full" or not self._lives(session, now):
                return None
            user = store.user_by_id(connection, session.user)
        if now - session.seen > _TOUCH_EVERY:
            self._touch(session, now)
        return viewer_of(user, session.csrf) if user and user.disabled is None else None

    def viewer_by_token(self, token: str) -> Viewer | None:
        """Who this token signs in."""
        with self._database.read() as connection:
            kept = store.find_token(connection, hashed(token))
            if kept is None or kept.revoked is not None or (kept.expires or self._now() + 1) < self._now():
                return None
            user = store.user_by_id(connection, kept.user)
        return viewer_of(user) if user and user.disabled is None else None

    def sign_out(self, cookie: str) -> None:
        """End a session."""
        with self._database.write() as connection:
            store.close_session(connection, hashed(cookie))

    def _lives(self, session: Session, now: int) -> bool:
        return now < session.expires and now - session.seen < self._idle

    def _touch(self, session: Session, now: int) -> None:
        """Note that a session is used. Nobody waits for it: where another writes, the next request notes it."""
        try:
            with self._database.write(at_once=True) as connection:
                store.touch_session(connection, session.hash, now)
        except TollbookError as error:
            if error.code != "project-in-use":
                raise

    def _open(self, connection: Connection, user: User, stage: Stage) -> SignedIn:
        """A session of a new id, whatever the browser held before."""
        cookie, now = new_secret(), int(self._now())
        expires = now + (_TOTP_WAIT if stage == "totp" else self._seconds)
        session = Session(hashed(cookie), user.id, new_secret(), stage, now, now, expires)
        store.open_session(connection, session)
        if stage == "full":
            audit(connection, "signed in", user.pseudonym)
        return SignedIn(cookie, stage)


class OwnAccount:
    """What a user does about himself: second factor and tokens."""

    def __init__(self, database: Database, now: Callable[[], float] = time.time) -> None:
        self._database, self._now = database, now

    def new_seed(self, viewer: Viewer) -> tuple[str, str]:
        """A seed for a second factor, and its address for an authenticator; not in force before `set_factor`."""
        seed = pyotp.random_base32()
        return seed, pyotp.TOTP(seed).provisioning_uri(name=viewer.name, issuer_name="Tollbook")

    def has_factor(self, viewer: Viewer) -> bool:
        """Whether a second factor is in force."""
        with self._database.read() as connection:
            user = store.user_by_id(connection, viewer.id)
        return user is not None and user.totp is not None

    def set_factor(self, viewer: Viewer, seed: str, code: str) -> None:
        """Put a second factor in force once a code shows that it works. Raises `bad-code`."""
        step = _step(seed, code, int(self._now())) if _SEED.fullmatch(seed) else None
        if step is None:
            raise TollbookError("bad-code")
        with self._database.write() as connection:
            store.change_user(connection, viewer.id, totp=seed, totp_step=step)
            audit(connection, "second factor set", viewer.pseudonym)

    def tokens(self, viewer: Viewer) -> tuple[Token, ...]:
        """The user's tokens, without their secrets."""
        with self._database.read() as connection:
            return tuple(store.tokens_of(connection, viewer.id))

    def add_token(self, viewer: Viewer, label: str, days: int | None = 90) -> str:
        """Make a token; what is returned is shown once and kept as a hash."""
        secret, now = new_secret(TOKEN_PREFIX), int(self._now())
        token = Token(f"k-{secrets.token_hex(6)}", viewer.id, label.strip()[:80] or "token", hashed(secret), now,
                      now + days * 86400 if days else None)  # fmt: skip
        with self._database.write() as connection:
            store.add_token(connection, token)
            audit(connection, "token made", viewer.pseudonym, token=token.id)
        return secret

    def revoke_token(self, viewer: Viewer, name: str) -> None:
        """Revoke a token. Raises `no-token`."""
        with self._database.write() as connection:
            if not store.revoke_token(connection, viewer.id, name, int(self._now())):
                raise TollbookError("no-token", name=name)
            audit(connection, "token revoked", viewer.pseudonym, token=name)


def _step_of(user: User, code: str, now: int) -> int | None:
    return _step(user.totp, code, now) if user.totp else None


def _step(seed: str, code: str, now: int) -> int | None:
    """The time step that a code is of: the present one or its neighbours; null where it is of none."""
    totp, here = pyotp.TOTP(seed), now // _TOTP_SECONDS
    said = code.strip().replace(" ", "").encode()
    steps = (here, here - 1, here + 1)
    return next((s for s in steps if compare_digest(totp.at(s * _TOTP_SECONDS).encode(), said)), None)
