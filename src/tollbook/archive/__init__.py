"""The archived bytes of every input, by their SHA-256."""

from tollbook.archive.files import Archive, Fault

__all__ = ["Archive", "Fault"]
