"""Who keeps the evidence, and the entries that say what was done with it."""

import getpass
import secrets
from datetime import UTC, datetime

from pydantic_settings import BaseSettings, SettingsConfigDict

from tollbook import __version__
from tollbook.model import Custody
from tollbook.model.custody import How


class Settings(BaseSettings):
    """Each field is read from `TOLLBOOK_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="TOLLBOOK_", frozen=True)

    user: str = ""
    """The name that the custody log gives, which may be a pseudonym; where unset, the name at the computer."""


def custody(
    how: How, sha256: str, source: str, *, line: int | None = None, url: str | None = None,
    retrieved: str | None = None, token: str | None = None, roots: str | None = None,
) -> Custody:  # fmt: skip
    """An entry on what happens now, by who runs the program."""
    return Custody(
        id=f"k-{secrets.token_hex(8)}", sha256=sha256, how=how, by=custodian(), at=now(),
        tool=f"tollbook {__version__}", source=source, line=line, url=url, retrieved=retrieved, token=token,
        roots=roots,
    )  # fmt: skip


def custodian() -> str:
    """The name for the log: `TOLLBOOK_USER`, else the computer's user."""
    return Settings().user or _at_the_computer()


def now() -> str:
    """The moment in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _at_the_computer() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # in a container a user may have no name
        return "unknown"
