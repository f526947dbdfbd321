"""What the pages of the sign-in work with: the provider and the sign-ins under way."""

import time
from collections.abc import Callable

from tollbook.errors import TollbookError, needing
from tollbook.web.oidc.pending import Pending
from tollbook.web.oidc.settings import OidcSettings


class Oidc:
    """Signing in by one provider. Raises TollbookError `oidc-setting` or `extra-missing` when made."""

    def __init__(self, settings: OidcSettings, now: Callable[[], float] = time.time) -> None:
        settings.check()
        with needing("oidc", "signing in by an OpenID provider"):
            from tollbook.web.oidc.provider import Provider  # noqa: PLC0415 - an extra
        self.label = settings.label
        self._provider, self._pending = Provider(settings, now), Pending(now)

    def begin(self, path: str) -> tuple[str, str]:
        """The provider's address to go to, and the cookie that the browser must bring back."""
        begun = self._pending.begin(path)
        return self._provider.address(begun), begun.cookie

    def finish(self, state: str, cookie: str, code: str | None, said_by: str | None) -> tuple[str, str]:
        """The name of whom the provider signed in, and the path to go on to. Raises TollbookError `oidc-refused`,
        `oidc-provider`.
        """
        begun = self._pending.take(state, cookie)
        if not code:
            raise TollbookError("oidc-refused")
        return self._provider.name_of(begun, code, said_by), begun.next


def oidc_of(settings: OidcSettings) -> Oidc | None:
    """The sign-in by a provider, where one is set."""
    return Oidc(settings) if settings.issuer else None
