"""Part of speech and lemma of parsed words by the model's own rules, each kind of word worked out once.

spaCy applies these rules word by word to every document, which costs as much as the parse itself. All but a few of
them look at one word, its tag and its label alone, so what they give is remembered by these three.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.attrs import DEP, HEAD, IDX, ORTH, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc

from tollbook.language.word_rules import Pattern, Patterns, WordRules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Token

_COLUMNS = [ORTH, TAG, DEP, HEAD, IDX]
_REMEMBERED = 100_000  # kinds of words, about 40 MB


class Word(NamedTuple):
    """What is the same wherever a word stands with the same tag and label."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    lower: str
    opens: bool = False  # whether a rule for several words may begin with it


_OPENS = Word._fields.index("opens")


class Morphology:
    """The rules of a model's `attribute_ruler` and `lemmatizer`, to be run after its parser."""

    components = ("attribute_ruler", "lemmatizer")

    def __init__(self, nlp: "Language") -> None:
        self._vocab = nlp.vocab
        self._rules: list[Any] = [nlp.get_pipe(name) for name in self.components]
        index = self._rules[1].lookups.get_table("lemma_index")
        for part in list(index):
            index[part] = frozenset(index[part])  # it is only asked what it holds, and came as a list of 57,000 nouns
        self._known: dict[tuple[int, int, int], Word] = {}
        # the few rules that look at neighbours ("let's", "there is"), and what their first word must be
        self._longer = Matcher(nlp.vocab)
        opening: list[Pattern] = []
        alone = []
        for rule, attributes in zip(self._rules[0].patterns, self._rules[0].attrs, strict=True):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._longer.add(str(longer), longer)
                opening += [pattern[0] for pattern in longer]
            else:
                alone.append(([pattern[0] for pattern in rule["patterns"]], attributes))
        self._opening = Patterns(opening)
        self._rules_of_one = [WordRules(alone), self._rules[1]]

    def words(self, docs: "Sequence[Doc]") -> list[list[tuple[Word, int, int]]]:
        """Each token of parsed sentences with its head's position and its own offset in the sentence."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        rows = [doc.to_array(_COLUMNS).view("int64").tolist() for doc in docs]
        self._learn(docs, rows)
        return [self._of_sentence(doc, tokens) for doc, tokens in zip(docs, rows, strict=True)]

    def _of_sentence(self, doc: "Doc", rows: list[list[int]]) -> list[tuple[Word, int, int]]:
        known = self._known
        words = [known[orth, tag, dep] for orth, tag, dep, _, _ in rows]
        if any([word[_OPENS] for word in words]) and self._longer(doc):  # noqa: C419 - a list is quicker
            words = self._by_rule(doc, self._rules)
        return [(word, i + row[3], row[4]) for i, (word, row) in enumerate(zip(words, rows, strict=True))]

    def _learn(self, docs: "Sequence[Doc]", rows: list[list[list[int]]]) -> None:
        """The words that are new, by the rules that look at one word."""
        new: dict[tuple[int, int, int], Token] = {}
        for doc, tokens in zip(docs, rows, strict=True):
            for i, (orth, tag, dep, _, _) in enumerate(tokens):
                if (orth, tag, dep) not in self._known and (orth, tag, dep) not in new:
                    new[orth, tag, dep] = doc[i]
        if new:
            told = [(token.text, token.tag_, token.dep_) for token in new.values()]
            words, tags, deps = map(list, zip(*told, strict=True))
            doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
            self._known.update(zip(new, self._by_rule(doc, self._rules_of_one), strict=True))

    def _by_rule(self, doc: "Doc", rules: list[Any]) -> list[Word]:
        opening = [bool(self._opening.fitting(token)) for token in doc]
        for rule in rules:
            rule(doc)
        return [
            Word(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.text.lower(), opens)
            for t, opens in zip(doc, opening, strict=True)
        ]
