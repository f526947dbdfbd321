"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, older code pages, and files that mix them."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, getincrementaldecoder, lookup

from resiliparse.parse.encoding import detect_encoding

# UTF-32 stands first because its little-endian mark begins with that of UTF-16.
_MARKS = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0",
    b"\x7fELF", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"SQLite format 3\x00", b"RIFF", b"OggS", b"ID3",
)  # fmt: skip
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b")
_DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
# What the web means by the older names (WHATWG Encoding Standard).
_SUPERSETS = {
    "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "cp1252": "windows-1252",
}  # fmt: skip
_NO_CODE_PAGES = frozenset({
    "punycode", "idna", "unicode-escape", "raw-unicode-escape", "unicode_escape", "raw_unicode_escape", "undefined",
    "base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "mbcs", "oem", "palmos", "charmap",
})  # fmt: skip
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I | re.A)
_SAMPLE = 1 << 16
_WESTERN = "windows-1252"


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a known file signature, or more than one control character in twenty."""
    head = data[:_SAMPLE]
    if head.startswith(_MAGIC):
        return True
    if _mark(head) or _unmarked_utf16(head):
        return False
    return len(head) - len(head.translate(None, _CONTROL)) > len(head) / 20


def decode(data: bytes, *, html: bool = False, sent: str | None = None) -> str:
    """The text of the bytes, without its byte order mark and with U+FFFD where a byte means nothing.

    The order: byte order mark, UTF-8, UTF-16 by its zero bytes, the page's own declaration (`html`), the encoding that
    the server named (`sent`), UTF-8 with lines in an older code page, and last the code page that the detector finds.
    """
    if mark := _mark(data):
        return data[len(mark[0]) :].decode(mark[1], "replace")
    if wide := _unmarked_utf16(data[:_SAMPLE]):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _older(data, _declared(data) if html else None, sent)


def encoding_of(sample: bytes) -> str:
    """The one encoding of a file, by Python's name, from its first bytes, the last of which may be cut off."""
    if mark := _mark(sample):
        return "utf-8-sig" if mark[0] == BOM_UTF8 else mark[1]
    if wide := _unmarked_utf16(sample):
        return wide
    try:
        getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return _detected(b"".join(line for line in sample.splitlines(keepends=True) if not _is_utf8(line)))
    return "utf-8"


def charset_in(content_type: str | None) -> str | None:
    """The encoding that a header Content-Type names, as it stands there."""
    found = _CHARSET.search(content_type or "")
    return found[1] if found else None


def _older(data: bytes, declared: str | None, sent: str | None) -> str:
    lines = data.splitlines(keepends=True)
    foreign = [line for line in lines if not _is_utf8(line)]
    named = known_encoding(sent)
    # A header that says UTF-8 is wrong here, and no better than none.
    encoding = declared or (named if named != "utf-8" else None) or _detected(b"".join(foreign))
    accented = sum(not line.isascii() for line in lines)
    if accented > len(foreign) or encoding == "utf-8":
        page = _WESTERN if encoding == "utf-8" else encoding
        return "".join(_utf8_or(line, page) for line in lines)
    return data.decode(encoding, "replace")


def _utf8_or(line: bytes, encoding: str) -> str:
    """A line as UTF-8 where nearly all its bytes are, else in the code page."""
    if _is_utf8(line):
        return line.decode("utf-8")
    forgiving = line.decode("utf-8", "replace")
    letters = sum(ord(c) > 127 for c in forgiving)
    lost = forgiving.count("\ufffd")
    return forgiving if lost * 4 < letters else line.decode(encoding, "replace")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mark(data: bytes) -> tuple[bytes, str] | None:
    return next((mark for mark in _MARKS if data.startswith(mark[0])), None)


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 shows in Latin text as zero bytes at every second place, and hardly any elsewhere."""
    half = len(head) // 2
    if half < 2:
        return None
    even, odd = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if odd > half * 0.4 and even < half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.02 else None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    return known_encoding(found[1].decode("ascii")) if found else None


def _detected(foreign: bytes) -> str:
    """The code page of bytes that are no UTF-8. With few accents among them the detector guesses; then Western."""
    sample = foreign[:_SAMPLE]
    accents = sum(byte > 127 for byte in sample)
    if accents * 50 < len(sample) or accents < 8:
        return _WESTERN
    return known_encoding(detect_encoding(sample)) or _WESTERN


def known_encoding(name: str | None) -> str | None:
    """Python's name of a code page as the web means it: Latin-1 and ASCII stand for windows-1252.

    None for what is no code page: Python also knows encodings of addresses and of source text, some of which take time
    that grows faster than the text.
    """
    try:
        found = lookup(name or "").name
    except (LookupError, ValueError):  # a name with a zero byte
        return None
    if found in _NO_CODE_PAGES:
        return None
    if found in {"iso8859-1", "ascii", "utf-16", "utf-16-le", "utf-16-be", "utf-7"}:
        return _WESTERN
    return _SUPERSETS.get(found, found)
