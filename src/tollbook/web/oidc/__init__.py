"""Signing in by an OpenID Connect provider that the administrator names. Off unless set; needs the extra `oidc`."""

from tollbook.web.oidc.settings import OidcSettings

__all__ = ["OidcSettings"]
