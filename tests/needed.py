"""What some tests need and a laptop may lack: without it they are skipped, but in CI they fail."""

import os

import pytest


def need(there: bool, message: str) -> None:
    """Go on where it is there; else fail in CI, and skip elsewhere, with what to install."""
    if there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
