"""Parsers of formats that can hide anything, run in a process of their own under limits of time and memory.

`confinement` is the side that asks; `child` is the process; the other modules are what runs there and, but for `frames`
and `flat`, nowhere else.
"""

from tollbook.confined.confinement import MEMORY_BYTES, SECONDS, OverrunError, confined

__all__ = ["MEMORY_BYTES", "SECONDS", "OverrunError", "confined"]
