"""Versions within one stream: other bytes under an id that has been seen."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tollbook.documents.identity import sha256_of, versioned_id
from tollbook.documents.problems import Unreadable, unreadable
from tollbook.documents.raw import Raw


def number_versions(items: Iterable[Raw | Unreadable]) -> Iterator[Raw | Unreadable]:
    """Makes ids distinct over one stream: the same bytes under an id come once, other bytes as the next version.

    Each further version is followed by an Unreadable `duplicate-id` that names it. Keeps some 100 bytes an item.
    """
    seen: dict[int, tuple[int, ...]] = {}
    for item in items:
        if isinstance(item, Unreadable):
            yield item
            continue
        name = int(sha256_of(item.id.encode("utf-8", "surrogatepass"))[:16], 16)
        content = int(item.sha256[:16], 16)
        versions = seen.get(name, ())
        if content in versions:
            continue
        seen[name] = (*versions, content)
        version = len(seen[name])
        yield replace(item, version=version, id=versioned_id(item.id, version))
        if version > 1:
            again = versioned_id(item.id, version)
            yield unreadable("duplicate-id", input=item.input, line=item.line, document=again, id=item.id)
