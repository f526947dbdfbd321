"""The word vectors on which tagger and parser stand, by the pinned model's own weights in a few matrix products.

spaCy's `tok2vec` walks some fifty layers for every batch, which takes longer than the arithmetic where a report has
only a few sentences to parse. A word's own vector is worked out once; only its neighbourhood is new each time.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import intify_attr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

_REMEMBERED = 50_000  # words, about 20 MB
_TOGETHER = 16  # new words that are worked out at once
_PIECES = 3  # of each maxout unit
_APART = 4  # empty rows between sentences, one for each layer that looks at neighbours


class Vectors:
    """`tok2vec` of a model whose architecture is spaCy's MultiHashEmbed.v2 and MaxoutWindowEncoder.v2, window 1."""

    def __init__(self, model: Any) -> None:
        nodes = list(model.walk())
        columns = next(node for node in nodes if node.name == "extract_features").attrs["columns"]
        self._columns = [intify_attr(column) for column in columns]
        self._tables = [node for node in nodes if node.name == "hashembed"]
        units = [node for node in nodes if node.name == "maxout"]
        norms = [node for node in nodes if node.name == "layernorm"]
        self._mix, *self._layers = [_Unit(unit, norm) for unit, norm in zip(units, norms, strict=True)]
        self._ops = model.ops
        self._width = model.get_dim("nO")
        self._known: dict[tuple[int, ...], NDArray[Any]] = {}

    def set_on(self, docs: "Sequence[Doc]") -> None:
        """Give each sentence its tensor, as `tok2vec` would."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        words = [self._known_words(doc) for doc in docs]
        rows = np.zeros((sum(map(len, words)) + _APART * (len(words) + 1), self._width), dtype="float32")
        at, starts = _APART, []
        for keys in words:
            rows[at : at + len(keys)] = [self._known[key] for key in keys]
            starts.append(at)
            at += len(keys) + _APART
        for layer in self._layers:
            rows = rows + layer(self._ops.seq2col(rows, 1))
        for doc, start, keys in zip(docs, starts, words, strict=True):
            doc.tensor = rows[start : start + len(keys)]

    def _known_words(self, doc: "Doc") -> list[tuple[int, ...]]:
        features = doc.to_array(self._columns)
        keys = list(map(tuple, features.tolist()))
        unknown = {key: i for i, key in enumerate(keys) if key not in self._known}
        places = list(unknown.values())
        for at in range(0, len(places), _TOGETHER):
            block = places[at : at + _TOGETHER]
            mixed = self._mixed(features[block + block[:1] * (_TOGETHER - len(block))])
            self._known.update(zip([keys[i] for i in block], mixed[: len(block)], strict=True))
        return keys

    def _mixed(self, features: "NDArray[Any]") -> "NDArray[Any]":
        """The words' own vectors, always so many together that a word's is the same beside any others."""
        parts = []
        for column, table in enumerate(self._tables):
            weights = table.get_param("E")
            ids = np.ascontiguousarray(features[:, column], dtype="uint64")
            hashed = self._ops.hash(ids, table.attrs["seed"]) % weights.shape[0]
            parts.append(self._ops.gather_add(weights, hashed))
        return self._mix(np.concatenate(parts, axis=1))


class _Unit:
    """A maxout unit and the normalisation after it."""

    def __init__(self, unit: Any, norm: Any) -> None:
        weights, bias = unit.get_param("W"), unit.get_param("b")
        width, pieces, size = weights.shape
        assert pieces == _PIECES
        self._width = width
        self._weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(size, pieces * width))
        self._bias = np.ascontiguousarray(bias.T.reshape(pieces * width))
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, rows: "NDArray[Any]") -> "NDArray[Any]":
        pieces = rows @ self._weights + self._bias
        first, second, third = (pieces[:, n * self._width : (n + 1) * self._width] for n in range(_PIECES))
        best = np.maximum(np.maximum(first, second), third)
        apart = best - best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", apart, apart)[:, None] / self._width + 1e-08
        normal: NDArray[Any] = apart * (spread**-0.5) * self._scale + self._shift
        return normal
