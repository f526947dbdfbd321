"""The word vectors on which tagger and parser stand, by the pinned model's own weights in a few matrix products.

spaCy's `tok2vec` walks some fifty layers for every batch, which takes longer than the arithmetic where a report has
only a few sentences to parse. A word's own vector is worked out once; only its neighbourhood is new each time.
"""

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import IS_SPACE, NAMES, NORM, ORTH, PREFIX, SHAPE, SPACY, intify_attr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

_REMEMBERED = 50_000  # words, about 20 MB
_TOGETHER = 16  # new words that are worked out at once
_PIECES = 3  # of each maxout unit
_BETWEEN = [0] * 4  # empty rows between sentences, one for each layer that looks at neighbours
_KEY = [ORTH, NORM, SPACY]  # on which all else depends that the model looks at
_FEW = {PREFIX, SHAPE, SPACY, IS_SPACE}  # which have so few values that each one's share of a vector is remembered


def without_unread_flags(nlp: "Language") -> None:
    """Spare each new word the flags that neither the model nor its rules read (URL, e-mail, stop word, brackets …)."""
    read = {"LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE", "MORPH"}
    getters: dict[int, Any] = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]
    for attribute in list(getters):
        if NAMES[attribute] not in read:
            del getters[attribute]


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
        few = [at for at, column in enumerate(self._columns) if column in _FEW]
        self._many = [at for at in range(len(self._columns)) if at not in few]
        self._shares: dict[int, dict[int, NDArray[Any]]] = {at: {} for at in few}
        self._parts = np.split(self._mix.weights, len(self._columns))
        self._part_of_many = np.concatenate([self._parts[at] for at in self._many])
        self._ops = model.ops
        self._own = np.zeros((1024, model.get_dim("nO")), dtype="float32")
        self._numbers: dict[tuple[int, ...], int] = {}

    def set_on(self, docs: "Sequence[Doc]") -> None:
        """Give each sentence its tensor, as `tok2vec` would."""
        if len(self._numbers) > _REMEMBERED:
            self._numbers.clear()
            for shares in self._shares.values():
                shares.clear()
        numbers: list[int] = []  # of each word's own vector; 0 is the empty row
        starts: list[int] = []
        for known in self._known(docs):
            numbers += _BETWEEN
            starts.append(len(numbers))
            numbers += known
        rows = self._own[numbers + _BETWEEN]
        for layer in self._layers:
            rows += layer(self._ops.seq2col(rows, 1))
        for doc, start in zip(docs, starts, strict=True):
            doc.tensor = rows[start : start + len(doc)]

    def _known(self, docs: "Sequence[Doc]") -> "Iterator[list[int]]":
        """The numbers of the words' own vectors in each sentence, after working out those that are new."""
        keys = [list(map(tuple, doc.to_array(_KEY).tolist())) for doc in docs]
        unknown = {
            key: (n, i) for n, words in enumerate(keys) for i, key in enumerate(words) if key not in self._numbers
        }
        if unknown:
            features = {n: docs[n].to_array(self._columns) for n in {n for n, _ in unknown.values()}}
            self._learn(list(unknown), [features[n][i] for n, i in unknown.values()])
        return ([self._numbers[key] for key in words] for words in keys)

    def _learn(self, keys: list[tuple[int, ...]], features: "list[NDArray[Any]]") -> None:
        for at in range(0, len(keys), _TOGETHER):
            block = features[at : at + _TOGETHER]
            mixed = self._mixed(np.array(block + block[:1] * (_TOGETHER - len(block))))
            first = len(self._numbers) + 1
            if first + len(block) > len(self._own):
                self._own = np.concatenate([self._own, np.zeros_like(self._own)])
            self._own[first : first + len(block)] = mixed[: len(block)]
            self._numbers.update(zip(keys[at : at + _TOGETHER], range(first, first + len(block)), strict=True))

    def _mixed(self, features: "NDArray[Any]") -> "NDArray[Any]":
        """The words' own vectors, always so many together that a word's is the same beside any others."""
        own = np.concatenate([self._looked_up(at, features[:, at]) for at in self._many], axis=1)
        pieces = own @ self._part_of_many
        for at in self._shares:
            pieces += np.array([self._share(at, value) for value in features[:, at].tolist()])
        return self._mix.finished(pieces)

    def _share(self, at: int, value: int) -> "NDArray[Any]":
        """What one value of an attribute adds to the sums behind a word's vector."""
        shares = self._shares[at]
        if value not in shares:
            shares[value] = (self._looked_up(at, np.array([value], dtype="uint64")) @ self._parts[at])[0]
        return shares[value]

    def _looked_up(self, at: int, values: "NDArray[Any]") -> "NDArray[Any]":
        """The sums of the rows that the table of an attribute has for each value."""
        table = self._tables[at]
        rows = table.get_param("E")
        hashed = self._ops.hash(np.ascontiguousarray(values, dtype="uint64"), table.attrs["seed"]) % rows.shape[0]
        found: NDArray[Any] = self._ops.gather_add(rows, hashed)
        return found


class _Unit:
    """A maxout unit and the normalisation after it."""

    def __init__(self, unit: Any, norm: Any) -> None:
        weights, bias = unit.get_param("W"), unit.get_param("b")
        width, pieces, size = weights.shape
        assert pieces == _PIECES
        self._width = width
        self.weights = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(size, pieces * width))
        self._bias = np.ascontiguousarray(bias.T.reshape(pieces * width))
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")
        self._mean = np.full(width, 1 / width, dtype="float32")

    def __call__(self, rows: "NDArray[Any]") -> "NDArray[Any]":
        return self.finished(rows @ self.weights)

    def finished(self, pieces: "NDArray[Any]") -> "NDArray[Any]":
        """The unit's values for the sums that its rows and weights make."""
        pieces += self._bias
        first, second, third = (pieces[:, n * self._width : (n + 1) * self._width] for n in range(_PIECES))
        best: NDArray[Any] = np.maximum(first, second)
        np.maximum(best, third, out=best)
        best -= (best @ self._mean)[:, None]
        spread = np.einsum("ij,ij->i", best, best) / self._width + 1e-08
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self._scale
        best += self._shift
        return best


class Tags:
    """The model's tagger, its scores in one product over the vectors that `Vectors` set; a component for the parser."""

    def __init__(self, tagger: Any) -> None:
        softmax = next(node for node in tagger.model.walk() if node.name == "softmax")
        self._tagger = tagger
        self._weights, self._bias = np.ascontiguousarray(softmax.get_param("W").T), softmax.get_param("b")

    def pipe(self, docs: "Sequence[Doc]", batch_size: int) -> "Sequence[Doc]":  # noqa: ARG002 - as components have it
        """The sentences with a tag for each word; all are one batch."""
        scores = np.concatenate([doc.tensor for doc in docs]) @ self._weights
        scores += self._bias
        ends = np.cumsum([len(doc) for doc in docs[:-1]])
        self._tagger.set_annotations(docs, np.split(scores.argmax(axis=1), ends))
        return docs
