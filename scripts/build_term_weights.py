"""Writes how rare English words are, for comparing texts by the words that tell most.

    python scripts/build_term_weights.py

Reads PyPI's wordfreq 3.1.1 (Robyn Speer; data CC BY-SA 4.0). Each entry is a word's CRC-32 and its weight, the negative
natural logarithm of the share of reports of 250 words that hold it, in tenths. Words that the file lacks are rarer.
"""

import math
import struct
import zlib
from pathlib import Path

from wordfreq import iter_wordlist, word_frequency

FILE = Path(__file__).resolve().parent.parent / "src" / "tollbook" / "rules" / "linking" / "en" / "terms.bin"
REPORT_WORDS = 250
LEAST = 5e-7


def main() -> None:
    """Write the file."""
    rarity: dict[int, int] = {}
    for word in iter_wordlist("en", "large"):
        frequency = word_frequency(word, "en", "large")
        if frequency < LEAST:
            break
        share = 1 - math.exp(-frequency * REPORT_WORDS)
        key = zlib.crc32(word.replace("'", "").encode())
        rarity[key] = min(rarity.get(key, 255), round(-10 * math.log(share)))
    FILE.write_bytes(b"".join(struct.pack("<IB", *entry) for entry in sorted(rarity.items())))
    print(len(rarity), "words")


if __name__ == "__main__":
    main()
