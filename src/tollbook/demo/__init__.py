"""Reports of public facts, written for the demonstration and marked as summaries."""
