"""Texts compared by their words, less what a site prints on every page."""

from tests.incidents.factory import claim, report

from tollbook.incidents import events_of, profile_of
from tollbook.incidents.fingerprint import fingerprint, unpack_terms
from tollbook.incidents.names import distinct_people, same_person
from tollbook.incidents.texts import UNKNOWN, Texts, rarest_terms, shared_furniture, term_weights

SITE = (
    "Sign up for our morning letter and never miss a story from your valley. Comments are closed after three days; "
    "kindly keep to the rules of the house. Photographs may be ordered from the archive at the usual fees. "
    "Our office in the old customs house is open on weekdays until noon; readers without a computer may telephone. "
    "The crossword, the tide tables and the notices of the parishes stand on the last page of the printed edition. "
)


def profile(name, published, text):
    """A profile with this text."""
    (event,) = events_of(report(name, published, text=text), (claim(3),))
    return profile_of(event)


def test_words_are_compared_without_case_and_accents():
    """A text without capitals and accents has the same words; name pairs need capitals."""
    accented, plain = (
        set(unpack_terms(fingerprint(text).terms)) for text in ("Médecins près KUNDUZ", "medecins pres kunduz")
    )
    assert plain <= accented


def test_texts_published_long_apart_share_furniture_not_news():
    """Word for word the same months apart is what a site prints on every page; within days it may be a reprint."""
    one = profile("a", "2020-01-01", "The ferry burned at the quay of Lund. " + SITE)
    other = profile("b", "2020-05-01", "A lorry struck the chapel of Mors. " + SITE)
    texts = Texts((one, other))
    assert shared_furniture(one, other, 121) > 0.5
    assert shared_furniture(one, other, 3) == 0.0
    assert texts.similarity(one, other, 121) < texts.similarity(one, other, 3) / 2


def test_a_comparison_hangs_on_the_two_texts_alone():
    """A third report changes nothing, so that what is added later leaves earlier comparisons as they were."""
    one, other = profile("a", "2020-01-01", "Ferry burns at Lund."), profile("b", "2020-01-01", "Lund ferry in flames.")
    third = profile("c", "2020-01-01", "Ferry, ferry, ferry.")
    assert Texts((one, other)).similarity(one, other, 0) == Texts((one, other, third)).similarity(one, other, 0)


def test_rare_words_weigh_more():
    """A name that the language's list lacks weighs more than a word that every report has."""
    weights = term_weights()
    common, rare = (next(iter(unpack_terms(fingerprint(word).terms))) for word in ("window", "saraqeb"))
    assert weights[common] < 6 < weights.get(rare, UNKNOWN)
    assert rarest_terms(fingerprint("window saraqeb").terms, 1) == [rare]


def test_names_across_transliterations():
    """One person may be spelt in several ways and named in part."""
    assert same_person("Muhammad al-Khatib", "Mohamed Khateeb")
    assert same_person("Khatib", "Muhammad al-Khatib")
    assert not same_person("Ann Low", "Karl Berg")
    assert distinct_people(("Low", "Ann Low", "Karl Berg")) == ("Ann Low", "Karl Berg")
