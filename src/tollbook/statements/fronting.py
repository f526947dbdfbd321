"""Speech that stands around its cue: "…," X said · "…," he said, "…" · X said: "…"."""

from tollbook.language import Sentence, Token
from tollbook.statements.lexicon import Saying
from tollbook.statements.phrases import stretch
from tollbook.statements.report import Spot
from tollbook.statements.speakers import Speaker

MARKS = ('"', "“", "”", "``", "''", "«", "»", "„", "‘", "’")
_BESIDE_CUE = {"prep", "npadvmod", "advmod", "dobj", "dative", "prt", "agent", "tmod", "aux", "neg", "appos"}
_WORDS = {"speech", "writing"}


def speech_around(text: str, sentence: Sentence, verb: Token, way: Saying, who: Speaker | None) -> tuple[Spot, ...]:
    """Speech before the verb and its speaker and its continuation behind them, else direct speech behind them."""
    first, last = cue_group(sentence, verb, who)
    start = _speech_start(sentence, verb, first) if first else None
    if start is None or start >= first or not _is_speech(sentence, verb, way, start, first, last):
        return _quoted_behind(text, sentence, last)
    before = stretch(sentence, (after_colon(sentence, start, first), first - 1))
    rest = _continuation(sentence, verb, last)
    return (before, rest) if rest else (before,)


def is_quoted(sentence: Sentence, verb: Token, who: Speaker | None) -> bool:
    """Whether a quotation closes right before the cue and its speaker."""
    first, _ = cue_group(sentence, verb, who)
    return first > 1 and sentence.tokens[first - 1].text in MARKS


def awaits(sentence: Sentence, verb: Token, who: Speaker | None) -> str:
    """Whether the cue's speech stands in the sentence before ("…?" he asked.) or after it (He went on: …)."""
    first, last = cue_group(sentence, verb, who)
    if sentence.tokens[-1].text == ":":
        return "after"
    short = len(sentence.tokens) - last < 14
    return "before" if first == 0 and who and verb.dep == "ROOT" and short else ""


def cue_group(sentence: Sentence, verb: Token, who: Speaker | None) -> tuple[int, int]:
    """First and last token of "X told reporters on Monday"."""
    own = {verb.i}
    if who and abs(who.head - verb.i) < 40:
        own |= {p for p in sentence.subtree(who.head, without=("ccomp",)) if p != verb.i}
    for child in sentence.all_children(verb.i, *_BESIDE_CUE):
        if child.i > verb.i or child.dep in ("aux", "neg", "advmod") and verb.i - child.i <= 3:
            own |= set(sentence.subtree(child.i))
    first = last = verb.i
    while first - 1 in own:
        first -= 1
    while last + 1 in own:
        last += 1
    return first, last


def _speech_start(sentence: Sentence, verb: Token, first: int) -> int | None:
    """Where the speech before the cue begins."""
    if verb.dep == "ROOT":
        return 0
    fronted = [t for t in sentence.all_children(verb.i, "ccomp") if t.i < first]
    if fronted:
        return min(sentence.subtree(fronted[0].i))
    head = sentence.tokens[verb.head]
    if verb.dep == "parataxis" and head.i > verb.i:  # "The bridge, officials said, had been hit"
        return min(sentence.subtree(head.i))
    if verb.dep in ("parataxis", "ccomp", "advcl", "dep", "relcl", "intj") and head.i < first:
        return min(sentence.subtree(head.i))
    return None


def after_colon(sentence: Sentence, start: int, first: int) -> int:
    """Where a quotation follows a colon, the quotation alone is the speech: 'He paused: "…," he said'."""
    for i in range(start, first - 1):
        if sentence.tokens[i].text == ":" and sentence.tokens[i + 1].text in MARKS:
            return i + 1
    return start


def _is_speech(sentence: Sentence, verb: Token, way: Saying, start: int, first: int, last: int) -> bool:
    """Whether the tokens before the cue are speech: set off by a mark or comma, or closed by a cue at the end."""
    tokens = sentence.tokens[start:first]
    if tokens[-1].text in MARKS or verb.dep == "parataxis" and verb.head > last and tokens[-1].text == ",":
        return True
    if way.kind not in _WORDS or not any(t.pos in ("VERB", "AUX") for t in tokens):
        return False
    object_behind = sentence.child(verb.i, "dobj")
    if object_behind and object_behind.i > verb.i and "addressee" not in way.takes:
        return False
    fronted = any(t.dep == "ccomp" and t.i < first for t in sentence.all_children(verb.i))
    behind = sentence.tokens[last + 1 :]
    at_end = not any(t.pos in ("VERB", "AUX") for t in behind[:4]) or behind[0].text in ".,;:"
    return at_end and (fronted or tokens[-1].text in (",", "—", "–", "-") or all(t.pos == "PUNCT" for t in behind))


def _continuation(sentence: Sentence, verb: Token, last: int) -> Spot | None:
    """The second half of "…," he said, "…", or of a clause that goes on behind the cue."""
    size = len(sentence.tokens)
    if last + 2 >= size or sentence.tokens[last + 1].text not in (",", ";", ":", "—", "–", "."):
        return None
    following = sentence.tokens[last + 2]
    if verb.dep == "parataxis" and verb.head > last:
        return stretch(sentence, (last + 2, max(sentence.subtree(verb.head))))
    inner = {p for t in sentence.all_children(verb.i, "ccomp") if t.i < verb.i for p in sentence.subtree(t.i)}
    if following.text in MARKS or following.i in inner or following.head in inner:
        return stretch(sentence, (last + 2, size - 1))
    return None


def _quoted_behind(text: str, sentence: Sentence, last: int) -> tuple[Spot, ...]:
    """Direct speech after the cue: 'X said: "…"'."""
    tokens = sentence.tokens[last + 1 :]
    while tokens and tokens[0].text in (",", ":", "—", "–", "-", "that"):
        tokens = tokens[1:]
    if not tokens or tokens[0].text not in MARKS or text[tokens[0].end : tokens[0].end + 1].isspace():
        return ()
    return ((tokens[0].start, sentence.tokens[-1].end),)
