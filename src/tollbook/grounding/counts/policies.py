"""Number policies: what words mean as low/best/high. Each policy is a file in `rules/counts/`."""

from dataclasses import dataclass
from functools import cache

from tollbook.errors import TollbookError
from tollbook.model import Count
from tollbook.model.codes import Qualifier
from tollbook.rules import load_yaml, rules_path


@dataclass(frozen=True, slots=True, eq=False)  # each is loaded once
class Policy:
    """How vague words, "about", ranges and bare plurals are read; figures are numbers of people."""

    name: str
    source: str
    vague: dict[str, int | None]
    about_percent: int
    plural: int | None
    range_best: str | None

    def count(self, bound: str, low: int, high: int | None, text: str) -> Count:
        """A figure said with a bound word; `high` is the upper number of a range ("20 to 30")."""
        if high is not None:
            return self._range(bound, low, high, text)
        figures = self._figures(bound, low)
        return Count(
            low=figures[0], best=low, high=figures[1], qualifier=_QUALIFIER[bound], text=text, policy=self.name
        )

    def vague_count(self, word: str, times: int, text: str) -> Count:
        """A vague word's figure, open upward; `times` scales it ("several hundred")."""
        figure = self.vague.get(word)
        if figure is None:
            qualifier: Qualifier = "vague" if self.name != "conservative" else "none"
            return Count(qualifier=qualifier, text=text, policy=self.name)
        return Count(low=figure * times, best=figure * times, qualifier="vague", text=text, policy=self.name)

    def unsaid(self, text: str) -> Count:
        """A plural without a number ("civilians were killed")."""
        if self.plural is None:
            return Count(text=text, policy=self.name)
        return Count(low=self.plural, best=self.plural, qualifier="vague", text=text, policy=self.name)

    def _figures(self, bound: str, n: int) -> tuple[int | None, int | None]:
        below, above = n * (100 - self.about_percent) // 100, -(-n * (100 + self.about_percent) // 100)
        ends: dict[str, tuple[int | None, int | None]] = {
            "exact": (n, n), "at_least": (n, None), "more_than": (n, None), "at_most": (None, n),
            "fewer_than": (None, n), "about": (below, above), "nearly": (below, n),
        }  # fmt: skip
        return ends[bound]

    def _range(self, bound: str, low: int, high: int, text: str) -> Count:
        best = low if self.range_best == "low" else None
        if bound in ("at_most", "fewer_than"):
            return self.count(bound, high, None, text)
        if bound in ("at_least", "more_than"):
            return self.count(bound, low, None, text)
        return Count(low=low, best=best, high=high, qualifier="range", text=text, policy=self.name)


_QUALIFIER: dict[str, Qualifier] = {
    "exact": "exact", "at_least": "at_least", "more_than": "more_than", "at_most": "at_most",
    "fewer_than": "fewer_than", "about": "about", "nearly": "about",
}  # fmt: skip


@cache
def policy(name: str) -> Policy:
    """The named policy. Raises TollbookError `no-policy` where there is none of that name."""
    if name not in policy_names():
        raise TollbookError("no-policy", name=name, known=", ".join(policy_names()))
    return Policy(**load_yaml(f"counts/{name}.yaml"))


@cache
def policy_names() -> tuple[str, ...]:
    """The names of the packaged policies."""
    return tuple(sorted(path.stem for path in rules_path("counts").glob("*.yaml")))
