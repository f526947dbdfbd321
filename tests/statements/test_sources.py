"""Sources named by pronoun, role, short name or apposition."""

import pytest
from tests.statements.factory import statements

TEXTS = [
    (
        "State Department spokesman Peter Malone said the raid was over. Malone added that it had failed.",
        ["Peter Malone", "Peter Malone"],
    ),
    ("Army spokesman Omar Haddad said the town was quiet. He added that roads were open.", ["Omar Haddad"] * 2),
    ("Nurse Lina Karam said nine had died. She said three were children.", ["Lina Karam"] * 2),
    (
        "The Valley Rights Network said nine had died. The group added that three were children.",
        ["Valley Rights Network"] * 2,
    ),
    (
        "Nine people were killed, a monitoring group said. The Valley Observatory for Rights said three were children.",
        ["Valley Observatory for Rights"] * 2,
    ),
    ("A news agency, Harbour Press, said a bridge was hit.", ["Harbour Press"]),
    ("A rescue body known as the Tarn Volunteers said nine had died.", ["Tarn Volunteers"]),
    ("The Front for Valley Unity (FVU) said it had left. The FVU denied looting.", ["Front for Valley Unity"] * 2),
    ("The Front for Valley Peace a small party said it had left.", ["Front for Valley Peace"]),
    ("Local and medical sources said nine had died.", ["Local and medical sources"]),
    ("Omar Abdel Haddad said nine had died. Abdel Haddad said three were children.", ["Omar Abdel Haddad"] * 2),
    ("The Syrian regime said it carried out the raid.", ["Syrian government"]),
]


@pytest.mark.parametrize(("text", "names"), TEXTS, ids=lambda v: v[:40] if isinstance(v, str) else "")
def test_names(text: str, names: list[str]) -> None:
    """The source's name is resolved in the document; its words stay as written."""
    found = [s for s in statements(text) if s.source.text]
    assert [s.source.name for s in found][: len(names)] == names
    for statement in found:
        source = statement.source
        assert source.start is not None
        assert text[source.start : source.end] == source.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A medical source said nine had died.", "hospital"),
        ("Activists said nine had died.", "activist"),
        ("A resident said nine had died.", "witness"),
        ("The health ministry said nine had died.", "health_ministry"),
        ("Two officials who spoke on condition of anonymity said nine had died.", "unnamed_official"),
        ("Police said nine had died.", "police"),
        ("Army spokesman Omar Haddad said nine had died.", "military"),
        ("Nine people were reported killed.", "unattributed"),
    ],
)
def test_types(text: str, kind: str) -> None:
    """A source without a name still has a type."""
    assert kind in {s.source.type for s in statements(text)}


def test_several_sources_say_it_jointly() -> None:
    """The first of several speakers is the source, the others stand beside it."""
    text = "The hospital, the mayor and two teachers said nine had died."
    found = statements(text)[0]
    assert found.source.name == "hospital"
    assert [o.name for o in found.others] == ["mayor", "two teachers"]


def test_the_medium_told_is_kept_and_reporters_are_no_medium() -> None:
    """ "told Reuters" names a medium, "told reporters" none."""
    told = [s.told for s in statements("A nurse told Reuters nine had died. A guard told reporters ten had died.")]
    assert [t.name if t else None for t in told] == ["Reuters", None]


def test_a_spokesperson_speaks_for_a_body() -> None:
    """The body that a spokesperson speaks for stands beside the name."""
    found = statements("US State Department spokesman Peter Malone said the raid was over.")[0]
    assert [o.name for o in found.others] == ["US State Department"]


def test_a_head_of_a_region_speaks_for_no_body() -> None:
    """What is left of "the Russian-installed head of the region" without its head names no organisation."""
    text = "Omar Haddad, the Russian-installed head of the region, said that drones had killed three people."
    (statement,) = (s for s in statements(text) if s.source.text)
    assert statement.source.name == "Omar Haddad"
    assert statement.others == ()
