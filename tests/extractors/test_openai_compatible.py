"""The extractor that asks a language model, against a small server of our own."""

import json
from pathlib import Path

import pytest
from tests.extractors.server import Endpoint, Reply, serving

from tollbook.errors import TollbookError
from tollbook.extractors.openai_compatible import OpenAICompatible
from tollbook.extractors.settings import Settings
from tollbook.model import Document, Reading

SHELLING = "Shells killed at least 12 people in Homs on Friday, a doctor said."
TEXT = f"The fair opened. Bread was sold. {SHELLING} The army denied it. It was a warm day. Then it rained."


def claim(**slots: object) -> dict[str, object]:
    """A model's claim: twelve dead in Homs, unless told otherwise."""
    said = {
        "quote": "Shells killed at least 12 people in Homs", "kind": "harm", "harm": "killed", "figure": "at least 12",
        "victims": "at least 12 people", "status": "unknown", "perpetrator": None, "source": "a doctor",
        "place": "Homs", "time": "Friday", "method": "shelling", "stance": "assert", "scope": "incident",
    }  # fmt: skip
    return said | slots


def answer(*claims: dict[str, object]) -> str:
    """A model's answer."""
    return json.dumps({"claims": claims})


def document(text: str = TEXT) -> Document:
    """A report of Sunday, 3 January 2016."""
    return Document(
        id="d", sha256="0" * 64, text=text, status="live", version=1, published="2016-01-03", publisher="Our Paper"
    )


def read(endpoint: Endpoint, folder: Path, text: str = TEXT, **more: object) -> Reading:
    """What the extractor reads from a text when it asks this endpoint."""
    values = {"url": endpoint.url, "model": "small", "cache": folder, "pause": 0, "retries": 2, "timeout": 5} | more
    extractor = OpenAICompatible.__new__(OpenAICompatible)
    extractor.settings = Settings.model_validate(values)
    return extractor.read(document(text), False)


def test_words_of_the_model_become_values_by_our_own_grammars(tmp_path):
    """The figure keeps its bound, the town its coordinates, the weekday its date, and each slot its evidence."""
    with serving(answer(claim())) as endpoint:
        (found,) = read(endpoint, tmp_path).claims
    assert (found.count.low, found.count.best, found.count.high) == (12, 12, None)
    assert (found.place.name, found.place.country) == ("Homs", "SY")
    assert (found.time.start, found.time.end) == ("2016-01-01", "2016-01-01")
    assert [source.name for source in found.sources] == ["a doctor", "Our Paper"]
    assert {e.slot: e.text for e in found.evidence} == {
        "claim": "Shells killed at least 12 people in Homs", "count": "at least 12", "victims": "at least 12 people",
        "source": "a doctor", "place": "Homs", "time": "Friday",
    }  # fmt: skip
    assert all(TEXT[e.start : e.end] == e.text for e in found.evidence)
    assert (found.rule, found.id[:2]) == ("openai:small", "c-")


def test_only_sentences_that_the_gate_lets_through_are_sent(tmp_path):
    """The sentence of harm and its denial go out as one passage; the weather and the bread stay."""
    with serving(answer()) as endpoint:
        read(endpoint, tmp_path)
    (asked,) = endpoint.asked
    assert asked["path"] == "/v1/chat/completions"
    assert asked["response_format"]["json_schema"]["strict"] is True
    told = asked["messages"][1]["content"]
    assert told == f"Published 2016-01-03.\n<passage>\n{SHELLING} The army denied it.\n</passage>"


def test_a_text_without_harm_is_not_sent(tmp_path):
    """Where the gate is shut nothing goes out."""
    with serving(answer()) as endpoint:
        assert read(endpoint, tmp_path, "The fair opened. Bread was sold.").claims == ()
    assert endpoint.asked == []


def test_a_quotation_that_the_text_does_not_hold_is_rejected(tmp_path):
    """A claim whose words do not stand in a passage is dropped, the others stay."""
    invented = claim(quote="Shells killed 40 people in Homs")
    unsent = claim(quote="Bread was sold")
    with serving(answer(invented, unsent, claim(quote=" "), claim())) as endpoint:
        found = read(endpoint, tmp_path).claims
    assert [c.span.text for c in found] == ["Shells killed at least 12 people in Homs"]


def test_a_slot_that_the_text_does_not_say_is_left_out(tmp_path):
    """A figure, a party and a town of the model's own making leave no value behind."""
    made_up = claim(figure="forty", victims=None, perpetrator="Russian jets", place="Aleppo", source="the mayor")
    with serving(answer(made_up)) as endpoint:
        (found,) = read(endpoint, tmp_path).claims
    assert (found.count.best, found.actors, found.place) == (None, (), None)
    assert [source.name for source in found.sources] == ["Our Paper"]


def test_a_party_is_known_by_its_common_name(tmp_path):
    """The army's words lead to the actor list, with the words kept."""
    text = "The Syrian army shelled Homs and killed 12 people."
    said = claim(quote=text[:-1], perpetrator="The Syrian army", figure="12", victims="12 people", source=None)
    with serving(answer(said)) as endpoint:
        (found,) = read(endpoint, tmp_path, text).claims
    assert [(a.name, a.text) for a in found.actors] == [("Syrian government", "The Syrian army")]


def test_the_same_question_is_asked_once(tmp_path):
    """A second reading is answered from the folder, and equals the first."""
    with serving(answer(claim())) as endpoint:
        first, second = read(endpoint, tmp_path), read(endpoint, tmp_path)
    assert len(endpoint.asked) == 1
    assert first == second
    assert [path.stat().st_mode & 0o077 for path in tmp_path.rglob("*.json")] == [0]


@pytest.mark.parametrize(("first", "timeout"), [(503, 5), (429, 5), (1.0, 0.2)], ids=["503", "429", "silence"])
def test_no_answer_is_asked_for_again(tmp_path, first: Reply, timeout: float):
    """A busy or silent server is asked again, and its later answer counts."""
    with serving(first, answer(claim())) as endpoint:
        assert len(read(endpoint, tmp_path, timeout=timeout).claims) == 1
    assert len(endpoint.asked) == 2


@pytest.mark.parametrize(
    ("reply", "asked", "code"),
    [
        (500, 3, "endpoint-failed"),
        (401, 1, "endpoint-failed"),
        (302, 1, "endpoint-failed"),
        (0.5, 3, "endpoint-failed"),
        ("no JSON at all", 1, "endpoint-answer"),
        ('{"claims": [{"quote": "Shells"}]}', 1, "endpoint-answer"),
        (answer(claim(kind="rumour")), 1, "endpoint-answer"),
    ],
    ids=["down", "refused", "redirected", "silent", "no JSON", "incomplete", "unknown code"],
)
def test_an_endpoint_that_fails_fails_the_document_and_keeps_nothing(tmp_path, reply: Reply, asked: int, code: str):
    """The error says so after the retries are used up, and the next run asks anew."""
    with serving(reply) as endpoint, pytest.raises(TollbookError) as raised:
        read(endpoint, tmp_path, timeout=0.1 if isinstance(reply, float) else 5)
    assert raised.value.code == code
    assert len(endpoint.asked) == asked
    assert list(tmp_path.rglob("*.json")) == []


def test_the_key_is_sent_and_never_shown(tmp_path):
    """The key goes out as a bearer token and does not stand in the settings' own text."""
    with serving(answer()) as endpoint:
        read(endpoint, tmp_path, key="secret-key")
    assert endpoint.keys == ["Bearer secret-key"]
    assert "secret-key" not in repr(Settings(url=endpoint.url, model="small", key="secret-key"))
