"""People and their decisions: who may do what, the queue, and what was decided. No web code."""
