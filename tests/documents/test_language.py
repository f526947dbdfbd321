"""Which language a report is written in."""

import pytest
from tests.documents.factory import document

from tollbook.documents.spoken import identify_language, language_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ten people were killed when shells fell on the market of the town on Monday, the mayor said.", "en"),
        ("Zehn Menschen wurden am Montag getötet, als Granaten auf den Markt der Stadt fielen.", "de"),
        ("Десять человек погибли в понедельник при обстреле рынка в центре города.", "ru"),
        ("قتل عشرة أشخاص في قصف على سوق المدينة يوم الاثنين بحسب مصادر طبية.", "ar"),
        ("Ten died.", None),
        ("12 - 14 / 2021", None),
    ],
)
def test_a_language_is_told_or_left_open(text: str, code: str | None):
    """Short texts have no certain language."""
    assert identify_language(text) == code


def test_a_report_in_another_language_is_recorded_as_such():
    """The language stands in the document, so that later stages can pass it over and say so."""
    assert (
        document("Dix personnes ont été tuées lundi dans le bombardement d'un marché, a dit le maire.").language == "fr"
    )


def test_codes_are_made_alike():
    """A region after the language is dropped; what is no code is nothing."""
    assert [language_code(v) for v in ("en-GB", "AR", "English language", None, 5)] == ["en", "ar", None, None, None]


def test_each_block_has_its_own_language():
    """A paragraph in another language says so; one too short to tell says nothing."""
    english = (
        "Ten people were killed when shells fell on the market of the town on Monday, the mayor said to reporters."
    )
    french = "Dix personnes ont été tuées lundi dans le bombardement du marché de la ville, a déclaré le maire."
    read = document("\n\n".join([english, french, english.replace("Ten", "Five"), "“No comment.”"]))
    assert read.language == "en"
    assert [block.language for block in read.blocks] == ["en", "fr", "en", None]
