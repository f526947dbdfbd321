"""What coders code of an item, as `queue.yaml` says."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tollbook.errors import TollbookError

_LONGEST = 200


@cache
def rules() -> Any:
    """The content of `queue.yaml`."""
    return yaml.safe_load(files("tollbook.review").joinpath("queue.yaml").read_text(encoding="utf-8"))


def variables() -> dict[str, dict[str, Any]]:
    """The variables by name."""
    found: dict[str, dict[str, Any]] = rules()["variables"]
    return found


def checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are kept; a variable left empty is missing. Raises TollbookError `bad-coding`."""
    found = {name: _checked(name, value) for name, value in values.items() if value not in (None, "")}
    if not found:
        raise TollbookError("bad-coding", cause="nothing was coded")
    return found


def _checked(name: str, value: Any) -> Any:
    variable = variables().get(name)
    if variable is None:
        raise TollbookError("bad-coding", cause=f"there is no variable {name[:40]}")
    if variable["level"] == "ratio":
        text = str(value).strip()
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise TollbookError("bad-coding", cause=f"{name} is a number of people")
        return int(text)
    text = " ".join(str(value).split())
    if len(text) > _LONGEST or text not in variable.get("values", [text]):
        raise TollbookError("bad-coding", cause=f"{name} has no such value")
    return text
