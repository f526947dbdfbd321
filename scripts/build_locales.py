"""Extract what people read, write the pseudo-locales, compile every catalogue. Run it after changing a text.

Texts come from the workbench, the public site, the report and what they tell records with; from the record's codes; and
from the codelists and policies that the site's method page explains.

    python scripts/build_locales.py [--check]

With --check nothing is written; the exit code is 1 where a file is not current.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from pydantic import BaseModel

import tollbook.model
from tollbook.rules.loader import load_yaml
from tollbook.telling import code_in_words

SOURCE = Path(__file__).parent.parent / "src" / "tollbook"
PACKAGES = ("export", "telling", "web")
LOCALE = SOURCE / "texts" / "locale"
METHODS = [("**.py", "python"), ("**.jinja", "jinja2")]
OPTIONS = {"**.jinja": {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "newstyle_gettext": "true"}}
KEYWORDS = {"_": None, "gettext": None, "later": None, "ngettext": (1, 2)}

WORDS = re.compile(r"[^\W\d_]{2}")
_ACCENTS = str.maketrans("aeiouycnszAEIOUYCNSZ", "áéíóúýçñšžÁÉÍÓÚÝÇÑŠŽ")
_KEPT = re.compile(r"(%\(\w+\)[a-z]|%%|\{\w+\}|</?[a-z]+>)")
_LATIN, _ARABIC = "abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوپقرستئڤشةىز"
_TURNED = str.maketrans(_LATIN + _LATIN.upper(), _ARABIC * 2)
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def extracted() -> Catalog:
    """Every text, sorted, without line numbers: they change too often."""
    catalogue = Catalog(project="Tollbook", charset="utf-8")
    found = [
        (f"{package}/{file}", message)
        for package in PACKAGES
        for file, _, message, _, _ in extract_from_dir(SOURCE / package, METHODS, OPTIONS, keywords=KEYWORDS)
    ]
    for file, message in sorted([*found, *codes(), *explained()], key=lambda row: (str(row[1]), row[0])):
        catalogue.add(message, locations=[(file, 0)])
    return catalogue


def codes() -> Iterator[tuple[str, str]]:
    """The codes of the record in words, as pages show them."""
    kinds = [kind for kind in vars(tollbook.model).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]
    found = {code for kind in kinds for one in kind.model_fields.values() for code in literals(one.annotation)}
    yield from (("model", code_in_words(code)) for code in sorted(found) if WORDS.search(code_in_words(code)))


def literals(annotation: Any) -> Iterator[str]:
    """The codes that a field may have, or that a list in it may hold."""
    if get_origin(annotation) is Literal:
        yield from (code for code in get_args(annotation) if isinstance(code, str))
    else:
        for part in get_args(annotation):
            yield from literals(part)


def explained() -> Iterator[tuple[str, str]]:
    """What the method page takes from rules: grades, and the policies of ranges."""
    for code in load_yaml("codelists/grade.yaml")["codes"]:
        yield from (("rules/codelists/grade.yaml", code[name]) for name in ("label", "definition"))
    yield from (("rules/ranges.yaml", policy["source"]) for policy in load_yaml("ranges.yaml").values())


def accented(text: str) -> str:
    """The text with accents and a third longer; placeholders stand as they are."""
    parts = [part if i % 2 else part.translate(_ACCENTS) for i, part in enumerate(_KEPT.split(text))]
    longer = "·" * max(1, len(text) // 3)
    return f"[{''.join(parts)} {longer}]"


def turned(text: str) -> str:
    """The text in letters written from right to left; placeholders stand as they are."""
    return "".join(part if i % 2 else part.translate(_TURNED) for i, part in enumerate(_KEPT.split(text)))


def pseudo(source: Catalog, tag: str) -> Catalog:
    """The source in a pseudo-locale."""
    change = {"en_XA": accented, "ar_XB": turned}[tag]
    # both are English in disguise, plurals included
    catalogue = Catalog(locale="en", project="Tollbook", charset="utf-8")
    for message in source:
        if message.id:
            several = isinstance(message.id, tuple)
            catalogue.add(message.id, tuple(map(change, message.id)) if several else change(message.id))
    return catalogue


def po(catalogue: Catalog) -> bytes:
    """A catalogue as text, the same on every day."""
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=100)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plural = b'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    return header + plural + out.getvalue()


def mo(text: bytes) -> bytes:
    """A catalogue compiled, with no trace of when."""
    out = io.BytesIO()
    catalogue = read_po(io.BytesIO(text))
    catalogue.creation_date = catalogue.revision_date = _EPOCH
    write_mo(out, catalogue)
    return out.getvalue()


def built() -> Iterator[tuple[Path, bytes]]:
    """Every file that this script writes."""
    source = extracted()
    yield LOCALE / "tollbook.pot", po(source)
    made = {tag: po(pseudo(source, tag)) for tag in ("en_XA", "ar_XB")}
    for tag, text in made.items():
        yield LOCALE / tag / "LC_MESSAGES" / "tollbook.po", text
        yield LOCALE / tag / "LC_MESSAGES" / "tollbook.mo", mo(text)
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/tollbook.po")):
        if path.parent.parent.name not in made:
            yield path.with_suffix(".mo"), mo(path.read_bytes())


def main() -> int:
    """Write, or check, and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [(path, data) for path, data in built() if not path.is_file() or path.read_bytes() != data]
    for path, data in stale:
        sys.stdout.write(f"{'stale' if check else 'wrote'} {path.relative_to(SOURCE.parent.parent)}\n")
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
