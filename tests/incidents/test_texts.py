"""Texts compared by their words, less what a site prints on every page."""

from tests.incidents.factory import claim, report

from tollbook.incidents import events_of, profile_of
from tollbook.incidents.fingerprint import fingerprint, unpack_terms
from tollbook.incidents.furniture import furniture_of
from tollbook.incidents.names import distinct_people, same_person
from tollbook.incidents.texts import TextSpace

SITE = (
    "Sign up for our morning letter and never miss a story from your valley. Comments are closed after three days; "
    "kindly keep to the rules of the house. Photographs may be ordered from the archive at the usual fees. "
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


def test_furniture_returns_in_texts_published_long_apart():
    """Shingles of three texts months apart are furniture; of three reprints in one week they are a story."""
    shingles = frozenset({1, 2, 3})
    apart = [("2020-01-01", shingles), ("2020-05-01", shingles), ("2020-09-01", shingles | {9})]
    week = [("2020-01-01", shingles), ("2020-01-02", shingles), ("2020-01-03", shingles)]
    assert furniture_of(apart) == shingles
    assert furniture_of(week) == frozenset()


def test_texts_alike_by_their_furniture_are_not_alike():
    """Three stories of one site share its furniture, yet are hardly alike."""
    stories = [
        ("a", "2020-01-01", "The ferry burned at the quay of Lund. "),
        ("b", "2020-05-01", "A lorry struck the chapel of Mors. "),
        ("c", "2020-09-01", "Hail broke the orchard roofs at Tann. "),
    ]
    profiles = [profile(name, day, text + SITE) for name, day, text in stories]
    space = TextSpace(profiles)
    bare = TextSpace([profile(name, None, text + SITE) for name, _, text in stories])
    ids = [p.id for p in profiles]
    assert space.shared_furniture(ids[0], ids[1]) > 0
    assert space.similarity(ids[0], ids[1]) < bare.similarity(ids[0], ids[1])


def test_names_across_transliterations():
    """One person may be spelt in several ways and named in part."""
    assert same_person("Muhammad al-Khatib", "Mohamed Khateeb")
    assert same_person("Khatib", "Muhammad al-Khatib")
    assert not same_person("Ann Low", "Karl Berg")
    assert distinct_people(("Low", "Ann Low", "Karl Berg")) == ("Ann Low", "Karl Berg")
