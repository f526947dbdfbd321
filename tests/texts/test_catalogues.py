"""What people read: all of it in catalogues, in every template."""

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment
from scripts.build_locales import accented, turned

from tollbook.errors import TollbookError
from tollbook.model import Range
from tollbook.telling import code_in_words, figure_in_words
from tollbook.texts import ENGLISH, PSEUDO, find_locale, gettext, install, locale, using
from tollbook.web.languages import locale_for
from tollbook.web.templating import environment

SOURCE = Path(__file__).parents[2] / "src" / "tollbook"
TEMPLATES = sorted(path for path in SOURCE.glob("**/*.jinja") if not path.name.startswith("sitemap."))
READ_ALOUD = {"title", "aria-label", "alt", "placeholder", "data-text", "data-notice", "data-key-label", "data-label",
              "data-cluster", "data-area"}  # fmt: skip
NAMES = {"Tollbook", "CSV", "JSON Lines", "GeoJSON", "TOTP", "JSON", "WARC", "ISO 8601", "SHA-256",
         "publication.json"}  # fmt: skip
CODE_BLOCKS = {"kind", "search_path"}  # they stand in attributes that nobody reads
WORD = re.compile(r"[^\W\d_]{2,}")


def bare_texts(source: str) -> list[str]:
    """The words of a template that no catalogue holds."""
    environment = Environment(extensions=["jinja2.ext.i18n"])
    kept, translated, code = [], False, False
    tokens = list(environment.lex(source))
    for number, (_, kind, value) in enumerate(tokens):
        if kind == "block_begin":
            name, *rest = [v for _, k, v in tokens[number : number + 6] if k == "name"]
            translated = {"trans": True, "endtrans": False}.get(name, translated)
            code = {"block": rest[:1] and rest[0] in CODE_BLOCKS, "endblock": False}.get(name, code)
        if kind == "data" and not translated and not code:
            kept.append(value)
        if kind == "variable_begin":
            kept.append("0")  # something stands here, without letters
    finder = _Finder()
    finder.feed("".join(kept))
    finder.close()
    return [text for text in finder.found if WORD.search(_without_names(text))]


def _without_names(text: str) -> str:
    for name in sorted(NAMES, key=len, reverse=True):
        text = text.replace(name, "")
    return text


class _Finder(HTMLParser):
    """Collects what a page says, and what a screen reader says of it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = False

    def handle_starttag(self, tag, attrs):
        """Attributes that are read aloud; a button's words."""
        self._silent = tag in ("script", "style")
        said = [v for k, v in attrs if v and k in READ_ALOUD]
        given = dict(attrs)
        if tag == "input" and given.get("type") in ("submit", "button", "reset"):
            said.append(given.get("value") or "")
        self.found += said

    def handle_endtag(self, tag):
        """Scripts and style sheets end."""
        self._silent = False

    def handle_data(self, data):
        """Text between tags."""
        if not self._silent:
            self.found.append(data.strip())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_every_text_is_in_the_catalogue(path):
    """No template says a word that cannot be translated."""
    assert bare_texts(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Hello</p>", ["Hello"]),
        ('<p>{{ _("Hello") }} · {{ n }}</p>', []),
        ('<a title="Go {{ x }}">{{ x }}</a>', ["Go 0"]),
        ("{% trans %}Hello{% endtrans %}{% if x %}there{% endif %}", ["there"]),
        ('<input type="submit" value="Send"><input value="code_x">', ["Send"]),
    ],
)
def test_bare_texts_are_found(source, found):
    """Text, attributes that are read aloud and words of buttons count; translated ones do not."""
    assert bare_texts(source) == found


def test_the_catalogues_are_current():
    """They hold every text of templates and code, and the pseudo-locales are made from them."""
    script = SOURCE.parents[1] / "scripts" / "build_locales.py"
    checked = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_pseudo_texts_keep_their_placeholders():
    """Letters change, what is filled in does not."""
    assert accented("Page %(page)d of {n}") == "[Págé %(page)d óf {n} ······]"
    assert turned("Page %(page)d") == "پاغع %(page)d"
    assert turned("A <dfn>claim</dfn>") == "ا <dfn>ثلايم</dfn>"


def test_the_browser_is_answered_in_a_language_that_there_is(monkeypatch):
    """The reader's own choice comes first, then the browser's wishes by weight; what is malformed is English."""
    monkeypatch.setenv("TOLLBOOK_PSEUDO_LOCALES", "1")
    accented_english, arabic = PSEUDO
    assert locale_for("ar-xb", "en") == arabic
    assert locale_for("../../etc", None) == ENGLISH
    assert locale_for(None, "fr, en-XA;q=0.3, ar-XB;q=0.9") == arabic
    assert locale_for(None, "ar-XB;q=x, en-XA") == accented_english
    monkeypatch.delenv("TOLLBOOK_PSEUDO_LOCALES")
    assert locale_for("ar-XB", "ar-XB") == ENGLISH


def test_templates_speak_the_language_in_use():
    """`_`, `ngettext`, `trans` and `locale` follow the block that is being rendered, and escape what is filled in."""
    environment = Environment(autoescape=True)
    install(environment)
    template = environment.from_string(
        '{{ locale().dir }} {{ _("Page %(n)s", n=x) }} {{ ngettext("%(num)d a", "%(num)d as", 2) }}'
        "{% trans x %}By {{ x }}{% endtrans %}"
    )
    assert template.render(x="<") == "ltr Page &lt; 2 asBy &lt;"
    with using(PSEUDO[1]):
        assert template.render(x="").startswith("rtl ")
        assert locale() == PSEUDO[1]
    assert gettext("Page") == "Page"


def test_records_are_told_in_the_language_in_use():
    """Codes and figures follow it; what has no translation stands as it is, and nothing stays nothing."""
    with using(PSEUDO[0]):
        assert code_in_words("air_strike") == "[áíř štříké ···]".replace("ř", "r")
        assert figure_in_words(Range(low=3)).startswith("[át léášt 3")
        assert code_in_words("no_such_code") == "no such code"
        assert code_in_words("") == gettext("") == ""
    assert code_in_words("air_strike") == "air strike"


def test_a_language_without_a_catalogue_is_refused(monkeypatch):
    """The error names those that there are; pseudo-locales are none of them unless they are asked for."""
    monkeypatch.delenv("TOLLBOOK_PSEUDO_LOCALES", raising=False)
    for tag in ("xx", "ar-XB", "../../etc"):
        with pytest.raises(TollbookError, match="Choose one of: en\\.|no catalogue"):
            find_locale(tag)
    assert find_locale("EN") == ENGLISH


def test_words_of_reports_in_translated_sentences_have_no_control_characters():
    """A sentence with a publisher's name in it turns no line around."""
    template = environment().from_string('{{ _("carried by %(outlets)s", outlets=name) }}')
    assert template.render(name="A\u202e<b>") == "carried by A\ufffd&lt;b&gt;"
