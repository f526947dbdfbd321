"""The grammar of time: each rule is a name and a pattern over the letters of tokens (see `tokens`, `vocabulary`).

Named groups say which field of the expression a token fills: y year, m month, d day, w weekday, o day offset, u unit,
n number, q ordinal, r relation, g direction, p part, D part of the day, E feast, N season, k clock, z zone, c decade,
v blur, C fiscal, I figures, j "and" between two days; a 2 marks the far end of a range or the unit that holds another.
"""

import re

_REL = "(?P<r>[lnh])"
_YEAR = "(?:,?o?(?P<y>[yY]))?"
_PART = "(?:t?(?:(?P<p>p)-?o?t?|(?P<p2>P)ot?))?"
_SLICE = "t?(?P<q>[ql])-?(?P<n>[09V])?(?P<u>u)o"

_PATTERNS = (
    ("numeric", "(?P<I>I)"),
    # "between 3 and 7 October", "Oct. 3-7, 2016", "3 October to 7 November"
    ("dates", f"[BF]?t?(?P<d>[0q])o?(?P<m>m){_YEAR}[-X&]t?(?P<d2>[0q])o?(?P<m2>m)(?:,?(?P<y2>y))?"),
    ("dates", f"[BF]?t?(?P<d>[0q])[-X]t?(?P<d2>[0q])o?(?P<m>m){_YEAR}"),
    ("dates", f"Bt?(?P<d>[0q])&t?(?P<d2>[0q])o?(?P<m>m){_YEAR}"),
    ("dates", f"t?(?P<d>[0q])(?P<j>&)t?(?P<d2>[0q])o?(?P<m>m){_YEAR}"),
    ("dates", "[BF]?(?P<m>m)(?P<d>[0q])(?:,?(?P<y>y))?[-X&](?P<m2>m)(?P<d2>[0q])(?:,?(?P<y2>y))?"),
    ("dates", f"[BF]?(?P<m>m)(?P<d>[0q])[-X](?P<d2>[0q])(?![u9m]){_YEAR}"),
    ("dates", f"B(?P<m>m)(?P<d>[0q])&(?P<d2>[0q])(?![u9m]){_YEAR}"),
    ("dates", f"(?P<m>m)(?P<d>[0q])(?P<j>&)(?P<d2>[0q])(?![xu9m]){_YEAR}"),
    ("week_of", f"t?(?P<u>u)ot?(?P<d>[0q])o?(?P<m>m){_YEAR}"),
    ("week_of", f"t?(?P<u>u)o(?P<m>m)(?P<d>[0q]){_YEAR}"),
    # "3 October 2015", "Friday, Oct. 13", "March eighth", "Oct 042017", "3 October last year"
    ("date", f"(?:(?P<w>w),?)?t?(?P<d>[0q])o?(?P<m>m),?o?{_REL}(?P<u2>u)"),
    ("date", f"(?:(?P<w>w),?)?t?(?P<d>[0q])-?o?(?P<m>m)-?{_YEAR}"),
    ("date", "(?:(?P<w>w),?)?(?P<m>m)(?P<I>G)"),
    ("date", f"(?:(?P<w>w),?)?(?P<m>m)t?(?P<d>[0q]),?o?{_REL}(?P<u2>u)"),
    ("date", f"(?:(?P<w>w),?)?(?P<m>m)t?(?P<d>[0q]){_YEAR}"),
    # "the first six weeks of 2016", "the last week of January", "the first days of Ramadan"
    ("slice_month", f"{_SLICE}(?P<m>m){_YEAR}"),
    ("slice_year", f"{_SLICE}C?u?(?P<y>y)"),
    ("slice_year", f"{_SLICE}t?{_REL}(?P<u2>u)"),
    ("slice_year", f"{_SLICE}(?P<r>t)(?P<u2>u)"),
    ("slice_feast", f"{_SLICE}t?(?P<E>E){_YEAR}"),
    ("slice_event", "t?(?P<q>q)-?(?P<n>[09V])?(?P<u>u)(?=ot?[^mycu!])"),
    # months
    ("months", f"[BF](?P<m>m)[-X&](?P<m2>m){_YEAR}"),
    ("months", f"(?P<m>m)[-X](?P<m2>m){_YEAR}"),
    ("months", "[BF]?(?P<m>m)(?P<y>y)[-X&](?P<m2>m)(?P<y2>y)"),
    ("month", f"{_PART}(?P<m>m),?o?{_REL}(?P<u2>u)"),
    ("month", f"{_PART}(?P<m>m){_YEAR}(?!')"),
    ("month", f"(?:(?P<p>p)-?)?{_REL}n?(?P<m>m)"),
    ("month", f"{_PART}(?P<m>m)"),
    # quarters and halves of a year
    ("quarter", "t?(?P<y>y)C?(?P<q>q)-?(?P<u>u)"),
    ("quarter", "(?P<r>[lhn])(?P<u2>u)'C?(?P<q>q)-?(?P<u>u)"),
    ("quarter", "t?(?P<C>C)?-?(?P<q>q)-?C?-?(?P<u>u)(?:[o,]?t?C?(?:u)?(?P<y>y))"),
    ("quarter", "t?(?P<C>C)?-?(?P<q>q)-?C?-?(?P<u>u)(?:[o,]?t?(?P<r>[lhn])(?P<u2>u))"),
    ("quarter", "t?(?P<C>C)?-?(?P<q>q)-?C?-?(?P<u>u)"),
    ("year_on_year", "(?:tx?)?u-?(?P<g>[ge])-?C?(?P<q>q)?-?(?P<u>u)"),
    ("year_on_year", "(?:ts?x?|s)?(?P<u>u)(?P<r>l)(?P<u2>u)"),
    ("year_on_year", "(?P<r>l)(?P<u2>u)'(?P<u>u)"),
    ("year_on_year", "[at]?u-(?P<g>[ge])"),
    ("period", "t?(?P<y>y)(?P<u>u)"),
    # years
    ("years", "[BF]?(?P<y>y)[-X](?P<y2>[y0])"),
    ("years", "B(?P<y>y)&(?P<y2>y)"),
    ("year", f"{_PART}(?P<C>C)?t?u?(?P<y>y)"),
    ("year", "(?<=[iSo])(?P<y>Y)"),
    ("decade", f"{_PART}(?P<y>c)"),
    # seasons and feasts
    ("season", f"{_PART}h?{_REL}(?P<N>N)"),
    ("season", f"(?:t(?=N)|{_PART})(?P<N>N),?o?(?:{_REL}(?P<u2>u)|(?P<y>[yY]))"),
    ("season", "t(?P<p>[pe])?(?P<N>N)(?![x9])"),
    ("season", "(?<=i)(?P<N>N)(?!x)"),
    ("feast", "(?P<E>E),?o?(?P<r>[lhn])(?P<u2>u)"),
    ("feast", "(?P<r>[lnh])?(?P<E>E)(?:,?[oi]?(?P<y>y))?"),
    # days and their parts
    ("weekday", "(?:(?P<p>[per])-?)?t?(?P<r>[lnhsf])n?(?P<w>w)"),
    ("weekday", "(?:(?P<p>[per])-?i?)?(?P<w>w)"),
    ("day", "(?:(?P<p>[per])-?)?(?P<o>d)"),
    ("row", "i?[ta]?(?P<q>q)-?R(?P<u>u)"),
    ("row", "i?[ta]?(?P<q>q)(?P<u>u)R"),
    ("row", "i?(?P<n>[09])R(?P<u>u)"),
    ("row", "i?(?P<n>[09])(?P<u>u)R"),
    ("same_day", "(?P<p>[per])?t?(?P<r>[sf])(?P<u>[uD])"),
    ("same_day", "t(?P<r>[nl])(?P<u>u)"),
    ("day_night", "(?P<p>[per])?i?(?P<r>[hl])(?P<D>D)"),
    ("daypart", "(?:ith?)?(?P<p>p)?(?P<D>D)"),
    ("clock", "(?:v)?(?P<k>k)(?P<z>z)?"),
    # distances in time
    ("ago", "(?P<v>v)?(?P<n>[09aV])-?o?(?P<u>u)v?(?P<g>g)"),
    ("shifted", "(?P<v>v)?(?P<n>[09aV])-?(?P<u>u)(?P<g>[er])"),
    ("shifted", "(?P<n>t)(?P<u>u)(?P<g>[er])"),
    ("span", "v?t?(?P<v>v)?(?P<r>[ln])(?P<n>[09V])o?(?P<u>u)"),
    ("span", "(?P<r>b)(?P<u>u)"),
    ("unit", f"(?:t?(?:(?P<p>[per])-?[oi]?t?|(?P<p2>P)ot?))?t?{_REL}C?(?P<u>u)"),
    ("unit_part", "t?(?:(?P<p>[per])[oi]|(?P<p2>P)o)t?(?P<C>C)?(?P<u>u)"),
    ("unit_part", "(?P<u>u)'?-?(?P<p>P)"),
    ("the_unit", "t(?P<C>C)?(?P<u>u)"),
    ("lasting", "(?P<v>v)?(?P<n>[09aV])-?(?P<u>u)"),
)

RULES = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
"""(kind, pattern) in order of trial: the first that fits at a place wins, if its expression makes sense."""

_STARTS = "(?=[^x!,.()'zRKjJo-])"
ANY = re.compile(
    _STARTS + "(?:" + "|".join(f"({re.sub(r'[(][?]P<[A-Za-z0-9]+>', '(?:', p)})" for _, p in _PATTERNS) + ")"
)
"""Where any rule may begin; `lastindex` - 1 is the first rule that fits there."""
