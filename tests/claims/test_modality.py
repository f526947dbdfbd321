"""What is, and what is feared, denied or meant."""

import pytest
from tests.claims.factory import sentence

from tollbook.claims.modality import is_denied, is_hypothetical, is_intended, is_past
from tollbook.claims.triggers import Trigger, find_triggers
from tollbook.language import Sentence


def first(text: str) -> tuple[Sentence, Trigger]:
    """A sentence and its first word of harm."""
    parsed = sentence(text)
    return parsed, find_triggers(parsed)[0]


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("Ten people are dead.", False),
        ("Ten people are feared dead.", True),
        ("Ten people may have died.", True),
        ("The flood would kill ten people.", True),
        ("If ten people died, nobody knows.", True),
        ("Ten people have died.", False),
    ],
)
def test_modals_fears_and_conditions_suppose(text: str, supposed: bool) -> None:
    """A modal, a word of fear or an "if" makes harm hypothetical."""
    assert is_hypothetical(*first(text)) is supposed


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The shell killed nobody.", False),
        ("The shell did not kill civilians.", True),
        ("It fell without causing casualties.", True),
        ("There were no reports of casualties.", True),
        ("There were reports of casualties.", False),
        ("Civilians were never killed there.", True),
    ],
)
def test_negated_clauses_deny(text: str, denied: bool) -> None:
    """ "Not", "never", "without" and "no reports of" deny; a figure of nobody is read by the counts."""
    assert is_denied(*first(text)) is denied


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("They plotted to kill the king.", True),
        ("A plot to kill the king failed.", True),
        ("They managed to kill the king.", False),
        ("They are believed to have killed the king.", False),
    ],
)
def test_aims_are_no_deeds(text: str, meant: bool) -> None:
    """An infinitive under a word of aim tells what was meant; "managed to" and "to have" tell what was done."""
    assert is_intended(*first(text)) is meant


def test_what_may_have_happened_lies_behind() -> None:
    """ "May have killed" speaks of the past, "may kill" does not."""
    assert is_past(*first("The strike may have killed civilians."))
    assert not is_past(*first("The strike may kill civilians."))
