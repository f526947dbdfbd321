"""The site's pages as HTML. Everything that comes from a report is escaped; links are relative to the page."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined

from tollbook.telling.finalized import finalized
from tollbook.texts import install


def rendered(template: str, path: str, **values: Any) -> bytes:
    """A page as UTF-8. `path` is its address below the root, from which its links are made."""
    root = "../" * path.count("/") or "./"
    text = _environment().get_template(f"site/{template}").render(root=root, **values)
    return text.encode("utf-8", errors="replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PrefixLoader(
            {
                "site": PackageLoader("tollbook.export.site", "templates"),
                "report": PackageLoader("tollbook.export", "report"),
            }
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=finalized,
    )
    install(environment)
    environment.filters["number"] = lambda n: f"{n:,}"
    return environment
