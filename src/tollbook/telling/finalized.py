"""The last thing that happens to a value before it stands in a page."""

from typing import Any

from markupsafe import Markup

from tollbook.telling.words import safe


def finalized(value: Any) -> Any:
    """A value of a template without control characters: translated sentences too, which hold words of reports."""
    if isinstance(value, Markup):
        return Markup(safe(value))  # noqa: S704 - it was markup before
    return safe(value) if isinstance(value, str) else value
