"""Word files to documents."""

import io

import docx
from docx.oxml import OxmlElement
from tests.documents.made import kinds, only, word


def test_styles_tell_the_parts():
    """Title, headings, lists and captions are what Word calls them."""
    data = word(
        ("Title", "Strike on a clinic"),
        ("Normal", "Two doctors were killed when a drone hit a clinic in Norvale."),
        ("Heading 2", "What the army says"),
        ("List Bullet", "It denies the strike."),
        ("Caption", "The clinic after the strike"),
    )
    document = only(data, "a.docx")
    assert [kind for kind, _ in kinds(document)] == ["headline", "body", "crosshead", "list", "caption"]
    assert document.title == "Strike on a clinic"
    assert document.images[0].caption == "The clinic after the strike"


def test_a_table_is_one_block_a_row_a_line():
    """Cells are parted by bars, merged cells said once."""
    file, out = docx.Document(), io.BytesIO()
    table = file.add_table(2, 2)
    for (row, column), text in {(0, 0): "Place", (0, 1): "Killed", (1, 0): "Norvale", (1, 1): "11"}.items():
        table.cell(row, column).text = text
    file.save(out)
    assert kinds(only(out.getvalue(), "a.docx")) == [("table", "Place | Killed\nNorvale | 11")]


def test_tracked_changes_are_read_as_accepted():
    """What was inserted is read, what was deleted is not."""
    file, out = docx.Document(), io.BytesIO()
    paragraph = file.add_paragraph("Eleven people ")
    for tag, text in (("w:ins", "were killed"), ("w:del", "were hurt")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement("w:t")
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    file.save(out)
    assert only(out.getvalue(), "a.docx").text == "Eleven people were killed"
