"""How the workbench is served; from the environment (TOLLBOOK_WEB_…) or the command line."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """`hosts` are names that the workbench answers to besides this machine's own; `https` marks cookies Secure.

    `setup_token` lets the first administrator be made, once. `background` makes figures anew after decisions.
    `visitors` lets whoever reaches the workbench read what is public without signing in; the sample project does.
    """

    model_config = SettingsConfigDict(env_prefix="TOLLBOOK_WEB_", frozen=True)

    host: str = "127.0.0.1"
    port: int = 8765
    hosts: tuple[str, ...] = ()
    https: bool = False
    session_hours: int = 12
    idle_minutes: int = 60
    setup_token: str | None = None
    background: bool = True
    visitors: bool = False

    @property
    def cookie(self) -> str:
        """The session cookie's name; over HTTPS browsers let no other host or path set one of this prefix."""
        return "__Host-tollbook" if self.https else "tollbook"
