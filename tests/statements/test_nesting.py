"""Chains of sources, and what holds for every text."""

import pytest
from tests.statements.factory import statements, words


def test_a_chain_runs_from_the_nearest_speaker_outward() -> None:
    """A statement inside another's content names it as its parent."""
    text = "The envoy said that rights groups reported nine deaths."
    outer, inner = statements(text)
    assert outer.parent is None
    assert inner.parent == outer.id
    assert inner.source.name == "rights groups"


def test_a_denied_report_keeps_those_who_made_it() -> None:
    """A denial of reports is one statement; the reports with their sources are another inside it."""
    text = (
        "The ministry denied reports from Harbour Watch, the Valley Network and two rights groups "
        "that its planes are hitting villages."
    )
    denial, report = statements(text)
    assert (denial.stance, report.stance) == ("deny", "assert")
    assert report.parent == denial.id
    assert [report.source.name, *(o.name for o in report.others)] == [
        "Harbour Watch",
        "Valley Network",
        "two rights groups",
    ]
    assert words(text, report)[2] == "that its planes are hitting villages"


def test_whom_a_speaker_cites_is_kept() -> None:
    """ "citing X" names the ground of what is said."""
    text = "State television, citing a military source, said nine fighters had died."
    said = next(s for s in statements(text) if s.cue and s.cue.text == "said")
    assert [c.name for c in said.cites] == ["military source"]


HOSTILE = [
    "",
    ".",
    '"' * 500,
    "said " * 300,
    "“" * 200 + " said he. ” " * 50,
    "He said that " * 80 + "it was so.",
    "A: " * 200,
    "IS said. IS said it. said IS",
    "\n\n".join('"Open' for _ in range(100)),
    "The " + "very " * 400 + "old man said no.",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_offsets_hold_on_any_text(text: str) -> None:
    """Whatever the text, every span lies in it, parents exist and the same text gives the same statements."""
    found = statements(text)
    ids = {s.id for s in found}
    for statement in found:
        assert statement.content
        assert all(0 <= c.start < c.end <= len(text) for c in statement.content)
        assert statement.cue is not None
        assert text[statement.cue.start : statement.cue.end] == statement.cue.text
        assert statement.parent is None or statement.parent in ids
    assert statements(text) == found
