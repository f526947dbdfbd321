"""Settings of fetching, from the environment."""

from functools import cache
from typing import Annotated

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from tollbook import __version__
from tollbook.errors import TollbookError

_MEGABYTE = 1024 * 1024


class FetchSettings(BaseSettings):
    """Each field is read from `TOLLBOOK_FETCH_` and its name in capitals. Times are in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(env_prefix="TOLLBOOK_FETCH_", frozen=True)

    user_agent: str = Field(default=f"tollbook/{__version__} (casualty recording)", pattern=r"^[ -~]{1,200}$")
    """Who asks, as servers see it; a project with an address for complaints names it here."""
    ports: Annotated[frozenset[int], NoDecode] = frozenset({80, 443})
    """Ports that may be asked, separated by commas."""
    pause: float = Field(default=2, ge=0)
    """Between two requests to one host; what its robots.txt asks for where that is longer."""
    longest_pause: float = Field(default=120, ge=0)
    """The longest that a host may ask to wait; a host that asks for more is left for another time."""
    connect_timeout: float = Field(default=15, gt=0)
    """To connect, TLS included."""
    read_timeout: float = Field(default=30, gt=0)
    """Without a byte."""
    total_timeout: float = Field(default=120, gt=0)
    """For one request and its whole answer, however slowly it trickles."""
    most_bytes: int = Field(default=20 * _MEGABYTE, gt=0)
    """Of one answer as it is sent, its headers included."""
    most_decoded: int = Field(default=20 * _MEGABYTE, gt=0)
    """Of its body once decompressed."""
    redirects: int = Field(default=5, ge=0)
    """Followed from one address, each checked like the first."""
    attempts: int = Field(default=3, ge=1)
    """In all, where a host does not answer or says that it is busy."""
    first_retry: float = Field(default=5, ge=0)
    """Before the second attempt; each further pause is twice as long, and up to half as much again by chance."""

    @field_validator("ports", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return value.strip("[] ").split(",") if isinstance(value, str) else value


@cache
def fetch_settings() -> FetchSettings:
    """The settings. Raises TollbookError `fetch-settings` where one is wrong."""
    try:
        return FetchSettings()
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = f"TOLLBOOK_FETCH_{str(first['loc'][0]).upper()}"
        raise TollbookError("fetch-settings", name=name, cause=first["msg"].lower()) from error
