"""Which reports carry one story: recall and precision on pairs labelled by us."""

import json
import random
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from tests.incidents.factory import report

from tollbook.incidents.near_duplicates import families_of, reprints_among

DATA = Path(__file__).parent / "data"
FAKES = Path(__file__).parents[3] / "shared" / "eval" / "fakes.jsonl"
RECALL, PRECISION = 0.95, 0.97
SWAPS = {
    "said": "stated", "killed": "slain", "wounded": "hurt", "people": "persons", "on": "upon", "after": "following",
    "when": "as", "in": "within", "that": "which",
}  # fmt: skip


def stories():
    """The stories of `reprints.yaml`."""
    return yaml.safe_load((DATA / "reprints.yaml").read_text(encoding="utf-8"))


def cut(text, share, rng):
    """The first sentences of a text."""
    sentences = text.replace("\n", " ").split(". ")
    return ". ".join(sentences[: max(2, round(len(sentences) * share))]) + "."


def cut_before(text, share, rng):
    """The last sentences of a text."""
    sentences = text.replace("\n", " ").split(". ")
    return ". ".join(sentences[-max(3, round(len(sentences) * share)) :])


def edited(text, share, rng):
    """A share of the common words swapped, under another headline, with a paragraph of the outlet's own."""
    words = [SWAPS.get(word, word) if rng.random() < share else word for word in text.split()]
    return "Latest from our newsroom\n\n" + " ".join(words) + "\n\nSubscribe to our letter for more of our reporting."


VARIANTS = [(cut, 0.35), (cut, 0.6), (cut_before, 0.5), (edited, 0.5), (edited, 1.0)]


def variants():
    """Reports of all stories with their labels: a list of reports, and the pairs that are reprints."""
    reports, families = [], []
    for n, story in enumerate(stories()):
        rng = random.Random(n)
        texts = [story["story"], story["paraphrase"], *(make(story["story"], share, rng) for make, share in VARIANTS)]
        family = []
        for k, text in enumerate(texts):
            family.append(len(reports))
            reports.append(report(f"s{n}-{k}", "2020-01-05", text=text, publisher=f"outlet {n} {k}"))
        families.append(family)
        for own in ("rival", "separate"):
            reports.append(report(f"s{n}-{own}", "2020-01-05", text=story[own], publisher=f"outlet {n} {own}"))
    return reports, {pair for family in families for pair in combinations(family, 2)}


def derived(reports, truth):
    """Of the true pairs those with an original or a rewrite in them: two halves of a story may share nothing."""
    whole = {i for i, r in enumerate(reports) if r.document.endswith(("-0", "-1"))}
    return {(i, j) for i, j in truth if i in whole or j in whole}


def figures(found, truth, ignored=frozenset()):
    """Recall and precision."""
    scored = set(found) - ignored
    return len(scored & truth) / len(truth), len(scored & truth) / max(1, len(scored))


def test_truncated_edited_and_paraphrased_variants_are_found():
    """Of our stories' variants at least 95% are found, and at least 97% of what is found is one story."""
    reports, truth = variants()
    found = reprints_among(reports)
    recall, _ = figures(set(found), derived(reports, truth))
    _, precision = figures(found, truth)
    print(f"\nreprints, our texts: recall {recall:.3f}, precision {precision:.3f} ({len(truth)} pairs)")
    assert recall >= RECALL
    assert precision >= PRECISION


def test_each_story_is_one_family():
    """All variants of a story are one family, and who wrote of the same event for himself is in none."""
    reports, _ = variants()
    families = families_of(reports)
    assert sorted(len(family) for family in families) == [2 + len(VARIANTS)] * len(stories())
    assert not any(member.document.endswith(("-rival", "-separate")) for family in families for member in family)


@pytest.mark.quality
@pytest.mark.skipif(not FAKES.exists(), reason="the evaluation sets are not at hand (../shared/eval)")
def test_reprints_among_news_articles():
    """Of the labelled pairs of 393 articles at least 95% are found at a precision of at least 97%."""
    rows = [json.loads(line) for line in FAKES.read_text(encoding="utf-8").splitlines()]
    place = {row["id"]: i for i, row in enumerate(rows)}
    reports = [
        report(r["id"], r["published"], text=f"{r['title']}\n\n{r['text']}", publisher=r["publisher"]) for r in rows
    ]
    labels = yaml.safe_load((DATA / "fakes_pairs.yaml").read_text(encoding="utf-8"))
    pairs = {k: {tuple(sorted((place[a], place[b]))) for a, b in told} for k, told in labels.items()}
    found = set(reprints_among(reports))
    recall, precision = figures(found, pairs["reprint"], pairs["partial"])
    print(f"\nreprints, fakes: recall {recall:.3f}, precision {precision:.3f} ({len(pairs['reprint'])} pairs)")
    assert recall >= RECALL
    assert precision >= PRECISION
    assert not found & pairs["separate"]
