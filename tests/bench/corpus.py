"""What the bench reads: real news where the evaluation sets are at hand, else texts of our own."""

import json
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

from tollbook.documents import Raw, raw_inputs

EVAL = Path(__file__).parents[3] / "shared" / "eval"
MIXED = {"polnear": 500, "geo": 250, "timex": 150, "fakes": 50, "gva": 50}
"""Documents of each set in a thousand of mixed news: politics, local news, business and agency news, armed violence."""

ORDINARY = [
    "The council voted on Tuesday to widen the bridge over the canal, said the mayor, who had opposed the plan.",
    "Shares of the dairy company rose 4 percent after it reported sales of 12 million euros in the third quarter.",
    '"We will not raise fares this year," the transport minister told reporters in Lisbon on 3 March 2014.',
    "The orchestra opens its season next week with a symphony that it has not played since 1987.",
    "According to the weather service, 20 to 30 millimetres of rain fell in Porto overnight.",
    "The university said that 1,200 students had applied for the new course, twice as many as last year.",
    "Officials in Nairobi denied that the road works were late; the contractor declined to comment.",
    "The museum bought two paintings from a collector in Ghent, who had kept them for forty years.",
]
VIOLENT = [
    "At least 12 people were killed and 30 wounded when shells hit a market in the town on Friday, a doctor said.",
    "The army denied that its aircraft had struck the school and blamed rebels for the deaths of five children.",
    "Two soldiers died in hospital on Sunday evening, bringing the toll of the bombing to nine, police said.",
    "The monitoring group said that air strikes had destroyed a bakery and left dozens dead in the eastern district.",
]


def rows(name: str) -> list[bytes]:
    """The documents of one evaluation set as JSON Lines."""
    command = [sys.executable, str(EVAL / "score.py"), "inputs", name, str(EVAL / f"{name}.jsonl")]
    return subprocess.run(command, capture_output=True, check=True).stdout.splitlines()


def evenly(lines: list[bytes], number: int) -> list[bytes]:
    """As many of the lines as asked for, taken at even distances."""
    number = min(number, len(lines))
    return [lines[i * len(lines) // number] for i in range(number)] if number else []


def invented(number: int, *, violent: int) -> list[bytes]:
    """Documents of our own of 24 sentences; `violent` of every thousand tell of armed violence."""
    made, calm, harm = [], cycle(ORDINARY), cycle(VIOLENT)
    for n in range(number):
        of_harm = n * violent // 1000 != (n + 1) * violent // 1000
        sentences = [next(harm) if of_harm and i % 3 < 2 else next(calm) for i in range(24)]
        paragraphs = [" ".join(sentences[i : i + 3]) for i in range(0, 24, 3)]
        made.append(json.dumps({"id": f"b-{n}", "published": "2016-05-04", "text": "\n\n".join(paragraphs)}).encode())
    return made


def mixed(number: int) -> list[bytes]:
    """Mixed news, sets interleaved so that any stretch of it is mixed."""
    if not EVAL.exists():
        return invented(number, violent=100)
    share = {name: evenly(rows(name), part * number // 1000) for name, part in MIXED.items()}
    ordered = sorted(((i + 0.5) / len(lines), line) for lines in share.values() for i, line in enumerate(lines))
    return [line for _, line in ordered]


def harm_only(number: int) -> list[bytes]:
    """Reports of armed violence alone."""
    return evenly(rows("fakes"), number) if EVAL.exists() else invented(number, violent=1000)


def at_least(texts: list[str], tokens: int, count: int) -> list[str]:
    """The texts, over and over, until they hold that many tokens (`count` is what one round holds)."""
    return list(islice(cycle(texts), -(-tokens * len(texts) // count)))


def raw_documents(lines: list[bytes], folder: Path) -> list[Raw]:
    """The lines as the pipeline's input."""
    path = folder / "documents.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")
    return [raw for raw in raw_inputs([str(path)]) if isinstance(raw, Raw)]
