"""Harm that a denial takes for granted: it denies whose deed it was, not that people came to harm."""

import re
from collections.abc import Mapping

from tollbook.language import Sentence, Token
from tollbook.model import Statement

_DENIES = {"deny", "dispute", "no_comment", "cannot_verify"}
_SHARE = re.compile(
    r"\b(?:responsibility|involvement|complicity|blame|(?:any|a|its|their|no) (?:role|part|hand))\b", re.I
)
_ITS_DEED = re.compile(r"\b(?:was|were|is|are|been|being) (?:(?:responsible|to blame) for|behind|involved in)\b", re.I)
_SHARE_SPAN = 40  # characters
_RELATIVES = {"that", "which", "who", "whom", "whose", "where", "when"}
_SINCE = {"after", "since", "before", "following", "despite"}
_CHARGES = {"report", "claim", "allegation", "accusation", "charge", "account", "assertion", "suggestion", "rumour"}
_OPEN = {"any", "no", "every", "all"}
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "advmod", "poss", "attr", "dative")


def reporting(
    sentence: Sentence, token: int, statement: Statement | None, statements: Mapping[str, Statement]
) -> Statement | None:
    """The statement that tells the harm of a word: not a denial that takes it for granted, but what stands above that.

    "The army denied shelling the market, where nine people died" and "denied responsibility for the deaths of nine"
    deny no death; "denied that it had killed nine" and "denied reports that nine had died" do.
    """
    if statement is None or not _is_denied(statement, statements):
        return statement
    spots = [(c.start, c.end) for c in statement.content]
    if not (_of_its_share(statement, sentence) or _in_relative_clause(sentence, token, spots)):
        return statement
    above = statements.get(statement.parent or "")
    return reporting(sentence, token, above, statements)


def _is_denied(statement: Statement, statements: Mapping[str, Statement]) -> bool:
    """Whether it denies, or is the report of nobody named that is denied ("denied reports that …")."""
    above = statements.get(statement.parent or "")
    of_nobody = statement.stance == "assert" and not statement.source.name
    return statement.stance in _DENIES or (of_nobody and above is not None and above.stance == "deny")


def told_by_the_way(sentence: Sentence, token: int, statement: Statement) -> bool:
    """Whether a word in a denial only tells of what went before ("had no fuel after the attack that killed 9")."""
    spots = [(c.start, c.end) for c in statement.content]
    since = (t for t in sentence.ancestors(token) if t.dep in ("prep", "pcomp") and t.lower in _SINCE)
    return any(s < t.start < e for t in since for s, e in spots)


def _of_its_share(statement: Statement, sentence: Sentence) -> bool:
    """Whether a party denies only its share in what happened ("denied responsibility for …")."""
    if statement.stance != "deny" or statement.cue is None:
        return False
    low = statement.cue.start - sentence.start
    near = sentence.text[max(0, low) : statement.cue.end - sentence.start + _SHARE_SPAN]
    share = _SHARE.search(near)
    return bool(_ITS_DEED.search(near)) or (share is not None and " that " not in near[: share.start()])


def _in_relative_clause(sentence: Sentence, token: int, spots: list[tuple[int, int]]) -> bool:
    """Whether a word stands in a clause that tells of a thing known, within what is denied."""
    for verb in (sentence.tokens[token], *sentence.ancestors(token)):
        if verb.dep != "relcl" or not any(s <= verb.start < e for s, e in spots):
            continue
        noun = sentence.tokens[verb.head]
        loose = noun.lemma in _CHARGES or any(t.lower in _OPEN for t in sentence.all_children(noun.i, "det"))
        if not loose and any(_relative(sentence.tokens[i]) for i in sentence.subtree(verb.i)):
            return True
    return False


def _relative(token: Token) -> bool:
    return token.lower in _RELATIVES and token.dep in _ARGUMENTS
