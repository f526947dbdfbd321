"""English numerals inside time expressions: "three", "twenty-first", "nineteen ninety-six", "two thousand"."""

from collections.abc import Sequence

from tollbook.grounding.times.vocabulary import Token

FIRST_YEAR, LAST_YEAR = 1900, 2100

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FIRSTS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]

CARDINALS = {w: n for n, w in enumerate(_ONES)} | {w: 20 + 10 * i for i, w in enumerate(_TENS)}
ORDINALS = {w: n for n, w in enumerate(_FIRSTS, 1)} | {"thirtieth": 30, "final": -1}
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
           "nineties": 90}  # fmt: skip


def numeral(word: str) -> tuple[str, int] | None:
    """The grammar's letter and the number of one numeral word: 0 cardinal, q ordinal, c decade of the 1900s."""
    if word in CARDINALS:
        return "0", CARDINALS[word]
    if word in ORDINALS:
        return "q", ORDINALS[word]
    if word in DECADES:
        return "c", 1900 + DECADES[word]
    return None


def is_year(number: int) -> bool:
    """Whether a number is a year that this grammar reads."""
    return FIRST_YEAR <= number <= LAST_YEAR


def join_numerals(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with numerals of several words joined into one."""
    if not any(t.letter == "0" and t.text[0].isalpha() for t in tokens):
        return list(tokens)
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        token, used = _joined_at(tokens, i)
        joined.append(token)
        i += used
    return joined


def _joined_at(tokens: Sequence[Token], i: int) -> tuple[Token, int]:
    first = tokens[i]
    if first.letter != "0" or not first.text[0].isalpha():
        return first, 1
    for parts, number in _readings(tokens, i):
        last = tokens[i + parts - 1]
        letter = "y" if is_year(number) and parts > 1 else last.letter if number <= 31 or last.letter == "q" else "9"
        return first._replace(letter=letter, end=last.end, text=f"{first.text} {last.text}", number=number), parts
    return first, 1


def _readings(tokens: Sequence[Token], i: int) -> list[tuple[int, int]]:
    """(how many tokens, number) of numerals that begin at `i`, the longest first."""
    head = tokens[i].number
    rest = tokens[i + 1 : i + 6]
    words = [(k, t) for k, t in enumerate(rest) if t.letter != "-"]
    if head == 2 and words and words[0][1].text.lower() == "thousand":
        small = [(k, t) for k, t in words[1:3] if t.letter == "0" and 0 < t.number < 100 and t.text[0].isalpha()]
        return [(small[0][0] + 2, 2000 + small[0][1].number)] if small and small[0][0] <= 2 else [(2, 2000)]
    if head in {19, 20} and words and words[0][1].letter == "0" and words[0][1].number >= 10:
        tens_at, tens = words[0]
        if tens.number % 10 == 0 and tens.number >= 20 and len(words) > 1 and _digit(words[1][1]):
            return [(words[1][0] + 2, head * 100 + tens.number + words[1][1].number)]
        return [(tens_at + 2, head * 100 + tens.number)]
    if head >= 20 and head % 10 == 0 and words and words[0][0] <= 1 and _digit(words[0][1]):
        return [(words[0][0] + 2, head + words[0][1].number)]
    return []


def _digit(token: Token) -> bool:
    return token.letter in "0q" and 0 < token.number < 10 and token.text[0].isalpha()
