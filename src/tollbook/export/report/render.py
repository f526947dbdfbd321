"""The page as HTML: one file, no script, nothing fetched. Everything that comes from a report is escaped."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from tollbook.export.report.page import Page
from tollbook.telling.finalized import finalized
from tollbook.texts import install


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("tollbook.export", "report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=finalized,
    )
    install(environment)
    return environment.get_template("report.html.jinja")


def render(page: Page) -> bytes:
    """The report as UTF-8. Its only style sheet is allowed by its hash, everything else is forbidden to load."""
    css = files("tollbook.export.report").joinpath("report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    html = _template().render(page=page, css=Markup(css), css_hash=digest)  # noqa: S704 - our own style sheet
    return html.encode("utf-8", errors="replace")
