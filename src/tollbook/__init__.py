"""Tollbook: casualty records from reports of armed violence, every figure with its words."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tollbook.api import read
    from tollbook.project import Project

__all__ = ["Project", "__version__", "read"]
__version__ = "0.1.0"

_LAZY = {"Project": "tollbook.project", "read": "tollbook.api"}
"""Loaded when first asked for, so that the command line starts at once."""


def __getattr__(name: str) -> object:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'tollbook' has no attribute {name!r}")
