"""The words of harm in a sentence, each with whom it says was harmed, by the sentence alone."""

from typing import NamedTuple

from tollbook.claims.figures import figures_of
from tollbook.claims.harmed import Harmed
from tollbook.claims.roles import Roles, roles_of
from tollbook.claims.triggers import Trigger, find_triggers
from tollbook.claims.victims import read_harmed
from tollbook.language import Sentence, once_a_sentence


class WordOfHarm(NamedTuple):
    """A word of harm, the parts of its clause, and whom it says was harmed, if anybody."""

    trigger: Trigger
    roles: Roles
    harmed: Harmed | None


@once_a_sentence
def words_of_harm(sentence: Sentence) -> tuple[WordOfHarm, ...]:
    """The words of harm in text order. Any name in a harmed phrase is taken for a victim's, a party's too."""
    found = []
    for trigger in find_triggers(sentence):
        roles = roles_of(sentence, trigger)
        found.append(WordOfHarm(trigger, roles, read_harmed(sentence, trigger, roles, figures_of(sentence))))
    return tuple(found)
