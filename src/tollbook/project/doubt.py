"""Links near the threshold: two incidents that may be one, for a reviewer to say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from tollbook import store
from tollbook.incidents import EventProfile, Pair, doubtful_range, not_compared, weigh, why
from tollbook.project.touched import News
from tollbook.store import DoubtfulLink


def doubtful_among(
    connection: Connection, groups: Mapping[str, tuple[str, ...]], links: Mapping[Pair, float],
    levels: Mapping[Pair, tuple[int, ...]], news: News, changed: frozenset[str],
) -> Iterator[DoubtfulLink]:  # fmt: skip
    """The doubtful links between these incidents (id → events) and to all others, the likeliest first.

    `links` are the new links, `levels` what their scores are made of.
    """
    home = {event: record for record, group in groups.items() for event in group}
    kept = store.links_of(connection, sorted(home.keys() - news.profiles.keys()))
    scores = dict(links) | {p: s for p, s in kept.items() if not (set(p) & (news.gone | changed))}
    outside = {e for pair in scores for e in pair} - home.keys()
    home |= {e.id: e.record for e in store.events_by_id(connection, sorted(outside)) if e.record}
    between: dict[Pair, dict[Pair, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        x, y = sorted((home.get(a, ""), home.get(b, "")))
        if x and x != y and x.startswith("i-") and y.startswith("i-"):
            between[x, y][a, b] = score
    size = _sizes(connection, groups, {name for pair in between for name in pair})
    least, most = doubtful_range()
    near = []
    for (x, y), found in between.items():
        pairs = size[x] * size[y]
        mean = (sum(found.values()) + not_compared() * (pairs - len(found))) / pairs
        if least <= mean <= most:
            near.append((mean, x, y, max(found, key=lambda pair: (found[pair], pair))))
    profiles = _profiles(connection, news, {event for *_, closest in near for event in closest})
    met = _levels(connection, {closest for *_, closest in near}, levels, profiles)
    for mean, x, y, closest in sorted(near, key=lambda row: (-row[0], *row[1:3])):
        if profiles[closest[0]].claims and profiles[closest[1]].claims:
            yield DoubtfulLink(x, y, round(mean, 3), why(met[closest]))


def _levels(
    connection: Connection, pairs: set[Pair], new: Mapping[Pair, tuple[int, ...]], profiles: Mapping[str, EventProfile]
) -> dict[Pair, tuple[int, ...]]:
    known = {pair: new[pair] for pair in pairs & new.keys()}
    known |= store.levels_of_links(connection, sorted(pairs - known.keys()))
    return known | {pair: found.levels for pair, found in weigh(sorted(pairs - known.keys()), profiles).items()}


def _sizes(connection: Connection, groups: Mapping[str, tuple[str, ...]], names: set[str]) -> dict[str, int]:
    size = {record: len(group) for record, group in groups.items()}
    for event in store.events_of_records(connection, sorted(names - size.keys())):
        if event.record:
            size[event.record] = size.get(event.record, 0) + 1
    return size


def _profiles(connection: Connection, news: News, names: set[str]) -> dict[str, EventProfile]:
    kept = map(
        EventProfile.model_validate_json,
        store.profiles_of_events(connection, sorted(names - news.profiles.keys())),
    )
    return {profile.id: profile for profile in kept} | {
        name: news.profiles[name] for name in names if name in news.profiles
    }
