"""Settings of the extractor that asks a language model, from the environment."""

import os
from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from tollbook.errors import TollbookError


def _cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tollbook" / "answers"


class Settings(BaseSettings):
    """Each field is read from `TOLLBOOK_LLM_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="TOLLBOOK_LLM_", frozen=True)

    url: str = Field(pattern=r"^https?://[^/\s]+")
    """Base address of the endpoint, such as http://localhost:8000/v1."""
    model: str = Field(min_length=1)
    """The model's name there."""
    key: SecretStr | None = None
    """Sent as a bearer token where the endpoint asks for one."""
    timeout: float = Field(default=60, gt=0)
    """Seconds to wait for an answer."""
    retries: int = Field(default=3, ge=0)
    """How often a question is asked again after no answer, or one that is no answer."""
    pause: float = Field(default=1, ge=0)
    """Seconds before the first retry; each further pause is twice as long."""
    cache: Path = Field(default_factory=_cache_folder)
    """Folder of answers, by hash of what was asked."""


@cache
def settings() -> Settings:
    """The settings. Raises TollbookError `endpoint-settings` where one is missing or wrong."""
    try:
        return Settings()  # type: ignore[call-arg] # read from the environment
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = "TOLLBOOK_LLM_" + str(first["loc"][0]).upper().removeprefix("TOLLBOOK_LLM_")
        raise TollbookError("endpoint-settings", name=name, cause=first["msg"].lower()) from error
