"""Which provider signs people in; from the environment (TOLLBOOK_OIDC_…)."""

from urllib.parse import SplitResult, urlsplit

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from tollbook.errors import TollbookError

CALLBACK = "/login/oidc/back"
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_MATCHES = ("email", "sub")


class OidcSettings(BaseSettings):
    """`issuer` turns it on. `redirect` is the whole address to which the provider sends people back, as registered.

    `match` is the claim that must be the name of a user who exists: `email`, which the provider must have verified, or
    `sub`. `label` is how the sign-in page calls the provider.
    """

    model_config = SettingsConfigDict(env_prefix="TOLLBOOK_OIDC_", frozen=True)

    issuer: str = ""
    client_id: str = ""
    client_secret: SecretStr | None = None
    redirect: str = ""
    match: str = "email"
    label: str = "OpenID"

    def check(self) -> None:
        """Raises TollbookError `oidc-setting` where one is missing or could leak what it should keep."""
        for name, url in (("TOLLBOOK_OIDC_ISSUER", self.issuer), ("TOLLBOOK_OIDC_REDIRECT", self.redirect)):
            if not is_private(url) or urlsplit(url).query:
                raise TollbookError("oidc-setting", name=name, cause="it must be an https address")
        if not self.client_id:
            raise TollbookError("oidc-setting", name="TOLLBOOK_OIDC_CLIENT_ID", cause="it is empty")
        if urlsplit(self.redirect).path != CALLBACK:
            raise TollbookError("oidc-setting", name="TOLLBOOK_OIDC_REDIRECT", cause=f"its path must be {CALLBACK}")
        if self.match not in _MATCHES:
            raise TollbookError("oidc-setting", name="TOLLBOOK_OIDC_MATCH", cause=f"it must be {' or '.join(_MATCHES)}")


def is_private(url: str) -> bool:
    """Whether what is sent to an address can be read by nobody on the way: https, or http within this machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    return bool(host) and _is_plain(parts) and (
        parts.scheme == "https" or (parts.scheme == "http" and host in _THIS_MACHINE)
    )  # fmt: skip


def _is_plain(parts: SplitResult) -> bool:
    return parts.username is None and parts.password is None and not parts.fragment
