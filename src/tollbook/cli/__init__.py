"""The command line. Each command stands in a file of its own and loads the stages only when it runs."""

from tollbook.cli.app import main

__all__ = ["main"]
