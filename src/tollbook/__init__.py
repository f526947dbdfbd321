"""Tollbook: casualty records from reports of armed violence, every figure with its words."""

__version__ = "0.1.0"
