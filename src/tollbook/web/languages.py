"""The language that a request is answered in: the reader's own choice, else the browser's."""

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from tollbook.texts import ENGLISH, Locale, offered, using

COOKIE = "tollbook_locale"
_MOST_LANGUAGES = 20


class Languages:
    """Middleware: texts are in the reader's language from the first to the last word of an answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request in its language."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        chosen = cookie_parser(headers.get("cookie", "")).get(COOKIE)
        with using(locale_for(chosen, headers.get("accept-language"))):
            await self._app(scope, receive, send)


def locale_for(cookie: str | None, accept_language: str | None) -> Locale:
    """The language that a reader chose, else the first of the browser's that there is, else English."""
    known = {one.tag.lower(): one for one in offered()}
    wanted = [cookie or "", *_by_preference(accept_language or "")]
    return next((known[tag.lower()] for tag in wanted if tag.lower() in known), ENGLISH)


def _by_preference(header: str) -> list[str]:
    """The tags of an Accept-Language header, most wanted first; what is malformed is passed over."""
    weighed = []
    for part in header.split(",")[:_MOST_LANGUAGES]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            weighed.append((-float(weight or 1), tag.strip()))
        except ValueError:
            continue
    return [tag for _, tag in sorted(weighed, key=lambda pair: pair[0])]
