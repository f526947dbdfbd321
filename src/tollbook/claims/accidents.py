"""Harm that no arms did: crashes and drownings, as `lexicons/en/accident.yaml` lists them."""

from tollbook.claims.passage import Passage
from tollbook.language import Sentence, scanner

_AROUND = 2  # sentences


def is_accident(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence tells of an accident, and neither it nor those around it tell of violence."""
    words = scanner("accident").find(sentence.text)
    codes = {term.code for term in words}
    if "accident" not in codes or "violence" in codes:
        return False
    after = next((s for s in passage.running if s.start > sentence.start), None)
    near = (*passage.before(sentence, _AROUND), *((after,) if after else ()))
    return not any(
        term.code == "violence" for s in near for term in scanner("accident").find(passage.text(s.start, s.end))
    )
