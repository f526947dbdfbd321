"""What one report may hold at most. Longer input is refused with its own error, so that no page can stop a run."""

MOST_BYTES = 20 * 1024 * 1024
MOST_BYTES_WITH_PICTURES = 100 * 1024 * 1024
# What most mail servers let through, where files are a third larger; taking it apart takes eight times the memory.
MOST_BYTES_OF_MAIL = 30 * 1024 * 1024
# Some 700 printed pages; what follows the reader takes time in proportion.
MOST_CHARACTERS = 2_000_000
MOST_LINES = 100_000
# Of a web page. Its readers take time that grows faster than the page.
MOST_TAGS = 400_000
MOST_ELEMENTS = 40_000


def excess(text: str) -> str | None:
    """What a text has more of than any report, in words; None for other texts."""
    if len(text) > MOST_CHARACTERS:
        return f"{MOST_CHARACTERS:,} characters"
    if text.count("\n") + text.count("\r") > 2 * MOST_LINES:
        return f"{MOST_LINES:,} lines"
    return None
